import type { LegalForm } from "../../countries/legal-forms.ts";
import { hasCyrillic } from "../letters.ts";
import type { Doubt, Rule } from "../rule.ts";

/** A name on its way through the rules: each takes off what it knows and leaves the rest in `text`. */
export interface NameWork {
  /** What is left of the name. */
  text: string;
  form: LegalForm | undefined;
  /** Folded words of what is left, once all rules have run. Empty when nothing is left: then there is no name. */
  compare: string;
  /** Status written into the name, as a tag: «должник», «дубль». */
  readonly tags: Taken[];
  /** Former names, with their own legal forms still in them. */
  readonly former: Taken[];
  /** Remarks that belong to nothing else. */
  readonly notes: Taken[];
  /** Values glued into the name: phones, identifiers, e-mails, sites, addresses, a city. */
  readonly found: FoundValue[];
  readonly doubts: Doubt[];
  /** Rules that changed something, in order. */
  readonly applied: string[];
  branch: boolean;
  /** Anything Cyrillic in the text as written: then a word of look-alikes only may be Cyrillic too. */
  readonly cyrillic: boolean;
  /** The part of the firm that a branch is: «Самарский филиал». Stands behind the name. */
  suffix: string;
  catchAll: boolean;
}

export interface Taken {
  readonly value: string;
  readonly raw: string;
  readonly rule: string;
}

export interface FoundValue extends Taken {
  readonly field:
    | "phones"
    | "emails"
    | "sites"
    | "identifiers"
    | "addresses"
    | "city"
    | "region"
    | "country"
    | "bankAccounts";
  readonly scheme?: string;
}

/** `apply` returns true when it changed anything. */
export interface NameRule extends Rule {
  /**
   * What a text (in lower case) must have for the rule to have anything to do: a plain pattern that costs little and never says
   * no to a text that `apply` would change. Most names are plain, and most rules look for rare things.
   */
  readonly hint?: RegExp;
  readonly apply: (work: NameWork) => boolean;
}

export function startWork(text: string): NameWork {
  return {
    text,
    form: undefined,
    compare: "",
    tags: [],
    former: [],
    notes: [],
    found: [],
    doubts: lettersLost(text) ? [{ code: "name-letters-lost", severity: "warning", raw: text }] : [],
    applied: [],
    cyrillic: hasCyrillic(text),
    branch: false,
    suffix: "",
    catchAll: false,
  };
}

/** «Алтын д?н», «К?ктем»: letters that the encoding of the file did not have. Nobody but the source can tell which they were. */
function lettersLost(text: string): boolean {
  // «Почему?Нет»: a question, and what is said to it.
  return (
    text.includes("?") &&
    !/\p{Ll}\?\p{Lu}/u.test(text) &&
    /(?<![^\s"«(-])[\p{L}?]*\p{L}\?+\p{L}[\p{L}?]*(?![^\s"»),.-])/u.test(text)
  );
}

/** Says a doubt of a name once, however often its reason is met. */
export function doubtOnce(work: NameWork, doubt: Doubt): void {
  if (!work.doubts.some(({ code }) => code === doubt.code)) work.doubts.push(doubt);
}

/** What {@link tidy} has something to do for: most texts need none of its seven passes. */
const untidy =
  /^[,;:/\\|*.)\]+=_–—-]|[,;:/\\|*([=_–—-]$|\s\s|[^\S ]|\s[,;)\]]|[([]\s|[,;/]\s*[,;/]|[,;]\s*\(|\([,;.!?\s]*\)|\[\s*\]|«\s*»/;

/** Separators and blanks left at the ends, and empty brackets, after something was taken out. */
export function tidy(text: string): string {
  const trimmed = text.trim();
  if (!untidy.test(trimmed)) return trimmed;
  return trimmed
    .replace(/\(\s*[,;.!?]*\s*\)|\[\s*\]|«\s*»/gu, " ")
    .replace(/\s+([,;)\]])/gu, "$1")
    .replace(/([([])\s+/gu, "$1")
    .replace(/([,;/])(?:\s*[,;/])+/gu, "$1")
    .replace(/[,;]\s*(?=\()/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[\s,;:/\\|*.)\]+=_–—-]+(?=.)/u, "")
    .replace(/[\s,;:/\\|*([=_–—-]+$/u, "");
}
