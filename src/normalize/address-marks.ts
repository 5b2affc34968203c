/** The words that say what a part of a Russian address is: `before` reads «г. Самара», `after` reads «Самара г». */
export interface Mark {
  readonly kind: "region" | "district" | "city" | "settlement" | "area" | "street";
  /** How it is written in the one line for people. */
  readonly shown: string;
  readonly before: RegExp;
  readonly after: RegExp;
}

const name = String.raw`([\p{L}\d"«„][\p{L}\d\s./()"«»„“'’-]*)`;

function mark(kind: Mark["kind"], shown: string, words: string): Mark {
  return {
    kind,
    shown,
    before: new RegExp(`^(?:${words})(?:\\.\\s*|\\s+)${name}$`, "iu"),
    after: new RegExp(`^${name}\\s+(?:${words})\\.?$`, "iu"),
  };
}

export const placeMarks: readonly Mark[] = [
  mark("region", "", "обл|область|край|кр|респ|республика|автономный округ|автономная область|аобл|а\\.о|ао"),
  mark("district", "р-н", "р-н|район|рн|м\\.р-н|муниципальный район|мун\\.?\\s?р-н|м\\.\\s?р-н|ауданы"),
  mark("district", "г. о.", "г\\.\\s?о|городской округ|го"),
  mark("city", "г.", "г|гор|город|қ|қаласы"),
  mark("settlement", "пгт", "пгт|п\\.\\s?г\\.\\s?т"),
  mark("settlement", "рп", "рп|р\\.\\s?п|раб\\.\\s?пос[её]лок|рабочий пос[её]лок"),
  mark("settlement", "пос.", "п|пос|пос[её]лок"),
  mark("settlement", "с.", "с|село|сел"),
  mark("settlement", "дер.", "дер|деревня|д"),
  mark("settlement", "ст-ца", "ст-ца|станица"),
  mark("settlement", "х.", "х|хутор"),
  mark("settlement", "аул", "аул"),
  mark("settlement", "СНТ", "снт|тер\\.?\\s?снт|сдт|днп|днт|сот"),
];

export const streetMarks: readonly Mark[] = [
  mark("street", "ул.", "ул|улица|вул|вулиця|вуліца|көшесі"),
  mark("street", "пр-т", "пр-т|пр-кт|просп|проспект|пр|даңғылы"),
  mark("street", "пер.", "пер|переулок|пров|провулок"),
  mark("street", "б-р", "б-р|бульвар|бул|бульв"),
  mark("street", "ш.", "ш|шоссе"),
  mark("street", "наб.", "наб|набережная"),
  mark("street", "пл.", "пл|площадь"),
  mark("street", "проезд", "проезд|пр-д|прд"),
  mark("street", "туп.", "туп|тупик"),
  mark("street", "аллея", "аллея|ал"),
  mark("street", "тракт", "тракт"),
  mark("street", "линия", "линия"),
  mark("street", "спуск", "спуск"),
  mark("area", "мкр.", "мкр|мкр-н|мкрн|микрорайон|м-н|мкрн"),
  mark("area", "кв-л", "кв-л|квартал"),
  mark("area", "тер.", "тер|территория"),
  mark("area", "промзона", "промзона|пром\\.?\\s?зона|промышленная зона"),
];

/** Every word that is a mark, for telling marks from names in a text without capitals or with nothing else. */
export const markWords: ReadonlySet<string> = new Set(
  (
    "обл область край кр респ республика ао р-н район рн го г гор город пгт рп п пос поселок с село дер деревня д ст-ца станица х хутор аул снт " +
    "ул улица вул пр-т пр-кт просп проспект пр пер переулок б-р бульвар бул ш шоссе наб набережная пл площадь проезд пр-д туп тупик аллея тракт " +
    "линия мкр мкр-н микрорайон кв-л квартал тер территория дом корп корпус к стр строение лит литера литер вл владение зд здание уч участок оф офис " +
    "кв квартира пом помещение ком комн комната каб кабинет эт этаж подъезд км им имени лет реки и на а/я"
  ).split(" "),
);

export interface NumberMark {
  readonly part: "house" | "building" | "flat";
  readonly shown: string;
  readonly pattern: RegExp;
}

const houseNumber = String.raw`(?:№\s*)?(\d+(?:\s?[\p{L}](?![\p{L}]))?(?:\s?[/-]\s?\d*(?:[\p{L}](?![\p{L}]))?)?)(?=$|[\s,.;)кКсС])`;
const letterOrNumber = String.raw`(?:№\s*)?(\d+(?:[\p{L}](?![\p{L}\d]))?(?=$|[^\p{L}\d]|[кс]\d)(?:[/-]\d+)?|[\p{Lu}](?![\p{L}]))`;
const unit = String.raw`(?:№\s*)?(\d[\p{L}\d/.-]*|[\p{Lu}][\p{L}\d/.-]{0,5})`;

function numbered(part: NumberMark["part"], shown: string, words: string, value: string): NumberMark {
  return {
    part,
    shown,
    pattern: new RegExp(`(?<=^|[\\s,.\\d])(?:${words})(?:\\s*[.:]\\s*|\\s+|(?=[\\d№]))${value}`, "iu"),
  };
}

export const houseMarks: readonly NumberMark[] = [
  numbered("building", "корп.", "корп|корпус|кор|к", letterOrNumber),
  numbered("building", "стр.", "стр|строение|строен|с", letterOrNumber),
  numbered("building", "лит.", "лит|литера|литер", unit),
  numbered("house", "д.", "д|дом|үй|буд", houseNumber),
  numbered("house", "вл.", "вл|влад|владение|домовл|домовладение", houseNumber),
  numbered("house", "зд.", "зд|здание", houseNumber),
  numbered("house", "уч.", "уч|участок|з/у", houseNumber),
  numbered("house", "соор.", "соор|сооружение", houseNumber),
  numbered("building", "а/я", "а/я|а\\.\\s?я|абонентский ящик", unit),
];

export const unitMarks: readonly NumberMark[] = [
  numbered("flat", "подъезд", "подъезд|под|п-д", unit),
  numbered("flat", "этаж", "этаж|эт", unit),
  numbered("flat", "пом.", "пом|помещение|помещ|н/п", unit),
  numbered("flat", "оф.", "оф|офис", unit),
  numbered("flat", "кв.", "кв|квартира", unit),
  numbered("flat", "комн.", "комн|комната|ком", unit),
  numbered("flat", "каб.", "каб|кабинет", unit),
  { part: "flat", shown: "этаж", pattern: /(?<=^|[\s,])(\d+)(?:-?(?:й|ый|ой))?\s+этаж(?![\p{L}])/iu },
  { part: "flat", shown: "подъезд", pattern: /(?<=^|[\s,])(\d+)(?:-?(?:й|ый|ой))?\s+подъезд(?![\p{L}])/iu },
];
