import iconv from "iconv-lite";
import type { FileFacts, RawRecord } from "../../model/index.ts";
import { findEncoding } from "../encoding.ts";
import { readLines } from "../lines.ts";
import { PathUnion } from "../onec/path-union.ts";
import { ExtractError } from "../reader.ts";
import type { OpenSource, ReaderInput } from "../reader.ts";
import { Elements } from "./elements.ts";
import type { Element } from "./elements.ts";
import { flattenJson, JsonFault } from "./flatten.ts";

/**
 * JSON: an array of objects, objects one after another (NDJSON), or an object that holds an array of objects, as the answers
 * of web services do (`{"result":[…]}`; `table` names the array where there are several). Lines are those on which objects
 * begin; in a file that is all one line, their ordinals.
 */
export async function readJson(input: ReaderInput): Promise<OpenSource> {
  const encoding = await findEncoding(input);
  const shape = shapeOf(input);
  const facts: { -readonly [K in keyof FileFacts]: FileFacts[K] } = {
    format: shape === "values" || shape === "lines" ? "ndjson" : "json",
    encoding: encoding.encoding,
  };
  const text = (): AsyncGenerator<string> => decoded(input, encoding.encoding, encoding.bomLength);
  const elements =
    shape === "lines"
      ? byLines(input, encoding)
      : shape === "container"
        ? contained(input, text(), facts)
        : streamed(input, text(), shape);
  return { facts: [facts], rows: draw(input, elements) };
}

type Shape = "array" | "lines" | "values" | "container";

/** By the first line: a whole object there, and more below, is NDJSON; an object that goes on is a container. */
function shapeOf(input: ReaderInput): Shape {
  const text = input.head.text.trimStart();
  if (text.startsWith("[")) return "array";
  if (!text.startsWith("{"))
    throw new ExtractError("json-broken-file", input.options.path, { reason: text.slice(0, 20) });
  const end = text.indexOf("\n");
  const first = end === -1 ? text : text.slice(0, end);
  const below = end === -1 ? "" : text.slice(end).trimStart();
  if (isWhole(first, input.limits.nesting) && below.startsWith("{")) return "lines";
  if (isWhole(first, input.limits.nesting)) return !/:\s*\[\s*\{/.test(first) ? "values" : "container";
  // Objects laid out over lines, one after another: `}` and `{` at the beginnings of lines.
  return /^\}\s*\{/m.test(text) ? "values" : "container";
}

function isWhole(text: string, nesting: number): boolean {
  try {
    flattenJson(text, nesting);
    return true;
  } catch {
    return false;
  }
}

async function* decoded(input: ReaderInput, encoding: string, bomLength: number): AsyncGenerator<string, void, void> {
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of input.open(bomLength)) yield decoder.write(Buffer.from(chunk));
  yield decoder.end() ?? "";
}

/** One object a line: a broken line is an issue of its own, the lines below it are not lost with it. */
async function* byLines(
  input: ReaderInput,
  encoding: Awaited<ReturnType<typeof findEncoding>>,
): AsyncGenerator<readonly Element[], void, void> {
  for await (const lines of readLines(input, encoding)) {
    const elements: Element[] = [];
    for (const { text, number, end } of lines) {
      if (text.trim() === "") continue;
      if (end === "" && !isWhole(text, input.limits.nesting)) throw new JsonFault(`line ${number}: cut off`);
      elements.push({ text, line: number });
    }
    if (elements.length > 0) yield elements;
  }
}

async function* streamed(
  input: ReaderInput,
  text: AsyncIterable<string>,
  mode: "array" | "values",
): AsyncGenerator<readonly Element[], void, void> {
  const elements = new Elements(mode, input.limits.textChars);
  for await (const chunk of text) {
    const out: Element[] = [];
    elements.write(chunk, out);
    if (out.length > 0) yield out;
  }
  const out: Element[] = [];
  elements.end(out);
  if (out.length > 0) yield out;
}

/** The array of objects inside one object. Read whole, since the array wanted may come last. */
async function* contained(
  input: ReaderInput,
  text: AsyncIterable<string>,
  facts: { details?: FileFacts["details"] },
): AsyncGenerator<readonly Element[], void, void> {
  const { options, limits, size } = input;
  if (size > limits.wholeFileBytes)
    throw new ExtractError("file-too-large", options.path, { limit: limits.wholeFileBytes });
  let whole = "";
  for await (const chunk of text) whole += chunk;
  const arrays = arraysIn(whole, limits.nesting);
  const wanted = options.table;
  const found =
    wanted === undefined ? [...arrays].sort((a, b) => b.count - a.count)[0] : arrays.find((a) => a.path === wanted);
  if (wanted !== undefined && found === undefined) {
    throw new ExtractError("table-missing", options.path, {
      table: wanted,
      there: arrays.map((a) => a.path).join(", "),
    });
  }
  if (found === undefined) {
    yield [{ text: whole, line: 1 }];
    return;
  }
  facts.details = { array: found.path };
  const line = whole.slice(0, found.from).split("\n").length - 1;
  const elements = new Elements("array", limits.textChars);
  const out: Element[] = [];
  elements.write(whole.slice(found.from, found.to), out);
  elements.end(out);
  yield out.map((element) => ({ text: element.text, line: element.line + line }));
}

interface FoundArray {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Arrays whose first element is an object, with where they stand in the text; arrays inside of them are not looked at. */
function arraysIn(text: string, nesting: number): FoundArray[] {
  const found: FoundArray[] = [];
  const keys: string[] = [];
  let inside: { from: number; depth: number; count: number; path: string } | undefined;
  let depth = 0;
  let key = "";
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '"') {
      const end = endOfString(text, i);
      if (/^\s*:/.test(text.slice(end + 1, end + 20))) key = text.slice(i + 1, end);
      i = end;
    } else if (character === "{" || character === "[") {
      if (++depth > nesting) throw new JsonFault(`deeper than ${nesting}`);
      keys[depth] = key;
      if (inside === undefined && character === "[" && /^\s*\{/.test(text.slice(i + 1, i + 200))) {
        inside = { from: i, depth, count: 0, path: keys.slice(2, depth + 1).join("/") };
      } else if (inside !== undefined && character === "{" && depth === inside.depth + 1) inside.count++;
    } else if (character === "}" || character === "]") {
      if (inside !== undefined && depth === inside.depth) {
        found.push({ path: inside.path, from: inside.from, to: i + 1, count: inside.count });
        inside = undefined;
      }
      depth--;
    }
  }
  if (depth !== 0) throw new JsonFault("cut off");
  return found;
}

function endOfString(text: string, from: number): number {
  let end = text.indexOf('"', from + 1);
  while (end !== -1) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  throw new JsonFault("cut off in a string");
}

async function* draw(
  input: ReaderInput,
  elements: AsyncIterable<readonly Element[]>,
): AsyncGenerator<readonly RawRecord[], void, void> {
  const { options, limits } = input;
  const union = new PathUnion();
  let ordinal = 0;
  let last = 0;
  // Two objects on one line would share their place.
  const oneLine = !/\n\s*\S/.test(input.head.text.trim());
  try {
    for await (const batch of elements) {
      const records: RawRecord[] = [];
      for (const element of batch) {
        ordinal++;
        const line = oneLine ? ordinal : Math.max(last + 1, element.line);
        last = line;
        records.push(record(element.text, options.path, line, limits.nesting));
      }
      yield union.align(records);
    }
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    throw new ExtractError("json-broken-file", options.path, { reason: error.message }, { cause: error });
  }
}

function record(text: string, path: string, line: number, nesting: number): RawRecord {
  try {
    const { paths, values } = flattenJson(text, nesting);
    const blank = values.every((value) => value === "");
    return { path, line, paths, values, ...(blank && { leftOut: "blank" }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const issue = { code: "json-broken", severity: "error", raw: text.slice(0, 1000), params: { reason } } as const;
    return { path, line, paths: [], values: [], issues: [issue] };
  }
}
