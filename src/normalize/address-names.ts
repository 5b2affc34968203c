/** Names of countries in addresses, and of the parts in which 1C and CommerceML keep an address. */

const spellings: readonly (readonly [code: string, shown: string, others: string])[] = [
  ["RU", "Россия", "рф|российская федерация|russia|russian federation|643|rus"],
  ["KZ", "Казахстан", "республика казахстан|рк|kazakhstan|қазақстан|398"],
  ["BY", "Беларусь", "республика беларусь|белоруссия|рб|belarus|112"],
  ["UA", "Украина", "україна|ukraine|804"],
  ["UZ", "Узбекистан", "республика узбекистан|uzbekistan|860"],
  ["KG", "Кыргызстан", "киргизия|кыргызская республика|kyrgyzstan|417"],
  ["AM", "Армения", "республика армения|armenia|051"],
  ["AZ", "Азербайджан", "азербайджанская республика|azerbaijan|031"],
  ["GE", "Грузия", "georgia|268"],
  ["MD", "Молдова", "республика молдова|молдавия|moldova|498"],
  ["TJ", "Таджикистан", "республика таджикистан|tajikistan|762"],
  ["TM", "Туркменистан", "туркмения|turkmenistan|795"],
  ["LT", "Литва", "lithuania|lietuva"],
  ["LV", "Латвия", "latvia|latvija"],
  ["EE", "Эстония", "estonia|eesti"],
  ["PL", "Польша", "poland|polska"],
  ["DE", "Германия", "germany|deutschland|фрг"],
  ["CN", "Китай", "кнр|china"],
  ["TR", "Турция", "turkey|türkiye"],
  ["IT", "Италия", "italy|italia"],
  ["FR", "Франция", "france"],
  ["FI", "Финляндия", "finland|suomi"],
  ["CZ", "Чехия", "czech republic|czechia"],
  ["RS", "Сербия", "serbia"],
  ["AE", "ОАЭ", "uae|united arab emirates"],
  ["IL", "Израиль", "israel"],
  ["IN", "Индия", "india"],
  ["US", "США", "usa|united states|united states of america|u s a"],
  ["GB", "Великобритания", "uk|united kingdom|great britain|england|англия"],
  ["AU", "Австралия", "australia"],
  ["CA", "Канада", "canada"],
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
  return codes.get(/[.«»"]|\s\s/.test(lower) ? lower.replace(/[.«»"\s]+/g, " ").trim() : lower);
}

/** The country's Russian name; the code itself where it is not in the list. */
export function countryName(code: string): string {
  return shown.get(code) ?? code;
}

export type AddressPart =
  | "postcode"
  | "country"
  | "region"
  | "district"
  | "city"
  | "settlement"
  | "street"
  | "house"
  | "building"
  | "flat";

const partNames: ReadonlyMap<string, AddressPart> = new Map(
  (
    "postcode=postcode;zip=postcode;zipcode=postcode;индекс=postcode;почтовыйиндекс=postcode;country=country;countrycode=country;страна=country;" +
    "region=region;area=region;регион=region;субъектрф=region;state=region;province=region;district=district;район=district;mundistrict=district;" +
    "city=city;город=city;town=city;suburb=city;settlement=settlement;locality=settlement;населенныйпункт=settlement;наспункт=settlement;" +
    "street=street;улица=street;house=house;housenumber=house;дом=house;building=building;buildings=building;корпус=building;строение=building;" +
    "flat=flat;apartments=flat;apartment=flat;квартира=flat;office=flat;офис=flat"
  )
    .split(";")
    .map((pair) => pair.split("=") as [string, AddressPart]),
);

/** The part that a source calls so: `Населенный пункт`, `ZIPcode`. */
export function partByName(name: string): AddressPart | undefined {
  return partNames.get(
    name
      .toLowerCase()
      .replaceAll("ё", "е")
      .replace(/[^\p{L}]/gu, ""),
  );
}
