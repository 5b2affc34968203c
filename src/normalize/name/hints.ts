import type { NameRule } from "./work.ts";

/** Whether a text (in lower case) has what any of several rules looks for. */
export type HasHint = (low: string) => boolean;

/**
 * The hints of several rules as one question. Their alternatives are asked kind by kind: those at the beginning, at the beginning of a
 * word, of letters, all others; V8 searches four patterns of one kind each in half the time of one pattern of all kinds. Those that need a
 * sign which plain names have not are asked only of texts that have one.
 */
export function anyHint(rules: readonly NameRule[]): HasHint {
  return oneOf(hintsOf(rules));
}

/** Of {@link anyHint} what looks at the ends of a text or around itself: all that a part of a text may have and the whole has not. */
export function hintAtEnds(rules: readonly NameRule[]): HasHint {
  return oneOf(hintsOf(rules).filter((alternative) => looksAround.test(alternative.replace(literal, ""))));
}

const literal = /\\.|\[(?:\\.|[^\]\\])*\]/gu;
const looksAround = /[\^$]|\(\?<?[=!]/;

const kinds = [/^\^/, /^\(\?:\^/, /^[а-яё]/, /^/];

/** Signs of plain names in lower case. */
const plainSigns = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя "«»-';
const strangeSign = /[^а-яё "«»-]/;

function oneOf(alternatives: readonly string[]): HasHint {
  const plain: string[][] = kinds.map(() => []);
  const strange: string[] = [];
  for (const one of alternatives)
    if (needsStrangeSign(one)) strange.push(one);
    else plain[kinds.findIndex((kind) => kind.test(one))]!.push(one);
  const patterns = plain.map(together);
  const strangely = together(strange);
  return (low) => {
    for (const pattern of patterns) if (pattern.test(low)) return true;
    return strangeSign.test(low) && strangely.test(low);
  };
}

/** Whether an alternative has a sign that it cannot do without and that no plain name has: outside groups, and not optional. */
function needsStrangeSign(alternative: string): boolean {
  let depth = 0;
  for (const [, sign = "", howOften] of alternative.matchAll(atom)) {
    if (sign === "(") depth++;
    else if (sign === ")") depth--;
    else if (depth === 0 && howOften === "" && !/^[$^.]$/.test(sign) && !new RegExp(sign).test(plainSigns)) return true;
  }
  return false;
}

/** A sign, a class or a bracket of a group, and what lets it be left out. */
const atom = /(\\.|\[(?:\\.|[^\]\\])*\]|[^])((?:[?*]|\{\d+(?:,\d*)?\})?)\+?\??/gu;

function together(alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.join("|") || "^(?!)");
}

function hintsOf(rules: readonly NameRule[]): readonly string[] {
  return rules.flatMap(({ name, hint }) => {
    if (hint === undefined) return [];
    if (hint.flags !== "") throw new Error(`the hint of ${name} has flags, which others do not have: ${hint.flags}`);
    return alternativesOf(hint.source);
  });
}

/** The alternatives of a pattern: what stands between the bars outside its groups and classes. */
export function alternativesOf(source: string): readonly string[] {
  const found: string[] = [];
  let from = 0;
  let depth = 0;
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    if (sign === "\\") at++;
    else if (inClass) inClass = sign !== "]";
    else if (sign === "[") inClass = true;
    else if (sign === "(") depth++;
    else if (sign === ")") depth--;
    else if (sign === "|" && depth === 0) {
      found.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, source.slice(from)];
}
