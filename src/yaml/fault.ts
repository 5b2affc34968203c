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
}

/** A fault that whoever reads the file finds in a value of it, before its place is looked up. */
export type Judged = Pick<Fault, "code" | "params"> & { readonly path: Path; readonly suggestion?: string };

/** A fault as part of a message: place, what is wrong, what was probably meant. A message draws no line of the file, so it names the key. */
export function sentenceOf({ at, code, path = [], params, suggestion }: Fault): Sentence {
  const fault = [
    { code, params },
    ...(suggestion === undefined ? [] : [{ code: "did-you-mean", params: { suggestion } }]),
  ];
  const place = { line: at.line, column: at.column, fault };
  return (code === "value-invalid" || code === "part-unknown") && path.length > 0
    ? { code: "fault-of", params: { ...place, key: path.join(".") } }
    : { code: "fault-at", params: place };
}
