import { quoteName, quoteText } from "./database.ts";
import type { Shape } from "./shape.ts";

/** Assignments that put a row out of use, as the profile writes it: `active = false`. */
export function inactiveSql(
  { table }: Shape,
  values: Readonly<Record<string, string | number | boolean | null>> | undefined,
): string[] {
  return Object.entries(values ?? {}).map(([name, value]) => {
    const type = table.columns.get(name)?.type ?? "text";
    return `${quoteName(name)} = ${value === null ? "NULL" : `${quoteText(String(value))}::${type}`}`;
  });
}
