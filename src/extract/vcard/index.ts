import { countUp, type FileFacts, type Issue, type RawRecord } from "../../model/index.ts";
import { findEncoding } from "../encoding.ts";
import { readLines } from "../lines.ts";
import { PathUnion } from "../onec/path-union.ts";
import { batchSize } from "../reader.ts";
import type { OpenSource, ReaderInput } from "../reader.ts";
import { readProperty, unfold } from "./property.ts";
import type { Property } from "./property.ts";

/**
 * vCard 2.1, 3.0 and 4.0, any number of cards in a file. The paths of a card: `FN`, `N/family`, `TEL[cell]`,
 * `EMAIL[work]#2`, `ADR[home]/city`, `ORG/name`, `ORG/unit`. Types stand in brackets, lower case, sorted, without those
 * that say nothing (`voice`, `internet`, `pref`). Pictures and keys are left out, and counted in the facts.
 */
export async function readVcard(input: ReaderInput): Promise<OpenSource> {
  const encoding = await findEncoding(input);
  const facts: { -readonly [K in keyof FileFacts]: FileFacts[K] } = { format: "vcard", encoding: encoding.encoding };
  return { facts: [facts], rows: draw(input, encoding, facts) };
}

async function* draw(
  input: ReaderInput,
  encoding: Awaited<ReturnType<typeof findEncoding>>,
  facts: { details?: FileFacts["details"]; issues?: readonly Issue[] },
): AsyncGenerator<readonly RawRecord[], void, void> {
  const { path } = input.options;
  const union = new PathUnion();
  const versions = new Set<string>();
  let card: Card | undefined;
  let nested = 0;
  let binaries = 0;
  let stray = 0;
  let batch: RawRecord[] = [];
  const finish = (whole: boolean): void => {
    if (card !== undefined) batch.push(card.record(path, whole));
    card = undefined;
  };
  for await (const lines of unfold(readLines(input, encoding))) {
    for (const line of lines) {
      const property = readProperty(line.text, encoding.encoding);
      if (property === undefined) {
        if (line.text.trim() === "") continue;
        if (card === undefined) stray++;
        else card.note("vcard-line-broken", line.text);
        continue;
      }
      const isCard = property.value.trim().toUpperCase() === "VCARD";
      if (property.name === "BEGIN" && isCard) {
        if (card !== undefined && nested === 0 && !line.nested) finish(false);
        if (card === undefined) card = new Card(line.number);
        else nested++;
      } else if (property.name === "END" && isCard) {
        if (nested > 0) nested--;
        else finish(true);
      } else if (card === undefined) stray++;
      else if (nested === 0) {
        if (property.name === "VERSION") versions.add(property.value.trim());
        else if (property.binary) binaries++;
        else card.add(property);
      }
    }
    if (batch.length >= batchSize) {
      yield union.align(batch);
      batch = [];
    }
  }
  finish(false);
  const details: Record<string, string | number> = {};
  if (versions.size > 0) details["version"] = [...versions].sort().join(", ");
  if (binaries > 0) details["binaries"] = binaries;
  facts.details = details;
  const issues: Issue[] = [];
  if (binaries > 0) issues.push({ code: "vcard-binaries", severity: "note", params: { count: binaries } });
  if (stray > 0) issues.push({ code: "vcard-stray-lines", severity: "warning", params: { count: stray } });
  if (issues.length > 0) facts.issues = issues;
  if (batch.length > 0) yield union.align(batch);
}

/** One card while its lines are gathered. */
class Card {
  readonly #line: number;
  readonly #paths: string[] = [];
  readonly #values: string[] = [];
  readonly #counts = new Map<string, number>();
  readonly #stored: Record<string, string> = {};
  readonly #issues: Issue[] = [];

  constructor(line: number) {
    this.#line = line;
  }

  add(property: Property): void {
    for (const { path, value } of property.parts) {
      if (value === "") continue;
      const [head = "", ...tail] = path.split("/");
      const key = tail.length === 0 ? head : `${head}/${tail.join("/")}`;
      const count = countUp(this.#counts, key);
      // The whole property repeats, not its part: `ADR#2/city`.
      const repeated =
        tail.length === 0 || path.endsWith("/unit") ? `${key}#${count}` : `${head}#${count}/${tail.join("/")}`;
      const at = count === 1 ? key : repeated;
      this.#paths.push(at);
      this.#values.push(value);
      if (property.stored !== undefined && tail.length === 0) this.#stored[at] = property.stored;
    }
    if (property.undecodable !== undefined) {
      this.#issues.push({
        code: "bytes-undecodable",
        severity: "warning",
        at: property.name,
        raw: property.undecodable,
        params: { line: this.#line },
      });
    }
  }

  note(code: string, raw: string): void {
    this.#issues.push({ code, severity: "warning", raw });
  }

  record(path: string, whole: boolean): RawRecord {
    const issues: Issue[] = whole ? this.#issues : [...this.#issues, { code: "vcard-not-closed", severity: "warning" }];
    return {
      path,
      line: this.#line,
      paths: this.#paths,
      values: this.#values,
      ...(Object.keys(this.#stored).length > 0 && { stored: this.#stored }),
      ...(this.#values.length === 0 && { leftOut: "blank" }),
      ...(issues.length > 0 && { issues }),
    };
  }
}
