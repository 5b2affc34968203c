import type { Lists } from "./columns.ts";
import type { Evidence } from "./evidence.ts";
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

export const has = (lists: Lists, row: number): boolean => lists.starts[row + 1]! > lists.starts[row]!;

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
}

export interface AddressParts {
  readonly postcode: string;
  readonly city: string;
  readonly street: string;
  readonly house: string;
  readonly flat: string;
}

export function takeApart(table: Table): Parts {
  const schemes = new Map<string, number>();
  const lines = new Map<string, number>();
  const locals = new Map<string, number>();
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
      return { postcode, city, street, house, flat };
    }),
  };
}

/** Compares the values of two rows field by field. */
export class ValueComparer {
  private readonly table: Table;
  private readonly frozen: Frozen;
  private readonly spread: Spread;
  private readonly parts: Parts;
  /** Weights of the channels of one pair, to be dampened together. */
  private readonly channels: number[] = [];

  constructor(table: Table, frozen: Frozen, spread: Spread, parts: Parts) {
    this.table = table;
    this.frozen = frozen;
    this.spread = spread;
    this.parts = parts;
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
    return spreadWeight(full, this.spread[kind][value]!, parameters.hub[kind]);
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
    if (level >= 0) evidence.add("identifier", level, weight, () => this.show("identifier", left, right));
  }

  private accounts(a: number, b: number, evidence: Evidence): void {
    const shared = sharedValue(this.frozen.lists.account, this.spread.account, a, b);
    if (shared >= 0) {
      evidence.add("bank-account", 1, this.weight("account", shared, parameters.account), () =>
        this.show("account", shared),
      );
    }
  }

  private birth(a: number, b: number, evidence: Evidence): void {
    const { starts, values } = this.frozen.lists.birth;
    if (starts[a] === starts[a + 1] || starts[b] === starts[b + 1]) return;
    const x = values[starts[a]!]!;
    const y = values[starts[b]!]!;
    const level = x === y ? 3 : dateLevel(this.table.texts.birth.list[x]!, this.table.texts.birth.list[y]!);
    evidence.add("birth-date", level, parameters.birthDate[level]!, () => this.show("birth", x, y));
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
        else if (level === 0 && this.nearPhone(x, y)) found = 1;
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
    this.channel(level, weight);
    evidence.add("phone", level, weight, () => this.show("phone", left, right));
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
    const domain = sharedValue(lists.domain, this.spread.domain, a, b);
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
        this.channel(1, worth);
        evidence.add("domain", 1, worth, () => this.show("domain", domain));
        return;
      }
    }
    if (level < 0) return;
    this.channel(level, weight);
    evidence.add("email", level, weight, () => this.show("email", left, right));
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
          x === y ? exactAddress(this.parts.address[x]!) : addressLevel(this.parts.address[x]!, this.parts.address[y]!);
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
      this.channel(level, weight);
      evidence.add("address", level, weight, () => this.show("address", left, right));
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
      evidence.add("city", agree ? 1 : 0, worth, () => ({
        left: cities[one]!,
        right: cities[other]!,
        ...(agree && one === other && { frequency: cityCounts[one]! }),
      }));
    } else if (level >= 0) {
      evidence.add("address", level, weight, () => this.show("address", left, right));
    }
  }

  private channel(level: number, weight: number): void {
    if (level > 0 && weight > 0) this.channels.push(weight);
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
    if (kept < sum) evidence.add("channels", this.channels.length, kept - sum);
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
  return a.house !== "" && a.street !== ""
    ? a.flat !== ""
      ? 7
      : 6
    : a.street !== ""
      ? 4
      : a.postcode !== ""
        ? 2
        : a.city !== ""
          ? 1
          : -1;
}

function addressLevel(a: AddressParts, b: AddressParts): number {
  const cities = a.city === "" || b.city === "" ? -1 : near(a.city, b.city) ? 1 : 0;
  const postcodes = a.postcode === "" || b.postcode === "" ? -1 : edits(a.postcode, b.postcode, 1) === 0 ? 1 : 0;
  if (a.street !== "" && b.street !== "" && near(a.street, b.street) && (cities !== 0 || postcodes === 1)) {
    if (a.house === "" || b.house === "") return 4;
    if (a.house !== b.house) return 3;
    if (a.flat !== "" && b.flat !== "") return a.flat === b.flat ? 7 : 5;
    return 6;
  }
  if (postcodes === 1) return a.house !== "" && a.house === b.house && cities !== 0 ? 4 : 2;
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
