import { meaningBits, meaningNames, premises, sisters, titles } from "./generic-words.ts";
import type { Words } from "./words.ts";

// What a word says of the firm in whose name it stands.

/** Whether the word comes and goes without meaning anything: `магазин`, `торговый дом`, `компания`. */
export function isFree(words: Words, word: number): boolean {
  const meaning = words.meaning[word]!;
  return meaning >= 0 && meaningBits[meaning]! <= 3;
}

/** Whether the word is what is written on a door: `кафе`, `hotel`. */
export function isPremises(words: Words, word: number): boolean {
  const meaning = words.meaning[word]!;
  return meaning >= 0 && premises[meaning]!;
}

/** Whether the word is a person's title: `Dr.`, `Prof.`. */
export function isTitle(words: Words, word: number): boolean {
  const meaning = words.meaning[word]!;
  return meaning >= 0 && titles[meaning]!;
}

/**
 * Whether the word behind a name makes another firm of the same owner: `Лакомка-Опт`, `Лакомка-М`. A Russian habit: elsewhere `Services` and
 * `Sanayi` are of the full name and left out like the legal form. What holds or administers a firm is another one everywhere: `Nordlicht
 * Verwaltungs GmbH` is no Nordlicht GmbH & Co. KG, though they have one door and one line.
 */
export function makesSister(words: Words, word: number): boolean {
  const meaning = words.meaning[word]!;
  if (!words.isCyrillic[word]!) return meaning === holding;
  return meaning >= 0 ? sisters[meaning]! : words.lengths[word] === 1;
}

/** Whether the word says no more than what kind of institution it is: neither what is written on a door, nor what an owner's firms are told apart by. */
export function isKind(words: Words, word: number): boolean {
  const meaning = words.meaning[word]!;
  if (meaning < 0) return words.trade[word]! >= 0;
  return !premises[meaning]! && !sisters[meaning]! && !titles[meaning]! && sides[meaning] === 0;
}

/** What of its owner's house the word makes a firm: 1 the house that sells, 2 the works that make, 0 neither. */
export function sideOfHouse(words: Words, word: number): number {
  const meaning = words.meaning[word]!;
  return meaning < 0 ? 0 : sides[meaning]!;
}

/** Whether the word stands behind foreign names of every trade and is left out as often: `Services`. Others tell firms of one name apart: `Systems`, `Industries`. */
export function isService(words: Words, word: number): boolean {
  return !words.isCyrillic[word]! && words.meaning[word] === service;
}

const service = meaningNames.indexOf("сервис");

const holding = meaningNames.indexOf("холдинг");

/** «ТД Сокол» sells what «Завод Сокол» makes: two firms, though a trading house alone comes and goes before a name. */
const sides: readonly number[] = meaningNames.map((name) =>
  ["торговый", "тд"].includes(name) ? 1 : ["завод", "комбинат", "фабрика"].includes(name) ? 2 : 0,
);
