import type { NameParts } from "../../countries/fuller-name.ts";
import {
  type Address,
  compareEntries,
  type Conflict,
  type FieldChoice,
  type From,
  type Identifier,
  type Issue,
  type RecordId,
  type SourceRecord,
  type SurvivorRule,
} from "../../model/index.ts";
import { fullestAddresses } from "./addresses.ts";
import { addressText } from "./sayings.ts";
import { oneName } from "./names.ts";
import { type Candidate, distinct, narrowBy, type Picked } from "./candidates.ts";
import { defaultPolicy, type MergePolicy, otherwise } from "./merge-policy.ts";

/** Applies the rules of one cluster, field by field, and writes down who lost. */
export class Settler {
  readonly conflicts: Conflict[] = [];
  readonly issues: Issue[] = [];
  private readonly entityId: string;
  private readonly policy: MergePolicy;
  private readonly type: SourceRecord["type"];
  /** Field → the member a person chose. The latest choice holds. */
  private readonly chosen = new Map<string, RecordId>();
  private readonly first: SourceRecord;

  constructor(
    entityId: string,
    members: readonly SourceRecord[],
    policy: MergePolicy,
    choices: readonly FieldChoice[],
  ) {
    this.entityId = entityId;
    this.policy = policy;
    this.type = members[0]!.type;
    this.first = members[0]!;
    if (choices.length === 0) return;
    const ids = new Set(members.map((record) => record.id));
    const mine = choices.filter((choice) => ids.has(choice.choose) && ids.has(choice.of));
    mine.sort(compareEntries);
    for (const choice of mine) this.chosen.set(choice.field, choice.of);
  }

  private rules(field: string): readonly SurvivorRule[] {
    return this.policy[this.type][field] ?? defaultPolicy[this.type][field] ?? otherwise;
  }

  /** One value of a field; undefined when no member has it, or a person has to say. */
  one<R extends SourceRecord, T>(
    field: string,
    members: readonly R[],
    read: (record: R) => T | undefined,
    text: (value: T) => string,
    parts?: (value: T, record: R) => NameParts | undefined,
  ): Picked<T> | undefined {
    const agreed = agreedBy(members, read, text);
    if (agreed !== "differ") return agreed;
    const candidates: Candidate<T>[] = [];
    for (const record of members) {
      const value = read(record);
      if (value === undefined) continue;
      const person = parts?.(value, record);
      candidates.push({ value, from: record.id, text: text(value), record, ...(person !== undefined && { person }) });
    }
    const winner = this.settle(field, candidates);
    return winner === undefined ? undefined : { value: winner.value, from: winner.from };
  }

  /** Narrows candidates that disagree to one, and records it. */
  private settle<T>(field: string, candidates: readonly Candidate<T>[]): Candidate<T> | undefined {
    const person = this.chosen.get(field);
    const byPerson = candidates.find((candidate) => candidate.from === person);
    let left = candidates;
    const decided: string[] = [];
    let asked = false;
    if (byPerson !== undefined) left = [byPerson];
    else {
      for (const next of this.rules(field)) {
        // Of names of which one is the short form of the other there is nothing to ask: the most complete one says both.
        const fewer = narrowBy(next === "ask" ? "full-name" : next, left, candidates, this.policy.sourcePriority);
        if (next === "ask") {
          asked = distinct(fewer) > 1 && !oneName(fewer);
          if (!asked) decided.push("full-name");
          left = fewer;
          break;
        }
        // Only a rule that put a value aside decided anything; that it left out a member who says the same is no reason.
        if (distinct(fewer) < distinct(left)) decided.push(next);
        left = fewer;
        if (distinct(left) === 1) break;
      }
      if (!asked && distinct(left) > 1) decided.push("booked-order");
    }
    const rule = asked ? "ask" : byPerson === undefined ? decided.join(" ") : "decision";
    const required = field === "name" || field === "kind";
    const winner = asked && !required ? undefined : left[0];
    const values = valuesOf(candidates);
    this.conflicts.push({ field, rule, settled: !asked, values });
    if (asked) {
      const open = valuesOf(left);
      const [place] = this.first.places;
      this.issues.push({
        code: "conflict-open",
        severity: "warning",
        ...(place !== undefined && { place }),
        field,
        params: { entity: this.entityId, values: open.map(({ value }) => value).join(" | "), count: open.length },
      });
    }
    return winner;
  }

  /** Whether a list is made of all members' values, not of one member's. */
  unites(field: string): boolean {
    const rules = field === "optOuts" ? (["union"] as const) : this.rules(field);
    return rules.includes("union") || rules.includes("join");
  }

  /** Every value of a list once, in booked order; among equals the better one. By other rules than union: one member's list. */
  list<R extends SourceRecord, T extends object>(
    field: string,
    members: readonly R[],
    read: (record: R) => readonly T[],
    text: (value: T) => string,
    better?: (value: T) => number,
    valid?: (value: T) => boolean,
  ): From<T>[] {
    // Most lists of most cards.
    if (members.every((record) => read(record).length === 0)) return [];
    const person = this.chosen.get(field);
    let from: readonly R[] = members;
    if (person !== undefined) from = members.filter((record) => record.id === person);
    else if (!this.unites(field)) {
      const whole = this.one(
        field,
        members,
        (record) => (read(record).length === 0 ? undefined : read(record)),
        (values) => values.map(text).sort().join(", "),
      );
      from = members.filter((record) => record.id === whole?.from);
    }
    const found = new Map<string, From<T>>();
    for (const record of from) {
      for (const value of read(record)) {
        const key = text(value);
        const known = found.get(key);
        if (known === undefined || (better !== undefined && better(value) > better(known)))
          found.set(key, { ...value, from: record.id });
      }
    }
    const values = [...found.values()];
    if (valid === undefined || !this.rules(field).includes("valid")) return values;
    const good = values.filter(valid);
    return good.length === 0 ? values : good;
  }

  /** Addresses: where a member's says all that another's does and more, the card needs only that; the other stands in the conflicts. */
  addresses(members: readonly SourceRecord[]): From<Address>[] {
    const all = this.list("addresses", members, (record) => record.addresses, addressText);
    if (all.length < 2 || this.chosen.has("addresses")) return all;
    const { kept, saidMore } = fullestAddresses(all, new Map(members.map(({ id, city }) => [id, city?.value])));
    for (const pair of saidMore) {
      const values = pair.map(({ text, from }) => ({ value: text, from }));
      this.conflicts.push({ field: "addresses", rule: "most-complete", settled: true, values });
    }
    return kept;
  }

  /** Identifiers: a valid number of a scheme puts invalid ones of that scheme aside; several valid ones are a conflict. */
  identifiers(members: readonly SourceRecord[]): From<Identifier>[] {
    const all = this.list(
      "identifiers",
      members,
      (record) => record.identifiers,
      (identifier) => `${identifier.scheme}:${identifier.value}`,
    );
    const keepInvalid = !this.rules("identifiers").includes("valid");
    const kept: From<Identifier>[] = [];
    for (const scheme of new Set(all.map((identifier) => identifier.scheme))) {
      const mine = all.filter((identifier) => identifier.scheme === scheme);
      const valid = mine.filter((identifier) => identifier.valid);
      const stay = keepInvalid || valid.length === 0 ? mine : valid;
      kept.push(...stay);
      if (mine.length > 1) {
        this.conflicts.push({
          field: `identifiers.${scheme}`,
          rule: stay.length < mine.length ? "valid" : "union",
          settled: stay.length === 1,
          values: mine.map(({ value, from }) => ({ value, from })),
        });
      }
    }
    return kept;
  }

  /** Columns without a meaning: the first member in booked order that has one says it. */
  extra(members: readonly SourceRecord[]): Readonly<Record<string, string>> {
    const said = new Map<string, { value: string; from: RecordId }[]>();
    for (const record of members) {
      for (const [name, value] of Object.entries(record.extra)) {
        if (value === "") continue;
        const values = said.get(name);
        if (values === undefined) said.set(name, [{ value, from: record.id }]);
        else if (values.every((other) => other.value !== value)) values.push({ value, from: record.id });
      }
    }
    for (const [name, values] of said) {
      if (values.length > 1)
        this.conflicts.push({ field: `extra.${name}`, rule: "booked-order", settled: true, values });
    }
    // Not one by one into an object: a column may be called `constructor` or `__proto__`.
    return Object.fromEntries(Array.from(said, ([name, [first]]) => [name, first!.value]));
  }
}

/** The first value that a member has, as long as all who have one say the same: nothing is settled then, and most fields are such. */
function agreedBy<R extends SourceRecord, T>(
  members: readonly R[],
  read: (record: R) => T | undefined,
  text: (value: T) => string,
): Picked<T> | undefined | "differ" {
  let first: Picked<T> | undefined;
  let said = "";
  for (const record of members) {
    const value = read(record);
    if (value === undefined) continue;
    if (first === undefined) {
      first = { value, from: record.id };
      if (members.length > 1) said = text(value);
    } else if (text(value) !== said) return "differ";
  }
  return first;
}

/** Each value once, with the first member that says it. */
function valuesOf(candidates: readonly Candidate<unknown>[]): Conflict["values"] {
  const seen = new Set<string>();
  return candidates
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .map(({ text, from }) => ({ value: text, from }));
}
