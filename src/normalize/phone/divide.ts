import { dial, type Dialled, type WrittenNumber } from "./dial.ts";
import type { Home } from "./home.ts";
import type { DigitGroup } from "./tokens.ts";

/** One number of a run of digits, or what is left of the run. */
export interface Part {
  readonly groups: readonly DigitGroup[];
  readonly dialled: Dialled;
  /** A short number in brackets after it: `231-60-14 (12)`. */
  readonly extension?: string;
}

/** More groups than several numbers ever have: such a run is not searched. */
const mostGroups = 24;

/**
 * Takes a run of digit groups apart into numbers: `8 495 123 45 67 8 916 111 22 33`. Runs are cut between groups that a blank, a
 * bracket or a plus sets apart, and only where every part but the rest is a whole number of the plan; a cut is never made through a
 * group. Two local numbers side by side must be written alike.
 */
export function divide(groups: readonly DigitGroup[], home: Home): readonly Part[] {
  const whole = wholePart(groups, home);
  if (!("problem" in whole.dialled) && !isTwoLocals(groups)) return [whole];
  const glued = gluedPair(groups, home);
  if (glued !== undefined) return glued;
  if (groups.length === 1 || groups.length > mostGroups) return [whole];
  const best = search(groups, home);
  return best ?? [whole];
}

function wholePart(groups: readonly DigitGroup[], home: Home): Part {
  const last = groups.at(-1);
  const plain = { groups, dialled: dial(written(groups), home) };
  if (last === undefined || !last.bracketed || groups.length === 1 || last.digits.length > 5) return plain;
  const head = groups.slice(0, -1);
  const dialled = dial(written(head), home);
  if ("problem" in dialled) return plain;
  // 2-12-34 (84635): the code behind the number.
  if ("local" in dialled && digitCount(groups) === 10) {
    const turned = dial(written([last, ...head]), home);
    if ("number" in turned && turned.inferred !== true) return { groups: [last, ...head], dialled: turned };
  }
  if ("local" in dialled && "number" in plain.dialled) return plain;
  return { groups: head, dialled, extension: last.digits };
}

export function written(groups: readonly DigitGroup[]): WrittenNumber {
  const [first, second] = groups;
  return {
    digits: groups.map(({ digits }) => digits).join(""),
    plus: first?.plus === true,
    lead: first?.digits ?? "",
    areaCode: first?.digits.length === 1 && second?.bracketed === true && second.digits.length >= 3,
  };
}

/** `2-12-34 2-12-35`: ten digits that would also make one number. */
function isTwoLocals(groups: readonly DigitGroup[]): boolean {
  if (groups.length !== 6) return false;
  const shape = groups
    .map(({ digits, gap }) => `${gap.trim() === "" && gap !== "" ? " " : gap}${digits.length}`)
    .join("");
  return /^([123]-2-2) \1$/.test(shape);
}

/** Two whole numbers with nothing between them, 22 digits. Twenty would as well be an account. */
function gluedPair(groups: readonly DigitGroup[], home: Home): readonly Part[] | undefined {
  const [only] = groups;
  if (groups.length !== 1 || only === undefined || !/^[78]\d{10}[78]\d{10}$/.test(only.digits)) return undefined;
  const parts = [only.digits.slice(0, 11), only.digits.slice(11)].map((digits) => {
    const half = [{ ...only, digits }];
    return { groups: half, dialled: dial(written(half), home) };
  });
  return parts.every(({ dialled }) => "number" in dialled) ? parts : undefined;
}

interface Found {
  readonly parts: readonly Part[];
  readonly cost: number;
}

/** The cheapest way to cut: as few digits as possible left over, then as few numbers as possible. */
function search(groups: readonly DigitGroup[], home: Home): readonly Part[] | undefined {
  const memo = new Map<number, Found>();
  const from = (start: number): Found => {
    const known = memo.get(start);
    if (known !== undefined) return known;
    let best: Found = { parts: [], cost: start === groups.length ? 0 : Number.POSITIVE_INFINITY };
    for (let end = start + 1; end <= groups.length; end++) {
      const next = groups[end];
      if (next !== undefined && !startsAnew(next)) continue;
      const slice = groups.slice(start, end);
      if (digitCount(slice) > 17) break;
      const part = wholePart(slice, home);
      // Digits before the first number are a slip of the pen, never a leftover.
      if (start === 0 && "problem" in part.dialled) continue;
      const rest = from(end);
      const cost = costOf(part, slice) + rest.cost;
      if (cost < best.cost) best = { parts: [part, ...rest.parts], cost };
    }
    memo.set(start, best);
    return best;
  };
  const { parts, cost } = from(0);
  if (cost === Number.POSITIVE_INFINITY || !parts.some(({ dialled }) => "number" in dialled || "local" in dialled))
    return undefined;
  return isSafe(parts) ? parts : undefined;
}

function costOf(part: Part, groups: readonly DigitGroup[]): number {
  if ("problem" in part.dialled) return 100 * digitCount(groups);
  return ("local" in part.dialled ? 3 : 1) + (part.extension === undefined ? 0 : 0.5);
}

/**
 * Cuts that may be trusted. A single digit over means a slip of the pen rather than two numbers.
 * Local numbers are taken only in a row of equals (with nothing left over), or after a whole number.
 */
function isSafe(parts: readonly Part[]): boolean {
  const leftovers = parts.filter(({ dialled }) => "problem" in dialled);
  if (leftovers.length > 1 || leftovers.some(({ groups }) => digitCount(groups) < 2)) return false;
  const locals = parts.filter(({ dialled }) => "local" in dialled);
  if (locals.length === 0) return true;
  if (leftovers.length > 0) return false;
  const shapes = new Set(locals.map(({ groups }) => groups.map(({ digits }) => digits.length).join("-")));
  const tight = locals.every(({ groups }) => groups.slice(1).every(({ gap }) => !/\s/u.test(gap)));
  return (
    shapes.size === 1 && (tight || locals.length === parts.length || /^(?:[123]-2-2|3-4)$/.test([...shapes][0] ?? ""))
  );
}

/** Whether a new number may begin with this group. */
function startsAnew({ gap, plus, bracketed }: DigitGroup): boolean {
  return plus || (bracketed && /^[([]/u.test(gap)) || /\s/u.test(gap) || /[)\]].*[([]/u.test(gap);
}

export function digitCount(groups: readonly DigitGroup[]): number {
  return groups.reduce((sum, { digits }) => sum + digits.length, 0);
}
