import { foldCase } from "../../model/index.ts";

/**
 * Towns abroad in Latin letters that need no postcode beside them to be known: capitals and the largest of the countries that CRMs here
 * trade with. Those that are family names as well (Essen, Lincoln, Florence) are left out.
 */
const bigTowns: ReadonlySet<string> = new Set(
  (
    "berlin|hamburg|münchen|munich|köln|cologne|frankfurt|frankfurt am main|stuttgart|düsseldorf|leipzig|dresden|hannover|nürnberg|bremen|" +
    "wien|vienna|graz|salzburg|linz|innsbruck|zürich|zurich|genève|geneva|genf|basel|bern|lausanne|" +
    "warszawa|warsaw|kraków|krakow|łódź|lodz|wrocław|wroclaw|poznań|poznan|gdańsk|gdansk|szczecin|lublin|katowice|białystok|gdynia|" +
    "praha|prague|brno|ostrava|bratislava|košice|budapest|debrecen|bucurești|bucuresti|bucharest|sofia|beograd|belgrade|zagreb|ljubljana|" +
    "vilnius|kaunas|klaipėda|rīga|riga|daugavpils|tallinn|tartu|narva|helsinki|tampere|turku|stockholm|göteborg|malmö|oslo|bergen|" +
    "københavn|copenhagen|aarhus|amsterdam|rotterdam|den haag|utrecht|eindhoven|bruxelles|brussel|brussels|antwerpen|gent|luxembourg|" +
    "paris|lyon|marseille|toulouse|bordeaux|strasbourg|lille|nantes|nice|london|manchester|birmingham|leeds|liverpool|glasgow|edinburgh|dublin|" +
    "madrid|barcelona|valencia|sevilla|lisboa|lisbon|porto|roma|rome|milano|milan|torino|turin|napoli|naples|bologna|genova|athens|athina|" +
    "istanbul|i̇stanbul|ankara|izmir|i̇zmir|antalya|bursa|tbilisi|batumi|yerevan|baku|bakı|chișinău|chisinau|" +
    "tashkent|toshkent|samarkand|samarqand|bishkek|almaty|astana|dushanbe|ashgabat|minsk|moscow|moskva|saint petersburg|st. petersburg|" +
    "new york|chicago|los angeles|san francisco|boston|seattle|houston|toronto|montreal|vancouver|sydney|melbourne|" +
    "beijing|shanghai|shenzhen|guangzhou|hong kong|singapore|seoul|tokyo|dubai|abu dhabi|tel aviv|kyiv|kiev|kharkiv|odesa|lviv"
  ).split("|"),
);

export function isBigTown(name: string): boolean {
  return bigTowns.has(foldCase(name));
}
