import type { z } from "zod";
import { closest } from "./closest.ts";
import type { Fault, Path } from "./fault.ts";
import { knownKeys } from "./known-keys.ts";
import { keySpan, valueSpan, type Positions } from "./read.ts";

/** Where the file that is judged stands. */
export interface Subject {
  readonly file: string;
  readonly positions: Positions;
}

/** The key that was meant by an unknown one, of those known there; `where` is the key that holds it. */
export type Meant = (key: string, known: readonly string[], where: string | number | undefined) => string | undefined;

type ZodIssue = z.core.$ZodIssue;

/** What zod found, at the key or value meant, with the nearest known word. */
export function schemaFaults(
  schema: z.ZodType,
  issues: readonly ZodIssue[],
  data: unknown,
  subject: Subject,
  meant: Meant = closest,
): Fault[] {
  const { positions, file } = subject;
  const missing = (path: Path): Fault =>
    fault("key-missing", keySpan(positions, path.slice(0, -1), file), path, { key: String(path.at(-1) ?? "") });
  const fromIssue = (issue: ZodIssue, prefix: Path): Fault[] => {
    const path: Path = [...prefix, ...(issue.path as Path)];
    switch (issue.code) {
      case "unrecognized_keys": {
        const known = knownKeys(schema, path, data, issue.keys);
        return issue.keys.map((key) =>
          fault(
            "key-unknown",
            keySpan(positions, [...path, key], file),
            path,
            { key, where: path.length === 0 ? file : path.join(".") },
            meant(key, known, path.at(-1)),
            known,
          ),
        );
      }
      case "invalid_union": {
        if (at(data, path) === undefined) {
          return [missing(path)];
        }
        const branch = likeliest(issue.errors);
        if (branch !== undefined) return branch.flatMap((inner) => fromIssue(inner, path));
        const got = at(data, path);
        const words = discriminating(issue);
        return [
          fault(
            "value-invalid",
            valueSpan(positions, path, file),
            path,
            { got: shown(got), expected: words.length > 0 ? words.join(" | ") : expectedOfUnion(issue.errors) },
            typeof got === "string" ? closest(got, words) : undefined,
          ),
        ];
      }
      case "invalid_key":
        return [
          fault("value-invalid", keySpan(positions, path, file), path, {
            got: String(path.at(-1) ?? ""),
            expected: issue.issues.map(expected).join(", "),
          }),
        ];
      default: {
        const value = at(data, path);
        if (value === undefined && issue.code !== "custom") {
          return [missing(path)];
        }
        const suggestion =
          issue.code === "invalid_value" && typeof value === "string"
            ? closest(
                value,
                issue.values.filter((each) => typeof each === "string"),
              )
            : undefined;
        return [
          fault(
            "value-invalid",
            valueSpan(positions, path, file),
            path,
            { got: sameLooking(issue, value) ? JSON.stringify(value) : shown(value), expected: expected(issue) },
            suggestion,
          ),
        ];
      }
    }
  };
  return issues.flatMap((issue) => fromIssue(issue, []));
}

function fault(
  code: Fault["code"],
  at: Fault["at"],
  path: Path,
  params: Fault["params"],
  suggestion?: string,
  known: readonly string[] = [],
): Fault {
  return { code, at, path, params, known, ...(suggestion === undefined ? {} : { suggestion }) };
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

/** The words that name the branches of a union, where the value is none of them. */
function discriminating(issue: ZodIssue): readonly string[] {
  const options = "options" in issue && Array.isArray(issue.options) ? (issue.options as readonly unknown[]) : [];
  return options.filter((each) => typeof each === "string");
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
      if (issue.minimum === 1 && (issue.origin === "string" || issue.origin === "array")) return "filled";
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
  int: "whole-number",
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
