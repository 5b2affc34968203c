import { areaCodesOfTown } from "../../countries/area-codes.ts";
import { phoneFactsOf } from "../../countries/phone-facts.ts";
import { divide, digitCount } from "./divide.ts";
import type { Dialled, DialFinding } from "./dial.ts";
import { endingBehind, followsOn, mayBeEnding } from "./ending.ts";
import type { Home } from "./home.ts";
import { tokenise, type DigitGroup, type Token } from "./tokens.ts";
import { townNamed } from "./towns.ts";
import { isLabel, readRemark, saysNothing } from "./words.ts";

/** One number of a cell as it was read, before local numbers are completed. */
export interface Entry {
  readonly groups: readonly DigitGroup[];
  dialled: Dialled;
  extension?: string;
  kind?: "fax" | "pager";
  notes: string[];
  readonly rules: string[];
  readonly findings: DialFinding[];
}

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

/** The words between two numbers, cut at separators; `after` is the separator that follows them. */
type Gap = { words: string; after: string }[];

const emptyGap = (): Gap => [{ words: "", after: "" }];

class Walk {
  readonly entries: Entry[] = [];
  readonly #home: Home;
  #gap: Gap = emptyGap();
  #extensionNext = false;
  /** Gaps in order: before the first number, between, after the last. One gap can lie before several numbers of one run. */
  readonly #gaps: { readonly before: number; readonly gap: Gap }[] = [];

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

/**
 * Gives the words of each gap to the number they speak of. Across a separator that is clear: what stands before it belongs to the
 * number before. Without one, labels («факс») speak of what follows unless the cell puts them behind, and names follow the
 * cell's own order: a cell that begins with words names first.
 */
function shareWords(entries: readonly Entry[], gaps: readonly { readonly before: number; readonly gap: Gap }[]): void {
  if (entries.length === 0) return;
  const namesFirst = (gaps[0]?.gap ?? []).some(({ words }) => words !== "");
  const labelsLast = !namesFirst && (gaps.at(-1)?.gap[0]?.words ?? "") !== "";
  const unordered = !namesFirst && !(gaps.at(-1)?.gap ?? []).some(({ words }) => words !== "");
  for (const { before, gap } of gaps) {
    const previous = entries[before - 1];
    const next = entries[before];
    let owner: Entry | undefined;
    let words = "";
    let separator = "";
    const flush = (): void => {
      if (owner !== undefined && words !== "") addWords(owner, words);
      words = "";
    };
    for (const [index, piece] of gap.entries()) {
      if (piece.words === "" || (gap.length > 1 && deniesOne(piece.words))) continue;
      const speaksOf = ownerOf(piece.words, index, gap.length, previous, next, namesFirst, labelsLast);
      if (speaksOf !== owner) flush();
      words = words === "" ? piece.words : `${words}${separator === "\n" ? ";" : separator} ${piece.words}`;
      if (unordered && gap.length === 1 && speaksOf === previous && previous !== undefined && next !== undefined)
        sayUnclear(previous, piece.words);
      owner = speaksOf;
      separator = piece.after;
    }
    flush();
  }
}

function ownerOf(
  words: string,
  index: number,
  pieces: number,
  previous: Entry | undefined,
  next: Entry | undefined,
  namesFirst: boolean,
  labelsLast: boolean,
): Entry | undefined {
  if (previous === undefined) return next;
  if (next === undefined) return previous;
  // «8 927 … (жена 8 927 …)»: a bracket that opens here and closes behind the next number speaks of that one.
  if (pieces === 1 && /^\([^()]*$/u.test(words)) return next;
  if (pieces === 1 && isTownOf(words, next) && !isTownOf(words, previous)) return next;
  if (pieces === 1) return (isLabel(words) ? labelsLast : !namesFirst) ? previous : next;
  if (index === 0) return previous;
  if (index === pieces - 1) return next;
  return namesFirst ? next : previous;
}

/** «факс: нет, тел. 8 846 …»: of a number that there is not, and no word of its neighbour. */
function deniesOne(words: string): boolean {
  const { note } = readRemark(words);
  return note !== undefined && note !== words && saysNothing(note);
}

/** «(846) 240-00-19 Казань 843 240-00-19»: the code tells which of two numbers lies in the town between them. */
function isTownOf(words: string, { dialled }: Entry): boolean {
  if (!("number" in dialled) || dialled.number.kind !== "fixed" || !/\p{Lu}/u.test(words)) return false;
  const town = townNamed([words]);
  const { e164 } = dialled.number;
  const codes = town === undefined ? [] : areaCodesOfTown(town);
  return codes.some(({ country, code }) => e164.startsWith(`+${phoneFactsOf(country)?.callingCode ?? ""}${code}`));
}

/** «8 927 … Алла муж 8 927 …»: words between two numbers, in a cell that names nobody before the first or behind the last. */
function sayUnclear(entry: Entry, words: string): void {
  const { note } = readRemark(words);
  // «доп», «2-й номер» are nobody's; a bracket speaks of what it stands behind.
  if (note === undefined || !/\p{L}{3}/u.test(note) || /\d|^доп/iu.test(note)) return;
  if (/^[([]/u.test(words) || isTownOf(words, entry)) return;
  entry.findings.push({ code: "phone-note-unclear", severity: "note", params: { note } });
}

function addWords(entry: Entry, words: string): void {
  const { kind, note } = readRemark(words);
  if (kind !== undefined) entry.kind = kind;
  if (note !== undefined) entry.notes.push(note);
}

/** `8/495/123-45-67`, `495/1234567`, `+49 (0)89 / 12345678`: a slash inside one number, when it begins with no more than a code. */
function joinAcrossSlash(tokens: readonly Token[], home: Home): readonly Token[] {
  const slash = tokens.findIndex((token) => token.kind === "separator" && /^[/\\\n]$/.test(token.text));
  if (slash < 1) return tokens;
  const joined: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) break;
    joined.push(token);
    if (token.kind !== "number") continue;
    // Only abroad are numbers shorter or longer than ten to twelve digits, and a trunk 0 or a plus begins them.
    const abroad = token.groups[0]?.plus === true || token.groups[0]?.digits.startsWith("0") === true;
    const [most, least, longest] = abroad ? [8, 8, 15] : [5, 10, 12];
    if (digitCount(token.groups) > most) continue;
    let groups: readonly DigitGroup[] = token.groups;
    for (let end = index + 2; end <= index + 4; end += 2) {
      const cut = tokens[end - 1];
      const next = tokens[end];
      if (cut?.kind !== "separator" || !/^[/\\\n]$/.test(cut.text) || next?.kind !== "number") break;
      groups = [...groups, ...next.groups.map((group, at) => (at === 0 ? { ...group, gap: "-" } : group))];
      const [whole] = digitCount(groups) < least || digitCount(groups) > longest ? [] : divide(groups, home);
      if (whole === undefined || !("number" in whole.dialled) || whole.groups.length !== groups.length) continue;
      joined[joined.length - 1] = { kind: "number", groups, text: token.text };
      index = end;
      break;
    }
  }
  return joined;
}
