import { hasCyrillic } from "../letters.ts";
import { needsQuotes } from "./own-word.ts";
import { doubtOnce, type NameRule } from "./work.ts";

/**
 * Quotes of every style become one: «» outside, „“ inside for Cyrillic, "" for other alphabets. Quotes around the whole name go,
 * unpaired ones are completed or dropped: `"Торговый дом "Ромашка""` and `«Торговый дом «Ромашка»` both become
 * `Торговый дом «Ромашка»`.
 */
export const quotesRule: NameRule = {
  name: "name-quotes",
  field: "name",
  before: '"Торговый дом "Ромашка""',
  after: "Торговый дом «Ромашка»",
  hint: /["'`´«»“”„‟‹›❝❞〝〞＂‘’‚]|,,|<<|>>|<[^<>]+>/,
  apply: (work) => {
    if (countMarks(work.text) > mostMarks)
      doubtOnce(work, { code: "name-quotes-unread", severity: "warning", params: { most: mostMarks } });
    const plain = /^["«“„]([^"'`´«»“”„‟‹›❝❞〝〞＂‘’‚,<>]+)["»”“]$/.exec(work.text);
    if (plain !== null) {
      const inside = (plain[1] ?? "").trim();
      if (inside === "") return false;
      const before = work.text;
      work.text = !needsQuotes(inside) ? inside : hasCyrillic(inside) ? `«${inside}»` : `"${inside}"`;
      return work.text !== before;
    }
    // Quotes inside quotes around the whole name («««Ромашка»») fall off one pair at a time.
    let text = mendQuotes(work.text);
    for (let last = work.text; text !== last;) [last, text] = [text, mendQuotes(text)];
    if (text === work.text) return false;
    work.text = text;
    return true;
  },
};

const quoteMarks = /["«»“”„‟‹›❝❞〝〞＂]/u;

/** More than any name has: who is paired with whom is then nobody's to tell, and quotes within quotes come off one pair at a time. */
const mostMarks = 40;

function countMarks(text: string): number {
  let count = 0;
  for (const sign of text) if (quoteMarks.test(sign)) count++;
  return count;
}

export function mendQuotes(raw: string): string {
  // Two commas, apostrophes or angle brackets, and a lone apostrophe where no letter stands on one side, are quotes too.
  let text = withoutHalfApostrophe(withoutEscapes(raw))
    .replace(/,,|''|``|´´|<<|>>|‘‘|’’|‚‚/gu, '"')
    .replace(/<([^<>"]{2,80})>/gu, '"$1"');
  text = text.replace(/(^|[\s(«"])['‘’‚`](?=[\p{L}\p{N}])([^'‘’`]*)['‘’`](?=$|[\s)»",.])/gu, '$1"$2"');
  // What is left of `"ООО "Ромашка""` when the form is gone begins with a quote and a blank.
  text = text.replace(/^(["«„“])\s+/u, "$1").replace(/\s+(["»“”])$/u, "$1");
  if (!quoteMarks.test(text)) return text === raw ? raw : text;
  const marks = pair(text);
  if (marks.length > mostMarks) return raw;
  return render(text, marks);
}

/**
 * `""Санаторий ""Заря"" МВД""`: quotes doubled by an export, each of them, or, `"ТД ""Мастер"""`, each but the pair around them all. A
 * doubled one beside a single one closes two names at once.
 */
export function withoutEscapes(text: string): string {
  const runs = text.match(/"+/gu) ?? [];
  if (runs.length < 3) return text;
  if (runs.every((run) => run.length % 2 === 0)) return text.replaceAll('""', '"');
  const within = runs.map((run, at) => (at === 0 || at === runs.length - 1 ? run.length - 1 : run.length));
  if (within.some((length) => length % 2 !== 0) || within.filter((length) => length > 0).length < 2) return text;
  const opens = text.indexOf('"');
  const closes = text.lastIndexOf('"');
  return `${text.slice(0, opens + 1)}${text.slice(opens + 1, closes).replaceAll('""', '"')}${text.slice(closes)}`;
}

/** `'Горизонт"`, `"Горизонт'`: a pair of which one half is an apostrophe. Where every quote has its other half, an apostrophe is one. */
function withoutHalfApostrophe(text: string): string {
  if (!/['‘’`]/u.test(text) || countMarks(text) % 2 === 0) return text;
  const opened = text.replace(/(^|[\s(])['‘’`](?=[\p{L}\p{N}][^'‘’`"«»“”„]*["»”](?:$|[\s),.]))/u, '$1"');
  return opened === text ? text.replace(/(["«“„][^"'‘’`«»“”„]*[\p{L}\p{N}.)])['‘’`](?=$|[\s),.])/u, '$1"') : opened;
}

interface Mark {
  readonly at: number;
  readonly opens: boolean;
  /** Index in `marks` of its other half; -1 when it has none. */
  other: number;
  depth: number;
}

function pair(text: string): Mark[] {
  const marks: Mark[] = [];
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (!quoteMarks.test(sign)) continue;
    const opens = isOpening(text, at, open.length > 0);
    const mark: Mark = { at, opens, other: -1, depth: 0 };
    marks.push(mark);
    if (opens) {
      mark.depth = open.length;
      open.push(marks.length - 1);
      continue;
    }
    const partner = open.pop();
    if (partner === undefined) continue;
    const first = marks[partner];
    if (first === undefined) continue;
    first.other = marks.length - 1;
    mark.other = partner;
    mark.depth = first.depth;
  }
  return marks;
}

function isOpening(text: string, at: number, anyOpen: boolean): boolean {
  const sign = text[at] ?? "";
  const before = text[at - 1] ?? " ";
  const after = text[at + 1] ?? " ";
  const wordAfter = /[\p{L}\p{N}№#(]/u.test(after);
  const wordBefore = /[\p{L}\p{N}.!?)%+]/u.test(before);
  if (wordAfter && !wordBefore) return true;
  if (wordBefore && !wordAfter) return false;
  if ("«„‹〝".includes(sign)) return true;
  if ("»”›〞".includes(sign)) return false;
  if (!wordAfter && !wordBefore)
    return quoteMarks.test(after) && !quoteMarks.test(before) ? true : !anyOpen && after !== " ";
  return !anyOpen;
}

function render(text: string, marks: Mark[]): string {
  const last = marks.at(-1);
  const body = text.trimEnd().replace(/[.,;\s]+$/u, "");
  const first = marks[0];
  const wraps =
    first !== undefined &&
    text.slice(0, first.at).trim() === "" &&
    first.opens &&
    (first.other === -1 ? marks.every((mark) => mark === first || mark.other !== -1) : marks[first.other] === last) &&
    (first.other === -1 || last === undefined || last.at === body.length - 1);
  const closed = hasCyrillic(text)
    ? [
        ["«", "»"],
        ["„", "“"],
      ]
    : [
        ['"', '"'],
        ["'", "'"],
      ];
  let out = "";
  let missing = "";
  let from = 0;
  for (const mark of marks) {
    out += text.slice(from, mark.at);
    from = mark.at + 1;
    const outer = mark === first || (first !== undefined && mark === marks[first.other]);
    if (wraps && outer) continue;
    if (mark.other === -1 && !mark.opens) continue;
    const depth = mark.depth - (wraps ? 1 : 0);
    const [opening = "", closing = ""] = closed[depth > 0 ? 1 : 0] ?? [];
    out += mark.opens ? opening : closing;
    if (mark.opens && mark.other === -1) missing = closing + missing;
  }
  out += text.slice(from);
  const end = /[.,;\s]*$/u.exec(out)?.[0].length ?? 0;
  const stem = wraps || missing !== "" ? out.slice(0, out.length - end) : out;
  return (stem + missing)
    .replace(/«\s*»/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/«\s+/gu, "«")
    .replace(/\s+»/gu, "»")
    .trim();
}
