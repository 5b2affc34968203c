import iconv from "iconv-lite";
import type { FileFacts, Issue, RawRecord } from "../../model/index.ts";
import { findEncoding, plausibility } from "../encoding.ts";
import type { FoundEncoding } from "../encoding.ts";
import { readLines } from "../lines.ts";
import type { Line } from "../lines.ts";
import { ExtractError, inBatches } from "../reader.ts";
import type { OpenSource, ReaderInput } from "../reader.ts";
import { rawRecord } from "./flatten.ts";
import { innOfName, nameOfParty } from "./party-name.ts";
import { PathUnion } from "./path-union.ts";

/**
 * 1CClientBankExchange, any version: a statement or payment orders. The payer and the receiver of every document are a record
 * each, so one firm has as many rows as it has payments; its line is the one on which its fields begin.
 *
 * Paths: `Сторона` (Плательщик or Получатель), the party's fields without that word (`ИНН`, `КПП`, `РасчСчет`, `БИК`, `Банк1`…), its
 * own fields as `Наименование`, `Наименование1`…, and three that are worked out: `Название` (the name without what is glued to it), `ИНН` where it
 * stands only in the name, and `Наш счет` («да» for an account that the statement is of).
 */
export async function readClientBank(input: ReaderInput): Promise<OpenSource> {
  const found = await chooseEncoding(input);
  const details: Record<string, string | number> = {};
  const headers: string[] = [];
  const issues: Issue[] = [];
  const facts: FileFacts = { format: "1c-bank", encoding: found.encoding, headers, details, issues };
  const rows = new Statement(input, details, issues).read(readLines(input, found));
  return { facts: [facts], rows: aligned(rows, headers) };
}

async function* aligned(
  rows: AsyncIterable<RawRecord>,
  headers: string[],
): AsyncGenerator<readonly RawRecord[], void, void> {
  const union = new PathUnion();
  for await (const batch of inBatches(rows)) {
    const known = union.align(batch);
    for (const path of known[0]?.paths ?? []) if (!headers.includes(path)) headers.push(path);
    yield known;
  }
}

/** `Кодировка=` is only a claim: between its two values the text itself decides, and UTF-8 that decodes is UTF-8. */
async function chooseEncoding(input: ReaderInput): Promise<FoundEncoding> {
  const found = await findEncoding(input);
  if (found.by !== "statistics" || found.encoding.startsWith("utf")) return found;
  const isDos = /^Кодировка=DOS/imu.test(iconv.decode(input.head.bytes, "cp866"));
  const claimed = isDos ? "cp866" : "windows-1251";
  const as = (encoding: string): number => plausibility(iconv.decode(input.head.bytes, encoding));
  const other = isDos ? "windows-1251" : "cp866";
  return { ...found, encoding: as(other) > as(claimed) ? other : claimed };
}

const sides = ["Плательщик", "Получатель"] as const;

interface Field {
  readonly key: string;
  readonly value: string;
  readonly line: number;
  readonly hex?: string;
}

class Statement {
  readonly #input: ReaderInput;
  readonly #details: Record<string, string | number>;
  readonly #fileIssues: Issue[];
  readonly #ownAccounts = new Set<string>();
  /** `account`: inside СекцияРасчСчет; `document`: inside СекцияДокумент. */
  #section: "none" | "account" | "document" = "none";
  #sectionLine = 0;
  #fields: Field[] = [];
  #ended = false;

  constructor(input: ReaderInput, details: Record<string, string | number>, fileIssues: Issue[]) {
    this.#input = input;
    this.#details = details;
    this.#fileIssues = fileIssues;
  }

  async *read(batches: AsyncIterable<readonly Line[]>): AsyncGenerator<RawRecord, void, void> {
    let last = 0;
    for await (const batch of batches) {
      for (const line of batch) {
        last = line.number;
        if (!this.#ended) yield* this.#take(line);
      }
    }
    const { path } = this.#input.options;
    if (this.#section !== "none") {
      throw new ExtractError("bank-truncated", path, { section: this.#sectionLine }, { place: String(last) });
    }
    // Between two documents a cut file looks whole but for its last line.
    if (!this.#ended) this.#fileIssues.push({ code: "bank-end-missing", severity: "warning", params: { line: last } });
  }

  *#take({ text, number, fault }: Line): Generator<RawRecord, void, void> {
    const equals = text.indexOf("=");
    const key = (equals < 0 ? text : text.slice(0, equals)).trim();
    const value = equals < 0 ? "" : text.slice(equals + 1);
    switch (key) {
      case "КонецФайла":
        if (this.#section !== "none") this.#fail(number);
        this.#ended = true;
        return;
      case "СекцияРасчСчет":
      case "СекцияДокумент":
        if (this.#section !== "none") this.#fail(number);
        this.#section = key === "СекцияДокумент" ? "document" : "account";
        this.#sectionLine = number;
        this.#fields = [];
        return;
      case "КонецРасчСчет":
        this.#section = "none";
        return;
      case "КонецДокумента":
        if (this.#section === "document") yield* this.#parties();
        this.#section = "none";
        return;
    }
    if (key === "РасчСчет") this.#ownAccounts.add(value.trim());
    if (this.#section === "none") this.#note(key, value);
    if (this.#section !== "document") return;
    this.#fields.push({ key, value, line: number, ...(fault?.kind === "undecodable" ? { hex: fault.hex } : {}) });
  }

  #fail(line: number): never {
    const { path } = this.#input.options;
    throw new ExtractError("bank-section-open", path, { section: this.#sectionLine }, { place: String(line) });
  }

  #note(key: string, value: string): void {
    if (key === "ВерсияФормата") this.#details["schemaVersion"] = value.trim();
    if (key === "ДатаСоздания") this.#details["createdAt"] = value.trim();
    if (key === "Кодировка") this.#details["declaredEncoding"] = value.trim();
  }

  *#parties(): Generator<RawRecord, void, void> {
    for (const side of sides) {
      // `ПлательщикСчет` begins with the side's word; so does nothing else in a document.
      const own = this.#fields.filter(({ key }) => key.startsWith(side));
      if (own.length > 0) yield this.#party(side, own);
    }
  }

  #party(side: string, fields: readonly Field[]): RawRecord {
    const cells = { paths: ["Сторона"], values: [side] };
    const put = (path: string, value: string): void => {
      if (value === "") return;
      const count = cells.paths.filter((each) => each === path || each.startsWith(`${path}#`)).length;
      cells.paths.push(count === 0 ? path : `${path}#${count + 1}`);
      cells.values.push(value);
    };
    const issues: Issue[] = [];
    const get = (suffix: string): string => fields.find(({ key }) => key === side + suffix)?.value.trim() ?? "";
    for (const { key, value, hex, line } of fields) {
      const path = key.slice(side.length).replace(/^(?=\d?$)/, "Наименование");
      // Banks write 0 for a number that there is not: taken at its word, it would make one firm of all private persons.
      const says = /^(?:ИНН|КПП)$/u.test(path) ? /[1-9]/.test(value) : value.trim() !== "";
      put(path, says ? value : "");
      if (hex !== undefined) {
        issues.push({ code: "xml-illegal-character", severity: "warning", at: path, raw: hex, params: { line } });
      }
    }
    const said = [get("1"), get(""), get("Наименование")].find((name) => name !== "") ?? "";
    put("Название", nameOfParty(said));
    const inn = innOfName(get("")) ?? innOfName(get("1"));
    if (/^0*$/.test(get("ИНН")) && inn !== undefined) {
      put("ИНН", inn);
      issues.push({ code: "inn-in-name", severity: "note", at: "Наименование", field: "inn", raw: get("") });
    }
    const accounts = [get("РасчСчет"), get("Счет")];
    if (accounts.some((account) => account !== "" && this.#ownAccounts.has(account))) put("Наш счет", "да");
    const blank = cells.paths.length === 1;
    const line = fields[0]?.line ?? this.#sectionLine;
    return rawRecord({ path: this.#input.options.path, line, cells, issues, leftOut: blank ? "blank" : undefined });
  }
}
