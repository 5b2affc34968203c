import type { Lists } from "./columns.ts";
import { type Evidence, role } from "./evidence.ts";
import { addressLevel, exactAddress, near } from "./compare-addresses.ts";
import { dateLevel } from "./compare-dates.ts";
import { PairCache } from "./pair-cache.ts";
import { parameters, spreadWeight } from "./parameters.ts";
import type { Parts } from "./parts.ts";
import { edits, inTextOrder, personWordSimilarity, surelyFurther } from "./similarity.ts";
import type { Spread } from "./spread.ts";
import type { Frozen, ScoredTable, ValueKind } from "./table.ts";

/** Whether the lists of two rows have a value in common; the one that fewest names share, else −1. */
export function sharedValue(lists: Lists, spread: Int32Array, a: number, b: number): number {
  let best = -1;
  const { starts, values } = lists;
  for (let i = starts[a]!; i < starts[a + 1]!; i++) {
    const value = values[i]!;
    for (let k = starts[b]!; k < starts[b + 1]!; k++) {
      if (values[k] === value && (best < 0 || spread[value]! < spread[best]!)) best = value;
    }
  }
  return best;
}

function shares({ starts, values }: Lists, a: number, b: number, as?: Int32Array): boolean {
  for (let i = starts[a]!; i < starts[a + 1]!; i++) {
    const value = values[i]!;
    for (let k = starts[b]!; k < starts[b + 1]!; k++) {
      if (values[k] === value || (as !== undefined && as[values[k]!] === as[value])) return true;
    }
  }
  return false;
}

/** Compares the values of two rows field by field. */
export class ValueComparer {
  private readonly table: ScoredTable;
  private readonly frozen: Frozen;
  private readonly spread: Spread;
  private readonly parts: Parts;
  /** Likeness of two texts of addresses, remembered: streets and towns repeat. */
  private readonly alike: (x: number, y: number) => boolean;
  /** The same for the towns of records: some thousand of them make up all pairs. */
  private readonly cityCache: PairCache;
  /** Weights of the channels of one pair, to be dampened together. */
  private readonly channels: number[] = [];

  constructor(table: ScoredTable, frozen: Frozen, spread: Spread, parts: Parts) {
    this.table = table;
    this.frozen = frozen;
    this.spread = spread;
    this.parts = parts;
    this.cityCache = new PairCache(table.cities.list.length);
    const cache = new PairCache(parts.addressTexts.length);
    this.alike = (x, y) => {
      if (x === y) return true;
      const [low, high] = x < y ? [x, y] : [y, x];
      let known = cache.get(low, high);
      if (known < 0) {
        known = near(parts.addressTexts.at(low)!, parts.addressTexts.at(high)!) ? 1 : 0;
        cache.set(low, high, known);
      }
      return known === 1;
    };
  }

  /** Whether any value is the same on both sides. */
  anythingShared(a: number, b: number): boolean {
    const { lists } = this.frozen;
    return (
      shares(lists.identifier, a, b) ||
      shares(lists.phone, a, b, this.parts.phoneLine) ||
      shares(lists.email, a, b) ||
      shares(lists.account, a, b) ||
      shares(lists.birth, a, b) ||
      shares(lists.speaker, a, b) ||
      shares(lists.address, a, b)
    );
  }

  all(a: number, b: number, evidence: Evidence): void {
    this.channels.length = 0;
    this.identifiers(a, b, evidence);
    this.accounts(a, b, evidence);
    this.birth(a, b, evidence);
    this.phones(a, b, evidence);
    this.emails(a, b, evidence);
    this.addresses(a, b, evidence);
    this.speakers(a, b, evidence);
    this.dampen(evidence);
  }

  private weight(kind: ValueKind, value: number, full: number): number {
    return spreadWeight(full, this.spread.names[kind][value]!, parameters.hub[kind]);
  }

  private show(kind: ValueKind, left: number, right = left): { left: string; right: string; frequency?: number } {
    const texts = this.table.texts[kind].list;
    const { starts } = this.frozen.holders[kind];
    return {
      left: shownValue(texts[left]!),
      right: shownValue(texts[right]!),
      ...(left === right && { frequency: starts[left + 1]! - starts[left]! }),
    };
  }

  /** The best agreement among schemes that both have; one scheme's disagreement counts only when none agrees. */
  private identifiers(a: number, b: number, evidence: Evidence): void {
    const { starts, values } = this.frozen.lists.identifier;
    const { scheme, valid, official, silent } = this.parts.identifier;
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
        const table = official[x] === 1 ? parameters.identifier.official : parameters.identifier.other;
        const bothValid = official[x] === 1 && valid[x] === 1 && valid[y] === 1;
        let found: number;
        if (x === y) found = valid[x] === 1 || official[x] === 0 ? 3 : 2;
        else if (bothValid) found = 0;
        else found = this.nearNumber(x, y) ? 1 : 0;
        // Two different valid numbers are a matter for the veto, not for the score.
        const worth =
          found === 0 && bothValid ? 0 : found >= 2 ? this.weight("identifier", x, table[found]!) : table[found]!;
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
      if (evidence.explaining) evidence.show(this.show("identifier", left, right));
    }
  }

  /** One edit apart; short numbers allow none. */
  private nearNumber(a: number, b: number): boolean {
    const { list } = this.table.texts.identifier;
    const digits = (text: string): string => text.slice(text.indexOf(":") + 1, text.endsWith("?") ? -1 : undefined);
    const one = digits(list.at(a)!);
    return one.length >= 5 && edits(one, digits(list.at(b)!), 1) === 1;
  }

  private accounts(a: number, b: number, evidence: Evidence): void {
    const shared = sharedValue(this.frozen.lists.account, this.spread.names.account, a, b);
    if (shared >= 0) {
      evidence.add("bank-account", 1, this.weight("account", shared, parameters.account), role.proof);
      if (evidence.explaining) evidence.show(this.show("account", shared));
    }
  }

  private birth(a: number, b: number, evidence: Evidence): void {
    const { starts, values } = this.frozen.lists.birth;
    if (starts[a] === starts[a + 1] || starts[b] === starts[b + 1]) return;
    const x = values[starts[a]!]!;
    const y = values[starts[b]!]!;
    const level = x === y ? 4 : dateLevel(this.table.texts.birth.list.at(x)!, this.table.texts.birth.list.at(y)!);
    evidence.add("birth-date", level, parameters.birthDate[level]!, role.proof);
    if (evidence.explaining) evidence.show(this.show("birth", x, y));
  }

  private phones(a: number, b: number, evidence: Evidence): void {
    const { starts, values } = this.frozen.lists.phone;
    if (starts[a] === starts[a + 1] || starts[b] === starts[b + 1]) return;
    const { phoneLine, phoneParsed, phoneExtension } = this.parts;
    const table = parameters.phone;
    let weight: number = table[0];
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
            ? table[1]
            : Math.min(this.weight("phone", x, table[found]!), this.weight("phone", y, table[found]!));
        if (worth > weight) {
          weight = worth;
          level = found;
          left = x;
          right = y;
        }
      }
    }
    this.channel("phone", left, level, weight, evidence);
    evidence.add("phone", level, weight, role.besides);
    if (evidence.explaining) evidence.show(this.show("phone", left, right));
  }

  /** One digit wrong or two swapped, in numbers of one length. */
  private nearPhone(a: number, b: number): boolean {
    const x = this.table.texts.phone.list.at(a)!;
    const y = this.table.texts.phone.list.at(b)!;
    if (x.length !== y.length || x.length < 8) return false;
    let differing = 0;
    for (let i = 0; i < x.length; i++) {
      if (x.charCodeAt(i) !== y.charCodeAt(i)) {
        if (++differing > 2) return false;
      }
    }
    // The last digit alone tells neighbours on one exchange apart.
    return differing === 1 ? x.at(-1) === y.at(-1) : edits(x, y, 1) === 1;
  }

  private emails(a: number, b: number, evidence: Evidence): void {
    const { lists } = this.frozen;
    const domain = sharedValue(lists.domain, this.spread.names.domain, a, b);
    const { starts, values } = lists.email;
    const both = starts[a]! < starts[a + 1]! && starts[b]! < starts[b + 1]!;
    const table = parameters.email;
    let weight: number = both ? table[0] : 0;
    let level = both ? 0 : -1;
    let left = both ? values[starts[a]!]! : -1;
    let right = both ? values[starts[b]!]! : -1;
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      const x = values[i]!;
      for (let k = starts[b]!; k < starts[b + 1]!; k++) {
        const y = values[k]!;
        let found = 0;
        if (x === y) found = this.parts.emailRole[x] === 1 ? 4 : 5;
        else if (this.parts.emailRole[x] === 0 && this.parts.emailRole[y] === 0) {
          if (this.parts.emailLocal[x] === this.parts.emailLocal[y] && this.parts.emailAt[x]! >= 3) found = 2;
          if (this.nearMailbox(x, y, evidence.people)) found = 3;
        }
        if (found === 0) continue;
        const worth = found >= 4 ? this.weight("email", x, table[found]!) : table[found]!;
        if (worth > weight) {
          weight = worth;
          level = found;
          left = x;
          right = y;
        }
      }
    }
    if (domain >= 0) {
      const worth = this.weight("domain", domain, table[1]);
      if (worth > weight) {
        this.channel("domain", domain, 1, worth, evidence);
        evidence.add("domain", 1, worth, role.besides);
        if (evidence.explaining) evidence.show(this.show("domain", domain));
        return;
      }
    }
    if (level < 0) return;
    this.channel("email", left, level, weight, evidence);
    evidence.add("email", level, weight, role.besides);
    if (evidence.explaining) evidence.show(this.show("email", left, right));
  }

  private cityLikeness(one: number, other: number): number {
    const [low, high] = one < other ? [one, other] : [other, one];
    let known = this.cityCache.get(low, high);
    if (known < 0) {
      const [first, second] = inTextOrder(this.table.cities.list[low]!, this.table.cities.list[high]!);
      known = personWordSimilarity(first, second);
      this.cityCache.set(low, high, known);
    }
    return known;
  }

  /** A few letters apart. Two mailboxes whose numbers differ are two mailboxes, not one and a typing error. */
  private nearMailbox(x: number, y: number, people: boolean): boolean {
    const { emailLength, emailLetters } = this.parts;
    const length = emailLength[x]!;
    const allowed = length < 12 ? 1 : people ? Math.floor(length / 6) : 2;
    if (surelyFurther(Math.abs(length - emailLength[y]!), emailLetters[x]!, emailLetters[y]!, allowed)) return false;
    const one = this.table.texts.email.list.at(x)!;
    const other = this.table.texts.email.list.at(y)!;
    return edits(one, other, allowed) <= allowed && digitsOf(one) === digitsOf(other);
  }

  private addresses(a: number, b: number, evidence: Evidence): void {
    const { lists, city, cityCounts, size } = this.frozen;
    const { starts, values } = lists.address;
    const table = evidence.people ? parameters.home : parameters.address;
    let level = -1;
    let weight = 0;
    let left = -1;
    let right = -1;
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      for (let k = starts[b]!; k < starts[b + 1]!; k++) {
        const x = values[i]!;
        const y = values[k]!;
        const found =
          x === y ? exactAddress(this.parts.address, x) : addressLevel(this.parts.address, x, y, this.alike);
        if (found < 0) continue;
        const full = table[found]!;
        const worth = found >= 5 ? Math.min(this.weight("address", x, full), this.weight("address", y, full)) : full;
        if (level < 0 || worth > weight) {
          level = found;
          weight = worth;
          left = x;
          right = y;
        }
      }
    }
    if (level > 1) {
      this.channel("address", left, level, weight, evidence);
      evidence.add("address", level, weight, evidence.people ? role.proof : role.besides);
      if (evidence.explaining) evidence.show(this.show("address", left, right));
      return;
    }
    const one = city[a]!;
    const other = city[b]!;
    if (one >= 0 && other >= 0) {
      const cities = this.table.cities.list;
      const alike = one === other ? 1000 : this.cityLikeness(one, other);
      const agree = alike >= 750;
      // Half of the rows live in the capital: then it says little.
      const rare = agree
        ? -Math.log2((Math.max(0, Math.max(cityCounts[one]!, cityCounts[other]!) - 2) + 3) / (size + 60))
        : 0;
      if (agree) evidence.rarity += Math.max(0, Math.round(rare * 1000));
      const worth = agree
        ? Math.round(Math.min(parameters.city.same, rare * 500))
        : alike > 0
          ? 0
          : parameters.city.differs;
      if (alike === 0) evidence.elsewhere = true;
      evidence.add("city", agree ? 1 : 0, worth, role.name);
      if (evidence.explaining) {
        evidence.show({
          left: cities[one]!,
          right: cities[other]!,
          ...(agree && one === other && { frequency: cityCounts[one]! }),
        });
      }
    } else if (level >= 0) {
      evidence.add("address", level, weight, evidence.people ? role.proof : role.besides);
      if (evidence.explaining) evidence.show(this.show("address", left, right));
    }
  }

  /** A person who speaks for both. */
  private speakers(a: number, b: number, evidence: Evidence): void {
    const shared = sharedValue(this.frozen.lists.speaker, this.spread.names.speaker, a, b);
    if (shared < 0) return;
    const weight = this.weight("speaker", shared, parameters.speaker);
    this.channel("speaker", shared, 1, weight, evidence);
    evidence.add("contact", 1, weight, role.besides);
    if (evidence.explaining) evidence.show(this.show("speaker", shared));
  }

  /** Notes a channel that agrees on `value`; what no two firms are known to share can be trusted further. */
  private channel(kind: ValueKind, value: number, level: number, weight: number, evidence: Evidence): void {
    if (level === 0 || weight <= 0) return;
    this.channels.push(weight);
    if (this.spread.contested[kind][value] === 0) evidence.trusted += weight;
  }

  /** Phone, mailbox and address of one office come together: the second of them is not a second proof. */
  private dampen(evidence: Evidence): void {
    if (this.channels.length < 2) return;
    this.channels.sort((x, y) => y - x);
    let kept = 0;
    let sum = 0;
    this.channels.forEach((weight, at) => {
      sum += weight;
      kept += Math.round(weight * parameters.channels[Math.min(at, parameters.channels.length - 1)]!);
    });
    if (kept < sum) evidence.add("channels", this.channels.length, kept - sum, role.besides);
  }
}

const digitsOf = (text: string): string => text.replace(/\D/g, "");

function shownValue(text: string): string {
  return text
    .split("\t")
    .filter((part) => part !== "")
    .join(", ");
}
