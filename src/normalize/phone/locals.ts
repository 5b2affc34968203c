import type { PhoneCleanerOptions, PhoneContext } from "../value/cleaned.ts";
import { complete } from "./complete.ts";
import type { Home } from "./home.ts";
import type { Entry } from "./reading.ts";
import { townNamed } from "./towns.ts";

/** Local numbers take the code of the whole number before them in the cell, or after, or of what the row says. */
export function completeLocals(
  entries: readonly Entry[],
  context: PhoneContext,
  home: Home,
  options: PhoneCleanerOptions,
): void {
  const off = home.off.has("phone-area-code");
  const whole = entries.map(({ dialled, groups }) =>
    "number" in dialled && dialled.number.kind === "fixed"
      ? [{ number: dialled.number, groups: groups.map(({ digits }) => digits) }]
      : [],
  );
  entries.forEach((entry, index) => {
    if (!("local" in entry.dialled)) return;
    const local = entry.dialled.local;
    const numbers = [...whole.slice(0, index).toReversed(), ...whole.slice(index + 1)].flat();
    const town = townNamed(entry.notes);
    entry.dialled = off
      ? { problem: { code: "phone-area-code-unknown", severity: "warning", params: { number: local } } }
      : complete(local, { numbers, ...(town === undefined ? {} : { town }) }, context, home, options.areaCode);
  });
}
