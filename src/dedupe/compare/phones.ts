import { type Evidence, role } from "./evidence.ts";
import type { SharedValues } from "./shared-values.ts";
import { lookUpNumber } from "../../countries/phone-plan.ts";
import { edits } from "../words/similarity.ts";

/** Telephones: lines, extensions, slips of a digit. */
export class PhoneComparer {
  private readonly shared: SharedValues;
  /** By telephone whose kind was asked for. */
  private readonly kinds = new Map<number, "mobile" | "fixed" | "unknown">();

  constructor(shared: SharedValues) {
    this.shared = shared;
  }

  compare(a: number, b: number, evidence: Evidence): void {
    const { starts, values } = this.shared.frozen.lists.phone;
    if (starts[a] === starts[a + 1] || starts[b] === starts[b + 1]) return;
    const { phoneLine, phoneParsed, phoneExtension } = this.shared.parts;
    const contacts = this.shared.areOfFirms(a, b);
    let personal = 0;
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
        else if (phoneLine[x] === phoneLine[y])
          found = contacts || (phoneExtension[x] === 1 && phoneExtension[y] === 1) ? 3 : 4;
        else if (this.lacksPrefix(x, y)) found = 2;
        else if (level === 0 && evidence.nameLevel >= 2 && this.nearPhone(x, y)) found = 1;
        if (found === 0) continue;
        const ofOffice = found > 1 && this.isOfOffice(x, y, contacts);
        // Two desks of one switchboard are two people's, as far as a telephone goes: it says neither that they are one nor that they are not.
        const desks = found === 3 && evidence.people && phoneExtension[x] === 1 && phoneExtension[y] === 1;
        const full = desks ? 0 : ofOffice ? Math.min(table[found]!, this.shared.parameters.office) : table[found]!;
        const worth =
          found === 1 ? full : Math.min(this.shared.weight("phone", x, full), this.shared.weight("phone", y, full));
        if (found > 1 && evidence.persons && !ofOffice && this.kindOf(phoneParsed[x] === 1 ? x : y) !== "fixed")
          personal = Math.max(personal, worth);
        if (worth > weight) {
          weight = worth;
          level = found;
          left = x;
          right = y;
        }
      }
    }
    evidence.personal += personal;
    this.shared.channel("phone", left, level, weight, evidence);
    evidence.add("phone", level, weight, role.besides);
    if (evidence.explaining) evidence.show(this.shared.show("phone", left, right));
  }

  /** Whether a line of two contacts is the firm's: no mobile, and on a firm's card; of those whose firms are known any fixed line or extension. */
  private isOfOffice(x: number, y: number, contacts: boolean): boolean {
    const { phone: onCard } = this.shared.frozen.onCard;
    const { phoneExtension, phoneParsed } = this.shared.parts;
    if (onCard[x] === 1 || onCard[y] === 1) return this.kindOf(phoneParsed[x] === 1 ? x : y) !== "mobile";
    if (!contacts) return false;
    const kind = this.kindOf(phoneParsed[x] === 1 ? x : y);
    return kind === "fixed" || (kind === "unknown" && (phoneExtension[x] === 1 || phoneExtension[y] === 1));
  }

  private kindOf(phone: number): "mobile" | "fixed" | "unknown" {
    let kind = this.kinds.get(phone);
    if (kind === undefined) {
      const text = this.shared.table.texts.phone.at(phone);
      const planned = text.startsWith("+") ? lookUpNumber(text.slice(1).split(";")[0]!)?.kind : undefined;
      kind = planned === "mobile" || planned === "fixed" ? planned : "unknown";
      this.kinds.set(phone, kind);
    }
    return kind;
  }

  /** Whether one of two numbers, not known whole, is what the other ends in: `617-555-0190` of `+1 617 555 0190`, `030 1234567` of `+49 30 1234567`. */
  private lacksPrefix(x: number, y: number): boolean {
    const { phoneParsed } = this.shared.parts;
    if (phoneParsed[x] === 1 && phoneParsed[y] === 1) return false;
    const [one, other] = [this.digitsOf(x), this.digitsOf(y)];
    return (phoneParsed[x] === 0 && endsIn(other, one)) || (phoneParsed[y] === 0 && endsIn(one, other));
  }

  private digitsOf(phone: number): string {
    return this.shared.table.texts.phone.at(phone).slice(1).split(";")[0]!;
  }

  /** One digit wrong or two swapped, in numbers of one length. Two numbers that are both written more than once are two, not one and a slip. */
  private nearPhone(a: number, b: number): boolean {
    const { inUse } = this.shared.spread;
    if (inUse[a] === 1 && inUse[b] === 1) return false;
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

/** Whether a number ends in another as it is dialled at home, with the zero before it or without. Of fewer than seven digits there are too many. */
function endsIn(number: string, home: string): boolean {
  return [home, home.replace(/^0+/, "")].some((tail) => tail.length >= 7 && number.endsWith(tail));
}
