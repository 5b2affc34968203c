import type { Lists } from "./columns.ts";
import { type Evidence, role } from "./evidence.ts";
import { PairCache } from "./pair-cache.ts";
import { parameters, spreadWeight } from "./parameters.ts";
import { schemeClass, vetoes } from "./schemes.ts";
import { edits, personWordSimilarity } from "./similarity.ts";
import type { Spread } from "./spread.ts";
import type { Frozen, Table, ValueKind } from "./table.ts";

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

/** By row: a valid number of a scheme whose numbers veto, as a value of `identifier`; −1 without. */
export function officialNumbers(frozen: Frozen, parts: Parts): Int32Array {
  const { starts, values } = frozen.lists.identifier;
  const out = new Int32Array(frozen.size).fill(-1);
  for (let row = 0; row < frozen.size; row++) {
    for (let i = starts[row]!; i < starts[row + 1]! && out[row]! < 0; i++) {
      const { valid, vetoes } = parts.identifier[values[i]!]!;
      if (valid && vetoes) out[row] = values[i]!;
    }
  }
  return out;
}

/** What every distinct value is made of, taken apart once. */
export interface Parts {
  readonly identifier: readonly {
    scheme: number;
    value: string;
    valid: boolean;
    official: boolean;
    silent: boolean;
    vetoes: boolean;
  }[];
  /** Distinct line without the extension. */
  readonly phoneLine: Int32Array;
  readonly phoneParsed: Uint8Array;
  readonly emailLocal: Int32Array;
  readonly emailRole: Uint8Array;
  readonly address: readonly AddressParts[];
  /** What the numbers of {@link AddressParts} stand for. */
  readonly addressTexts: readonly string[];
}

/** Parts of an address as numbers of distinct texts; 0 is a part that is not known. */
export interface AddressParts {
  readonly postcode: number;
  readonly city: number;
  readonly street: number;
  readonly house: number;
  readonly flat: number;
}

export function takeApart(table: Table): Parts {
  const schemes = new Map<string, number>();
  const lines = new Map<string, number>();
  const locals = new Map<string, number>();
  const addressWords = new Map<string, number>([["", 0]]);
  const number = (map: Map<string, number>, text: string): number => {
    let id = map.get(text);
    if (id === undefined) map.set(text, (id = map.size));
    return id;
  };
  return {
    identifier: table.texts.identifier.list.map((text) => {
      const at = text.indexOf(":");
      const scheme = text.slice(0, at);
      const valid = !text.endsWith("?");
      const value = text.slice(at + 1, valid ? undefined : -1);
      const kind = schemeClass(scheme);
      return {
        scheme: number(schemes, scheme),
        value,
        valid,
        official: kind === "official",
        silent: kind === "silent",
        vetoes: vetoes(scheme),
      };
    }),
    phoneLine: Int32Array.from(table.texts.phone.list, (text) => number(lines, text.split(";")[0]!)),
    phoneParsed: Uint8Array.from(table.texts.phone.list, (text) => (text.startsWith("~") ? 0 : 1)),
    emailLocal: Int32Array.from(table.texts.email.list, (text) => number(locals, text.replace("*", "").split("@")[0]!)),
    emailRole: Uint8Array.from(table.texts.email.list, (text) => (text.startsWith("*") ? 1 : 0)),
    address: table.texts.address.list.map((text) => {
      const [postcode = "", city = "", street = "", house = "", flat = ""] = text.split("\t");
      return {
        postcode: number(addressWords, postcode),
        city: number(addressWords, city),
        street: number(addressWords, street),
        house: number(addressWords, house),
        flat: number(addressWords, flat),
      };
    }),
    addressTexts: [...addressWords.keys()],
  };
}

/** Compares the values of two rows field by field. */
export class ValueComparer {
  private readonly table: Table;
  private readonly frozen: Frozen;
  private readonly spread: Spread;
  private readonly parts: Parts;
  /** Likeness of two texts of addresses, remembered: streets and towns repeat. */
  private readonly alike: (x: number, y: number) => boolean;
  /** Weights of the channels of one pair, to be dampened together. */
  private readonly channels: number[] = [];

  constructor(table: Table, frozen: Frozen, spread: Spread, parts: Parts) {
    this.table = table;
    this.frozen = frozen;
    this.spread = spread;
    this.parts = parts;
    const cache = new PairCache(parts.addressTexts.length);
    this.alike = (x, y) => {
      if (x === y) return true;
      const [low, high] = x < y ? [x, y] : [y, x];
      let known = cache.get(low, high);
      if (known < 0) {
        known = near(parts.addressTexts[low]!, parts.addressTexts[high]!) ? 1 : 0;
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
    let weight = 0;
    let level = -1;
    let left = -1;
    let right = -1;
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      const x = values[i]!;
      const one = this.parts.identifier[x]!;
      if (one.silent) continue;
      for (let k = starts[b]!; k < starts[b + 1]!; k++) {
        const y = values[k]!;
        const other = this.parts.identifier[y]!;
        if (other.scheme !== one.scheme) continue;
        const table = one.official ? parameters.identifier.official : parameters.identifier.other;
        let found: number;
        if (x === y) found = one.valid || !one.official ? 3 : 2;
        else if (one.official && one.valid && other.valid) found = 0;
        else found = edits(one.value, other.value, 1) <= (one.value.length < 5 ? 0 : 1) ? 1 : 0;
        // Two different valid numbers are a matter for the veto, not for the score.
        const both = found === 0 && one.official && one.valid && other.valid;
        const worth = both ? 0 : found >= 2 ? this.weight("identifier", x, table[found]!) : table[found]!;
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
    const level = x === y ? 3 : dateLevel(this.table.texts.birth.list[x]!, this.table.texts.birth.list[y]!);
    evidence.add("birth-date", level, parameters.birthDate[level]!, role.proof);
    if (evidence.explaining) evidence.show(this.show("birth", x, y));
  }

  private phones(a: number, b: number, evidence: Evidence): void {
    const { starts, values } = this.frozen.lists.phone;
    if (starts[a] === starts[a + 1] || starts[b] === starts[b + 1]) return;
    const { phoneLine, phoneParsed } = this.parts;
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
        else if (phoneLine[x] === phoneLine[y]) found = this.extension(x) !== "" && this.extension(y) !== "" ? 3 : 4;
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

  private extension(phone: number): string {
    return this.table.texts.phone.list[phone]!.split(";")[1] ?? "";
  }

  /** One digit wrong or two swapped, in numbers of one length. */
  private nearPhone(a: number, b: number): boolean {
    const x = this.table.texts.phone.list[a]!;
    const y = this.table.texts.phone.list[b]!;
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
          const one = this.table.texts.email.list[x]!;
          const other = this.table.texts.email.list[y]!;
          if (this.parts.emailLocal[x] === this.parts.emailLocal[y] && one.indexOf("@") >= 3) found = 2;
          const allowed = one.length < 12 ? 1 : evidence.people ? Math.floor(one.length / 6) : 2;
          // Two mailboxes whose numbers differ are two mailboxes, not one and a typing error.
          if (edits(one, other, allowed) <= allowed && digitsOf(one) === digitsOf(other)) found = 3;
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
          x === y
            ? exactAddress(this.parts.address[x]!)
            : addressLevel(this.parts.address[x]!, this.parts.address[y]!, this.alike);
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
      const alike = one === other ? 1000 : personWordSimilarity(cities[one]!, cities[other]!);
      const agree = alike >= 750;
      // Half of the rows live in the capital: then it says little.
      const rare = agree
        ? -Math.log2((Math.max(0, Math.max(cityCounts[one]!, cityCounts[other]!) - 2) + 3) / (size + 60))
        : 0;
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

/** 2 one digit off, or day and month swapped; 1 two digits, one part of the date, or less than a year off; 0 other. */
function dateLevel(one: string, other: string): number {
  const a = one.replace(/\D/g, "").slice(0, 8);
  const b = other.replace(/\D/g, "").slice(0, 8);
  if (a.length < 8 || b.length < 8) return a.startsWith(b) || b.startsWith(a) ? 2 : 0;
  let differing = 0;
  for (let i = 0; i < 8; i++) if (a[i] !== b[i]) differing++;
  if (differing < 2 || edits(a, b, 1) === 1) return 2;
  const part = (date: string, from: number, to: number): number => Number(date.slice(from, to));
  const [ya, ma, da] = [part(a, 0, 4), part(a, 4, 6), part(a, 6, 8)];
  const [yb, mb, db] = [part(b, 0, 4), part(b, 4, 6), part(b, 6, 8)];
  if (ya === yb && ma === db && da === mb) return 2;
  if (differing === 2 || Number(ya === yb) + Number(ma === mb) + Number(da === db) === 2) return 1;
  // Within a year of each other: a date remembered wrongly.
  return Math.abs((ya - yb) * 372 + (ma - mb) * 31 + da - db) <= 372 ? 1 : 0;
}

function exactAddress(a: AddressParts): number {
  if (a.street === 0) return a.postcode !== 0 ? 2 : a.city !== 0 ? 1 : -1;
  return a.house === 0 ? 4 : a.flat === 0 ? 6 : 7;
}

function addressLevel(a: AddressParts, b: AddressParts, alike: (x: number, y: number) => boolean): number {
  const cities = a.city === 0 || b.city === 0 ? -1 : alike(a.city, b.city) ? 1 : 0;
  const postcodes = a.postcode === 0 || b.postcode === 0 ? -1 : a.postcode === b.postcode ? 1 : 0;
  if (a.street !== 0 && b.street !== 0 && (cities !== 0 || postcodes === 1) && alike(a.street, b.street)) {
    if (a.house === 0 || b.house === 0) return 4;
    if (a.house !== b.house) return 3;
    if (a.flat !== 0 && b.flat !== 0) return a.flat === b.flat ? 7 : 5;
    return 6;
  }
  if (postcodes === 1) return a.house !== 0 && a.house === b.house && cities !== 0 ? 4 : 2;
  return cities;
}

/** Streets and towns: the same but for a typo in six letters, or one's words all within the other. */
function near(a: string, b: string): boolean {
  if (a === b) return true;
  const longer = Math.max(a.length, b.length);
  const shorter = Math.min(a.length, b.length);
  if (longer >= 5 && longer - shorter <= 3 && edits(a, b, 3) <= Math.floor(longer / 5)) return true;
  if (a.includes(" ") || b.includes(" ")) {
    const words = new Set(a.split(" "));
    const others = b.split(" ");
    const common = others.filter((word) => words.has(word)).length;
    if (common > 0 && common === Math.min(words.size, others.length)) return shorter >= 4;
    return a.replaceAll(" ", "") === b.replaceAll(" ", "");
  }
  return false;
}
