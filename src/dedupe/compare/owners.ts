import { ownerParts } from "../table/owner.ts";
import { shownAs } from "../table/shown.ts";
import { type Evidence, role } from "./evidence.ts";
import type { SharedValues } from "./shared-values.ts";

/**
 * «ГБУЗ Самарской области «Больница № 5»» and that of another region or district are two: of one name because half of all hospitals are.
 * One owner of two says nothing, nor does what only one of them says.
 */
export function compareOwners(shared: SharedValues, a: number, b: number, evidence: Evidence): void {
  const { owner, ownerWords } = shared.frozen;
  const [one, other] = [owner[a]!, owner[b]!];
  if (one < 0 || other < 0 || one === other) return;
  for (let part = 0; part < ownerParts; part++) {
    const [x, y] = [ownerWords[ownerParts * one + part]!, ownerWords[ownerParts * other + part]!];
    if (x >= 0 && y >= 0 && x !== y) evidence.otherOwner = true;
  }
  if (!evidence.otherOwner) return;
  // Where towns have said that they are elsewhere, it is the same said again.
  evidence.add("owner", 0, evidence.elsewhere ? 0 : shared.parameters.city.differs, role.name);
  evidence.elsewhere = true;
  if (!evidence.explaining) return;
  const { owners } = shared.table;
  evidence.show({ left: shownAs("address", owners.at(one)), right: shownAs("address", owners.at(other)) });
}
