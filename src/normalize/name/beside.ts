import { givenName } from "../../countries/given-names.ts";
import { withoutLegalForm } from "../../countries/legal-forms.ts";
import { compareWords } from "../letters.ts";
import { isBareTrade } from "./case.ts";
import { doubtOnce, tidy, type NameRule, type NameWork } from "./work.ts";
import { parsePerson } from "../person/parse.ts";
import { splitPosition } from "../positions.ts";

/** What stands beside a firm's name, in brackets or behind its quotes: the name once more, or somebody who answers for it. */

const inBrackets = /\s*\(([^()]{2,120})\)\s*$/u;
const behindQuotes = /(?<=[»"”])[\s,–—-]+([^«»"“”()]{3,60})$/u;

/** «ООО «Вектор», Vector Ltd», «ООО Вектор / Vector LLC»: the firm's own name for customers abroad. */
const inEnglish =
  /(?<=[а-яё"»”])\s*[,/–—-]\s*((?:["“„]?[A-Z][^"«»“”„()а-яё]*["”]?\s)(?:LLC|Ltd|Limited|Inc|JSC|LLP|PLC|Corp)\.?["”]?)$/iu;

/** «Общество … «Ромашка» (ООО «Ромашка»)»: the short name behind the full one goes; where it says more, it is kept as a note. */
export const shortNameRule: NameRule = {
  name: "name-short",
  field: "name",
  before: "ООО «Ромашка» (ООО «Ромашка»)",
  after: "ООО «Ромашка»",
  hint: /\)\s*$|[,/–—-]\s*["“„]?[a-z].*\s(?:llc|ltd|limited|inc|jsc|llp|plc|corp)\.?["”]?$/,
  apply(work) {
    const match = inBrackets.exec(work.text) ?? inEnglish.exec(work.text);
    if (match === null || match.index < 3) return false;
    const short = withoutLegalForm(match[1] ?? "");
    const full = withoutLegalForm(work.text.slice(0, match.index));
    if (short.form === undefined || short.form.compare !== full.form?.compare) return false;
    if (!/\p{L}{2}/u.test(full.rest)) return false;
    const words = (text: string): string => compareWords(text, work.cyrillic);
    work.text = work.text.slice(0, match.index).trim();
    if (words(short.rest) !== words(full.rest))
      work.notes.push({ value: match[1] ?? "", raw: match[0], rule: "name-short" });
    return true;
  },
};

/** `ООО "Ромашка" Петров А.А.`, `… (директор Петров)`, `… (Ольга)`: a person beside a firm becomes a note. */
export const personBesideRule: NameRule = {
  name: "name-person",
  field: "name",
  before: "ООО «Ромашка» (директор Петров П.П.)",
  after: "ООО «Ромашка»",
  hint: /["»”][\s,–—-]+[а-яёa-z]|\)\s*$/,
  apply(work) {
    if (!isFirm(work)) return false;
    const match = inBrackets.exec(work.text) ?? behindQuotes.exec(work.text);
    if (match === null || match.index < 2 || !isSomebody(tidy(match[1] ?? ""))) return false;
    const rest = tidy(work.text.slice(0, match.index));
    if (!/\p{L}{2}/u.test(rest)) return false;
    work.text = rest;
    work.notes.push({ value: tidy(match[1] ?? ""), raw: match[0], rule: "name-person" });
    return true;
  },
};

/**
 * Who owns a western firm and what its sign says, beside its registered name: `Schmidt e.K., Inh. Peter Schmidt`, `Smith Ltd t/a The
 * Forge`, and `Fa.` in front, which says only that it is one. Sign and owner are kept as a note.
 */
export const tradingRule: NameRule = {
  name: "name-trading",
  field: "name",
  before: "Smith & Sons Ltd t/a The Old Forge",
  after: "Smith & Sons Ltd",
  hint: /(?:^|[\s,;(])(?:inh\.|inhaber|t\/a\s|d\/?b\/?a\s|trading as\s|a socio unico|unipersonale)|^fa\.\s|^firma\s/,
  apply(work) {
    const bare = work.text.replace(salutation, "");
    const match = trading.exec(bare);
    const rest =
      match === null ? bare : tidy(`${bare.slice(0, match.index)} ${bare.slice(match.index + match[0].length)}`);
    if (rest === work.text || !/\p{L}{2}/u.test(rest)) return false;
    if (match !== null) work.notes.push({ value: tidy(match[0]), raw: match[0], rule: "name-trading" });
    work.text = rest;
    return true;
  },
};

/** A Polish «Firma Handlowa …» is called so; a German firm only where its form says that it is one. */
const salutation = /^(?:Fa\.|Firma(?=\s.*\s(?:GmbH|AG|KG|OHG|oHG|UG|GbR|e\.\s?K)(?![\p{L}-])))\s+(?=\p{L})/u;
const trading =
  /[\s,;(]+(?:Inh(?:\.|aber(?:in)?)[:\s]\s?[\p{L}.\s-]+?(?=\s+e\.\s?K|\)|$)|(?:t\/a|d\/?b\/?a|trading as)\s[^()]+|(?:a\s+socio\s+unico|unipersonale)$)\)?/iu;

/** «Аркадий с выставки»: somebody's given name, and where he was met, in words that are no name of a shop («Мария с любовью»). */
export const whenceRule: NameRule = {
  name: "name-whence",
  field: "name",
  before: "Аркадий с выставки",
  after: "Аркадий",
  hint: /^[а-яё]+\s(?:с|со|из)\s[а-яё]|(?:вич|вна|ична)\s?\d{1,4}$|(?:ич|вна|чна|\.)\s?\([^()]+\)$/,
  apply(work) {
    const copy = cardNumber.exec(work.text) ?? (work.form === undefined ? bracketBehind.exec(work.text) : null);
    if (
      copy !== null &&
      work.form?.kind !== "organisation" &&
      isWholeName(copy[1] ?? "") &&
      !isBareTrade(copy[2] ?? "")
    ) {
      work.notes.push({ value: copy[2] ?? "", raw: work.text, rule: "name-whence" });
      work.text = copy[1] ?? "";
      doubtOnce(work, { code: "name-aside-taken", severity: "note", params: { word: copy[2] ?? "" } });
      return true;
    }
    const match = whence.exec(work.text);
    if (match === null || givenName(match[1] ?? "") === undefined || work.form !== undefined) return false;
    work.text = match[1] ?? "";
    work.notes.push({ value: match[2] ?? "", raw: match[0], rule: "name-whence" });
    return true;
  },
};

/** «Магазин Рынок Иванович 24» is somebody's shop. */
function isWholeName(text: string): boolean {
  const { family, given, patronymic } = parsePerson(text);
  return family !== undefined && given !== undefined && patronymic !== undefined;
}

/** «Петров Сергей Иванович 2», «Петров Сергей Иванович3»: a number that tells his cards apart is no part of anybody's name. */
const cardNumber = /^(\p{Lu}\p{L}+\s\p{Lu}\p{L}+\s\p{Lu}\p{L}+(?:вич|вна|ична|ВИЧ|ВНА|ИЧНА))\s?(\d{1,4})$/u;

/** «Петров Сергей Иванович (паспорт)», «Петров С.И. (сосед)»: what stands in brackets behind a whole name. */
const bracketBehind =
  /^(\p{Lu}[\p{L}-]+\s(?:\p{Lu}\p{L}+\s\p{Lu}\p{L}+(?:ич|вна|ична|ИЧ|ВНА|ИЧНА)|\p{Lu}\.\s?\p{Lu}\.))\s*\(((?!физ|самозан|частн)\p{Ll}{3}[\p{L}\s.,-]{0,60})\)$/u;

const whence =
  /^(\p{Lu}\p{Ll}+)\s+((?:со?|из)\s+(?:выстав|ярмар|рынк|сайт|авито|базы|склад|форум|семинар|конференц|инстагр|телегр|вк$|объявлен|реклам|стройк|объекта)\p{Ll}*(?:\s[\p{L}\d.]+)?)$/u;

/** Only beside a firm: «Петров А.А. (Ольга)» are two people, «Магазин (Иванов)» is whose shop it is. */
function isFirm(work: NameWork): boolean {
  return work.form?.kind === "organisation" || withoutLegalForm(work.text).form !== undefined;
}

function isSomebody(text: string): boolean {
  if (/\d/.test(text) || withoutLegalForm(text).form !== undefined) return false;
  const { position, rest } = splitPosition(text) ?? { position: undefined, rest: text };
  if (rest === "") return position !== undefined;
  const { sure, family, patronymic } = parsePerson(rest);
  if (position !== undefined) return sure !== "no";
  return sure === "yes" && (family !== undefined || patronymic !== undefined)
    ? true
    : /^\p{Lu}\p{Ll}+$/u.test(rest) && givenName(rest.toLowerCase()) !== undefined;
}
