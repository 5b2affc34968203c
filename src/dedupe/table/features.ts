import type {
  Address,
  ContactLink,
  Email,
  Identifier,
  OrgName,
  PersonName,
  Phone,
  RecordId,
  SourceRecord,
} from "../../model/index.ts";
import { townAsCompared } from "../../countries/town-names.ts";
import { addressInName } from "./address-in-name.ts";
import { addressAsCompared, addressSaid } from "./address-text.ts";
import { formerFamilies } from "./former-families.ts";
import { generationBeside, generationText } from "../words/generation.ts";
import { foldWords } from "../words/fold-words.ts";
import { namesWithin } from "./names-within.ts";
import { ownerIn } from "./owner.ts";
import { shownAs } from "./shown.ts";

/**
 * What deduplication needs to know of a record and nothing else: folded texts, no objects inside, so that a million of
 * them cross a thread boundary cheaply. Lists keep the record's own order. Several parts of one value are joined by a tab.
 */
export interface Features {
  readonly type: "counterparty" | "contact";
  readonly id: RecordId;
  readonly source: string;
  /** The first place of the record, as `formatPlace` wrote it: the order in which golden records are booked. */
  readonly place: string;
  readonly kind: "organisation" | "sole-trader" | "person" | "department";
  /** A collecting card: matches nothing. */
  readonly catchAll?: true;
  /** The name says «филиал» or the like. */
  readonly branch?: true;
  /**
   * `compare TAB form`: display, legal, former names. Behind another tab what a person sees of one that is only read out of a name, and behind one more
   * `letters` where it is first letters whose words stand beside them, or has them in it: «Электротехмонтаж (ЭТМ)».
   */
  readonly names: readonly string[];
  /** `family TAB given TAB patronymic TAB rest`, and `TAB jr` where a generation is told; `rest` holds the words when the parts are not known. */
  readonly persons: readonly string[];
  /** `scheme:value`, `scheme:value?` when invalid. */
  readonly identifiers: readonly string[];
  /** `+78462316014`, `+78462316014;139` with an extension, `~2316014` for digits that could not be parsed. */
  readonly phones: readonly string[];
  /** Lower-cased; `*info@acme.ru` for a role mailbox. Made-up and disposable ones are left out. */
  readonly emails: readonly string[];
  /** Host names of sites, without `www.`. */
  readonly domains: readonly string[];
  /** `postcode TAB city TAB street TAB house TAB flat`, folded. */
  readonly addresses: readonly string[];
  readonly accounts: readonly string[];
  /** `compared TAB said`, as shown: towns and addresses that the source spells otherwise than they are compared. What people decide on goes by what is said. */
  readonly spelt?: readonly string[];
  readonly city?: string;
  /** Whose an institution is by its name, see {@link ownerIn}. */
  readonly owner?: string;
  /** `yyyy-MM-dd`, or as much of it as is known. */
  readonly birthDate?: string;
  /** The counterparties a contact speaks for, and those a counterparty is related to; resolved after counterparties are clustered. */
  readonly of?: readonly ContactLink["ref"][];
}

/** Takes the features of a record. Pure. */
export function extractFeatures(record: SourceRecord): Features {
  const counterparty = record.type === "counterparty" ? record : undefined;
  const addresses = record.addresses.map((address) => addressSpelt(address, record.city?.value));
  if (counterparty !== undefined && !addresses.some(({ compared }) => hasStreet(compared)))
    addresses.push(...addressOfName(counterparty.name.raw, record.city?.value));
  // Keys that may be absent are set, not spread: for every million records that is two seconds.
  const features: { -readonly [Key in keyof Features]: Features[Key] } = {
    type: record.type,
    id: record.id,
    source: record.source,
    place: record.places[0] ?? "",
    kind: record.kind,
    names:
      counterparty === undefined
        ? []
        : nameFeatures(
            counterparty.name,
            counterparty.legalName,
            counterparty.formerNames,
            counterparty.legalForm?.value,
            signsOf(record.notes),
          ),
    persons: personFeatures(record.type === "contact" ? record.name : record.person, record.notes),
    identifiers: unique(record.identifiers.map(identifierFeature)),
    phones: unique(record.phones.flatMap(phoneFeature)),
    emails: unique(record.emails.flatMap(emailFeature)),
    domains: unique(record.sites.flatMap((site) => hostOf(site.value))),
    addresses: unique(addresses.flatMap(({ compared }) => (compared.trim() === "" ? [] : [compared]))),
    accounts: unique(counterparty?.bankAccounts.map((account) => account.account) ?? []),
    of: (record.type === "contact" ? record.of : record.relations).map((link) => link.ref),
  };
  if (counterparty?.catchAll === true) features.catchAll = true;
  if (counterparty !== undefined && (counterparty.branch === true || isBranchName(counterparty.name)))
    features.branch = true;
  const city = record.city === undefined ? undefined : townSpelt(record.city.value);
  if (city !== undefined) features.city = city.compared;
  const owner = ownerIn(record.notes);
  if (owner !== "") features.owner = owner;
  const spelt = speltOtherwise(city, addresses);
  if (spelt.length > 0) features.spelt = spelt;
  if (record.birthDate !== undefined) features.birthDate = record.birthDate.value;
  return features;
}

function isBranchName(name: OrgName): boolean {
  return name.compare.split(" ").some((word) => branchWords.has(word));
}

const branchWords = new Set([
  "филиал",
  "представительство",
  "подразделение",
  "branch",
  "filiale",
  "zweigniederlassung",
]);

function nameFeatures(
  name: OrgName,
  legal: OrgName | undefined,
  former: readonly OrgName[],
  form: string | undefined,
  signs: readonly string[],
): string[] {
  const said = [name, ...(legal === undefined ? [] : [legal]), ...former].filter(({ compare }) => compare !== "");
  const within = namesWithin(name.raw, new Set([...name.compare.split(" "), ...signs]));
  const hasLetters = within.some(({ of }) => of === "letters");
  const own = name.form ?? form;
  return unique([
    ...said.map((each) => nameLine(each.compare, each.form ?? form, "", each === name && hasLetters)),
    ...within.map(({ name: part, of }) => nameLine(part, own, of === undefined ? "" : name.compare, of === "letters")),
    ...(isPlus.test(name.raw) && name.compare !== "" ? [nameLine(`${name.compare} плюс`, own, name.compare)] : []),
  ]);
}

/** See {@link Features.names}. */
function nameLine(compare: string, form = "", shown = "", letters = false): string {
  const line = `${compare}\t${form}`;
  if (letters) return `${line}\t${shown}\tletters`;
  return shown === "" ? line : `${line}\t${shown}`;
}

/** «Вектор+» is «Вектор Плюс»: words are all that is compared. */
const isPlus = /[\p{L}\d]["»”]?\s?\+(?=["»”\s]|$)/u;

/** Words that cleaning took off a name for being what is written on the owner's door: another list has the shop by them. */
function signsOf(notes: SourceRecord["notes"]): string[] {
  if (notes.length === 0) return [];
  return notes.flatMap(({ rule, value }) => (rule?.includes("name-sign") === true ? foldWords(value).split(" ") : []));
}

function personFeatures(name: PersonName | undefined, notes: SourceRecord["notes"]): string[] {
  if (name === undefined) return [];
  const family = foldWords(name.family ?? "");
  const given = foldWords(name.given ?? "");
  const patronymic = foldWords(name.patronymic ?? "");
  const rest = family === "" && given === "" ? foldWords(name.compare) : "";
  const texts = [`${family}\t${given}\t${patronymic}\t${rest}`];
  if (texts[0]!.trim() === "") return [];
  if (family !== "" && given !== "")
    for (const former of formerFamilies(name.raw)) texts.push(`${foldWords(former)}\t${given}\t${patronymic}\t`);
  const generation = generationBeside(
    name,
    notes.map((note) => note.value),
  );
  return unique(generation === 0 ? texts : texts.map((text) => `${text}\t${generationText(generation)}`));
}

/** A number that nobody can check has no spelling of its own either: `521-21-2123` is `521212123`. */
function identifierFeature({ scheme, value, valid }: Identifier): string {
  if (valid) return `${scheme}:${value}`;
  const bare = value.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, "");
  return `${scheme}:${bare === "" ? value : bare}?`;
}

function phoneFeature(phone: Phone): string[] {
  if (phone.e164 !== undefined)
    return [phone.extension === undefined ? phone.e164 : `${phone.e164};${phone.extension}`];
  const digits = phone.raw.replace(/\D/g, "");
  // A number nobody could parse (no area code) is still the same number in two rows of one town; it is worth less.
  return digits.length >= 5 && digits.length <= 12 && !/^(\d)\1+$/.test(digits) ? [`~${digits}`] : [];
}

function emailFeature({ address, tags }: Email): string[] {
  if (address === undefined || tags?.some((tag) => tag === "made-up" || tag === "disposable")) return [];
  return [(tags?.includes("role") ? "*" : "") + address.toLowerCase()];
}

function hostOf(site: string): string[] {
  const host = /^(?:[a-z]+:\/\/)?(?:www\.)?([^/?#:\s]+\.[^/?#:\s]+)/i.exec(site.trim())?.[1];
  return host === undefined ? [] : [host.toLowerCase()];
}

/** A town or an address as its source says it, and as it is compared. */
interface Spelt {
  readonly said: string;
  readonly compared: string;
}

function addressSpelt(address: Address, city: string | undefined): Spelt {
  const said = addressSaid(address, city);
  return { said, compared: addressAsCompared(said) };
}

/** Of a card without a street: that which stands in its name. Its source says it of no address. */
function addressOfName(raw: string, city: string | undefined): Spelt[] {
  const found = addressInName(raw);
  if (found === undefined) return [];
  const text = `${found.street} ${found.house}`;
  const { compared } = addressSpelt({ ...found, ...(city !== undefined && { city }), text, raw: text, at: "" }, city);
  return [{ said: "", compared }];
}

const hasStreet = (compared: string): boolean => compared.split("\t")[2] !== "";

function townSpelt(town: string): Spelt {
  const said = foldWords(town);
  return { said, compared: townAsCompared(said) };
}

function speltOtherwise(city: Spelt | undefined, addresses: readonly Spelt[]): string[] {
  const spelt: string[] = [];
  const note = (compared: string, said: string): void => {
    if (compared !== said) spelt.push(`${compared}\t${said}`);
  };
  if (city !== undefined) note(city.compared, city.said);
  for (const { said, compared } of addresses) {
    if (compared === said) continue;
    note(shownAs("address", compared), shownAs("address", said));
    if (city === undefined && said !== "") note(compared.split("\t")[1]!, said.split("\t")[1]!);
  }
  return unique(spelt);
}

function unique(values: readonly string[]): string[] {
  return values.length < 2 ? [...values] : [...new Set(values)];
}
