import { fullGivenNames, givenName, patronymicGender } from "./given-names.ts";
import { patronymicAsWritten } from "./spoken-patronymics.ts";

/** What is known of a person's name. An initial is a part of one letter, with or without its dot. */
export interface NameParts {
  readonly family?: string | undefined;
  readonly given?: string | undefined;
  readonly patronymic?: string | undefined;
}

const roles = ["family", "given", "patronymic"] as const;

/** The parts as they are compared: lower case, ё as е, letters and digits only; empty where nothing is known. */
export type FoldedName = Readonly<Record<(typeof roles)[number], string>>;

export function foldName({ family, given, patronymic }: NameParts): FoldedName {
  return { family: folded(family), given: folded(given), patronymic: folded(patronymic) };
}

/**
 * Whether `a` writes out more of the name that `b` writes: `Иванов Иван Иванович` of `Иванов И. И.`, of `Иванов Иван` and of
 * `Иван Иваныч`. The family name weighs first, then the given one. Not of a name that contradicts it, nor of one it shares no
 * part with (`Иванов` and `Иван Петрович`): nobody knows there which of the two is better.
 */
export function saysMore(a: FoldedName, b: FoldedName): boolean {
  return compare(a, b) > 0 && agree(a, b) && roles.some((role) => a[role] !== "" && b[role] !== "");
}

/** Whether two names may be one person's, as far as both write them. */
export function agree(a: FoldedName, b: FoldedName): boolean {
  return roles.every((role) => {
    const left = a[role];
    const right = b[role];
    if (left === "" || right === "") return true;
    if (left.length === 1 || right.length === 1)
      return startsAlike(left, right) || (role === "given" && sameGiven(left, right));
    return (
      left === right ||
      (role === "given" && sameGiven(left, right)) ||
      (role === "patronymic" && samePatronymic(left, right))
    );
  });
}

/**
 * The parts of `person` as a text of folded words writes them: `кузнецов а в` of Кузнецов Александр Викторович; undefined where
 * the text says anything else.
 */
export function partsWritten(text: string, person: NameParts): NameParts | undefined {
  const whole = foldName(person);
  const left = text.split(" ");
  const found: { family?: string; given?: string; patronymic?: string } = {};
  for (const role of roles) {
    if (whole[role] === "") continue;
    const words = whole[role].split(" ");
    const at = left.findIndex((_, from) => words.every((one, k) => one === left[from + k]));
    if (at >= 0) found[role] = left.splice(at, words.length).join(" ");
  }
  for (const role of roles) {
    if (found[role] !== undefined || whole[role] === "") continue;
    const only = foldName({ [role]: whole[role] });
    const at = left.findIndex((word) => agree(foldName({ [role]: word }), only));
    if (at >= 0) found[role] = left.splice(at, 1)[0]!;
  }
  return left.length === 0 ? found : undefined;
}

/**
 * The parts of a name in a field that holds a colleague as people note him: `Петрова`, `Петрова О.`, `Ольга Петрова`, `Петрова О. И.`. Undefined
 * of what may be anything else: a login, a department, two words of which neither is a given name.
 */
export function partsNoted(text: string): NameParts | undefined {
  if (!/^[\p{L}\p{M}'’.\- ]+$/u.test(text)) return undefined;
  const found: { family?: string; given?: string; patronymic?: string } = {};
  const initials: string[] = [];
  for (const word of text.split(/[\s.]+/u)) {
    if (word === "") continue;
    if (word.length === 1) initials.push(word);
    else if (found.patronymic === undefined && found.given !== undefined && patronymicGender(word) !== undefined)
      found.patronymic = word;
    else if (found.given === undefined && givenName(word) !== undefined) found.given = word;
    else if (found.family === undefined) found.family = word;
    else return undefined;
  }
  if (initials.length === 0) return found.family === undefined && found.given === undefined ? undefined : found;
  // Initials are of what is not written out, and nobody is noted by them alone.
  if (found.family === undefined || found.given !== undefined || initials.length > 2) return undefined;
  return { ...found, given: initials[0], ...(initials.length > 1 && { patronymic: initials[1] }) };
}

/** Whether two names say the very same: `Ольга Петрова` and `Петрова Ольга`. */
export function sayTheSame(a: FoldedName, b: FoldedName): boolean {
  return roles.every((role) => a[role] === b[role]);
}

/** More is better: a whole part before an initial before none, the family name before the given one before the patronymic. */
function compare(a: FoldedName, b: FoldedName): number {
  for (const role of roles) {
    const more = Math.min(2, a[role].length) - Math.min(2, b[role].length);
    if (more !== 0) return more;
  }
  return 0;
}

function folded(part = ""): string {
  return part
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

const startsAlike = (a: string, b: string): boolean => a[0] === b[0];

const isCyrillic = (text: string): boolean => /\p{Script=Cyrillic}/u.test(text);

/** `Саша` is called Александр, and both may be written by an initial of either. Not across scripts: which one is wanted is not known. */
function sameGiven(a: string, b: string): boolean {
  if (isCyrillic(a) !== isCyrillic(b)) return false;
  const forms = (name: string): string[] =>
    [name, ...fullGivenNames(name)].filter((one) => isCyrillic(one) === isCyrillic(a));
  const right = forms(b);
  return forms(a).some((left) =>
    right.some((other) => left === other || ((left.length === 1 || other.length === 1) && startsAlike(left, other))),
  );
}

/** `Иваныч` is Иванович; a son is no daughter. */
function samePatronymic(a: string, b: string): boolean {
  const stem = (text: string): string =>
    patronymicAsWritten(text).replace(/(?:[ое]вич|[ое]вна|[иы]ч|[иы]чна|инична)$/u, "");
  return patronymicGender(a) === patronymicGender(b) && stem(a) === stem(b);
}
