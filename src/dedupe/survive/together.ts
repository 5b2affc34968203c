import type { ContactRecord, SourceRecord } from "../../model/index.ts";
import { commonLists, encoded, type GoldenBytes, LineParts, typeOfLine } from "./line-parts.ts";
import { lists, type ListWay, said, singles, type Way } from "./line-ways.ts";
import type { MergePolicy } from "./merge-policy.ts";
import { Settler } from "./settle.ts";
import { linksOf, singleFields, type SurvivorLinks } from "./survive.ts";

/**
 * The golden record of a card of several members: most fields only one of them has, or all write them alike, so that their bytes are put
 * together as they stand, and a field is parsed only where it has to be settled. That takes two thirds of the time of parsing the records
 * and writing the card. {@link survive} is the slow twin.
 *
 * @param lines the bytes of the records as `JSON.stringify` wrote them, each a character (`latin1`), in booked order
 * @returns undefined for lines of another form (see {@link LineParts}), and where a card has a head
 */
export function surviveTogether(
  entityId: string,
  lines: readonly string[],
  policy: MergePolicy,
  links: SurvivorLinks,
): GoldenBytes | undefined {
  if (links.heads !== undefined && links.heads.length > 0) return undefined;
  const type = typeOfLine(lines[0]!);
  if (comparesWhole(policy, type)) return undefined;
  const members: LineParts[] = [];
  for (const line of lines) {
    const parts = LineParts.of(type, line);
    if (parts === undefined) return undefined;
    members.push(parts);
  }
  return new Composer(entityId, type, members, policy).compose(links);
}

/** How complete a record is, is known of a whole one only. */
function comparesWhole(policy: MergePolicy, type: SourceRecord["type"]): boolean {
  let whole = policiesWhole.get(policy);
  if (whole === undefined) {
    const hasRule = (fields: MergePolicy[SourceRecord["type"]]): boolean =>
      Object.values(fields).some((rules) => rules.includes("most-complete"));
    policiesWhole.set(
      policy,
      (whole = { counterparty: hasRule(policy.counterparty), contact: hasRule(policy.contact) }),
    );
  }
  return whole[type];
}

const policiesWhole = new WeakMap<MergePolicy, Record<SourceRecord["type"], boolean>>();

/** Settles the fields in the order in which `survive` does: conflicts and issues stand in it. */
class Composer {
  private readonly entityId: string;
  private readonly type: SourceRecord["type"];
  private readonly members: readonly LineParts[];
  private readonly records: readonly SourceRecord[];
  /** By member: what stands behind each of its values. */
  private readonly stamps: readonly string[];
  private readonly settler: Settler;

  constructor(entityId: string, type: SourceRecord["type"], members: readonly LineParts[], policy: MergePolicy) {
    this.entityId = entityId;
    this.type = type;
    this.members = members;
    this.records = members.map(({ record }) => record);
    this.stamps = members.map((member) => `,"from":${member.part("id")!}}`);
    this.settler = new Settler(entityId, this.records, policy, []);
  }

  compose(links: SurvivorLinks): GoldenBytes {
    const { settler, members } = this;
    const kind = this.kind();
    let own = "";
    for (const [field, way] of Object.entries(singles[this.type]) as [string, Way][]) {
      own += this.single(field, way);
      if (field === "legalName") own += this.list("formerNames");
    }
    let common = "";
    for (const field of commonLists) common += this.list(field);
    for (const field of singleFields) common += this.single(field, singles.both[field]);
    common += this.extra();
    if (this.type === "counterparty") {
      own += `${this.list("bankAccounts")}${this.list("roles")},"relations":[]`;
      for (const mark of ["catchAll", "branch"])
        if (members.some((member) => member.part(mark) !== undefined)) own += `,"${mark}":true`;
    } else own += this.list("optOuts") + this.spokenFor(links);
    const ids = members.map((member) => member.part("id")!).join(",");
    const conflicts = settler.conflicts.length === 0 ? "[]" : encoded(JSON.stringify(settler.conflicts));
    const head = `{"id":${JSON.stringify(this.entityId)},"members":[${ids}]${common},"conflicts":${conflicts}`;
    return {
      line: `${head},"type":"${this.type}","kind":${kind}${own}}`,
      conflicts: settler.conflicts,
      issues: settler.issues,
    };
  }

  private kind(): string {
    const kinds = this.members.map((member) => member.part("kind")!);
    if (kinds.every((kind) => kind === kinds[0])) return kinds[0]!;
    const settled = this.settler.one(
      "kind",
      this.records,
      (record) => record.kind,
      (kind) => kind,
    );
    return settled === undefined ? kinds[0]! : JSON.stringify(settled.value);
  }

  /** A field of one value, with the comma before it; nothing where no member has it or a person has to say. */
  private single(field: string, way: Way): string {
    let at = this.agreed(field, way.key);
    if (at === undefined) {
      const read = (record: SourceRecord): object | undefined => valueOf(record, field) as object | undefined;
      const picked = this.settler.one(field, this.records, read, way.text, way.parts);
      at = picked === undefined ? -1 : this.records.findIndex(({ id }) => id === picked.from);
    }
    return at < 0 ? "" : `,"${field}":{${this.members[at]!.part(field)!}${this.stamps[at]!}`;
  }

  /** The first member that has a field of which all who have it say the same by their bytes; −1 where none has, undefined where that does not tell. */
  private agreed(field: string, key: string): number | undefined {
    let first = -1;
    let body: string | undefined;
    let text: string | undefined;
    for (let at = 0; at < this.members.length; at++) {
      const other = this.members[at]!.part(field);
      if (other === undefined || other === body) continue;
      if (body === undefined) {
        first = at;
        body = other;
        continue;
      }
      text ??= said(body, key);
      if (text === undefined || text !== said(other, key)) return undefined;
    }
    return first;
  }

  private list(field: string): string {
    const way = lists[field]!;
    const values = this.union(field, way) ?? this.settled(field, way);
    return `,"${field}":[${values}]`;
  }

  /** The values of a list by their bytes; undefined where these do not tell which are the same, or a rule has to. */
  private union(field: string, { keyOf, better }: ListWay): string | undefined {
    let only = -1;
    let alike = true;
    for (let at = 0; at < this.members.length; at++) {
      const part = this.members[at]!.part(field)!;
      if (part === "") continue;
      if (only < 0) only = at;
      else if (part !== this.members[only]!.part(field)) alike = false;
    }
    if (only < 0) return "";
    // One value, of one member or written alike by several: whatever the rules.
    const first = this.members[only]!.part(field)!;
    if (alike && !first.includes("},{")) return first.slice(0, -1) + this.stamps[only]!;
    if (keyOf === undefined || !this.settler.unites(field)) return undefined;
    const found = new Map<string, { body: string; at: number }>();
    for (let at = only; at < this.members.length; at++) {
      const part = this.members[at]!.part(field)!;
      if (part === "") continue;
      for (const body of part.slice(1, -1).split("},{")) {
        const key = keyOf(body);
        if (key === undefined) return undefined;
        const known = found.get(key);
        if (known === undefined || (better !== undefined && better(body) > better(known.body)))
          found.set(key, { body, at });
      }
    }
    // Of several numbers of one scheme a conflict has to tell.
    if (field === "identifiers" && found.size > 1) {
      const schemes = new Set<string>();
      for (const { body } of found.values()) schemes.add(said(body, '"scheme":"')!);
      if (schemes.size < found.size) return undefined;
    }
    // One may say all that the other does.
    if (field === "addresses" && new Set(Array.from(found.values(), ({ at }) => at)).size > 1) return undefined;
    let values = "";
    for (const { body, at } of found.values()) values += `${values === "" ? "" : ","}{${body}${this.stamps[at]!}`;
    return values;
  }

  private settled(field: string, { text, betterValue, valid }: ListWay): string {
    const { settler, records } = this;
    const read = (record: SourceRecord): readonly object[] => valueOf(record, field) as readonly object[];
    const values =
      field === "identifiers"
        ? settler.identifiers(records)
        : field === "addresses"
          ? settler.addresses(records)
          : settler.list(field, records, read, text, betterValue, valid);
    return encoded(JSON.stringify(values).slice(1, -1));
  }

  private extra(): string {
    const said = new Set<string>();
    for (const member of this.members) {
      const part = member.part("extra")!;
      if (part !== "") said.add(part);
    }
    const [first = ""] = said;
    // A column without a value is left out.
    const settled = said.size < 2 && !first.includes('""') ? `{${first}}` : undefined;
    return `,"extra":${settled ?? encoded(JSON.stringify(this.settler.extra(this.records)))}`;
  }

  /** The counterparties that contacts speak for, where their references lead. */
  private spokenFor(links: SurvivorLinks): string {
    if (this.members.every((member) => member.part("of") === "")) return ',"of":[]';
    return `,"of":${encoded(JSON.stringify(linksOf(this.records as readonly ContactRecord[], links)))}`;
  }
}

function valueOf(record: SourceRecord, field: string): unknown {
  return (record as unknown as Readonly<Record<string, unknown>>)[field];
}
