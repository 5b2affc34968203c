import { divide, digitCount } from "./divide.ts";
import { endingBehind, followsOn, mayBeEnding } from "./ending.ts";
import type { Entry } from "./entry.ts";
import { emptyGap, shareWords, type Gap, type GapBefore } from "./gaps.ts";
import type { Home } from "./home.ts";
import { joinAcrossSlash } from "./slash.ts";
import { tokenise, type DigitGroup, type Token } from "./tokens.ts";
import { readRemark } from "./words.ts";

export interface Reading {
  readonly entries: Entry[];
  /** Words of a cell without any number. */
  readonly words: string;
}

/** Reads all numbers of a cell with their extensions and remarks. `text` has been through {@link foldPhoneCharacters}. */
export function readCell(text: string, home: Home): Reading {
  const walk = new Walk(home);
  for (const token of joinAcrossSlash(tokenise(text), home)) walk.take(token);
  walk.end();
  return { entries: walk.entries, words: walk.entries.length === 0 ? text.trim() : "" };
}

class Walk {
  readonly entries: Entry[] = [];
  readonly #home: Home;
  #gap: Gap = emptyGap();
  #extensionNext = false;
  readonly #gaps: GapBefore[] = [];

  constructor(home: Home) {
    this.#home = home;
  }

  take(token: Token): void {
    const last = this.#gap.at(-1);
    if (token.kind === "separator") {
      if (last !== undefined) last.after = token.text;
      this.#gap.push({ words: "", after: "" });
    } else if (token.kind === "words") {
      // «доб. 12.05.2019 8 916 …»: what the mark stood before was no number.
      this.#extensionNext = false;
      if (last !== undefined) last.words = `${last.words} ${token.text}`.trim();
    }
    if (token.kind === "extension") this.#extensionNext = this.entries.length > 0;
    if (token.kind === "number") this.#takeNumber(token.groups);
  }

  end(): void {
    this.#gaps.push({ before: this.entries.length, gap: this.#gap });
    shareWords(this.entries, this.#gaps);
  }

  #takeNumber(groups: readonly DigitGroup[]): void {
    const last = this.entries.at(-1);
    if (last !== undefined && this.#takeExtension(groups, last)) return;
    if (last !== undefined && this.#takeTail(groups, last)) return;
    const ending = endingBehind(groups, this.#home);
    if (ending !== undefined) {
      this.#takeNumber(groups.slice(0, -1));
      const whole = this.entries.at(-1);
      if (whole !== undefined && !this.#expandTail([ending], whole))
        addUnclear(whole, "phone-tail-unclear", ending.digits);
      return;
    }
    this.#gaps.push({ before: this.entries.length, gap: this.#gap });
    this.#gap = emptyGap();
    for (const part of divide(groups, this.#home)) {
      const previous = this.entries.at(-1);
      const leftover =
        "problem" in part.dialled &&
        previous !== undefined &&
        isSameRun(groups, previous) &&
        digitCount(part.groups) < 6;
      // «22-33-44 - 46»: a dash with blanks around it stands for a comma, and what follows is the ending of another number.
      if (leftover && /^ - $/.test(part.groups[0]?.gap ?? "") && this.#expandTail(part.groups, previous)) continue;
      if (leftover) {
        addUnclear(previous, "phone-leftover-digits", textOf(part.groups));
        continue;
      }
      this.entries.push({
        groups: part.groups,
        dialled: part.dialled,
        ...(part.extension === undefined ? {} : { extension: part.extension }),
        notes: [],
        rules: part.extension === undefined ? [] : ["phone-extension"],
        findings:
          part.extension !== undefined && followsOn(part.groups, part.extension) ? [mayBeEnding(part.extension)] : [],
      });
    }
  }

  /** Digits after a mark, or after a separator behind another extension: «доб. 101, 102», `x302/x303`. */
  #takeExtension(groups: readonly DigitGroup[], last: Entry): boolean {
    const marked = this.#extensionNext;
    this.#extensionNext = false;
    const digits = groups.map((group) => group.digits).join("");
    const [first] = groups;
    if (first === undefined) return false;
    const another =
      last.extension !== undefined &&
      this.#gap.length === 2 &&
      digits.length <= 5 &&
      Math.abs(digits.length - last.extension.length) <= 1;
    if (!marked && !another) return false;
    if (isRange(groups)) {
      // «доб. 12-15»: four people behind one number, and nobody can tell whom the card means.
      last.notes.push(`доб. ${textOf(groups)}`);
      last.findings.push({ code: "phone-extension-range", severity: "warning", params: { extension: textOf(groups) } });
      return true;
    }
    const whole = digits.length <= 7 && groups.slice(1).every(({ gap }) => /^-$/.test(gap));
    const extension = whole ? digits : first.digits;
    if (last.extension === undefined) {
      last.extension = extension;
      last.rules.push("phone-extension");
    } else this.entries.push({ ...last, extension, notes: [], rules: [...last.rules], findings: [] });
    this.#gaps.push({ before: this.entries.indexOf(last) + 1, gap: this.#gap });
    this.#gap = emptyGap();
    const rest = whole ? [] : groups.slice(1);
    if (rest.length > 0 && digitCount(rest) < 5) {
      addUnclear(this.entries.at(-1) ?? last, "phone-leftover-digits", textOf(rest));
    } else if (rest.length > 0) this.#takeNumber(rest);
    return true;
  }

  /** `231-60-14, 15` and `231-60-14/15`: the ending of one more number, where it can be nothing else. */
  #takeTail(groups: readonly DigitGroup[], last: Entry): boolean {
    const [first] = groups;
    if (
      first === undefined ||
      groups.length > 2 ||
      this.#gap.length !== 2 ||
      this.#gap.some(({ words }) => words !== "" && readRemark(words).kind === undefined)
    )
      return false;
    const length = digitCount(groups);
    if (length > 4 || first.plus || "problem" in last.dialled || last.extension !== undefined) return false;
    // «…-15, факс -16»
    const { kind } = readRemark(this.#gap.map(({ words }) => words).join(" "));
    this.#gap = emptyGap();
    if (!this.#expandTail(groups, last)) addUnclear(last, "phone-tail-unclear", textOf(groups));
    else if (kind !== undefined) (this.entries.at(-1) ?? last).kind = kind;
    return true;
  }

  /** Adds the number that ends so; false where it is no next number of the plan, or the rule is switched off. */
  #expandTail(groups: readonly DigitGroup[], last: Entry): boolean {
    if (this.#home.off.has("phone-tail")) return false;
    const digits = groups.map((group) => group.digits).join("");
    const switchboard = last.groups.at(-1);
    // «22119-0, -99»: behind a German number for all stands 0, and another in its place for one.
    if (switchboard?.digits === "0" && switchboard.gap === "-" && groups.length === 1)
      return this.#addEnding([...last.groups.slice(0, -1), { ...switchboard, digits }], groups);
    const before = last.groups.map((group) => group.digits).join("");
    const step = Number(digits) - Number(before.slice(-digits.length));
    const [, second] = groups;
    const replaces =
      second === undefined ? digits.length >= 2 && step > 0 && step <= 10 : second.gap === "-" && digits.length === 4;
    if (!replaces || !this.#addEnding(replaceEnding(last.groups, digits), groups)) return false;
    // «14 - 18»: both are numbers whether the dash stands for a comma or for all between them; these nobody has written out.
    if (second === undefined && step > 1 && groups[0]?.gap.includes("-") === true)
      this.entries
        .at(-1)
        ?.findings.push({ code: "phone-tail-range", severity: "warning", params: { tail: textOf(groups) } });
    return true;
  }

  #addEnding(whole: readonly DigitGroup[], tail: readonly DigitGroup[]): boolean {
    const [part] = divide(whole, this.#home);
    if (part === undefined || "problem" in part.dialled) return false;
    this.entries.push({
      groups: whole,
      dialled: part.dialled,
      notes: [],
      rules: ["phone-tail"],
      findings: [{ code: "phone-tail-expanded", severity: "note", params: { tail: textOf(tail) } }],
    });
    return true;
  }
}

/** `12-15`, `101 - 105`: as long as one another and rising. `12-34` is one extension in pairs of digits, as phones are written. */
function isRange(groups: readonly DigitGroup[]): boolean {
  const [from, to] = groups;
  if (from === undefined || to === undefined || groups.length > 2 || !/^ ?- ?$/.test(to.gap)) return false;
  const step = Number(to.digits) - Number(from.digits);
  const { length } = from.digits;
  return length === to.digits.length && step > 0 && (length === 2 ? step <= 10 : length === 3 || length === 4);
}

function isSameRun(groups: readonly DigitGroup[], entry: Entry): boolean {
  return entry.groups.some((group) => groups.includes(group));
}

function addUnclear(entry: Entry, code: string, tail: string): void {
  entry.notes.push(tail);
  entry.findings.push({ code, severity: "warning", params: { tail } });
}

function textOf(groups: readonly DigitGroup[]): string {
  return groups.map(({ digits, gap }, index) => (index === 0 ? digits : gap + digits)).join("");
}

/** The groups of a number with its last digits exchanged; groups keep their lengths. */
function replaceEnding(groups: readonly DigitGroup[], ending: string): DigitGroup[] {
  const digits = groups.map((group) => group.digits).join("");
  let rest = digits.slice(0, digits.length - ending.length) + ending;
  return groups.map((group) => {
    const next = rest.slice(0, group.digits.length);
    rest = rest.slice(group.digits.length);
    return { ...group, digits: next };
  });
}
