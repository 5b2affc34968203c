import type { RawRecord } from "../../model/index.ts";
import { groupPrefix, header } from "../columns.ts";
import type { MappingFile } from "../schema/mapping.ts";
import { readText } from "./cells.ts";
import { compileCondition } from "./condition.ts";
import type { Test } from "./condition.ts";

/** Whether rows depend on rows above them: then all rows of a sheet must be mapped by one worker, in order. */
export function carriesRows({ carryDown, groups }: MappingFile): boolean {
  return carryDown !== undefined || groups !== undefined;
}

/**
 * Rows that say something for the rows below: a heading of a group is left out and stands as `$group.<name>` in every row
 * under it; an empty cell of a `carryDown` column takes the value above. A heading clears the groups named after it and what
 * was carried, because they belonged to the group before. Stateful: feed it the rows of a file in order.
 */
export function compileCarry(mapping: MappingFile): (row: RawRecord) => RawRecord {
  if (!carriesRows(mapping)) return (row) => row;
  const plans = new WeakMap<readonly string[], Plan>();
  const groups = mapping.groups ?? [];
  let place = "";
  const headings = new Map<string, string>();
  const carried = new Map<string, string>();
  return (row) => {
    if (row.leftOut !== undefined) return row;
    const here = `${row.path}\u0000${row.sheet ?? ""}`;
    if (here !== place) {
      place = here;
      headings.clear();
      carried.clear();
    }
    let plan = plans.get(row.paths);
    if (plan === undefined) {
      plan = makePlan(mapping, row.paths);
      plans.set(row.paths, plan);
    }
    const group = plan.groups.findIndex((each) => each.when(row));
    const found = plan.groups[group];
    if (found !== undefined) {
      headings.set(found.name, found.read(row).trim());
      for (const lower of groups.slice(group + 1)) headings.delete(lower.name);
      carried.clear();
      return { ...row, leftOut: "group" };
    }
    const values = [...row.values];
    while (values.length < row.paths.length) values.push("");
    for (const index of plan.carried) {
      const path = row.paths[index] ?? "";
      const own = values[index] ?? "";
      if (own.trim() !== "") carried.set(path, own);
      else values[index] = carried.get(path) ?? "";
    }
    for (const { name } of groups) values.push(headings.get(name) ?? "");
    return { ...row, paths: plan.paths, values };
  };
}

interface Plan {
  readonly paths: readonly string[];
  readonly groups: readonly { readonly name: string; readonly when: Test; readonly read: (row: RawRecord) => string }[];
  readonly carried: readonly number[];
}

function makePlan({ carryDown = [], groups = [] }: MappingFile, paths: readonly string[]): Plan {
  const columns = header(paths);
  return {
    paths: [...paths, ...groups.map((group) => `${groupPrefix}${group.name}`)],
    groups: groups.map(({ name, column, when }) => ({
      name,
      when: compileCondition(when, columns),
      read: readText(column, columns),
    })),
    carried: carryDown.flatMap((column) => columns.find(column)),
  };
}
