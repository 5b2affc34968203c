import type { Golden } from "../../model/index.ts";
import type { Column, Table } from "../catalogue/catalogue.ts";
import type { Refusal } from "./encode.ts";
import type { Path } from "../profile/path.ts";
import type { KeySpec, UpdateRule } from "../profile/profile.ts";

/**
 * A target profile bound to the catalogue: for each kind of row a shape that knows its table, its columns and how to read
 * them from a golden record. Golden records become lines of COPY text here; keys and references are settled in the database.
 */
export interface Shape {
  /** Name in the profile: `counterparty`, `phone`. Staging tables are called after it. */
  readonly name: string;
  readonly table: Table;
  readonly key: KeySpec;
  readonly columns: readonly ShapeColumn[];
  /** Absent for the row of the golden record itself. */
  readonly child?: {
    readonly each?: Path;
    readonly when: readonly { readonly path: Path; readonly words: readonly string[] }[];
    /** Column that names the owner, by kind of golden record. */
    readonly owner: Readonly<Partial<Record<Golden["type"], string>>>;
    readonly same: readonly (string | { readonly unless: string; readonly column: string })[];
    /** Whether rows that differ in case alone are one: an e-mail address is the same however it was typed. */
    readonly ignoresCase: boolean;
  };
}

export interface ShapeColumn {
  readonly name: string;
  readonly column: Column;
  /** value: text read here; ref: an entity id, to become its row's key; self: the row's own key; shared: the value of a shared row; sql: computed in the database. */
  readonly kind: "value" | "ref" | "self" | "shared" | "sql";
  /** `nth` counts the rows of one list, from 0. */
  readonly read: (item: unknown, owner: Golden, nth: number) => unknown;
  /** The rows that this column points at. */
  readonly shared?: Shape & { readonly match: string };
  readonly sql?: string;
  /** The path of a column that is nothing but one. */
  readonly path?: string;
  /** The fields of a golden record that it is read from: `city`, `phones`. Of a child row's column those of its value. */
  readonly fields: readonly string[];
  /** What stands between the values of a column that joins several. */
  readonly by?: string;
  readonly update?: UpdateRule;
}

export interface Shapes {
  /** The shape of each kind of golden record. */
  readonly mains: ReadonlyMap<Golden["type"], Shape>;
  readonly children: readonly Shape[];
  readonly all: readonly Shape[];
  /** Why the target could not hold a card for a reason that its tables do not show. */
  readonly misfit?: (golden: Golden) => Refusal | undefined;
  /** Rows that children share. */
  readonly shared: readonly (Shape & { readonly match: string })[];
}
