import { countryOfScheme, identifierSchemes, schemeOfField } from "../../countries/identifiers.ts";
import { addressParts } from "../../model/index.ts";
import { dateTokens, datePatternFault } from "../dates.ts";
import { homeCountry } from "../home-country.ts";
import { lookupObject } from "../lookup.ts";
import { regexFault } from "../regex.ts";
import { dateFields, singleFields } from "../schema/fields.ts";
import type { MappingFile } from "../schema/mapping.ts";
import type { Value, ValueObject } from "../schema/value.ts";
import { closest } from "../../yaml/index.ts";
import { parseTemplate } from "../template.ts";
import { eachAt, factNames, isList, objectOf } from "../value-forms.ts";
import { entitiesOf, fieldsOf, valuesOf } from "../values.ts";
import type { ValueAt } from "../values.ts";
import type { Path } from "../../yaml/index.ts";
import type { Finder } from "./finder.ts";

const sources = ["column", "literal", "template", "firstOf", "parts", "attribute"] as const;
const kindFields = new Set(["phones", "emails", "addresses", "sites", "identifiers", "bankAccounts", "optOuts"]);

/** Names of the parts of the fields that have parts. */
export const partNames: Readonly<Record<string, readonly string[]>> = {
  addresses: ["text", ...addressParts],
  bankAccounts: ["account", "bik", "bank", "correspondent"],
  phones: ["text", "country", "area", "number", "extension"],
};

/** Schemes beside the known ones begin with `x-`: the mapping's own numbers, kept and compared, never checked. */
const schemeNames = identifierSchemes.map((scheme) => scheme.scheme);

/** What can be said of each value by itself: sources, steps in their place, expressions, patterns, schemes. */
export function checkValues(mapping: MappingFile, finder: Finder): void {
  for (const { field, value, path } of fieldsOf(mapping)) checkNumber(field, value, path, finder);
  for (const at of valuesOf(mapping)) {
    checkSource(at, finder);
    checkSteps(at, finder);
    checkExpressions(at, finder);
    checkParts(at, finder);
  }
  for (const { field, value, path } of fieldsOf(mapping)) {
    if (field === "identifiers") checkScheme(value, path, finder);
  }
  checkCountries(mapping, finder);
  for (const { block, path } of entitiesOf(mapping)) {
    for (const [name, custom] of Object.entries(block.custom ?? {})) {
      if (typeof custom === "string") continue;
      const at = [...path, "custom", name];
      if (custom.date !== undefined) {
        if (custom.type !== "date")
          finder.atKey("step-out-of-place", [...at, "date"], { step: "date", why: "type: date" });
        checkDates(custom.date, [...at, "date"], finder);
      }
      if (custom.type === "choice" && custom.values === undefined) finder.atKey("key-missing", at, { key: "values" });
      if (custom.type !== "choice" && custom.values !== undefined) {
        finder.atKey("step-out-of-place", [...at, "values"], { step: "values", why: "type: choice" });
      }
    }
  }
}

function checkSource({ value, path, fact }: ValueAt, finder: Finder): void {
  const named = sources.filter((source) => value[source] !== undefined);
  if (named.length !== 1) finder.atValue("value-source", path, { found: named.length === 0 ? "–" : named.join(", ") });
  if (value.attribute !== undefined && !fact) {
    finder.atKey("step-out-of-place", [...path, "attribute"], {
      step: "attribute",
      why: "kind, scheme, country, note",
    });
  }
}

function checkSteps({ value, path, field, fact }: ValueAt, finder: Finder): void {
  const misplaced = (step: keyof ValueObject, why: string): void => {
    if (value[step] !== undefined) finder.atKey("step-out-of-place", [...path, step], { step, why });
  };
  const several = Array.isArray(value.column) || value.split !== undefined || hasRepeats(value.column);
  if (!several && value.firstOf === undefined) {
    misplaced("take", "split, column: [A, B]");
    misplaced("join", "split, column: [A, B]");
  }
  if (value.parts !== undefined || value.literal !== undefined) {
    const why = "column, template, firstOf";
    for (const step of ["extract", "replace", "split", "take", "lookup", "join"] as const) misplaced(step, why);
  }
  if (fact) {
    for (const step of [...factNames, "date", "find", "proposeContact"] as const) misplaced(step, field);
    return;
  }
  if (!dateFields.has(field)) misplaced("date", "birthDate, createdAt, updatedAt");
  if (!kindFields.has(field)) misplaced("kind", "phones, emails, addresses, identifiers");
  if (field !== "identifiers") misplaced("scheme", "identifiers");
  if (field !== "phones") misplaced("proposeContact", "phones");
  if (field !== "phones" && field !== "emails") misplaced("find", "phones, emails");
}

function hasRepeats(column: string | readonly string[] | undefined): boolean {
  // A path of an XML file or a pattern may stand for several columns.
  return typeof column === "string" && (column.includes("*") || column.includes("/"));
}

/** A single-valued field must not be given several values. */
function checkNumber(field: string, value: Value, path: Path, finder: Finder): void {
  if (!singleFields.has(field)) return;
  const several = (each: Value): boolean => {
    if (typeof each === "string") return false;
    // Alternatives under different conditions are one value at a time.
    if (isList(each)) return each.length > 1 && !each.every((one) => objectOf(one).when !== undefined);
    if (each.join !== undefined || each.take !== undefined) return false;
    return each.split !== undefined || (Array.isArray(each.column) && each.column.length > 1);
  };
  if (several(value)) finder.atKey("single-value", path, { field });
}

function checkExpressions({ value, path }: ValueAt, finder: Finder): void {
  if (value.extract !== undefined) checkRegex(value.extract, [...path, "extract"], finder);
  for (const [{ pattern }, at] of eachAt(value.replace, [...path, "replace"]))
    checkRegex(pattern, [...at, "pattern"], finder);
  if (value.template !== undefined) {
    const { fault, columns } = parseTemplate(value.template);
    if (fault !== undefined) finder.atValue("template-invalid", [...path, "template"], { problem: fault });
    else if (columns.length === 0) finder.atValue("template-invalid", [...path, "template"], { problem: "{…}" });
  }
  if (value.date !== undefined) checkDates(value.date, [...path, "date"], finder);
  if (value.lookup !== undefined) {
    const { file, table } = lookupObject(value.lookup);
    if ((file === undefined) === (table === undefined)) finder.atValue("lookup-invalid", [...path, "lookup"]);
  }
}

export function checkRegex(pattern: string, path: Path, finder: Finder): void {
  const fault = regexFault(pattern);
  if (fault === undefined) return;
  const { code, ...params } = fault;
  finder.atValue(code, path, params);
}

function checkDates(date: string | readonly string[], path: Path, finder: Finder): void {
  for (const [pattern, at] of eachAt(date, path)) {
    const token = datePatternFault(pattern);
    if (token !== undefined)
      finder.atValue("date-pattern-invalid", at, { token }, closest(pattern, datePatterns), dateTokens);
  }
}

const datePatterns = [
  "dd.MM.yyyy",
  "yyyy-MM-dd",
  "dd/MM/yyyy",
  "MM/dd/yyyy",
  "dd.MM.yy",
  "dd.MM.yyyy HH:mm",
  "MM/dd/yyyy hh:mm a",
  "yyyyMMdd",
];

function checkParts({ value, path, field }: ValueAt, finder: Finder): void {
  if (value.parts === undefined) return;
  const known = partNames[field];
  if (known === undefined) {
    finder.atKey("step-out-of-place", [...path, "parts"], {
      step: "parts",
      why: "addresses, bankAccounts, phones",
    });
    return;
  }
  const names = Object.keys(value.parts);
  if (names.length === 0) finder.atValue("value-source", path, { found: "parts: {}" });
  for (const part of names) {
    if (!known.includes(part))
      finder.atKey("part-unknown", [...path, "parts", part], { field, part }, closest(part, known), known);
  }
  // An extension or a country by itself would be taken for the number; a misspelt part is said already, and may be it.
  const incomplete = field === "phones" && names.length > 0 && names.every((part) => known.includes(part));
  if (incomplete && !names.some((part) => part === "number" || part === "text"))
    finder.atKey("part-missing", [...path, "parts"], { found: names.join(", ") });
}

/** Every identifier needs a scheme, of its own or of the value around it. */
function checkScheme(value: Value, path: Path, finder: Finder): void {
  if (isList(value)) {
    for (const [index, each] of value.entries()) checkScheme(each, [...path, index], finder);
    return;
  }
  const { scheme } = objectOf(value);
  if (scheme === undefined) finder.atValue("scheme-missing", path, {});
  else if (typeof scheme === "string" && !schemeNames.includes(scheme) && !scheme.startsWith("x-")) {
    finder.atValue("scheme-unknown", [...path, "scheme"], { scheme }, closest(scheme, schemeNames), schemeNames);
  }
}

/** Numbers of one country in a mapping that says it is of another, unless a column says the country of each row. */
function checkCountries(mapping: MappingFile, finder: Finder): void {
  const stated = mapping.defaults?.country;
  const home = stated === undefined ? undefined : homeCountry(stated);
  if (
    home === undefined ||
    [...fieldsOf(mapping)].some(({ field, value }) => field === "country" && objectOf(value).literal === undefined)
  )
    return;
  const check = (value: Value, scheme: string, field: string, path: Path): void => {
    const country = countryOfScheme(scheme);
    if (country !== undefined && country !== home && !namesCountry(value))
      finder.atKey("country-mismatch", path, { field, country, home }, closestScheme(home));
  };
  for (const { field, value, path } of fieldsOf(mapping)) {
    const own = schemeOfField(field);
    if (own !== undefined) check(value, own, field, path);
    if (field !== "identifiers") continue;
    for (const [each, at] of eachAt(value, path)) {
      const scheme = String(objectOf(each).scheme);
      check(each, scheme, scheme, at);
    }
  }
}

/** The value says itself which country it is of, or stands under a condition: then it is meant. */
function namesCountry(value: Value): boolean {
  const { country, when } = objectOf(value);
  return country !== undefined || when !== undefined;
}

function closestScheme(country: string): string | undefined {
  const own = identifierSchemes.find((scheme) => scheme.country === country);
  return own === undefined ? undefined : `identifiers: { scheme: ${own.scheme} }`;
}
