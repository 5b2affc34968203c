import { addTo } from "../../model/index.ts";
import type { DraftEntity, RawRecord } from "../../model/index.ts";
import type { Header } from "../columns.ts";
import type { MappingFile } from "../schema/mapping.ts";
import { columnUses } from "../uses.ts";
import type { ColumnUse } from "../uses.ts";
import { factNames } from "../value-forms.ts";
import { isBlank } from "./cells.ts";

/** Which blocks of the mapping gave a record for this row; contacts by their place in the file. */
export interface Produced {
  readonly counterparty: DraftEntity | undefined;
  readonly contacts: readonly DraftEntity[];
  /** Indexes of contact blocks that gave a contact. */
  readonly blocks: readonly number[];
}

interface Doubtful {
  readonly index: number;
  /** Contact blocks that take the cell whenever they give a contact. */
  readonly blocks: readonly number[];
  /** Whether the counterparty takes it whenever there is one (it has a `when`). */
  readonly counterparty: boolean;
  /** Values that it says something about: they take it where they are there. */
  readonly facts: readonly FactUse[];
}

/** A column that says the kind, country… of another value, which carries the word with it. */
interface FactUse {
  readonly fact: FactName;
  readonly entity: "counterparty" | "contact";
  /** Field of the value that it speaks of. */
  readonly field: string;
  /** Paths of the columns that the value itself comes from. */
  readonly of: ReadonlySet<string>;
}

type FactName = (typeof factNames)[number];

/**
 * Cells that are mapped and yet went nowhere in this row: a mobile number under `contact` in a row without a contact, the second of
 * two columns under `firstOf`, a value whose own `when` did not hold, the country of a phone where there is no phone. No cell may
 * vanish, so the caller keeps them in `extra`.
 */
export function strandedCells(
  mapping: MappingFile,
  header: Header,
): (row: RawRecord, produced: Produced) => readonly number[] {
  const doubtful = doubtfulColumns(mapping, header);
  if (doubtful.length === 0) return () => [];
  return (row, produced) => {
    let taken: Set<string> | undefined;
    const stranded: number[] = [];
    for (const { index, blocks, counterparty, facts } of doubtful) {
      const text = row.values[index];
      if (text === undefined || isBlank(text)) continue;
      if (counterparty && produced.counterparty !== undefined) continue;
      if (blocks.some((block) => produced.blocks.includes(block))) continue;
      if (facts.some((use) => isTold(use, produced))) continue;
      taken ??= pathsTaken(produced);
      if (!taken.has(row.paths[index] ?? "")) stranded.push(index);
    }
    return stranded;
  };
}

/** Columns that no part of the mapping takes in every row. */
function doubtfulColumns(mapping: MappingFile, header: Header): Doubtful[] {
  const uses = new Map<number, ColumnUse[]>();
  for (const use of columnUses(mapping)) {
    if (use.as === "carry" || use.as === "condition") continue;
    for (const index of header.find(use.column)) addTo(uses, index, use);
  }
  return [...uses].flatMap(([index, all]): Doubtful[] => {
    const sure = all.filter((use) => {
      // Of the repeats of a column a key or reference reads the first.
      if (use.as === "key" || use.as === "reference") return header.find(use.column)[0] === index;
      return use.as === "extra" || (factAt(use.path) === undefined && !isConditional(mapping, use.path));
    });
    if (sure.some(({ as, path }) => as === "extra" || path[0] === "groups")) return [];
    const ofCounterparty = sure.some(({ path }) => path[0] === "counterparty");
    if (ofCounterparty && mapping.counterparty?.when === undefined) return [];
    const blocks = sure.flatMap(({ path }) => {
      if (path[0] === "contact") return mapping.contact?.each === undefined ? [0] : [];
      return path[0] === "contacts" && mapping.contacts?.[Number(path[1])]?.each === undefined ? [Number(path[1])] : [];
    });
    const facts = all.flatMap((use) => factUse(use, mapping, header) ?? []);
    return [{ index, blocks, counterparty: ofCounterparty, facts }];
  });
}

/** Depth of the fact in a path. `country` is one inside a value, and a field of its own right under the block. */
function factAt(path: ColumnUse["path"]): number | undefined {
  const field = path[0] === "contacts" ? 2 : 1;
  const depth = path.findIndex((step, at) => at > field && factNames.some((name) => name === step));
  // `parts: { country: … }` is no fact about the value but a part of it.
  return depth < 0 || path[depth - 1] === "parts" || path[field] === "custom" ? undefined : depth;
}

function factUse({ path }: ColumnUse, mapping: MappingFile, header: Header): FactUse | undefined {
  const depth = factAt(path);
  if (depth === undefined) return undefined;
  const of = columnUses(mapping).filter(
    (use) =>
      use.as === "value" &&
      factAt(use.path) === undefined &&
      path.slice(0, depth).every((step, at) => use.path[at] === step),
  );
  return {
    fact: path[depth] as FactName,
    entity: path[0] === "counterparty" ? "counterparty" : "contact",
    field: String(path[path[0] === "contacts" ? 2 : 1]),
    of: new Set(of.flatMap(({ column }) => header.find(column).map((index) => header.paths[index] ?? ""))),
  };
}

/** Whether a value of the row carries the word: a kind that its table does not know, or whose `when` did not hold, is told by none. */
function isTold({ fact, entity, field, of }: FactUse, { counterparty, contacts }: Produced): boolean {
  const entities = entity === "counterparty" ? [counterparty] : contacts;
  return entities.some((one) =>
    one?.fields[field as keyof DraftEntity["fields"]]?.some(
      (value) => value[fact] !== undefined && value.at.split(" + ").some((path) => of.has(path)),
    ),
  );
}

/**
 * Steps after which a filled cell may be no value: nothing matched, another one was taken. Not `replace`: who replaces a text by
 * nothing has written down that it is nothing (`0/0/00` for no date).
 */
const losing = ["when", "extract", "split", "take", "template"] as const;

/** Whether a value has a condition of its own, is one of several that are tried in turn, or may come to nothing in its steps. */
function isConditional(mapping: MappingFile, path: ColumnUse["path"]): boolean {
  let node: unknown = mapping;
  for (const [depth, step] of path.entries()) {
    if (step === "firstOf") return true;
    node = (node as Record<string | number, unknown> | undefined)?.[step];
    const isBlock = depth === 0 || (depth === 1 && path[0] === "contacts");
    if (!isBlock && holdsAny(node, losing)) return true;
  }
  return false;
}

function holdsAny(node: unknown, keys: readonly string[]): boolean {
  return typeof node === "object" && node !== null && keys.some((key) => key in node);
}

function pathsTaken({ counterparty, contacts }: Produced): Set<string> {
  const taken = new Set<string>();
  for (const entity of [counterparty, ...contacts]) {
    for (const values of Object.values(entity?.fields ?? {}))
      for (const { at } of values ?? []) for (const path of at.split(" + ")) taken.add(path);
  }
  return taken;
}
