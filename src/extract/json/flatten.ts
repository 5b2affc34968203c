import { countUp } from "../../model/index.ts";

/** Paths and texts of one JSON object. */
export interface FlatObject {
  readonly paths: string[];
  readonly values: string[];
}

export class JsonFault extends Error {}

/**
 * Reads one JSON value and lays it flat: `{"a":{"b":1},"c":[2,3]}` → `a/b`=1, `c`=2, `c#2`=3. Numbers keep their digits as
 * written (JSON.parse would make a float of a 20-digit account); `null` is an empty text. A scalar by itself is `value`.
 * Of a key that comes twice both values are kept, the second as `#2`.
 *
 * Throws {@link JsonFault} for what is not JSON or nests deeper than `maxDepth`.
 */
export function flattenJson(text: string, maxDepth: number): FlatObject {
  const parser = new Flattener(text, maxDepth);
  parser.value("", 0);
  parser.end();
  return parser;
}

class Flattener implements FlatObject {
  readonly paths: string[] = [];
  readonly values: string[] = [];
  readonly #text: string;
  readonly #maxDepth: number;
  readonly #counts = new Map<string, number>();
  #at = 0;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  end(): void {
    this.#space();
    if (this.#at < this.#text.length) throw this.#fault();
  }

  value(path: string, depth: number): void {
    if (depth > this.#maxDepth) throw new JsonFault(`deeper than ${this.#maxDepth}`);
    this.#space();
    const first = this.#text[this.#at];
    if (first === "{") this.#object(path, depth);
    else if (first === "[") this.#array(path, depth);
    else if (first === '"') this.#put(path, this.#string());
    else this.#put(path, this.#literal());
  }

  #object(path: string, depth: number): void {
    this.#at++;
    const prefix = path === "" ? "" : `${path}/`;
    const seen = new Map<string, number>();
    if (this.#next("}")) return;
    for (;;) {
      this.#space();
      const key = this.#string() || "(empty)";
      this.#expect(":");
      const count = countUp(seen, key);
      this.value(prefix + (count === 1 ? key : `${key}#${count}`), depth + 1);
      if (this.#next("}")) return;
      this.#expect(",");
    }
  }

  #array(path: string, depth: number): void {
    this.#at++;
    if (this.#next("]")) return;
    for (let count = 1; ; count++) {
      const name = path === "" ? "value" : path;
      this.value(count === 1 ? name : `${name}#${count}`, depth + 1);
      if (this.#next("]")) return;
      this.#expect(",");
    }
  }

  #put(path: string, value: string): void {
    const name = path === "" ? "value" : path;
    // `{"a#2":…}` beside a repeated `a`: names must stay apart.
    const count = countUp(this.#counts, name);
    this.paths.push(count === 1 ? name : `${name}#${count}`);
    this.values.push(value);
  }

  #string(): string {
    const start = this.#at;
    if (this.#text[start] !== '"') throw this.#fault();
    let end = start + 1;
    for (;;) {
      end = this.#text.indexOf('"', end);
      if (end === -1) throw this.#fault();
      let backslashes = 0;
      while (this.#text[end - 1 - backslashes] === "\\") backslashes++;
      if (backslashes % 2 === 0) break;
      end++;
    }
    this.#at = end + 1;
    const quoted = this.#text.slice(start, end + 1);
    try {
      return JSON.parse(quoted) as string;
    } catch {
      // Line breaks and tabs inside strings are not JSON, but exports made by hand have them.
      try {
        return JSON.parse(
          quoted.replace(/[\u0000-\u001f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`),
        ) as string;
      } catch {
        throw this.#fault();
      }
    }
  }

  #literal(): string {
    const match = /(?:-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)(?=[\s,\]}]|$)/y;
    match.lastIndex = this.#at;
    const found = match.exec(this.#text)?.[0];
    if (found === undefined) throw this.#fault();
    this.#at += found.length;
    return found === "null" ? "" : found;
  }

  #next(character: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #expect(character: string): void {
    if (!this.#next(character)) throw this.#fault();
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }

  #fault(): JsonFault {
    const near = this.#text.slice(Math.max(0, this.#at - 10), this.#at + 20);
    return new JsonFault(`at ${this.#at}, near ${near}`);
  }
}
