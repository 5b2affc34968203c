import { compareText, foldSpace, own } from "../../model/index.ts";
import type { Draft, Issue, RawRecord, SourceRecord } from "../../model/index.ts";
import { compileMapping } from "../compile/index.ts";
import type { Mapped } from "../compile/index.ts";
import { diagnose, sortDiagnostics } from "../diagnostic.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { LoadedMapping } from "../load.ts";
import type { MappingTest } from "../schema/mapping.ts";
import { keySpan, valueSpan } from "../../yaml/index.ts";
import type { Path } from "../../yaml/index.ts";
import { measureCoverage } from "./coverage.ts";
import type { Coverage } from "./coverage.ts";
import type { TestOutcome } from "./outcome.ts";
import { foldPhone, viewOf } from "./view.ts";
import type { View } from "./view.ts";

/** Cleans a draft as a run would. Injected: mapping knows no normalizer. */
export type Clean = (draft: Draft) => { readonly records: readonly SourceRecord[]; readonly issues: readonly Issue[] };

export interface TestRun {
  readonly passed: number;
  readonly failed: number;
  readonly coverage: Coverage;
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs the tests of a mapping: each given row goes the way of a real one up to cleaning, then what is named is compared. */
export function runMappingTests(loaded: LoadedMapping, clean: Clean): TestRun {
  const tests = loaded.mapping.tests ?? [];
  const diagnostics: Diagnostic[] = [];
  const outcomes = tests.map((test, index) => {
    const outcome = carryOut(loaded, test, clean);
    const faults = judge(test, outcome).map(({ path, where, expected, got }) => {
      const at = valueSpan(loaded.positions, ["tests", index, ...path], loaded.file);
      return diagnose("test-failed", at, { where, expected, got });
    });
    diagnostics.push(...faults);
    return { outcome, failed: faults.length > 0 };
  });
  // What is inherited is proved by the tests of the file in which it stands.
  const own = (path: Path): boolean => keySpan(loaded.positions, path, loaded.file).file === loaded.file;
  const coverage = measureCoverage(
    loaded.mapping,
    outcomes.map(({ outcome }) => outcome),
    own,
  );
  if (tests.length > 0 && coverage.untouched.length > 0) {
    const what = coverage.untouched.map((each) => each.what).join(", ");
    diagnostics.push(diagnose("untested", keySpan(loaded.positions, ["tests"], loaded.file), { what }));
  }
  const floor = loaded.mapping.coverage;
  if (floor !== undefined && coverage.share < floor) {
    const at = valueSpan(loaded.positions, ["coverage"], loaded.file);
    diagnostics.push(
      diagnose("coverage-low", at, { percent: Math.floor(coverage.share * 100), floor: Math.round(floor * 100) }),
    );
  }
  const failed = outcomes.filter((each) => each.failed).length;
  return { passed: tests.length - failed, failed, coverage, diagnostics: sortDiagnostics(diagnostics) };
}

function carryOut(loaded: LoadedMapping, test: MappingTest, clean: Clean): TestOutcome {
  const map = compileMapping(loaded, { source: "test", lookups: loaded.lookups });
  const given = Array.isArray(test.given) ? test.given : [test.given];
  const columns = [...new Set(given.flatMap((cells) => Object.keys(cells)))].filter((name) => !isPlace(name));
  const issues: Issue[] = [];
  const records: SourceRecord[] = [];
  let leftOut: string | undefined;
  let groups = 0;
  for (const [index, cells] of given.entries()) {
    const mapped: Mapped = map(rowOf(cells, columns, index));
    leftOut = undefined;
    if ("leftOut" in mapped) {
      leftOut = mapped.leftOut;
      if (leftOut === "group") groups += 1;
      continue;
    }
    issues.push(...mapped.issues);
    for (const draft of mapped.drafts) {
      const cleaned = clean(draft);
      records.push(...cleaned.records);
      issues.push(...cleaned.issues);
    }
  }
  const of = (type: SourceRecord["type"]): SourceRecord[] => records.filter((record) => record.type === type);
  return {
    test,
    counterparties: of("counterparty").map(viewOf),
    contacts: of("contact").map(viewOf),
    extras: [...of("counterparty"), ...of("contact")].map((record) => record.extra),
    issues,
    groups,
    ...(leftOut === undefined ? {} : { leftOut }),
  };
}

function isPlace(name: string): boolean {
  return name === "$file" || name === "$sheet" || name === "$line" || name === "$path";
}

function rowOf(cells: Readonly<Record<string, unknown>>, columns: readonly string[], index: number): RawRecord {
  const text = (name: string): string => {
    const cell = cells[name];
    return cell === undefined || cell === null ? "" : String(cell);
  };
  return {
    path: text("$file") || "test",
    ...("$sheet" in cells ? { sheet: text("$sheet") } : {}),
    line: Number(text("$line") || index + 1),
    paths: columns,
    values: columns.map(text),
    ...("$path" in cells ? { folder: text("$path") } : {}),
  };
}

interface Fault {
  readonly path: Path;
  readonly where: string;
  readonly expected: string;
  readonly got: string;
}

function judge(test: MappingTest, outcome: TestOutcome): Fault[] {
  // A row that a rule of the mapping rejects is known by the rule's own name, too.
  const errors = outcome.issues
    .filter((issue) => issue.severity === "error")
    .flatMap(({ code, params }) => (code === "row-rejected" ? [code, String(params?.["reason"] ?? "")] : [code]));
  const codes = outcome.issues.map((issue) => issue.code);
  const fate =
    outcome.leftOut !== undefined
      ? `left out: ${outcome.leftOut}`
      : errors.length > 0
        ? `rejected: ${errors.join(", ")}`
        : "drafted";
  const faults: Fault[] = [];
  if (test.reject !== undefined && !(outcome.leftOut === undefined && errors.includes(test.reject))) {
    faults.push({ path: ["reject"], where: "reject", expected: test.reject, got: fate });
  }
  if (test.leftOut !== undefined && outcome.leftOut !== test.leftOut && outcome.leftOut !== `filter:${test.leftOut}`) {
    faults.push({ path: ["leftOut"], where: "leftOut", expected: test.leftOut, got: fate });
  }
  for (const [index, code] of (test.issues ?? []).entries()) {
    if (!codes.includes(code)) {
      faults.push({
        path: ["issues", index],
        where: "issues",
        expected: code,
        got: [...new Set(codes)].join(", ") || "–",
      });
    }
  }
  if (test.expect === undefined) return faults;
  if (fate !== "drafted") return [...faults, { path: ["expect"], where: "expect", expected: "drafted", got: fate }];
  for (const [entity, expected] of Object.entries(test.expect)) {
    const views = entity === "counterparty" ? outcome.counterparties : outcome.contacts;
    faults.push(...compareEntity(entity, expected, views, outcome));
  }
  return faults;
}

function compareEntity(entity: string, expected: unknown, views: readonly View[], outcome: TestOutcome): Fault[] {
  const path: Path = ["expect", entity];
  if (expected === null) {
    return views.length === 0 ? [] : [{ path, where: entity, expected: "–", got: String(views.length) }];
  }
  const several = Array.isArray(expected);
  const wanted = (several ? expected : [expected]) as (Readonly<Record<string, unknown>> | null)[];
  const faults: Fault[] = [];
  if (several && wanted.length !== views.length) {
    faults.push({ path, where: entity, expected: String(wanted.length), got: String(views.length) });
  }
  for (const [index, fields] of wanted.entries()) {
    const view = views[index];
    const at = several ? [...path, index] : path;
    if (view === undefined) {
      if (!several) faults.push({ path: at, where: entity, expected: shown(fields), got: "–" });
      continue;
    }
    for (const [field, value] of Object.entries(fields ?? {})) {
      const where = `${entity}.${field}`;
      if (field === "extra") {
        faults.push(
          ...compareExtra(
            value,
            [...at, field],
            where,
            outcome,
            entity === "counterparty" ? index : outcome.counterparties.length + index,
          ),
        );
        continue;
      }
      const want = texts(value, field);
      const got = texts(view[field], field);
      if (want.join("\u0000") !== got.join("\u0000")) {
        faults.push({ path: [...at, field], where, expected: shown(want), got: shown(got) });
      }
    }
  }
  return faults;
}

function compareExtra(value: unknown, path: Path, where: string, outcome: TestOutcome, index: number): Fault[] {
  const extra = outcome.extras[index] ?? {};
  return Object.entries((value ?? {}) as Readonly<Record<string, unknown>>).flatMap(([name, want]) => {
    const expected = want === null ? "–" : String(want);
    const got = own(extra, name) ?? "–";
    return expected === got ? [] : [{ path: [...path, name], where: `${where}.${name}`, expected, got }];
  });
}

/** Expected or found, as a sorted list of texts: one text is a list of one, null and absent are the empty list. */
function texts(value: unknown, field: string): string[] {
  const list = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  const folded = list.map((each) => (field === "phones" ? foldPhone(String(each)) : foldSpace(String(each))));
  return folded.sort(compareText);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "–" : value.map((each) => JSON.stringify(each)).join(", ");
  return JSON.stringify(value) ?? "–";
}
