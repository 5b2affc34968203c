import { addressLevel, exactAddress, inOneScript, near } from "./addresses.ts";
import { type Evidence, role } from "./evidence.ts";
import { PairCache } from "../pair-cache.ts";
import type { SharedValues } from "./shared-values.ts";
import { inTextOrder, personWordSimilarity } from "../words/similarity.ts";

/** Addresses, or the towns where these say nothing. */
export class PlaceComparer {
  private readonly shared: SharedValues;
  /** Likeness of two texts of addresses, remembered: streets and towns repeat. */
  private readonly alike: (x: number, y: number) => boolean;
  /** The same for the towns of records: some thousand of them make up all pairs. */
  private readonly cityCache: PairCache;

  constructor(shared: SharedValues) {
    this.shared = shared;
    const { table, parts } = shared;
    this.cityCache = new PairCache(table.cities.size);
    const cache = new PairCache(parts.addressTexts.size);
    this.alike = (x, y) => {
      if (x === y) return true;
      const [low, high] = x < y ? [x, y] : [y, x];
      let known = cache.get(low, high);
      if (known < 0) {
        known = near(parts.addressTexts.at(low), parts.addressTexts.at(high)) ? 1 : 0;
        cache.set(low, high, known);
      }
      return known === 1;
    };
  }

  compare(a: number, b: number, evidence: Evidence): void {
    const { lists, city, cityCounts, size } = this.shared.frozen;
    const { starts, values } = lists.address;
    const table = evidence.people ? this.shared.parameters.home : this.shared.parameters.address;
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
            ? exactAddress(this.shared.parts.address, x)
            : addressLevel(this.shared.parts.address, x, y, this.alike);
        if (found < 0) continue;
        const full = table[found]!;
        const worth =
          found >= 6 ? Math.min(this.shared.weight("address", x, full), this.shared.weight("address", y, full)) : full;
        if (level < 0 || worth > weight) {
          level = found;
          weight = worth;
          left = x;
          right = y;
        }
      }
    }
    if (level > 1) {
      this.shared.channel("address", left, level, weight, evidence);
      evidence.otherDoor = level === 4;
      this.add(level, weight, left, right, evidence);
      return;
    }
    const one = city[a]!;
    const other = city[b]!;
    if (one >= 0 && other >= 0) {
      const { cities } = this.shared.table;
      const alike = one === other ? 1000 : this.cityLikeness(one, other);
      const agree = alike >= 750;
      // Half of the rows live in the capital: then it says little.
      const rare = agree
        ? -Math.log2((Math.max(0, Math.max(cityCounts[one]!, cityCounts[other]!) - 2) + 3) / (size + 60))
        : 0;
      if (agree) evidence.rarity += Math.max(0, Math.round(rare * 1000));
      const worth = agree
        ? Math.round(Math.min(this.shared.parameters.city.same, rare * 500))
        : alike > 0
          ? 0
          : this.shared.parameters.city.differs;
      if (alike === 0) evidence.elsewhere = true;
      evidence.add("city", agree ? 1 : 0, worth, role.name);
      if (evidence.explaining) {
        evidence.show({
          left: cities.at(one),
          right: cities.at(other),
          ...(agree && one === other && { frequency: cityCounts[one]! }),
        });
      }
    } else if (level >= 0) this.add(level, weight, left, right, evidence);
  }

  private add(level: number, weight: number, left: number, right: number, evidence: Evidence): void {
    if (evidence.people) evidence.home = Math.max(0, weight);
    evidence.add("address", level, weight, evidence.people ? role.proof : role.besides);
    if (evidence.explaining) evidence.show(this.shared.show("address", left, right));
  }

  private cityLikeness(one: number, other: number): number {
    const [low, high] = one < other ? [one, other] : [other, one];
    let known = this.cityCache.get(low, high);
    if (known < 0) {
      const { cities } = this.shared.table;
      const [first, second] = inTextOrder(...inOneScript(cities.at(low), cities.at(high)));
      // «Ростов», as people call Ростов-на-Дону: as likely the same town as another, so it says nothing.
      const shortened = first.startsWith(`${second} `) || second.startsWith(`${first} `);
      known = shortened ? 500 : ofTwoStates(first, second) ? 0 : personWordSimilarity(first, second);
      this.cityCache.set(low, high, known);
    }
    return known;
  }
}

/** `portland me`, `portland or`: of one name, and told apart by the two letters behind it. */
function ofTwoStates(one: string, other: string): boolean {
  const [state, another] = [/ [a-z]{2}$/.exec(one), / [a-z]{2}$/.exec(other)];
  if (state === null || another === null || state[0] === another[0]) return false;
  return one.slice(0, state.index) === other.slice(0, another.index);
}
