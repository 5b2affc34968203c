import { contactFields, counterpartyFields, foldKey } from "../../model/index.ts";
import { withoutRepeats } from "../columns.ts";
import { singleFields } from "../schema/fields.ts";
import { joinExtensions } from "./extensions.ts";
import { ColumnFates } from "./column-fates.ts";
import { guessColumn } from "./guess.ts";
import type { KnownColumn, Guess } from "./guess.ts";
import type { ProposeInput } from "./input.ts";
import { reasonOf } from "./reason.ts";
import { lineOf } from "./line.ts";
import { titlesOfPeople } from "./settle.ts";
import type { FieldLine, MappingDraft, MixedTable } from "./mapping-draft.ts";

const headers = /^(?:тип|вид|тип записи|type|record type|party ?type|contact type|kind)$/u;
const companyWords =
  /^(?:компани[яи]|организаци[яи]|юр(?:идическое)?\.? ?лицо|фирма|company|organi[sz]ation|account|business)$/u;
const personWords =
  /^(?:контакт(?:ы|ное лицо)?|физ(?:ическое)?\.? ?лицо|человек|сотрудник|person|contact|individual|people)$/u;

export function mixedTable(columns: readonly KnownColumn[]): MixedTable | undefined {
  for (const { name, examples = [] } of columns) {
    if (!headers.test(foldKey(name))) continue;
    const words = [...new Set(examples.map((each) => each.trim()))];
    const company = words.filter((word) => companyWords.test(foldKey(word)));
    const person = words.filter((word) => personWords.test(foldKey(word)));
    if (company.length > 0 && person.length > 0) return { column: name, company, person };
  }
  return undefined;
}

const firmColumn =
  /^(?:компания|организация|название компании|company|company name|account name|organization|организация контакта)$/u;

/** The name goes to both, what both have goes to both, the firm's name in a person's row is whose contact the person is. */
export function proposeMixed(input: ProposeInput, kinds: MixedTable): MappingDraft {
  const counterparty = new Map<string, FieldLine[]>();
  const contact = new Map<string, FieldLine[]>();
  const fates = new ColumnFates();
  const guesses = joinExtensions(titlesOfPeople(input.columns.map(guessColumn)));
  const names = guesses.filter(({ meaning }) => meaning?.field === "name" || meaning?.field === "fullName");
  // Of `Наименование` and `Компания` the first is the row's own name.
  const own = names.find(({ column }) => !firmColumn.test(foldKey(column.name))) ?? names[0];
  const others = guesses.filter((guess) => guess !== own);
  const firm =
    others.find(({ column }) => firmColumn.test(foldKey(column.name))) ??
    others.find(({ meaning }) => meaning?.field === "name") ??
    // `Parent Company` of a person is the firm.
    others.find(({ reason }) => reason.code === "guess-other-record");

  // The plain name of a repeated column takes its repeats too, each of which has a line of its own here.
  const repeated = new Set(input.columns.map(({ name }) => name).filter((name) => withoutRepeats(name) !== name));
  const alone = (name: string): string =>
    [...repeated].some((other) => withoutRepeats(other) === name) ? `${name}#1` : name;
  const put = (fields: Map<string, FieldLine[]>, field: string, guess: Guess): boolean => {
    const lines = fields.get(field) ?? [];
    if (lines.length > 0 && (singleFields.has(field) || field === "sourceKey")) return false;
    fields.set(field, [...lines, lineOf(guess, alone(guess.column.name))]);
    return true;
  };
  for (const guess of guesses) {
    const { column, meaning, reason } = guess;
    if (column.name === kinds.column) fates.mapped(column.name, "when", reasonOf("guess-kind-column"));
    else if (guess.ignore === true) fates.ignored(column.name, reason);
    else if (guess === firm) fates.mapped(column.name, "contact.of", reason);
    else if (guess === own) {
      put(counterparty, "name", guess);
      put(contact, "fullName", guess);
      fates.mapped(column.name, "counterparty.name, contact.fullName", reason);
    } else {
      const field = meaning?.field ?? "";
      const to = [
        ...(meaning?.who !== "person" && fits(field, counterpartyFields) && put(counterparty, field, guess)
          ? [`counterparty.${field}`]
          : []),
        ...(meaning?.who !== "company" && fits(field, contactFields) && put(contact, field, guess)
          ? [`contact.${field}`]
          : []),
      ];
      if (to.length > 0) fates.mapped(column.name, to.join(", "), reason);
      else fates.kept(column.name, reason, meaning === undefined ? reason : reasonOf("guess-taken", { field }));
    }
  }
  return {
    title: input.name,
    schema: input.schema,
    source: input.source ?? {},
    home: input.home,
    counterparty: [...counterparty],
    contacts: [[...contact]],
    counterpartyWhen: false,
    kinds,
    of: firm === undefined ? undefined : { by: "name", column: firm.column.name, reason: firm.reason },
    leaveOut: [],
    find: undefined,
    ...fates.all,
  };
}

function fits(field: string, fields: readonly string[]): boolean {
  return field === "sourceKey" || (fields.includes(field) && field !== "name" && field !== "fullName");
}
