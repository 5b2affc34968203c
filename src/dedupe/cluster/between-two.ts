import type { Millibits } from "../../model/index.ts";
import type { ScoredPairs } from "../score/candidates.ts";
import { obstacleName, rules } from "../score/obstacles.ts";
import type { Scorer } from "../score/score.ts";
import { initial } from "../words/similarity.ts";
import type { Words } from "../words/words.ts";

/**
 * Rows that fit two others about equally well which are not each other: a sister firm's row without ИНН and with half of
 * its name left out, a card that only says `Ромашка, Самара`; `Иванов И.П.` beside the brothers Иван and Игорь; a manager's row
 * beside the cards that an accounting system keeps on purpose, one a contract, all with its ИНН. Whichever were stronger by a
 * hair would get it; so neither does, and a person says.
 *
 * @param margin how much better one must fit than the others to be taken
 */
export function rowsBetweenTwo(
  { left, right, weight, why }: ScoredPairs,
  { official, people: { given }, vetoes }: Pick<Scorer, "official" | "people" | "vetoes">,
  personWords: Words,
  threshold: Millibits,
  margin: Millibits,
): Set<number> {
  const numbers = new Torn((x, y) => x === y);
  const names = new Torn((x, y) => personWords.similarity(x, y) > initial);
  /** By source that keeps its cards apart: they are different by declaration, whatever they agree in. */
  const cards = new Map<number, Torn>();
  const considerCard = (row: number, card: number, found: Millibits): void => {
    const source = vetoes.keptSourceOf(card);
    if (source < 0 || vetoes.keptSourceOf(row) === source) return;
    let torn = cards.get(source);
    if (torn === undefined) cards.set(source, (torn = new Torn((x, y) => x === y)));
    torn.consider(row, card, found);
  };
  const isInitial = (word: number): boolean => word >= 0 && personWords.text(word).length === 1;
  for (let at = 0; at < left.length; at++) {
    const reason = obstacleName(why[at]!);
    if (weight[at]! < threshold - margin || (reason !== "" && !rules.has(reason))) continue;
    const [a, b] = [left[at]!, right[at]!];
    considerCard(a, b, weight[at]!);
    considerCard(b, a, weight[at]!);
    if (official[a]! < 0 && official[b]! >= 0) numbers.consider(a, official[b]!, weight[at]!);
    if (official[b]! < 0 && official[a]! >= 0) numbers.consider(b, official[a]!, weight[at]!);
    if (official[a]! >= 0 && official[a] === official[b]) continue;
    if (isInitial(given[a]!) && given[b]! >= 0 && !isInitial(given[b]!)) names.consider(a, given[b]!, weight[at]!);
    if (isInitial(given[b]!) && given[a]! >= 0 && !isInitial(given[a]!)) names.consider(b, given[a]!, weight[at]!);
  }
  return new Set([numbers, names, ...cards.values()].flatMap((torn) => [...torn.rows(margin)]));
}

/** For each row the identity that fits it best, and how well the best of the other identities does. */
class Torn {
  private readonly best = new Map<number, { identity: number; weight: number; other: number }>();
  private readonly same: (x: number, y: number) => boolean;

  constructor(same: (x: number, y: number) => boolean) {
    this.same = same;
  }

  consider(row: number, identity: number, found: Millibits): void {
    const known = this.best.get(row);
    if (known === undefined) this.best.set(row, { identity, weight: found, other: -Infinity });
    else if (this.same(identity, known.identity)) known.weight = Math.max(known.weight, found);
    else if (found > known.weight) this.best.set(row, { identity, weight: found, other: known.weight });
    else known.other = Math.max(known.other, found);
  }

  *rows(margin: Millibits): Generator<number> {
    for (const [row, { weight, other }] of this.best) if (other >= weight - margin) yield row;
  }
}
