import type { AddressResult } from "./address/clean-address.ts";
import type { ContactCell } from "./contact/cell.ts";
import type { kindRules } from "./counterparty/kind.ts";
import type { Foreseeing } from "./memo.ts";
import type { CleanName } from "./name/org-name.ts";
import type { CleanPerson } from "./person/clean-person.ts";
import type { PlaceRules } from "./row/place-of.ts";
import type { PhoneCleaner } from "./value/values.ts";

/** The cleaners of one worker, with their memories. */
export interface Cleaners {
  readonly phones: PhoneCleaner;
  /** Rules switched off. */
  readonly off: ReadonlySet<string>;
  readonly place: PlaceRules;
  readonly address: Foreseeing<AddressResult>;
  /** The address of a row that names its town elsewhere. */
  readonly addressInTown: (text: string) => AddressResult;
  readonly city: string | undefined;
  /** ISO 3166-1 alpha-2 of the project. */
  readonly country: string | undefined;
}

export interface NameCleaners extends Cleaners {
  readonly name: Foreseeing<CleanName>;
  readonly person: Foreseeing<CleanPerson>;
  readonly contactCell: Foreseeing<ContactCell>;
  readonly kind: typeof kindRules;
}
