import { areaCodesOfTown } from "../../countries/area-codes.ts";
import { familyShape, givenName } from "../../countries/given-names.ts";

/** A town named beside a number: «г. Самара», or a note that is nothing else and no person's name (Владимир, Пушкин). */
export function townNamed(notes: readonly string[]): string | undefined {
  for (const note of notes) {
    const bare = note.replace(/[\s,.:;-]+$/u, "");
    const [, inside] = /^во?\s+(\p{Lu}[\p{L}-]{2,30})$/u.exec(bare) ?? [];
    const named = inside === undefined ? undefined : townByLocative(inside);
    if (named !== undefined) return named;
    const isPerson =
      givenName(bare.toLowerCase()) !== undefined || familyShape(bare.toLowerCase())?.strength === "strong";
    if (/^\p{Lu}[\p{L} -]{2,30}$/u.test(bare) && !isPerson && areaCodesOfTown(bare).length > 0) return bare;
    const town = /(?<!\p{L})(?:г\.|гор\.|город)\s{0,2}(\p{Lu}[\p{L}-]+(?:[ -]\p{L}[\p{L}-]+){0,3})/u.exec(note)?.[1];
    if (town !== undefined && areaCodesOfTown(town).length > 0) return town;
  }
  return undefined;
}

/** «в Самаре», «в Казани», «в Саратове», «в Тольятти» */
function townByLocative(word: string): string | undefined {
  const stem = word.replace(/[еи]$/u, "");
  return [word, `${stem}а`, `${stem}ь`, stem].find((town) => areaCodesOfTown(town).length > 0);
}
