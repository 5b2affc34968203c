import type { Lists } from "../columns.ts";
import { type Evidence, role } from "./evidence.ts";
import type { Parameters } from "../parameters.ts";
import type { Parts } from "../table/parts.ts";
import { shownAs } from "../table/shown.ts";
import { type Spread, spreadWeight } from "../table/spread.ts";
import type { Frozen } from "../table/frozen.ts";
import type { ScoredTable } from "../table/table.ts";
import type { ValueKind } from "../table/value-kinds.ts";

/** Whether the lists of two rows have a value in common, one that `counts`; the one that fewest names share, else −1. */
export function sharedValue(
  lists: Lists,
  spread: Uint8Array,
  a: number,
  b: number,
  counts: (value: number) => boolean = () => true,
): number {
  let best = -1;
  const { starts, values } = lists;
  for (let i = starts[a]!; i < starts[a + 1]!; i++) {
    const value = values[i]!;
    for (let k = starts[b]!; k < starts[b + 1]!; k++) {
      if (values[k] === value && (best < 0 || spread[value]! < spread[best]!) && counts(value)) best = value;
    }
  }
  return best;
}

/** What comparing any kind of value needs: what the values are, on how many names they stand, and which channels agreed so far. */
export class SharedValues {
  readonly table: ScoredTable;
  readonly frozen: Frozen;
  readonly spread: Spread;
  readonly parts: Parts;
  readonly parameters: Parameters;
  /** Weights of the channels of one pair, to be dampened together. */
  private readonly channels: number[] = [];

  constructor(table: ScoredTable, frozen: Frozen, spread: Spread, parts: Parts, parameters: Parameters) {
    this.table = table;
    this.frozen = frozen;
    this.spread = spread;
    this.parts = parts;
    this.parameters = parameters;
  }

  /** Forgets the channels of the last pair. */
  clear(): void {
    this.channels.length = 0;
  }

  /** Whether two rows are contacts of whom it is known for which firms they speak. */
  areOfFirms(a: number, b: number): boolean {
    const { starts } = this.frozen.lists.entity;
    return starts[a]! < starts[a + 1]! && starts[b]! < starts[b + 1]!;
  }

  weight(kind: ValueKind, value: number, full: number): number {
    return spreadWeight(this.parameters, full, this.spread.names[kind][value]!, this.parameters.hub[kind]);
  }

  show(kind: ValueKind, left: number, right = left): { left: string; right: string; frequency?: number } {
    const texts = this.table.texts[kind];
    const shown = shownAs(kind, texts.at(left));
    return left === right
      ? { left: shown, right: shown, frequency: this.spread.rows[kind].at(left) }
      : { left: shown, right: shownAs(kind, texts.at(right)) };
  }

  /** Notes a channel that agrees on `value`; what no two firms are known to share can be trusted further. */
  channel(kind: ValueKind, value: number, level: number, weight: number, evidence: Evidence): void {
    if (level === 0 || weight <= 0) return;
    this.channels.push(weight);
    if (this.spread.contested[kind][value] === 1) return;
    evidence.trusted += weight;
    if (kind === "address") evidence.door = weight;
  }

  /** Phone, mailbox and address of one office come together: the second of them is not a second proof. */
  dampen(evidence: Evidence): void {
    if (this.channels.length < 2) return;
    this.channels.sort((x, y) => y - x);
    const { channels } = this.parameters;
    let kept = 0;
    let sum = 0;
    this.channels.forEach((weight, at) => {
      sum += weight;
      kept += Math.round(weight * channels[Math.min(at, channels.length - 1)]!);
    });
    if (kept < sum) evidence.add("channels", this.channels.length, kept - sum, role.besides);
  }
}
