import { kindCompound } from "./kind-compounds.ts";
import { numberWords } from "./numbers.ts";

/** Words that names write in several ways that no likeness knows: countries by their letters, what dots have cut, `и К°`. */
const spelled: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})united states(?: of america)?(?!\p{L})/u, "usa"],
  [/(?<!\p{L})united kingdom(?!\p{L})/u, "uk"],
  [/(?<!\p{L})российск[а-я]{2,3} федераци[а-я]{1,2}(?!\p{L})/u, "рф"],
  [/(?<!\p{L})f lli(?!\p{L})/u, "fratelli"],
  // `Ste Marie` is as likely a saint.
  [/(?<!\p{L})st[eé] gle(?!\p{L})/u, "société générale"],
  [/(?<!\p{L})sté(?!\p{L})/u, "société"],
  [/(?<=\p{L} )c (?=ie(?!\p{L})|ia(?!\p{L}))/u, "c"],
  [/(?<=\p{L} )и к(?!\p{L})/u, "компания"],
  // `Школа 15 г. Владимир`: what says that a town follows is no part of the name.
  [/ (?:в )?(?:г|гор) (?=\p{L}{3})/u, " "],
  // «Школа № 12 г. о. Самара», «городского округа Самара»: nor is what says whose it is.
  [/(?<=[\p{L}\d] )(?:г о|городск[а-я]{2,3} округ[а-я]?) (?=\p{L}{3})/u, ""],
  // «Красноглинский р-н»; behind a name that is no adjective these are initials: «Ателье Громов Р.Н.».
  [/(?<=[иыо]й )р н(?!\p{L})/u, "район"],
  // «Д/с № 17»; without a number these are as likely somebody's initials, and «ДС-Авто 63» is a firm.
  [/(?<!\p{L})(?:(?:д с|д сад)(?!\p{L})(?=.*\d)|дс(?= \d))/u, "детский сад"],
  // `Ростехкабель отдел снабжения`: a card of the firm, by whoever answers there.
  [/(?<=\p{L}{3} )отдел (?:снабжения|сбыта|продаж|закупок|кадров|логистики|маркетинга|рекламы|доставки|мто)$/u, ""],
];

/**
 * The words of a name as they are compared: letters that stand alone are one abbreviation (`А. Б. В.`, `p.l.c.`), tens and
 * ones in words are one number (`forty four`), `Российской Федерации` is `РФ`, `ветклиника` is `вет клиника`.
 */
export function tokens(name: string): string[] {
  const compare = spelled.reduce((text, [written, instead]) => text.replace(written, instead), name);
  const words: string[] = [];
  let letters = "";
  let tens = 0;
  for (const word of compare.split(" ")) {
    if (word === "" || joiners.has(word)) continue;
    const value = numberWords.get(word);
    if (tens > 0) {
      if (value !== undefined && value < 10) {
        words[words.length - 1] = String(tens + value);
        tens = 0;
        continue;
      }
      if (/^[1-9]$/.test(word)) {
        words[words.length - 1] = String(tens + Number(word));
        tens = 0;
        continue;
      }
    }
    tens = value !== undefined && value >= 20 ? value : 0;
    if (word.length === 1 && /\p{L}/u.test(word)) {
      letters += word;
      continue;
    }
    if (letters !== "") words.push(letters);
    letters = "";
    words.push(...(kindCompound(word) ?? [word]));
  }
  if (letters !== "") words.push(letters);
  return words.length === 0 ? compare.split(" ") : words;
}

/** `H & M` and `H and M` are one name. */
const joiners = new Set(["and", "и", "the", "&"]);
