/** Words by which forms name the parts of an address: «Улица :Молодёжная Дом :64». */
const labels = "улица|проспект|переулок|бульвар|город|район|область|дом|корпус|строение|подъезд|этаж|квартира|офис";
const label = new RegExp(String.raw`(?:^|,?\s+)(?<!\p{L})(${labels})\s*:`, "giu");
/** A label with nothing behind it. */
const emptyLabel = new RegExp(String.raw`(?:^|, )(?:${labels})\s*(?=,|$)`, "giu");
/** The last one of a form that is filled in no further: its colon is tidied off before. */
const lastLabel = new RegExp(String.raw`\s(?:${labels})$`, "iu");
/** «Химки, Молодёжная, 1, 130, квартира»: bills put the word behind its number and a comma between them. */
const unitBehind = /(?<=\d[^,]*, )(\d+(?:-\d+)?[а-яё]?), (квартира|кв\.?|офис|оф\.?|комната)(?=$|[,\s(])/giu;
/** «кв .404», «д .6» */
const looseDot = /(?<=(?:^|[\s,.])\p{L}{1,4})\s\.\s?(?=\d)/gu;
/** «д. 5, стр. 1 Почтовый индекс: 105005» */
const postcodeBehind = /(?<=[\p{L}\d)])(?<!почт(?:овый)?)[\s.]+(?=(?:почт(?:овый|\.)?\s?)?индекс:?\s?\d{6}(?!\d))/giu;

/** «1 п3 эт12 кв 197», «6п 12эт 483кв»: entrance, floor and flat, as couriers are told. */
const entrance =
  /(?<=\d[а-яё]?,?\s)(?:п\.?\s?(\d{1,2}),?\s+эт?\.?\s?(\d{1,2}),?\s+(?=(?:кв|оф)\.?\s?\d)|(\d{1,2})п,?\s(\d{1,2})эт?,?\s(\d{1,4})кв(?!\p{L}))/giu;
/** «2 этаж Октябрьский район», «90 бокс Красноярск»: behind the number and its word the part is closed. */
const closesFloor = /(?<=\d(?:-?й)?\s(?:этаж|подъезд|бокс))\s(?=\p{Lu}\p{Ll}{2})/gu;
/** «Мира 13 цокольный этаж», «"Лотос" 2 этаж»: a floor behind a house, or behind a name in quotes. */
const floorBehind =
  /(?<=\d[а-яё]?)\s+(?=\p{L}+[ыои]й\s+этаж(?!\p{L}))|(?<=["»”])\s+(?=\d{1,2}(?:-?й)?\s+этаж(?!\p{L}))/giu;
/** «ул Производственная .» */
const strayDot = /\s\.(?=,|$)/gu;

/** «1-е мая», «9 января»: streets are called after days, whose month is a name there. */
const day =
  /(?<![\d./-])(\d{1,2})(?:-?(?:е|ое|го))?[\s-](январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)([ая])(?!\p{L})/giu;

/** «Запорізька область Василівський район м.Дніпрорудне вул. Миру 7»: what opens a part, and what closes one. */
const opensUkrainian =
  /(?<=[^\s,])\s(?=(?:(?:м|смт|с|вул|пров|просп|пр|бульв|буд|кв)\.\s?|(?:місто|село|селище|смт|вулиця|провулок|проспект|бульвар|будинок|квартира)\s)[«"]?[\p{Lu}\d])/gu;
/** «11124 Житомирська обл.» */
const postcodeUkrainian = /^(\d{5})\s+(?=\p{Lu})/u;
const closesUkrainian = /(?<=\p{L}(?:ка|ий|кий)\s(?:область|обл\.?|район|р-н\.?))\s(?=\S)/gu;

/** «9 мкр 4 дом», «13 мкр. дом 5»: in towns of quarters both numbers stand beside their words, and the first is the quarter's. */
const quarterAndHouse =
  /(?<![\p{L}\d/-])(\d{1,3}[а-я]?)\s?(мкр|мкрн|мкр-н|микрорайон|квартал)\.?,?\s+(?:(\d{1,4}[а-я]?)\s?(?:дом|д)(?![\p{L}\d])|(?:дом|д)\.?\s?(\d{1,4}[а-я]?)(?![\p{L}\d]))\.?/giu;
/** «12-квартал», «6-Линия»: the number is tied to its word. */
const tiedNumber = /(?<![\p{L}\d])(\d{1,3})-(квартал|мкр|микрорайон|линия)(?!\p{L})/giu;
/** «В.О. 6-я линия», «П.С. Большой пр.»: Petersburg's islands, which are written behind their streets. */
const islandInFront = /(?<=^|, )([ВП]\.\s?[ОС]\.)\s([^,]*?(?:линия|пр\.|пр-т|пр-кт|проспект))(?=,|\s|$)/giu;
/** «Мирзо-Улугбекскийр-н» */
const gluedDistrict = /(?<=\p{Ll}{2}(?:ский|ной|цкий))(?=р-н(?!\p{L}))/gu;

/** «ул. проспект Ленина», «ул. Шоссе Нефтяников»: the form had «ул.» printed already. */
const twoMarks =
  /(?<!\p{L})ул(?:ица|\.)?\s+(?=(?:проспект|пр-к?т|бульвар|б-р|шоссе|площадь|переулок|проезд)\.?\s+\p{Lu}\p{Ll}{2})/giu;

/** «ул. Промышленный проезд 2Б», «ул. Московское Шоссе 17»: the form had «ул.» printed already; an adjective without one is a street's. */
const streetAndDrive =
  /(?<!\p{L})ул(?:ица|\.)?\s+(\p{Lu}\p{L}+(?:ий|ый|ой|ое)\s)([Пп]роспект|[Бб]ульвар|[Шш]оссе|[Пп]ереулок|[Пп]роезд)(?=\s\d)/gu;
/** «д. 45 - кв. 7», «45-, оф. 7»: a dash between a house and what is in it. */
const dashBeforeFlat =
  /(?<=\d[а-яё]?)\s?[–—-](?:\s?,\s?|\s?(?=(?:кв|оф|пом|каб|комн)\.?\s?№?\d|(?:квартира|офис|помещение|кабинет|комната)\s))/giu;
/** «33/стр.2», «5/корп. 1» */
const slashBeforePart = /(?<=\d[а-яё]?)\/(?=(?:стр|корп|лит|кв|оф|пом)[.\s]*\d)/giu;
/** «11-й километр»; a village may be called so: «с. 10-й Километр». */
const kilometre =
  /(?<!(?:^|[\s,])(?:с|п|пос|дер|х|село|пос[её]лок|деревня|хутор|ст|станция)[.\s]\s?\d{1,4}(?:-?й)?\s?)(?<=\d(?:-?й)?\s?)километр(?=\s*(?:,|$))/giu;
/** «дом вл. 2/4», «д. стр. 5»: the field of a house had its word printed already. */
const houseTwice =
  /(?<=^|[\s,])(?:дом|д\.?)\s+(?=(?:вл|влад|владение|зд|здание|стр|строение|соор|уч|участок)\.?\s*№?\s*\d)/giu;
/** «1/ 1», «5 / 7» */
const looseSlash = /(?<=\d)(?:\s\/\s?|\/\s)(?=\d)/gu;
/** «ком. 201. Республика Беларусь» */
const countryBehind =
  /(?<=[\p{Ll}\d])\.\s(?=(?:Республика (?:Беларусь|Казахстан)|Беларусь|Казахстан|Россия|Российская Федерация|РФ)(?=,|$))/gu;
/** «Ул Борисовские Пруды 16 Кор 4 Кв 199», «Ленинградское Шоссе 39»: every word has its capital, and marks are no names where they stand. */
const titledNumber =
  /(?<=[\s.,\d])(?:Кор|Корп|Корпус|Стр|Строение|Дом|Д|Кв|Квартира|Оф|Офис|Пом|Помещение|Эт|Каб|Кабинет|Ком|Вл)(?=\.?\s?№?\d)/gu;
const titledStreet =
  /(?<=(?:^|\s)\p{Lu}\p{Ll}+\s)(?:Ул|Улица|Пер|Переулок|Просп|Пр-т|Пр-кт|Б-р)(?=[.\s])|(?<=(?:^|,\s|\p{Ll}\s)\p{Lu}\p{Ll}+(?:ое|ий|ый|ой)\s)(?:Проспект|Проезд|Шоссе|Бульвар|Переулок)(?=\s\d|,\s(?:д|дом)?[.\s]*\d)/gu;
const titled = /[\s.](?:Кор|Стр|Дом|Д\.|Д\s|Кв|Оф|Пом|Эт|Каб|Ком|Вл|Ул|Пер|Про|Пр-|Б-р|Буль|Шос)/u;

/** Hardly any address has one of these: a look at its letters is cheap. */
const maybe =
  /[ыои]й\sэтаж|["»”]\s\d{1,2}(?:-?й)?\sэт|:|\s\.|\d(?:-?й)?\s(?:этаж|подъезд|бокс)\s|\d[–—]\d|индекс|, (?:кв|оф|комната)|\d\s?эт?[\s.]|э\s?\d|эт?\.?\d|\d(?:-?(?:е|ое|го))?[\s-](?:янв|февр|март|апр|мая|ию[нл]|авг|сен|окт|ноя|дек)|[іїєґ]|\d[а-я]?(?:-|\s?)(?:мкр|микрор|квартал|линия)|йр-н|[вп]\.\s?[ос]\.|ул(?:ица|\.)?\s(?:пр|б-?[ру]|шос|пло|пер)|(?:ий|ый|ой|ое)\s(?:пр|бул|шос|пер)|километр|\d[а-я]?\s?[–—-]\s?(?:,|кв|оф|пом|ка|ком)|\/\s|\/(?:стр|корп|лит|кв|оф|пом)|\s\/|(?:дом|[\s,]д\.?)\s(?:вл|зд|стр|соор|уч)|\.\s(?:р|белар|каз)/iu;

/** An address as it was meant: the marks of a form, and those that stand behind their numbers, where the reader looks for them. */
export function asMeant(line: string): string {
  if (titled.test(line) && /\p{Ll}{2}/u.test(line))
    return plainly(line.replace(titledNumber, small).replace(titledStreet, small));
  return maybe.test(line) ? plainly(line) : line;
}

function small(word: string): string {
  return word.toLowerCase();
}

/** What is written otherwise than it was meant, in this order. Each hint tells from few letters that its pattern finds nothing: most lines have one of these. */
export const rewritings: readonly (readonly [hint: RegExp, pattern: RegExp, by: (...found: string[]) => string])[] = [
  [/[–—]/, /(?<=\d)[–—](?=\d)/gu, () => "-"],
  [
    /-(?:квартал|мкр|микрорайон|линия)/i,
    tiedNumber,
    (_, number = "", word = "") => (word.toLowerCase() === "линия" ? `${number}-я линия` : `${number} ${word}`),
  ],
  [
    /мкр|микрорайон|квартал/i,
    quarterAndHouse,
    (_, quarter = "", word = "", one?: string, other?: string) =>
      `${word.toLowerCase()} ${quarter}, дом ${one ?? other ?? ""}`,
  ],
  [/[вп]\.\s?[ос]\./i, islandInFront, (_, island = "", street = "") => `${street} ${island}`],
  [/йр-н/, gluedDistrict, () => " "],
  [/ул(?:ица|\.)?\s+(?:п|б|ш)/i, twoMarks, () => ""],
  [
    /[йе]\s(?:проспект|бульвар|шоссе|переулок|проезд)\s\d/i,
    streetAndDrive,
    (_, name = "", mark = "") => name + mark.toLowerCase(),
  ],
  [/километр/i, kilometre, () => "км"],
  [/[–—-]\s?(?:,|кв|оф|пом|каб|ком)/i, dashBeforeFlat, () => ", "],
  [/\s\/|\/\s/, looseSlash, () => "/"],
  [/\/(?:стр|корп|лит|кв|оф|пом)/i, slashBeforePart, () => ", "],
  [/д(?:ом|\.)?\s+(?:вл|зд|стр|соор|уч)/i, houseTwice, () => ""],
  [/\.\s[РБК]/, countryBehind, () => ", "],
  [/\s\./, looseDot, () => ". "],
  [/\s\./, strayDot, () => ""],
  [/(?:этаж|подъезд|бокс)\s/, closesFloor, () => ", "],
  [/этаж/i, floorBehind, () => ", "],
  [
    /эт?[.,]?\s?\d/i,
    entrance,
    (_, door = "", floor = "", door2 = "", floor2 = "", flat?: string) =>
      flat === undefined ? `подъезд ${door}, этаж ${floor}, ` : `подъезд ${door2}, этаж ${floor2}, кв. ${flat}`,
  ],
  [/, (?:кв|оф|ком)/i, unitBehind, (_, number = "", word = "") => `${word} ${number}`],
  [/индекс/i, postcodeBehind, () => ", "],
  [
    /\d(?:-?(?:е|ое|го))?[\s-](?:янв|фев|мар|апр|ма[ая]|ию[нл]|авг|сен|окт|ноя|дек)/i,
    day,
    (_, number = "", month = "", end = "") => `${number} ${capital(month)}${end}`,
  ],
];

function plainly(line: string): string {
  let plain = /[іїєґ]/iu.test(line)
    ? line.replace(opensUkrainian, ", ").replace(closesUkrainian, ", ").replace(postcodeUkrainian, "$1, ")
    : line;
  for (const [hint, pattern, by] of rewritings) if (hint.test(plain)) plain = plain.replace(pattern, by);
  if (!plain.includes(":")) return plain;
  // «ТЦ "Мой дом: всё для дома"» is called so.
  const cut = plain.replace(label, (written, word: string, at: number) =>
    inQuotes(plain, at) ? written : `${at === 0 ? "" : ", "}${word.toLowerCase()} `,
  );
  return cut === plain
    ? plain
    : cut
        .replace(/\s{2,}/gu, " ")
        .replace(emptyLabel, "")
        .replace(lastLabel, "")
        .replace(/^, /u, "");
}

function inQuotes(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const open = before.match(/["«“„]/gu)?.length ?? 0;
  return before.includes('"')
    ? (before.match(/"/gu)?.length ?? 0) % 2 === 1
    : open > (before.match(/[»”]/gu)?.length ?? 0);
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1).toLowerCase()}`;
}
