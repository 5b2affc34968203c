/**
 * Regions of Kazakhstan that are written by three letters, in Russian and in Kazakh, as its own papers write them; the southern one is
 * Туркестанская since 2018, and an address that says the old name keeps it. Compiled by hand, as of November 2026.
 */
const names: ReadonlyMap<string, string> = new Map(
  (
    "ВКО=Восточно-Казахстанская область;ЗКО=Западно-Казахстанская область;СКО=Северо-Казахстанская область;ЮКО=Южно-Казахстанская область;" +
    "ШҚО=Восточно-Казахстанская область;БҚО=Западно-Казахстанская область;СҚО=Северо-Казахстанская область;ОҚО=Южно-Казахстанская область"
  )
    .split(";")
    .map((pair) => pair.split("=") as [string, string]),
);

/** `ВКО` → `Восточно-Казахстанская область`. */
export function kazakhRegionByLetters(letters: string): string | undefined {
  return names.get(letters);
}
