import type { Gender } from "../../countries/given-names.ts";
import type { Doubt } from "../rule.ts";

/** What a text says about one person. */
export interface CleanPerson {
  readonly display: string;
  readonly family?: string | undefined;
  readonly given?: string | undefined;
  /** Patronymic; for other cultures the middle name. */
  readonly patronymic?: string | undefined;
  /** Folded: family given patronymic, as far as known, else the folded text. An unambiguous diminutive stands for its full name. */
  readonly compare: string;
  readonly gender?: Gender | undefined;
  /** What stood before the name and is more than a form of address, as written: «Prof. Dr.», «дядя». */
  readonly rank?: string | undefined;
  /** How sure it is that this is a person's name at all: `no` when nothing speaks for it. */
  readonly sure: "yes" | "likely" | "no";
  readonly doubts: readonly Doubt[];
  /** Rules that changed something, in order. */
  readonly applied: readonly string[];
}

/** Parts that the source itself keeps apart. */
export interface PersonParts {
  readonly family?: string | undefined;
  readonly given?: string | undefined;
  readonly patronymic?: string | undefined;
}

/** Which word is what. */
export interface Assigned extends PersonParts {
  readonly sure: CleanPerson["sure"];
  readonly doubts: readonly Doubt[];
}
