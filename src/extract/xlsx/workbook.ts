import { SaxesParser } from "saxes";
import { ExtractError } from "../reader.ts";
import type { Zip, ZipMember } from "../zip.ts";
import { builtInStyle, styleOfCode } from "./number-text.ts";
import type { NumberStyle } from "./number-text.ts";

export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: ZipMember;
}

export interface CellStyle {
  readonly number: NumberStyle;
  readonly bold: boolean;
  readonly indent: number;
}

export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  readonly date1904: boolean;
  readonly strings: ZipMember | undefined;
  /** By the `s` of a cell. */
  readonly styles: readonly CellStyle[];
}

/** Small parts only: these are read whole. */
const partBytes = 64 * 1024 * 1024;

/**
 * Finds the parts of a workbook. They are followed by their relationships, as the format wants it; where those fail,
 * by the usual names without regard to case, since some writers say `xl/SharedStrings.xml` or use `\`.
 */
export async function readWorkbook(zip: Zip, path: string): Promise<Workbook> {
  const parts = new Map(zip.members.map((member) => [member.name.replace(/^\//, "").toLowerCase(), member]));
  const rootRels = await relationships(parts.get("_rels/.rels"), "", path);
  const main =
    parts.get(target(rootRels, "/officeDocument")?.toLowerCase() ?? "") ??
    parts.get("xl/workbook.xml") ??
    [...parts].find(([name]) => name.endsWith("/workbook.xml"))?.[1];
  if (main === undefined) throw new ExtractError("workbook-broken", path, { reason: "no workbook.xml" });
  const folder = main.name.replace(/^\//, "").replace(/[^/]*$/, "");
  const relsPart = `${folder}_rels/${main.name.replace(/^.*\//, "")}.rels`.toLowerCase();
  const rels = await relationships(parts.get(relsPart), folder, path);
  const find = (type: string, usual: string): ZipMember | undefined =>
    parts.get(target(rels, type)?.toLowerCase() ?? "") ?? parts.get(`${folder}${usual}`.toLowerCase());

  const sheets: SheetEntry[] = [];
  let date1904 = false;
  await readPart(main, path, (name, attributes) => {
    if (name === "workbookPr") date1904 = isTrue(attributes["date1904"]);
    if (name !== "sheet") return;
    const rel = rels.find((candidate) => candidate.id === (attributes["id"] ?? ""));
    // Chart sheets and macro sheets have no cells.
    if (rel !== undefined && !rel.type.endsWith("/worksheet")) return;
    const part =
      parts.get(rel?.target.toLowerCase() ?? "") ?? parts.get(`${folder}worksheets/sheet${sheets.length + 1}.xml`);
    const sheet = attributes["name"] ?? `Sheet${sheets.length + 1}`;
    if (part === undefined) throw new ExtractError("workbook-broken", path, { reason: `no part for sheet ${sheet}` });
    sheets.push({ name: sheet, hidden: (attributes["state"] ?? "visible") !== "visible", part });
  });
  if (sheets.length === 0) throw new ExtractError("workbook-broken", path, { reason: "no sheets" });
  const styles = find("/styles", "styles.xml");
  return {
    sheets,
    date1904,
    strings: find("/sharedStrings", "sharedStrings.xml"),
    styles: styles === undefined ? [] : await readStyles(styles, path),
  };
}

interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

async function relationships(part: ZipMember | undefined, folder: string, path: string): Promise<Relationship[]> {
  if (part === undefined) return [];
  const found: Relationship[] = [];
  await readPart(part, path, (name, attributes) => {
    if (name !== "Relationship" || attributes["TargetMode"] === "External") return;
    const written = (attributes["Target"] ?? "").replaceAll("\\", "/");
    found.push({
      id: attributes["Id"] ?? "",
      type: attributes["Type"] ?? "",
      target: written.startsWith("/") ? written.slice(1) : resolved(folder + written),
    });
  });
  return found;
}

function resolved(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function target(rels: readonly Relationship[], type: string): string | undefined {
  return rels.find((rel) => rel.type.endsWith(type))?.target;
}

async function readStyles(part: ZipMember, path: string): Promise<CellStyle[]> {
  const codes = new Map<number, NumberStyle>();
  const boldFonts: boolean[] = [];
  const styles: { number: NumberStyle; bold: boolean; indent: number }[] = [];
  const within: string[] = [];
  await readPart(
    part,
    path,
    (name, attributes) => {
      const parent = within.at(-1);
      within.push(name);
      if (name === "numFmt" && parent === "numFmts") {
        codes.set(Number(attributes["numFmtId"]), styleOfCode(attributes["formatCode"] ?? ""));
      } else if (name === "font" && parent === "fonts") boldFonts.push(false);
      else if (name === "b" && parent === "font" && within.at(-3) === "fonts") {
        boldFonts[boldFonts.length - 1] = attributes["val"] === undefined || isTrue(attributes["val"]);
      } else if (name === "xf" && parent === "cellXfs") {
        const id = Number(attributes["numFmtId"] ?? 0);
        const bold = boldFonts[Number(attributes["fontId"] ?? 0)] ?? false;
        styles.push({ number: codes.get(id) ?? builtInStyle(id), bold, indent: 0 });
      } else if (name === "alignment" && parent === "xf" && within.at(-3) === "cellXfs") {
        const style = styles.at(-1);
        if (style !== undefined) style.indent = Number(attributes["indent"] ?? 0) || 0;
      }
    },
    () => within.pop(),
  );
  return styles;
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}

/** Runs a small part through saxes; names and attributes come without their prefixes. */
async function readPart(
  part: ZipMember,
  path: string,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
  close: () => void = () => {},
): Promise<void> {
  if (part.size > partBytes) throw new ExtractError("workbook-broken", path, { reason: `${part.name} is too large` });
  const parser = new SaxesParser({ xmlns: false });
  let fault: Error | undefined;
  parser.on("error", (error) => {
    fault ??= error;
  });
  parser.on("doctype", () => {
    fault ??= new Error("DTD");
  });
  parser.on("opentag", (tag) => {
    const attributes: Record<string, string> = {};
    for (const [name, value] of Object.entries(tag.attributes)) attributes[name.replace(/^.*:/, "")] = value;
    open(tag.name.replace(/^.*:/, ""), attributes);
  });
  parser.on("closetag", close);
  const decoder = new TextDecoder("utf-8");
  for await (const chunk of part.read()) parser.write(decoder.decode(chunk, { stream: true }));
  parser.write(decoder.decode());
  parser.close();
  if (fault !== undefined)
    throw new ExtractError("workbook-broken", path, { reason: `${part.name}: ${fault.message}` });
}
