import type {
  ContactField,
  CounterpartyField,
  DraftEntity,
  DraftValue,
  Issue,
  RowDefaults,
  Severity,
} from "../../model/index.ts";
import { own, setOwn } from "../../model/index.ts";
import { isPlaceholder } from "../placeholder.ts";
import type { Doubt } from "../rule.ts";
import type { Writable } from "../writable.ts";

export type Field = CounterpartyField | ContactField;

/** Where a row's records stand: given by the pipeline, which knows the source's keys. */
export interface RowIdentity {
  readonly source: string;
  readonly key: string;
  readonly hash: string;
  readonly places: readonly string[];
}

const none: readonly DraftValue[] = [];
const noNumbers: readonly string[] = [];
const nothing: DraftEntity = { fields: {}, extra: {} };

/** One entity of a row while it is cleaned: its values by field, and where findings go. */
export class Row {
  readonly issues: Issue[];
  readonly defaults: RowDefaults;
  /** Numbers of the draft's other entities that are complete by themselves: evidence for the code of a local one. */
  readonly wholeNumbers: readonly string[];
  readonly #entity: DraftEntity;
  /**
   * The filled fields and their values side by side. Some forty fields are asked for in every row and seven are filled; entities have as
   * many shapes as there are sets of filled cells, which makes asking the entity itself the dearest line of cleaning.
   */
  readonly #fields: readonly string[];
  readonly #values: readonly (readonly DraftValue[])[];
  #extra: Record<string, string> | undefined;

  constructor(
    entity: DraftEntity,
    defaults: RowDefaults,
    issues: Issue[],
    wholeNumbers: readonly string[] = noNumbers,
  ) {
    this.#entity = entity;
    this.#fields = Object.keys(entity.fields);
    this.#values = Object.values(entity.fields);
    this.defaults = defaults;
    this.issues = issues;
    this.wholeNumbers = wholeNumbers;
  }

  /** A row of the same draft that has no values of its own: for values found in another cell. */
  blank(): Row {
    return new Row(nothing, this.defaults, this.issues, this.wholeNumbers);
  }

  /** Columns kept without a meaning, and texts that no field had room for. */
  get extra(): Readonly<Record<string, string>> {
    return this.#extra ?? this.#entity.extra;
  }

  values(field: Field): readonly DraftValue[] {
    const at = this.#fields.indexOf(field);
    return at < 0 ? none : (this.#values[at] ?? none);
  }

  /** Nothing in it but blanks, placeholders and constants of the mapping. */
  get isEmpty(): boolean {
    return isEmpty(this.#entity);
  }

  say(severity: Severity, code: string, field: Field, value?: DraftValue, params?: Issue["params"]): void {
    const issue: Writable<Issue> = { code, severity };
    if (value !== undefined) issue.at = value.at;
    issue.field = field;
    if (value !== undefined) issue.raw = value.raw ?? value.text;
    if (params !== undefined) issue.params = params;
    this.issues.push(issue);
  }

  doubt(doubts: readonly Doubt[], field: Field, value: DraftValue): void {
    for (const { code, severity, raw, params } of doubts)
      this.say(severity, code, field, raw === undefined ? value : { ...value, raw }, params);
  }

  /** A single-valued field was given another value too: the other one is kept in `extra` under its column, and said. */
  surplus(field: Field, value: DraftValue): void {
    this.keep(value);
    this.say("note", "field-has-another-value", field, value);
  }

  /** Keeps a text that no field has room for under its column. A constant of the mapping has none, and is no data of the row. */
  keep(value: DraftValue): void {
    if (value.at === "=") return;
    const text = value.raw ?? value.text;
    this.#extra ??= { ...this.#entity.extra };
    const known = own(this.#extra, value.at);
    if (known === undefined) setOwn(this.#extra, value.at, text);
    else if (!known.split("; ").includes(text)) setOwn(this.#extra, value.at, `${known}; ${text}`);
  }
}

/** Nothing but blanks, placeholders and constants of the mapping (`at: "="`). */
export function isEmpty(entity: DraftEntity): boolean {
  // The first field of nearly every entity says something.
  for (const field in entity.fields) if (!entity.fields[field as Field]?.every(saysNothing)) return false;
  for (const column in entity.extra) if (entity.extra[column]?.trim() !== "") return false;
  return true;
}

function saysNothing(value: DraftValue): boolean {
  return value.at === "=" || (value.parts === undefined && (value.text === "" || isPlaceholder(value.text)));
}

export function isBlank(value: DraftValue): boolean {
  return value.parts === undefined && value.text.trim() === "";
}
