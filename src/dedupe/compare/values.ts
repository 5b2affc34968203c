import { compareCounterparties } from "./counterparties.ts";
import { areFull, dateLevel, generationApart } from "./dates.ts";
import { EmailComparer } from "./emails.ts";
import { IdentifierComparer } from "./identifiers.ts";
import { PhoneComparer } from "./phones.ts";
import { compareOwners } from "./owners.ts";
import { PlaceComparer } from "./places.ts";
import { type Evidence, role } from "./evidence.ts";
import type { Parameters } from "../parameters.ts";
import type { Parts } from "../table/parts.ts";
import { sharedValue, SharedValues } from "./shared-values.ts";
import type { Spread } from "../table/spread.ts";
import type { Frozen } from "../table/frozen.ts";
import type { ScoredTable } from "../table/table.ts";

/** Compares the values of two rows field by field. */
export class ValueComparer {
  private readonly shared: SharedValues;
  private readonly identifiers: IdentifierComparer;
  private readonly phones: PhoneComparer;
  private readonly emails: EmailComparer;
  private readonly places: PlaceComparer;

  constructor(table: ScoredTable, frozen: Frozen, spread: Spread, parts: Parts, parameters: Parameters) {
    this.shared = new SharedValues(table, frozen, spread, parts, parameters);
    this.identifiers = new IdentifierComparer(this.shared);
    this.phones = new PhoneComparer(this.shared);
    this.emails = new EmailComparer(this.shared);
    this.places = new PlaceComparer(this.shared);
  }

  /** The firms of two contacts, which are compared with their names: by these alone it may be settled that they are strangers. */
  counterparties(a: number, b: number, evidence: Evidence): void {
    compareCounterparties(this.shared, a, b, evidence);
  }

  /** All that is not compared with the names. */
  all(a: number, b: number, evidence: Evidence): void {
    this.shared.clear();
    this.identifiers.compare(a, b, evidence);
    this.accounts(a, b, evidence);
    this.birth(a, b, evidence);
    this.phones.compare(a, b, evidence);
    this.emails.compare(a, b, evidence);
    this.places.compare(a, b, evidence);
    compareOwners(this.shared, a, b, evidence);
    this.speakers(a, b, evidence);
    this.shared.dampen(evidence);
  }

  private accounts(a: number, b: number, evidence: Evidence): void {
    const shared = sharedValue(this.shared.frozen.lists.account, this.shared.spread.names.account, a, b);
    if (shared >= 0) {
      evidence.add(
        "bank-account",
        1,
        this.shared.weight("account", shared, this.shared.parameters.account),
        role.proof,
      );
      if (evidence.explaining) evidence.show(this.shared.show("account", shared));
    }
  }

  private birth(a: number, b: number, evidence: Evidence): void {
    const { starts, values } = this.shared.frozen.lists.birth;
    if (starts[a] === starts[a + 1] || starts[b] === starts[b + 1]) return;
    const x = values[starts[a]!]!;
    const y = values[starts[b]!]!;
    let level = 4;
    if (x !== y) {
      const { birth } = this.shared.table.texts;
      const [one, other] = [birth.at(x), birth.at(y)];
      level = dateLevel(one, other);
      evidence.otherBirth = level === 0 && areFull(one, other);
      evidence.bornApart = evidence.otherBirth && generationApart(one, other);
    }
    const weight: number = this.shared.parameters.birthDate[level]!;
    evidence.born = Math.max(0, weight);
    evidence.add("birth-date", level, weight, role.proof);
    if (evidence.explaining) evidence.show(this.shared.show("birth", x, y));
  }

  /** A person who speaks for both, or whose telephone or mailbox is the other's own. What both have of their own is compared as such. */
  private speakers(a: number, b: number, evidence: Evidence): void {
    const shared = sharedValue(
      this.shared.frozen.lists.speaker,
      this.shared.spread.names.speaker,
      a,
      b,
      (mark) => !(this.owns(a, mark) && this.owns(b, mark)) && !(this.knowsMore(a, mark) && this.knowsMore(b, mark)),
    );
    if (shared < 0) return;
    const weight = this.shared.weight("speaker", shared, this.shared.parameters.speaker);
    this.shared.channel("speaker", shared, 1, weight, evidence);
    evidence.add("contact", 1, weight, role.besides);
    if (evidence.explaining) evidence.show(this.shared.show("speaker", shared));
  }

  /** Whether a row knows more of the name than a mark says: where both do, it says nothing («Кузнецова Е.» of Елена and of Екатерина). */
  private knowsMore(row: number, mark: number): boolean {
    const { lists, shorter } = this.shared.frozen;
    const { starts, values } = lists.speaker;
    return values.subarray(starts[row], starts[row + 1]).some((other) => other !== mark && shorter[other] === mark);
  }

  /** Whether a row has a telephone or mailbox of its own by which somebody who speaks for a firm is known. */
  private owns(row: number, mark: number): boolean {
    const { lists, markOf } = this.shared.frozen;
    return (["phone", "email"] as const).some((kind) => {
      const { starts, values } = lists[kind];
      return values.subarray(starts[row], starts[row + 1]).some((value) => markOf[kind][value] === mark);
    });
  }
}
