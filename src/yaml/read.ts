import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, visit } from "yaml";
import type { Document, Node, Range, YAMLParseError, YAMLWarning } from "yaml";
import { lineStart, type Span } from "../model/index.ts";
import type { Fault, Path } from "./fault.ts";

/** A file read: plain data, and where each key and value of it stands. All plain data, so that it can go to a worker. */
export interface YamlFile {
  readonly data: unknown;
  readonly positions: Positions;
  readonly faults: readonly Fault[];
}

/** By path, see {@link pathKey}. */
export type Positions = ReadonlyMap<string, Position>;

export interface Position {
  /** Absent for items of lists and for the document itself. */
  readonly key?: Span;
  readonly value: Span;
}

export function pathKey(path: Path): string {
  return path.join("\u0000");
}

/** Reads YAML 1.2 with positions. Duplicate keys and broken syntax are faults; `data` is undefined then. */
export function readYaml(text: string, file: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\ufeff/, ""), {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
  });
  const span = (start: number, end: number): Span => {
    const from = lines.linePos(start);
    const to = lines.linePos(Math.max(start, end));
    // A span that crosses lines is shown on its first line only.
    const endColumn = to.line === from.line ? Math.max(to.col, from.col + 1) : from.col + 1;
    return { file, line: Math.max(1, from.line), column: Math.max(1, from.col), endColumn: Math.max(2, endColumn) };
  };
  const faults = [...document.errors, ...document.warnings].map((error): Fault =>
    error.code === "DUPLICATE_KEY"
      ? {
          code: "key-duplicate",
          at: wordAt(text, span(...error.pos)),
          params: { key: wordText(text, error.pos[0]) },
        }
      : { code: "yaml-syntax", at: span(...error.pos), params: { problem: problemOf(error) } },
  );
  const positions = new Map<string, Position>();
  if (document.contents !== null) walk(document.contents, [], undefined, positions, span);
  if (document.errors.length > 0) return { data: undefined, positions, faults };
  try {
    return { data: document.toJS({ maxAliasCount: 100 }) as unknown, positions, faults };
  } catch (error) {
    const problem = error instanceof Error ? firstLine(error.message) : String(error);
    const [start, end] = unresolvedAlias(document) ?? [0, 1];
    return { data: undefined, positions, faults: [{ code: "yaml-syntax", at: span(start, end), params: { problem } }] };
  }
}

/** The faults that people make have words of ours, by the parser's code; the rest is said in the parser's own. */
const known = new Set([
  "BAD_INDENT",
  "TAB_AS_INDENT",
  "BLOCK_AS_IMPLICIT_KEY",
  "MULTILINE_IMPLICIT_KEY",
  "MISSING_CHAR",
  "UNEXPECTED_TOKEN",
  "BAD_ALIAS",
]);

function problemOf({ code, message }: YAMLParseError | YAMLWarning): string {
  return known.has(code) ? `yaml-${code.toLowerCase().replaceAll("_", "-")}` : firstLine(message);
}

/** Where an alias stands whose anchor does not. */
function unresolvedAlias(document: Document): readonly [number, number] | undefined {
  let found: readonly [number, number] | undefined;
  visit(document, {
    Alias(_key, node) {
      if (node.resolve(document) !== undefined) return undefined;
      if (node.range !== null && node.range !== undefined) found = [node.range[0], node.range[1]];
      return visit.BREAK;
    },
  });
  return found;
}

/** Position of the value, or of the nearest thing around it that has one. */
export function valueSpan(positions: Positions, path: Path, file: string): Span {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = positions.get(pathKey(path.slice(0, length)));
    if (found !== undefined) return length === path.length ? found.value : (found.key ?? found.value);
  }
  return lineStart(file);
}

/** Position of the key, or of the nearest thing around it that has one. */
export function keySpan(positions: Positions, path: Path, file: string): Span {
  return positions.get(pathKey(path))?.key ?? valueSpan(positions, path, file);
}

function walk(
  node: Node,
  path: Path,
  key: Span | undefined,
  positions: Map<string, Position>,
  span: (start: number, end: number) => Span,
): void {
  const value = spanOf(node, span);
  if (value !== undefined) positions.set(pathKey(path), key === undefined ? { value } : { key, value });
  if (isAlias(node)) return;
  if (isMap(node)) {
    for (const pair of node.items) {
      const keyNode = pair.key as Node | null;
      const name = isScalar(keyNode) ? String(keyNode.value) : String(keyNode);
      const keyAt = keyNode === null ? undefined : spanOf(keyNode, span);
      const child = pair.value as Node | null;
      if (child !== null) walk(child, [...path, name], keyAt, positions, span);
      else if (keyAt !== undefined) positions.set(pathKey([...path, name]), { key: keyAt, value: keyAt });
    }
  } else if (isSeq(node)) {
    node.items.forEach((item, index) => walk(item as Node, [...path, index], undefined, positions, span));
  }
}

function spanOf(node: Node, span: (start: number, end: number) => Span): Span | undefined {
  const range: Range | null | undefined = node.range;
  return range === null || range === undefined ? undefined : span(range[0], range[1]);
}

function wordText(text: string, offset: number): string {
  return /^[^\s:{}[\],]+(?: [^\s:{}[\],]+)*/u.exec(text.replace(/^\ufeff/, "").slice(offset, offset + 80))?.[0] ?? "";
}

function wordAt(text: string, at: Span): Span {
  const line = text.replace(/^\ufeff/, "").split("\n")[at.line - 1] ?? "";
  return { ...at, endColumn: at.column + Math.max(1, wordText(line, at.column - 1).length) };
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? text).replace("; please use YAML.parseAllDocuments()", "");
}
