import { JsonFault } from "./flatten.ts";

/** One value of a stream of JSON, as text. */
export interface Element {
  readonly text: string;
  /** 1-based line on which it begins. */
  readonly line: number;
}

/**
 * Cuts a stream of text into JSON values without understanding them: the values of a file that holds one after another
 * (NDJSON, or several objects laid out over lines), or the elements of one array. Only brackets and strings are followed,
 * so memory holds one value at a time.
 */
export class Elements {
  /** `values`: at the top level; `array`: inside the array with which the file begins. */
  readonly mode: "values" | "array";
  readonly #maxChars: number;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #text = "";
  #line = 1;
  #startLine = 1;
  #closed = false;

  constructor(mode: "values" | "array", maxChars: number) {
    this.mode = mode;
    this.#maxChars = maxChars;
  }

  write(chunk: string, out: Element[]): void {
    const base = this.mode === "array" ? 1 : 0;
    let start = 0;
    for (let i = 0; i < chunk.length; i++) {
      const code = chunk.charCodeAt(i);
      if (code === 0x0a) this.#line++;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (code === 0x5c) this.#escaped = true;
        else if (code === 0x22) this.#inString = false;
        continue;
      }
      switch (code) {
        case 0x22:
          if (this.#depth === base && this.#isBlank(chunk, start, i)) {
            this.#begin();
            start = i;
          }
          this.#inString = true;
          break;
        case 0x7b:
        case 0x5b:
          if (this.#depth < base) {
            start = i + 1;
          } else if (this.#depth === base && this.#isBlank(chunk, start, i)) {
            this.#begin();
            start = i;
          }
          this.#depth++;
          break;
        case 0x7d:
        case 0x5d:
          this.#depth--;
          if (this.#depth < 0) throw new JsonFault(`line ${this.#line}: a bracket too many`);
          if (this.#depth < base) {
            this.#finish(chunk.slice(start, i), out);
            this.#closed = true;
            start = i + 1;
          } else if (this.#depth === base && base === 0) {
            this.#finish(chunk.slice(start, i + 1), out);
            start = i + 1;
          }
          break;
        case 0x2c:
          if (this.#depth === base) {
            this.#finish(chunk.slice(start, i), out);
            start = i + 1;
          }
          break;
        default:
          break;
      }
    }
    this.#text += chunk.slice(start);
    if (this.#text.length > this.#maxChars)
      throw new JsonFault(`line ${this.#startLine}: a value of more than ${this.#maxChars} characters`);
  }

  end(out: Element[]): void {
    if (this.#depth > 0 || this.#inString || (this.mode === "array" && !this.#closed)) {
      throw new JsonFault(`line ${this.#line}: cut off`);
    }
    this.#finish("", out);
  }

  #isBlank(chunk: string, start: number, end: number): boolean {
    return this.#text.trim() === "" && chunk.slice(start, end).trim() === "";
  }

  #begin(): void {
    this.#startLine = this.#line;
    this.#text = "";
  }

  #finish(rest: string, out: Element[]): void {
    const text = (this.#text + rest).trim();
    this.#text = "";
    if (text !== "") out.push({ text, line: this.#startLine });
    this.#startLine = this.#line;
  }
}
