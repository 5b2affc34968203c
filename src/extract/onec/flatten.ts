import type { Issue, RawRecord } from "../../model/index.ts";
import type { XmlElement } from "./xml-stream.ts";

/**
 * Which child tells elements of one name apart: `Контакт: "Тип"` makes `Контакты/Контакт[Тип=Почта]/Значение` of a `Контакт`
 * with a `Тип` «Почта». The child itself makes no path of its own: its text is in the paths of its siblings.
 */
export type Qualifiers = Readonly<Record<string, string>>;

/** Paths and values of one record while it is gathered. */
export interface Cells {
  readonly paths: string[];
  readonly values: string[];
}

/**
 * Appends an element's content as (path, text): attributes and children alike by local name, joined by `/`. A second
 * element of one name and qualifier under one parent is `Имя#2`, the third `Имя#3`. Text is never trimmed. Elements without
 * text make no path, for they say nothing; nor do `xsi:nil` elements and the attributes `nil` and `type` of XML Schema.
 */
export function flatten(element: XmlElement, qualifiers: Qualifiers, cells: Cells, prefix = "", skip?: string): void {
  if (element.attributes["nil"] === "true") return;
  for (const name in element.attributes) {
    const value = element.attributes[name] ?? "";
    if (name !== "nil" && name !== "type" && name !== skip && value !== "") put(cells, prefix + name, value);
  }
  const seen = new Map<string, number>();
  for (const inner of element.children) {
    if (inner.name === skip && inner.children.length === 0) continue;
    const by = qualifiers[inner.name];
    const step = by === undefined ? inner.name : qualified(inner, by);
    const count = (seen.get(step) ?? 0) + 1;
    seen.set(step, count);
    const path = prefix + (count === 1 ? step : `${step}#${count}`);
    const own = inner.text;
    if (inner.children.length === 0 ? own !== "" : own.trim() !== "") put(cells, path, own);
    flatten(inner, qualifiers, cells, `${path}/`, by);
  }
}

function qualified(element: XmlElement, by: string): string {
  const found = element.children.find((each) => each.name === by)?.text ?? element.attributes[by] ?? "";
  const word = found.replace(/\s+/gu, " ").trim().replaceAll("[", "(").replaceAll("]", ")");
  return word === "" ? element.name : `${element.name}[${by}=${word}]`;
}

function put(cells: Cells, path: string, value: string): void {
  cells.paths.push(path);
  cells.values.push(value);
}

/** Issues for what had to be replaced inside an element. */
export function damageIssues(element: XmlElement): readonly Issue[] {
  return (element.damage ?? []).map(({ line, hex }) => ({
    code: "xml-illegal-character",
    severity: "warning",
    raw: hex,
    params: { line },
  }));
}

/** `true`, `1`, «да», «истина» in any case. */
export function isTrue(text: string | undefined): boolean {
  return text !== undefined && /^\s*(?:true|1|да|истина)\s*$/iu.test(text);
}

/** A record without optional parts that are absent. */
export function rawRecord(parts: {
  readonly path: string;
  readonly sheet?: string | undefined;
  readonly line: number;
  readonly cells: Cells;
  readonly folder?: string | undefined;
  readonly leftOut?: RawRecord["leftOut"];
  readonly issues?: readonly Issue[];
}): RawRecord {
  const { path, sheet, line, cells, folder, leftOut, issues } = parts;
  return {
    path,
    ...(sheet === undefined ? {} : { sheet }),
    line,
    paths: cells.paths,
    values: cells.values,
    ...(folder === undefined || folder === "" ? {} : { folder }),
    ...(leftOut === undefined ? {} : { leftOut }),
    ...(issues === undefined || issues.length === 0 ? {} : { issues }),
  };
}
