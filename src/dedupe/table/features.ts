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
import { formerFamilies } from "./former-families.ts";
import { generationBeside, generationText } from "../words/generation.ts";
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
  /** `compare TAB form`: display, legal, former names. */
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
  const said = record.addresses.map(addressSaid);
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
    addresses: unique(said.map(addressAsCompared).filter((text) => text.trim() !== "")),
    accounts: unique(counterparty?.bankAccounts.map((account) => account.account) ?? []),
    of: (record.type === "contact" ? record.of : record.relations).map((link) => link.ref),
  };
  if (counterparty?.catchAll === true) features.catchAll = true;
  if (counterparty !== undefined && (counterparty.branch === true || isBranchName(counterparty.name)))
    features.branch = true;
  const city = record.city === undefined ? undefined : foldWords(record.city.value);
  if (city !== undefined) features.city = townAsCompared(city);
  const owner = ownerIn(record.notes);
  if (owner !== "") features.owner = owner;
  const spelt = speltOtherwise(city, said);
  if (spelt.length > 0) features.spelt = spelt;
  if (record.birthDate !== undefined) features.birthDate = record.birthDate.value;
  return features;
}

/** Words that are folded already, but for their capitals. */
const plainWords = /^[a-zа-я0-9]+(?: [a-zа-я0-9]+)*$/;

/** Lower case, ё→е, everything but letters and digits becomes a blank. */
export function foldWords(text: string): string {
  const lower = text.toLowerCase();
  // Most texts: a third of the time.
  return plainWords.test(lower) ? lower : foldAnyWords(lower);
}

/** @internal The slow twin, of text in lower case. */
export function foldAnyWords(lower: string): string {
  return (
    lower
      .replaceAll("ё", "е")
      // `İ` in lower case is an i and a dot of its own.
      .replaceAll("i\u0307", "i")
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
      .trim()
  );
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
  const all = [name, ...(legal === undefined ? [] : [legal]), ...former];
  const within = namesWithin(name.raw, new Set([...name.compare.split(" "), ...signs]), foldWords);
  return unique([
    ...all.filter((each) => each.compare !== "").map((each) => `${each.compare}\t${each.form ?? form ?? ""}`),
    ...within.map((each) => `${each}\t${name.form ?? form ?? ""}`),
  ]);
}

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

/** Words that say what kind of thing the next word names; without them `ул. Ленина` is `Ленина ул`. */
const addressWords = new Set(
  (
    "ул улица пр пр-т проспект пр-кт просп пер переулок пл площадь ш шоссе наб набережная бульвар б-р бул проезд тупик " +
    "д дом корп корпус стр строение лит литера кв квартира оф офис пом помещение комн комната эт этаж г город гор обл " +
    "область р-н район рн край респ республика пос поселок с село дер деревня мкр микрорайон россия рф " +
    "street st avenue ave av road rd drive dr lane ln place pl boulevard blvd court ct square sq highway hwy suite ste " +
    "unit apt floor fl room rm way terrace tce crescent cres north south east west n s e w ne nw se sw parkway pkwy " +
    "str strasse straße allee platz weg gasse ul ulica al aleja pl plac os rue r via viale piazza calle c avenida avda plaza rua " +
    "cad cd caddesi sok sk sokak bulvarı bulvari вул вулиця просп пров"
  ).split(" "),
);

/** Whether a word only says what kind of thing the next one names. @param word folded */
export function isAddressWord(word: string): boolean {
  return addressWords.has(word);
}

function speltOtherwise(city: string | undefined, addresses: readonly string[]): string[] {
  const spelt: string[] = [];
  const note = (compared: string, said: string): void => {
    if (compared !== said) spelt.push(`${compared}\t${said}`);
  };
  if (city !== undefined) note(townAsCompared(city), city);
  for (const said of addresses) {
    const compared = addressAsCompared(said);
    if (compared === said) continue;
    note(shownAs("address", compared), shownAs("address", said));
    if (city === undefined) note(compared.split("\t")[1]!, said.split("\t")[1]!);
  }
  return unique(spelt);
}

/** `12401-0077`: which side of the street it is, which few write. */
const zipPlusFour = /(?<=^\d{5})-\d{4}$/;

/** An address whose town and street are spelt as they are compared. @param said see {@link addressSaid} */
function addressAsCompared(said: string): string {
  const [postcode = "", town = "", street = "", ...rest] = said.split("\t");
  return [postcode.replace(zipPlusFour, ""), townAsCompared(town), streetAsCompared(street), ...rest].join("\t");
}

/** An address as its source spells it, whatever tables of towns and streets hold. */
function addressSaid(address: Address): string {
  const house = [address.house, address.building].filter((part) => part !== undefined).join(" ");
  if (address.street !== undefined || address.house !== undefined) {
    const place = address.settlement ?? address.city ?? "";
    return [
      address.postcode ?? "",
      withoutKinds(place),
      // A house without a street is often one whose street cleaning could not tell from the rest: «45 r. Nationale».
      address.street === undefined && address.settlement === undefined
        ? guessAddress(address).split("\t")[2]!
        : withoutKinds(address.street ?? ""),
      foldWords(house).replaceAll(" ", ""),
      foldWords(address.flat ?? "").replaceAll(" ", ""),
    ].join("\t");
  }
  return guessAddress(address);
}

/**
 * An address that nobody took apart: the postcode by its length, the house by being the first number, the rest is
 * the street. Good enough to be compared with one of the same making, which is what it meets most often.
 */
function guessAddress(address: Address): string {
  const city = withoutKinds(address.city ?? "");
  let rest = foldWords(address.text);
  let postcode = address.postcode ?? "";
  if (postcode === "") {
    const found = /(?:^| )(\d{5,6})(?: |$)/.exec(rest)?.[1];
    if (found !== undefined && !rest.startsWith(`${found} `) === /^\d{5}$/.test(found)) postcode = found;
  }
  if (postcode !== "") rest = rest.replace(postcode, " ");
  const said = rest.split(" ").filter((word) => word !== "");
  const words = said.filter((word) => !addressWords.has(word));
  const at = words.findIndex((word) => /^\d+\p{L}?$/u.test(word));
  const house = at < 0 ? "" : words[at]!;
  const numbersAfter = at < 0 ? [] : words.slice(at + 1).filter((word) => /^\d+\p{L}?$/u.test(word));
  const cityWords = new Set(city.split(" "));
  const street = words.filter((word, index) => index !== at && !numbersAfter.includes(word) && !cityWords.has(word));
  // `Berlin`: with no word for a street and no house it is a town as likely, and two firms of a town are not of one street.
  if (city === "" && at < 0 && said.length === words.length) return [postcode, street.join(" "), "", "", ""].join("\t");
  return [postcode, city, street.join(" "), house, numbersAfter.join(" ")].join("\t");
}

/** Words that say what kind of street it is, beyond those of `addressWords`: left out where the street has a name besides. */
const kindsAbroad = new Set(
  (
    "utca u út tér ter ulice náměstí namesti nám nam třída trida tř bd boul boulevard chemin ch impasse quai cours route rte allée allee corso largo vicolo " +
    "v travessa praça praca paseo pso pza camino carretera ctra estrada strada odos katu gade vej"
  ).split(" "),
);

/** Behind a street's name: where along it the house stands («2 Harrison St. near Hudson St.», «3rd Ave. between 60th and 61st Sts.»). */
const whereabouts = /(?<=[\p{L}\d]) (?:at|near|nr|between|btwn|btw|off|opposite|opp|corner of|cnr|beside|behind) .+$/u;

/** What German and Dutch write at the name of a street. */
const kindBehind = /(?<=\p{L}{3})(?:(stra(?:ß|ss)e|straat)|platz)$/u;

/** German writes the kind of a street at its name («Eiffestraße», «Eiffestr.», «Marktpl.»), and Americans number them in words or in figures. */
function streetAsCompared(street: string): string {
  const words = street.replace(whereabouts, "").split(" ");
  const bare = words.filter((word) => !kindsAbroad.has(word));
  return (bare.length > 0 ? bare : words)
    .map((word) => ordinals.get(word) ?? word.replace(kindBehind, (_, street) => (street === undefined ? "pl" : "str")))
    .join(" ");
}

const ordinals = new Map(
  "first 1st second 2nd third 3rd fourth 4th fifth 5th sixth 6th seventh 7th eighth 8th ninth 9th tenth 10th"
    .split(" ")
    .flatMap((word, at, all) => (at % 2 === 0 ? [[word, all[at + 1]!] as const] : [])),
);

function withoutKinds(text: string): string {
  const words = foldWords(text).split(" ");
  const kept = words.filter((word) => !addressWords.has(word));
  return (kept.length === 0 ? words : kept).join(" ");
}

function unique(values: readonly string[]): string[] {
  return values.length < 2 ? [...values] : [...new Set(values)];
}
