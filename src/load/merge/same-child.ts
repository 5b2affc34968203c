import { quoteName, quoteText } from "../database/database.ts";
import type { TargetProfile } from "../profile/profile.ts";
import type { Shape } from "../rows/shape.ts";

/**
 * That two rows of a child's table say the same in a column, as SQL: by the rule with which a load finds its row (`sameRow`), so that a merge
 * moves no second copy to the winner. `row` is the one that would go. Where several children share the table, as e-mails and phones do, case
 * is ignored in this child's rows alone.
 */
export type SameChild = (column: string, other: string, row: string) => string;

export function sameChild(profile: TargetProfile, { name, child }: Shape): SameChild {
  const specs = profile.children[name]?.columns ?? {};
  const parts = child?.same ?? [];
  const literals = parts.flatMap((part): [string, string][] => {
    const spec = typeof part === "string" ? specs[part] : undefined;
    const literal = typeof spec === "object" ? spec.literal : undefined;
    return typeof part === "string" && literal !== undefined ? [[part, String(literal)]] : [];
  });
  const aside = new Map(
    parts.flatMap((part) => (typeof part === "string" ? [] : [[part.column, part.unless] as const])),
  );
  return (column, other, row) => {
    const [there, here] = [`${other}.${quoteName(column)}::text`, `${row}.${quoteName(column)}::text`];
    const ways = [`${there} IS NOT DISTINCT FROM ${here}`];
    if (child?.ignoresCase === true) {
      const mine = literals.map(([each, word]) => `${row}.${quoteName(each)}::text = ${quoteText(word)}`);
      ways.push([...mine, `lower(${there}) = lower(${here})`].join(" AND "));
    }
    const unless = aside.get(column);
    if (unless !== undefined) ways.push(`${row}.${quoteName(unless)} IS NOT NULL`);
    return `(${ways.join(" OR ")})`;
  };
}
