import type { Golden } from "../../model/index.ts";
import { quoteName } from "../database/database.ts";
import type { GoldenLines, GoldenLinesSpec } from "../load-input.ts";
import { bindProfile } from "../rows/bind.ts";
import { copyField, type Refusal } from "../rows/encode.ts";
import { shapeGolden } from "../rows/rows.ts";
import type { Shape } from "../rows/shape.ts";
import { rankColumns, rankLine } from "./precedence.ts";
import { TextLines } from "./text-lines.ts";
import { stagedColumns, stageOf } from "./work.ts";

const digestColumns = "stage_digest (_entity, _type, _digest)";
const memberColumns = "stage_member (_entity, _record, _ord)";
const rejectColumns = "reject (_entity, _type, _code, _table, _name, _value, _allowed)";

/**
 * Makes lines for the staging tables of golden records, some hundred at a time. Pure, and all it is told can be cloned: a thread does it
 * beside the others, while the database takes in what was made before.
 */
export function goldenLines(spec: Omit<GoldenLinesSpec, "wanted">): (goldens: Iterable<Golden>) => GoldenLines {
  const shapes = bindProfile(spec.profile, spec.catalogue);
  const mains = new Set<Shape>(shapes.mains.values());
  const into = new Map(
    [...shapes.all, ...shapes.shared].map((shape) => [
      shape,
      `${stageOf(shape)} (${["_entity", ...(mains.has(shape) ? ["_digest", "_said"] : ["_ord", "_slot", "_said"]), ...stagedColumns(shape).map(({ name }) => quoteName(name))].join(", ")})`,
    ]),
  );
  return (goldens) => {
    const tables = new Map<string, TextLines>();
    const replaced: string[] = [];
    const add = (into: string, line: string): void => {
      let lines = tables.get(into);
      if (lines === undefined) tables.set(into, (lines = new TextLines()));
      lines.add(line);
    };
    let count = 0;
    for (const golden of goldens) {
      count++;
      const shaped = shapeGolden(golden, shapes);
      if (spec.what === "digests") {
        add(digestColumns, `${copyField(golden.id)}\t${golden.type}\t${"misfit" in shaped ? "" : shaped.digest}\n`);
        continue;
      }
      if ("misfit" in shaped) add(rejectColumns, rejectLine(golden, shaped));
      else {
        if (shaped.replaced) replaced.push(golden.id);
        for (const { shape, line } of shaped.lines)
          if (!spec.mainsOnly || mains.has(shape)) add(into.get(shape) as string, line);
      }
      const rank = rankLine(golden);
      if (rank !== undefined) add(rankColumns, rank);
      if (spec.targetMembersOnly && !golden.members.some((member) => member.startsWith("target:"))) continue;
      for (const [ord, member] of golden.members.entries())
        add(memberColumns, `${copyField(golden.id)}\t${copyField(member)}\t${ord}\n`);
    }
    const copies = [...tables].map(([into, lines]) => ({ into, bytes: lines.take() }));
    return { count, copies, replaced };
  };
}

function rejectLine(golden: Golden, { misfit, table, column, value, allowed }: Refusal): string {
  return `${[golden.id, golden.type, misfit, table, column, value, allowed].map(copyField).join("\t")}\n`;
}
