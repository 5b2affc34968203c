import { groupPrefix, header, virtualColumns } from "../columns.ts";
import type { Condition } from "../schema/condition.ts";
import type { MappingFile } from "../schema/mapping.ts";
import { closest } from "../../yaml/index.ts";
import { columnUses } from "../uses.ts";
import { entitiesOf, referencesOf, valuesOf } from "../values.ts";
import type { Path } from "../../yaml/index.ts";
import type { Sample } from "./columns.ts";
import type { Finder } from "./finder.ts";
import { checkRegex } from "./values.ts";

const operators = ["is", "isNot", "startsWith", "contains", "matches"] as const;

/** Entities there must be, conditions that say something, references that name one thing, virtual columns that exist. */
export function checkShape(mapping: MappingFile, samples: readonly Sample[], finder: Finder): void {
  const { counterparty, contact, contacts } = mapping;
  if (counterparty === undefined && contact === undefined && contacts === undefined)
    finder.atValue("entity-missing", []);
  if (mapping.without !== undefined && mapping.extends === undefined) {
    finder.atKey("step-out-of-place", ["without"], { step: "without", why: "extends" });
  }
  if (contact !== undefined && contacts !== undefined) finder.atKey("contacts-twice", ["contacts"]);
  for (const { entity, block, path } of entitiesOf(mapping)) {
    const named =
      entity === "counterparty"
        ? (block.name ?? block.legalName ?? block.person)
        : (block.fullName ?? block.lastName ?? block.firstName);
    if (named === undefined) finder.atKey("name-unmapped", path, { entity });
    for (const [reference, at] of referencesOf(block, path)) {
      const found = (["key", "inn", "name"] as const).filter((key) => reference[key] !== undefined);
      if (found.length !== 1)
        finder.atValue("reference-invalid", at, { found: found.length === 0 ? "–" : found.join(", ") });
      if (reference.source !== undefined && reference.key === undefined) {
        finder.atKey("step-out-of-place", [...at, "source"], { step: "source", why: "key" });
      }
    }
  }
  for (const [condition, path] of conditionsOf(mapping)) checkCondition(condition, path, finder);
  const known = [...virtualColumns, ...(mapping.groups ?? []).map((group) => `${groupPrefix}${group.name}`)];
  const columns = header([...(mapping.columns ?? []), ...samples.flatMap((sample) => sample.columns)]);
  for (const { column, path } of columnUses(mapping)) {
    // A file may have a column `$price`; without one it is a misspelt `$path`.
    if (/^\$[a-z]/i.test(column) && !known.includes(column) && columns.find(column).length === 0) {
      finder.atValue("virtual-column-unknown", path, { column }, closest(column, known), known);
    }
  }
  const groups = (mapping.groups ?? []).map((group) => group.name);
  for (const [index, name] of groups.entries()) {
    if (groups.indexOf(name) < index) finder.atValue("key-duplicate", ["groups", index, "name"], { key: name });
  }
}

function* conditionsOf(mapping: MappingFile): Generator<[Condition, Path]> {
  for (const block of ["leaveOut", "reject", "groups"] as const) {
    for (const [index, rule] of (mapping[block] ?? []).entries()) yield [rule.when, [block, index, "when"]];
  }
  for (const { block, path } of entitiesOf(mapping)) {
    if (block.when !== undefined) yield [block.when, [...path, "when"]];
    for (const [reference, at] of referencesOf(block, path)) {
      if (reference.when !== undefined) yield [reference.when, [...at, "when"]];
    }
  }
  for (const { value, path } of valuesOf(mapping)) if (value.when !== undefined) yield [value.when, [...path, "when"]];
}

function checkCondition(condition: Condition, path: Path, finder: Finder): void {
  const asked = operators.filter((operator) => condition[operator] !== undefined);
  if (Object.values(condition).every((value) => value === undefined)) {
    finder.atValue("condition-invalid", path, { problem: "{}" });
  }
  if (condition.column !== undefined && asked.length === 0) {
    finder.atValue("condition-invalid", path, { problem: `column: ${condition.column} … ${operators.join(", ")}?` });
  }
  if (condition.column === undefined && asked.length > 0) {
    finder.atKey("condition-invalid", [...path, asked[0] ?? "is"], { problem: `column: ? … ${asked.join(", ")}` });
  }
  const present = new Set([condition.present ?? []].flat());
  for (const column of [condition.absent ?? []].flat()) {
    if (present.has(column))
      finder.atKey("condition-invalid", [...path, "absent"], { problem: `present + absent: ${column}` });
  }
  if (condition.matches !== undefined) checkRegex(condition.matches, [...path, "matches"], finder);
  for (const key of ["all", "any"] as const) {
    for (const [index, inner] of (condition[key] ?? []).entries()) checkCondition(inner, [...path, key, index], finder);
  }
  if (condition.not !== undefined) checkCondition(condition.not, [...path, "not"], finder);
}
