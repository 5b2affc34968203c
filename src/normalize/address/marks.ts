/**
 * The words that say what a part of a Russian address is. They are looked for in a text in lower case, by one pattern for all of
 * them: a pattern for each would be tried a hundred times for every address.
 */
export interface Mark {
  readonly kind: "region" | "district" | "city" | "settlement" | "area" | "street";
  /** How it is written in the one line for people. */
  readonly shown: string;
}

const table: readonly (readonly [kind: Mark["kind"], shown: string, words: string])[] = [
  [
    "region",
    "",
    "обл|область|край|кр|респ|республика|автономный округ|автономная область|аобл|а.о|ао|облысы|вобл|вобласць",
  ],
  [
    "district",
    "р-н",
    "р-н|район|р-он|рн|вн.р-н|вн. р-н|внутригородской район|раён|м.р-н|муниципальный район|мун. р-н|мун.р-н|м. р-н|ауданы",
  ],
  [
    "district",
    "м. о.",
    "м.о|м. о|вн.тер.г|вн. тер. г|вн.тер. г|муниципальный округ|вн.тер.г.муниципальный округ|вн.тер.г. муниципальный округ|вн. тер. г. муниципальный округ|вн.тер.г. м.о|внутригородская территория|внутригородская территория муниципальный округ|внутригородская территория города муниципальный округ",
  ],
  ["district", "г. о.", "г.о|г. о|городской округ|го"],
  ["district", "с. п.", "с.п|с. п|с/п|сельское поселение"],
  ["district", "г. п.", "г.п|г. п|г/п|городское поселение"],
  [
    "district",
    "поселение",
    "поселение|вн.тер.г. поселение|вн.тер.г.поселение|вн. тер. г. поселение|внутригородская территория поселение",
  ],
  ["district", "с/с", "с/с|сельсовет|сельский совет"],
  ["district", "с. о.", "с.о|с. о|с/о|сельский округ"],
  ["district", "внутригородской округ", "внутригородской округ"],
  // The post office serves the villages around it, one of which may be named besides.
  ["district", "п/о", "п/о"],
  ["city", "г.", "г|гор|город|г-к|г.-к|город-курорт|қ|қаласы"],
  [
    "settlement",
    "пгт",
    "пгт|п.г.т|п. г. т|поселок городского типа|посёлок городского типа|пос. городского типа|пос. гор. типа|пос.гор.типа",
  ],
  ["settlement", "рп", "рп|р.п|р. п|р/п|раб.поселок|раб. поселок|раб. посёлок|рабочий поселок|рабочий посёлок"],
  ["settlement", "пос.", "п|пос|поселок|посёлок"],
  ["settlement", "с.", "с|село|сел"],
  ["settlement", "дер.", "дер|деревня|д"],
  ["settlement", "ст-ца", "ст-ца|станица"],
  ["settlement", "х.", "х|хутор"],
  ["settlement", "аул", "аул"],
  ["settlement", "аг.", "аг|а.г|а. г|агрогородок"],
  ["settlement", "ж/д ст.", "ж/д ст|ж/д. ст|ж.д. ст|жд ст|ж/д станция"],
  ["settlement", "п/ст", "п/ст"],
  ["settlement", "разъезд", "разъезд|рзд|ж/д рзд|ж/д разъезд"],
  ["settlement", "смт", "смт|селище міського типу"],
  ["settlement", "ЗАТО", "зато"],
  ["settlement", "с/т", "с/т|садовое товарищество"],
  ...["СНТ", "СДТ", "ДНП", "ДНТ", "СОТ"].map((shown): [kind: Mark["kind"], shown: string, words: string] => {
    const word = shown.toLowerCase();
    return ["settlement", shown, `${word}|тер.${word}|тер. ${word}|тер ${word}`];
  }),
  ["street", "ул.", "ул|улица|вул|вулиця|вуліца|көшесі|көш|к-сі"],
  ["street", "пр-т", "пр-т|пр-кт|просп|проспект|пр|праспект|даңғылы|даңғ|д-лы"],
  ["street", "пер.", "пер|переулок|пров|провулок"],
  ["street", "б-р", "б-р|б-вар|бульвар|бул|бульв"],
  ["street", "ш.", "ш|ш-се|шоссе|шосе"],
  ["street", "наб.", "наб|набережная|набережна"],
  ["street", "пл.", "пл|площадь|площа"],
  ["street", "проезд", "проезд|пр-д|пр-зд|прд"],
  ["street", "туп.", "туп|тупик"],
  ["street", "аллея", "аллея|ал|алея"],
  ["street", "тракт", "тракт"],
  ["street", "линия", "линия"],
  ["street", "просека", "просека"],
  ["street", "спуск", "спуск"],
  ["street", "узвіз", "узвіз"],
  ["street", "майдан", "майдан"],
  ["area", "мкр.", "мкр|мкр-н|мкрн|микрорайон|м-н"],
  ["area", "ж/р", "ж/р|жилрайон|жилой район"],
  ["area", "кв-л", "кв-л|квартал"],
  ["area", "ж/м", "ж/м|жилмассив|жилой массив|жил. массив"],
  // Of dwellings in Tashkent, of gardens around Petersburg: it does not say which.
  ["area", "массив", "массив|м-в"],
  ["area", "махалля", "махалля"],
  ["area", "тер.", "тер|территория"],
  ["area", "промзона", "промзона|пром.зона|пром. зона|промышленная зона"],
];

const marks = new Map<string, Mark>();
for (const [kind, shown, words] of table) for (const word of words.split("|")) marks.set(word, { kind, shown });

/** Longest first, so that «пр-т» is not read as «пр». */
function alternatives(words: Iterable<string>): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
    .join("|");
}

const areas = table.filter(([kind]) => kind === "area").map(([, shown]) => shown);
/** «мкр. Сходня»: an area as it is shown, and nothing behind it. */
export const areaAlone = new RegExp(`^(?:${alternatives(areas)}) [^,]+$`, "u");

const leading = new RegExp(`^(${alternatives(marks.keys())})(?:\\.\\s*|\\s+)(?=[^\\s.])`);
const trailing = new RegExp(`\\s(${alternatives(marks.keys())})\\.?$`);

/** Reads «г. Самара» or «Самара г». `lower` is the segment in lower case. */
export function markOf(segment: string, lower: string): { readonly mark: Mark; readonly name: string } | undefined {
  const first = leading.exec(lower);
  if (first !== null) return { mark: marks.get(first[1] ?? "") as Mark, name: segment.slice(first[0].length).trim() };
  const last = trailing.exec(lower);
  if (last === null) return undefined;
  return { mark: marks.get(last[1] ?? "") as Mark, name: segment.slice(0, last.index).trim() };
}

export interface NumberMark {
  readonly part: "house" | "building" | "flat";
  readonly shown: string;
}

const houses: readonly (readonly [shown: string, words: string])[] = [
  ["д.", "д|дом|үй|буд|будинок"],
  ["вл.", "вл|влд|влад|владение|домовл|домовладение"],
  ["зд.", "зд|здание"],
  ["уч.", "уч|участок|з/у"],
  ["соор.", "соор|сооружение"],
];
const buildings: readonly (readonly [shown: string, words: string])[] = [
  ["корп./стр.", "корп./стр|корп/стр|корпус/строение"],
  ["корп.", "корп|корпус|кор|к"],
  ["стр.", "стр|строение|строен|ст|с"],
  ["блок", "блок"],
];
/** «кв./оф. 8», as forms have it: which of the two is meant is not said. */
const units: readonly (readonly [shown: string, words: string])[] = [
  [
    "кв./оф.",
    "кв./оф|кв/оф|кв./офис|кв/офис|квартира/офис|кв (оф)|кв. (оф.)|оф./кв|оф/кв|офис/кв|офис/квартира|квартира (офис)",
  ],
  ["этаж/пом.", "этаж/пом|этаж/помещ|этаж/помещение|эт/пом|эт./пом|эт./помещ|эт/помещ"],
  ["этаж/оф.", "этаж/офис|этаж/оф|эт/оф|эт./оф|эт/офис"],
  ["лит.", "лит|литера|литер"],
  ["а/я", "а/я|а.я|абонентский ящик"],
  ["в/ч", "в/ч|в/ч №|войсковая часть|воинская часть"],
  ["подъезд", "подъезд|под|п-д"],
  ["этаж", "этаж|эт"],
  ["пом.", "пом|помещение|помещ|н/п|н.п|нп|нежилое помещение"],
  ["пав.", "пав|павильон"],
  ["бокс", "бокс"],
  ["секция", "секция|сек"],
  ["склад", "склад"],
  ["цех", "цех"],
  ["ангар", "ангар"],
  ["гараж", "гараж"],
  ["бутик", "бутик"],
  ["ряд", "ряд"],
  ["место", "место"],
  ["оф.", "оф|офис|кеңсе"],
  ["кв.", "кв|квартира|пәтер"],
  ["комн.", "комн|комната|ком"],
  ["каб.", "каб|кабинет"],
  ["ауд.", "ауд|аудитория"],
];

const numberMarks = new Map<string, NumberMark>();
function enter(part: NumberMark["part"], rows: readonly (readonly [string, string])[]): string {
  for (const [shown, words] of rows)
    for (const word of words.split("|")) numberMarks.set(word, { part: shown === "лит." ? "building" : part, shown });
  return alternatives(rows.flatMap(([, words]) => words.split("|")));
}

const letter = "[a-zа-яёіқ]";
// «10Ас17»: the letter of the house stands between its number and the building.
const before = "(?<=^|[\\s,.\\d]|\\d[а-яё](?=[кс]\\d))";
const after = "(?:\\s*[.:]\\s*|\\s+|-(?=\\d)|(?=[\\d№]))(?:№\\s*)?";
const houseValue = `(\\d+(?:\\s?${letter}(?!${letter}))?(?:\\s?[/-]\\s?\\d*(?:${letter}(?!${letter}))?){0,2})(?=$|[\\s,.;)кс]|оф)`;
const buildingValue = `(\\d+(?:\\s${letter}(?=$)|${letter}(?!${letter}|\\d))?(?=$|[^a-zа-яё\\d]|[кс]\\d)(?:[/-]\\d+(?:${letter}(?!${letter}|\\d))?)?|${letter}\\d+(?:\\.\\d+)?(?![a-zа-яё\\d])|${letter}(?!${letter}))`;
const unitValue = `(\\d[a-zа-яё\\d/.-]*|[a-zа-яё][a-zа-яё\\d/.-]{0,5}(?![a-zа-яё]))`;

/** House, building, office, floor with their numbers, each pattern for one kind of number. */
const numbers: readonly RegExp[] = [
  new RegExp(`${before}(${enter("building", buildings)})${after}${buildingValue}`),
  new RegExp(`${before}(${enter("house", houses)})${after}${houseValue}`),
  new RegExp(`${before}(${enter("flat", units)})${after}${unitValue}`),
];
/** Hardly any segment has one of these words, and looking for letters is cheaper than for a number before them. */
const mayBeOrdinal = (lower: string): boolean =>
  lower.includes("эт") || lower.includes("подъезд") || lower.includes("бокс");
const ordinals = /(?<=^|[\s,])(\d+)(?:-?(?:й|ый|ой))?\s+(этаж|подъезд|бокс|эт(?=\.|$))(?![а-яё])/;
/** Floors that are called by a word. */
const floors = new Map(
  "первый=1 второй=2 третий=3 четвертый=4 четвёртый=4 пятый=5 цокольный подвальный мансардный антресольный"
    .split(" ")
    .map((pair) => {
      const [word = "", number = word] = pair.split("=");
      return [word, number] as const;
    }),
);
const floor = new RegExp(
  `(?<=^|[\\s,])(?:(${alternatives(floors.keys())})\\s+этаж|этаж\\s+(${alternatives(floors.keys())}))(?![а-яё])`,
);

/** «5 д.», «12 кв», «5-үй», «12 кеңсе»: the mark behind the number, and nothing else. «14Д» is a house with its letter. */
const numberFirst = new RegExp(
  `^(\\d+(?:${letter}(?!${letter}))?(?:/\\d+)?)(?:[\\s-](?=д\\.?$)|(?!\\s?-?д\\.?$)[\\s-]?)(д|дом|буд|будинок|кв|квартира|оф|офис|каб|кабинет|комната|пав|павильон|бутик|корпус|корп|стр|строение|үй|кеңсе|пәтер)\\.?$`,
);

/** A number with its mark, and where it stands in the text. */
export interface MarkedNumber extends NumberMark {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The first numbers of a segment that have a mark. `lower` is the segment in lower case. */
export function markedNumber(segment: string, lower: string): MarkedNumber | undefined {
  const ordinal = mayBeOrdinal(lower) ? ordinals.exec(lower) : null;
  for (const pattern of numbers) {
    const match = pattern.exec(lower);
    if (match === null) continue;
    const end = match.index + match[0].length;
    // «2 этаж В16»: the number before it is the floor's.
    if (ordinal !== null && match.index > ordinal.index && match.index < ordinal.index + ordinal[0].length) continue;
    const value = segment.slice(end - (match[2] ?? "").length, end);
    const mark = numberMarks.get(match[1] ?? "") as NumberMark;
    // «оф. здание» has no number: letters count only as capitals, «лит. А», «пом. II», or with one, «пом. н10».
    if (/^\p{Ll}(?!\d+$)/u.test(value) && value.length > 1) continue;
    return { ...mark, value, start: match.index, end };
  }
  const behind = numberFirst.exec(lower);
  if (behind !== null) {
    const mark = numberMarks.get(behind[2] ?? "") as NumberMark;
    return { ...mark, value: segment.slice(0, (behind[1] ?? "").length), start: 0, end: segment.length };
  }
  const called = lower.includes("этаж") ? floor.exec(lower) : null;
  if (called !== null)
    return {
      part: "flat",
      shown: "этаж",
      value: floors.get(called[1] ?? called[2] ?? "") ?? "",
      start: called.index,
      end: called.index + called[0].length,
    };
  if (ordinal === null) return undefined;
  const [whole, value = "", word = ""] = ordinal;
  return {
    part: "flat",
    shown: word === "эт" ? "этаж" : word,
    value,
    start: ordinal.index,
    end: ordinal.index + whole.length,
  };
}

/** Every word that is a mark, for telling marks from names in a text without capitals or with nothing else. */
export const markWords: ReadonlySet<string> = new Set([
  ...marks.keys(),
  ...numberMarks.keys(),
  // The first word of a mark of two is a mark too: «МУНИЦИПАЛЬНЫЙ ОКРУГ», «ВН.ТЕР.Г. …».
  ..."вн тер муниципальный муниципальная городской внутригородской внутригородская внутригородское округ образование сельское городское".split(
    " ",
  ),
  ..."км им имени лет года годов летия летию реки и на".split(" "),
]);

/** Marks that are whole names of streets as well: «ул. Набережная», «Площадь», «Линия». */
export const marksAsNames: ReadonlySet<string> = new Set(
  "набережная площадь проезд линия аллея тракт спуск тупик бульвар шоссе просека квартал станица хутор".split(" "),
);
