import { kindFromText } from "../../countries/kind-words.ts";
import { legalForm, parseLegalForm } from "../../countries/legal-forms.ts";
import type {
  BankAccount,
  CounterpartyRef,
  DraftValue,
  PersonName,
  RelationRef,
  TextValue,
} from "../../model/index.ts";
import { withAllKeys } from "../all-keys.ts";
import { comparedRef } from "../compared-ref.ts";
import type { NameCleaners } from "../cleaners.ts";
import { mark, valuesOf, type Found } from "../row/found.ts";
import { decideKind, type DecidedKind, type KindEvidence } from "./kind.ts";
import { isNumberedLabel, unnamedCard } from "../name/catch-all.ts";
import type { CleanName } from "../name/org-name.ts";
import { ownerInName } from "./owner-in-name.ts";
import type { CleanPerson } from "../person/clean-person.ts";
import { kindInName, readPerson, spelling, writtenOut, type PersonBehind } from "./person-behind.ts";
import type { CounterpartyOwn } from "../records.ts";
import {
  foundIn,
  formerNames,
  orgName,
  readName,
  readNames,
  spelledBy,
  takenFrom,
  type ReadName,
} from "../row/names.ts";
import { originOf, ruleOf, textValue } from "../origin.ts";
import { isBlank, type Row } from "../row/row.ts";
import { cleanShared, type SharedFields, type Whereabouts } from "../row/shared-fields.ts";
import { date, texts } from "../row/texts.ts";
import { cleanBankAccount } from "../value/values.ts";

export interface CleanCounterparty {
  readonly shared: SharedFields;
  readonly own: CounterpartyOwn;
}

/** «123»: a firm may be called «585», and a card more often after its number. */
const withoutLetters = /^[\d\s№#.,/-]+$/u;

const nowhere: Whereabouts = { country: undefined, likely: [], region: undefined, city: undefined };

/**
 * Cleans the counterparty of a row. Undefined, with an issue, when it has no name: neither `name` nor `legalName` nor `person` says
 * anything. An identifier or a phone alone does not make a card: nobody could tell what it is.
 */
export function cleanCounterparty(row: Row, cleaners: NameCleaners): CleanCounterparty | undefined {
  const names = readNames(row, "name", cleaners);
  const legal = readNames(row, "legalName", cleaners);
  const personValue = row.values("person").find((value) => !isBlank(value));
  const said = names[0] ?? legal[0] ?? (personValue === undefined ? undefined : readName(personValue, cleaners));
  const first = said === undefined || said.clean.compare === "" ? unnamed(row, cleaners) : said;
  if (first === undefined || first.clean.compare === "") {
    sayNameless(row);
    return undefined;
  }
  const legalFirst = names[0] === undefined ? undefined : legal[0];
  const spelt = !cleaners.off.has("name-own-spelling");
  const main = spelt ? spelledBy(first, legalFirst) : first;
  const full = legalFirst !== undefined && spelt ? spelledBy(legalFirst, first) : legalFirst;
  for (let at = 1; at < names.length; at++) {
    const other = names[at] as ReadName;
    if (other.clean.compare !== main.clean.compare) row.surplus("name", other.value);
  }
  for (let at = 1; at < legal.length; at++) row.surplus("legalName", (legal[at] as ReadName).value);
  row.doubt(main.clean.doubts, "name", main.value);
  if (main.clean.form === undefined && main.clean.found.length === 0 && withoutLetters.test(main.clean.text))
    row.say("note", "name-without-letters", "name", main.value);
  if (full !== undefined) row.doubt(full.clean.doubts, "legalName", full.value);

  const columnForm = formColumn(row);
  const form = columnForm?.form ?? main.clean.form ?? full?.clean.form;
  const person = readPerson(row, cleaners, personValue, main, full);
  const sources = full === undefined || full.value.text === main.value.text ? [main] : [main, full];
  const found = foundIn(sources);
  const shared = cleanShared({
    row,
    cleaners,
    name: main.value.text,
    form: form === undefined ? undefined : { origin: columnForm?.value ?? originOf(main.value), form },
    found,
    tags: takenFrom(sources, "tags"),
    notes: takenFrom(sources, "notes"),
    around: nowhere,
  });
  const decided = kindOf(row, cleaners, form, shared, person, main);
  const human = decided.kind === "organisation" ? undefined : person;
  const behind = human === undefined ? undefined : writtenOut(cleaners, human, full);
  const own: CounterpartyOwn = {
    kind: decided.kind,
    kindRule: decided.rule,
    name: orgName(main, spelling(main, human)),
    legalName: full === undefined || full.clean.compare === "" ? undefined : orgName(full, spelling(full, human)),
    formerNames: formerNames(row, cleaners, sources),
    legalForm: columnForm?.value ?? formValue(main, full, decided, cleaners.off),
    person: behind === undefined ? undefined : personName(behind.value, behind.clean),
    birthDate: date(row, "birthDate"),
    bankAccounts: bankAccounts(row, found),
    roles: texts(row, "roles"),
    relations: relations(row, cleaners),
    catchAll: main.clean.catchAll && !isOwnName(main, shared) ? true : undefined,
    branch: isBranch(sources, shared) ? true : undefined,
  };
  // «Dr. Martin Müller»: the name has no place for it.
  const rank = behind?.clean.rank;
  if (behind === undefined || rank === undefined) return { shared, own };
  return { shared: { ...shared, notes: [...shared.notes, textValue(behind.value, rank, "person-title")] }, own };
}

/** The fault of a row without a name. Who finds «ООО» in the cell has to be told that it was read and is no name. */
function sayNameless(row: Row): void {
  const value = row.values("name").find((one) => !isBlank(one)) ?? row.values("legalName").find((one) => !isBlank(one));
  const form = row.issues.find(({ code, at }) => code === "name-only-form" && at === value?.at)?.params?.["form"];
  if (form === undefined) row.say("error", "name-missing", "name", value ?? row.values("name")[0]);
  else row.say("error", "name-nothing-but-form", "name", value, { form });
}

/** What a CRM called a card that nobody named («Новая компания»), where the row says anything else: its phone or ИНН are worth the card. */
function unnamed(row: Row, cleaners: NameCleaners): ReadName | undefined {
  if (cleaners.off.has("name-catch-all") || row.isEmpty) return undefined;
  for (const value of row.values("name")) {
    const clean = unnamedCard(value.text);
    if (clean !== undefined) return { value, clean };
  }
  return undefined;
}

function kindOf(
  row: Row,
  cleaners: NameCleaners,
  form: CleanName["form"],
  shared: SharedFields,
  person: PersonBehind | undefined,
  main: ReadName,
): DecidedKind {
  const said = row.values("kind").find((value) => !isBlank(value));
  if (said !== undefined && kindFromText(said.text) === undefined) {
    row.say("warning", "kind-unknown", "kind", said);
    row.keep(said);
  }
  const evidence: KindEvidence = {
    said: said?.text ?? (person === undefined ? undefined : kindInName(main.clean.text)),
    form,
    identifiers: shared.identifiers,
    person: person?.isName === true && person.value === main.value ? person.clean : undefined,
  };
  const decided = decideKind(evidence, cleaners.kind);
  if (decided.against !== undefined)
    row.say("warning", "kind-disagrees", "kind", said ?? main.value, { kind: decided.kind, other: decided.against });
  // «И.П. Ахмедов»: Иван Павлович, or a trader; nobody can tell.
  if (decided.kind === "person" && initialsOrForm.test(main.value.text.trim()))
    row.say("warning", "kind-initials", "kind", main.value);
  // Somebody's whole name and a sign: a trader, a person or a firm, of which nothing tells.
  const owner = decided.rule === "kind-default" ? ownerInName(main.clean.text, cleaners.person) : undefined;
  if (owner !== undefined) row.say("warning", "kind-unclear", "kind", main.value, { person: owner });
  return decided;
}

const initialsOrForm = /^И\.\s?П\.\s?\p{Lu}[\p{L}-]+$/u;

export function personName(value: DraftValue, clean: CleanPerson): PersonName {
  return withAllKeys<PersonName>({
    raw: value.raw ?? value.text,
    at: value.at,
    rule: ruleOf(clean.applied),
    display: clean.display,
    family: clean.family,
    given: clean.given,
    patronymic: clean.patronymic,
    compare: clean.compare,
  });
}

function formColumn(row: Row): { readonly value: TextValue; readonly form: CleanName["form"] } | undefined {
  const value = row.values("legalForm").find((one) => !isBlank(one));
  if (value === undefined) return undefined;
  const form = parseLegalForm(value.text);
  if (form === undefined) {
    row.say("warning", "legal-form-unknown", "legalForm", value);
    return { value: textValue(value, value.text.trim()), form: undefined };
  }
  return {
    value: textValue(value, form.display, form.display === value.text ? undefined : "legal-form-spelling"),
    form,
  };
}

/** The form as split off the name; for a sole trader whose name does not say it, what the kind says. */
function formValue(
  main: ReadName,
  full: ReadName | undefined,
  decided: DecidedKind,
  off: ReadonlySet<string>,
): TextValue | undefined {
  for (const one of [main, full]) {
    if (one?.clean.form === undefined) continue;
    return textValue(one.value, one.clean.form.display, "name-legal-form");
  }
  if (decided.kind !== "sole-trader" || off.has("legal-form-from-kind")) return undefined;
  return textValue(main.value, legalForm("ИП")?.display ?? "ИП", `${decided.rule}+legal-form-from-kind`);
}

/** What names no account is kept under its column: a БИК or a bank alone is still something. */
function bankAccounts(row: Row, found: readonly Found[]): readonly BankAccount[] {
  const out: BankAccount[] = [];
  for (const { value, rule } of valuesOf(row, "bankAccounts", found)) {
    const { accounts, issues } = cleanBankAccount(value);
    row.issues.push(...issues);
    if (accounts.length === 0 && issues.some(({ severity }) => severity === "warning")) {
      const text = value.text.trim() === "" ? Object.values(value.parts ?? {}).join("; ") : value.text;
      row.keep({ ...value, text });
    }
    for (const one of accounts)
      if (!out.some((other) => other.account === one.account && other.bik === one.bik)) out.push(mark(one, rule));
  }
  return out;
}

function relations(row: Row, cleaners: NameCleaners): readonly RelationRef[] {
  const out: RelationRef[] = [];
  for (const field of ["head", "relations"] as const) {
    for (const value of row.values(field)) {
      const ref = refOf(value);
      if (ref !== undefined) out.push({ kind: relationKind(value.kind, field), ref: comparedRef(ref, cleaners) });
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

/** «Контакт 12345» is a card that nobody named, but for a firm that has a number of its own. */
function isOwnName({ clean }: ReadName, { identifiers }: SharedFields): boolean {
  if (!isNumberedLabel(clean.text)) return false;
  return identifiers.some((one) => one.valid && (one.scheme === "ru-inn" || one.scheme === "ru-ogrn"));
}

/** КПП with reason 02–05, 31, 32, 43–45 in digits five and six stands for a separate unit; the word in the name says the same. */
function isBranch(sources: readonly ReadName[], shared: SharedFields): boolean {
  if (sources.some((one) => one.clean.branch)) return true;
  return shared.identifiers.some(
    (one) => one.scheme === "ru-kpp" && one.valid && /^\d{4}(?:0[2-5]|3[12]|4[3-5])/.test(one.value),
  );
}
