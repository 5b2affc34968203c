/**
 * ИНН that are typed into other firms' cards to get past a mandatory field: banks, monopolies, the tax service itself. A row whose
 * name has none of the words is not that firm.
 * Columns: ИНН; words of its names, lower case, without ё. Source: public registers (ЕГРЮЛ), November 2026; check digits are tested.
 */
export const wellKnownInns: ReadonlyMap<string, readonly string[]> = new Map([
  ["7707083893", ["сбербанк", "сбер", "sber"]],
  ["7702070139", ["втб", "vtb", "внешторгбанк"]],
  ["7728168971", ["альфа", "alfa"]],
  ["7710140679", ["тинькофф", "т-банк", "тбанк", "tinkoff"]],
  ["7744001497", ["газпромбанк", "гпб"]],
  ["7736050003", ["газпром", "gazprom"]],
  ["7708503727", ["ржд", "российские железные дороги", "железн"]],
  ["7707049388", ["ростелеком", "rostelecom"]],
  ["7740000076", ["мтс", "мобильные телесистемы", "mts"]],
  ["7812014560", ["мегафон", "megafon"]],
  ["7713076301", ["вымпелком", "вымпел-коммуникации", "билайн", "beeline"]],
  ["7736207543", ["яндекс", "yandex"]],
  ["7708004767", ["лукойл", "lukoil"]],
  ["7706107510", ["роснефть", "rosneft"]],
  ["7712040126", ["аэрофлот", "aeroflot"]],
  ["7707329152", ["фнс", "налогов"]],
  ["2310031475", ["тандер", "магнит"]],
  ["7825706086", ["агроторг", "пятерочка"]],
  ["7724490000", ["почта россии", "почта"]],
]);
