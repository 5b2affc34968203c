import { addTo, groupBy } from "../../model/index.ts";
import { stringify } from "yaml";
import { say } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import { personNames } from "../schema/fields.ts";
import type { FieldLine, Fields, MappingDraft } from "./mapping-draft.ts";
import { sayReason } from "./reason.ts";
import type { Reason } from "./reason.ts";
import { numberPattern } from "./schemes-in-one.ts";

/** Writes the proposal as YAML that people edit: one line a column, the reason behind it. */
export function writeMapping(draft: MappingDraft, language: Language): string {
  const why = sayIn(language);
  const lines: string[] = [];
  if (draft.schema !== undefined) lines.push(`# yaml-language-server: $schema=${draft.schema}`);
  lines.push(`# ${say("guess-head", language)}`, "version: 1");
  lines.push(`title: ${scalar(draft.title)}`);
  const source = Object.entries(draft.source);
  if (source.length > 0) {
    lines.push("source:");
    for (const [key, value] of source) lines.push(`  ${key}: ${scalar(value)}`);
  }
  if (draft.home !== undefined)
    lines.push(`defaults: { country: ${draft.home.country ?? "unknown"} }  # ${why(draft.home.reason)}`);
  lines.push("");
  if (draft.groups !== undefined) {
    const { column, absent, reason } = draft.groups;
    const rule = `{ name: folder, column: ${scalar(column)}, when: { absent: ${scalar(absent)} } }`;
    lines.push("groups:", `  - ${rule}  # ${why(reason)}`);
  }
  if (draft.leaveOut.length > 0) lines.push("leaveOut:");
  for (const rows of draft.leaveOut) {
    const when =
      "is" in rows
        ? isOneOf(rows.column, rows.is)
        : `{ column: ${scalar(rows.column)}, matches: ${scalar(rows.matches)} }`;
    lines.push(`  - { reason: ${scalar(say(rows.called, language))}, when: ${when} }  # ${why(rows.reason)}`);
  }
  if (draft.kinds !== undefined) {
    const { column, company, person } = draft.kinds;
    const other = `{ column: ${scalar(column)}, isNot: ${scalar([...company, ...person])} }`;
    lines.push("reject:", `  - { reason: ${scalar(say("guess-reject", language))}, when: ${other} }`);
  }
  if (draft.doubt !== undefined) lines.push(`# ${say(`guess-rows-${draft.doubt.main}`, language)}`);
  lines.push(...recordLines(draft, language));
  if (draft.ignore.length > 0) {
    lines.push("ignore:");
    for (const { column, reason } of draft.ignore)
      lines.push(`  ${scalar(column)}: ${scalar(sayReason(reason, language))}`);
  }
  if (draft.doubt !== undefined) {
    const { main, other } = draft.doubt;
    const instead = [say(`guess-rows-instead-${main}`, language), ...recordLines(other, language)];
    lines.push("", ...instead.map((line) => `# ${line}`));
  }
  return `${lines.join("\n")}\n`;
}

const sayIn =
  (language: Language) =>
  (reason: Reason): string =>
    comment(sayReason(reason, language));

/** What a row becomes: the firm, the people, and what is kept beside them. */
function recordLines(draft: MappingDraft, language: Language): string[] {
  const why = sayIn(language);
  const lines: string[] = [];
  if (draft.counterparty !== undefined) {
    lines.push("counterparty:");
    if (draft.kinds !== undefined) lines.push(`  when: ${isOneOf(draft.kinds.column, draft.kinds.company)}`);
    else if (draft.counterpartyWhen) {
      const when = unlessPersonAlone(draft.counterparty, draft.contacts);
      if (when !== undefined) lines.push(`  when: ${when}  # ${say("guess-person-alone", language)}`);
    }
    if (draft.firmKey !== undefined)
      lines.push(`  # sourceKey: ${scalar(draft.firmKey)}  # ${say("guess-firm-key", language)}`);
    lines.push(...fieldLines(draft.counterparty, why));
    if (draft.find !== undefined && draft.counterparty.some(([field]) => field === "notes"))
      lines.push(...findLines(draft.find, language));
  }
  const [contact, ...more] = draft.contacts.map((fields) => contactLines(draft, fields, language));
  if (contact !== undefined && more.length === 0) lines.push("contact:", ...contact);
  else if (contact !== undefined) lines.push("contacts:", ...[contact, ...more].flatMap(asListItem));
  if (draft.extra.length > 0) {
    lines.push("extra:");
    for (const { column, reason } of draft.extra) lines.push(`  - ${scalar(column)}  # ${why(reason)}`);
  }
  return lines;
}

/**
 * All rows but those that name a person and nothing of a firm. One that names neither is no firm for certain, but it must be rejected,
 * to be mended: without a record of either kind it would be left out.
 */
function unlessPersonAlone(counterparty: Fields, contacts: readonly Fields[]): string | undefined {
  const columnsOf = (fields: Fields, wanted: ReadonlySet<string>): string[] => [
    ...new Set(fields.flatMap(([field, lines]) => (wanted.has(field) ? lines.map(({ column }) => column) : []))),
  ];
  const ofFirm = columnsOf(counterparty, firmFields);
  const ofPeople = [...new Set(contacts.flatMap((fields) => columnsOf(fields, namesPerson)))];
  if (ofFirm.length === 0 || ofPeople.length === 0) return undefined;
  const present = ofFirm.map((column) => `{ present: ${scalar(column)} }`);
  return `{ any: [${present.join(", ")}, { absent: ${scalar(ofPeople.length === 1 ? (ofPeople[0] ?? "") : ofPeople)} }] }`;
}

const namesPerson: ReadonlySet<string> = new Set(personNames);
/** By what somebody is reached, named or not. */
const reaches = new Set(["phones", "emails"]);
/** What only a firm has: its names, and its numbers, which no person of the row could take. */
const firmFields = new Set(["name", "legalName", "inn", "kpp", "ogrn", "okpo", "bankAccounts"]);

function contactLines(draft: MappingDraft, contact: Fields, language: Language): string[] {
  const why = sayIn(language);
  const lines: string[] = [];
  const names = contact.flatMap(([field, columns]) => (namesPerson.has(field) ? columns : []));
  if (draft.kinds !== undefined) lines.push(`  when: ${isOneOf(draft.kinds.column, draft.kinds.person)}`);
  else if (draft.counterparty !== undefined) {
    const ofFirm = new Set(draft.counterparty.flatMap(([, columns]) => columns.map(({ column }) => column)));
    // A department with a telephone and no name is no reason to leave the telephone out: cleaning gives it to the firm.
    const reached = contact.flatMap(([field, columns]) =>
      reaches.has(field) ? columns.filter(({ column }) => !ofFirm.has(column)) : [],
    );
    const wanted = [...names, ...reached];
    const any = [...new Set(wanted.map((line) => `{ present: ${scalar(line.column)} }`))];
    lines.push(`  when: ${any.length === 1 ? (any[0] ?? "") : `{ any: [${any.join(", ")}] }`}`);
  }
  if (draft.of !== undefined) {
    const { by, column, reason, source } = draft.of;
    const listed = source ?? say("guess-this-file", language);
    const words = say("guess-of", language, { reason: why(reason), source: listed });
    const reference = by === "key" ? `key: ${scalar(column)}, source: ${source}` : `name: ${scalar(column)}`;
    lines.push(`  of: { ${reference} }  # ${comment(words)}`);
  }
  lines.push(...fieldLines(contact, why));
  if (draft.find !== undefined && contact.some(([field]) => field === "notes"))
    lines.push(...findLines(draft.find, language));
  return lines;
}

function asListItem(lines: readonly string[]): string[] {
  return lines.map((line, i) => `${i === 0 ? "  - " : "    "}${line.slice(2)}`);
}

function isOneOf(column: string, words: readonly string[]): string {
  const [only] = words;
  const said = words.length === 1 && only !== undefined ? scalar(only) : scalar(words);
  return `{ column: ${scalar(column)}, is: ${said} }`;
}

function findLines(column: string, language: Language): string[] {
  return [`  find: { phones: ${scalar(column)}, emails: ${scalar(column)} }  # ${say("guess-find", language)}`];
}

function fieldLines(fields: Fields, why: (reason: Reason) => string): string[] {
  return fields.flatMap(([field, columns]) => {
    const values = [...plainValues(columns, why), ...partValues(columns, why)];
    const [only] = values;
    if (values.length === 1 && only !== undefined) return [`  ${field}: ${only.text}  # ${comment(only.reason)}`];
    return [`  ${field}:`, ...values.map(({ text, reason }) => `    - ${text}  # ${comment(reason)}`)];
  });
}

interface Written {
  readonly text: string;
  readonly reason: string;
}

function plainValues(columns: readonly FieldLine[], why: (reason: Reason) => string): Written[] {
  return columns
    .filter((line) => line.part === undefined)
    .flatMap(oneScheme)
    .map(({ column, reason, kind, scheme, date, literal, absent, form }) => {
      if (literal !== undefined) return { text: `{ literal: ${scalar(literal)} }`, reason: why(reason) };
      const facts = Object.entries({ kind, scheme, date }).flatMap(([key, value]) =>
        value === undefined ? [] : [`${key}: ${scalar(value)}`],
      );
      if (absent !== undefined) facts.push(`when: { absent: ${scalar(absent)} }`);
      else if (form !== undefined) facts.push(`when: ${form}`);
      const text = facts.length === 0 ? scalar(column) : `{ column: ${scalar(column)}, ${facts.join(", ")} }`;
      return { text, reason: why(reason) };
    });
}

/** One line for each scheme of a column: a cell is read by the first whose form it has, and whatever has none by the last. */
function oneScheme(line: FieldLine): readonly (FieldLine & { readonly form?: string })[] {
  const { column, schemes } = line;
  if (schemes === undefined) return [line];
  const has = schemes
    .slice(0, -1)
    .map((scheme) => `{ column: ${scalar(column)}, matches: ${scalar(numberPattern(scheme))} }`);
  return schemes.map((scheme, i) => {
    const before = has.slice(0, i).map((form) => `{ not: ${form} }`);
    const tests = [...before, ...has.slice(i, i + 1)];
    return { ...line, scheme, form: tests.length === 1 ? (tests[0] ?? "") : `{ all: [${tests.join(", ")}] }` };
  });
}

function partValues(columns: readonly FieldLine[], why: (reason: Reason) => string): Written[] {
  const parts = columns.filter((line) => line.part !== undefined);
  return [...groupBy(parts, ({ group = "" }) => group).values()].map((lines) => {
    const byPart = new Map<string, string[]>();
    for (const { part = "", column } of lines) addTo(byPart, part, scalar(column));
    const parts = [...byPart].map(([part, names]) => {
      if (names.length === 1) return `${part}: ${names[0] ?? ""}`;
      return `${part}: { column: [${names.join(", ")}], join: ", " }`;
    });
    const kind = lines.find((line) => line.kind !== undefined)?.kind;
    const facts = [
      ...(kind === undefined ? [] : [`kind: ${scalar(kind)}`]),
      ...lines
        .slice(0, 1)
        .flatMap(({ absent }) => (absent === undefined ? [] : [`when: { absent: ${scalar(absent)} }`])),
    ];
    const text = `{ ${[`parts: { ${parts.join(", ")} }`, ...facts].join(", ")} }`;
    return { text, reason: [...new Set(lines.map((line) => why(line.reason)))].join("; ") };
  });
}

/** A value as it may stand in a flow collection as well as behind a key. */
function scalar(value: string | number | readonly string[]): string {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return `[${value.map(scalar).join(", ")}]`;
  if (
    /^[\p{L}](?:[\p{L}\p{N} ./()+_-]*[\p{L}\p{N})])?$/u.test(value) &&
    !/^(?:true|false|null|yes|no|on|off)$/i.test(value)
  )
    return value;
  return stringify(value, { defaultStringType: "QUOTE_DOUBLE", lineWidth: 0 }).trimEnd();
}

function comment(text: string): string {
  return text.replace(/\s+/gu, " ");
}
