import type { TargetProfile } from "../../load/index.ts";
import type { SourceRecord } from "../../model/index.ts";

/** What checks call by another word than the paths of a profile do. */
const pathWords: Readonly<Record<string, string>> = { position: "role" };

/**
 * Whether a profile, read backwards, can say anything of a field. A CRM without a column for the ИНН has not forgotten 14,000 of them:
 * what nothing was asked of is not measured.
 */
export function fieldsRead(profile: TargetProfile): (type: SourceRecord["type"], field: string) => boolean {
  const words = { counterparty: wordsOf(profile, "counterparty"), contact: wordsOf(profile, "contact") };
  return (type, field) => {
    const [name = "", part] = field.split(".");
    if (name === "name" || name === "extra") return true;
    const said = words[type];
    const whole = pathWords[name] ?? name;
    return part === undefined ? said.has(whole) : said.has(part) || said.has(`each ${name}`);
  };
}

function wordsOf(profile: TargetProfile, type: SourceRecord["type"]): ReadonlySet<string> {
  const words = new Set<string>();
  const add = (value: unknown): void => {
    if (typeof value === "string") for (const [word] of value.matchAll(/[\w-]+/g)) words.add(word);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(add);
  };
  const entity = profile.entities[type];
  add(entity?.columns);
  if (entity?.responsible !== undefined) words.add("responsible");
  if (entity?.changedAt !== undefined) words.add("updatedAt");
  for (const { owner, each, columns } of Object.values(profile.children)) {
    if (owner[type] === undefined) continue;
    add(columns);
    if (each === undefined) continue;
    // The list itself, and all its kinds where the rows are of every kind: `identifiers.ru-inn` is asked of both.
    const [list = ""] = each.split(/[[.]/);
    words.add(list).add(`each ${list}`);
  }
  return words;
}
