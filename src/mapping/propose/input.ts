import type { Language } from "../../messages/index.ts";
import type { HomeGuess } from "./country.ts";
import type { KnownColumn } from "./guess.ts";

/** What `init` knows of one file or of files with one header. */
export interface ProposeInput {
  /** For the title. */
  readonly name: string;
  readonly columns: readonly KnownColumn[];
  /** Goes into `source:` as it is: format, sheet, encoding… */
  readonly source?: Readonly<Record<string, string | number | readonly string[]>>;
  /** For `defaults`; see `homeOfColumns`. */
  readonly home?: HomeGuess;
  /** Rows that look like folders of a hierarchy: the columns they fill, and how many there are. */
  readonly heads?: { readonly columns: readonly string[]; readonly rows: number };
  /** Path or URL of the JSON Schema, for the editor's header line. */
  readonly schema?: string;
  /** Of the comments; English when absent. */
  readonly language?: Language;
  /** Another source that lists the companies: a table of people then points at it instead of making companies of its own. */
  readonly companies?: string;
  /** The column of this table that has the same header as the key of that source. */
  readonly companyKey?: string;
}
