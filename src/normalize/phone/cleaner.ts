import { areaCodesOfTown } from "../../countries/area-codes.ts";
import { familyShape, givenName } from "../../countries/given-names.ts";
import type { PlannedNumber } from "../../countries/phone-plan.ts";
import type { DraftValue, Issue, Phone } from "../../model/index.ts";
import { tooLong } from "../cell-length.ts";
import type { CleanedPhones, PhoneCleaner, PhoneCleanerOptions, PhoneContext, ProposedContact } from "../cleaned.ts";
import { readSpreadsheetNumber } from "../number.ts";
import { dropNumbering, foldPhoneCharacters, joinCodeInWords, markEnds, mendLookAlikes } from "./characters.ts";
import { complete } from "./complete.ts";
import { proposeContact } from "./contact.ts";
import type { DialFinding } from "./dial.ts";
import { findPhones } from "./find.ts";
import { homeOf, type Home } from "./home.ts";
import { readPlain } from "./plain.ts";
import { readCell, type Entry } from "./reading.ts";
import { readRemark, saysNothing } from "./words.ts";

/** A cleaned phone without its cell: what is remembered for equal texts in equal surroundings. */
type BarePhone = Omit<Phone, "raw" | "at">;

interface Outcome {
  /** `raw` only where a phone was found in free text: then the stretch it stood in. */
  readonly phones: readonly (BarePhone & { readonly raw?: string })[];
  readonly findings: readonly DialFinding[];
}

/** Enough for the distinct cells of most exports; emptied when full, which changes the time and nothing else. */
const mostRemembered = 200_000;

/** Makes the cleaner of phone cells for one project; it remembers the cells it has seen. */
export function createPhoneCleaner(options: PhoneCleanerOptions): PhoneCleaner {
  const remembered = new Map<string, Outcome>();
  const homes = new Map<string, Home>();

  const homeFor = (value: DraftValue, context: PhoneContext): Home => {
    const key = `${value.country}|${context.country}|${context.identifiersCountry}|${context.city}`;
    let home = homes.get(key);
    if (home === undefined) {
      home = homeOf(value.country, context, options);
      if (homes.size >= mostRemembered) homes.clear();
      homes.set(key, home);
    }
    return home;
  };

  return (value, context) => {
    const long = value.find === true ? undefined : tooLong(value, "phones");
    if (long !== undefined) {
      return { phones: [{ raw: value.raw ?? value.text, at: value.at, quality: "unparsed" }], issues: [long] };
    }
    const home = homeFor(value, context);
    const plain =
      value.parts === undefined && value.find !== true && isZoneSeven(home) ? readPlain(value.text) : undefined;
    if (plain !== undefined) return plainPhone(plain, value);
    const key = keyOf(value, context, home);
    let outcome = remembered.get(key);
    if (outcome === undefined) {
      outcome = clean(value, context, home, options);
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(key, outcome);
    }
    return inCell(outcome, value);
  };
}

function isZoneSeven(home: Home): boolean {
  return home.countries[0] === "RU" || home.countries[0] === "KZ";
}

/** A cell that is one number and nothing else. */
function plainPhone(number: PlannedNumber, value: DraftValue): CleanedPhones {
  const raw = value.raw ?? value.text;
  const kind = kindSaid(undefined, value, number.kind);
  const phone: Phone = {
    raw,
    at: value.at,
    ...(number.e164 === value.text ? {} : { rule: "phone-e164" }),
    e164: number.e164,
    ...(kind === undefined ? {} : { kind }),
    ...(number.country === undefined ? {} : { country: number.country }),
    ...(value.note === undefined ? {} : { note: value.note }),
    quality: "as-written",
  };
  return value.proposeContact === true
    ? { phones: [phone], issues: [], contacts: contactsOf([phone]) }
    : { phones: [phone], issues: [] };
}

/** Everything the outcome depends on. */
function keyOf(value: DraftValue, context: PhoneContext, home: Home): string {
  const parts = value.parts === undefined ? "" : JSON.stringify(value.parts);
  const place = [context.country, context.region, context.city, context.areaCode, context.otherE164?.join(" ")].join(
    "\u0000",
  );
  return [value.text, value.stored, value.find, value.kind, value.note, parts, home.countries.join(" "), place].join(
    "\u0001",
  );
}

function inCell(outcome: Outcome, value: DraftValue): CleanedPhones {
  const raw = value.raw ?? value.text;
  const phones = outcome.phones.map((phone): Phone => ({ raw, at: value.at, ...phone }));
  const issues = outcome.findings.map(({ code, severity, params }): Issue => ({
    code,
    severity,
    at: value.at,
    field: "phones",
    raw,
    params,
  }));
  if (value.proposeContact !== true) return { phones, issues };
  return { phones, issues, contacts: contactsOf(phones) };
}

function contactsOf(phones: readonly Phone[]): ProposedContact[] {
  return phones.flatMap(({ note }, index) => {
    const contact = note === undefined ? undefined : proposeContact(note, [index]);
    return contact === undefined ? [] : [contact];
  });
}

function clean(value: DraftValue, context: PhoneContext, home: Home, options: PhoneCleanerOptions): Outcome {
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
  const [country = "", area = "", number = "", extension = ""] = ["country", "area", "number", "extension"].map(
    (name) => (parts[name] ?? "").trim(),
  );
  if (!/\d/.test(number)) return undefined;
  const digits = country.replace(/\D+/gu, "");
  // «8» in the country's place is the trunk prefix of a number typed as 8 916 ….
  const head = digits === "" ? "" : digits === "8" ? "8 " : `+${digits} `;
  const code = area === "" ? "" : `(${area}) `;
  const tail = /\d/.test(extension) ? ` доб. ${extension.replace(/^\D+/u, "")}` : "";
  const whole = /\d{10,}/.test(number.replace(/[\s()+-]+/gu, "")) ? number : `${head}${code}${number}`;
  const outcome = cleanText(whole + tail, ["phone-parts"], value, context, home, options);
  return outcome.phones.some(({ e164 }) => e164 !== undefined) ? outcome : undefined;
}

function cleanText(
  text: string,
  rules: readonly string[],
  value: DraftValue,
  context: PhoneContext,
  home: Home,
  options: PhoneCleanerOptions,
): Outcome {
  const folded = markEnds(joinCodeInWords(dropNumbering(foldPhoneCharacters(text))));
  const mended = home.off.has("phone-look-alike") ? folded : mendLookAlikes(folded);
  const { entries, words } = readCell(mended, home);
  if (entries.length === 0) return withoutNumber(words);
  completeLocals(entries, context, home, options);
  const before = mended === folded ? rules : [...rules, "phone-look-alike"];
  const split = entries.length > 1 ? [...before, "phone-split"] : before;
  const phones: BarePhone[] = [];
  const findings: DialFinding[] = [];
  const seen = new Set<string>();
  for (const entry of entries) {
    const phone = phoneOf(entry, split, value);
    findings.push(...findingsOf(entry, mended !== folded));
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

function withoutNumber(words: string): Outcome {
  if (words === "") return { phones: [], findings: [] };
  const nothing = saysNothing(readRemark(words).note ?? "");
  return {
    phones: nothing ? [] : [{ quality: "unparsed" }],
    findings: [{ code: "phone-no-digits", severity: nothing ? "note" : "warning", params: { value: words } }],
  };
}

/** Local numbers take the code of the whole number before them in the cell, or after, or of what the row says. */
function completeLocals(
  entries: readonly Entry[],
  context: PhoneContext,
  home: Home,
  options: PhoneCleanerOptions,
): void {
  const off = home.off.has("phone-area-code");
  const whole = entries.map(({ dialled, groups }) =>
    "number" in dialled && dialled.number.kind === "fixed"
      ? [{ number: dialled.number, groups: groups.map(({ digits }) => digits) }]
      : [],
  );
  entries.forEach((entry, index) => {
    if (!("local" in entry.dialled)) return;
    const local = entry.dialled.local;
    const numbers = [...whole.slice(0, index).toReversed(), ...whole.slice(index + 1)].flat();
    const town = townIn(entry.notes);
    entry.dialled = off
      ? { problem: { code: "phone-area-code-unknown", severity: "warning", params: { number: local } } }
      : complete(local, { numbers, ...(town === undefined ? {} : { town }) }, context, home, options.areaCode);
  });
}

/** A town named beside a number: «г. Самара», or a note that is nothing else and no person's name (Владимир, Пушкин). */
function townIn(notes: readonly string[]): string | undefined {
  for (const note of notes) {
    const bare = note.replace(/[\s,.:;-]+$/u, "");
    const isPerson =
      givenName(bare.toLowerCase()) !== undefined || familyShape(bare.toLowerCase())?.strength === "strong";
    if (/^\p{Lu}[\p{L} -]{2,30}$/u.test(bare) && !isPerson && areaCodesOfTown(bare).length > 0) return bare;
    const town = /(?<!\p{L})(?:г\.|гор\.|город)\s{0,2}(\p{Lu}[\p{L}-]+(?:[ -]\p{L}[\p{L}-]+){0,3})/u.exec(note)?.[1];
    if (town !== undefined && areaCodesOfTown(town).length > 0) return town;
  }
  return undefined;
}

function phoneOf(entry: Entry, before: readonly string[], value: DraftValue): BarePhone {
  const { dialled, extension } = entry;
  const note = [...entry.notes, ...(value.note === undefined ? [] : [value.note])].join("; ");
  const remark = note === "" ? {} : { note };
  if (!("number" in dialled)) return { ...remark, quality: "unparsed" };
  const { number } = dialled;
  const kind = kindSaid(entry.kind, value, number.kind);
  const noted = entry.notes.length === 0 ? [] : ["phone-note"];
  const inferred =
    dialled.inferred === true ||
    entry.rules.includes("phone-tail") ||
    entry.findings.some(({ severity }) => severity === "warning");
  return {
    rule: [...new Set([...before, ...entry.rules, ...noted, ...dialled.rules])].join("+"),
    e164: number.e164,
    ...(extension === undefined ? {} : { extension }),
    ...(kind === undefined ? {} : { kind }),
    ...(number.country === undefined ? {} : { country: number.country }),
    ...remark,
    quality: inferred ? "inferred" : "as-written",
  };
}

/** The plan knows mobile from fixed; only people know which line is a fax. */
function kindSaid(word: Entry["kind"], value: DraftValue, planned: BarePhone["kind"]): BarePhone["kind"] {
  const said = word ?? (value.kind === "fax" || value.kind === "pager" ? value.kind : undefined);
  if (said !== undefined) return said;
  if (planned !== undefined) return planned;
  return value.kind === "mobile" || value.kind === "fixed" ? value.kind : undefined;
}

function findingsOf(entry: Entry, mended: boolean): readonly DialFinding[] {
  const { dialled } = entry;
  if ("local" in dialled) return [];
  if ("problem" in dialled) return [dialled.problem];
  const { e164 } = dialled.number;
  const own = dialled.finding === undefined ? [] : [dialled.finding];
  const others = entry.findings.map((finding) => ({ ...finding, params: { e164, ...finding.params } }));
  const look: DialFinding[] = mended ? [{ code: "phone-look-alike", severity: "note", params: { e164 } }] : [];
  return [...look, ...own, ...others];
}

function withoutRule(phone: BarePhone): BarePhone {
  const { rule: _, ...rest } = phone;
  return rest;
}
