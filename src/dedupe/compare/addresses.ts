import { edits } from "../words/similarity.ts";
import { skeletonOf } from "../words/skeleton.ts";
import type { AddressParts } from "../table/parts.ts";

/**
 * 0 other town, 1 same town, 2 same street and house in a town called otherwise (a suburb: `Beverly Hills`, `Los Angeles`; in another language:
 * `Köln`, `Cologne`), 3 same postcode, 4 same street but another house, 5 same street, 6 same house but another flat, 7 same house, 8 same to
 * the flat; −1 nothing to compare.
 */
export function exactAddress({ street, house, flat, postcode, ofStreet, city }: AddressParts, value: number): number {
  if (street[value] !== 0) {
    if (house[value] === 0) return 5;
    return flat[value] === 0 ? 7 : 8;
  }
  if (postcode[value] === 0) return city[value] === 0 ? -1 : 1;
  if (ofStreet[value] === 0) return 3;
  return house[value] === 0 ? 5 : 7;
}

/** The same levels for two addresses that are not written alike. */
export function addressLevel(
  { street, house, flat, postcode, ofStreet, city }: AddressParts,
  a: number,
  b: number,
  alike: (x: number, y: number) => boolean,
): number {
  const cities = city[a] === 0 || city[b] === 0 ? -1 : alike(city[a]!, city[b]!) ? 1 : 0;
  const postcodes = agreement(postcode, a, b);
  const houses = agreement(house, a, b);
  if (street[a] !== 0 && street[b] !== 0 && alike(street[a]!, street[b]!)) {
    if (cities === 0 && postcodes !== 1) return houses === 1 ? 2 : 0;
    if (houses < 0) return 5;
    // Every town has a Lenin street: whether it is one street that has both houses, only a town or a postcode tells.
    if (houses === 0) return cities === 1 || postcodes === 1 ? 4 : -1;
    const flats = agreement(flat, a, b);
    if (flats < 0) return 7;
    return flats === 1 ? 8 : 6;
  }
  if (postcodes !== 1) return cities;
  // A British postcode is a few houses of one street, whatever each list calls it: by the building, by the estate.
  if (ofStreet[a] === 1) return houses === 1 ? 7 : houses === 0 ? 4 : 5;
  return houses === 1 && cities !== 0 ? 5 : 3;
}

/** Whether a part of two addresses is the same: 1 the same, 0 another, −1 where one of them lacks it. */
function agreement(part: Int32Array, a: number, b: number): -1 | 0 | 1 {
  if (part[a] === 0 || part[b] === 0) return -1;
  return part[a] === part[b] ? 1 : 0;
}

const cyrillic = /[\u0400-\u04ff]/;

/** Latin letters with marks, and Cyrillic ones that Russian lacks: many keyboards do not have them. */
const marked = /[\u00c0-\u024f\u0450-\u052f]/;

/**
 * The same text, or how it sounds when the other stands in another script or one of them has letters that people write otherwise:
 * `Leninskaya` is `Ленинская`, `Kaerntner` is `Kärntner`, `Lodz` is `Łódź`.
 */
export function inOneScript(a: string, b: string): readonly [string, string] {
  return cyrillic.test(a) === cyrillic.test(b) && !marked.test(a) && !marked.test(b)
    ? [a, b]
    : [skeletonOf(a), skeletonOf(b)];
}

/** Streets and towns: the same but for a typo in six letters, or one's words all within the other. */
export function near(one: string, other: string): boolean {
  const [a, b] = inOneScript(one, other);
  if (a === b) return true;
  const longer = Math.max(a.length, b.length);
  const shorter = Math.min(a.length, b.length);
  if (longer >= 5 && longer - shorter <= 3 && edits(a, b, 3) <= Math.floor(longer / 5)) return true;
  if (a.includes(" ") || b.includes(" ")) {
    const [these, those] = [a.split(" "), b.split(" ")];
    const words = new Set(these);
    const others = new Set(those);
    const common = [...others].filter((word) => words.has(word)).length;
    if (common > 0 && common === Math.min(words.size, others.size)) return shorter >= 4;
    return areCut(these, those) || these.join("") === those.join("");
  }
  return false;
}

/** «Ак. Павлова» is «Академика Павлова», «К. Маркса» «Карла Маркса», «Н. Новгород» «Нижний Новгород»: a word in full, and others cut short. */
function areCut(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length || !one.some((word, at) => word.length > 3 && word === other[at])) return false;
  return one.every((word, at) => {
    const [short, long] = word.length < other[at]!.length ? [word, other[at]!] : [other[at]!, word];
    return short === long || (short.length < 6 && cyrillic.test(short) && long.startsWith(short));
  });
}
