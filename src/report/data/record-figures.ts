import { compareText, type SourceRecord } from "../../model/index.ts";
import { byCount, examplesEach } from "./by-count.ts";
import type { CleanedBy, FieldCount, RecordExample } from "./report-data.ts";
import { Sample, type Kept } from "./sample.ts";
import { eachValue } from "./values.ts";

type Change = CleanedBy["examples"][number];

/** What {@link RecordFigures} has counted, as plain data: it changes threads, and waits in the run folder for the report. */
export interface RecordCounts {
  readonly fields: readonly {
    readonly field: string;
    readonly values: number;
    readonly rules: readonly {
      readonly rule: string;
      readonly count: number;
      readonly kept: readonly Kept<Change>[];
    }[];
  }[];
  readonly examples: readonly Kept<RecordExample>[];
}

interface Field {
  values: number;
  /** Rules that changed a value of the field. */
  readonly rules: Map<string, { count: number; readonly sample: Sample<Change> }>;
}

const protocolExamples = 30;

/** What the reports say of source records: how many values each field has, which rules changed how many of them, some examples. */
export class RecordFigures {
  readonly #fields = new Map<string, Field>();
  readonly #examples = new Sample<RecordExample>(protocolExamples);

  add(record: SourceRecord): void {
    const { id } = record;
    eachValue(record, (name, value, { rule, raw }) => {
      const field = this.#field(name);
      field.values++;
      if (rule === undefined) return;
      const by = ruleOf(field, rule);
      by.count++;
      if (by.sample.mayKeep(raw)) offerChange(by.sample, record, raw, value);
    });
    this.#examples.offer(id, "", () => exampleOf(record));
  }

  /** What has been counted, to be added up elsewhere. */
  counts(): RecordCounts {
    return {
      fields: [...this.#fields].map(([field, { values, rules }]) => ({
        field,
        values,
        rules: [...rules].map(([rule, { count, sample }]) => ({ rule, count, kept: sample.kept() })),
      })),
      examples: this.#examples.kept(),
    };
  }

  plus(counts: RecordCounts): void {
    for (const { field: name, values, rules } of counts.fields) {
      const field = this.#field(name);
      field.values += values;
      for (const { rule, count, kept } of rules) {
        const by = ruleOf(field, rule);
        by.count += count;
        by.sample.plus(kept);
      }
    }
    this.#examples.plus(counts.examples);
  }

  /** Values that a rule changed, most first. */
  cleaned(): CleanedBy[] {
    return [...this.#fields]
      .flatMap(([field, { rules }]) =>
        [...rules].map(([rule, { count, sample }]) => ({
          field,
          rule,
          derived: isDerived(field, rule),
          count,
          examples: sample.items(),
        })),
      )
      .sort(byCount((by) => `${by.field} ${by.rule}`));
  }

  fields(): FieldCount[] {
    return [...this.#fields]
      .map(([field, { values, rules }]) => {
        const of = { field, values, changed: 0, derived: 0 };
        for (const [rule, { count }] of rules) of[isDerived(field, rule) ? "derived" : "changed"] += count;
        return of;
      })
      .sort((a, b) => b.values - a.values || compareText(a.field, b.field));
  }

  /** Records before and after. */
  examples(): RecordExample[] {
    return this.#examples.items();
  }

  #field(name: string): Field {
    let field = this.#fields.get(name);
    if (field === undefined) this.#fields.set(name, (field = { values: 0, rules: new Map() }));
    return field;
  }
}

function offerChange(sample: Sample<Change>, { id, places }: SourceRecord, raw: string, value: string): void {
  sample.offer(raw, id, () => ({ raw, value, place: places[0] ?? "" }));
}

function ruleOf({ rules }: Field, rule: string): { count: number; readonly sample: Sample<Change> } {
  let by = rules.get(rule);
  if (by === undefined) rules.set(rule, (by = { count: 0, sample: new Sample(examplesEach) }));
  return by;
}

/** Rules named `…-from-…` fill a field in from another one; a legal form is a part of the name, taken out of it. */
function isDerived(field: string, rule: string): boolean {
  return /-from-/.test(rule) || field === "legalForm";
}

function exampleOf(record: SourceRecord): RecordExample {
  const values: { field: string; raw: string; value: string }[] = [];
  eachValue(record, (field, value, origin) => values.push({ field, raw: origin.raw, value }));
  return { id: record.id, place: record.places[0] ?? "", values };
}
