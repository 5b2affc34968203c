import { own } from "../../model/index.ts";

/**
 * The few things a sheet needs of XML, ten times as fast as a general parser: a workbook of a million rows is half a
 * gigabyte of `<c r="A1" t="s"><v>0</v></c>`. Checks nesting; refuses DTDs, so there are no entities but the five and
 * character references. A test holds it to saxes on the same input.
 */
export interface TagHandler {
  /** @param attributes the text between name and `>`, for {@link attribute} */
  open(name: string, attributes: string): void;
  /** Also called for `<a/>`. */
  close(name: string): void;
  /** May come in several pieces. Entities are resolved. */
  text(text: string): void;
}

export class XmlFault extends Error {
  readonly reason: "dtd" | "truncated" | "malformed" | "too-deep" | "too-long";
  constructor(reason: XmlFault["reason"], detail: string) {
    super(`${reason}: ${detail}`);
    this.reason = reason;
  }
}

export class Tags {
  readonly #handler: TagHandler;
  readonly #maxDepth: number;
  readonly #maxText: number;
  readonly #stack: string[] = [];
  #rest = "";
  #rooted = false;

  constructor(handler: TagHandler, limits: { readonly nesting: number; readonly textChars: number }) {
    this.#handler = handler;
    this.#maxDepth = limits.nesting;
    this.#maxText = limits.textChars;
  }

  write(chunk: string): void {
    const text = this.#rest === "" ? chunk : this.#rest + chunk;
    const used = this.#scan(text);
    this.#rest = used === text.length ? "" : text.slice(used);
    if (this.#rest.length > this.#maxText) throw new XmlFault("too-long", `more than ${this.#maxText} characters`);
  }

  end(): void {
    if (this.#stack.length > 0 || !this.#rooted || this.#rest.trim() !== "") {
      throw new XmlFault("truncated", `inside ${this.#stack.join("/")}`);
    }
  }

  /** Handles all complete tokens; returns where the incomplete one begins. */
  #scan(text: string): number {
    let at = 0;
    for (;;) {
      const open = text.indexOf("<", at);
      if (open === -1) return at;
      if (open > at) this.#text(text.slice(at, open));
      const second = text.charCodeAt(open + 1);
      let end: number;
      if (second === 0x21 /* ! */) {
        end = this.#declaration(text, open);
        if (end === -1) return open;
      } else {
        end = text.indexOf(">", open);
        if (end === -1) return open;
        if (second === 0x2f /* / */) this.#close(localName(text.slice(open + 2, end).trimEnd()));
        else if (second !== 0x3f /* ? */) {
          end = this.#open(text, open + 1, end);
          if (end === -1) return open;
        }
      }
      at = end + 1;
    }
  }

  #open(text: string, from: number, firstEnd: number): number {
    let end = firstEnd;
    let nameEnd = from;
    for (; nameEnd < end; nameEnd++) {
      const code = text.charCodeAt(nameEnd);
      if (code <= 0x20 || code === 0x2f) break;
    }
    const name = localName(text.slice(from, nameEnd));
    if (name === "") throw new XmlFault("malformed", "a tag without a name");
    let attributes = text.slice(nameEnd, end);
    // `>` is allowed inside an attribute: then the quotes before it are odd.
    while (unclosedQuote(attributes)) {
      end = text.indexOf(">", end + 1);
      if (end === -1) return -1;
      attributes = text.slice(nameEnd, end);
    }
    this.#rooted = true;
    if (this.#stack.length >= this.#maxDepth) throw new XmlFault("too-deep", `more than ${this.#maxDepth} levels`);
    if (attributes.endsWith("/")) {
      this.#handler.open(name, attributes.slice(0, -1));
      this.#handler.close(name);
    } else {
      this.#stack.push(name);
      this.#handler.open(name, attributes);
    }
    return end;
  }

  #close(name: string): void {
    const open = this.#stack.pop();
    if (open !== name) throw new XmlFault("malformed", `</${name}> closes <${open ?? ""}>`);
    this.#handler.close(name);
  }

  #text(text: string): void {
    if (this.#stack.length > 0) this.#handler.text(text.includes("&") ? unescapeXml(text) : text);
    else if (text.trim() !== "" && text !== "\ufeff") throw new XmlFault("malformed", "text outside the root");
  }

  /** Comment, CDATA or DTD; -1 when it is not complete. */
  #declaration(text: string, open: number): number {
    if (text.startsWith("<!--", open)) {
      const end = text.indexOf("-->", open + 4);
      return end === -1 ? -1 : end + 2;
    }
    if (text.startsWith("<![CDATA[", open)) {
      const end = text.indexOf("]]>", open + 9);
      if (end === -1) return -1;
      this.#handler.text(text.slice(open + 9, end));
      return end + 2;
    }
    if (text.length - open < 9) return -1;
    throw new XmlFault("dtd", text.slice(open, open + 20));
  }
}

function unclosedQuote(attributes: string): boolean {
  let quote = 0;
  for (let i = 0; i < attributes.length; i++) {
    const code = attributes.charCodeAt(i);
    if (quote === 0 && (code === 0x22 || code === 0x27)) quote = code;
    else if (code === quote) quote = 0;
  }
  return quote !== 0;
}

/** Writers are free in their choice of prefix (`x:row`); sheets are told apart by local names only. */
function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}

/** The value of an attribute in the text of a tag; undefined when it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    if (attributes.charCodeAt(at - 1) > 0x20) continue;
    let i = at + name.length;
    while (attributes.charCodeAt(i) <= 0x20) i++;
    if (attributes[i] !== "=") continue;
    i++;
    while (attributes.charCodeAt(i) <= 0x20) i++;
    const quote = attributes[i];
    if (quote !== '"' && quote !== "'") continue;
    const end = attributes.indexOf(quote, i + 1);
    if (end === -1) return undefined;
    const value = attributes.slice(i + 1, end);
    return value.includes("&") ? unescapeXml(value) : value;
  }
  return undefined;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{1,8});/g, (whole, name: string) => {
    if (name[0] !== "#") return own(named, name) ?? whole;
    const code = name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
