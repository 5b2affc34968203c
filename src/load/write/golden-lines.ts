import type { Golden } from "../../model/index.ts";
import { quoteName } from "../database/database.ts";
import type { GoldenLines, GoldenLinesSpec } from "../load-input.ts";
import { bindProfile } from "../rows/bind.ts";
import { copyField, type Refusal } from "../rows/encode.ts";
import { shapeGolden, stagingLines } from "../rows/rows.ts";
import type { Shape } from "../rows/shape.ts";
import { rankColumns, rankLine } from "./precedence.ts";
import { TableLines } from "./text-lines.ts";
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
    const lines = new TableLines();
    const replaced: string[] = [];
    let count = 0;
    for (const golden of goldens) {
      count++;
      const shaped = shapeGolden(golden, shapes);
      if (spec.what === "digests") {
        lines.add(
          digestColumns,
          `${copyField(golden.id)}\t${golden.type}\t${"misfit" in shaped ? "" : shaped.digest}\n`,
        );
        continue;
      }
      if ("misfit" in shaped) lines.add(rejectColumns, rejectLine(golden, shaped));
      else {
        if (shaped.replaced) replaced.push(golden.id);
        for (const { shape, line } of stagingLines(golden, shaped))
          if (!spec.mainsOnly || mains.has(shape)) lines.add(into.get(shape) as string, line);
      }
      const rank = rankLine(golden);
      if (rank !== undefined) lines.add(rankColumns, rank);
      if (spec.targetMembersOnly && !knowsTarget(golden)) continue;
      for (const [ord, member] of golden.members.entries())
        lines.add(memberColumns, `${copyField(golden.id)}\t${copyField(member)}\t${ord}\n`);
    }
    return { count, copies: lines.take(), replaced };
  };
}

function rejectLine(golden: Golden, { misfit, table, column, value, allowed }: Refusal): string {
  return `${[golden.id, golden.type, misfit, table, column, value, allowed].map(copyField).join("\t")}\n`;
}

/** Whether one of its members is a row of the CRM that Sverka had not seen. */
export function knowsTarget({ members }: Golden): boolean {
  return members.some((member) => member.startsWith("target:"));
}
