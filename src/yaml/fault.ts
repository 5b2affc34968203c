import type { Sentence, Span } from "../model/index.ts";

/** From the root of a file to a key or item of it. */
export type Path = readonly (string | number)[];

/** What is wrong with a file that people write, before anybody asks what it means. */
export interface Fault {
  readonly code: "yaml-syntax" | "key-duplicate" | "key-unknown" | "key-missing" | "value-invalid" | "part-unknown";
  readonly at: Span;
  /** Of the key or value meant; absent where there is no tree yet. */
  readonly path?: Path;
  readonly params: Readonly<Record<string, string>>;
  /** What was probably meant. */
  readonly suggestion?: string;
  /** What may stand there. */
  readonly known?: readonly string[];
}

/** A fault that whoever reads the file finds in a value of it, before its place is looked up. */
export type Judged = Pick<Fault, "code" | "params"> & {
  readonly path: Path;
  readonly suggestion?: string;
  readonly known?: readonly string[];
};

/** A fault as part of a message: place, what is wrong, what was probably meant. A message draws no line of the file, so it names the key. */
export function sentenceOf({ at, code, path = [], params, suggestion, known }: Fault): Sentence {
  const fault = [{ code, params }, ...hintOf({ suggestion, known })];
  const place = { line: at.line, column: at.column, fault };
  return (code === "value-invalid" || code === "part-unknown") && path.length > 0
    ? { code: "fault-of", params: { ...place, key: path.join(".") } }
    : { code: "fault-at", params: place };
}

/** Longer lists say nothing to a person. */
const mostKnown = 60;

/** What was probably meant, else what there is. */
export function hintOf({
  suggestion,
  known = [],
}: {
  readonly suggestion?: string | undefined;
  readonly known?: readonly string[] | undefined;
}): readonly Sentence[] {
  if (suggestion !== undefined) return [{ code: "did-you-mean", params: { suggestion } }];
  if (known.length === 0) return [];
  const words = known.slice(0, mostKnown).join(", ");
  const more = known.length - mostKnown;
  return [
    more > 0 ? { code: "known-there-more", params: { words, more } } : { code: "known-there", params: { words } },
  ];
}
