/**
 * Regular expressions of mapping files: Unicode, case ignored, no flags of their own. What a mapping may write is checked by
 * {@link regexFault} before any row is read, because one bad pattern on one long cell could otherwise stop a run for hours.
 */
export function mappingRegex(pattern: string, flags = ""): RegExp {
  return new RegExp(pattern, `iu${flags}`);
}

/** `problem` is a code of src/messages where the pattern is dangerous, `near` the place in it. */
export type RegexFault =
  | { readonly code: "regex-invalid"; readonly problem: string }
  | ({ readonly code: "regex-dangerous" } & Danger);

type Danger =
  | { readonly problem: "regex-repeats-nested" | "regex-repeats-alike"; readonly near: string }
  | { readonly problem: "regex-back-reference" };

/**
 * Finds patterns that are not regular expressions, and those whose matching time can grow faster than linearly with the
 * text: a repeated group that itself contains an unbounded repeat or an alternative that can match in two ways
 * (`(a+)+`, `(a|a)*`), two unbounded repeats in a row that can match the same characters (`\d+\d+`, `.*.*`), and
 * back-references. The rule is on the safe side: it may refuse a harmless pattern, never the reverse for these shapes.
 */
export function regexFault(pattern: string): RegexFault | undefined {
  try {
    mappingRegex(pattern);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { code: "regex-invalid", problem: message.replace(/^Invalid regular expression: /, "") };
  }
  const danger = dangerOf(pattern);
  return danger === undefined ? undefined : { code: "regex-dangerous", ...danger };
}

interface Frame {
  /** A repeat without an upper limit stands somewhere inside. */
  unbounded: boolean;
  alternatives: boolean;
  /** What may stand just before, unbounded and running up to here: source text of one-character atoms. */
  before: readonly string[];
  /** The same at the opening of the group, for its next alternative. */
  readonly opening: readonly string[];
  /** The same at the ends of the alternatives that are closed. */
  readonly ends: string[];
}

function frameAfter(before: readonly string[]): Frame {
  return { unbounded: false, alternatives: false, before, opening: before, ends: [] };
}

function dangerOf(pattern: string): Danger | undefined {
  const stack: Frame[] = [frameAfter([])];
  let at = 0;
  for (;;) {
    const frame = stack.at(-1);
    if (frame === undefined || at >= pattern.length) return undefined;
    const char = pattern.charAt(at);
    if (char === "(") {
      stack.push(frameAfter(frame.before));
      at += /^\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/u.exec(pattern.slice(at))?.[0].length ?? 1;
      continue;
    }
    if (char === "|") {
      frame.alternatives = true;
      frame.ends.push(...frame.before);
      frame.before = frame.opening;
      at += 1;
      continue;
    }
    const inner = char === ")" ? stack.pop() : undefined;
    const atom = inner === undefined ? atomAt(pattern, at) : ")";
    if (/^\\(?:[1-9]|k<)/.test(atom)) return { problem: "regex-back-reference" };
    at += atom.length;
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(pattern.slice(at))?.[0] ?? "";
    at += quantifier.length;
    const near = pattern.slice(0, at).slice(-20);
    const outer = stack.at(-1);
    if (outer === undefined) return undefined;
    const repeats = isUnbounded(quantifier);
    if (inner !== undefined) {
      if (repeats && (inner.unbounded || inner.alternatives)) return { problem: "regex-repeats-nested", near };
      outer.unbounded ||= inner.unbounded || repeats;
      const ends = [...inner.ends, ...inner.before];
      outer.before = canBeEmpty(quantifier) ? [...outer.before, ...ends] : ends;
    } else if (repeats) {
      if (outer.before.some((before) => overlap(before, atom))) return { problem: "regex-repeats-alike", near };
      outer.unbounded = true;
      outer.before = canBeEmpty(quantifier) ? [...outer.before, atom] : [atom];
    } else if (!canBeEmpty(quantifier) && !isZeroWidth(atom)) {
      outer.before = [];
    }
  }
}

function isZeroWidth(atom: string): boolean {
  return atom === "^" || atom === "$" || atom === "\\b" || atom === "\\B";
}

function atomAt(pattern: string, at: number): string {
  const rest = pattern.slice(at);
  const escaped = /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|k<[^>]*>|.)/su.exec(rest);
  if (escaped !== null) return escaped[0];
  const charClass = /^\[(?:\\.|[^\]\\])*\]/su.exec(rest);
  return charClass === null ? String.fromCodePoint(rest.codePointAt(0) ?? 0) : charClass[0];
}

function isUnbounded(quantifier: string): boolean {
  if (/^[*+]/.test(quantifier) || /^\{\d+,\}/.test(quantifier)) return true;
  const most = /^\{(\d+)(?:,(\d+))?\}/.exec(quantifier);
  return most !== null && Number(most[2] ?? most[1]) > 1000;
}

function canBeEmpty(quantifier: string): boolean {
  return /^[?*]/.test(quantifier) || quantifier.startsWith("{0");
}

const probes = [
  "a",
  "Z",
  "я",
  "Ё",
  "0",
  "9",
  " ",
  "\t",
  "\n",
  "_",
  "-",
  ".",
  ",",
  ";",
  ":",
  "/",
  "(",
  ")",
  "+",
  "@",
  "#",
  '"',
  "«",
  "№",
];

/** Whether two one-character atoms can match the same character: asked on samples of every class that mappings use. */
function overlap(a: string, b: string): boolean {
  try {
    const left = new RegExp(`^${a}$`, "iu");
    const right = new RegExp(`^${b}$`, "iu");
    const own = [...a, ...b];
    return [...probes, ...own].some((char) => left.test(char) && right.test(char));
  } catch {
    return true;
  }
}
