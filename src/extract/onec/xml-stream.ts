import { SaxesParser } from "saxes";
import type { Limits } from "../limits.ts";
import { ExtractError } from "../reader.ts";
import type { TextChunk } from "./xml-text.ts";

/** An element with all that is in it. Names and attribute names are local: 1C binds prefixes as it likes. */
export interface XmlElement {
  readonly name: string;
  /** Line on which the element opens, 1-based. */
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  /** Empty ones are shared: add with {@link addChild}. */
  children: readonly XmlElement[];
  /** Character data directly inside, as written. */
  text: string;
  /** Bytes or characters that had to be replaced somewhere inside. Stands on the outermost element only. */
  damage?: { readonly line: number; readonly hex: string }[];
}

/** enter: look at its children, keep nothing of it. take: hand it over whole. skip: pass over it without keeping anything. */
export type Choice = "enter" | "take" | "skip";

export interface XmlStreamOptions {
  /** Display path, for errors. */
  readonly file: string;
  readonly limits: Limits;
  /** Asked when an element opens, unless it is inside one that is taken or skipped. `ancestors` are entered elements, root first. */
  choose(name: string, ancestors: readonly string[], attributes: Readonly<Record<string, string>>): Choice;
}

/** Elements within one taken element. A counterparty has hundreds at most, a document tens of thousands. */
const maxElements = 1_000_000;

/**
 * Streams the taken elements of an XML file, some at a time. Memory is that of one chunk and the elements it completes.
 * Document type declarations are refused, which leaves no way to define an entity or to name an external one.
 *
 * Throws ExtractError: xml-truncated, xml-broken, xml-doctype, xml-too-deep, xml-text-too-long, xml-element-too-large.
 */
export async function* streamElements(
  chunks: AsyncIterable<TextChunk>,
  options: XmlStreamOptions,
): AsyncGenerator<readonly XmlElement[], void, void> {
  const parser = elementParser(options);
  for await (const chunk of chunks) {
    const ready = parser.write(chunk);
    if (ready.length > 0) yield ready;
  }
  const rest = parser.end();
  if (rest.length > 0) yield rest;
}

/** The root element of a short XML text, such as a value that holds XML. Throws ExtractError as {@link streamElements} does. */
export function parseElement(text: string, limits: Limits): XmlElement | undefined {
  const parser = elementParser({ file: "", limits, choose: () => "take" });
  return [...parser.write({ text, damage: [] }), ...parser.end()][0];
}

interface ElementParser {
  /** The elements that this chunk completes. */
  write(chunk: TextChunk): readonly XmlElement[];
  end(): readonly XmlElement[];
}

function elementParser(options: XmlStreamOptions): ElementParser {
  const { file, limits } = options;
  const parser = new SaxesParser();
  const entered: string[] = [];
  const open: XmlElement[] = [];
  let skipDepth = 0;
  let depth = 0;
  let elements = 0;
  let line = 1;
  /** Characters given to the parser, and how many of them the last event had used up. */
  let written = 0;
  let lastEvent = 0;
  let ended = false;
  let ready: XmlElement[] = [];
  let damage: { line: number; hex: string }[] = [];

  const fail = (code: string, params: Readonly<Record<string, string | number>> = {}): never => {
    throw new ExtractError(code, file, params, { place: String(parser.line) });
  };
  const takeText = (text: string): void => {
    lastEvent = parser.position;
    const element = open.at(-1);
    if (element === undefined) return;
    // Between the children stands only the indentation.
    if (element.children.length > 0 && text.trim() === "") return;
    element.text += text;
    if (element.text.length > limits.textChars) fail("xml-text-too-long", { limit: limits.textChars });
  };

  parser.on("error", (error) => {
    const reason = error.message.replace(/^\d+:\d+:\s*/, "");
    // `&#x1;` is no character of XML, but some exporters write it: it stays in the value as it stands, and is told.
    if (reason === "malformed character entity.") return void damage.push({ line: parser.line, hex: "&#" });
    // A blank line before the declaration is what a careless script prints; nothing is lost by reading on.
    if (reason.startsWith("an XML declaration must be at the start")) return;
    if (ended) fail("xml-truncated", { reason });
    fail("xml-broken", { column: parser.column, reason });
  });
  parser.on("doctype", () => fail("xml-doctype"));
  parser.on("opentagstart", () => {
    line = parser.line;
  });
  parser.on("opentag", (tag) => {
    lastEvent = parser.position;
    if (++depth > limits.nesting) fail("xml-too-deep", { limit: limits.nesting });
    if (skipDepth > 0) return void skipDepth++;
    const name = localName(tag.name);
    const parent = open.at(-1);
    if (parent === undefined) {
      const attributes = localAttributes(tag.attributes);
      const choice = options.choose(name, entered, attributes);
      if (choice === "enter") return void entered.push(name);
      if (choice === "skip") {
        skipDepth = 1;
        parser.off("text");
        parser.off("cdata");
        return;
      }
      elements = 0;
      open.push({ name, line, attributes, children: noChildren, text: "" });
      return;
    }
    if (++elements > maxElements) fail("xml-element-too-large", { limit: maxElements });
    const element: XmlElement = {
      name,
      line,
      attributes: localAttributes(tag.attributes),
      children: noChildren,
      text: "",
    };
    addChild(parent, element);
    open.push(element);
  });
  parser.on("closetag", () => {
    lastEvent = parser.position;
    depth--;
    if (skipDepth > 0) {
      if (--skipDepth === 0) {
        parser.on("text", takeText);
        parser.on("cdata", takeText);
      }
      return;
    }
    const element = open.pop();
    if (element === undefined) return void entered.pop();
    if (open.length > 0) return;
    const hurt = damage.filter((each) => each.line >= element.line && each.line <= parser.line);
    if (hurt.length > 0) element.damage = hurt;
    ready.push(element);
  });
  parser.on("text", takeText);
  parser.on("cdata", takeText);

  const handOver = (): readonly XmlElement[] => {
    const batch = ready;
    if (batch.length > 0) ready = [];
    return batch;
  };
  return {
    write({ text, damage: found }) {
      if (found.length > 0) {
        const lines = lineCounter(text, parser.line);
        damage = [...damage, ...found.map(({ at, hex }) => ({ line: lines(at), hex }))];
      }
      parser.write(text);
      written += text.length;
      // Text that no event has ended yet is held by the parser; while skipping it holds none.
      if (skipDepth === 0 && written - lastEvent > limits.textChars) {
        fail("xml-text-too-long", { limit: limits.textChars });
      }
      if (damage.length > 0) damage = damage.filter((each) => each.line >= (open[0]?.line ?? parser.line));
      return handOver();
    },
    end() {
      ended = true;
      parser.close();
      return handOver();
    },
  };
}

function lineCounter(text: string, start: number): (at: number) => number {
  let line = start;
  let from = 0;
  return (at) => {
    for (; from < at; from++) if (text.charCodeAt(from) === 10) line++;
    return line;
  };
}

const noChildren: readonly XmlElement[] = Object.freeze([]);

/** Most elements are leaves, and a file has tens of millions: an empty list of its own for each would be half the garbage. */
export function addChild(parent: XmlElement, element: XmlElement): void {
  if (parent.children.length === 0) parent.children = [element];
  else (parent.children as XmlElement[]).push(element);
}

export const noAttributes: Readonly<Record<string, string>> = Object.freeze({});

/** Without namespace declarations; `xsi:nil` is `nil`. */
function localAttributes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  let found: Record<string, string> | undefined;
  for (const name in attributes) {
    if (name === "xmlns" || name.startsWith("xmlns:")) continue;
    found ??= {};
    found[localName(name)] = attributes[name] ?? "";
  }
  return found ?? noAttributes;
}

export function localName(name: string): string {
  const colon = name.lastIndexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The first child of that name. */
export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((each) => each.name === name);
}

/** Text of the element at a path of child names, trimmed; "" where there is none. */
export function textAt(element: XmlElement, ...path: readonly string[]): string {
  let here: XmlElement | undefined = element;
  for (const name of path) here = here === undefined ? undefined : child(here, name);
  return here?.text.trim() ?? "";
}
