import type { DraftValue, Issue, Phone } from "../../model/index.ts";
import { tooLong } from "../value/cell-length.ts";
import type {
  CleanedPhones,
  PhoneCleaner,
  PhoneCleanerOptions,
  PhoneContext,
  ProposedContact,
} from "../value/cleaned.ts";
import { cleanCell, type Outcome } from "./cell.ts";
import { proposeContact } from "./contact.ts";
import { homeOf, type Home } from "./home.ts";
import { kindSaid } from "./phone-of.ts";
import { readPlain, readPlainList, type PlainEntry } from "./plain.ts";
import { withAllKeys } from "../all-keys.ts";

/** Enough for the distinct cells of most exports; emptied when full, which changes the time and nothing else. */
const mostRemembered = 200_000;

/** Makes the cleaner of phone cells for one project; it remembers the cells it has seen. */
export function createPhoneCleaner(options: PhoneCleanerOptions): PhoneCleaner {
  const remembered = new Map<string, Outcome>();
  const homes = new Map<string, Home>();
  const homeFor = (value: DraftValue, context: PhoneContext): Home => {
    const { country, identifiersCountry, likelyCountries, city, region } = context;
    const key = `${value.country ?? ""} ${country ?? ""} ${identifiersCountry ?? ""} ${likelyCountries ?? ""} ${city ?? ""} ${region ?? ""}`;
    let home = homes.get(key);
    if (home === undefined) {
      if (homes.size >= mostRemembered) homes.clear();
      homes.set(key, (home = homeOf(value.country, context, options)));
    }
    return home;
  };

  return (value, context) => {
    const long = value.find === true ? undefined : tooLong(value, "phones");
    if (long !== undefined) {
      return { phones: [{ raw: value.raw ?? value.text, at: value.at, quality: "unparsed" }], issues: [long] };
    }
    const home = homeFor(value, context);
    if (value.parts === undefined && value.find !== true && isZoneSeven(home)) {
      const one = readPlain(value.text);
      if (one !== undefined) return plainCell(value, [plainPhone(value, { number: one }, "phone-e164")]);
      const several = readPlainList(value.text);
      if (several !== undefined) {
        const rule = several[0]?.extension === undefined ? "phone-split+phone-e164" : "phone-extension+phone-e164";
        return plainCell(
          value,
          several.map((entry) => plainPhone(value, entry, rule)),
        );
      }
    }
    const key = keyOf(value, context, home);
    let outcome = remembered.get(key);
    if (outcome === undefined) {
      outcome = cleanCell(value, context, home, options);
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(key, outcome);
    }
    return inCell(outcome, value);
  };
}

function isZoneSeven(home: Home): boolean {
  return home.countries[0] === "RU" || home.countries[0] === "KZ";
}

const none: readonly never[] = [];

function plainCell(value: DraftValue, phones: readonly Phone[]): CleanedPhones {
  return value.proposeContact === true
    ? { phones, issues: none, contacts: contactsOf(phones) }
    : { phones, issues: none };
}

function plainPhone(value: DraftValue, { number, extension }: PlainEntry, rule: string): Phone {
  const raw = value.raw ?? value.text;
  const kind = kindSaid(undefined, value, number.kind);
  return withAllKeys<Phone>({
    raw,
    at: value.at,
    rule: number.e164 === value.text ? undefined : rule,
    e164: number.e164,
    extension,
    kind,
    country: number.country,
    note: value.note,
    quality: "as-written",
  });
}

/** Everything the outcome depends on. */
function keyOf(value: DraftValue, context: PhoneContext, home: Home): string {
  const parts = value.parts === undefined ? "" : JSON.stringify(value.parts);
  const place = [context.country, context.region, context.city, context.areaCode, context.otherE164?.join(" ")].join(
    "\u0000",
  );
  return [
    value.text,
    value.stored,
    value.find,
    value.kind,
    value.note,
    parts,
    `${home.countries} ${home.likely}`,
    place,
  ].join("\u0001");
}

/** The outcome with the cell it was read from. */
export function inCell(outcome: Outcome, value: DraftValue): CleanedPhones {
  const raw = value.raw ?? value.text;
  const phones = outcome.phones.map(({ raw: stretch = raw, rule, e164, extension, kind, country, note, quality }) =>
    withAllKeys<Phone>({ raw: stretch, at: value.at, rule, e164, extension, kind, country, note, quality }),
  );
  const issues = outcome.findings.map(({ code, severity, params }): Issue => ({
    code,
    severity,
    at: value.at,
    field: "phones",
    raw,
    params,
  }));
  if (value.proposeContact !== true) return { phones, issues };
  return { phones, issues, contacts: contactsOf(phones) };
}

function contactsOf(phones: readonly Phone[]): ProposedContact[] {
  return phones.flatMap(({ note }, index) => {
    const contact = note === undefined ? undefined : proposeContact(note, [index]);
    return contact === undefined ? [] : [contact];
  });
}
