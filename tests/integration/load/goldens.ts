import type { Golden, GoldenContact, GoldenCounterparty, SourceRecord } from "../../../src/model/index.ts";
import type { LoadRecord } from "../../../src/load/index.ts";

/** Golden records for tests, made from a few words; numbers carry valid check digits where a test needs them. */
export interface Card {
  readonly id: string;
  readonly members: readonly string[];
  readonly name: string;
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly inn?: string;
  readonly city?: string;
  readonly notes?: readonly string[];
  readonly extra?: Readonly<Record<string, string>>;
  readonly relations?: GoldenCounterparty["relations"];
}

const origin = { raw: "as written", at: "A" };

function common(
  card: Card,
): Omit<GoldenCounterparty, "type" | "kind" | "name" | "formerNames" | "bankAccounts" | "roles" | "relations"> {
  const from = card.members[0] as string;
  return {
    id: card.id,
    members: card.members,
    identifiers:
      card.inn === undefined
        ? []
        : [{ ...origin, raw: card.inn, scheme: "ru-inn", value: card.inn, valid: true, from }],
    phones: (card.phones ?? []).map((e164) => ({
      ...origin,
      raw: e164,
      e164,
      kind: "fixed",
      quality: "as-written",
      from,
    })),
    emails: (card.emails ?? []).map((address) => ({ ...origin, raw: address, address, from })),
    addresses: [],
    sites: [],
    tags: [],
    notes: (card.notes ?? []).map((value) => ({ ...origin, value, from })),
    ...(card.city === undefined ? {} : { city: { ...origin, value: card.city, from } }),
    extra: card.extra ?? {},
    conflicts: [],
  };
}

export function counterparty(card: Card): GoldenCounterparty {
  const from = card.members[0] as string;
  return {
    ...common(card),
    type: "counterparty",
    kind: "organisation",
    name: { ...origin, display: card.name, compare: card.name.toLowerCase(), from },
    formerNames: [],
    bankAccounts: [],
    roles: [],
    relations: card.relations ?? [],
  };
}

export function contact(card: Card, of: GoldenContact["of"] = []): GoldenContact {
  const from = card.members[0] as string;
  return {
    ...common(card),
    type: "contact",
    kind: "person",
    name: { ...origin, display: card.name, compare: card.name.toLowerCase(), from },
    optOuts: [],
    of,
  };
}

/** The source records behind golden records, one for each member; `hash` stands for the raw row. */
export function recordsOf(goldens: readonly Golden[], hash = "1"): LoadRecord[] {
  return goldens.flatMap((golden) =>
    golden.members.map((id) => {
      const [, source = "", key = ""] = /^([^:]*):([^#]*)/.exec(id) ?? [];
      const record = {
        id,
        source,
        key,
        draft: id.includes("#") ? (id.split("#")[1] as string) : "cp",
        type: golden.type,
        places: [`${source}@in.csv:1`],
        hash,
        name: golden.name,
      } as unknown as SourceRecord;
      return { record, entityId: golden.id };
    }),
  );
}

/** Records that say what their golden record has of them. */
export function recordsSaying(goldens: readonly Golden[], hash = "1"): LoadRecord[] {
  const lists = ["identifiers", "phones", "emails", "addresses", "notes", "tags"] as const;
  const byId = new Map(goldens.map((golden) => [golden.id, golden]));
  return recordsOf(goldens, hash).map(({ record, entityId }) => {
    const golden = byId.get(entityId) as Golden;
    const own = lists.map((name) => [name, golden[name].filter(({ from }) => from === record.id)]);
    return {
      record: { ...record, ...Object.fromEntries(own), ...linksOf(golden, record.id) } as SourceRecord,
      entityId,
    };
  });
}

/** A record names the other card by a key of its own, not by the golden record that this leads to. */
function linksOf(golden: Golden, record: string): object {
  if (golden.type !== "contact") return {};
  const own = golden.of.filter(({ from }) => from === record);
  return {
    of: own.map(({ counterparty, ...link }) => ({ ref: { by: "record", id: counterparty }, ...link })),
  };
}
