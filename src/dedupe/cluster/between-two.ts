import type { Millibits } from "../../model/index.ts";
import type { ScoredPairs } from "../score/candidates.ts";
import { obstacleName, rules } from "../score/obstacles.ts";
import type { Scorer } from "../score/score.ts";

/**
 * Rows that fit two others about equally well which are not each other: a sister firm's row without ИНН and with half of
 * its name left out, a card that only says `Ромашка, Самара`; `Иванов И.П.` beside the brothers Иван and Игорь, a card without a
 * date of birth beside father and son of one name; a manager's row beside the cards that an accounting system keeps on purpose, one a
 * contract, all with its ИНН. Whichever were stronger by a hair would get it; so neither does, and a person says. A word that only one of two firms
 * has settles it: «Волжская мануфактура ТД» is the «ТД Волжская мануфактура», whatever line and door it shares with the ООО of that name.
 *
 * @param margin how much better one must fit than the others to be taken
 * @param isNamedIn whether all words of a name of the first row stand in a name of the second
 * @returns whether a pair is not to be joined: one of its rows is such. One that only leaves open what people are told apart by may be joined
 * with its like, unless that is surely one of the two: «Ким С.А.» beside the «Ким С.А.» of Светлана's telephone, where there is a Сергей as well
 */
export function pairsBetweenTwo(
  { left, right, weight, why }: ScoredPairs,
  { official, people, vetoes }: Pick<Scorer, "official" | "people" | "vetoes">,
  threshold: Millibits,
  margin: Millibits,
  isNamedIn: (row: number, card: number) => boolean,
): (a: number, b: number, weight: Millibits) => boolean {
  const numbers = new Torn((x, y) => x === y);
  const persons = new Torn((x, y) => !people.areTwo(x, y));
  /** By source that keeps its cards apart: they are different by declaration, whatever they agree in. */
  const cards = new Map<number, Torn>();
  const considerCard = (row: number, card: number, found: Millibits): void => {
    const source = vetoes.keptSourceOf(card);
    if (source < 0 || vetoes.keptSourceOf(row) === source) return;
    let torn = cards.get(source);
    if (torn === undefined) cards.set(source, (torn = new Torn((x, y) => x === y)));
    torn.consider(row, card, found);
  };
  for (let at = 0; at < left.length; at++) {
    const reason = obstacleName(why[at]!);
    if (weight[at]! < threshold - margin || (reason !== "" && !rules.has(reason))) continue;
    const [a, b] = [left[at]!, right[at]!];
    considerCard(a, b, weight[at]!);
    considerCard(b, a, weight[at]!);
    if (official[a]! < 0 && official[b]! >= 0) numbers.consider(a, official[b]!, weight[at]!, isNamedIn(a, b));
    if (official[b]! < 0 && official[a]! >= 0) numbers.consider(b, official[a]!, weight[at]!, isNamedIn(b, a));
    if (official[a]! >= 0 && official[a] === official[b]) continue;
    if (people.leavesOpen(a, b)) persons.consider(a, b, weight[at]!);
    if (people.leavesOpen(b, a)) persons.consider(b, a, weight[at]!);
  }
  const torn = new Set([numbers, ...cards.values()].flatMap((each) => [...each.rows(margin)]));
  const open = new Set(persons.rows(margin));
  const isOpenTo = (row: number, other: number, found: Millibits): boolean =>
    open.has(row) &&
    (people.leavesOpen(row, other) ||
      (!open.has(other) && persons.fits(other) && !persons.isBetter(row, found - margin)));
  return (a, b, found) => torn.has(a) || torn.has(b) || isOpenTo(a, b, found) || isOpenTo(b, a, found);
}

/** What fits a row best, and how well the best of the other identities does. */
interface Fit {
  readonly identity: number;
  weight: Millibits;
  other: Millibits;
  /** Whose name has all words of the row's: of no identity undefined, of several NaN, which is none of them. */
  namedBy: number | undefined;
}

/** For each row the identity that fits it best. */
class Torn {
  private readonly best = new Map<number, Fit>();
  private readonly same: (x: number, y: number) => boolean;

  constructor(same: (x: number, y: number) => boolean) {
    this.same = same;
  }

  consider(row: number, identity: number, weight: Millibits, named = false): void {
    const fit = this.best.get(row);
    const namedBy = !named || fit?.namedBy === identity ? fit?.namedBy : fit?.namedBy === undefined ? identity : NaN;
    if (fit === undefined) this.best.set(row, { identity, weight, other: -Infinity, namedBy });
    else if (this.same(identity, fit.identity)) {
      fit.weight = Math.max(fit.weight, weight);
      fit.namedBy = namedBy;
    } else if (weight > fit.weight) this.best.set(row, { identity, weight, other: fit.weight, namedBy });
    else {
      fit.other = Math.max(fit.other, weight);
      fit.namedBy = namedBy;
    }
  }

  /** Whether a row fits anybody. */
  fits(row: number): boolean {
    return this.best.has(row);
  }

  /** Whether a weight is more than what speaks for any identity of a row. */
  isBetter(row: number, found: Millibits): boolean {
    return found > (this.best.get(row)?.weight ?? -Infinity);
  }

  *rows(margin: Millibits): Generator<number> {
    for (const [row, { identity, weight, other, namedBy }] of this.best) {
      const isItsOnly = namedBy === identity && weight > other;
      if (other >= weight - margin && !isItsOnly) yield row;
    }
  }
}
