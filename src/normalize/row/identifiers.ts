import { numberFields } from "../../countries/identifiers.ts";
import { readKpp } from "../../countries/ru/kpp.ts";
import type { Identifier } from "../../model/index.ts";
import { mark, valuesOf, type Found } from "./found.ts";
import { withRule } from "../origin.ts";
import { isBlank, type Row } from "./row.ts";
import { cleanIdentifier, type CleanedIdentifiers, type IdentifierContext } from "../value/values.ts";
import type { Writable } from "../writable.ts";

/** The official numbers of a row's cells, of those found in other cells, and of a note that is nothing else; each once. */
export function cleanIdentifiers(
  row: Row,
  found: readonly Found[],
  country: string | undefined,
  name: string | undefined,
  off: ReadonlySet<string>,
): readonly Identifier[] {
  const out: Identifier[] = [];
  let known: IdentifierContext | undefined;
  const context = (): IdentifierContext => (known ??= contextOf(row, country, name, off));
  for (const { field, scheme } of numberFields)
    for (const value of row.values(field))
      if (!isBlank(value)) take(out, row, cleanIdentifier(value, context(), scheme), "");
  for (const { value, rule } of valuesOf(row, "identifiers", found))
    take(out, row, cleanIdentifier(value, context()), rule);
  if (!off.has("identifier-zeros")) restoreKpp(out, row);
  if (!off.has("misplaced")) takeFromNotes(out, row, context);
  return out;
}

function contextOf(
  row: Row,
  country: string | undefined,
  name: string | undefined,
  off: ReadonlySet<string>,
): IdentifierContext {
  const context: Writable<IdentifierContext> = { off };
  if (country !== undefined) context.country = country;
  if (name !== undefined) context.name = name;
  context.kppSaid = () => row.values("kpp").some(({ text }) => readKpp(text) !== undefined);
  return context;
}

function take(out: Identifier[], row: Row, cleaned: CleanedIdentifiers, rule: string): void {
  if (cleaned.issues.length > 0) row.issues.push(...cleaned.issues);
  for (const one of cleaned.identifiers)
    if (!out.some((other) => other.scheme === one.scheme && other.value === one.value)) out.push(mark(one, rule));
}

/**
 * `274010160` and `27401001` in one row: where the ИНН had lost its zero, so has a КПП that is one character short and of the same tax
 * office with it. The КПП itself has no check digit.
 */
function restoreKpp(out: Identifier[], row: Row): void {
  const inn = out.find(({ scheme, valid, rule }) => scheme === "ru-inn" && valid && rule?.includes("identifier-zeros"));
  if (inn === undefined || !inn.value.startsWith("0")) return;
  for (const [index, one] of out.entries()) {
    const value = `0${one.value}`;
    if (one.scheme !== "ru-kpp" || one.valid || readKpp(value)?.reasonKind !== "head") continue;
    if (value.slice(0, 4) !== inn.value.slice(0, 4)) continue;
    out[index] = withRule({ ...one, value, valid: true }, "identifier-zeros");
    dropIssues(row, one);
    row.say("note", "identifier-zero-alike", "identifiers", { text: one.raw, at: one.at }, { value, inn: inn.value });
  }
}

const labelledNumber = /^\s*(?:инн|бин|иин|унп)\s*[:№-]?\s*\d(?:[\d ]{7,14})\s*\.?\s*$/iu;

/** «БИН 050540005537» alone in a note: the label and the check digit say what it is. The note stays where it stands. */
function takeFromNotes(out: Identifier[], row: Row, context: () => IdentifierContext): void {
  for (const value of row.values("notes")) {
    if (value.find === true || !labelledNumber.test(value.text)) continue;
    const { identifiers } = cleanIdentifier(value, context());
    const [one, ...others] = identifiers;
    if (one === undefined || others.length > 0 || !one.valid) continue;
    if (out.some(({ scheme }) => scheme === one.scheme)) continue;
    row.say("note", "value-misplaced", "notes", value, { value: value.text.trim(), field: "identifiers" });
    out.push(withRule(one, "misplaced"));
  }
}

/**
 * УНП in the ИНН column of a card without a country: once something else has told the country, a number that is no ИНН is read as that
 * country's. Both have to agree, for one number in eleven passes a check digit.
 */
export function readAtHome(
  identifiers: readonly Identifier[],
  row: Row,
  country: string | undefined,
  off: ReadonlySet<string>,
): readonly Identifier[] {
  if (country === undefined || country === "RU" || off.has("identifier-scheme")) return identifiers;
  if (!identifiers.some(({ scheme, valid }) => scheme === "ru-inn" && !valid)) return identifiers;
  return identifiers.map((one) => {
    if (one.scheme !== "ru-inn" || one.valid) return one;
    const read = cleanIdentifier({ text: one.value, at: one.at, raw: one.raw }, { off, country }, "ru-inn");
    const [other, ...more] = read.identifiers;
    if (other === undefined || more.length > 0 || !other.valid || !other.scheme.startsWith(country.toLowerCase()))
      return one;
    if (identifiers.some(({ scheme, value }) => scheme === other.scheme && value === other.value)) return one;
    dropIssues(row, one);
    row.issues.push(...read.issues);
    return other;
  });
}

/** What was said of a number that is now read otherwise. */
function dropIssues(row: Row, { at, value }: Identifier): void {
  for (let index = row.issues.length - 1; index >= 0; index--) {
    const issue = row.issues[index];
    if (issue?.field === "identifiers" && issue.at === at && issue.params?.["value"] === value)
      row.issues.splice(index, 1);
  }
}
