/**
 * Countries by the names that people and programs write: the Russian and the English name that are shown, then other spellings, ISO letters and
 * numbers of both standards, joined by `|`. From ОКСМ and from exports; those of the world that are met in these parts.
 */

const spellings: readonly (readonly [code: string, russian: string, english: string, others: string])[] = [
  [
    "RU",
    "Россия",
    "Russia",
    "рф|российская федерация|росия|росийская федерация|russian federation|rossiya|rossija|russland|643|rus",
  ],
  [
    "KZ",
    "Казахстан",
    "Kazakhstan",
    "республика казахстан|рк|қазақстан|qazaqstan|қазақстан республикасы|қр|кз|republic of kazakhstan|398|kaz",
  ],
  ["BY", "Беларусь", "Belarus", "республика беларусь|рэспубліка беларусь|белоруссия|рб|republic of belarus|112|blr"],
  ["UA", "Украина", "Ukraine", "україна|804|ukr"],
  [
    "UZ",
    "Узбекистан",
    "Uzbekistan",
    "республика узбекистан|o'zbekiston|oʻzbekiston|o‘zbekiston|o’zbekiston|o`zbekiston|ozbekiston|o'zbekiston respublikasi|ўзбекистон|ўзбекистон республикаси|рузб|860|uzb",
  ],
  ["KG", "Кыргызстан", "Kyrgyzstan", "киргизия|кыргызская республика|кыргыз республикасы|417|kgz"],
  ["AM", "Армения", "Armenia", "республика армения|հայաստան|051|arm"],
  ["AZ", "Азербайджан", "Azerbaijan", "азербайджанская республика|azərbaycan|031|aze"],
  ["GE", "Грузия", "Georgia", "sakartvelo|საქართველო|268|geo"],
  ["MD", "Молдова", "Moldova", "республика молдова|молдавия|republica moldova|498|mda"],
  ["TJ", "Таджикистан", "Tajikistan", "республика таджикистан|тоҷикистон|762|tjk"],
  ["TM", "Туркменистан", "Turkmenistan", "туркмения|795|tkm"],
  ["LT", "Литва", "Lithuania", "lietuva|ltu"],
  ["LV", "Латвия", "Latvia", "latvija|lva"],
  ["EE", "Эстония", "Estonia", "eesti|est"],
  ["PL", "Польша", "Poland", "polska|pol"],
  ["DE", "Германия", "Germany", "deutschland|фрг|deu|ger"],
  ["CN", "Китай", "China", "кнр|chn"],
  ["TR", "Турция", "Turkey", "türkiye|tur|турецкая республика|türkiye cumhuriyeti"],
  ["IT", "Италия", "Italy", "italia|ita"],
  ["FR", "Франция", "France", "fra"],
  ["FI", "Финляндия", "Finland", "suomi|fin"],
  ["CZ", "Чехия", "Czechia", "czech republic|cze"],
  ["RS", "Сербия", "Serbia", "srb"],
  ["AE", "ОАЭ", "United Arab Emirates", "uae|are"],
  ["IL", "Израиль", "Israel", "isr"],
  ["IN", "Индия", "India", "ind"],
  [
    "US",
    "США",
    "United States",
    "usa|united states of america|u s a|соединенные штаты америки|соединённые штаты америки|america",
  ],
  [
    "GB",
    "Великобритания",
    "United Kingdom",
    "uk|great britain|england|англия|gbr|соединенное королевство|britain|scotland|wales",
  ],
  ["ES", "Испания", "Spain", "españa|esp"],
  ["NL", "Нидерланды", "Netherlands", "голландия|the netherlands|holland|nederland|nld"],
  ["BE", "Бельгия", "Belgium", "belgique|belgië|bel"],
  ["AT", "Австрия", "Austria", "österreich|aut"],
  ["CH", "Швейцария", "Switzerland", "schweiz|suisse|che"],
  ["SE", "Швеция", "Sweden", "sverige|swe"],
  ["NO", "Норвегия", "Norway", "norge|nor"],
  ["DK", "Дания", "Denmark", "danmark|dnk"],
  ["BG", "Болгария", "Bulgaria", "българия|bgr"],
  ["GR", "Греция", "Greece", "grc"],
  ["HU", "Венгрия", "Hungary", "magyarország|hun"],
  ["RO", "Румыния", "Romania", "românia|rou"],
  ["SK", "Словакия", "Slovakia", "svk"],
  ["SI", "Словения", "Slovenia", "svn"],
  ["HR", "Хорватия", "Croatia", "hrv"],
  ["CY", "Кипр", "Cyprus", "cyp"],
  ["PT", "Португалия", "Portugal", "prt"],
  ["IE", "Ирландия", "Ireland", "irl"],
  ["JP", "Япония", "Japan", "jpn"],
  ["KR", "Южная Корея", "South Korea", "корея|республика корея|korea|kor"],
  ["VN", "Вьетнам", "Vietnam", "viet nam|vnm"],
  ["MN", "Монголия", "Mongolia", "mng"],
  ["IR", "Иран", "Iran", "irn"],
  ["AU", "Австралия", "Australia", "aus"],
  ["CA", "Канада", "Canada", "can"],
];

const codes = new Map<string, string>();
const shown = { ru: new Map<string, string>(), en: new Map<string, string>() };
for (const [code, russian, english, others] of spellings) {
  shown.ru.set(code, russian);
  shown.en.set(code, english);
  for (const spelling of [russian, english, ...others.split("|")])
    if (spelling !== "") codes.set(spelling.toLowerCase(), code);
}

/** ISO code of a country written in words (or by its Russian number), where it is one of those met in these parts. */
export function countryByName(text: string): string | undefined {
  if (text.length > 40) return undefined;
  const lower = text.toLowerCase();
  if (!/[.«»"]|\s\s/.test(lower)) return codes.get(lower);
  const spaced = lower.replace(/[.«»"\s]+/g, " ").trim();
  // «Р.Ф.», «U.K.»: single letters with dots are an abbreviation.
  const bare = spaced.replace(/^(?:р|респ|республика) (?=\p{L}{4})/u, "");
  return (
    codes.get(spaced) ??
    codes.get(bare) ??
    (/^\p{L}(?: \p{L})+$/u.test(spaced) ? codes.get(spaced.replaceAll(" ", "")) : undefined)
  );
}

/** The code that a text is or names: any two capitals are taken for one, as the standard has more than are met in these parts; small letters (`kz`) are one of these. */
export function countryCode(text: string): string | undefined {
  return countryByName(text) ?? (isCountryCode(text) ? text : (carLetters.get(text) ?? inCapitals(text)));
}

function inCapitals(text: string): string | undefined {
  const code = text.toUpperCase();
  // «no» is an answer before it is Norway.
  return text !== "no" && shown.en.has(code) ? code : undefined;
}

/** The letters of cars, which stand for a country in a field of its own (`D`, `A`, `FIN`) and in free text for anything. */
const carLetters: ReadonlyMap<string, string> = new Map(
  "D=DE A=AT F=FR I=IT E=ES B=BE L=LU S=SE N=NO H=HU P=PT FIN=FI SLO=SI IRL=IE RUS=RU EST=EE"
    .split(" ")
    .map((pair) => pair.split("=") as [string, string]),
);

export function isCountryCode(text: string | undefined): text is string {
  return text !== undefined && /^[A-Z]{2}$/.test(text);
}

/** The country's name; the code itself where it is not in the list. */
export function countryName(code: string, language: "ru" | "en" = "ru"): string {
  return shown[language].get(code) ?? code;
}
