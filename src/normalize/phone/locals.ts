import type { PhoneCleanerOptions, PhoneContext } from "../value/cleaned.ts";
import { complete } from "./complete.ts";
import type { Home } from "./home.ts";
import type { Entry } from "./entry.ts";
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
  const towns = entries.every(({ dialled }) => "local" in dialled)
    ? entries.flatMap(({ notes }) => townNamed(notes) ?? [])
    : [];
  const onlyTown = towns.length === 1 ? towns[0] : undefined;
  entries.forEach((entry, index) => {
    if (!("local" in entry.dialled)) return;
    const local = entry.dialled.local;
    const numbers = [...whole.slice(0, index).toReversed(), ...whole.slice(index + 1)].flat();
    // «332-21-10, 332-21-11 (Самара)»: the town behind the last is the town of all, where no other is named.
    const town = townNamed(entry.notes) ?? onlyTown;
    entry.dialled = off
      ? { problem: { code: "phone-area-code-unknown", severity: "warning", params: { number: local } } }
      : complete(local, { numbers, ...(town === undefined ? {} : { town }) }, context, home, options.areaCode);
  });
}
