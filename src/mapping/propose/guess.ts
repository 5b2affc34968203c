import type { ColumnProfile, CellShape } from "../../model/index.ts";
import { whoseColumn } from "../foreign-columns.ts";
import { addressPiece } from "./addresses.ts";
import { extensionOf } from "./extension-word.ts";
import { reasonOf } from "./reason.ts";
import type { Reason } from "./reason.ts";
import { schemesInOne } from "./schemes-in-one.ts";
import { meaningOf } from "./synonyms.ts";
import type { Meaning } from "./synonyms.ts";

/** What `init` knows of a column: its header at least. */
export type KnownColumn = Pick<ColumnProfile, "name"> & Partial<ColumnProfile>;

/** A guess about one column, with the reason a person reads. */
export interface Guess {
  readonly column: KnownColumn;
  /** Absent: kept in extra, or ignored. */
  readonly meaning?: Meaning;
  readonly ignore?: boolean;
  readonly reason: Reason;
  /** Pieces of one named address belong together. */
  readonly group?: string;
  /** Numbers of several countries stand in the column, each to be read by its own scheme. */
  readonly schemes?: readonly string[];
  /** Which of several people in one row the column is about, from 1; see `people.ts`. */
  readonly person?: number;
}

const most = 0.6;

/** By header word, else by contents, else kept without a meaning. */
export function guessColumn(column: KnownColumn): Guess {
  const { name, fill, shapes = {} } = column;
  if (/^\s*$/.test(name)) return { column, ignore: true, reason: reasonOf("guess-no-header") };
  if (fill === 0) return emptyColumn(column);
  if (isCounter(column)) {
    return { column, ignore: true, reason: reasonOf("guess-row-number") };
  }
  const whose = whoseColumn(name);
  if (whose === "responsible")
    return { column, meaning: { field: "responsible", who: "either" }, reason: reasonOf("guess-responsible") };
  if (whose === undefined && extensionOf(name) !== undefined) {
    const meaning: Meaning = { field: "phones", who: "either", part: "extension" };
    return { column, meaning, reason: reasonOf("guess-unknown") };
  }
  const piece = addressPiece(name);
  if (piece !== undefined) {
    const meaning: Meaning = { field: "addresses", who: "either", kind: piece.kind, part: piece.part };
    return { column, meaning, group: piece.group, reason: reasonOf("guess-address-part", { part: piece.part }) };
  }
  const schemes = whose === undefined ? schemesInOne(name) : undefined;
  if (schemes !== undefined) {
    const meaning: Meaning = { field: "identifiers", who: "company" };
    return { column, meaning, schemes, reason: reasonOf("guess-header-schemes", { schemes: schemes.join(", ") }) };
  }
  const found = meaningOf(name);
  if (found?.meaning.field === "head") return { column, reason: reasonOf("guess-other-record") };
  if (whose !== undefined) return { column, reason: reasonOf("guess-someone-else", { whose }) };
  if (found !== undefined) {
    const against = contradiction(found.meaning.field, shapes);
    if (against !== undefined)
      return { column, reason: reasonOf("guess-contradiction", { field: found.meaning.field, shape: against }) };
    return { column, meaning: found.meaning, reason: reasonOf("guess-header", { word: found.word }) };
  }
  return byContents(column) ?? phonesInside(column) ?? { column, reason: reasonOf("guess-unknown") };
}

/**
 * «Контакты» of a manager's list: «55-92-80, дир. Андрей 8-917-744-11-22» is no phone and nothing but phones with remarks. Cleaning tells the
 * numbers apart and keeps the words as their notes. A header that says nothing of the kind is left alone: an order number has digits too.
 */
function phonesInside(column: KnownColumn): Guess | undefined {
  const { name, examples = [] } = column;
  if (
    examples.length < 2 ||
    !/(?:^|[\s/])(?:контакт(?:ы|ная информация|ные данные)|связь|как связаться|телефоны)$/iu.test(name.trim())
  )
    return undefined;
  const inside = examples.filter((cell) => /\d(?:[\s().-]{0,2}\d){5,}/.test(cell));
  if (inside.length < examples.length) return undefined;
  return { column, meaning: { field: "phones", who: "either" }, reason: reasonOf("guess-phones-inside") };
}

/**
 * Empty today, filled in the next export perhaps: a phone, e-mail or piece of an address then finds its place, everything else
 * stays in extra. A field that holds one value is not given away to a column without any.
 */
function emptyColumn(column: KnownColumn): Guess {
  const { fill: _, ...unknown } = column;
  const guess = guessColumn(unknown);
  const field = guess.meaning?.field ?? "";
  return ["phones", "emails", "addresses"].includes(field) ? guess : { column, reason: reasonOf("guess-empty") };
}

/** A row number: by its header, or by a header that may mean one over the cells 1, 2, 3… */
function isCounter({ name, examples = [] }: KnownColumn): boolean {
  const header = name.trim().toLowerCase();
  const counts = examples.every((each) => /^\d{1,7}\.?$/.test(each.trim()));
  if (/^(?:№|#|№ ?п\/?п\.?|п\/п|n п\/п|номер строки|row|row number|line)$/u.test(header)) return counts;
  // "No." is the key of a card in Business Central: only a count from one is a row number.
  const fromOne = examples.some((each) => /^[1-9]\.?$/.test(each.trim()));
  return /^(?:n|no\.?|nn|номер)$/u.test(header) && examples.length > 0 && counts && fromOne;
}

/** Cells that plainly are something else than the header says: a `Телефон` full of e-mails. */
function contradiction(field: string, shapes: NonNullable<KnownColumn["shapes"]>): CellShape | undefined {
  const strong = (["email", "phone", "date", "url"] as const).find((shape) => (shapes[shape] ?? 0) > 0.8);
  if (strong === undefined) return undefined;
  const fits: Readonly<Record<string, readonly string[]>> = {
    email: ["emails", "notes", "sourceKey"],
    phone: ["phones", "notes", "sourceKey", "inn", "kpp", "ogrn", "okpo", "identifiers", "bankAccounts"],
    date: ["birthDate", "createdAt", "updatedAt", "notes", "status", "tags"],
    url: ["sites", "notes", "emails", "sourceKey"],
  };
  return fits[strong]?.includes(field) === true ? undefined : strong;
}

function byContents(column: KnownColumn): Guess | undefined {
  const shapes = column.shapes ?? {};
  const is = (shape: CellShape): boolean => (shapes[shape] ?? 0) >= most;
  const percent = (shape: CellShape): Reason =>
    reasonOf("guess-contents", { percent: Math.round((shapes[shape] ?? 0) * 100), shape });
  const guess = (shape: CellShape, field: string, who: Meaning["who"]): Guess | undefined =>
    is(shape) ? { column, meaning: { field, who }, reason: percent(shape) } : undefined;
  return (
    guess("email", "emails", "either") ??
    guess("inn", "inn", "company") ??
    guess("ogrn", "ogrn", "company") ??
    guess("url", "sites", "company") ??
    guess("phone", "phones", "either") ??
    guess("organisation", "name", "company") ??
    guess("person", "fullName", "person") ??
    guess("address", "addresses", "either")
  );
}

/** A pattern for the dates of a column, when all examples agree on one. */
export function datePattern(examples: readonly string[] | undefined): string | undefined {
  const patterns: readonly (readonly [RegExp, string])[] = [
    [/^\d{4}-\d{2}-\d{2}$/, "yyyy-MM-dd"],
    [/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, "yyyy-MM-dd HH:mm"],
    [/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/, "yyyy-MM-dd HH:mm:ss"],
    [/^\d{2}\.\d{2}\.\d{4}$/, "dd.MM.yyyy"],
    [/^\d{1,2}\.\d{1,2}\.\d{4}$/, "d.M.yyyy"],
    [/^\d{2}\.\d{2}\.\d{2}$/, "dd.MM.yy"],
    [/^\d{2}\.\d{2}\.\d{4} \d{2}:\d{2}$/, "dd.MM.yyyy HH:mm"],
    [/^\d{2}\.\d{2}\.\d{4} \d{1,2}:\d{2}:\d{2}$/, "dd.MM.yyyy H:mm:ss"],
  ];
  const filled = (examples ?? []).map((each) => each.trim()).filter((each) => each !== "");
  if (filled.length === 0) return undefined;
  return patterns.find(([regex]) => filled.every((each) => regex.test(each)))?.[1] ?? slashPattern(filled);
}

/** `12/25/2002` is American, `25/12/2002` is not; where no example tells the two apart, nothing is proposed. */
function slashPattern(examples: readonly string[]): string | undefined {
  const parts = examples.map((each) => /^(\d{1,2})\/(\d{1,2})\/\d{4}(?=$|,? )/.exec(each));
  if (parts.some((each) => each === null)) return undefined;
  const beyondMonths = (part: 1 | 2): boolean => parts.some((each) => Number(each?.[part]) > 12);
  if (beyondMonths(1) === beyondMonths(2)) return undefined;
  const times = new Set(examples.map((each, index) => timePattern(each.slice(parts[index]?.[0].length))));
  const [time] = times;
  if (times.size > 1 || time === undefined) return undefined;
  return `${beyondMonths(2) ? "M/d/yyyy" : "d/M/yyyy"}${time}`;
}

/** Of what stands behind the day: ``, ` H:mm:ss`, `, h:mm a` (as Salesforce and American Excel write it). */
function timePattern(text: string): string | undefined {
  if (text === "") return "";
  const [, comma = "", seconds = "", half = ""] = /^(,? )\d{1,2}:\d\d(:\d\d)?( [AaPp][Mm])?$/.exec(text) ?? [];
  if (comma === "") return undefined;
  return `${comma}${half === "" ? "H" : "h"}:mm${seconds === "" ? "" : ":ss"}${half === "" ? "" : " a"}`;
}
