import { compareText, type RecordId } from "../model/index.ts";
import { bookedOrder } from "./booked-order.ts";
import { invert } from "./columns.ts";
import type { Linker } from "./linker.ts";
import type { DedupeOptions } from "./options.ts";
import { isBranchKpp } from "./table/schemes.ts";

/** A card that stands beside the one it belongs to: entities, and the record that says so. */
export interface Head {
  readonly branch: string;
  readonly head: string;
  readonly from: RecordId;
}

/**
 * Links by policy `link`, among the cards of one official number. Cards that a source keeps side by side on purpose (one a contract) belong
 * to the first of them in its files; where several sources do so, to the first of all these in the order of the books: with a first for each
 * source, two cards could belong to each other. Those whose КПП or name marks a branch belong to the one that is none, when there is exactly one.
 */
export function headsOf(
  linker: Linker,
  { branches, doubles, sourcePriority }: Pick<DedupeOptions, "branches" | "doubles" | "sourcePriority">,
): Head[] {
  const { table, frozen } = linker;
  const keeps = table.sources.marks((source) => doubles[source] === "link");
  const found: Head[] = [];
  if (branches !== "link" && !keeps.includes(1)) return found;
  const { starts, values } = invert(frozen.lists.identifier, table.texts.identifier.size);
  const inOrder = bookedOrder(table, frozen, sourcePriority);
  const kppOf = (row: number): string | undefined => {
    for (let at = frozen.lists.identifier.starts[row]!; at < frozen.lists.identifier.starts[row + 1]!; at++) {
      const text = table.texts.identifier.at(frozen.lists.identifier.values[at]!);
      if (text.startsWith("ru-kpp:")) return text.slice(7);
    }
    return undefined;
  };
  table.texts.identifier.each((text, value) => {
    const from = starts[value]!;
    const to = starts[value + 1]!;
    if (to - from < 2 || !linker.isOfficial(value)) return;
    const heads = new Set<string>();
    /** The entity of the first card of all sources that keep doubles. */
    let first: string | undefined;
    const branchCards = new Map<string, RecordId>();
    const doubleCards = new Map<string, { readonly head: string; readonly from: RecordId }>();
    for (const row of [...values.subarray(from, to)].sort(inOrder)) {
      const kpp = kppOf(row);
      const entity = linker.entityOf(row);
      if (kpp !== undefined ? isBranchKpp(kpp) : linker.isNamedBranch(row)) {
        if (!branchCards.has(entity)) branchCards.set(entity, table.ids.at(row));
        continue;
      }
      heads.add(entity);
      if (keeps[frozen.source[row]!] === 0) continue;
      first ??= entity;
      if (first !== entity && !doubleCards.has(entity))
        doubleCards.set(entity, { head: first, from: table.ids.at(row) });
    }
    for (const [branch, link] of doubleCards) {
      heads.delete(branch);
      found.push({ branch, ...link });
    }
    const [head] = heads;
    if (branches !== "link" || heads.size !== 1 || head === undefined || !/^ru-inn:\d{10}$/.test(text)) return;
    for (const [branch, record] of branchCards) if (branch !== head) found.push({ branch, head, from: record });
  });
  return found.sort((a, b) => compareText(a.branch, b.branch) || compareText(a.head, b.head));
}
