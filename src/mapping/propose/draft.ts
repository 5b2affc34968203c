import { addTo, contactFields, counterpartyFields, fieldsByType } from "../../model/index.ts";
import { withoutRepeats } from "../columns.ts";
import { personNames, singleFields } from "../schema/fields.ts";
import { ColumnFates } from "./column-fates.ts";
import type { Guess, KnownColumn } from "./guess.ts";
import type { ProposeInput } from "./input.ts";
import { lineOf } from "./line.ts";
import { officeOf } from "./people.ts";
import { reasonOf } from "./reason.ts";
import { whatRowsAre } from "./rows.ts";
import { has } from "./settle.ts";
import type { Meaning } from "./synonyms.ts";
import type { FieldLine, MappingDraft } from "./mapping-draft.ts";

interface TableShape {
  readonly company: boolean;
  readonly person: boolean;
  /** Whose an unmarked phone is. */
  readonly main: "company" | "person";
}

/** What the table names, and whose its rows are unless the other reading is asked for. */
function tableShape(guesses: readonly Guess[], main: TableShape["main"]): TableShape {
  const company = has(guesses, "name", "legalName");
  const person = has(guesses, ...personNames);
  return { company, person, main };
}

/**
 * Which field each column becomes; where it cannot be told whose the rows are, the draft by the other reading goes with it, as far
 * as it says anything else.
 */
export function makeDraft(input: ProposeInput, guesses: readonly Guess[]): MappingDraft {
  const { main, doubtful } = whatRowsAre(guesses);
  const draft = draftOf(input, guesses, main);
  if (!doubtful) return draft;
  const other = draftOf(input, guesses, main === "person" ? "company" : "person");
  const fates = ({ account }: MappingDraft): string => account.map(({ to }) => to).join("\n");
  return fates(draft) === fates(other) ? draft : { ...draft, doubt: { main, other } };
}

function draftOf(input: ProposeInput, guesses: readonly Guess[], main: TableShape["main"]): MappingDraft {
  const shape = tableShape(guesses, main);
  const counterparty = new Map<string, FieldLine[]>();
  /** By number of the person, from 1; nearly always there is one. */
  const people = new Map<number, Map<string, FieldLine[]>>([[1, new Map()]]);
  const fates = new ColumnFates();
  const { companies, companyKey } = input;
  const pointing =
    shape.main === "person" && shape.person && (shape.company || companyKey !== undefined) && companies !== undefined;
  const hasCompany = (shape.company || !shape.person) && !pointing;
  let of: MappingDraft["of"];
  let find: string | undefined;
  const taken = new Set<string>();
  const seen = new Set<string>();

  for (const guess of guesses) {
    const { column, meaning, reason, person = 1 } = guess;
    if (guess.ignore === true) {
      fates.ignored(column.name, reason);
      continue;
    }
    if (pointing && column.name === companyKey) {
      of = { by: "key", column: column.name, source: companies, reason: reasonOf("guess-of-key") };
      fates.mapped(column.name, "contact.of", of.reason);
      continue;
    }
    const field = meaning?.field;
    const side =
      meaning === undefined ? undefined : guess.person === undefined ? sideOf(meaning, shape, hasCompany) : "contact";
    if (side === undefined || field === undefined) {
      const named = companyKey === undefined && (field === "name" || field === "legalName");
      if (pointing && of === undefined && named) {
        of = { by: "name", column: column.name, source: companies, reason };
        fates.mapped(column.name, "contact.of", reason);
      } else fates.kept(column.name, reason);
      continue;
    }
    const slot = `${side}.${field}\u0000${person}`;
    const single = singleFields.has(field) || field === "sourceKey";
    if (single && taken.has(slot)) {
      fates.kept(column.name, reasonOf("guess-taken", { field }));
      continue;
    }
    taken.add(slot);
    fates.mapped(column.name, `${side}.${field}`, reason);
    const { name, coversRepeats } = nameToWrite(guess, guesses, single);
    const plain = `${slot}\u0000${withoutRepeats(column.name)}`;
    if (coversRepeats && seen.has(plain)) continue;
    seen.add(plain);
    const fields = side === "counterparty" ? counterparty : (people.get(person) ?? new Map<string, FieldLine[]>());
    if (side === "contact") people.set(person, fields);
    addTo(fields, field, lineOf(guess, name));
    if (field === "notes" && holdsContacts(column)) find ??= name;
  }
  for (const fields of people.values()) positionByOffice(fields);
  const named = (counterparty.get("name") ?? counterparty.get("legalName"))?.[0]?.column;
  const nameless = guesses.some(({ column }) => column.name === named && (column.fill ?? 1) < 1);
  const [first] = people.values();
  const alone = hasCompany && shape.person && shape.main === "company" && nameless && named !== undefined;
  if (alone && first !== undefined) personAlone(counterparty, first, named);
  return {
    title: input.name,
    schema: input.schema,
    source: input.source ?? {},
    home: input.home,
    counterparty: hasCompany ? inOrder(counterparty, ["sourceKey", ...counterpartyFields]) : undefined,
    contacts: shape.person
      ? [...people]
          .sort(([a], [b]) => a - b)
          .filter(([, fields]) => personNames.some((name) => fields.has(name)))
          .map(([, fields]) => inOrder(fields, ["sourceKey", ...contactFields]))
      : [],
    ...(named !== undefined && repeatedFirm(guesses, named, counterparty, shape) && { firmKey: named }),
    leaveOut: [],
    counterpartyWhen: alone || (hasCompany && shape.person && shape.main === "person"),
    of,
    find,
    ...fates.all,
  };
}

/** How a column is named in its line, where several have one name; and whether that line takes the others of the same use too. */
function nameToWrite(
  guess: Guess,
  guesses: readonly Guess[],
  single: boolean,
): { readonly name: string; readonly coversRepeats: boolean } {
  const { name } = guess.column;
  const plain = withoutRepeats(name);
  const alike = guesses.filter((other) => withoutRepeats(other.column.name) === plain);
  // The plain name would take the repeats that mean something else too: another person's, or the one beside an extension.
  if (alike.some((other) => !sameUse(other, guess)))
    return { name: name === plain ? `${plain}#1` : name, coversRepeats: false };
  if (alike.length === 1) return { name, coversRepeats: false };
  // A list takes all columns of one name by the plain name; a single field the first alone.
  return single ? { name: `${plain}#1`, coversRepeats: false } : { name: plain, coversRepeats: true };
}

/** Whether some cells of a column of remarks look like phones or e-mail addresses. */
function holdsContacts({ shapes = {} }: KnownColumn): boolean {
  return (shapes.phone ?? 0) > 0.02 || (shapes.email ?? 0) > 0.02;
}

/** Whether a table of people names a firm in several rows, each of which makes a card of it: only its name could be the key. */
function repeatedFirm(
  guesses: readonly Guess[],
  named: string,
  counterparty: ReadonlyMap<string, unknown>,
  shape: TableShape,
): boolean {
  const { distinct = 0 } = guesses.find(({ column }) => column.name === named)?.column ?? {};
  return shape.main === "person" && !counterparty.has("sourceKey") && distinct < 1;
}

/** Whether two columns of one name are values of one list: the same person's, of one kind, and parts of the same whole. */
function sameUse(one: Guess, other: Guess): boolean {
  return (
    (one.person ?? 1) === (other.person ?? 1) &&
    one.group === other.group &&
    one.meaning?.field === other.meaning?.field &&
    one.meaning?.part === other.meaning?.part
  );
}

/** A column called `Директор` says what its people do. */
function positionByOffice(fields: Map<string, FieldLine[]>): void {
  const [name] = fields.get("fullName") ?? [];
  const office = name === undefined ? undefined : officeOf(name.column);
  if (name === undefined || office === undefined || fields.has("position")) return;
  fields.set("position", [{ column: name.column, literal: office, reason: name.reason }]);
}

/** In a row that names a person and no firm, what would have been the firm's is the person's. */
function personAlone(
  counterparty: ReadonlyMap<string, readonly FieldLine[]>,
  contact: Map<string, FieldLine[]>,
  firm: string,
): void {
  const shared = ["phones", "emails", "addresses", "country", "region", "city", "tags", "responsible", "notes"];
  for (const field of shared) {
    const own = contact.get(field) ?? [];
    if (own.length > 0 && singleFields.has(field)) continue;
    const lines = (counterparty.get(field) ?? []).map((line): FieldLine => ({
      ...line,
      absent: firm,
      reason: reasonOf("guess-person-alone"),
    }));
    if (own.length + lines.length > 0) contact.set(field, [...own, ...lines]);
  }
}

/** Which record a column belongs to; undefined where neither can hold it. */
function sideOf(meaning: Meaning, shape: TableShape, hasCompany: boolean): "counterparty" | "contact" | undefined {
  const { field, who } = meaning;
  const companyCan = hasCompany && (field === "sourceKey" || fieldsByType.counterparty.includes(field));
  const personCan = shape.person && (field === "sourceKey" || fieldsByType.contact.includes(field));
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
