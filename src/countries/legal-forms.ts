import { addTo, foldCase } from "../model/index.ts";
import { abbreviatedInstitution, mayAbbreviate, maySpell, spelledInstitution } from "./institution-forms.ts";
import { legalFormRows } from "./legal-forms.data.ts";

/** A legal form, in its three spellings: for people, for comparing, for blocking. See legal-forms.data.ts. */
export interface LegalForm {
  readonly display: string;
  readonly compare: string;
  /** LLC, JSC, LP, SP, COOP, STATE, NGO, FUND; "" for words of trade that are no form of law (P.H.U.) and give way to one. */
  readonly generic: string;
  readonly kind: "organisation" | "sole-trader";
  /** `edge`: counts only at either end of the name or beside punctuation. */
  readonly where: "any" | "edge" | "end";
  readonly countries: readonly string[];
}

/** One word of a name, as the form matcher needs it. */
export interface FormWord {
  /** As written. */
  readonly text: string;
  /** Lower case, ё as е. */
  readonly key: string;
  /** The same with Latin look-alikes (and a `3` for З) read as Cyrillic, when the whole word can be read so. */
  readonly cyrillic?: string | undefined;
}

export interface FormMatch {
  readonly form: LegalForm;
  /** How many words it takes. */
  readonly length: number;
  /** Spelt out in words, so that it cannot be a brand or initials. */
  readonly spelled: boolean;
}

interface Spelling {
  readonly words: readonly string[];
  readonly form: LegalForm;
  readonly spelled: boolean;
  readonly cyrillic: boolean;
}

const bucketOf = (word: string): string => word.slice(0, 3);
const wordPattern = /[\p{L}\p{N}]+(?:['’ʼ][\p{L}]+)*/gu;

function read(): { readonly byDisplay: Map<string, LegalForm>; readonly buckets: Map<string, Spelling[]> } {
  const byDisplay = new Map<string, LegalForm>();
  const buckets = new Map<string, Spelling[]>();
  const add = (form: LegalForm, words: readonly string[]): void => {
    const first = words[0];
    if (first === undefined) return;
    const bucket = bucketOf(first.replace("*", ""));
    const spelling: Spelling = {
      words,
      form,
      spelled: words.some((word) => word.length > 4),
      cyrillic: /\p{Script=Cyrillic}/u.test(words.join("")),
    };
    addTo(buckets, bucket, spelling);
  };
  for (const line of legalFormRows.split("\n")) {
    if (line.trim() === "") continue;
    const [display = "", compare = "", generic = "", kind = "", where = "", countries = "", spellings = ""] = line
      .split("|")
      .map((cell) => cell.trim());
    const form: LegalForm = {
      display,
      compare,
      generic,
      kind: kind === "s" ? "sole-trader" : "organisation",
      where: where === "any" || where === "end" ? where : "edge",
      countries: countries === "" ? [] : countries.split(" "),
    };
    byDisplay.set(display, form);
    for (const text of [display, ...spellings.split(";")]) {
      const folded = foldCase(text.trim());
      add(
        form,
        [...folded.matchAll(/[\p{L}\p{N}]+(?:['’ʼ][\p{L}]+)*\*?/gu)].map((match) => match[0]),
      );
    }
    // О.О.О.: an abbreviation with dots falls into single letters. Two letters stay out: И.П. may be somebody's initials.
    if (/^\p{L}{3,6}$/u.test(display)) add(form, [...display.toLowerCase()]);
  }
  for (const list of buckets.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { byDisplay, buckets };
}

const { byDisplay, buckets } = read();

function matches(spelling: Spelling, words: readonly FormWord[], at: number): boolean {
  if (at + spelling.words.length > words.length) return false;
  for (let index = 0; index < spelling.words.length; index++) {
    const wanted = spelling.words[index] ?? "";
    const word = words[at + index];
    if (word === undefined) return false;
    if (fits(wanted, word.key)) continue;
    if (!spelling.cyrillic || word.cyrillic === undefined || !fits(wanted, word.cyrillic)) return false;
  }
  return true;
}

function fits(wanted: string, key: string): boolean {
  if (!wanted.endsWith("*")) return key === wanted;
  return key.length < wanted.length + 16 && key.startsWith(wanted.slice(0, -1));
}

/** The longest legal form that begins at word `at`, if any. Whether it counts there (`where`) is the caller's to judge. */
export function legalFormAt(words: readonly FormWord[], at: number): FormMatch | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  const found =
    spellingAt(word.key, words, at) ?? (word.cyrillic === undefined ? undefined : spellingAt(word.cyrillic, words, at));
  if (found !== undefined) return { form: found.form, length: found.words.length, spelled: found.spelled };
  return institutionAt(words, at);
}

function spellingAt(key: string, words: readonly FormWord[], at: number): Spelling | undefined {
  const bucket = buckets.get(bucketOf(key));
  if (bucket === undefined) return undefined;
  for (const spelling of bucket) if (matches(spelling, words, at)) return spelling;
  return undefined;
}

function institutionAt(words: readonly FormWord[], at: number): FormMatch | undefined {
  const first = words[at]?.text ?? "";
  if (mayAbbreviate(first)) {
    const short = abbreviatedInstitution(first, words[at + 1]?.text ?? "");
    if (short !== undefined)
      return { form: institution(short.display, short.weak ? "edge" : "any"), length: short.length, spelled: false };
  }
  if (!maySpell(words[at]?.key ?? "")) return undefined;
  const long = spelledInstitution(words.slice(at, at + 12).map((word) => word.key));
  return long === undefined
    ? undefined
    : { form: institution(long.display, "any"), length: long.length, spelled: true };
}

function institution(display: string, where: "any" | "edge"): LegalForm {
  const known = byDisplay.get(display);
  if (known !== undefined) return known;
  return { display, compare: display, generic: "STATE", kind: "organisation", where, countries: ["RU"] };
}

/** The form with this canonical short spelling (`ООО`, `GmbH`). */
export function legalForm(display: string): LegalForm | undefined {
  return byDisplay.get(display);
}

/** Forms in Latin letters that are written before the name all the same: Latvian, Lithuanian, Uzbek, Russian. */
const inFront = new Set(["SIA", "UAB", "MChJ", "QMJ", "XK", "JSC", "ANO", "PAO"]);

/** A name with its legal form where its country writes it: `ООО Ромашка`, `SIA Roze`, but `ACME Ltd`, `Müller GmbH`. */
export function nameWithForm(name: string, form: string | undefined): string {
  if (form === undefined || form === "") return name;
  // «PHU Lotos» may be a name as it stands, «P.H.U. Lotos» is read as it was meant.
  if (legalForm(form)?.generic === "") return `${[...form].join(".")}. ${name}`;
  const behind = /^\p{Script=Latin}/u.test(form) && !inFront.has(form);
  return behind ? `${name} ${form}` : `${form} ${name}`;
}

/** Reads a text that is nothing but a legal form: a column «ОПФ», `общество с ограниченной ответственностью`. */
export function parseLegalForm(text: string): LegalForm | undefined {
  const words = [...text.matchAll(wordPattern)].map((match) => {
    const key = foldCase(match[0]);
    return { text: match[0], key };
  });
  const found = legalFormAt(words, 0);
  return found !== undefined && found.length === words.length ? found.form : undefined;
}

/** The words of a text without the legal form at either end, and that form. */
export function withoutLegalForm(text: string): { readonly form: LegalForm | undefined; readonly rest: string } {
  const words = text.split(/\s+/u);
  for (let count = Math.min(6, words.length - 1); count > 0; count--) {
    const first = parseLegalForm(words.slice(0, count).join(" "));
    if (first !== undefined) return { form: first, rest: words.slice(count).join(" ") };
    const last = parseLegalForm(words.slice(-count).join(" "));
    if (last !== undefined) return { form: last, rest: words.slice(0, -count).join(" ") };
  }
  return { form: undefined, rest: text };
}
