import { legalForm, parseLegalForm } from "../countries/legal-forms.ts";
import type {
  BankAccount,
  CounterpartyRecord,
  CounterpartyRef,
  DraftValue,
  OrgName,
  PersonName,
  RelationRef,
  TextValue,
} from "../model/index.ts";
import { decideKind, kindFromText, type DecidedKind } from "./kind.ts";
import type { CleanName } from "./org-name.ts";
import { personInside, type CleanPerson } from "./person-name.ts";
import { originOf, present, type Row } from "./row.ts";
import {
  cleanShared,
  date,
  sharedOf,
  texts,
  type Cleaners,
  type Found,
  type FoundValues,
  type SharedResult,
} from "./shared-fields.ts";
import { cleanBankAccount } from "./values.ts";

export interface NameCleaners extends Cleaners {
  readonly name: (text: string) => CleanName;
  readonly person: (text: string) => CleanPerson;
}

/** What is a record's own: everything but its identity in the source. */
export type CounterpartyBody = Omit<CounterpartyRecord, "id" | "source" | "key" | "draft" | "places" | "hash">;

interface ReadName {
  readonly value: DraftValue;
  readonly clean: CleanName;
}

/**
 * Cleans the counterparty of a row. Undefined, with an issue, when it has no name: neither `name` nor `legalName` nor `person` says
 * anything. An identifier or a phone alone does not make a card: nobody could tell what it is.
 */
export function cleanCounterparty(
  row: Row,
  cleaners: NameCleaners,
): { readonly body: CounterpartyBody; readonly proposed: SharedResult["proposed"] } | undefined {
  const names = readNames(row, "name", cleaners);
  const legal = readNames(row, "legalName", cleaners);
  const personValue = row.values("person").find((value) => value.text.trim() !== "");
  const main = names[0] ?? legal[0] ?? (personValue === undefined ? undefined : readName(personValue, cleaners));
  if (main === undefined || main.clean.compare === "") {
    row.say("error", "name-missing", "name", row.values("name")[0] ?? row.values("legalName")[0]);
    return undefined;
  }
  for (const other of names.slice(1)) if (other.clean.compare !== main.clean.compare) row.surplus("name", other.value);
  for (const other of legal.slice(1)) row.surplus("legalName", other.value);
  const full = names[0] === undefined ? undefined : legal[0];
  for (const one of [main, ...(full === undefined ? [] : [full])])
    row.doubt(one.clean.doubts, one === main ? "name" : "legalName", one.value);

  const columnForm = formColumn(row);
  const form = columnForm?.form ?? main.clean.form ?? full?.clean.form;
  const person = readPerson(row, cleaners, personValue, main, full);
  const sources = full === undefined || full.value.text === main.value.text ? [main] : [main, full];
  const shared = cleanShared({
    row,
    cleaners,
    name: main.value.text,
    found: foundIn(sources),
    tags: sources.flatMap((one) => one.clean.tags.map((tag) => ({ ...tag, at: one.value.at }))),
    notes: sources.flatMap((one) => one.clean.notes.map((note) => ({ ...note, at: one.value.at }))),
    formCountry: form?.countries.length === 1 ? form.countries[0] : undefined,
  });
  const decided = kindOf(row, form, shared, person, main);
  const human = decided.kind === "organisation" ? undefined : person;
  const body: CounterpartyBody = {
    ...sharedOf(shared),
    extra: row.extra,
    type: "counterparty",
    kind: decided.kind,
    kindRule: decided.rule,
    ...present({
      name: orgName(main, human),
      legalName: full === undefined || full.clean.compare === "" ? undefined : orgName(full, human),
      formerNames: formerNames(row, cleaners, sources),
      legalForm: columnForm?.value ?? formValue(main, full, decided),
      person: human === undefined ? undefined : personName(human.value, human.clean),
      birthDate: date(row, "birthDate"),
      bankAccounts: bankAccounts(row),
      roles: texts(row, "roles"),
      relations: relations(row),
      catchAll: main.clean.catchAll ? (true as const) : undefined,
      branch: isBranch(sources, shared) ? (true as const) : undefined,
    }),
  };
  return { body, proposed: shared.proposed };
}

function readName(value: DraftValue, cleaners: NameCleaners): ReadName {
  return { value, clean: cleaners.name(value.text) };
}

/** The names of a field that hold anything; placeholders are noted. */
function readNames(row: Row, field: "name" | "legalName", cleaners: NameCleaners): ReadName[] {
  const names: ReadName[] = [];
  for (const value of row.values(field)) {
    if (value.text.trim() === "") continue;
    const read = readName(value, cleaners);
    if (read.clean.compare !== "") names.push(read);
    else if (read.clean.doubts.length > 0) row.doubt(read.clean.doubts, field, value);
    else row.say("note", "value-placeholder", field, value);
  }
  return names;
}

/** The person behind the card: the column's, else the name itself where it is a person's. */
interface HumanBehind {
  readonly value: DraftValue;
  readonly clean: CleanPerson;
  /** The name is the person and nothing else, so the person's spelling is the name's. */
  readonly isName: boolean;
}

function readPerson(
  row: Row,
  cleaners: NameCleaners,
  value: DraftValue | undefined,
  main: ReadName,
  full: ReadName | undefined,
): HumanBehind | undefined {
  const fromName = cleaners.person(main.clean.person ?? main.clean.text);
  const isName = main.clean.person === undefined && fromName.sure !== "no";
  if (value !== undefined) {
    const clean = cleaners.person(value.text);
    row.doubt(clean.doubts, "person", value);
    return { value, clean, isName: isName && clean.compare === fromName.compare };
  }
  if (isName) return { value: main.value, clean: fromName, isName };
  if (main.clean.person !== undefined) return { value: main.value, clean: fromName, isName: false };
  for (const one of [main, full]) {
    if (one?.clean.form?.kind !== "sole-trader") continue;
    const inside = personInside(one.clean.text, cleaners.person);
    if (inside !== undefined) return { value: one.value, clean: inside, isName: false };
  }
  if (full === undefined) return undefined;
  const fromLegal = cleaners.person(full.clean.person ?? full.clean.text);
  return fromLegal.sure === "no" ? undefined : { value: full.value, clean: fromLegal, isName: false };
}

function kindOf(
  row: Row,
  form: CleanName["form"],
  shared: SharedResult,
  person: HumanBehind | undefined,
  main: ReadName,
): DecidedKind {
  const said = row.values("kind").find((value) => value.text.trim() !== "");
  if (said !== undefined && kindFromText(said.text) === undefined) {
    row.say("warning", "kind-unknown", "kind", said);
    row.keep(said);
  }
  const decided = decideKind({
    ...(said === undefined ? {} : { said: said.text }),
    ...(form === undefined ? {} : { form }),
    identifiers: shared.identifiers,
    ...(person?.isName === true ? { person: person.clean } : {}),
  });
  if (decided.against !== undefined)
    row.say("warning", "kind-disagrees", "kind", said ?? main.value, { kind: decided.kind, other: decided.against });
  return decided;
}

function orgName({ value, clean }: ReadName, human: HumanBehind | undefined): OrgName {
  const asPerson = human?.isName === true && human.value === value ? human.clean : undefined;
  const rules = asPerson === undefined ? clean.applied : [...clean.applied, ...asPerson.applied];
  return {
    ...originOf(value, rules),
    display: asPerson?.display ?? clean.text,
    ...(clean.form === undefined ? {} : { form: clean.form.display }),
    compare: asPerson?.compare ?? clean.compare,
  };
}

export function personName(value: DraftValue, clean: CleanPerson): PersonName {
  return {
    ...originOf(value, clean.applied),
    display: clean.display,
    ...(clean.family === undefined ? {} : { family: clean.family }),
    ...(clean.given === undefined ? {} : { given: clean.given }),
    ...(clean.patronymic === undefined ? {} : { patronymic: clean.patronymic }),
    compare: clean.compare,
  };
}

function formColumn(row: Row): { readonly value: TextValue; readonly form: CleanName["form"] } | undefined {
  const value = row.values("legalForm").find((one) => one.text.trim() !== "");
  if (value === undefined) return undefined;
  const form = parseLegalForm(value.text);
  if (form === undefined) {
    row.say("warning", "legal-form-unknown", "legalForm", value);
    return { value: { ...originOf(value), value: value.text.trim() }, form: undefined };
  }
  return {
    value: { ...originOf(value, form.display === value.text ? [] : ["legal-form-spelling"]), value: form.display },
    form,
  };
}

/** The form as split off the name; for a sole trader whose name does not say it, what the kind says. */
function formValue(main: ReadName, full: ReadName | undefined, decided: DecidedKind): TextValue | undefined {
  for (const one of [main, full]) {
    if (one?.clean.form === undefined) continue;
    return { ...originOf(one.value, ["name-legal-form"]), value: one.clean.form.display };
  }
  if (decided.kind !== "sole-trader") return undefined;
  return { ...originOf(main.value, [decided.rule, "legal-form-from-kind"]), value: legalForm("ИП")?.display ?? "ИП" };
}

function formerNames(row: Row, cleaners: NameCleaners, sources: readonly ReadName[]): readonly OrgName[] {
  const former = readFormer(row, cleaners);
  for (const { value, clean } of sources) {
    for (const taken of clean.former) {
      const read = cleaners.name(taken.value);
      if (read.compare === "" || former.some((one) => one.compare === read.compare)) continue;
      former.push({
        ...originOf(value, [taken.rule, ...read.applied]),
        display: read.text,
        ...(read.form === undefined ? {} : { form: read.form.display }),
        compare: read.compare,
      });
    }
  }
  return former;
}

function readFormer(row: Row, cleaners: NameCleaners): OrgName[] {
  const former: OrgName[] = [];
  for (const value of row.values("formerName")) {
    if (value.text.trim() === "") continue;
    const read = readName(value, cleaners);
    if (read.clean.compare === "") row.say("note", "value-placeholder", "formerName", value);
    else if (!former.some((one) => one.compare === read.clean.compare)) former.push(orgName(read, undefined));
  }
  return former;
}

function bankAccounts(row: Row): readonly BankAccount[] {
  const out: BankAccount[] = [];
  for (const value of row.values("bankAccounts")) {
    if (value.text.trim() === "" && value.parts === undefined) continue;
    const { accounts, issues } = cleanBankAccount(value);
    row.issues.push(...issues);
    for (const one of accounts)
      if (!out.some((other) => other.account === one.account && other.bik === one.bik)) out.push(one);
  }
  return out;
}

function relations(row: Row): readonly RelationRef[] {
  const out: RelationRef[] = [];
  for (const field of ["head", "relations"] as const) {
    for (const value of row.values(field)) {
      const ref = refOf(value);
      if (ref !== undefined) out.push({ kind: relationKind(value.kind, field), ref });
    }
  }
  return out;
}

function relationKind(kind: string | undefined, field: "head" | "relations"): RelationRef["kind"] {
  if (kind === "group" || kind === "successor" || kind === "payer-for" || kind === "head") return kind;
  return field === "head" ? "head" : "group";
}

/** A reference as the mapping writes it: parts `by`, `source`, and `key`, `inn` or `name`. */
function refOf(value: DraftValue): CounterpartyRef | undefined {
  const { by, source, key, inn, name } = value.parts ?? {};
  if (by === "key" && source !== undefined && key !== undefined) return { by, source, key };
  if (by === "inn" && inn !== undefined) return { by, inn };
  if (by === "name" && name !== undefined) return { by, name };
  return value.text.trim() === "" ? undefined : { by: "name", name: value.text.trim() };
}

/** КПП with reason 02–05, 31, 32, 43–45 in digits five and six stands for a separate unit; the word in the name says the same. */
function isBranch(sources: readonly ReadName[], shared: SharedResult): boolean {
  if (sources.some((one) => one.clean.branch)) return true;
  return shared.identifiers.some(
    (one) => one.scheme === "ru-kpp" && one.valid && /^\d{4}(?:0[2-5]|3[12]|4[3-5])/.test(one.value),
  );
}

/** What the rules found inside the names, as values of their own that still show the whole cell as their original. */
export function foundIn(sources: readonly ReadName[]): FoundValues {
  const found: Record<string, Found[]> = {};
  for (const { value, clean } of sources) {
    for (const one of clean.found) {
      const list = (found[one.field] ??= []);
      if (list.some((other) => other.value.text === one.value)) continue;
      list.push({
        value: {
          text: one.value,
          raw: value.raw ?? value.text,
          at: value.at,
          ...(one.scheme === undefined ? {} : { scheme: one.scheme }),
        },
        rule: one.rule,
      });
    }
  }
  return found;
}
