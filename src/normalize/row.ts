import type {
  ContactField,
  CounterpartyField,
  DraftEntity,
  DraftValue,
  Issue,
  Origin,
  RowDefaults,
  Severity,
} from "../model/index.ts";
import type { Doubt } from "./rule.ts";

type Field = CounterpartyField | ContactField;

/** One entity of a row while it is cleaned: its values by field, and where findings go. */
export class Row {
  readonly issues: Issue[];
  readonly defaults: RowDefaults;
  readonly extra: Record<string, string>;
  readonly #entity: DraftEntity;

  constructor(entity: DraftEntity, defaults: RowDefaults, issues: Issue[]) {
    this.#entity = entity;
    this.defaults = defaults;
    this.issues = issues;
    this.extra = { ...entity.extra };
  }

  values(field: Field): readonly DraftValue[] {
    return this.#entity.fields[field] ?? none;
  }

  say(severity: Severity, code: string, field: Field | undefined, value?: DraftValue, params?: Issue["params"]): void {
    this.issues.push({
      code,
      severity,
      ...(value === undefined ? {} : { at: value.at }),
      ...(field === undefined ? {} : { field }),
      ...(value === undefined ? {} : { raw: value.raw ?? value.text }),
      ...(params === undefined ? {} : { params }),
    });
  }

  doubt(doubts: readonly Doubt[], field: Field, value: DraftValue): void {
    for (const { code, severity, params } of doubts) this.say(severity, code, field, value, params);
  }

  /**
   * A single-valued field that was given another value too: the other one is kept in `extra` under its column, and said.
   */
  surplus(field: Field, value: DraftValue): void {
    this.keep(value);
    this.say("note", "field-has-another-value", field, value);
  }

  /** Keeps a text that no field has room for under its column. */
  keep(value: DraftValue): void {
    const text = value.raw ?? value.text;
    const known = this.extra[value.at];
    if (known === undefined) this.extra[value.at] = text;
    else if (!known.split("; ").includes(text)) this.extra[value.at] = `${known}; ${text}`;
  }
}

const none: readonly DraftValue[] = [];

/** Where a cleaned value comes from; `rules` are those that changed it. */
export function originOf(value: DraftValue, rules: readonly string[] = []): Origin {
  const raw = value.raw ?? value.text;
  return rules.length === 0 ? { raw, at: value.at } : { raw, at: value.at, rule: rules.join("+") };
}

/** The object without its undefined members: records leave out what is absent. */
export function present<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object)) if (value !== undefined) out[key] = value;
  return out as { [K in keyof T]: Exclude<T[K], undefined> };
}
