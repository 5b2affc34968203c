import type { FileFacts, RawRecord } from "../../model/index.ts";
import { inBatches } from "../reader.ts";
import type { OpenSource, ReaderInput } from "../reader.ts";
import { PathTree } from "./path-tree.ts";
import { PathUnion } from "./path-union.ts";
import { streamElements } from "./xml-stream.ts";
import type { Choice, XmlElement } from "./xml-stream.ts";
import { decodeXml, detectXmlEncoding } from "./xml-text.ts";

export type Choose = (
  name: string,
  ancestors: readonly string[],
  attributes: Readonly<Record<string, string>>,
) => Choice;

/** What the reader of one XML format is given. */
export interface XmlSource {
  readonly input: ReaderInput;
  /** Streams the taken elements from the start of the file; may be called again for a second pass. */
  elements(choose: Choose): AsyncIterable<readonly XmlElement[]>;
  /** The paths that records of this file share. */
  readonly paths: PathTree;
  /** Adds a detail to the facts of the file. */
  tell(name: string, value: string | number): void;
  /** Adds one to a counted detail: `Номенклатура: 512`. */
  count(name: string): void;
}

/** Most paths that the facts list as headers: an export with more has generated names. */
const maxHeaders = 2000;

/** Builds the OpenSource of an XML format from a generator of its records. */
export function openXml(
  input: ReaderInput,
  format: string,
  read: (source: XmlSource) => AsyncIterable<RawRecord>,
): OpenSource {
  const encoding = detectXmlEncoding(input.head.bytes, input.options.encoding);
  const details: Record<string, string | number> = {};
  if (encoding.declared !== undefined && encoding.declared !== encoding.name) {
    details["declaredEncoding"] = encoding.declared;
  }
  const headers: string[] = [];
  const facts: FileFacts = { format, encoding: encoding.name, headers, details };
  const file = input.options.path;
  const source: XmlSource = {
    input,
    paths: new PathTree(),
    elements: (choose) =>
      streamElements(decodeXml(input.open(), encoding.name, file), { file, limits: input.limits, choose }),
    tell: (name, value) => {
      details[name] = value;
    },
    count: (name) => {
      details[name] = Number(details[name] ?? 0) + 1;
    },
  };
  return { facts: [facts], rows: aligned(read(source), headers) };
}

/** Lists the paths in the order in which they first occur, and gives the rows of a kind one list of paths. */
async function* aligned(
  rows: AsyncIterable<RawRecord>,
  headers: string[],
): AsyncGenerator<readonly RawRecord[], void, void> {
  const known = new Set<string>();
  const union = new PathUnion();
  for await (const batch of inBatches(rows)) {
    for (const { paths } of batch) {
      for (const path of paths) {
        if (headers.length >= maxHeaders || known.has(path)) continue;
        known.add(path);
        headers.push(path);
      }
    }
    yield union.align(batch);
  }
}
