import type { DraftValue } from "../../model/index.ts";
import type { PhoneCleanerOptions, PhoneContext } from "../value/cleaned.ts";
import { readSpreadsheetNumber } from "../value/number.ts";
import { dropNumbering, foldPhoneCharacters, joinCodeInWords, markEnds, mendLookAlikes } from "./characters.ts";
import type { DialFinding } from "./dial.ts";
import { giveExtension } from "./extension.ts";
import { findPhones } from "./find.ts";
import type { Home } from "./home.ts";
import { completeLocals } from "./locals.ts";
import { findingsOf, phoneOf, withoutRule, type BarePhone } from "./phone-of.ts";
import type { Entry } from "./entry.ts";
import { readCell } from "./reading.ts";
import type { DigitGroup } from "./tokens.ts";
import { readRemark, saysNothing } from "./words.ts";

/** What a cell comes to, for equal texts in equal surroundings. */
export interface Outcome {
  /** `raw` only where a phone was found in free text: then the stretch it stood in. */
  readonly phones: readonly (BarePhone & { readonly raw?: string })[];
  readonly findings: readonly DialFinding[];
}

/** Reads a cell in any state. */
export function cleanCell(value: DraftValue, context: PhoneContext, home: Home, options: PhoneCleanerOptions): Outcome {
  if (value.find === true) return findIn(value, context, home, options);
  const fromParts = value.parts === undefined ? undefined : cleanParts(value.parts, value, context, home, options);
  if (fromParts !== undefined) return fromParts;
  const { text, rules, lost } = numberText(value);
  if (lost) {
    const params = { number: text.trim() };
    return {
      phones: [{ quality: "unparsed" }],
      findings: [{ code: "phone-digits-lost", severity: "warning", params }],
    };
  }
  return cleanText(text, rules, value, context, home, options);
}

/** Phones of a note, which itself stays as it is. */
function findIn(value: DraftValue, context: PhoneContext, home: Home, options: PhoneCleanerOptions): Outcome {
  const phones: Outcome["phones"][number][] = [];
  const findings: DialFinding[] = [];
  for (const { text, entries } of findPhones(foldPhoneCharacters(value.text), home)) {
    completeLocals(entries, context, home, options);
    for (const entry of entries) {
      if (!("number" in entry.dialled)) continue;
      const phone = phoneOf(entry, ["phone-find"], value);
      if (phones.some((other) => other.e164 === phone.e164 && other.extension === phone.extension)) continue;
      phones.push({ raw: text, ...phone });
      findings.push(...findingsOf(entry, false));
    }
  }
  return { phones, findings };
}

/** The cell's text, with a spreadsheet's exponent undone where no digit is lost. */
function numberText(value: DraftValue): { text: string; rules: readonly string[]; lost: boolean } {
  const shown = readSpreadsheetNumber(value.text);
  if (shown === undefined) return { text: value.text, rules: [], lost: false };
  if (value.stored !== undefined && /^\d{5,15}$/.test(value.stored))
    return { text: value.stored, rules: ["phone-exponent"], lost: false };
  if (shown.exact) return { text: shown.digits, rules: ["phone-exponent"], lost: false };
  return { text: value.text, rules: [], lost: true };
}

/** 1C keeps country, area, number and extension apart; its own parser often put them into the wrong part, so the whole is read again. */
function cleanParts(
  parts: Readonly<Record<string, string>>,
  value: DraftValue,
  context: PhoneContext,
  home: Home,
  options: PhoneCleanerOptions,
): Outcome | undefined {
  const part = (name: string): string => (parts[name] ?? "").trim();
  const [country, area, extension] = [part("country"), part("area"), part("extension")];
  // A text beside an extension alone is the number: what stands in a column of its own is not lost for that.
  const alone = extension !== "" && part("number") === "" && area === "";
  const number = alone ? part("text") : part("number");
  if (!/\d/.test(number)) {
    // Longer than any extension it may be the number, put into the wrong part.
    const short = extension.replace(/\D+/gu, "").length <= 6;
    if (!alone || !short || part("text") !== "") return undefined;
    return { phones: [], findings: [{ code: "phone-extension-alone", severity: "warning", params: { extension } }] };
  }
  const digits = country.replace(/\D+/gu, "");
  // «8» in the country's place is the trunk prefix of a number typed as 8 916 ….
  const head = digits === "" ? "" : digits === "8" ? "8 " : `+${digits} `;
  const code = area === "" ? "" : `(${area}) `;
  const own = /\d/.test(extension) ? extension.replace(/^\D+/u, "") : "";
  const whole = /\d{10,}/.test(number.replace(/[\s()+-]+/gu, "")) ? number : `${head}${code}${number}`;
  const outcome = cleanText(whole, ["phone-parts"], value, context, home, options, own);
  if (outcome.phones.some(({ e164 }) => e164 !== undefined)) return outcome;
  if (!alone || own === "") return undefined;
  // No number was understood: the column of the extension is in no raw text of the cell, and stays a note.
  return { ...outcome, phones: outcome.phones.map((phone) => ({ ...phone, note: withExtension(phone.note, own) })) };
}

function withExtension(note: string | undefined, extension: string): string {
  return [...(note === undefined ? [] : [note]), `доб. ${extension}`].join("; ");
}

function cleanText(
  text: string,
  rules: readonly string[],
  value: DraftValue,
  context: PhoneContext,
  home: Home,
  options: PhoneCleanerOptions,
  extension = "",
): Outcome {
  const fold = (cell: string): string => markEnds(joinCodeInWords(dropNumbering(foldPhoneCharacters(cell))));
  const mend = (cell: string): string => (home.off.has("phone-look-alike") ? cell : mendLookAlikes(cell));
  const several = extension !== "" && readCell(mend(fold(text)), home).entries.length > 1;
  // Behind the only number the extension reads as if it stood in the cell.
  const folded = fold(extension === "" || several ? text : `${text} доб. ${extension}`);
  const mended = mend(folded);
  const { entries, words } = readCell(mended, home);
  if (entries.length === 0) return withoutNumber(words);
  completeLocals(entries, context, home, options);
  if (several) giveExtension(entries, extension);
  const looks = mended === folded ? [] : mendedAmong(entries, folded, home);
  const phones: BarePhone[] = [];
  const findings: DialFinding[] = [];
  const seen = new Set<string>();
  for (const entry of entries) {
    const look = looks.includes(entry);
    const before = look ? [...rules, "phone-look-alike"] : rules;
    const phone = phoneOf(entry, entries.length > 1 ? [...before, "phone-split"] : before, value);
    findings.push(...findingsOf(entry, look));
    // The same number twice in one cell is one number; what differs is the remark.
    const id = `${phone.e164 ?? ""}#${phone.extension ?? ""}#${phone.note ?? ""}`;
    if (phone.e164 !== undefined && seen.has(id)) continue;
    // A cell has one raw text, and one unparsed phone says all of it.
    if (phone.e164 === undefined && seen.has("unparsed")) continue;
    seen.add(phone.e164 === undefined ? "unparsed" : id);
    phones.push(
      phone.e164 !== undefined && phone.e164 === text && phone.note === undefined ? withoutRule(phone) : phone,
    );
  }
  return { phones, findings };
}

/** The numbers that had a letter in place of a digit, and not their neighbours in the cell; all where nobody can tell. */
function mendedAmong(entries: readonly Entry[], unmended: string, home: Home): readonly Entry[] {
  const asWritten = new Set(readCell(unmended, home).entries.map(({ groups }) => digitsOf(groups)));
  const found = entries.filter(({ groups }) => !asWritten.has(digitsOf(groups)));
  return found.length === 0 ? entries : found;
}

function digitsOf(groups: readonly DigitGroup[]): string {
  return groups.map(({ digits, plus }) => (plus ? `+${digits}` : digits)).join("");
}

function withoutNumber(words: string): Outcome {
  if (words === "") return { phones: [], findings: [] };
  const nothing = saysNothing(readRemark(words).note ?? "");
  return {
    phones: nothing ? [] : [{ quality: "unparsed" }],
    findings: [{ code: "phone-no-digits", severity: nothing ? "note" : "warning", params: { value: words } }],
  };
}
