/** The words that say what a part of a Russian address is: `before` reads «г. Самара», `after` reads «Самара г». */
export interface Mark {
  readonly kind: "region" | "district" | "city" | "settlement" | "street";
  /** How it is written in the one line for people. */
  readonly shown: string;
  readonly before: RegExp;
  readonly after?: RegExp;
}

const name = String.raw`([\p{L}\d"«][\p{L}\d\s.()"«»'’-]*)`;

function mark(kind: Mark["kind"], shown: string, words: string, suffix = true): Mark {
  return {
    kind,
    shown,
    before: new RegExp(`^(?:${words})(?:\\.\\s*|\\s+)${name}$`, "iu"),
    ...(suffix ? { after: new RegExp(`^${name}\\s+(?:${words})\\.?$`, "iu") } : {}),
  };
}

export const placeMarks: readonly Mark[] = [
  mark("region", "", "обл|область|край|респ|республика|автономный округ|автономная область|аобл|а\\.о|ао"),
  mark("district", "р-н", "р-н|район|рн|м\\.р-н|муниципальный район|мун\\.р-н"),
  mark("district", "г. о.", "г\\.\\s?о|городской округ|го|г\\.о\\.\\s?г"),
  mark("city", "г.", "г|гор|город|қ|м"),
  mark("settlement", "пгт", "пгт|п\\.г\\.т"),
  mark("settlement", "рп", "рп|р\\.п|раб\\.\\s?поселок|рабочий пос[её]лок"),
  mark("settlement", "пос.", "п|пос|пос[её]лок"),
  mark("settlement", "с.", "с|село"),
  mark("settlement", "дер.", "дер|деревня"),
  mark("settlement", "ст-ца", "ст-ца|станица|стан"),
  mark("settlement", "х.", "х|хутор"),
  mark("settlement", "аул", "аул"),
  mark("settlement", "д.", "д", true),
  mark("settlement", "СНТ", "снт|тер\\.?\\s?снт|сдт|днп|днт"),
];

export const streetMarks: readonly Mark[] = [
  mark("street", "ул.", "ул|улица|вул|вулица|к-сі|көшесі"),
  mark("street", "пр-т", "пр-т|пр-кт|просп|проспект|пр|пр-т\\."),
  mark("street", "пер.", "пер|переулок"),
  mark("street", "б-р", "б-р|бульвар|бул|бульв"),
  mark("street", "ш.", "ш|шоссе"),
  mark("street", "наб.", "наб|набережная"),
  mark("street", "пл.", "пл|площадь"),
  mark("street", "проезд", "проезд|пр-д|прд"),
  mark("street", "туп.", "туп|тупик"),
  mark("street", "аллея", "аллея|ал"),
  mark("street", "мкр.", "мкр|мкр-н|мкрн|микрорайон|м-н"),
  mark("street", "кв-л", "кв-л|квартал"),
  mark("street", "тракт", "тракт"),
  mark("street", "линия", "линия"),
  mark("street", "тер.", "тер|территория|промзона|пром\\.?\\s?зона"),
  mark("street", "км", "км"),
];

export interface NumberMark {
  readonly part: "house" | "building" | "flat";
  readonly shown: string;
  readonly pattern: RegExp;
}

const number = String.raw`(?:№\s*)?(\d+[\p{L}]?(?:\s?[/-]\s?\d*[\p{L}]?)?(?=$|[\s,.;)к])|[А-ЯA-Z](?=$|[\s,.;)]))`;
const unit = String.raw`(?:№\s*)?([\p{L}\d][\p{L}\d/.-]*)`;

function numbered(part: NumberMark["part"], shown: string, words: string, value: string): NumberMark {
  return { part, shown, pattern: new RegExp(`(?<=^|[\\s,.\\d])(?:${words})(?:\\.\\s*|\\s+|(?=[\\d№]))${value}`, "iu") };
}

export const houseMarks: readonly NumberMark[] = [
  numbered("building", "корп.", "корп|корпус|к", String.raw`(?:№\s*)?(\d+[\p{L}]?|[А-Я])(?![\p{L}])`),
  numbered("building", "стр.", "стр|строение|строен", number),
  numbered("building", "лит.", "лит|литера|литер", unit),
  numbered("building", "соор.", "соор|сооружение", number),
  numbered("house", "д.", "д|дом|зд|здание|вл|влад|владение|домовл|домовладение|уч|участок|үй|буд", number),
];

export const unitMarks: readonly NumberMark[] = [
  numbered("flat", "этаж", "этаж|эт", unit),
  numbered("flat", "пом.", "пом|помещение|помещ", unit),
  numbered("flat", "оф.", "оф|офис", unit),
  numbered("flat", "кв.", "кв|квартира", unit),
  numbered("flat", "комн.", "комн|комната|ком", unit),
  numbered("flat", "каб.", "каб|кабинет", unit),
];
