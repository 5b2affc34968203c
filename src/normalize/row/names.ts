import { foldCase, type DraftValue, type OrgName } from "../../model/index.ts";
import type { NameCleaners } from "../cleaners.ts";
import type { Found } from "./found.ts";
import type { CleanName } from "../name/org-name.ts";
import type { CleanPerson } from "../person/clean-person.ts";
import { ruleOf } from "../origin.ts";
import { isBlank, type Row } from "./row.ts";
import type { TakenAt } from "./texts.ts";
import { withAllKeys } from "../all-keys.ts";

const none: readonly never[] = [];

/** A name of a row with what the rules made of it. */
export interface ReadName {
  readonly value: DraftValue;
  readonly clean: CleanName;
}

export function readName(value: DraftValue, cleaners: NameCleaners): ReadName {
  return { value, clean: cleaners.name(value.text) };
}

/** `=HYPERLINK("http://x")`, `=B2&" "&C2`, `=Лист1!A2`: the formula of a spreadsheet that came as text in the place of what it shows. */
const formula = /^\s*=\s*[+-]?(?:\p{L}[\p{L}\d.]*\(|\$?[A-Z]{1,3}\$?\d+(?![\p{L}\d])|[^=!]{1,60}!\$?[A-Z]{1,3}\$?\d)/u;

/** The names of a field that hold anything; placeholders are noted. */
export function readNames(row: Row, field: "name" | "legalName", cleaners: NameCleaners): readonly ReadName[] {
  const values = row.values(field);
  if (values.length === 0) return none;
  const names: ReadName[] = [];
  for (const value of values) {
    if (isBlank(value)) continue;
    // Nobody is called so: the row has no name from here, and the formula stays under its column.
    if (formula.test(value.text)) {
      row.say("warning", "name-formula", field, value);
      row.keep(value);
      continue;
    }
    const read = readName(value, cleaners);
    if (read.clean.compare !== "") names.push(read);
    else if (read.clean.doubts.length > 0) row.doubt(read.clean.doubts, field, value);
    else row.say("note", "value-placeholder", field, value);
  }
  return names;
}

/**
 * «ЛУЧ» beside the legal name «Луч», «ГИДРОТЕХНИКА» beside «ГидроТехника»: of two names in the same letters the one that is not
 * shouted knows how both are spelt.
 */
export function spelledBy(one: ReadName, other: ReadName | undefined): ReadName {
  if (other === undefined || one.clean.text === other.clean.text || !isShouted(one) || isShouted(other)) return one;
  if (foldCase(one.clean.text) !== foldCase(other.clean.text)) return one;
  const applied = one.clean.applied.filter((rule) => rule !== "name-caps");
  return {
    value: one.value,
    clean: { ...one.clean, text: other.clean.text, applied: [...applied, "name-own-spelling"] },
  };
}

function isShouted({ clean }: ReadName): boolean {
  return clean.applied.includes("name-caps") || !/\p{Ll}/u.test(clean.text);
}

/** `asPerson` where the name is a person and nothing else: then the person's spelling is the name's. */
export function orgName({ value, clean }: ReadName, asPerson?: CleanPerson): OrgName {
  const rules = asPerson === undefined ? clean.applied : [...clean.applied, ...asPerson.applied];
  return withAllKeys<OrgName>({
    raw: value.raw ?? value.text,
    at: value.at,
    rule: ruleOf(rules),
    display: asPerson?.display ?? clean.text,
    form: clean.form?.display,
    compare: asPerson?.compare ?? clean.compare,
  });
}

export function formerNames(row: Row, cleaners: NameCleaners, sources: readonly ReadName[]): readonly OrgName[] {
  const former = readFormer(row, cleaners);
  for (const { value, clean } of sources) {
    for (const taken of clean.former) {
      const read = cleaners.name(taken.value);
      if (read.compare === "" || former.some((one) => one.compare === read.compare)) continue;
      former.push(orgName({ value, clean: { ...read, applied: [taken.rule, ...read.applied] } }));
    }
  }
  return former;
}

function readFormer(row: Row, cleaners: NameCleaners): OrgName[] {
  const former: OrgName[] = [];
  for (const value of row.values("formerName")) {
    if (value.text.trim() === "") continue;
    const read = readName(value, cleaners);
    row.doubt(
      read.clean.doubts.filter(({ code }) => code === "cell-too-long"),
      "formerName",
      value,
    );
    if (read.clean.compare === "") row.say("note", "value-placeholder", "formerName", value);
    else if (!former.some((one) => one.compare === read.clean.compare)) former.push(orgName(read));
  }
  return former;
}

/** What the rules found inside the names, as values of their own that still show the whole cell as their original. */
export function foundIn(sources: readonly ReadName[]): readonly Found[] {
  let found: Found[] | undefined;
  for (const { value, clean } of sources) {
    for (const one of clean.found) {
      found ??= [];
      if (found.some((other) => other.field === one.field && other.value.text === one.value)) continue;
      const own: DraftValue = {
        text: one.value,
        raw: value.raw ?? value.text,
        at: value.at,
        ...(one.scheme === undefined ? {} : { scheme: one.scheme }),
      };
      found.push({ field: one.field, value: own, rule: one.rule });
    }
  }
  return found ?? none;
}

export function takenFrom(sources: readonly ReadName[], what: "tags" | "notes"): readonly TakenAt[] {
  let taken: TakenAt[] | undefined;
  for (const { value, clean } of sources)
    for (const one of clean[what]) (taken ??= []).push({ ...one, raw: value.raw ?? value.text, at: value.at });
  return taken ?? none;
}
