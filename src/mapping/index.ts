/**
 * The mapping language and the project file.
 *
 * `loadMapping` reads a file or preset and says what is wrong with its form; `checkMapping` says what is wrong with its
 * contents, for validate, plan and run alike; `compileMapping` makes of it the function from a raw row to its drafts. Proposing one is
 * a door of its own, `propose/index.ts`: only `init` goes through it.
 */
export { checkMapping } from "./check/index.ts";
export type { CheckContext, Sample, TargetField, TargetLimits } from "./check/index.ts";
export { checkProject } from "./check/project.ts";
export { carriesRows, compileMapping } from "./compile/index.ts";
export type { CompileOptions, Mapped } from "./compile/index.ts";
export { diagnose, sortDiagnostics, unreadable } from "./diagnostic.ts";
export type { Diagnostic, Span } from "./diagnostic.ts";
export { columnFates, unmappedIssues } from "./fates.ts";
export type { ColumnFate } from "./fates.ts";
export type { MappingIo } from "./io.ts";
export { homeCountry } from "./home-country.ts";
export { jsonSchema, jsonSchemaText, schemaNames } from "./schema/json-schema.ts";
export type { SchemaName } from "./schema/json-schema.ts";
export { isPreset, loadMapping, presetNames } from "./load.ts";
export type { LoadedMapping, LoadResult } from "./load.ts";
export { lookupFromRows, lookupKey } from "./lookup.ts";
export type { LookupTable, Lookups } from "./lookup.ts";
export { loadReferences } from "./load-references.ts";
export { loadSpellings } from "./load-spellings.ts";
export { loadProject, resolveVariables } from "./project.ts";
export type { LoadedProject, ProjectResult } from "./project.ts";
export { diagnosed } from "./schema-faults.ts";
export { ruleExamples } from "./rule-examples.ts";
export type { RuleExample } from "./rule-examples.ts";
export { ruleById, ruleCodes, ruleOf } from "./rules.ts";
export type { Rule, RuleCode } from "./rules.ts";
export { closest } from "../yaml/index.ts";
export type { MappingFile, MappingTest } from "./schema/mapping.ts";
export type { Project } from "./schema/project.ts";
export type { ProjectSource } from "./schema/project-source.ts";
export { runMappingTests } from "./tests/run.ts";
export type { Clean, TestRun } from "./tests/run.ts";
export type { Coverage } from "./tests/coverage.ts";
