import { listAt } from "../columns.ts";
import { type Evidence, role } from "./evidence.ts";
import { sharedValue, type SharedValues } from "./shared-values.ts";
import { edits, surelyFurther } from "../words/similarity.ts";

/** Mailboxes, and the domain of a firm's own. */
export class EmailComparer {
  private readonly shared: SharedValues;

  constructor(shared: SharedValues) {
    this.shared = shared;
  }

  compare(a: number, b: number, evidence: Evidence): void {
    const { lists } = this.shared.frozen;
    const { emailRole, emailLocal, emailAt } = this.shared.parts;
    const domain = sharedValue(lists.domain, this.shared.spread.names.domain, a, b);
    const { starts, values } = lists.email;
    const both = starts[a]! < starts[a + 1]! && starts[b]! < starts[b + 1]!;
    const { email: table, office, colleagues } = this.shared.parameters;
    const contacts = this.shared.areOfFirms(a, b);
    const { onCard } = this.shared.frozen;
    let personal = 0;
    let weight: number = both ? table[0]! : 0;
    let level = both ? 0 : -1;
    let left = both ? values[starts[a]!]! : -1;
    let right = both ? values[starts[b]!]! : -1;
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      const x = values[i]!;
      for (let k = starts[b]!; k < starts[b + 1]!; k++) {
        const y = values[k]!;
        let found = 0;
        if (x === y) found = emailRole[x] === 1 ? 4 : 5;
        else if (emailRole[x] === 0 && emailRole[y] === 0) {
          if (emailLocal[x] === emailLocal[y] && emailAt[x]! >= 3) found = 2;
          if (this.nearMailbox(x, y, evidence.people) && !(evidence.persons && this.spellTheirNames(a, b, x, y)))
            found = 3;
        }
        if (found === 0) continue;
        // Colleagues write from one domain: `hj.weiss@` is as likely Heike's as a slip.
        const ofOffice =
          (contacts && found === 4) ||
          (found === 3 && domain >= 0 && evidence.people) ||
          onCard.email[x] === 1 ||
          onCard.email[y] === 1;
        const full = ofOffice ? Math.min(table[found]!, office) : table[found]!;
        const worth = found >= 4 ? this.shared.weight("email", x, full) : full;
        if (found >= 3 && found !== 4 && !ofOffice) personal = Math.max(personal, worth);
        if (worth > weight) {
          weight = worth;
          level = found;
          left = x;
          right = y;
        }
      }
    }
    if (domain >= 0 && !(level === 0 && evidence.persons && (this.numbered(a, b) || this.areColleagues(a, b)))) {
      // All who speak for a firm write from its domain.
      const most = contacts ? office : evidence.people ? colleagues : table[1]!;
      const worth = this.shared.weight("domain", domain, Math.min(table[1]!, most));
      if (worth > weight) {
        this.shared.channel("domain", domain, 1, worth, evidence);
        // Of people whose firms nobody knows the host may be anybody's, and another mailbox there somebody else's.
        const anybody = evidence.people && !contacts && level === 0 && !this.areAlike(left, right);
        evidence.add("domain", 1, worth, anybody ? role.name : role.besides);
        if (evidence.explaining) evidence.show(this.shared.show("domain", domain));
        return;
      }
    }
    if (level < 0) return;
    evidence.personal += personal;
    this.shared.channel("email", left, level, weight, evidence);
    evidence.add("email", level, weight, role.besides);
    if (evidence.explaining) evidence.show(this.shared.show("email", left, right));
  }

  /** Whether the mailboxes of two people differ in a number alone: `t.weber@` and `t.weber2@` are what a firm gives to two of one name. */
  private numbered(a: number, b: number): boolean {
    const { lists } = this.shared.frozen;
    const { starts, values } = lists.email;
    const { email } = this.shared.table.texts;
    const { emailRole } = this.shared.parts;
    const others = values.subarray(starts[b], starts[b + 1]);
    return values.subarray(starts[a], starts[a + 1]).some((x) => {
      if (emailRole[x] === 1) return false;
      const bare = withoutNumber(email.at(x));
      return others.some((y) => x !== y && withoutNumber(email.at(y)) === bare);
    });
  }

  /** Whether two people write from mailboxes of their own that are apart where their names are: `chris.nguyen@` and `christine.nguyen@`. */
  private areColleagues(a: number, b: number): boolean {
    const { starts, values } = this.shared.frozen.lists.email;
    const { emailRole } = this.shared.parts;
    const own = (row: number): Int32Array =>
      values.subarray(starts[row], starts[row + 1]).filter((mailbox) => emailRole[mailbox] === 0);
    const others = own(b);
    return own(a).some((x) => others.some((y) => this.spellTheirNames(a, b, x, y)));
  }

  /** Whether two mailboxes are apart where the names of their owners are: `rajesh.kumar@` of Rajesh and `rakesh.kumar@` of Rakesh. */
  private spellTheirNames(a: number, b: number, x: number, y: number): boolean {
    const { email } = this.shared.table.texts;
    const [one, other] = [email.at(x), email.at(y)];
    const others = this.namesOf(b);
    return this.namesOf(a).some(
      (name) =>
        one.includes(name) &&
        others.some((another) => another !== name && one.replace(name, "") === other.replace(another, "")),
    );
  }

  /** The words of a row's people that are more than initials. By word, because threads do not have the texts of whole names. */
  private namesOf(row: number): string[] {
    const { persons, personWords } = this.shared.frozen;
    const words: string[] = [];
    for (const person of listAt(persons, row))
      for (const word of listAt(personWords, person)) words.push(this.shared.table.personWords.text(word));
    return words.filter((word) => word.length > 2);
  }

  /** Whether what stands before the @ of two mailboxes is alike: a third of the letters is another's at most. */
  private areAlike(x: number, y: number): boolean {
    const { email } = this.shared.table.texts;
    const [one, other] = [localOf(email.at(x)), localOf(email.at(y))];
    const allowed = Math.floor(Math.max(one.length, other.length) / 3);
    return edits(one, other, allowed) <= allowed;
  }

  /** A few letters apart. Two mailboxes whose numbers differ are two mailboxes, not one and a typing error. */
  private nearMailbox(x: number, y: number, people: boolean): boolean {
    const { emailLength, emailLetters } = this.shared.parts;
    const length = emailLength[x]!;
    const allowed = length < 12 ? 1 : people ? Math.floor(length / 6) : 2;
    if (surelyFurther(Math.abs(length - emailLength[y]!), emailLetters[x]!, emailLetters[y]!, allowed)) return false;
    const one = this.shared.table.texts.email.at(x);
    const other = this.shared.table.texts.email.at(y);
    return edits(one, other, allowed) <= allowed && digitsOf(one) === digitsOf(other);
  }
}

/** A mailbox without the digits at the end of its name; the domain stays as it is. */
const withoutNumber = (text: string): string => text.replace(/(?<=\p{L})[._-]?\d+(?=@)/u, "");
const localOf = (text: string): string => text.slice(0, text.lastIndexOf("@"));
const digitsOf = (text: string): string => text.replace(/\D/g, "");
