import { compareText, type Match, type Millibits } from "../model/index.ts";
import { levelNames, type Parameters } from "./parameters.ts";
import type { Thresholds } from "./options.ts";

/** What is learnt: weights by level. Names, official numbers and vetoes are not: they are not the data's to say. */
export const fittedKeys = ["number", "form", "birthDate", "counterparty", "phone", "email", "home", "address"] as const;
export type FittedKey = (typeof fittedKeys)[number];

/** One weight that the data or people see otherwise than the model that was there. */
export interface WeightChange {
  readonly key: FittedKey;
  readonly level: string;
  readonly before: Millibits;
  readonly after: Millibits;
  /** Pairs with this level that the rest of the evidence takes for one, and pairs of it that people judged. */
  readonly pairs: number;
  readonly decided: number;
}

export interface Fitted {
  readonly changes: readonly WeightChange[];
  /** Pairs looked at, of how many distinct patterns, how many of them judged by people, how many drawn at random. */
  readonly pairs: number;
  readonly patterns: number;
  readonly decided: number;
  readonly random: number;
}

/** A weight is changed when so many pairs speak for it; with as many again it has gone half of the way. */
const leastPairs = 30;
const leastDecisions = 10;
/** A weight moves no further than this, and what a person knows of one level is worth about a bit. */
const furthest = 3_000;
const doubt = 1_000;
const rounds = 30;

/** Pairs that look the same to the model: the levels of what is learnt, and the weight of all the rest to half a bit. */
interface Pattern {
  readonly levels: Partial<Record<FittedKey, number>>;
  readonly rest: Millibits;
  readonly label: 0 | 1 | undefined;
  count: number;
}

type Weights = Record<FittedKey, Millibits[]>;

/**
 * Fits weights to the pairs of a run, in two steps. *Expectation and maximisation* over distinct patterns: how often true pairs have a
 * level (m), each pair counted by how likely the evidence besides this feature says that it is one (so that what brought the two
 * together does not prove itself), against how often two records have it by chance (u, from random pairs); a level that chance hardly
 * ever makes has no u and keeps its weight. Then *people's decisions*, as a logistic regression whose prior is what the first step found.
 *
 * Guarded: few pairs change nothing, no weight moves further than three bits, changes its sign or its place among the levels of its
 * feature, or comes to merge two cards by itself. Pure and deterministic: the order of the pairs does not matter.
 *
 * @param pairs scored with `parameters`: every pair of the run; those that a veto settled, and crowded ones, are left out
 * @param random pairs of records drawn at random, scored with `parameters`
 */
export function fitParameters(
  parameters: Parameters,
  thresholds: Thresholds,
  pairs: Iterable<Match>,
  random: Iterable<Match>,
): Fitted {
  const before = weightsOf(parameters);
  const patterns = collect(pairs, before);
  const middle = (thresholds.automatic + thresholds.review) / 2;
  const chance = countLevels(random, middle);
  const { weights, evidence } = maximise(before, patterns, chance.counts, middle);
  const judged = patterns.filter(({ label }) => label !== undefined);
  const decided = learnDecisions(weights, judged, middle);
  const changes = fittedKeys.flatMap((key) => {
    const after = guard(before[key], weights[key], thresholds.automatic);
    return after.flatMap((weight, level): WeightChange[] =>
      weight === before[key][level]
        ? []
        : [
            {
              key,
              level: namesOf(key)[level]!,
              before: before[key][level]!,
              after: weight,
              pairs: Math.round(evidence[key][level]!),
              decided: decided[key][level]!,
            },
          ],
    );
  });
  const total = (list: readonly Pattern[]) => list.reduce((sum, { count }) => sum + count, 0);
  return {
    changes,
    pairs: total(patterns),
    patterns: patterns.length,
    decided: total(judged),
    random: chance.pairs,
  };
}

/** A parameters file that says what was fitted, and from how much. Weights in bits. */
export function fittedText({ changes, pairs, patterns, decided, random }: Fitted, title: string): string {
  const bits = (weight: Millibits) => String(weight / 1000);
  const lines = [
    `# Written by sverka fit: ${pairs} pairs in ${patterns} patterns, ${decided} of them judged by people, ${random} drawn at random.`,
    "# What is not named here stays as shipped.",
    "version: 1",
    `title: ${JSON.stringify(title)}`,
  ];
  for (const key of fittedKeys) {
    const mine = changes.filter((change) => change.key === key);
    if (mine.length === 0) continue;
    lines.push(`${key}:`);
    for (const { level, before, after, pairs: seen, decided: judged } of mine)
      lines.push(`  ${level}: ${bits(after)} # shipped ${bits(before)}; ${seen} pairs, ${judged} decisions`);
  }
  return `${lines.join("\n")}\n`;
}

function weightsOf(parameters: Parameters): Weights {
  return Object.fromEntries(fittedKeys.map((key) => [key, [...parameters[key]]])) as Weights;
}

function namesOf(key: FittedKey): readonly string[] {
  return key === "address" ? levelNames.home : levelNames[key];
}

/** A feature of a match as the weight that it was given by; undefined for what is not learnt. */
function keyOf(name: string, type: Match["type"]): FittedKey | undefined {
  if (name === "birth-date") return "birthDate";
  if (name === "domain") return "email";
  // Between firms it is an address, between people a home; a private person among the counterparties counts with the firms.
  if (name === "address") return type === "contact" ? "home" : "address";
  return (fittedKeys as readonly string[]).includes(name) ? (name as FittedKey) : undefined;
}

function levelsOf({ features, type }: Match): Partial<Record<FittedKey, number>> {
  const levels: Partial<Record<FittedKey, number>> = {};
  for (const { name, level } of features) {
    const key = keyOf(name, type);
    if (key !== undefined) levels[key] = level;
  }
  return levels;
}

function collect(pairs: Iterable<Match>, before: Weights): Pattern[] {
  const patterns = new Map<string, Pattern>();
  for (const match of pairs) {
    const label =
      match.by !== "decision" ? undefined : match.band === "automatic" ? 1 : match.band === "none" ? 0 : undefined;
    // A crowded pair is kept without its features: there is nothing to look at.
    if (match.by === "veto" || match.features.length === 0 || (match.by === "decision" && label === undefined))
      continue;
    const levels = levelsOf(match);
    const learnt = present(levels).reduce((sum, [key, level]) => sum + before[key][level]!, 0);
    // What a value that many share has lost stays in the rest.
    const rest = Math.round((match.weight - learnt) / 500) * 500;
    const id = JSON.stringify([fittedKeys.map((key) => levels[key] ?? null), rest, label ?? null]);
    const known = patterns.get(id);
    if (known === undefined) patterns.set(id, { levels, rest, label, count: 1 });
    else known.count++;
  }
  return [...patterns].sort(([a], [b]) => compareText(a, b)).map(([, pattern]) => pattern);
}

function present(levels: Pattern["levels"]): [FittedKey, number][] {
  return Object.entries(levels) as [FittedKey, number][];
}

function none(before: Weights): Weights {
  return Object.fromEntries(fittedKeys.map((key) => [key, before[key].map(() => 0)])) as Weights;
}

/** Pairs drawn at random, each by how likely it is that the two are different: a small base is full of true pairs. */
function countLevels(
  matches: Iterable<Match>,
  middle: Millibits,
): { counts: Partial<Record<FittedKey, number[]>>; pairs: number } {
  const counts: Partial<Record<FittedKey, number[]>> = {};
  let pairs = 0;
  for (const match of matches) {
    pairs++;
    const different = 1 - likely(match.weight, middle);
    for (const [key, level] of present(levelsOf(match))) {
      const mine = (counts[key] ??= namesOf(key).map(() => 0));
      mine[level]! += different;
    }
  }
  return { counts, pairs };
}

/** Probability of one entity. */
function likely(weight: Millibits, middle: Millibits): number {
  return 1 / (1 + 2 ** ((middle - weight) / 1000));
}

function weigh({ levels, rest }: Pattern, weights: Weights): Millibits {
  return present(levels).reduce((sum, [key, level]) => sum + weights[key][level]!, rest);
}

function maximise(
  before: Weights,
  patterns: readonly Pattern[],
  chance: Partial<Record<FittedKey, number[]>>,
  middle: Millibits,
): { weights: Weights; evidence: Weights } {
  let weights = structuredClone(before);
  let evidence = none(before);
  for (let round = 0; round < rounds; round++) {
    evidence = none(before);
    for (const pattern of patterns) {
      const all = weigh(pattern, weights);
      for (const [key, level] of present(pattern.levels))
        evidence[key][level]! += pattern.count * (pattern.label ?? likely(all - weights[key][level]!, middle));
    }
    weights = Object.fromEntries(
      fittedKeys.map((key) => {
        const matched = evidence[key].reduce((sum, each) => sum + each, 0);
        const drawn = (chance[key] ?? []).reduce((sum, each) => sum + each, 0);
        return [
          key,
          before[key].map((weight, level) => {
            const m = evidence[key][level]!;
            const u = chance[key]?.[level] ?? 0;
            if (m < leastPairs || u < leastPairs) return weight;
            const found = 1000 * Math.log2(m / matched / (u / drawn));
            return Math.round((weight + ((found - weight) * m) / (m + leastPairs)) / 10) * 10;
          }),
        ];
      }),
    ) as Weights;
  }
  return { weights, evidence };
}

/** Moves `weights` to what people decided, each level as far as its decisions outweigh the doubt. Gives the decisions by level. */
function learnDecisions(weights: Weights, judged: readonly Pattern[], middle: Millibits): Weights {
  const counts = none(weights);
  for (const { levels, count } of judged) for (const [key, level] of present(levels)) counts[key][level]! += count;
  const start = structuredClone(weights);
  for (let round = 0; round < rounds; round++)
    for (const key of fittedKeys)
      weights[key].forEach((weight, level) => {
        if (counts[key][level]! < leastDecisions) return;
        const bit = Math.LN2;
        const moved = (weight - start[key][level]!) / doubt;
        let slope = -moved;
        let bend = 1;
        for (const pattern of judged) {
          if (pattern.levels[key] !== level) continue;
          const p = likely(weigh(pattern, weights), middle);
          slope += pattern.count * bit * (pattern.label! - p);
          bend += pattern.count * bit * bit * p * (1 - p);
        }
        weights[key][level] = Math.round((weight + (doubt * slope) / bend) / 10) * 10;
      });
  return counts;
}

/**
 * Holds each weight near what it was: on its side of nothing, nearer to its old place than to that of a neighbouring level (so that levels
 * keep their order), and below what would merge two cards by itself.
 */
function guard(before: readonly Millibits[], after: readonly Millibits[], automatic: Millibits): Millibits[] {
  return after.map((weight, level) => {
    const was = before[level]!;
    const below = before.filter((other) => other < was);
    const above = before.filter((other) => other > was);
    const low = Math.max(was - furthest, was > 0 ? 0 : -Infinity, (Math.max(...below) + was) / 2);
    const high = Math.min(was + furthest, was < 0 ? 0 : Math.max(was, automatic - 500), (Math.min(...above) + was) / 2);
    return Math.round(Math.min(high, Math.max(low, weight)));
  });
}
