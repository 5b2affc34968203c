import {
  refAsText,
  sourceOf,
  type ContactRecord,
  type CounterpartyRecord,
  type CounterpartyRef,
  type FieldChoice,
  type From,
  type Golden,
  type GoldenContact,
  type GoldenCounterparty,
  type GoldenLink,
  type GoldenRelation,
  type Issue,
  type RecordId,
  type SourceRecord,
  type TextValue,
} from "../../model/index.ts";
import type { MergePolicy } from "./merge-policy.ts";
import type { Picked } from "./candidates.ts";
import { Settler } from "./settle.ts";
import {
  accountText,
  betterAccount,
  betterPhone,
  emailText,
  nameText,
  noted,
  notedName,
  partsOf,
  personNamed,
  personText,
  phoneText,
  siteText,
  textOf,
} from "./sayings.ts";

/** Where references of the members lead, as clustering resolved them. */
export interface SurvivorLinks {
  /** @param source of the contact that refers; none for relations, where a firm that names a namesake does not mean itself */
  counterpartyOf(
    ref: CounterpartyRef | { readonly by: "record"; readonly id: RecordId },
    source?: string,
  ): readonly string[];
  /** By policy `link`: the head of a branch, found by ИНН and КПП. */
  readonly heads?: readonly { readonly head: string; readonly from: RecordId }[];
}

/**
 * Makes the golden record of one cluster: «итоговая карточка». Every value names the member it comes from; values that lost
 * stand in `conflicts`. Pure.
 *
 * @param members all living members of the entity, of one type, in booked order (source priority, then place); at least one
 * @param choices field choices of the journal; those that name no member are passed over
 * @returns issues `conflict-open` for what only a person can settle, `ref-missing` and `ref-ambiguous` for relations
 */
export function survive(
  entityId: string,
  members: readonly SourceRecord[],
  policy: MergePolicy,
  choices: readonly FieldChoice[],
  links: SurvivorLinks,
): { golden: Golden; issues: Issue[] } {
  const [first] = members;
  if (first === undefined) throw new Error(`entity ${entityId} has no members`);
  const settler = new Settler(entityId, members, policy, choices);
  const golden =
    first.type === "counterparty"
      ? counterparty(entityId, members as readonly CounterpartyRecord[], settler, links)
      : contact(entityId, members as readonly ContactRecord[], settler, links);
  return { golden, issues: settler.issues };
}

function counterparty(
  id: string,
  members: readonly CounterpartyRecord[],
  settler: Settler,
  links: SurvivorLinks,
): GoldenCounterparty {
  const relations = relationsOf(id, members, settler, links);
  const kind = settler.one(
    "kind",
    members,
    (record) => record.kind,
    (kind) => kind,
  );
  const name = settler.one("name", members, (record) => record.name, nameText, personNamed)!;
  const legalName = settler.one("legalName", members, (record) => record.legalName, nameText, personNamed);
  const formerNames = settler.list("formerNames", members, (record) => record.formerNames, nameText);
  const legalForm = settler.one("legalForm", members, (record) => record.legalForm, textOf);
  const person = settler.one("person", members, (record) => record.person, personText, partsOf);
  const birthDate = settler.one("birthDate", members, (record) => record.birthDate, textOf);
  const base = common(members, settler);
  const bankAccounts = settler.list(
    "bankAccounts",
    members,
    (record) => record.bankAccounts,
    accountText,
    betterAccount,
    (account) => account.valid !== false,
  );
  const roles = settler.list("roles", members, (record) => record.roles, textOf);
  return {
    id,
    ...base,
    type: "counterparty",
    kind: kind?.value ?? members[0]!.kind,
    name: stamped(name),
    ...(legalName !== undefined && { legalName: stamped(legalName) }),
    formerNames,
    ...(legalForm !== undefined && { legalForm: stamped(legalForm) }),
    ...(person !== undefined && { person: stamped(person) }),
    ...(birthDate !== undefined && { birthDate: stamped(birthDate) }),
    bankAccounts,
    roles,
    relations,
    ...(members.some((record) => record.catchAll) && { catchAll: true }),
    ...(members.some((record) => record.branch) && { branch: true }),
  };
}

function contact(id: string, members: readonly ContactRecord[], settler: Settler, links: SurvivorLinks): GoldenContact {
  const kind = settler.one(
    "kind",
    members,
    (record) => record.kind,
    (kind) => kind,
  );
  const name = settler.one("name", members, (record) => record.name, personText, partsOf)!;
  const gender = settler.one("gender", members, (record) => record.gender, textOf);
  const birthDate = settler.one("birthDate", members, (record) => record.birthDate, textOf);
  const base = common(members, settler);
  // Consent is the law's business: an opt-out survives every merge, whatever the policy says.
  const optOuts = settler.list("optOuts", members, (record) => record.optOuts, textOf);
  return {
    id,
    ...base,
    type: "contact",
    kind: kind?.value ?? members[0]!.kind,
    name: stamped(name),
    ...(gender !== undefined && { gender: stamped(gender) }),
    ...(birthDate !== undefined && { birthDate: stamped(birthDate) }),
    optOuts,
    of: linksOf(members, links),
  };
}

/** What both types have. Of the list of conflicts what is settled later becomes part too. */
function common(members: readonly SourceRecord[], settler: Settler) {
  const lists = {
    identifiers: settler.identifiers(members),
    phones: settler.list(
      "phones",
      members,
      (record) => record.phones,
      phoneText,
      betterPhone,
      (phone) => phone.e164 !== undefined,
    ),
    emails: settler.list(
      "emails",
      members,
      (record) => record.emails,
      emailText,
      undefined,
      (email) => email.address !== undefined,
    ),
    addresses: settler.addresses(members),
    sites: settler.list("sites", members, (record) => record.sites, siteText),
    tags: settler.list("tags", members, (record) => record.tags, textOf),
    notes: settler.list("notes", members, (record) => record.notes, noted),
  };
  const singles: Partial<Record<(typeof singleFields)[number], From<TextValue>>> = {};
  for (const field of singleFields) {
    const parts = field === "responsible" ? notedName : undefined;
    const found = settler.one(field, members, (record) => record[field], textOf, parts);
    if (found !== undefined) singles[field] = stamped(found);
  }
  return {
    members: members.map((record) => record.id),
    ...lists,
    ...singles,
    extra: settler.extra(members),
    conflicts: settler.conflicts,
  };
}

/** Fields of one text that both types have. */
export const singleFields = [
  "status",
  "responsible",
  "country",
  "region",
  "city",
  "timeZone",
  "createdAt",
  "updatedAt",
] as const;

function relationsOf(
  id: string,
  members: readonly CounterpartyRecord[],
  settler: Settler,
  links: SurvivorLinks,
): GoldenRelation[] {
  const found = new Map<string, GoldenRelation>();
  for (const record of members) {
    for (const relation of record.relations) {
      const to = links.counterpartyOf(relation.ref);
      if (to.length !== 1) {
        settler.issues.push({
          code: to.length === 0 ? "ref-missing" : "ref-ambiguous",
          severity: "warning",
          ...(record.places[0] !== undefined && { place: record.places[0] }),
          field: "relations",
          raw: refAsText(relation.ref),
          params: { record: record.id, ...(to.length > 1 && { count: to.length }) },
        });
      } else if (to[0] !== id) {
        const key = `${relation.kind}\t${to[0]!}`;
        if (!found.has(key)) found.set(key, { kind: relation.kind, to: to[0]!, from: record.id });
      }
    }
  }
  for (const { head, from } of links.heads ?? []) {
    const key = `head\t${head}`;
    if (head !== id && !found.has(key)) found.set(key, { kind: "head", to: head, from });
  }
  return [...found.values()];
}

/** One link a counterparty; the first member that knows a role or department says it. */
export function linksOf(members: readonly Pick<ContactRecord, "id" | "of">[], links: SurvivorLinks): GoldenLink[] {
  const found = new Map<string, GoldenLink>();
  for (const record of members) {
    for (const link of record.of) {
      const to = links.counterpartyOf(link.ref, sourceOf(record.id));
      if (to.length !== 1) continue; // an issue of the clustering already
      const known = found.get(to[0]!);
      const role = known?.role ?? link.role;
      const department = known?.department ?? link.department;
      found.set(to[0]!, {
        counterparty: to[0]!,
        ...(role !== undefined && { role }),
        ...(department !== undefined && { department }),
        from: known?.from ?? record.id,
      });
    }
  }
  return [...found.values()];
}

function stamped<T extends object>({ value, from }: Picked<T>): From<T> {
  return { ...value, from };
}
