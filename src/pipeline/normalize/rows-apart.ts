import { areaCodeOf, foldTown, regionsOfAreaCode } from "../../countries/area-codes.ts";
import { isPublicMail } from "../../countries/public-mail.ts";
import type { Issue, SourceRecord } from "../../model/index.ts";

/** In what rows of one firm can contradict each other: value as it is compared, and as it is shown. */
type Fact = "city" | "phones" | "emails";
interface Facts {
  readonly said: Readonly<Record<Fact, Map<string, string>>>;
  /** Numbers, lines and mailboxes by which a row is known to be of the same firm as another. */
  readonly marks: Set<string>;
}

/**
 * Rows of one key are one counterparty, because the mapping says so; of a key that is a name nobody knows it. Rows that have nothing in common
 * but the key, and name other towns, telephone areas or mail domains than the rows before, are told of (`rows-apart`). What their people
 * say counts with them: in an address book nothing else stands there.
 */
export function rowsApart(rows: readonly (readonly SourceRecord[])[], issues: Issue[]): void {
  const known = noFacts();
  let first = true;
  for (const records of rows) {
    const counterparty = records.find(({ type }) => type === "counterparty");
    if (counterparty === undefined) continue;
    const facts = factsOf(records);
    if (!first && ![...facts.marks].some((mark) => known.marks.has(mark))) tell(counterparty, known, facts, issues);
    first = false;
    for (const mark of facts.marks) known.marks.add(mark);
    for (const fact of Object.keys(facts.said) as Fact[])
      for (const [value, shown] of facts.said[fact])
        if (!known.said[fact].has(value)) known.said[fact].set(value, shown);
  }
}

function tell(row: SourceRecord, known: Facts, facts: Facts, issues: Issue[]): void {
  const state = (fact: Fact) => {
    const [before, now] = [known.said[fact], facts.said[fact]];
    if (before.size === 0 || now.size === 0) return "silent";
    return [...now.keys()].some((value) => before.has(value)) ? "agree" : "differ";
  };
  for (const fact of ["city", "phones", "emails"] as const) {
    // A firm may have a telephone of another town, where its own town is known to be the same.
    if (state(fact) !== "differ" || (fact === "phones" && state("city") === "agree")) continue;
    issues.push({
      code: "rows-apart",
      severity: "warning",
      place: row.places[0]!,
      field: fact,
      raw: shown(facts.said[fact]),
      params: { key: `${row.source}:${row.key}`, kept: shown(known.said[fact]) },
    });
  }
}

/** A telephone of a code that two regions share stands there twice. */
const shown = (values: ReadonlyMap<string, string>): string => [...new Set(values.values())].join(", ");

const noFacts = (): Facts => ({ said: { city: new Map(), phones: new Map(), emails: new Map() }, marks: new Set() });

function factsOf(records: readonly SourceRecord[]): Facts {
  const { said, marks } = noFacts();
  for (const record of records) {
    for (const { scheme, value, valid } of record.identifiers) if (valid) marks.add(`${scheme}:${value}`);
    for (const town of [record.city?.value, ...record.addresses.map(({ city }) => city)])
      if (town !== undefined) said.city.set(foldTown(town), town);
    for (const { e164, raw } of record.phones) {
      if (e164 === undefined) continue;
      marks.add(e164);
      for (const region of regionsOf(e164)) said.phones.set(region, raw);
    }
    const hosts = record.sites.map(({ value }) => value.replace(/^\w+:\/\//u, "").replace(/^www\.|\/.*$/gu, ""));
    for (const { address } of record.emails) {
      if (address === undefined) continue;
      marks.add(address.toLowerCase());
      hosts.push(address.slice(address.lastIndexOf("@") + 1));
    }
    for (const host of hosts.map((each) => each.toLowerCase())) {
      if (host === "" || isPublicMail(host)) continue;
      marks.add(`@${host}`);
      said.emails.set(host, host);
    }
  }
  return { said, marks };
}

const callings = [
  ["+7", "RU"],
  ["+7", "KZ"],
  ["+375", "BY"],
  ["+380", "UA"],
] as const;

/** Where a landline stands; nothing of a mobile one, and of countries whose area codes are not listed. */
function regionsOf(e164: string): string[] {
  return callings.flatMap(([calling, country]) => {
    if (!e164.startsWith(calling)) return [];
    const national = e164.slice(calling.length);
    const code = areaCodeOf(country, national);
    return code === undefined ? [] : regionsOfAreaCode(country, code);
  });
}
