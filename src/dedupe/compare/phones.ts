import { type Evidence, role } from "./evidence.ts";
import type { SharedValues } from "./shared-values.ts";
import { edits } from "../words/similarity.ts";

/** Telephones: lines, extensions, slips of a digit. */
export class PhoneComparer {
  private readonly shared: SharedValues;

  constructor(shared: SharedValues) {
    this.shared = shared;
  }

  compare(a: number, b: number, evidence: Evidence): void {
    const { starts, values } = this.shared.frozen.lists.phone;
    if (starts[a] === starts[a + 1] || starts[b] === starts[b + 1]) return;
    const { phoneLine, phoneParsed, phoneExtension } = this.shared.parts;
    const { phone: table } = this.shared.parameters;
    let weight: number = table[0]!;
    let level = 0;
    let left = values[starts[a]!]!;
    let right = values[starts[b]!]!;
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      const x = values[i]!;
      for (let k = starts[b]!; k < starts[b + 1]!; k++) {
        const y = values[k]!;
        let found = 0;
        if (x === y) found = phoneParsed[x] === 1 ? 4 : 2;
        else if (phoneLine[x] === phoneLine[y]) found = phoneExtension[x] === 1 && phoneExtension[y] === 1 ? 3 : 4;
        else if (level === 0 && evidence.nameLevel >= 2 && this.nearPhone(x, y)) found = 1;
        if (found === 0) continue;
        const worth =
          found === 1
            ? table[1]!
            : Math.min(this.shared.weight("phone", x, table[found]!), this.shared.weight("phone", y, table[found]!));
        if (worth > weight) {
          weight = worth;
          level = found;
          left = x;
          right = y;
        }
      }
    }
    this.shared.channel("phone", left, level, weight, evidence);
    evidence.add("phone", level, weight, role.besides);
    if (evidence.explaining) evidence.show(this.shared.show("phone", left, right));
  }

  /** One digit wrong or two swapped, in numbers of one length. */
  private nearPhone(a: number, b: number): boolean {
    const { phone } = this.shared.table.texts;
    const length = phone.lengthOf(a);
    if (length !== phone.lengthOf(b) || length < 8) return false;
    const differing = phone.differing(a, b, 2);
    if (differing > 2) return false;
    const x = phone.at(a);
    const y = phone.at(b);
    // The last digit alone tells neighbours on one exchange apart.
    return differing === 1 ? x.at(-1) === y.at(-1) : edits(x, y, 1) === 1;
  }
}
