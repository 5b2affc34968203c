import type {
  CounterpartyField,
  CounterpartyRecord,
  Draft,
  DraftEntity,
  DraftValue,
  Issue,
  Origin,
  Reference,
  SourceRecord,
  SpellingTable,
} from "../model/index.ts";
import { foldKey, own, setOwn } from "../model/index.ts";
import { isPlaceholder } from "./placeholder.ts";
import { withRule } from "./origin.ts";
import { isBlank } from "./row/row.ts";

/** What the project adds from files of its own: its spellings of whole cells, and values joined by identifier. */

/** Cells that the project spells in another way, before every other rule. The original stays with the value. */
export function spell(draft: Draft, tables: readonly SpellingTable[]): { draft: Draft; spelt: readonly DraftValue[] } {
  const spelt: DraftValue[] = [];
  const mend = <T extends DraftEntity>(entity: T): T => {
    let fields: Record<string, readonly DraftValue[]> | undefined;
    for (const { field, entries } of tables) {
      const values = entity.fields[field as CounterpartyField];
      if (values?.some((value) => entries.has(foldKey(value.text))) !== true) continue;
      fields ??= { ...entity.fields };
      fields[field] = values.map((value) => {
        const text = entries.get(foldKey(value.text));
        if (text === undefined || text === value.text) return value;
        const mended = { ...value, text, raw: value.raw ?? value.text };
        spelt.push(mended);
        return mended;
      });
    }
    return fields === undefined ? entity : { ...entity, fields };
  };
  const counterparty = draft.counterparty === undefined ? undefined : mend(draft.counterparty);
  const contacts = draft.contacts.map(mend);
  return {
    draft: spelt.length === 0 ? draft : { ...draft, ...(counterparty === undefined ? {} : { counterparty }), contacts },
    spelt,
  };
}

/** A draft with what the references know of its counterparty. */
export interface Enriched {
  readonly draft: Draft;
  readonly issues: readonly Issue[];
  /** `Origin.at` of the values that were taken. */
  readonly taken: ReadonlySet<string>;
}

/**
 * Joins a row with the user's reference files by the valid identifiers that cleaning found in it, wherever they stood (glued into
 * the name, in the wrong column). A field that says something keeps it, unless the reference overwrites: then what the row
 * said goes to `extra` under its column. Undefined when no reference knows the row.
 */
export function enrich(
  draft: Draft,
  record: CounterpartyRecord,
  references: readonly Reference[],
): Enriched | undefined {
  const entity = draft.counterparty;
  if (entity === undefined) return undefined;
  const fields: Record<string, readonly DraftValue[]> = { ...entity.fields };
  const extra: Record<string, string> = { ...entity.extra };
  const issues: Issue[] = [];
  const taken = new Set<string>();
  for (const { file, schemes, take, rows, overwrite } of references) {
    const by = record.identifiers.find((one) => one.valid && schemes.includes(one.scheme) && rows.has(one.value));
    const cells = by === undefined ? undefined : rows.get(by.value);
    if (by === undefined || cells === undefined) continue;
    for (const [index, { field, column }] of take.entries()) {
      const text = cells[index] ?? "";
      const standing = (fields[field] ?? []).filter((value) => !isBlank(value) && !isPlaceholder(value.text));
      if (text === "" || isPlaceholder(text) || (standing.length > 0 && !overwrite)) continue;
      if (standing.length === 1 && standing[0]?.text.trim() === text) continue;
      const at = `${file}: ${column}`;
      fields[field] = [{ text, at }];
      taken.add(at);
      for (const value of standing) keepBeside(extra, value);
      const before = standing.map((value) => value.raw ?? value.text).join("; ");
      issues.push({
        code: before === "" ? "enriched" : "enrich-replaced",
        severity: "note",
        at,
        field,
        raw: text,
        params: { file, by: `${by.scheme} ${by.value}`, ...(before === "" ? {} : { before }) },
      });
    }
  }
  return taken.size === 0 ? undefined : { draft: { ...draft, counterparty: { fields, extra } }, issues, taken };
}

function keepBeside(extra: Record<string, string>, value: DraftValue): void {
  const text = value.raw ?? value.text;
  const known = own(extra, value.at);
  setOwn(extra, value.at, known === undefined || known === "" ? text : `${known}; ${text}`);
}

/** Says of the values that satisfy `is` which rule brought them: it stands before the rules that cleaned them. */
export function markRule<R extends SourceRecord>(record: R, rule: string, is: (value: Origin) => boolean): R {
  const mark = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(mark);
    return isOrigin(value) && is(value) ? withRule(value, rule) : value;
  };
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, mark(value)])) as unknown as R;
}

function isOrigin(value: unknown): value is Origin {
  return typeof value === "object" && value !== null && "at" in value && "raw" in value;
}
