import type { Conflict, Issue, SourceRecord } from "../../model/index.ts";
import { singleFields } from "./survive.ts";

/** A golden record as the bytes of its line of golden.ndjson, each a character (`latin1`), with what its members disagreed on. */
export interface GoldenBytes {
  readonly line: string;
  readonly conflicts: readonly Conflict[];
  readonly issues: readonly Issue[];
}

/** Lists that both types have, in the order in which they are written. */
export const commonLists = ["identifiers", "phones", "emails", "addresses", "sites", "tags", "notes"] as const;

// Values are objects of texts. A line with such a bracket in a text is not taken apart. What a group is called is the field that it has.
const text = String.raw`"[^"\\]*"`;
const value = (name: string): string => String.raw`,"${name}":\{(?<${name}>[^{}]*)\}`;
const field = (name: string): string => `(?:${value(name)})?`;
const list = (name: string): string => String.raw`,"${name}":\[(?<${name}>(?:\{[^{}]*\},?)*)\]`;
const mark = (name: string): string => `(?<${name}>,"${name}":true)?`;

const common =
  String.raw`^\{"id":(?<id>${text}),(?<head>"source":(?<source>${text})[^{}]*"hash":${text})` +
  [...commonLists.map(list), ...singleFields.map(field), value("extra")].join("");
const forms = {
  counterparty: formOf(
    common +
      `,"type":"counterparty","kind":(?<kind>${text}),"kindRule":${text}${value("name")}` +
      [field("legalName"), list("formerNames"), ...["legalForm", "person", "birthDate"].map(field)].join("") +
      ["bankAccounts", "roles"].map(list).join("") +
      String.raw`,"relations":\[\]${mark("catchAll")}${mark("branch")}\}$`,
  ),
  contact: formOf(
    common +
      `,"type":"contact","kind":(?<kind>${text})${value("name")}` +
      [field("gender"), field("birthDate"), list("optOuts"), String.raw`,"of":\[(?<of>.*)\]\}$`].join(""),
  ),
};

interface Form {
  readonly pattern: RegExp;
  /** By field: its group. */
  readonly places: Readonly<Record<string, number>>;
}

/** Groups are found by their places: an object of their names would be made of every line. */
function formOf(named: string): Form {
  const groups = Array.from(named.matchAll(/\(\?<(\w+)>/g), ([, name], at) => [name!, at + 1] as const);
  return { pattern: new RegExp(named.replaceAll(/\?<\w+>/g, "")), places: Object.fromEntries(groups) };
}

/** A record as the bytes of its line, each a character (`latin1`), taken apart by fields; a field is parsed when it is asked for. */
export class LineParts {
  /** What the rules look at. It has the fields that a record may have, and no others may be asked for. */
  readonly record: SourceRecord;
  private readonly found: RegExpExecArray;
  private readonly places: Readonly<Record<string, number>>;

  private constructor(type: SourceRecord["type"], found: RegExpExecArray) {
    this.found = found;
    this.places = forms[type].places;
    this.record = new (type === "contact" ? ContactParts : CounterpartyParts)(this) as unknown as SourceRecord;
  }

  /** @returns undefined for a line of another form than this version writes, and for one with relations */
  static of(type: SourceRecord["type"], line: string): LineParts | undefined {
    const found = forms[type].pattern.exec(line);
    return found === null ? undefined : new LineParts(type, found);
  }

  /** What stands between the brackets of a field; undefined without it. */
  part(field: string): string | undefined {
    return this.found[this.places[field]!];
  }
}

/** The type of the record of a line, by what it ends in: relations stand last in a counterparty, or what follows them. */
export function typeOfLine(line: string): SourceRecord["type"] {
  return line.endsWith("]}") && !line.endsWith('"relations":[]}') ? "contact" : "counterparty";
}

/** Each field is parsed once. */
class FieldsParsed {
  private readonly parts: LineParts;
  private readonly parsed = new Map<string, unknown>();

  constructor(parts: LineParts) {
    this.parts = parts;
  }

  read(field: string, open: string, close: string): unknown {
    const part = this.parts.part(field);
    if (part === undefined) return undefined;
    let value = this.parsed.get(field);
    if (value === undefined) this.parsed.set(field, (value = JSON.parse(decoded(open + part + close))));
    return value;
  }

  get places(): readonly string[] {
    return (this.read("head", "{", "}") as SourceRecord).places;
  }
}

class CounterpartyParts extends FieldsParsed {
  readonly type = "counterparty";
}

class ContactParts extends FieldsParsed {
  readonly type = "contact";
}

function define(of: typeof FieldsParsed, fields: readonly string[], open: string, close: string): void {
  for (const field of fields)
    Object.defineProperty(of.prototype, field, {
      get(this: FieldsParsed) {
        return this.read(field, open, close);
      },
    });
}
define(FieldsParsed, ["id", "source", "kind"], "", "");
define(FieldsParsed, [...singleFields, "extra", "name", "birthDate"], "{", "}");
define(FieldsParsed, commonLists, "[", "]");
define(CounterpartyParts, ["legalName", "legalForm", "person"], "{", "}");
define(CounterpartyParts, ["formerNames", "bankAccounts", "roles"], "[", "]");
define(ContactParts, ["gender"], "{", "}");
define(ContactParts, ["optOuts", "of"], "[", "]");

/** Bytes as characters of which some are no ASCII. */
export const beyondAscii = /[\u0080-\u00ff]/;

/** Of bytes as characters the text they are. */
export function decoded(bytes: string): string {
  return beyondAscii.test(bytes) ? Buffer.from(bytes, "latin1").toString("utf8") : bytes;
}

/** Of a text its bytes as characters. */
export function encoded(written: string): string {
  return Buffer.from(written, "utf8").toString("latin1");
}
