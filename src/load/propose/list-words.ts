import { coarse, russianOf } from "./translit.ts";
import { wordsOf } from "./words.ts";

/** Lists of a golden record. */
export type ListName = "phones" | "emails" | "sites" | "addresses" | "identifiers" | "bankAccounts" | "tags";

const listWords: readonly (readonly [ListName, RegExp])[] = [
  ["emails", /(?:^| )(?:e ?mails?|mails?|e|почта|почты|pochta|электронная)(?: |$)/u],
  [
    "phones",
    /(?:^| )(?:(?:tele)?(?:phone|fon)(?:s|y|able)?|tel|p|телефон[ыа]?|тел|telefon[yi]?|mobile|fax|cell|мобильный|факс)(?: |$)/u,
  ],
  ["sites", /(?:^| )(?:web ?sites?|sites?|url|web|www|сайт[ыа]?|sa[iy]t[y]?)(?: |$)/u],
  ["addresses", /(?:^| )(?:address(?:es|able)?|адрес[аы]?|adres[ay]?)(?: |$)/u],
  ["bankAccounts", /(?:^| )(?:bank(?:s|ing)?|расчетные|счета|scheta|банковские)(?: |$)/u],
  ["identifiers", /(?:^| )(?:identifiers?|requisites?|реквизиты|rekvizity|tax ids?|документы)(?: |$)/u],
  ["tags", /(?:^| )(?:tags?|labels?|теги|метки|категории)(?: |$)/u],
];

/** Which list a name speaks of: `email_addresses` of e-mails, though it says addresses too. */
export function listOf(name: string): ListName | undefined {
  const words = wordsOf(name);
  return listWords.find(([, expression]) => expression.test(words))?.[0];
}

/** Which phone a word means: for columns that tell them apart. */
export function phoneKindOf(word: string): "mobile" | "fax" | undefined {
  const words = wordsOf(word);
  const russian = russianOf(words) ?? coarse(words);
  if (/(?:^| )(?:mobile|mob|cell)(?: |$)/u.test(words) || /(?:^| )(?:мобилнии|моб|сотовии)(?: |$)/u.test(russian))
    return "mobile";
  return /(?:^| )(?:fax|факс|faks)(?: |$)/u.test(words) ? "fax" : undefined;
}
