import { type Evidence, role } from "./evidence.ts";
import type { SharedValues } from "./shared-values.ts";
import { edits } from "../words/similarity.ts";

/** Official and other numbers, scheme by scheme. */
export class IdentifierComparer {
  private readonly shared: SharedValues;

  constructor(shared: SharedValues) {
    this.shared = shared;
  }

  /** The best agreement among schemes that both have; one scheme's disagreement counts only when none agrees. */
  compare(a: number, b: number, evidence: Evidence): void {
    const { starts, values } = this.shared.frozen.lists.identifier;
    const { scheme, valid, official, silent } = this.shared.parts.identifier;
    let weight = 0;
    let level = -1;
    let left = -1;
    let right = -1;
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      const x = values[i]!;
      if (silent[x] === 1) continue;
      for (let k = starts[b]!; k < starts[b + 1]!; k++) {
        const y = values[k]!;
        if (scheme[x] !== scheme[y]) continue;
        const table =
          official[x] === 1 ? this.shared.parameters.identifier.official : this.shared.parameters.identifier.other;
        const bothValid = official[x] === 1 && valid[x] === 1 && valid[y] === 1;
        let found: number;
        if (x === y) found = valid[x] === 1 || official[x] === 0 ? 3 : 2;
        else if (bothValid) found = 0;
        else found = this.nearNumber(x, y) ? 1 : 0;
        // Two different valid numbers are a matter for the veto, not for the score.
        const worth =
          found === 0 && bothValid
            ? 0
            : found >= 2
              ? this.shared.weight("identifier", x, table[found]!)
              : table[found]!;
        if (level < 0 || found > level || (found === level && worth > weight)) {
          level = found;
          weight = worth;
          left = x;
          right = y;
        }
      }
    }
    if (level >= 0) {
      evidence.add("identifier", level, weight, role.proof);
      if (evidence.explaining) evidence.show(this.shared.show("identifier", left, right));
    }
  }

  /** One edit apart; short numbers allow none. */
  private nearNumber(a: number, b: number): boolean {
    const numbers = this.shared.table.texts.identifier;
    const digits = (text: string): string => text.slice(text.indexOf(":") + 1, text.endsWith("?") ? -1 : undefined);
    const one = digits(numbers.at(a));
    return one.length >= 5 && edits(one, digits(numbers.at(b)), 1) === 1;
  }
}
