import type { MappingFile } from "../schema/mapping.ts";
import { fieldsOf, valuesOf } from "../values.ts";
import type { Lookups } from "../lookup.ts";
import { closest } from "../../yaml/index.ts";
import { outputsOf } from "./constants.ts";
import type { Finder } from "./finder.ts";

/**
 * What a target can hold, as far as the mapping needs to know: by canonical field (`counterparty.name`, `contact.phones`) the
 * column it goes to and how much fits. Made by the pipeline of a target profile and a snapshot of the database's catalogue.
 */
export interface TargetLimits {
  readonly fields: Readonly<Record<string, TargetField>>;
}

export interface TargetField {
  /** `crm.counterparty.name`. */
  readonly column: string;
  /** Characters; absent: no limit. */
  readonly maxLength?: number;
  /** The words that the column takes and no other (an enum, a check), where the value arrives as it is written. */
  readonly words?: readonly string[];
  /** Cleaning or the profile may rewrite the value on its way, so the length of a constant says nothing of what arrives. */
  readonly rewritten?: true;
}

/** What a value of each field commonly needs. A column below it will meet values that do not fit. */
const usualLength: Readonly<Record<string, number>> = {
  name: 100,
  legalName: 250,
  formerName: 100,
  person: 60,
  inn: 12,
  kpp: 9,
  ogrn: 15,
  okpo: 10,
  phones: 16,
  emails: 60,
  addresses: 150,
  sites: 60,
  fullName: 60,
  lastName: 30,
  firstName: 20,
  middleName: 20,
  position: 60,
  department: 60,
  notes: 500,
  birthDate: 10,
};

/** Fields for which the target has no place, columns too short for what they will get, constants that it cannot take. */
export function checkTarget(mapping: MappingFile, target: TargetLimits, lookups: Lookups, finder: Finder): void {
  for (const { entity, field, path } of fieldsOf(mapping)) {
    const place = target.fields[`${entity}.${field}`];
    if (place === undefined) {
      finder.atKey("target-field-missing", path, { field: `${entity}.${field}` });
      continue;
    }
    const needed = usualLength[field];
    if (place.maxLength !== undefined && needed !== undefined && place.maxLength < needed) {
      finder.atKey("target-column-short", path, {
        field: `${entity}.${field}`,
        column: place.column,
        length: place.maxLength,
      });
    }
  }
  for (const { value, entity, field, path, fact } of valuesOf(mapping)) {
    const place = target.fields[`${entity}.${field}`];
    if (place === undefined || place.rewritten === true || fact) continue;
    const { column, maxLength: length, words } = place;
    if (length === undefined && words === undefined) continue;
    const outputs = outputsOf(value, lookups);
    const long = length === undefined ? undefined : outputs.find((text) => [...text].length > length);
    if (long !== undefined) finder.atValue("constant-too-long", path, { value: long, column, length: length ?? 0 });
    const strange = words === undefined ? undefined : outputs.find((text) => !words.includes(text));
    if (words !== undefined && strange !== undefined)
      finder.atValue(
        "constant-not-a-word",
        path,
        { value: strange, column, words: words.join(", ") },
        closest(strange, words),
      );
  }
}
