/**
 * Countries by the names that people and programs write: the Russian name that is shown, then other spellings, ISO letters and
 * numbers of both standards, joined by `|`. From ОКСМ and from exports; those of the world that are met in these parts.
 */

const spellings: readonly (readonly [code: string, shown: string, others: string])[] = [
  [
    "RU",
    "Россия",
    "рф|российская федерация|росия|росийская федерация|russia|russian federation|rossiya|rossija|russland|643|rus",
  ],
  [
    "KZ",
    "Казахстан",
    "республика казахстан|рк|kazakhstan|қазақстан|qazaqstan|қазақстан республикасы|қр|republic of kazakhstan|398|kaz",
  ],
  ["BY", "Беларусь", "республика беларусь|рэспубліка беларусь|белоруссия|рб|belarus|republic of belarus|112|blr"],
  ["UA", "Украина", "україна|ukraine|804|ukr"],
  [
    "UZ",
    "Узбекистан",
    "республика узбекистан|o'zbekiston|oʻzbekiston|o‘zbekiston|o’zbekiston|o`zbekiston|ozbekiston|o'zbekiston respublikasi|ўзбекистон|ўзбекистон республикаси|рузб|uzbekistan|860|uzb",
  ],
  ["KG", "Кыргызстан", "киргизия|кыргызская республика|кыргыз республикасы|kyrgyzstan|417|kgz"],
  ["AM", "Армения", "республика армения|հայաստան|armenia|051|arm"],
  ["AZ", "Азербайджан", "азербайджанская республика|azərbaycan|azerbaijan|031|aze"],
  ["GE", "Грузия", "georgia|sakartvelo|საქართველო|268|geo"],
  ["MD", "Молдова", "республика молдова|молдавия|moldova|republica moldova|498|mda"],
  ["TJ", "Таджикистан", "республика таджикистан|тоҷикистон|tajikistan|762|tjk"],
  ["TM", "Туркменистан", "туркмения|turkmenistan|795|tkm"],
  ["LT", "Литва", "lithuania|lietuva|ltu"],
  ["LV", "Латвия", "latvia|latvija|lva"],
  ["EE", "Эстония", "estonia|eesti|est"],
  ["PL", "Польша", "poland|polska|pol"],
  ["DE", "Германия", "germany|deutschland|фрг|deu|ger"],
  ["CN", "Китай", "кнр|china|chn"],
  ["TR", "Турция", "turkey|türkiye|tur|турецкая республика|türkiye cumhuriyeti"],
  ["IT", "Италия", "italy|italia|ita"],
  ["FR", "Франция", "france|fra"],
  ["FI", "Финляндия", "finland|suomi|fin"],
  ["CZ", "Чехия", "czech republic|czechia|cze"],
  ["RS", "Сербия", "serbia|srb"],
  ["AE", "ОАЭ", "uae|united arab emirates|are"],
  ["IL", "Израиль", "israel|isr"],
  ["IN", "Индия", "india|ind"],
  [
    "US",
    "США",
    "usa|united states|united states of america|u s a|соединенные штаты америки|соединённые штаты америки|america",
  ],
  [
    "GB",
    "Великобритания",
    "uk|united kingdom|great britain|england|англия|gbr|соединенное королевство|britain|scotland|wales",
  ],
  ["ES", "Испания", "spain|españa|esp"],
  ["NL", "Нидерланды", "голландия|netherlands|the netherlands|holland|nederland|nld"],
  ["BE", "Бельгия", "belgium|belgique|belgië|bel"],
  ["AT", "Австрия", "austria|österreich|aut"],
  ["CH", "Швейцария", "switzerland|schweiz|suisse|che"],
  ["SE", "Швеция", "sweden|sverige|swe"],
  ["NO", "Норвегия", "norway|norge|nor"],
  ["DK", "Дания", "denmark|danmark|dnk"],
  ["BG", "Болгария", "bulgaria|българия|bgr"],
  ["GR", "Греция", "greece|grc"],
  ["HU", "Венгрия", "hungary|magyarország|hun"],
  ["RO", "Румыния", "romania|românia|rou"],
  ["SK", "Словакия", "slovakia|svk"],
  ["SI", "Словения", "slovenia|svn"],
  ["HR", "Хорватия", "croatia|hrv"],
  ["CY", "Кипр", "cyprus|cyp"],
  ["PT", "Португалия", "portugal|prt"],
  ["IE", "Ирландия", "ireland|irl"],
  ["JP", "Япония", "japan|jpn"],
  ["KR", "Южная Корея", "корея|республика корея|south korea|korea|kor"],
  ["VN", "Вьетнам", "vietnam|viet nam|vnm"],
  ["MN", "Монголия", "mongolia|mng"],
  ["IR", "Иран", "iran|irn"],
  ["AU", "Австралия", "australia|aus"],
  ["CA", "Канада", "canada|can"],
];

const codes = new Map<string, string>();
const shown = new Map<string, string>();
for (const [code, name, others] of spellings) {
  shown.set(code, name);
  for (const spelling of [name, ...others.split("|")]) codes.set(spelling.toLowerCase(), code);
}

/** ISO code of a country written in words (or by its Russian number), where it is one of those met in these parts. */
export function countryByName(text: string): string | undefined {
  if (text.length > 40) return undefined;
  const lower = text.toLowerCase();
  if (!/[.«»"]|\s\s/.test(lower)) return codes.get(lower);
  const spaced = lower.replace(/[.«»"\s]+/g, " ").trim();
  // «Р.Ф.», «U.K.»: single letters with dots are an abbreviation.
  return codes.get(spaced) ?? (/^\p{L}(?: \p{L})+$/u.test(spaced) ? codes.get(spaced.replaceAll(" ", "")) : undefined);
}

/** The code that a text is or names: any two capitals are taken for one, as the standard has more than are met in these parts. */
export function countryCode(text: string): string | undefined {
  return countryByName(text) ?? (isCountryCode(text) ? text : carLetters.get(text));
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

/** The country's Russian name; the code itself where it is not in the list. */
export function countryName(code: string): string {
  return shown.get(code) ?? code;
}
