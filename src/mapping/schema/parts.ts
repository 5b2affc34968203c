import { z } from "zod";

/** Descriptions are hover texts in editors: English first, Russian below. */
export function both(en: string, ru: string): string {
  return `${en}\n${ru}`;
}

/**
 * The name of a column or element as people write it. Case, double spaces and line breaks do not matter; `*` stands for
 * any run of characters within one step of a path where no column is called exactly so, `**` also across steps.
 */
export const columnRef = z.string().min(1).meta({ id: "column" });

/** Text, or what YAML makes of unquoted numbers and booleans; kept as text. */
export const scalarText = z.union([z.string(), z.number(), z.boolean()]);

/** Where rows are at home that do not say it themselves; `unknown`: nowhere, so that national numbers stay as they are written. */
export const homeCountryCode = z.string().regex(/^(?:[A-Z]{2}|unknown)$/, "RU, KZ, BY… (ISO 3166-1), unknown");

export const percent = z.union([
  z.string().regex(/^(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)\s?%$/),
  z.number().min(0).max(1),
]);

export const onOff = z.union([z.boolean(), z.enum(["on", "off"])]);

/** What becomes of cards that one entity has several of for a reason: one card, cards linked to a head, cards by themselves. */
export const duplicatePolicy = z.enum(["merge", "link", "separate"]);
