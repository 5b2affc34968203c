import { areaCodesOfTown } from "../../countries/area-codes.ts";
import { phoneFactsOf } from "../../countries/phone-facts.ts";
import type { Entry } from "./entry.ts";
import { townNamed } from "./towns.ts";
import { isLabel, readRemark, saysNothing } from "./words.ts";

/** The words between two numbers, cut at separators; `after` is the separator that follows them. */
export type Gap = { words: string; after: string }[];

export const emptyGap = (): Gap => [{ words: "", after: "" }];

/** Gaps in order: before the first number, between, after the last. One gap can lie before several numbers of one run. */
export interface GapBefore {
  /** Place of the number that follows; behind the last there is none. */
  readonly before: number;
  readonly gap: Gap;
}

/**
 * Gives the words of each gap to the number they speak of. Across a separator that is clear: what stands before it belongs to the
 * number before. Without one, labels («факс») speak of what follows unless the cell puts them behind, and names follow the
 * cell's own order: a cell that begins with words names first.
 */
export function shareWords(entries: readonly Entry[], gaps: readonly GapBefore[]): void {
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
  spreadFax(entries, gaps);
}

/**
 * «Тел: (846) 230-12-11, факс: (846) 230-10-12, (846) 230-12-13»: in a cell that names its kinds in front, what a comma alone parts from a
 * fax is one too. «факс 230-10-12, 230-12-13» by itself tells of the first.
 */
function spreadFax(entries: readonly Entry[], gaps: readonly GapBefore[]): void {
  const opening = gaps[0]?.gap.at(-1)?.words ?? "";
  if (opening === "" || !isLabel(opening) || readRemark(opening).kind !== undefined) return;
  for (const { before, gap } of gaps) {
    const words = gap.at(-1)?.words ?? "";
    if (before === 0 || words === "" || !isLabel(words) || readRemark(words).kind !== "fax") continue;
    for (let at = before + 1; at < entries.length; at++) {
      const between = gaps.find((one) => one.before === at)?.gap;
      const entry = entries[at];
      const isListed = between?.length === 2 && between[0]?.after === "," && between.every((one) => one.words === "");
      if (!isListed || entry === undefined || entry.kind !== undefined || isMobile(entry)) break;
      entry.kind = "fax";
    }
  }
}

function isMobile({ dialled }: Entry): boolean {
  return "number" in dialled && dialled.number.kind === "mobile";
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
