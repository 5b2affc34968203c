import { parseLegalForm } from "../../countries/legal-forms.ts";
import { compareWords } from "../letters.ts";
import { isDepartment } from "../positions.ts";
import { nameWord } from "../person/word.ts";
import type { Doubt } from "../rule.ts";

/** The folded words of the name of a row's own organisation, its legal form left out. */
export type OwnFirm = readonly string[];

/** The firms of a row from their comparable names. */
export function ownFirms(names: readonly (string | undefined)[]): readonly OwnFirm[] {
  const firms: OwnFirm[] = [];
  for (const name of new Set(names)) {
    // Nobody writes so long a name beside a person's.
    if (name === undefined || name === "" || name.length > 100) continue;
    firms.push(name.split(" "));
  }
  return firms;
}

/** What was found of the firm in a text of a person's name. */
export interface FirmTaken {
  readonly rest: string;
  /** As written. Absent where it may as well be the person's family name, which nobody can tell: then it stays. */
  readonly firm?: string;
  readonly doubt: Doubt;
}

/**
 * Takes words of the row's own organisation off a name: «Галя Экокомплект» of ООО «Экокомплект». Only beside a given name that the tables
 * know, in the text itself or `besideGiven`; and never what is a given name, a patronymic or a family name by its ending, for many a
 * firm is called after its owner. `isFormal`: the text is a family name's column, with a patronymic in its own.
 */
export function takeFirm(
  text: string,
  firms: readonly OwnFirm[],
  besideGiven: boolean,
  isFormal = false,
): FirmTaken | undefined {
  if (firms.length === 0) return undefined;
  const words = text.split(/\s+/u);
  for (const firm of firms) {
    for (const atEnd of [true, false]) {
      let count = firmRun(words, firm, atEnd);
      const named = count;
      // «Ольга ООО "Ромашка"», «ООО Ромашка Ольга»: its form stands before it.
      if (count > 0 && isForm(words[atEnd ? words.length - 1 - count : count])) count++;
      if (count === 0 || (count === words.length && !besideGiven)) continue;
      // «Мороз Ольга»: a card that may be a person's own, whose name is the person's too.
      if (firm.some((word) => nameWord(word).given !== undefined)) break;
      const [left, taken] = atEnd
        ? [words.slice(0, -count), words.slice(-count)]
        : [words.slice(count), words.slice(0, count)];
      const rest = left.map(bare).filter((word) => word !== "");
      if (
        rest.length > 0 &&
        !besideGiven &&
        !isDepartment(rest.join(" ")) &&
        !rest.some((word) => nameWord(word).given !== undefined)
      )
        continue;
      const said = taken.join(" ");
      // «Ольга Мельник» of ООО «Мельник» is the firm's owner as likely as not, and so is «Мороз Ольга Петровна».
      const formal = !atEnd && rest.some((word) => nameWord(word).patronymic !== undefined);
      // Many a firm goes on behind its owner's name («Krüger Stahlhandel»), and no table knows all the family names of the world.
      const ownersWord = count === 1 && (named < firm.length || /^\P{Script=Cyrillic}*$/u.test(said));
      const ownersName = named > 1 && count === named && isOwnersName(taken, rest);
      const unclear =
        ownersName ||
        ((named < firm.length || named === 1) &&
          count === named &&
          (ownersWord ||
            taken.every((word) => nameWord(bare(word)).family !== undefined) ||
            (count === 1 && (formal || isFormal))));
      const doubt: Doubt = {
        code: unclear ? "person-firm-unclear" : "person-firm-word",
        severity: "note",
        params: { word: said },
      };
      return unclear
        ? { rest: text, doubt }
        : { rest: left.join(" ").replace(/^[\s,/–—-]+|[\s,/–—-]+$/gu, ""), firm: said, doubt };
    }
  }
  return undefined;
}

/** «Pieter van den Berg» of Van den Berg B.V., «María José García López» of García López S.L.: its owner as likely as not. */
function isOwnersName(taken: readonly string[], rest: readonly string[]): boolean {
  const words = taken.map((word) => nameWord(bare(word)));
  const names = words.filter(({ isPrefix }) => !isPrefix);
  if (
    names.length > 2 ||
    names.length === 0 ||
    words.some(({ key, isNobodys }) => isNobodys || /\p{Script=Cyrillic}/u.test(key))
  )
    return false;
  return rest.every((word) => nameWord(word).given !== undefined);
}

function isForm(word: string | undefined): boolean {
  return word !== undefined && parseLegalForm(word) !== undefined;
}

/** How many words at the end, or the beginning, are the firm's whole name or telling words of it. */
function firmRun(words: readonly string[], firm: OwnFirm, atEnd: boolean): number {
  // «Анна Снежная Королева»: several words that are the whole firm's name are the firm, whatever they end with.
  const part = atEnd ? words.slice(-firm.length) : words.slice(0, firm.length);
  const isPerson = (): boolean => part.some((word) => nameWord(bare(word)).given !== undefined);
  if (firm.length > 1 && compareWords(part.join(" ")) === firm.join(" ") && !isPerson()) return firm.length;
  let count = 0;
  while (count < words.length) {
    const word = words[atEnd ? words.length - 1 - count : count] ?? "";
    const key = compareWords(word);
    if (!firm.includes(key) || isOwn(bare(word))) break;
    count++;
  }
  const run = (atEnd ? words.slice(words.length - count) : words.slice(0, count)).map((word) => compareWords(word));
  const whole = run.join(" ") === firm.join(" ") && run.join("").length > 2;
  return whole || run.some((key) => key.length > 3) ? count : 0;
}

function bare(word: string): string {
  return word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
}

/** A person's own by all that is known of names. */
function isOwn(word: string): boolean {
  const { given, family, patronymic } = nameWord(word);
  return given !== undefined || patronymic !== undefined || family?.strength === "strong";
}
