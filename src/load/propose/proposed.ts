import type { Column } from "../catalogue/catalogue.ts";
import type { Doubt } from "./survey.ts";

/** A column as it will stand in the profile, with the reason beside it; without `spec`, a line for a person to fill. */
export interface Proposed {
  readonly column: string;
  readonly spec?: unknown;
  readonly why?: Doubt;
}

/** SQL of the present, of the column's type. */
export const nowSql = ({ base }: Column): string => (base === "timestamp" ? "now() AT TIME ZONE 'UTC'" : "now()");

/** Said of columns that real values may outgrow. */
export function sizeOf({ length }: Column): Doubt | undefined {
  return length === undefined || length > 80 ? undefined : { code: "propose-why-length", params: { length } };
}
