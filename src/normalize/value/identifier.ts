import { identifierSchemes, schemeByName } from "../../countries/identifiers.ts";
import { readKpp, type KppParts } from "../../countries/ru/kpp.ts";
import { wellKnownInns } from "../../countries/ru/well-known-inns.ts";
import { compactNumber, type IdentifierProblem, type IdentifierScheme } from "../../countries/scheme.ts";
import { foldKey, type DraftValue, type Identifier, type Issue, type Severity } from "../../model/index.ts";
import { tooLong } from "./cell-length.ts";
import type { CleanedIdentifiers, IdentifierContext } from "./cleaned.ts";
import { splitIdentifiers } from "./identifier-split.ts";
import { withAllKeys } from "../all-keys.ts";
import { digitsForLookAlikes, readSpreadsheetNumber } from "./number.ts";

const none: readonly never[] = [];

/**
 * Reads the official numbers of a cell. `given.scheme`, else `column`, says what the column is for; a number that by its form can only be of another
 * scheme (КПП in the ИНН column, a Kazakh БИН in a Russian one) is kept as what it is, with an issue. An invalid number is kept
 * with `valid: false`: it proves nothing and vetoes nothing.
 */
export function cleanIdentifier(given: DraftValue, context: IdentifierContext, column?: string): CleanedIdentifiers {
  const raw = given.raw ?? given.text;
  const plain = readPlainly(given.text, given.scheme ?? column, context);
  if (plain !== undefined)
    return {
      identifiers: [identifierOf(raw, given.at, undefined, plain.scheme, plain.value, true)],
      issues: none,
    };
  const value = given.scheme !== undefined || column === undefined ? given : { ...given, scheme: column };
  const identifiers: Identifier[] = [];
  const issues: Issue[] = [];
  const say = (code: string, severity: Severity, params: Readonly<Record<string, string | number>>): void => {
    issues.push({ code, severity, at: value.at, field: "identifiers", raw, params });
  };

  const long = tooLong(value, "identifiers");
  if (long !== undefined) {
    const kept = identifierOf(raw, value.at, undefined, value.scheme ?? "other", value.text.trim(), false);
    return { identifiers: [kept], issues: [long] };
  }
  const { text: written, rules: before, lost } = readNumberCell(value);
  const text = withoutRemark(written);
  const rules = text === written ? before : [...before, "identifier-number"];
  if (lost) {
    const scheme = value.scheme ?? "other";
    identifiers.push(identifierOf(raw, value.at, undefined, scheme, raw.trim(), false));
    say("identifier-digits-lost", "warning", { scheme, value: raw.trim() });
    return { identifiers, issues };
  }

  // One nought or two are what a program writes for no number; a nought in every place was typed to fill the field, and stays to be seen.
  const parts = /^\s*0{1,3}(?:\.0)?\s*$/.test(text) ? none : splitIdentifiers(text, value.scheme);
  if (parts.length === 0 && text.trim() !== "") say("identifier-no-number", "note", { value: raw.trim() });
  const seen = new Set<string>();
  for (const part of parts) {
    const read = readIdentifier(part.text, part.scheme, context);
    const id = `${read.scheme}:${read.value}`;
    if (seen.has(id)) continue;
    seen.add(id);
    const chain = [...rules, ...(parts.length > 1 || part.labelled ? ["identifier-split"] : []), ...read.rules];
    const named = { scheme: read.scheme, value: read.value };
    // A column of ОГРН has the ОГРНИП of traders in it.
    const expected = part.scheme === "ru-ogrn" && read.scheme === "ru-ogrnip";
    if (read.rules.includes("identifier-scheme") && !expected)
      say("identifier-other-scheme", "note", { ...named, column: part.scheme ?? "" });
    if (read.scheme === "ru-kpp" && read.rules.includes("identifier-look-alike"))
      say("identifier-look-alike", "note", named);
    if (read.rules.includes("identifier-zeros")) say("identifier-zeros-restored", "note", named);
    if (read.problem !== undefined) say(`identifier-${read.problem}`, "warning", named);
    const borrowed = read.problem === undefined && read.scheme === "ru-inn" && isBorrowed(read.value, context.name);
    if (borrowed) say("identifier-well-known", "warning", named);
    const rule = chain.length === 0 ? undefined : chain.join("+");
    const valid = read.problem === undefined && !borrowed;
    identifiers.push(identifierOf(raw, value.at, rule, read.scheme, read.value, valid));
  }
  const two = identifiers.find((one) => one.valid && one.scheme !== "ru-kpp" && isAnother(one, identifiers[0]));
  if (two !== undefined)
    say("identifier-several", "warning", { scheme: two.scheme, value: identifiers[0]?.value ?? "", other: two.value });
  return { identifiers, issues };
}

function identifierOf(
  raw: string,
  at: string,
  rule: string | undefined,
  scheme: string,
  value: string,
  valid: boolean,
): Identifier {
  return withAllKeys<Identifier>({ raw, at, rule, scheme, value, valid });
}

/** Two of one scheme: a firm has one ИНН, and one КПП for each of its parts. */
function isAnother(one: Identifier, first: Identifier | undefined): boolean {
  return first?.valid === true && first.scheme === one.scheme && first.value !== one.value;
}

/**
 * A cell that is a valid number of its column's scheme and nothing else, which is nearly every cell there is; the rest goes the long
 * way. Only where neither the row's country nor its name can speak against it.
 */
function readPlainly(
  text: string,
  name: string | undefined,
  context: IdentifierContext,
): { readonly scheme: string; readonly value: string } | undefined {
  const scheme = name === undefined ? undefined : schemeByName(name);
  if (scheme === undefined || (context.country !== undefined && context.country !== scheme.country)) return undefined;
  const parsed = scheme.parse(text);
  const lettered = scheme.scheme === "ru-kpp" && /\D/.test(text);
  if (!parsed.valid || lettered || parsed.value !== text || isBorrowed(parsed.value, context.name)) return undefined;
  return { scheme: scheme.scheme, value: parsed.value };
}

function readNumberCell(value: DraftValue): { text: string; rules: string[]; lost: boolean } {
  const shown = readSpreadsheetNumber(value.text);
  if (shown === undefined) return { text: value.text, rules: [], lost: false };
  if (shown.exact && !/[eEеЕ]/u.test(value.text))
    return { text: shown.digits, rules: ["identifier-number"], lost: false };
  // An exponent hides digits; what the file stored is better than what it showed.
  const stored = value.stored === undefined ? undefined : /^\d+$/.test(value.stored) ? value.stored : undefined;
  if (stored !== undefined) return { text: stored, rules: ["identifier-number"], lost: false };
  if (shown.exact) return { text: shown.digits, rules: ["identifier-number"], lost: false };
  const scheme = value.scheme === undefined ? undefined : schemeByName(value.scheme);
  if (shown.padded !== undefined && scheme?.checkDigits === true && scheme.parse(shown.padded).valid)
    return { text: shown.padded, rules: ["identifier-number"], lost: false };
  return { text: value.text, rules: [], lost: true };
}

/** «USt-IdNr.: DE…», «VAT No. …», «NIP: …» before a number. */
const vatLabel =
  /^\s*(?:USt\.?-?\s?Id(?:-?Nr)?|UID|MwSt\.?-?Nr|VAT(?:\s(?:reg|no|number|id))*|NIP|TVA|BTW|PVN|PVM)[.:\s№-]+(?=[A-Z]{0,2}\s?\d)/iu;

interface ReadIdentifier {
  readonly scheme: string;
  readonly value: string;
  readonly rules: readonly string[];
  readonly problem?: IdentifierProblem | "unknown-scheme";
}

/** «7707001234 (Ромашка)», «7707001234 от 01.02.2020», `7707001234/0`, `RU7707001234`: what stands around the number and is none. */
function withoutRemark(text: string): string {
  return text
    .replace(/(?<=\d{8})[\s,]+(?:(?:от|с|до|по)\s+)?\d{1,2}\.\d\d\.(?:19|20)\d\d(?:\s?г\.?)?\s*$/u, "")
    .replace(/\s*\([^()\d]*\p{L}[^()\d]*\)\s*$/u, "")
    .replace(/(?<=\d{10})\s*[/\\]\s*0*\s*$/u, "")
    .replace(/^RU(?=(?:\d{10}|\d{12})$)/iu, "")
    .replace(vatLabel, "");
}

function readIdentifier(text: string, declared: string | undefined, context: IdentifierContext): ReadIdentifier {
  const scheme = declared === undefined ? undefined : schemeByName(declared);
  if (declared !== undefined && scheme === undefined) {
    // A scheme of the user's own: nothing is known about it, so the text stands as it is.
    return { scheme: declared, value: text.trim(), rules: [], problem: "unknown-scheme" };
  }
  const off = context.off ?? new Set<string>();
  const national =
    scheme?.scheme === "eu-vat" && !off.has("identifier-prefix") ? withPrefix(scheme, text, context) : undefined;
  if (national !== undefined) return national;
  const all = candidateSchemes(scheme, text, context);
  const candidates = off.has("identifier-scheme") && scheme !== undefined ? [scheme] : all;
  for (const candidate of candidates) {
    const read = readAs(candidate, text, off);
    if (read === undefined) continue;
    return {
      ...read,
      rules: candidate === scheme || scheme === undefined ? read.rules : [...read.rules, "identifier-scheme"],
    };
  }
  const kept = scheme ?? candidates[0];
  if (kept === undefined) return { scheme: "other", value: text.trim(), rules: [], problem: "unknown-scheme" };
  const parsed = kept.parse(text);
  return { scheme: kept.scheme, value: parsed.value, rules: [], problem: parsed.problem ?? "structure" };
}

/** A VAT number written without its country, as everybody does at home (the Polish NIP): the check digit has to prove the prefix. */
function withPrefix(
  scheme: IdentifierScheme,
  text: string,
  { country }: IdentifierContext,
): ReadIdentifier | undefined {
  if (country === undefined || !/^\s*\d/u.test(text)) return undefined;
  const { value, valid } = scheme.parse(`${country}${text}`);
  return valid ? { scheme: scheme.scheme, value, rules: ["identifier-prefix"] } : undefined;
}

/** A valid number of this scheme, with what had to be mended; undefined when it is none. */
function readAs(
  scheme: IdentifierScheme,
  text: string,
  off: ReadonlySet<string>,
): Omit<ReadIdentifier, "problem"> | undefined {
  const kpp = scheme.scheme === "ru-kpp" && !off.has("identifier-look-alike") ? kppBehindLetters(text) : undefined;
  if (kpp !== undefined) return { scheme: scheme.scheme, value: kpp, rules: ["identifier-look-alike"] };
  const parsed = scheme.parse(text);
  if (parsed.valid) return { scheme: scheme.scheme, value: parsed.value, rules: [] };
  if (!scheme.checkDigits || scheme.scheme === "eu-vat") return undefined;
  // Everything below changes characters, so the check digit has to prove it.
  const mended = compactNumber(off.has("identifier-look-alike") ? text : digitsForLookAlikes(text));
  const rules = mended === parsed.value ? [] : ["identifier-look-alike"];
  if (!/^\d+$/.test(mended)) return undefined;
  if (rules.length > 0 && scheme.parse(mended).valid) return { scheme: scheme.scheme, value: mended, rules };
  if (scheme.scheme === "ru-inn" && !off.has("identifier-padding") && /^0+\d{10}$/.test(mended)) {
    const value = mended.slice(-10);
    if (scheme.parse(value).valid) return { scheme: scheme.scheme, value, rules: [...rules, "identifier-padding"] };
  }
  if (off.has("identifier-zeros")) return undefined;
  for (const length of scheme.lengths) {
    const missing = length - mended.length;
    // More than three zeros, and a check digit that one number in eleven passes would prove too little.
    if (missing < 1 || missing > 3) continue;
    // Nine digits that are as good a КПП as they would be an ИНН without its zero are taken for what they are.
    const kpp = scheme.scheme === "ru-inn" && missing === 1 ? readKpp(mended) : undefined;
    if (kpp !== undefined && isCommonReason(kpp) && kpp.serial.startsWith("00")) continue;
    const value = "0".repeat(missing) + mended;
    if (scheme.parse(value).valid) return { scheme: scheme.scheme, value, rules: [...rules, "identifier-zeros"] };
  }
  return undefined;
}

/**
 * `77З601001`, `7701O1001`: a КПП has no check digit to prove what a letter stands for, but letters are rare in it and the reason 01
 * is in nearly all of them. It is said all the same.
 */
function kppBehindLetters(text: string): string | undefined {
  const digits = compactNumber(digitsForLookAlikes(text));
  if (!/^\d{9}$/.test(digits) || digits === compactNumber(text)) return undefined;
  const read = readKpp(digits);
  return read !== undefined && isCommonReason(read) ? digits : undefined;
}

/** Schemes that are told from a broken number of another by their form alone, whatever the row says. */
const selfEvident = new Set(["ru-ogrn", "ru-ogrnip", "kz-bin", "kz-iin"]);

/**
 * The schemes to be tried, in order: the column's own, then those of the row's country, then those whose form is unmistakable. A row
 * whose country is not the column's is read as its own country's first: in mixed exports everything stands in «ИНН».
 */
function candidateSchemes(
  declared: IdentifierScheme | undefined,
  text: string,
  context: IdentifierContext,
): readonly IdentifierScheme[] {
  const country = context.country;
  const ofCountry = identifierSchemes.filter((scheme) => scheme.country === country && scheme !== declared);
  const provable = ofCountry.filter((scheme) => scheme.checkDigits);
  const others = identifierSchemes.filter((scheme) => selfEvident.has(scheme.scheme) && scheme !== declared);
  const vat = /^\s*[A-Za-z]{2}[\s-]*[0-9A-Za-z]/.test(text)
    ? identifierSchemes.filter(({ country }) => country === "EU")
    : [];
  if (declared === undefined) {
    const home = ofCountry.length > 0 ? ofCountry : identifierSchemes.filter((scheme) => scheme.country === "RU");
    return [...vat, ...home.filter(isGuessable), ...others];
  }
  // Only a tax number's column is used as a dump for everything; a wrong ОГРН stays a wrong ОГРН.
  if (!["ru-inn", "ru-kpp", "ru-ogrn", "ru-ogrnip", "kz-bin", "kz-iin"].includes(declared.scheme)) return [declared];
  const swapped = swappedSchemes(declared, text, context);
  const foreign = country !== undefined && country !== declared.country && declared.country === "RU";
  return foreign
    ? [...provable, declared, ...vat, ...ofCountry.filter((scheme) => !scheme.checkDigits), ...others, ...swapped]
    : [declared, ...vat, ...swapped, ...others];
}

/** Schemes that share a column by mistake and are not told by their form alone: КПП in the ИНН column and the reverse, БИН for ИИН, ИНН for ОГРН. */
function swappedSchemes(
  declared: IdentifierScheme,
  text: string,
  context: IdentifierContext,
): readonly IdentifierScheme[] {
  const names: string[] = [];
  if (declared.scheme === "ru-inn" && context.country !== "BY") {
    // Any nine digits look like a КПП; only one with a common reason is taken for it, where the row has none: beside one it is an ИНН that lost a digit.
    const kpp = context.kppSaid?.() === true ? undefined : readKpp(text);
    if (kpp !== undefined && isCommonReason(kpp)) names.push("ru-kpp");
  }
  if (declared.scheme === "ru-kpp") names.push("ru-inn");
  // Of another length its check digit would prove too little: a zero might be put before anything.
  if (declared.scheme === "ru-ogrn" && /^\D*(?:\d{10}|\d{12})\D*$/.test(text)) names.push("ru-inn");
  if (declared.scheme === "kz-bin") names.push("kz-iin");
  if (declared.scheme === "kz-iin") names.push("kz-bin");
  return names.map(schemeByName).filter((scheme) => scheme !== undefined);
}

/** A reason for which organisations are registered by the thousand; the others are too rare to be told from any nine digits. */
function isCommonReason({ reasonKind }: KppParts): boolean {
  return reasonKind === "head" || reasonKind === "unit" || reasonKind === "largest";
}

function isGuessable(scheme: IdentifierScheme): boolean {
  return scheme.checkDigits && scheme.scheme !== "ru-okpo" && scheme.scheme !== "ru-snils";
}

/** A well-known firm's ИНН on a card that does not bear its name. Without a name nothing can be said. */
function isBorrowed(inn: string, name: string | undefined): boolean {
  const words = wellKnownInns.get(inn);
  if (words === undefined || name === undefined || name.trim() === "") return false;
  const folded = foldKey(name).replaceAll("ё", "е");
  return !words.some((word) => folded.includes(word));
}
