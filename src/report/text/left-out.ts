import { sayIfKnown } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import { mostFirst, type SourceBooks } from "../../model/index.ts";
import { formatNumber } from "./format.ts";

/** A rule by which rows were left out, for people: ours and those of our presets in their language, a mapping's own filter as it is written. */
export function leftOutName(rule: string, language: Language): string {
  const ours = sayIfKnown(`left-out-${rule.replace(":", "-")}`, language);
  return ours ?? (rule.startsWith("filter:") ? `«${rule.slice("filter:".length)}»` : rule);
}

/** `folders, totals`: the rules by which rows were left out, most rows first, with counts when there are several. */
export function leftOutReasons(row: SourceBooks, language: Language): string {
  const rules = Object.entries(row.leftOutBy).filter(([, count]) => count > 0);
  rules.sort(mostFirst);
  return rules
    .map(([rule, count]) => {
      const name = leftOutName(rule, language);
      return rules.length === 1 ? name : `${name} ${formatNumber(count, language)}`;
    })
    .join(", ");
}
