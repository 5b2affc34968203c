import { familyShape, givenName } from "../../countries/given-names.ts";
import { legalFormAt, type FormMatch } from "../../countries/legal-forms.ts";
import type { Word } from "../letters.ts";
import { parsePerson } from "../person/parse.ts";
import type { Found } from "./several.ts";
import { tidy } from "./work.ts";

/** «Самарский филиал АО Ромашка»: the firm begins after the word for its part. */
const branchWord = /^(?:филиал|отделени|подразделени|представительств|оп$|склад|магазин|офис)/u;

const beside = /[,;:/\\()[\]«»"“”„'|]|\s[-–—]\s?$|^\s?[-–—]\s/u;

/** Whether the words that read like a legal form are the form here, and no other word, initials, greeting or part of a name. */
export function counts(match: Found, words: readonly Word[], text: string): boolean {
  const { form, at, length, start, end, spelled } = match;
  const last = at + length === words.length;
  if (glued(text, start, end)) return false;
  // «ANO», «SIA», and nothing else: a name, as far as Latin letters tell. «ООО» alone is a form without one.
  const own = words[at]?.text ?? "";
  if (isGreeting(match, text)) return false;
  if (form.where === "edge" && !spelled && words.length === 1 && /^\p{Script=Latin}/u.test(own)) return false;
  if (mayBeHouses(match, end, text)) return false;
  if (form.generic === "" && !spelled && length === 1 && own.length < 4 && !soundsPolish(words, at)) return false;
  if (form.where === "any" || (form.where === "edge" && spelled)) {
    return at === 0 || last || spelled || isShouted(words[at]) || isAtPunctuation(text, start, end, last);
  }
  // «маг. Продукты ИП Иванов И. И.»: a trader's form before a person who ends the name.
  if (form.kind === "sole-trader" && isShouted(words[at]) && somebodyEnds.test(text.slice(end))) return true;
  const atPunctuation = isAtPunctuation(text, start, end, last);
  if (!writtenAsForm(match, words, text)) return false;
  if (form.where === "edge" && branchWord.test(words[at - 1]?.key ?? "")) return true;
  if (at === 0 && !last && !spelled && inFrontToo.has(form.display) && words[0]?.text !== words[0]?.key) return true;
  // «AS "Latvenergo"»: the quotes tell that what stands in front of them is the form.
  // «HURT-POL s.c. Anna Nowak»: dotted small letters are nobody's initials and no word, whatever follows them.
  if (form.where === "end" && at > 0 && length > 1 && /^\p{Ll}{1,2}\.\s?\p{Ll}/u.test(text.slice(start, end)))
    return true;
  const quoted = at === 0 && /^\s?["«“„]/u.test(text.slice(end, end + 2));
  if (form.where === "end" && at > 0 && beforeAnother(text.slice(end), words)) return true;
  if (form.where === "end")
    return (last && at > 0 && !isInitials(match, words)) || (atPunctuation && (at > 0 || quoted));
  return at === 0 || (last && !isInitials(match, words)) || atPunctuation;
}

/** «Пиццерия ЧАО», `Магазин "ЧАО"` say what Italians say; `Завод "Сокол", ЧАО` is a firm of Ukraine. */
function isGreeting({ form, at, start, spelled }: Found, text: string): boolean {
  return form.display === "ЧАО" && at > 0 && !spelled && !/["»”,]\s+$/u.test(text.slice(0, start));
}

/**
 * `ЖК "Солнечный квартал"`: a housing estate wherever Russian is spoken, and a Kazakh trader («жеке кәсіпкер») where somebody's name
 * follows or a letter of Kazakh stands in the name.
 */
export function mayBeHouses({ form, spelled }: FormMatch, end: number, text: string): boolean {
  // «ГК «Восход»», «ГК Ростех»: a group of companies or a corporation of the state sooner than garages, which are numbered.
  if (form.compare === "ГК" && !spelled) return /^\s*(?:["«“„]\s?)?\p{L}/u.test(text.slice(end));
  if (form.display !== "ЖК" || spelled || /[әғқңөұүһі]/iu.test(text)) return false;
  const quoted = /^\s*["«“„]([^"«»“”„]+)["»”“]\s*$/u.exec(text.slice(end))?.[1];
  if (quoted !== undefined && isWholeName(quoted)) return false;
  return (
    /["«“„]/u.test(text) || /^\s*\p{L}+(?:ый|ий|ой|ая|яя|ое)$/u.test(text.slice(end)) || !isSomebody(text.slice(end))
  );
}

/** «Восход ГК», «Вега ООО ГК»: behind a name, too, a group sooner than garages, unless their number stands before it («Восход № 14 ГК»). */
export function mayBeGroup({ form, spelled, start }: Found, text: string): boolean {
  return form.compare === "ГК" && !spelled && !/\d/.test(text.slice(0, start));
}

/** `ЖК "Ахметов Ержан"` as a register has him; `ЖК "Юрий Гагарин"` are houses that bear a name. */
function isWholeName(text: string): boolean {
  const { sure, family, given } = parsePerson(text);
  if (sure !== "yes" || family === undefined || given === undefined) return false;
  return text.trim().toLowerCase().startsWith(family.toLowerCase());
}

/** «PHU Marek», `PHU Kram Łódź`: three letters of a Polish trade are a word elsewhere («PHU Thai Restaurant»); P.H.U. needs no proof. */
function soundsPolish(words: readonly Word[], at: number): boolean {
  if (words.some(({ text }) => /[ąćęłńśźż]/iu.test(text) || /^(?:pl|poland|polska)$/iu.test(text))) return true;
  return words.some((word, index) => {
    if (index === at) return false;
    if (givenName(word.key) !== undefined || familyShape(word.key)?.strength === "strong") return true;
    if (/\p{L}{2}pol$/u.test(word.key)) return true;
    const form = legalFormAt(words, index)?.form;
    return form !== undefined && form.generic !== "" && form.countries.includes("PL");
  });
}

const somebodyEnds =
  /^\s+\p{Lu}\p{Ll}[\p{L}-]+\s+(?:\p{Lu}\.?\s?(?:\p{Lu}\.?)?|\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+(?:вич|вна|ич|ична|оглы|кызы))\s*$/u;

/** English forms that people who think in Russian put in front all the same: «Ltd ACME», `LLP "Alma"`. */
const inFrontToo = new Set(["Ltd", "Co. Ltd", "LLP", "PLC", "Inc.", "Corp.", "GmbH", "JSC"]);

function isAtPunctuation(text: string, start: number, end: number, last: boolean): boolean {
  if (start > 0 && beside.test(text.slice(Math.max(0, start - 2), start))) return true;
  return !last && beside.test(text.slice(text[end] === "." ? end + 1 : end, end + 2));
}

/** «Brown Ltd and Smith Inc»: between two firms a form stands in the middle of the cell; the second has its own at the end. */
function beforeAnother(behind: string, words: readonly Word[]): boolean {
  if (!/^\.?\s(?:and|und|et|и|&)\s+\p{Lu}\p{L}+\s/u.test(behind)) return false;
  return [1, 2].some((length) => legalFormAt(words, words.length - length)?.length === length);
}

/** A hyphen or an ampersand ties the word to its neighbour: «АО-Сервис», «КП-1», «AS&Co». */
export function glued(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  const after = text[end];
  if (start > 1 && (before === "-" || before === "&" || before === "+"))
    if (/[\p{L}\p{N}]/u.test(text[start - 2] ?? "")) return true;
  // «AT & T», «AT and T»
  if (end - start < 3 && /^\s(?:&|and|и)\s/u.test(text.slice(end, end + 5))) return true;
  if (after === "-" || after === "&" || after === "+") return /[\p{L}\p{N}]/u.test(text[end + 1] ?? "");
  return false;
}

export function isShouted(word: Word | undefined): boolean {
  return word !== undefined && word.text.length > 1 && word.text === word.text.toUpperCase();
}

const smallForms = /^(?:srl|snc|slu|eurl|sasu|kft|zrt|nyrt|oyj?|aps|sro|doo|ohg|bv|nv|vof|pllc)$/u;

/** Short forms are written in capitals, or as the form itself is (Oy, ApS), unless the whole text shuns capitals. */
function writtenAsForm(match: Found, words: readonly Word[], text: string): boolean {
  const own = words.slice(match.at, match.at + match.length);
  if (own.some((word) => word.text.length > 4)) return true;
  // «S.r.l.», «Sp. z o.o.»: several pieces in small letters are nobody's initials.
  if (own.length > 1 && own.some((word) => /\p{Ll}/u.test(word.text)) && /^\p{Script=Latin}/u.test(own[0]?.text ?? ""))
    return true;
  if (isSmallForm(match, words, text)) return true;
  const written = own.map((word) => word.text).join("");
  const plain = match.form.display.replace(/[^\p{L}]/gu, "");
  // German law writes a small letter before the capitals: oHG, eG, eK.
  if (written === plain || /^\p{Ll}\p{Lu}+$/u.test(written)) return true;
  // Britons write «plc» and «ltd» small themselves; neither is another word.
  if (/^(?:plc|ltd|llc|llp|inc|gmbh)$/u.test(written)) return true;
  // Southerners and northerners write theirs small, too, behind the name; none of these is a word.
  if (match.at > 0 && smallForms.test(written)) return true;
  if (/^\p{Ll}/u.test(plain)) return own.length === 1 && /^\p{Lu}{3,}$/u.test(written); // a.s., d.d., e.K. against initials A.S., D.D.
  // «звонить после 10, по понедельникам»: between other words this is the preposition.
  if (written === "по" && match.at > 0 && match.end < text.trimEnd().length) return false;
  return written === written.toUpperCase() || text === text.toLowerCase();
}

/** «Экосфера ао», «ип Шевчук Л. С.»: small letters that are no word in Russian, beside a name that is written with capitals. */
function isSmallForm({ at, form, start, end }: Found, words: readonly Word[], text: string): boolean {
  const written = words[at]?.text ?? "";
  const last = at === words.length - 1;
  const neighbour = last ? words[0]?.text : words[at + 1]?.text;
  if (!/^(?:ао|[иИ]п)$/u.test(written) || words.length < 2 || !/^\p{Lu}/u.test(neighbour ?? "")) return false;
  if (at > 0 && !last) return false;
  // «Ип Файнэншл», «Ип Ман»: a name may begin so, where nobody's follows.
  if (written === "Ип" && at === 0) return isSomebody(text.slice(end));
  // «ип» belongs to somebody; behind anything else nobody can tell.
  return (
    form.kind === "organisation" || at === 0 || parsePerson(tidy(text.slice(0, start) + text.slice(end))).sure === "yes"
  );
}

/** A person as far as anybody can see: in several words, with initials, or by a word that names people. A shop's name in quotes is a trader's, too. */
function isSomebody(text: string): boolean {
  if (/["«“]/u.test(text)) return true;
  const rest = tidy(text);
  if (parsePerson(rest).sure === "yes" || /\s\p{Lu}\.?(?:\s?\p{Lu}\.?)?$/u.test(rest)) return true;
  const key = rest.toLowerCase();
  return givenName(key) !== undefined || familyShape(key)?.strength === "strong";
}

/** «Иванова С.А.», «Petrov N.V.»: two capitals with dots after a family name are a person's initials. */
function isInitials(match: Found, words: readonly Word[]): boolean {
  const own = words.slice(match.at, match.at + match.length);
  if (own.some((word) => word.text.length !== 1 || /\p{Ll}/u.test(word.text)) || own.length > 3) return false;
  const before = words[match.at - 1];
  return before !== undefined && familyShape(before.text) !== undefined;
}
