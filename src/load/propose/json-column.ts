import type { Column } from "../catalogue/catalogue.ts";
import { type Concept, conceptOf } from "./concepts.ts";
import { phoneKindOf } from "./list-words.ts";
import { type Sample, valuesOf } from "./sample.ts";
import type { Survey } from "./survey.ts";

/** What the column holds, or, where it holds nothing yet, its namesake in another table: one program writes both alike. */
export function jsonSample(survey: Survey, sample: Sample, column: Column): unknown[] {
  const filled = (each: Sample): unknown[] =>
    valuesOf(each, column.name).filter((value) => typeof value === "object" && Object.keys(value as object).length > 0);
  const own = filled(sample);
  if (own.length > 0) return own;
  return [...survey.samples.values()].flatMap(filled);
}

/** Which phone it is, by the words in use: what none of them names becomes the first plain one. */
export function phoneWords(words: readonly string[], path: string): unknown {
  const plain = words.find((word) => phoneKindOf(word) === undefined) ?? words[0];
  const map = Object.fromEntries(
    words.flatMap((word) => (phoneKindOf(word) === undefined ? [] : [[phoneKindOf(word), word]])),
  );
  return Object.keys(map).length === 0 ? { literal: plain } : { path, map, otherwise: plain };
}

const isCallingCode = /^(?:calling|dial(?:l?ing)?)[_ ]?code$/i;

/** JSON is written as the rows there have it: an array of objects with their keys, an array of texts, one object. */
export function jsonSpec(
  concept: Concept | undefined,
  held: readonly unknown[],
  words: string,
  beside: ReadonlySet<Concept>,
): unknown {
  const list =
    concept === "phone" || /phone|телефон/.test(words)
      ? "phones"
      : concept === "email" || /mail|почт/.test(words)
        ? "emails"
        : undefined;
  const main = list === "phones" ? "e164" : "address";
  if (list !== undefined) {
    // The first number or address stands in a column of its own.
    const isRest =
      /(?:^| )(?:additional|secondary|other|alternat(?:e|ive))(?: |$)/u.test(words) &&
      beside.has(list === "phones" ? "phone" : "email");
    const path = isRest ? `${list}[2..]` : list;
    const items = held.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []));
    const item = items[0];
    if (typeof item !== "object" || item === null) return { json: `${path}.${main}|raw` };
    const apart = Object.keys(item).some((key) => isCallingCode.test(key));
    const as = Object.entries(item).flatMap(([key, value]): [string, unknown][] => {
      if (/^(?:number|phone|value|e164|email|address|номер|значение)$/i.test(key))
        return [[key, apart ? { path: main, format: "national-digits" } : { first: [main, "raw"] }]];
      if (isCallingCode.test(key)) return [[key, { path: main, format: "calling-code" }]];
      if (list === "phones" && /^country(?:[_ ]?code)?$/i.test(key))
        return [[key, { path: main, format: "country-code" }]];
      if (/^(?:label|kind|type|вид|тип)$/i.test(key)) return [[key, labelSpec(items, key, list)]];
      if (/^(?:ext|extension|доб.*)$/i.test(key)) return [[key, "extension"]];
      return typeof value === "boolean" && /primary|main|default|основн/i.test(key) ? [[key, { isFirst: true }]] : [];
    });
    return as.length === 0 ? { json: `${path}.${main}|raw` } : { json: path, as: Object.fromEntries(as) };
  }
  if (concept?.startsWith("address") === true) {
    const keys = Object.keys(
      (held.find((value) => typeof value === "object" && !Array.isArray(value)) ?? { text: "" }) as object,
    );
    const parts = keys.flatMap((key): [string, string][] => {
      const part = conceptOf(key, "");
      const known = ["street", "postcode", "city", "region", "country"].find((name) => name === part);
      const name = known ?? (/^(?:text|value|full|line)$/.test(key) ? "text" : undefined);
      return name === undefined ? [] : [[key, `addresses.${name}`]];
    });
    return parts.length === 0 ? undefined : { object: Object.fromEntries(parts) };
  }
  if (concept === "tags") return { json: "tags" };
  return concept === "extra" ? { json: "extra" } : undefined;
}

function labelSpec(items: readonly unknown[], key: string, list: string): unknown {
  const words = [...new Set(items.map((item) => String((item as Record<string, unknown>)[key] ?? "")))].filter(Boolean);
  return list === "phones" && words.length > 0 ? phoneWords(words.toSorted(), "kind") : "kind";
}
