import { contactFields, counterpartyFields } from "../../model/index.ts";
import type { Language } from "../../messages/index.ts";
import { withoutRepeats } from "../columns.ts";
import { singleFields } from "../schema/fields.ts";
import { guessColumn } from "./guess.ts";
import { lineOf } from "./line.ts";
import { reasonOf, sayReason } from "./reason.ts";
import type { Reason } from "./reason.ts";
import { mixedTable, proposeMixed } from "./mixed.ts";
import type { ColumnProfile, Guess } from "./guess.ts";
import type { Meaning } from "./synonyms.ts";
import { writeMapping } from "./write.ts";
import type { FieldLine, MappingDraft } from "./write.ts";

export type { ColumnProfile, Shape } from "./guess.ts";

/** What `init` knows of one file or of files with one header. */
export interface ProposeInput {
  /** For the title. */
  readonly name: string;
  readonly columns: readonly ColumnProfile[];
  /** Goes into `source:` as it is: format, sheet, encoding… */
  readonly source?: Readonly<Record<string, string | number | readonly string[]>>;
  /** ISO code for `defaults`. */
  readonly country?: string;
  /** Path or URL of the JSON Schema, for the editor's header line. */
  readonly schema?: string;
  /** Of the comments; English when absent. */
  readonly language?: Language;
  /** Another source that lists the companies: a table of people then points at it instead of making companies of its own. */
  readonly companies?: string;
}

export interface Proposal {
  /** The mapping file, each guess with its reason as a comment. */
  readonly yaml: string;
  readonly columns: readonly { readonly column: string; readonly to: string; readonly reason: string }[];
}

/**
 * Proposes a mapping from header words and from what the cells look like. Every column is mapped, kept in extra, or ignored
 * with a reason, so that the result runs as it is. Pure and deterministic.
 */
export function proposeMapping(input: ProposeInput): Proposal {
  const mixed = mixedTable(input.columns);
  if (mixed !== undefined) {
    const draft = proposeMixed(input, mixed);
    return proposal(draft, input);
  }
  const guesses = settle(input.columns.map(guessColumn));
  const shape = tableShape(guesses);
  return proposal(makeDraft(input, guesses, shape), input);
}

function proposal(draft: MappingDraft, { language = "en" }: ProposeInput): Proposal {
  const columns = draft.account.map(({ reason, ...column }) => ({ ...column, reason: sayReason(reason, "en") }));
  return { yaml: writeMapping(draft, language), columns };
}

interface TableShape {
  readonly company: boolean;
  readonly person: boolean;
  /** Whose an unmarked phone is. */
  readonly main: "company" | "person";
}

const has = (guesses: readonly Guess[], ...fields: string[]): boolean =>
  guesses.some(({ meaning }) => meaning !== undefined && fields.includes(meaning.field));

/** Whether the table lists companies, people, or companies with a contact in the same row. */
function tableShape(guesses: readonly Guess[]): TableShape {
  const company = has(guesses, "name", "legalName");
  const person = has(guesses, "fullName", "lastName", "firstName");
  const numbers = has(guesses, "inn", "kpp", "ogrn", "okpo", "legalName", "bankAccounts", "legalForm");
  // A table of people names the firm in passing; a table of firms has their numbers or addresses, or no name parts.
  const namesInParts = has(guesses, "lastName") && has(guesses, "firstName");
  return { company, person, main: company && (numbers || !namesInParts) ? "company" : person ? "person" : "company" };
}

/** One name, one key, one of each single field: the best header wins, the rest is kept. */
function settle(guesses: readonly Guess[]): readonly Guess[] {
  const strong = (guess: Guess): number => (guess.reason.code.startsWith("guess-header") ? 1 : 0);
  const demote = (guess: Guess, reason: Reason): Guess => ({ column: guess.column, reason });
  let settled: readonly Guess[] = guesses.map((guess) => {
    if (guess.meaning?.field !== "sourceKey") return guess;
    return keyOrNot(guess);
  });
  const keys = settled.filter((guess) => guess.meaning?.field === "sourceKey");
  const [best] = [...keys].sort((a, b) => Number(b.meaning?.who === "either") - Number(a.meaning?.who === "either"));
  settled = settled.map((guess) =>
    guess.meaning?.field === "sourceKey" && guess !== best && guess.meaning.who === best?.meaning?.who
      ? demote(guess, reasonOf("guess-second-key"))
      : guess,
  );
  // Without a header that names the firm, the column that looks most like firms is it.
  const named = settled.filter((guess) => guess.meaning?.field === "name");
  const header =
    named.find((guess) => strong(guess) === 1 && !bareName.test(guess.column.name.trim().toLowerCase())) ??
    named.find((guess) => strong(guess) === 1) ??
    named[0];
  settled = settled.map((guess) =>
    guess.meaning?.field === "name" && guess !== header ? demote(guess, reasonOf("guess-second-name")) : guess,
  );
  settled = namesOfPeople(settled);
  settled = addressesInOne(settled);
  if (!has(settled, "name", "legalName", "fullName", "lastName", "firstName")) settled = nameOfSomething(settled);
  return settled;
}

/**
 * A key need not be perfect to be better than none: a few values that stand twice are said, and the rows are one card or an
 * issue. Above some ten thousand values the distinct ones are an estimate, so that all but unique is unique there.
 */
function keyOrNot(guess: Guess): Guess {
  const { name, fill = 1, distinct = 1, filled = 0, repeated = [] } = guess.column;
  if (fill <= 0.99 || distinct <= 0.95) {
    const percent = Math.floor(fill * distinct * 100);
    return { column: guess.column, reason: reasonOf("guess-key-poor", { percent }) };
  }
  if (distinct > 0.999 || repeated.length === 0) return guess;
  const count = Math.max(1, Math.round(filled * (1 - distinct)));
  const examples = repeated.map((value) => JSON.stringify(value)).join(", ");
  return { ...guess, reason: reasonOf("guess-key-repeats", { word: name, count, examples }) };
}

/** A bare `Name` in a table that has what only people have, and nothing that only firms have, is a person's. */
function namesOfPeople(guesses: readonly Guess[]): readonly Guess[] {
  const people = has(guesses, "position", "department", "birthDate", "gender", "lastName");
  const firms = has(guesses, "inn", "kpp", "ogrn", "okpo", "legalName", "bankAccounts", "legalForm");
  if (!people || firms || has(guesses, "fullName")) return guesses;
  return guesses.map((guess) =>
    guess.meaning?.field === "name" && bareName.test(guess.column.name.trim().toLowerCase())
      ? {
          ...guess,
          meaning: { field: "fullName", who: "person" },
          reason: { ...guess.reason, code: "guess-header-person" },
        }
      : guess,
  );
}

const bareName = /^(?:name|имя|название|наименование)$/u;

/** `Индекс` beside a plain `Адрес` is a piece of that address, not an address of its own. */
function addressesInOne(guesses: readonly Guess[]): readonly Guess[] {
  const plain = guesses.filter(
    ({ meaning }) => meaning?.field === "addresses" && meaning.part === undefined && meaning.kind === undefined,
  );
  const pieces = guesses.some(
    ({ meaning, group }) => meaning?.field === "addresses" && meaning.part !== undefined && group === undefined,
  );
  const [only] = plain;
  if (plain.length !== 1 || !pieces || only === undefined) return guesses;
  return guesses.map((guess) =>
    guess === only && guess.meaning !== undefined ? { ...guess, meaning: { ...guess.meaning, part: "street" } } : guess,
  );
}

/** Nothing says what the rows are called: the first column of words that is filled and varied is the name. */
function nameOfSomething(guesses: readonly Guess[]): readonly Guess[] {
  const candidates = guesses.filter((guess) => guess.meaning === undefined && guess.ignore !== true);
  const words = (guess: Guess): boolean => (guess.column.examples ?? ["a"]).some((each) => /\p{L}{2}/u.test(each));
  const score = (guess: Guess): number =>
    (guess.column.fill ?? 1) * (guess.column.distinct ?? 1) + (guess.column.shapes?.organisation ?? 0);
  const [best] = candidates.filter(words).sort((a, b) => score(b) - score(a));
  const chosen = best ?? candidates[0] ?? guesses[0];
  return guesses.map((guess) =>
    guess === chosen
      ? {
          column: guess.column,
          meaning: { field: "name", who: "company" },
          reason: reasonOf("guess-any-name"),
        }
      : guess,
  );
}

function makeDraft(input: ProposeInput, guesses: readonly Guess[], shape: TableShape): MappingDraft {
  const counterparty = new Map<string, FieldLine[]>();
  const contact = new Map<string, FieldLine[]>();
  const extra: { column: string; reason: Reason }[] = [];
  const ignore: { column: string; reason: Reason }[] = [];
  const account: { column: string; to: string; reason: Reason }[] = [];
  const pointing = shape.main === "person" && shape.company && input.companies !== undefined;
  const hasCompany = (shape.company || !shape.person) && !pointing;
  let of: MappingDraft["of"];
  let find: string | undefined;
  const taken = new Set<string>();
  const seen = new Set<string>();

  for (const guess of guesses) {
    const { column, meaning, reason } = guess;
    const plain = withoutRepeats(column.name);
    if (guess.ignore === true) {
      if (column.name.trim() !== "" && !seen.has(column.name)) ignore.push({ column: column.name, reason });
      seen.add(column.name);
      account.push({ column: column.name, to: "ignored", reason });
      continue;
    }
    const side = meaning === undefined ? undefined : sideOf(meaning, shape, hasCompany);
    const field = meaning?.field;
    if (meaning === undefined || side === undefined || field === undefined) {
      if (
        pointing &&
        meaning !== undefined &&
        (field === "name" || field === "legalName") &&
        of === undefined &&
        input.companies !== undefined
      ) {
        of = { column: column.name, source: input.companies, reason };
        account.push({ column: column.name, to: "contact.of", reason });
        continue;
      }
      extra.push({ column: column.name, reason });
      account.push({ column: column.name, to: "extra", reason });
      continue;
    }
    const repeated = guesses.filter((other) => withoutRepeats(other.column.name) === plain).length > 1;
    const slot = `${side}.${field}`;
    const single = singleFields.has(field) || field === "sourceKey";
    if (single && taken.has(slot)) {
      const another = reasonOf("guess-taken", { field });
      extra.push({ column: column.name, reason: another });
      account.push({ column: column.name, to: "extra", reason: another });
      continue;
    }
    taken.add(slot);
    account.push({ column: column.name, to: slot, reason });
    // A list takes all columns of one name by the plain name; a single field the first alone.
    if (!single && repeated && seen.has(`${slot}\u0000${plain}`)) continue;
    seen.add(`${slot}\u0000${plain}`);
    const name = repeated ? (single ? `${plain}#1` : plain) : column.name;
    const fields = side === "counterparty" ? counterparty : contact;
    fields.set(field, [...(fields.get(field) ?? []), lineOf(guess, name)]);
    if (
      field === "notes" &&
      find === undefined &&
      ((column.shapes?.phone ?? 0) > 0.02 || (column.shapes?.email ?? 0) > 0.02)
    ) {
      find = name;
    }
  }
  return {
    title: input.name,
    schema: input.schema,
    source: input.source ?? {},
    country: input.country,
    counterparty: hasCompany ? inOrder(counterparty, ["sourceKey", ...counterpartyFields]) : undefined,
    contact:
      shape.person && (contact.has("fullName") || contact.has("lastName") || contact.has("firstName"))
        ? inOrder(contact, ["sourceKey", ...contactFields])
        : undefined,
    counterpartyWhen: hasCompany && shape.person && shape.main === "person",
    of,
    find,
    extra,
    ignore,
    account,
  };
}

/** Which record a column belongs to; undefined where neither can hold it. */
function sideOf(meaning: Meaning, shape: TableShape, hasCompany: boolean): "counterparty" | "contact" | undefined {
  const { field, who } = meaning;
  const companyCan = hasCompany && (field === "sourceKey" || (counterpartyFields as readonly string[]).includes(field));
  const personCan = shape.person && (field === "sourceKey" || (contactFields as readonly string[]).includes(field));
  const wanted = who === "either" ? shape.main : who;
  if (field === "sourceKey" && wanted !== shape.main) return undefined;
  if (wanted === "company" && companyCan) return "counterparty";
  if (wanted === "person" && personCan) return "contact";
  // A mobile in a list of firms is the firm's; a fax in a list of people is the person's. Numbers of a firm are never a person's.
  if (companyCan && wanted === "person") return "counterparty";
  return personCan && wanted === "company" && !hasCompany && ["phones", "emails", "addresses", "sites"].includes(field)
    ? "contact"
    : undefined;
}

function inOrder(fields: ReadonlyMap<string, FieldLine[]>, order: readonly string[]): [string, readonly FieldLine[]][] {
  return order.flatMap((field): [string, readonly FieldLine[]][] => {
    const lines = fields.get(field);
    return lines === undefined ? [] : [[field, lines]];
  });
}
