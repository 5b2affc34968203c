import { mayNameInstitution } from "../../countries/institution-forms.ts";
import { legalFormAt, type FormMatch } from "../../countries/legal-forms.ts";
import { townByName } from "../../countries/ru/regions.ts";
import { wordsOf, type Word } from "../letters.ts";
import { isPlaceholder } from "../placeholder.ts";
import { capsRule } from "./case.ts";
import { catchAllRule } from "./catch-all.ts";
import { formAsMeant } from "./form-as-meant.ts";
import { counts, mayBeGroup, mayBeHouses } from "./form-counts.ts";
import type { HasHint } from "./hints.ts";
import { isSpoken } from "./place-behind.ts";
import { startWork, type NameWork } from "./work.ts";

/** «Ромашка», «РомашкаТорг», «дом», and the same in capitals. */
const spelt = "[А-ЯЁа-яё][а-яё]+(?:[А-ЯЁ][а-яё]+)?";
const loud = "[А-ЯЁ]{2,}";

/**
 * «ООО "Ромашка Плюс"», «ИП Иванов Иван», «Торговый дом Вектор», «Заря-5», АО; «ООО "ТД РомашкаТорг"», «ОАО "фирма Лотос"», «ТОРГОВЫЙ ДОМ
 * ВЕКТОР»: Russian words, in a pair of quotes or in none, with a form or none.
 */
const plain = new RegExp(
  `^(?:([А-ЯЁ]{2,5}) )?(["«]?)((?:(?:[А-ЯЁ]{2,4} )?${spelt}(?:[ -]${spelt}){0,3}|${loud}(?:[ -]${loud}){0,3})(?:-\\d{1,3})?)(["»]?)(?:,? ([А-ЯЁ]{2,5}))?$`,
);
/** Two capitals beside each other: a word in capitals. */
const isLoud = /[А-ЯЁ]{2}/;
const beginsSmall = /^[а-яё]/;
/** A form in words, and a name that begins with a capital or in quotes. */
const speltOut = /^[А-ЯЁа-яё][а-яё]+(?: [а-яё]+)+ ["«]?[А-ЯЁа-яё]+[^()]*$/;

/** What the rarer rules look for in a name in lower case. */
export interface RareHints {
  /** All of them. */
  readonly any: HasHint;
  /** What a part of a text may have and the whole has not. */
  readonly atEnds: HasHint;
  /** Of the rules before that of legal forms, which see a form behind the name. */
  readonly beforeForm: HasHint;
}

/**
 * The names that most exports consist of: words of which no rule but those of forms and quotes makes anything, with a form as it is spelt at
 * either end or without one. Undefined for every other, which goes through all rules, at several times the cost; a test reads the golden
 * names both ways.
 */
export function readPlainName(text: string, rare: RareHints): NameWork | undefined {
  if (text.length > 100) return undefined;
  const parts = partsOf(text);
  if (parts === undefined) return speltOut.test(text) ? readSpeltOut(text, rare) : undefined;
  const { front, opening, name, closing, behind } = parts;
  if (formAsMeant(text) !== text) return undefined;
  if (behind !== undefined)
    return front === undefined ? formBehind(text, opening + name + closing, name, rare) : undefined;
  const words = wordsOf(text);
  const form = front === undefined ? undefined : legalFormAt(words, 0);
  if (isAsSpelt(form, words[0])) return formInFront(text, text, words, form, parts, rare);
  return opening === "" ? formless(text, words, rare) : undefined;
}

/** «Общество с ограниченной ответственностью "Ромашка"»: read with the form that was meant, where the name stands as it is spelt. */
function readSpeltOut(text: string, rare: RareHints): NameWork | undefined {
  const meant = formAsMeant(text);
  const parts = meant === text ? undefined : partsOf(meant);
  if (parts?.front === undefined || parts.behind !== undefined) return undefined;
  const words = wordsOf(meant);
  const form = legalFormAt(words, 0);
  if (!isAsSpelt(form, words[0]) || form.form.kind === "sole-trader") return undefined;
  return text.endsWith(parts.name + parts.closing) ? formInFront(text, meant, words, form, parts, rare) : undefined;
}

interface Parts {
  readonly front: string | undefined;
  readonly opening: string;
  readonly name: string;
  readonly closing: string;
  readonly behind: string | undefined;
}

function partsOf(text: string): Parts | undefined {
  const [, front, opening = "", name = "", closing = "", behind] = plain.exec(text) ?? [];
  if (name.length < 3 || (opening === "") !== (closing === "")) return undefined;
  return { front, opening, name, closing, behind };
}

function formInFront(
  text: string,
  meant: string,
  words: readonly Word[],
  first: FormMatch,
  { opening, name }: Parts,
  rare: RareHints,
): NameWork | undefined {
  if (first.form.where === "end" || hasForm(words, 1, words.length)) return undefined;
  // «МБУ СО «Ромашка»»: capitals behind a form of the state may say whose it is, and behind a trader's his town.
  if (isLoud.test(name) && (first.form.generic === "STATE" || first.form.kind === "sole-trader")) return undefined;
  // «ИП Иванов Иван Казань», «ИП Иванова Самара»
  if (first.form.kind === "sole-trader" && words.length > 2 && [1, 2].some((count) => endsInTown(meant, count)))
    return undefined;
  if (mayBeHouses(first, words[0]!.end, meant)) return undefined;
  // What is left may begin as no text with a form in front of it does.
  if (rare.any(text.toLowerCase()) || rare.atEnds(name.toLowerCase())) return undefined;
  return plainWork(text, name, first, opening !== "", words.slice(1));
}

function formBehind(text: string, bare: string, name: string, rare: RareHints): NameWork | undefined {
  const words = wordsOf(text);
  const at = words.length - 1;
  const last = legalFormAt(words, at);
  const word = words[at];
  if (!isAsSpelt(last, word) || last.form.kind !== "organisation" || hasForm(words, 0, at)) return undefined;
  const found = { ...last, at, start: word!.start, end: word!.end };
  // «Нива КФХ»: behind a farm stands who leads it.
  if (last.form.compare === "КФХ" || mayBeGroup(found, text) || !counts(found, words, text)) return undefined;
  if (rare.beforeForm(text.toLowerCase()) || rare.any(bare.toLowerCase())) return undefined;
  if (bare !== name && rare.atEnds(name.toLowerCase())) return undefined;
  return plainWork(text, name, last, bare !== name, words.slice(0, at));
}

function formless(text: string, words: readonly Word[], rare: RareHints): NameWork | undefined {
  if (isPlaceholder(text) || isSpoken(text)) return undefined;
  if (hasForm(words, 0, words.length) || rare.any(text.toLowerCase())) return undefined;
  const work = plainWork(text, text, undefined, false, words);
  return work === undefined || catchAllRule.apply(work) ? undefined : work;
}

/** One word, spelt as the form itself. */
function isAsSpelt(match: FormMatch | undefined, word: Word | undefined): match is FormMatch {
  return match?.length === 1 && match.form.display === word?.text;
}

function hasForm(words: readonly Word[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (legalFormAt(words, at) !== undefined) return true;
  return false;
}

function plainWork(
  text: string,
  name: string,
  form: FormMatch | undefined,
  quoted: boolean,
  words: readonly Word[],
): NameWork | undefined {
  const isInCapitals = isLoud.test(name);
  // «БАЛТИКА ПИТЕР», «ОГУ»: what is loud may be a town or an institution.
  if (isInCapitals && (isSpoken(name) || mayNameInstitution(words[0]?.text ?? ""))) return undefined;
  const work = startWork(text);
  work.text = name;
  work.form = form?.form;
  work.compare = words[0]?.key ?? "";
  for (let at = 1; at < words.length; at++) work.compare += ` ${words[at]!.key}`;
  if (form !== undefined) work.applied.push("name-legal-form");
  if (quoted) work.applied.push("name-quotes");
  if ((isInCapitals || beginsSmall.test(name)) && capsRule.apply(work)) work.applied.push("name-caps");
  return work;
}

function endsInTown(text: string, words: number): boolean {
  return townByName(text.split(" ").slice(-words).join(" ")) !== undefined;
}
