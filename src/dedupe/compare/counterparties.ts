import type { Millibits } from "../../model/index.ts";
import { areNamedAlike } from "../table/firm-names.ts";
import { type Evidence, role } from "./evidence.ts";
import { sharedValue, type SharedValues } from "./shared-values.ts";

/** Contacts only: a firm that both speak for, or one called as the other's is. */
export function compareCounterparties(shared: SharedValues, a: number, b: number, evidence: Evidence): void {
  if (!shared.areOfFirms(a, b)) return;
  const same = sharedValue(shared.frozen.lists.entity, shared.spread.names.entity, a, b);
  const [left, right] = same >= 0 ? [same, same] : namedAlike(shared, a, b);
  const found = same >= 0 ? 2 : left >= 0 ? 1 : 0;
  evidence.colleagues = found === 2;
  const weight: Millibits = shared.parameters.counterparty[found]!;
  evidence.add("counterparty", found, weight, role.besides);
  if (found === 0) evidence.otherFirm = weight;
  if (!evidence.explaining || found === 0) return;
  const { entity } = shared.table.texts;
  evidence.show({ left: entity.at(left), right: entity.at(right) });
}

/** A firm of each that may be one by what they are called, −1 without. */
function namedAlike({ frozen: { firms, lists } }: SharedValues, a: number, b: number): readonly [number, number] {
  const { starts, values } = lists.entity;
  for (let i = starts[a]!; i < starts[a + 1]!; i++)
    for (let k = starts[b]!; k < starts[b + 1]!; k++)
      if (areNamedAlike(firms, values[i]!, values[k]!)) return [values[i]!, values[k]!];
  return [-1, -1];
}
