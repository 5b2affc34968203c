import type { z } from "zod";
import { diagnose } from "./diagnostic.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { knownKeys } from "./schema/walk.ts";
import { closest, meantInside, meantKey } from "./suggest.ts";
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
          meantKey(key, known) ?? meantInside(key, path.at(-1)),
        ),
      );
    }
    case "invalid_union": {
      if (at(data, path) === undefined) {
        return [
          diagnose("key-missing", keySpan(positions, path.slice(0, -1), file), { key: String(path.at(-1) ?? "") }),
        ];
      }
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
      const suggestion =
        issue.code === "invalid_value" && typeof value === "string"
          ? closest(
              value,
              issue.values.filter((each) => typeof each === "string"),
            )
          : undefined;
      return [
        diagnose(
          "value-invalid",
          valueSpan(positions, path, file),
          { got: sameLooking(issue, value) ? JSON.stringify(value) : shown(value), expected: expected(issue) },
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
      if (issue.minimum === 1 && (issue.origin === "string" || issue.origin === "array")) return '≠ "", []';
      return `≥ ${issue.minimum}`;
    case "too_big":
      return issue.origin === "string" ? `≤ ${issue.maximum} (text)` : `≤ ${issue.maximum}`;
    case "invalid_format":
      // A pattern says nothing to most people: the definitions give a sentence with it.
      return issue.format === "regex" ? issue.message : issue.format;
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

/** The text "1" for the number 1: without its quotes nobody would see the difference. */
function sameLooking(issue: ZodIssue, value: unknown): boolean {
  return (
    issue.code === "invalid_value" && typeof value === "string" && issue.values.some((each) => typeof each !== "string")
  );
}

function shown(value: unknown): string {
  const text = typeof value === "string" && value !== "" ? value : (JSON.stringify(value) ?? "");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
