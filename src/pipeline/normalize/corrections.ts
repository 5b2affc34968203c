import type { Correction, Draft, DraftFields, DraftValue, JournalEntry } from "../../model/index.ts";
import { columnOfCorrection, contactMark, foldKey } from "../../model/index.ts";

/**
 * People's corrections of canonical fields of one source, by the id of the record they mend. A later correction of the same
 * field wins. Corrections of raw cells are applied before mapping, by `mendRow`.
 */
export class FieldCorrections {
  readonly #byRecord = new Map<string, Correction[]>();
  /** Ids of the corrections that a row has asked for, since {@link takeUsed} was last called. */
  #used = new Set<string>();

  constructor(entries: readonly JournalEntry[], source: string) {
    for (const entry of fieldCorrections(entries, source)) {
      const [record = ""] = entry.correct.split(contactMark);
      const list = this.#byRecord.get(record) ?? [];
      list.push(entry);
      this.#byRecord.set(record, list);
    }
  }

  get size(): number {
    return this.#byRecord.size;
  }

  takeUsed(): readonly string[] {
    if (this.#used.size === 0) return [];
    const used = [...this.#used];
    this.#used = new Set();
    return used;
  }

  #for(ids: readonly string[]): Correction[] {
    return ids.flatMap((id) => this.#byRecord.get(id) ?? []);
  }

  /** The draft with its corrected canonical fields; lists are replaced as a whole. */
  mend(ids: readonly string[], draft: Draft): Draft {
    const fields = this.#for(ids);
    if (fields.length === 0) return draft;
    const ofRow = fields.filter((entry) => !entry.correct.includes(contactMark));
    const contacts = draft.contacts.map((contact) => {
      const name = contact.key ?? (contact.fields.fullName ?? []).map((value) => value.text).join(" ");
      const own = fields.filter((entry) => contactOf(entry.correct) === foldKey(name));
      const all = draft.counterparty === undefined ? [...ofRow, ...own] : own;
      return all.length === 0 ? contact : { ...contact, fields: this.#overlay(contact.fields, all) };
    });
    if (draft.counterparty === undefined) return { ...draft, contacts };
    return {
      ...draft,
      contacts,
      counterparty: { ...draft.counterparty, fields: this.#overlay(draft.counterparty.fields, ofRow) },
    };
  }

  #overlay(fields: DraftFields, entries: readonly Correction[]): DraftFields {
    const mended: Record<string, readonly DraftValue[]> = { ...fields };
    for (const entry of entries) {
      this.#used.add(entry.id);
      const texts = typeof entry.value === "string" ? [entry.value] : entry.value;
      mended[entry.field] = texts.map((text) => ({ text, at: columnOfCorrection(entry) }));
    }
    return mended;
  }
}

/** Corrections of canonical fields of one source's records. */
export function fieldCorrections(entries: readonly JournalEntry[], source: string): Correction[] {
  return entries.filter(
    (entry): entry is Correction => "correct" in entry && "field" in entry && entry.correct.startsWith(`${source}:`),
  );
}

/** The contact's part of a record id, folded; undefined for a counterparty. */
function contactOf(id: string): string | undefined {
  const [, contact] = id.split(contactMark);
  return contact === undefined ? undefined : foldKey(contact);
}
