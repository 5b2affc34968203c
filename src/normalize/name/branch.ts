import { legalFormAt, parseLegalForm, withoutLegalForm } from "../../countries/legal-forms.ts";
import { townByName } from "../../countries/ru/regions.ts";
import { hasCyrillic, wordsOf } from "../letters.ts";
import { tidy, type NameRule, type NameWork } from "./work.ts";

/** «филиад», «филлиал», «филал»: slips of the pen. */
const slips = "фил(?:иад|лиал|ал)";

const word = new RegExp(
  String.raw`(?<![a-zа-ӿ])(?:филиал[a-zа-ӿ]*|${slips}(?:а|у|е|ом)?|ф-л|обособленн[a-zа-ӿ]*\s+(?:структурн[a-zа-ӿ]*\s+)?подразделени[a-zа-ӿ]*|обособ[a-zа-ӿ]*\.?\s*подр[a-zа-ӿ]*\.?|структурн[a-zа-ӿ]*\s+подразделени[a-zа-ӿ]*|представительств[a-zа-ӿ]*|доп(?:олнительный|\.)\s*офис|отделени[ея](?=\s*(?:№|N)\s*\d)|[а-яё-]+ский\s+банк(?=\s+(?:ПАО|ОАО)\s+["«“]?сбербанк)|операционн[a-zа-ӿ]*\s+офис|ОП(?=\s+(?:["«№\d]|г\.|в\s+г|ООО|АО|ЗАО|ПАО|[А-ЯЁ][а-яё]))|ОСП(?=\s+["«])|branch(?:\s+office)?|rep(?:resentative|\.)?\s+office|(?:zweig)?niederlassung|zweigstelle|oddział)(?![a-zа-ӿ])`,
  "i",
);

const foreign = /^(?:(?:zweig)?niederlassung|zweigstelle|oddział)$/i;

/** «… в г. Самара», «… № 5», «… по Самарской области» that follow the word for a branch. */
const where =
  /^\s*(?:\p{Lu}\p{Ll}+(?=\s+der\s)|№\s*\d+|N\s*\d+|в\s+(?:г\.?\s*|городе\s+)?(?:[А-ЯЁ]\.\s?)?[А-ЯЁ][\p{L}-]+(?:\s[А-ЯЁ][\p{L}-]+)?|г\.\s*(?:[А-ЯЁ]\.\s?)?[А-ЯЁ][\p{L}-]+|по\s+[А-ЯЁ][\p{L}-]+(?:\s(?:области|краю|обл\.?|республике))?)/u;

/**
 * A branch is the firm and its part: «Самарский филиал АО «Ромашка»» and «Ромашка» (филиал в г. Самара) are written `Ромашка, Самарский
 * филиал` and `Ромашка, филиал в г. Самара`, and marked as a branch.
 */
export const branchRule: NameRule = {
  name: "name-branch",
  field: "name",
  before: "Самарский филиал Ромашка",
  after: "Ромашка, Самарский филиал",
  hint: new RegExp(
    String.raw`филиал|${slips}|(?:^|[^а-яё])ф-л|отделени|подразд|подр|представит|офис|(?:^|[^а-яё])ос?п\s|branch|office|niederlassung|zweigstelle|oddział|ский\s+банк\s+[по]ао`,
  ),
  apply: turnRound,
};

/** «АО «Вектор» в лице Самарского филиала»: as a contract has it. */
const inPerson = /,?\s+в\s+лице\s+(?:своего\s+)?(?:([А-ЯЁ][\p{L}-]+ск)ого\s+)?филиала(?!\p{L})/gu;

const slip = new RegExp(`^${slips}`, "iu");

/** `ООО "Филал"`: a word that nobody else spells so is what the firm is called. */
function isWholeName(text: string, { 0: found, index }: RegExpExecArray): boolean {
  const before = wordsOf(text.slice(0, index));
  const isForm = before.length === 0 || legalFormAt(before, 0)?.length === before.length;
  return isForm && !/[\p{L}\d]/u.test(text.slice(index + found.length));
}

/** `ООО "Филиал-сервис"`: with a hyphen behind it and no firm in front the word is of what the firm is called; «Филиал-Самара» is a branch by its town. */
function begins(text: string, { 0: found, index }: RegExpExecArray): boolean {
  const [, behind] = /^-(\p{L}.*)$/u.exec(text.slice(index + found.length)) ?? [];
  return behind !== undefined && townByName(behind) === undefined && !/\p{L}/u.test(bare(tidy(text.slice(0, index))));
}

function turnRound(work: NameWork): boolean {
  if (!word.test(work.text)) return false;
  work.text = formToFirm(
    work.text.replace(inPerson, (_, place?: string) => (place === undefined ? " филиал" : ` ${place}ий филиал`)),
  );
  const match = word.exec(work.text);
  if (match === null || begins(work.text, match)) return false;
  const department = match[0].toLowerCase().startsWith("отделени");
  if (department && !namesFirm(work.text, match)) return false;
  if (slip.test(match[0]) && isWholeName(work.text, match)) return false;
  work.branch = true;
  const before = work.text.slice(0, match.index).trim();
  const after = work.text.slice(match.index + match[0].length);
  const tail = quotedBeforeForm(after) ?? where.exec(after)?.[0] ?? "";
  const rest = tidy(after.slice(tail.length));
  if (foreign.test(match[0])) {
    // Siemens Niederlassung Hamburg, PKO Bank Oddział Gdańsk: firm, word, place. Which of two names behind the word is the firm nobody can tell.
    if (/\p{L}{2}/u.test(before)) return split(work, before, match[0] + after);
    if (!/\sder\s/.test(after)) return false;
  }
  const bracket = /^(.*?)\(\s*([^()]*)$/u.exec(before);
  if (bracket !== null) return split(work, bracket[1] ?? "", `${bracket[2] ?? ""} ${match[0]}${tail} ${rest}`);
  const named = partNamed(before, after);
  // «Куйбышевская железная дорога — филиал ОАО «РЖД»»: a part with a name of its own, and whose it is.
  if (named === "part") return split(work, after, `${match[0]} ${quoted(tidy(before))}`);
  // «Вектор, филиал «Самарский»», «ОАО «РЖД» — филиал «…»»: the firm has been named, what follows is the branch's.
  if (named === "firm" || /\p{L}{2}.*[,»"”]$/u.test(before)) return split(work, before, match[0] + after);
  // `ООО "Ромашка филиал Уфа"`, «Ромашка филиал Уфа»: the town is the branch's.
  const town = townByName(rest.replace(/["»”]+$/u, ""));
  if (
    town !== undefined &&
    /\p{L}{3}/u.test(before) &&
    legalFormAt(wordsOf(before), 0)?.length !== wordsOf(before).length
  )
    return split(
      work,
      /["«“][^"»”]*$/u.test(before) ? `${before}»` : before,
      `${match[0]}${tail} ${rest.replace(/["»”]+$/u, "")}`,
    );
  if (rest === "") {
    // ООО «Ромашка» Самарский филиал: the firm ends with its quotes, its form or a comma; else it is all one name.
    const firm = /^(.*(?:["»“],?|,))\s*([^"»“,]*)$/u.exec(before);
    if (firm !== null) return split(work, firm[1] ?? "", `${firm[2] ?? ""} ${match[0]}${tail}`);
    // «Уралкровля ООО Пермский филиал», whose form has been taken away: the adjective of a place agrees with the branch.
    const own = department ? adjectivesBefore(before) : (placeBefore.exec(before)?.[0] ?? "");
    if (own !== "") return split(work, before.slice(0, -own.length), `${own} ${match[0]}${tail}`);
    // «Самарский филиал», «ПАО Самарский филиал»: whose it is is not said.
    if (/^\p{L}+(?:ий|ый|ой|ое|ее|ая)$/u.test(bare(before))) return false;
    return split(work, before, `${match[0]}${tail}`);
  }
  // «Самарский филиал Международного института»: in the genitive, and how the firm is called nobody can tell.
  if (inGenitive.test(rest)) return false;
  const firm = rest.replace(/^(?:компании|общества|фирмы|of|der)\s+/i, "");
  const trailing = ofRegion.exec(firm) ?? (tail === "" ? ofTown.exec(firm) : null);
  const core = trailing === null ? firm : firm.slice(0, trailing.index);
  return split(work, core, `${before} ${match[0]}${tail} ${trailing?.[1] ?? ""}`);
}

const ofTown = /\s+((?:в\s+(?:г\.?\s*|городе\s+)?|г\.\s*)(?:[А-ЯЁ]\.\s?)?[А-ЯЁ][\p{L}-]+)\s*$/u;
/** «Филиал АО «Вектор» по Самарской области», «Представительство … в Республике Беларусь»: behind the firm's quotes the branch's own place. */
const ofRegion =
  /(?<=["»”])\s+((?:в|по)\s+(?:Республике\s+[А-ЯЁ][\p{L}-]+|[А-ЯЁ][\p{L}-]+(?:ой|ому?)\s+(?:област(?:и|ь)|обл\.?|кра[юе]|район[уе]|р-н[уе]|округ[уе])|(?:г\.\s*|городу\s+)[А-ЯЁ][\p{L}-]+))\s*$/u;

const inGenitive = /^\p{Lu}?\p{L}+(?:ого|его)\s\p{L}/u;

/**
 * What is named in front of the word where a dash or quotes end it: the firm, where it has a form or quotes and no firm with a form
 * follows, or the name of an adjective does («— филиал Самарский»); the part, where only what follows has a form.
 */
function partNamed(before: string, after: string): "firm" | "part" | undefined {
  const dash = /[\s»"”]*[–—-]$|-$/u.exec(before);
  if (dash === null && !/[»"”]$/u.test(before)) return undefined;
  const core = tidy(before);
  if (!/\p{L}{2}/u.test(core)) return undefined;
  const formed = bare(core) !== core;
  const behind = tidy(after);
  if (!formed && legalFormAt(wordsOf(behind), 0) !== undefined) return "part";
  if (dash === null) return undefined;
  return formed || /[»"”]$/u.test(core) || /^["«“]?\p{L}+(?:ск|н)(?:ий|ый|ое|ая)["»”]?$/u.test(behind)
    ? "firm"
    : undefined;
}

function quoted(name: string): string {
  return /^["«“„].*["»”“]$/u.test(name) ? name : `«${name}»`;
}

/**
 * A department belongs to anybody: post offices, hospitals and police stations have numbered ones of which each is a body of its own.
 * A firm is named before the word, in other words than the department's own («Самарское», «Почтовое»), or behind it with a form or in
 * quotes: anything else there is in the genitive («Самарское отделение №6991 Сбербанка»), and how the firm is called nobody can tell.
 */
function namesFirm(text: string, match: RegExpExecArray): boolean {
  const before = text.slice(0, match.index).trim();
  const named = bare(before.slice(0, before.length - adjectivesBefore(before).length).trim());
  if (/\p{L}{2}/u.test(named)) return true;
  const behind = text.slice(match.index + match[0].length).replace(/^\s*(?:№|N)\s*\d+/u, "");
  const rest = bare(tidy(behind));
  return /\p{L}{2}/u.test(rest) && (rest !== tidy(behind) || /["«“]|^банка?\s/iu.test(behind.trim()));
}

/** What a text says besides a legal form: nothing where it is one. */
function bare(text: string): string {
  return parseLegalForm(text) === undefined ? withoutLegalForm(text).rest : "";
}

/** The neuter adjectives a text ends with: «Самарское городское» of an «отделение». */
function adjectivesBefore(text: string): string {
  return /(?<![\p{L}«"“-])(?:[\p{L}-]{2,}(?:ое|ее)\s*)+$/iu.exec(text)?.[0] ?? "";
}

/** «Уралкровля Пермский», in front of «филиал»: masculine, behind a name. */
const placeBefore = /(?<=\p{L}[»"”]?\s)[\p{L}-]+[сц]кий\s*$/iu;

/** «Huber, Niederlassung Berlin GmbH», as a name with its form behind is written: the form is the firm's, not the branch's. */
function formToFirm(text: string): string {
  const comma = text.indexOf(", ");
  if (comma < 0 || hasCyrillic(text)) return text;
  const part = text.slice(comma + 2);
  const words = wordsOf(part);
  for (let at = Math.max(1, words.length - 4); at < words.length; at++) {
    if (legalFormAt(words, at)?.length !== words.length - at) continue;
    const start = words[at]?.start ?? 0;
    return `${text.slice(0, comma)} ${part.slice(start)}, ${part.slice(0, start).trim()}`;
  }
  return text;
}

/** Филиал «Самарский» АО «Вектор», ФИЛИАЛ "ЦЕНТРАЛЬНЫЙ" БАНКА ВТБ: the first quotes are the branch's own. */
function quotedBeforeForm(after: string): string | undefined {
  const match = /^\s*["«“][^"»”]+["»”](?=\s+(.+)$)/u.exec(after);
  if (match === null) return undefined;
  const firm = match[1] ?? "";
  return legalFormAt(wordsOf(firm), 0) !== undefined || /^банка?\s/iu.test(firm) ? match[0] : undefined;
}

/** `ф-л"Энергосбыт"`, «филиад «Энергосбыт»»: the word as it is spelt, and a blank in front of what it is called. */
const written = new RegExp(String.raw`(?<!\p{L})(?:ф-л|${slips}(?!\p{L}))\s*(.?)`, "iu");

function split(work: NameWork, firm: string, part: string): boolean {
  // «Филиал «Центральный» Банка ВТБ»: the bank whose branch it is.
  const core = tidy(firm).replace(/^(Банк)а(?=\s+[\p{Lu}"«“])|^(БАНК)А(?=\s+[\p{Lu}"«“])/u, "$1$2");
  // «Самарский филиал ПАО»: a form without a name is no firm.
  if (!/\p{L}{2}|\d/u.test(bare(core))) return false;
  const place = part.replace(/(?<!\p{L})г\.(?=\p{Lu})/gu, "г. ");
  const phrase = tidy(place.includes("(") ? place : place.replaceAll(")", " ")).replace(written, (_, behind: string) =>
    behind === "" ? "филиал" : `филиал ${behind}`,
  );
  work.text = core;
  const upper = /^(?:ОП|\p{Lu}{2}|\p{Script=Latin})/u.test(phrase) || /ск(?:ий|ое|ая)\s/u.test(phrase);
  work.suffix = upper ? phrase : (phrase[0] ?? "").toLowerCase() + phrase.slice(1);
  return true;
}
