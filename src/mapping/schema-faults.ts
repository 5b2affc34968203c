import type { z } from "zod";
import { diagnose } from "./diagnostic.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { knownKeys } from "./schema/walk.ts";
import { closest } from "./suggest.ts";
import { keySpan, valueSpan } from "./yaml.ts";
import type { Path, Positions } from "./yaml.ts";

/** Where the file that is judged stands. */
export interface Subject {
  readonly file: string;
  readonly positions: Positions;
}

type ZodIssue = z.core.$ZodIssue;

/** Turns what zod found into diagnostics at the key or value meant, with the nearest known word. */
export function schemaDiagnostics(
  schema: z.ZodType,
  issues: readonly ZodIssue[],
  data: unknown,
  subject: Subject,
): Diagnostic[] {
  return issues.flatMap((issue) => fromIssue(schema, issue, [], data, subject));
}

function fromIssue(schema: z.ZodType, issue: ZodIssue, prefix: Path, data: unknown, subject: Subject): Diagnostic[] {
  const path: Path = [...prefix, ...(issue.path as Path)];
  const { positions, file } = subject;
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = knownKeys(schema, path);
      return issue.keys.map((key) =>
        diagnose(
          "key-unknown",
          keySpan(positions, [...path, key], file),
          { key, where: path.length === 0 ? file : path.join(".") },
          closest(key, known),
        ),
      );
    }
    case "invalid_union": {
      if (path[0] === "gates" && path.length === 2) {
        return [diagnose("gate-out-of-range", valueSpan(positions, path, file), { got: shown(at(data, path)) })];
      }
      const branch = likeliest(issue.errors);
      if (branch !== undefined) return branch.flatMap((inner) => fromIssue(schema, inner, path, data, subject));
      return [
        diagnose("value-invalid", valueSpan(positions, path, file), {
          got: shown(at(data, path)),
          expected: expectedOfUnion(issue.errors),
        }),
      ];
    }
    case "invalid_key":
      return [
        diagnose("value-invalid", keySpan(positions, path, file), {
          got: String(path.at(-1) ?? ""),
          expected: issue.issues.map(expected).join(", "),
        }),
      ];
    default: {
      const value = at(data, path);
      const last = path.at(-1);
      if (value === undefined && issue.code !== "custom") {
        return [diagnose("key-missing", keySpan(positions, path.slice(0, -1), file), { key: String(last ?? "") })];
      }
      if (path[0] === "gates" && path.length === 2) {
        return [diagnose("gate-out-of-range", valueSpan(positions, path, file), { got: shown(value) })];
      }
      const suggestion = issue.code === "invalid_value" ? closest(String(value), issue.values.map(String)) : undefined;
      return [
        diagnose(
          "value-invalid",
          valueSpan(positions, path, file),
          { got: shown(value), expected: expected(issue) },
          suggestion,
        ),
      ];
    }
  }
}

/**
 * The branch that was meant: the one whose own type fits the value (no fault at its root), with the fewest faults. None when
 * the value is of a type that no branch takes.
 */
function likeliest(branches: readonly (readonly ZodIssue[])[]): readonly ZodIssue[] | undefined {
  const fitting = branches.filter(
    (issues) => !issues.some((issue) => issue.path.length === 0 && issue.code === "invalid_type"),
  );
  const meant = fitting.filter((issues) => issues.length > 0);
  return meant.sort((a, b) => a.length - b.length)[0];
}

function expectedOfUnion(branches: readonly (readonly ZodIssue[])[]): string {
  return [
    ...new Set(branches.flatMap((issues) => issues.filter((issue) => issue.path.length === 0).map(expected))),
  ].join(" | ");
}

function expected(issue: ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return typeNames[issue.expected] ?? issue.expected;
    case "invalid_value":
      return issue.values.map(String).join(" | ");
    case "too_small":
      return issue.origin === "string" || issue.origin === "array"
        ? `≥ ${issue.minimum} (${issue.origin})`
        : `≥ ${issue.minimum}`;
    case "too_big":
      return issue.origin === "string" || issue.origin === "array"
        ? `≤ ${issue.maximum} (${issue.origin})`
        : `≤ ${issue.maximum}`;
    case "invalid_format":
      return issue.format === "regex" ? (issue.pattern ?? "") : issue.format;
    case "invalid_union":
      return expectedOfUnion(issue.errors);
    default:
      return issue.message;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  object: "map",
  record: "map",
  array: "list",
  int: "whole number",
};

function at(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[String(step)];
  }
  return value;
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
