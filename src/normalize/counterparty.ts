import { kindFromText } from "../countries/kind-words.ts";
import { familyShape } from "../countries/given-names.ts";
import { legalForm, parseLegalForm } from "../countries/legal-forms.ts";
import type { BankAccount, CounterpartyRef, DraftValue, PersonName, RelationRef, TextValue } from "../model/index.ts";
import { comparedRef } from "./compared-ref.ts";
import type { NameCleaners } from "./cleaners.ts";
import { mark, valuesOf, type Found } from "./found.ts";
import { decideKind, type DecidedKind, type KindEvidence } from "./kind.ts";
import { isNumberedLabel, unnamedCard } from "./name/catch-all.ts";
import type { CleanName } from "./name/org-name.ts";
import { foldName, saysMore } from "../countries/fuller-name.ts";
import { ownerInName } from "./owner-in-name.ts";
import type { CleanPerson } from "./person/clean-person.ts";
import { personInside } from "./person/inside.ts";
import type { CounterpartyOwn } from "./records.ts";
import {
  foundIn,
  formerNames,
  orgName,
  readName,
  readNames,
  spelledBy,
  takenFrom,
  type ReadName,
} from "./row-names.ts";
import { chain, isBlank, originOf, textValue, type Row } from "./row.ts";
import { cleanShared, type SharedFields, type Whereabouts } from "./shared-fields.ts";
import { date, texts } from "./texts.ts";
import { tooLongToRead } from "./value/cell-length.ts";
import { cleanBankAccount } from "./value/values.ts";
import type { Writable } from "./writable.ts";

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
    row.say("error", "name-missing", "name", row.values("name")[0] ?? row.values("legalName")[0]);
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
  const behind = human === undefined ? undefined : writtenOut(row, cleaners, human, full);
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

/** What a CRM called a card that nobody named («Новая компания»), where the row says anything else: its phone or ИНН are worth the card. */
function unnamed(row: Row, cleaners: NameCleaners): ReadName | undefined {
  if (cleaners.off.has("name-catch-all") || row.isEmpty) return undefined;
  for (const value of row.values("name")) {
    const clean = unnamedCard(value.text);
    if (clean !== undefined) return { value, clean };
  }
  return undefined;
}

/** The person behind the card: the column's, else the name itself where it is a person's. */
interface HumanBehind {
  readonly value: DraftValue;
  readonly clean: CleanPerson;
  /** The name is the person and nothing else, so the person's spelling is the name's. */
  readonly isName: boolean;
  /** Beside the person the name says something in brackets («Мария (кондитер)»): the name then stays as it is. */
  readonly hasAside?: true;
}

function readPerson(
  row: Row,
  cleaners: NameCleaners,
  value: DraftValue | undefined,
  main: ReadName,
  full: ReadName | undefined,
): HumanBehind | undefined {
  if (value !== undefined) {
    const whole = cleaners.person(value.text);
    const bare = withoutAside(value.text, whole, cleaners);
    const clean = bare ?? whole;
    row.doubt(clean.doubts, "person", value);
    // What stood in brackets has no other place.
    if (bare !== undefined) row.keep(value);
    const same = main.clean.form?.kind !== "organisation" && cleaners.person(main.clean.text).compare === clean.compare;
    return { value, clean, isName: same };
  }
  for (const one of [main, full]) {
    // A firm is nobody, whatever it is called.
    if (one === undefined || one.clean.catchAll || one.clean.form?.kind === "organisation") continue;
    if (tooLongToRead(one.value.text) !== undefined) continue;
    // `Кафе "У Ашота"`: nobody puts a person's name in quotes.
    if (one.clean.form === undefined && /["«»“”„]/.test(one.value.text)) continue;
    // An address of mail for want of a name: «anna@mail.ru» is nobody called Mail.
    if (one.clean.text.includes("@")) continue;
    if (one.clean.applied.includes("name-whence"))
      return {
        value: one.value,
        clean: { ...cleaners.person(one.clean.text), given: one.clean.text, sure: "yes" },
        isName: true,
      };
    const practises = practising.test(one.clean.text);
    // `ИП "Береке" Иванов А.`: what is in quotes is the shop's name, not part of the person's.
    const shop = /["«„][^"»“”]*["»“”]/u.test(one.clean.text);
    // «Иванов, отделение №5»: the part of the trader's business is no part of his name.
    const branch = one.clean.suffix !== "" && one.clean.text.includes(", ");
    const own = branch ? one.clean.text.slice(0, one.clean.text.indexOf(", ")) : one.clean.text;
    const text = own.replace(privately, "").replace(privatelySmall, "");
    const whole = cleaners.person(text);
    // `ИП "Нурлан"`: what is in quotes is a shop's name, were it a person's too.
    if (whole.family === undefined && quoted.exec(one.value.text)?.[1]?.trim() === text) continue;
    if (!practises && !shop && whole.sure !== "no") {
      const bare = withoutAside(text, whole, cleaners);
      const human: HumanBehind = { value: one.value, clean: bare ?? whole, isName: true };
      return bare === undefined && !branch ? human : { ...human, hasAside: true };
    }
    const named = practises || one.clean.form !== undefined;
    const bare = one.clean.text.replace(practising, "").replace(/["«„][^"»“”]*["»“”]|\([^()]*\)/gu, " ");
    const inside = named ? personInside(bare, cleaners.person) : undefined;
    if (inside !== undefined) return { value: one.value, clean: inside, isName: false };
    // «Адвокат Максимов»: a family name alone, too, beside what only a person is.
    if (practises && familyShape(bare)?.strength === "strong")
      return { value: one.value, clean: { ...cleaners.person(bare), family: bare, sure: "yes" }, isName: false };
  }
  return undefined;
}

/**
 * «Мария (кондитер)», «Ясенева (Краснова) Марина»: what stands in brackets is no part of the name. Undefined without brackets, and where
 * they hold the name itself («Иванов (Иван Иванович)»).
 */
function withoutAside(text: string, whole: CleanPerson, cleaners: NameCleaners): CleanPerson | undefined {
  if (!text.includes("(") || whole.sure === "no") return undefined;
  const bare = cleaners.person(text.replace(/\([^()]*\)?/gu, " ").trim());
  const saysLess = bare.given === undefined && whole.given !== undefined;
  // A first name with a word on its bearer speaks for a person as much as two words do.
  return bare.sure === "no" || saysLess ? undefined : bare.sure === "yes" ? bare : { ...bare, sure: whole.sure };
}

/** «ИП Кузнецов А. В.» whose legal name says Александр Викторович: the same person, and there his name is whole. */
function writtenOut(row: Row, cleaners: NameCleaners, human: HumanBehind, full: ReadName | undefined): HumanBehind {
  if (full === undefined || full.value === human.value) return human;
  const legal = readPerson(row, cleaners, undefined, full, undefined);
  return legal !== undefined && saysMore(foldName(legal.clean), foldName(human.clean)) ? legal : human;
}

const quoted = /["«“„]([^"«»“”„]+)["»”]/u;

/** Said before a name or behind it of who is no firm. */
const privately =
  /^(?:самозанят(?:ый|ая)|(?:плательщик\s+)?нпд|физ(?:ическое)?\.?\s?лицо|физлицо|фл|[фч]\/л|частное лицо|гражданин|гражданка|гр\.)[.:,]?\s+(?=\p{Lu}\p{Ll})|[\s,]+\(?(?:самозанят(?:ый|ая)|нпд|физ(?:ическое)?\.?\s?лицо|физлицо|[фч]\/л|частное лицо|частни(?:к|ца))\)?$|\s*\([фч]\.\s?л\.?\)$/iu;
/** «… ф.л.» without brackets: in capitals they are initials. */
const privatelySmall = /(?<=[\p{L}.])\s+[фч]\.\s?л\.$/u;
/** A person who practises alone; what he is belongs to the name. */
const practising = /^(?:нотариус|адвокат|арбитражный\s+управляющий)\s+(?=\p{Lu}\p{Ll})/iu;

/** The person whose spelling is the name's. */
function spelling({ value }: ReadName, human: HumanBehind | undefined): CleanPerson | undefined {
  return human?.isName === true && human.hasAside !== true && human.value === value ? human.clean : undefined;
}

function kindOf(
  row: Row,
  cleaners: NameCleaners,
  form: CleanName["form"],
  shared: SharedFields,
  person: HumanBehind | undefined,
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

/** «Физ. лицо Иванов»: the name says what the column would. */
function kindInName(name: string): string | undefined {
  return (privately.exec(name) ?? privatelySmall.exec(name) ?? practising.exec(name))?.[0];
}

export function personName(value: DraftValue, clean: CleanPerson): PersonName {
  const name: Writable<PersonName> = {
    raw: value.raw ?? value.text,
    at: value.at,
  } as PersonName;
  if (clean.applied.length > 0) name.rule = chain(clean.applied);
  name.display = clean.display;
  if (clean.family !== undefined) name.family = clean.family;
  if (clean.given !== undefined) name.given = clean.given;
  if (clean.patronymic !== undefined) name.patronymic = clean.patronymic;
  name.compare = clean.compare;
  return name;
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
