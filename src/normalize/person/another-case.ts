import { familyShape, givenName } from "../../countries/given-names.ts";

/** How some word ends in whatever {@link inAnotherCase} knows; nearly no name in its own case has one that ends so. */
const mayBend = /(?:[уюеи]|[ое][мй])(?=\s|$)/u;

const inTheFace = /^в\s+лице\s/u;

/** With a patronymic in it nothing else is asked of the given name, which may be a rare one. */
const three = /^\p{Lu}\p{Ll}+(?:у|ой|ым|ому)\s\p{Lu}\p{Ll}+(?:у|ю|е|ой|ем|ом)\s\p{Lu}\p{Ll}+(?:ичу|вне|вной|вичем)$/u;

/** «Иванову И.И.»: no family name ends so by itself; «Луговой Н.Н.», «Трубецкой П.И.» are called so. */
const toInitials = /^\p{Lu}\p{Ll}+(?:[оеё]ву|[иы]ну|[сц]кому)\s\p{Lu}\.\s?\p{Lu}\.$/u;

const patronymic = /(?:ичу|ичем|вне|вной)$/u;
const family = /(?:[оеё]в|[иы]н)(?:у|ым|ой)$|[сц]к(?:ому|им|ой)$/u;

/** How a given name ends when something is given to somebody or done by him, and how it ends by itself. */
const endings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:у|ом)$/u, [""]],
  [/(?:ю|ем)$/u, ["й", "ь"]],
  [/ии$/u, ["ия"]],
  [/(?:е|ой|ей)$/u, ["а", "я"]],
  [/и$/u, ["ь"]],
  [/ью$/u, ["ь"]],
];

/**
 * «Иванову Ивану», «Анне Петровне Ивановой», «в лице директора Иванова И.И.»: another case than a name's own, which nobody can undo for
 * certain. A given name in it needs a word beside it that is in it as well, or never changes: «Шевченко Анне».
 */
export function inAnotherCase(text: string): boolean {
  return mayBend.test(text) && endsInAnotherCase(text);
}

/** {@link inAnotherCase} for a text of any endings. */
export function endsInAnotherCase(text: string): boolean {
  if (inTheFace.test(text) || three.test(text) || toInitials.test(text)) return true;
  if (!/^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?:\s\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?){1,2}$/u.test(text)) return false;
  const words = text.split(/\s/u);
  const given = words.find(isDeclinedGiven);
  return given !== undefined && words.some((word) => word !== given && isBeside(word));
}

/** «Ивановой И.И.» is given something, «Луговой И.И.» is called so: nothing tells them apart. */
export function mayBeInAnotherCase(text: string): boolean {
  return text.endsWith(".") && unclear.test(text);
}

const unclear = /^\p{Lu}\p{Ll}+(?:[оеё]вой|[иы]ной)\s\p{Lu}\.\s?\p{Lu}\.$/u;

function isBeside(word: string): boolean {
  const shape = familyShape(word);
  return patronymic.test(word) || family.test(word) || (shape?.strength === "strong" && shape.gender === undefined);
}

function isDeclinedGiven(word: string): boolean {
  if (givenName(word) !== undefined) return false;
  return endings.some(
    ([ending, own]) => ending.test(word) && own.some((end) => givenName(word.replace(ending, end)) !== undefined),
  );
}
