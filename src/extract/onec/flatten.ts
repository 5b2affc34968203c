import type { Issue, RawRecord } from "../../model/index.ts";
import type { PathNode, PathTree } from "./path-tree.ts";
import { noAttributes } from "./xml-stream.ts";
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
 * An element's content as (path, text): attributes and children alike by local name, joined by `/`. A second element of one
 * name and qualifier under one parent is `Имя#2`, the third `Имя#3`. Text is never trimmed. Elements without text make no path,
 * for they say nothing; nor do the attributes `nil` and `type` of XML Schema.
 */
export function flatten(element: XmlElement, qualifiers: Qualifiers, tree: PathTree): Cells {
  const cells: Cells = { paths: [], values: [] };
  append(element, qualifiers, tree, tree.root, undefined, cells);
  return cells;
}

function append(
  element: XmlElement,
  qualifiers: Qualifiers,
  tree: PathTree,
  node: PathNode,
  skip: string | undefined,
  cells: Cells,
): void {
  const { attributes, children } = element;
  const mark = tree.mark();
  for (const name in attributes) {
    const value = attributes[name] ?? "";
    if (name === "nil" || name === "type" || name === skip || value === "") continue;
    put(cells, tree.next(node, name, undefined, "", mark).path, value);
  }
  for (const inner of children) {
    const isLeaf = inner.children.length === 0;
    if (inner.name === skip && isLeaf) continue;
    const by = qualifiers[inner.name];
    const next = tree.next(node, inner.name, by, by === undefined ? "" : wordOf(inner, by), mark);
    const own = inner.text;
    if (isLeaf ? own !== "" : own.trim() !== "") put(cells, next.path, own);
    if (!isLeaf || inner.attributes !== noAttributes) append(inner, qualifiers, tree, next, by, cells);
  }
}

function wordOf(element: XmlElement, by: string): string {
  for (const each of element.children) if (each.name === by) return each.text;
  return element.attributes[by] ?? "";
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
