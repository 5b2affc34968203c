import { areaCodesOfTown } from "../../countries/area-codes.ts";
import { familyShape, givenName } from "../../countries/given-names.ts";
import type { PhoneCleanerOptions, PhoneContext } from "../value/cleaned.ts";
import { complete } from "./complete.ts";
import type { Home } from "./home.ts";
import type { Entry } from "./reading.ts";

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
    const town = townIn(entry.notes);
    entry.dialled = off
      ? { problem: { code: "phone-area-code-unknown", severity: "warning", params: { number: local } } }
      : complete(local, { numbers, ...(town === undefined ? {} : { town }) }, context, home, options.areaCode);
  });
}

/** A town named beside a number: «г. Самара», or a note that is nothing else and no person's name (Владимир, Пушкин). */
function townIn(notes: readonly string[]): string | undefined {
  for (const note of notes) {
    const bare = note.replace(/[\s,.:;-]+$/u, "");
    const isPerson =
      givenName(bare.toLowerCase()) !== undefined || familyShape(bare.toLowerCase())?.strength === "strong";
    if (/^\p{Lu}[\p{L} -]{2,30}$/u.test(bare) && !isPerson && areaCodesOfTown(bare).length > 0) return bare;
    const town = /(?<!\p{L})(?:г\.|гор\.|город)\s{0,2}(\p{Lu}[\p{L}-]+(?:[ -]\p{L}[\p{L}-]+){0,3})/u.exec(note)?.[1];
    if (town !== undefined && areaCodesOfTown(town).length > 0) return town;
  }
  return undefined;
}
