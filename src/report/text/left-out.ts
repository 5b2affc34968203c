import { sayIfKnown } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";

/** A rule by which rows were left out, for people: ours and those of our presets in their language, a mapping's own filter as it is written. */
export function leftOutName(rule: string, language: Language): string {
  const ours = sayIfKnown(`left-out-${rule.replace(":", "-")}`, language);
  return ours ?? (rule.startsWith("filter:") ? `«${rule.slice("filter:".length)}»` : rule);
}
