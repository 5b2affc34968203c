import { asWritten, readContactCell, takeBrackets, type ContactCell, type NamedContact } from "./cell.ts";
import { wordAside } from "./aside.ts";
import type { Parse } from "./people.ts";
import { remarksInBrackets } from "./remarks.ts";
import { twoPeople } from "./typed.ts";
import { onlyPosition } from "./work.ts";
import { takeFirm, type OwnFirm } from "./firm-words.ts";
import { hasCyrillic } from "../letters.ts";
import { contactDetailsRule } from "../name/glued.ts";
import { startWork, tidy, type FoundValue } from "../name/work.ts";
import type { PersonParts } from "../person/clean-person.ts";
import { joinPerson } from "../person/parse.ts";
import { nameWord } from "../person/word.ts";
import { isDepartment } from "../positions.ts";
import type { Doubt } from "../rule.ts";
import { tooLongToRead } from "../value/cell-length.ts";
import type { Writable } from "../writable.ts";

type Parts = Writable<PersonParts>;

const columns = ["family", "given", "patronymic"] as const;

/** What stood in the columns of a name and is no part of it. */
interface Beside {
  readonly notes: string[];
  readonly found: FoundValue[];
  readonly doubts: Doubt[];
  department?: string;
  position?: string;
}

/** Words and nothing else, each with a capital: what nearly every part is. */
const plainPart = /^\p{Lu}[\p{L}'’-]*$/u;

/**
 * Reads a name that the source keeps in columns of its own. The columns are taken at their word, but for what is no name in them:
 * brackets, remarks, phones, departments, the firm of the row; and for a family name and a given name that changed places.
 */
export function readNameParts(written: PersonParts, firms: readonly OwnFirm[], parse: Parse): ContactCell {
  const text = joined(written);
  const beside: Beside = { notes: [], found: [], doubts: [] };
  const cleaned = columns.some((column) => tooLongToRead(written[column] ?? "") !== undefined)
    ? written
    : withoutBeside(written, firms, beside);
  // Nothing but brackets: then they hold the name.
  const parts = joined(cleaned) === "" && beside.department === undefined && isBare(beside) ? written : cleaned;
  if (parts === written) beside.notes.length = 0;
  const { notes, found, doubts } = beside;
  const more: Pick<NamedContact, "notes" | "found" | "position" | "department"> = {
    notes,
    found,
    ...(beside.position === undefined ? {} : { position: beside.position }),
    ...(beside.department === undefined ? {} : { department: beside.department }),
  };
  const left = joined(parts);
  if (left === "") {
    const { department, ...others } = more;
    const name = department ?? more.position;
    if (name === undefined) return readContactCell(text, parse);
    return { people: [{ text, kind: "department", clean: asWritten(name), ...others }], doubts };
  }
  // One part that holds the whole name («Фамилия: Иванов Иван Иванович») is read like a whole name.
  const filled = columns.filter((column) => parts[column] !== undefined);
  if (filled.length === 1 && /\p{L}[\s,;/&]+\p{L}/u.test(left)) {
    const cell = readContactCell(left, parse);
    const [only] = cell.people;
    if (only === undefined || cell.people.length > 1) return readContactCell(text, parse);
    const whole = { ...only, ...more, notes: [...only.notes, ...notes], found: [...only.found, ...found] };
    return { people: [whole], doubts: [...doubts, ...cell.doubts] };
  }
  const { family, given, patronymic } = parts;
  const other = joined({ family: joined({ given, patronymic }), given: family });
  if (
    twoPeople.test(other) &&
    other[0] !== other.replace(twoPeople, "$2").split(" ")[1]?.[0] &&
    notes.length === 0 &&
    isBare(beside)
  )
    return readContactCell(other, parse);
  const placed = inPlace(withPatronymicApart(parts), parse);
  const clean = joinPerson(placed.parts);
  // «Имя: 89161234567»: no letter of a name.
  if (clean.display === "") return readContactCell(text, parse);
  const said = [...doubts, ...placed.doubts, ...clean.doubts];
  return { people: [{ text, kind: "person", clean, ...more }], doubts: said };
}

function joined(parts: PersonParts): string {
  return columns
    .flatMap((column) => parts[column]?.trim() ?? [])
    .filter((part) => part !== "")
    .join(" ");
}

function isBare({ position, doubts, found }: Beside): boolean {
  return position === undefined && doubts.length === 0 && found.length === 0;
}

/** The parts without what is no name in them, which goes `beside`. */
function withoutBeside(written: PersonParts, firms: readonly OwnFirm[], beside: Beside): PersonParts {
  const parts: Parts = {};
  for (const column of columns) {
    const text = written[column]?.trim() ?? "";
    if (text !== "") parts[column] = text;
  }
  // Before quotes are taken for a nickname's; what stands in brackets is a remark whatever it is.
  if (!joined(parts).includes("(")) takeFirmOff(parts, firms, beside);
  for (const column of columns) {
    const text = parts[column];
    if (text === undefined || plainPart.test(text)) continue;
    const bare = withoutRemarks(text, beside);
    if (bare === "") delete parts[column];
    else parts[column] = bare;
  }
  if (beside.doubts.length === 0) takeFirmOff(parts, firms, beside);
  takeWork(parts, beside);
  return parts;
}

function takeFirmOff(parts: Parts, firms: readonly OwnFirm[], beside: Beside): void {
  if (firms.length === 0) return;
  for (const column of columns) {
    const part = parts[column];
    if (part === undefined) continue;
    const besideGiven = columns.some((one) => one !== column && isKnown(parts[one]));
    const taken = takeFirm(part, firms, besideGiven, column === "family" && parts.patronymic !== undefined);
    if (taken === undefined) continue;
    beside.doubts.push(taken.doubt);
    if (taken.firm === undefined) continue;
    beside.notes.push(taken.firm);
    if (taken.rest !== "") parts[column] = taken.rest;
    else delete parts[column];
    // «Фамилия: Ольга, Имя: Экокомплект»: the only name that is left is a given one.
    const { family } = parts;
    if (column !== "given" || parts.given !== undefined || family === undefined) continue;
    const { given, family: shape } = nameWord(family);
    if (given === undefined || shape?.strength === "strong") continue;
    parts.given = family;
    delete parts.family;
  }
}

/** It holds a given name that the tables know. */
function isKnown(part: string | undefined): boolean {
  return part !== undefined && part.split(/\s+/u).some((word) => nameWord(word).given !== undefined);
}

/** «Марина (Свияга) новая», «Олег 89161234567», «Роман 8-ка»: brackets, phones and words in small letters beside a name. */
function withoutRemarks(text: string, beside: Beside): string {
  const work = startWork(text);
  contactDetailsRule.apply(work);
  beside.found.push(...work.found);
  const { bare, notes, department } = takeBrackets(remarksInBrackets(tidy(work.text)));
  for (const note of notes) takeNote(note, beside);
  if (department !== undefined) takeNote(department, beside);
  const words = bare.split(" ");
  let end = words.length;
  if (bare !== bare.toLowerCase()) while (end > 1 && isRemark(words[end - 1] ?? "")) end--;
  const named = words.slice(0, end).join(" ");
  if (end === words.length || (!isKnown(named) && nameWord(words[0] ?? "").family?.strength !== "strong")) return bare;
  takeNote(words.slice(end).join(" "), beside);
  return named;
}

/** A word in small letters that nothing says is a name; of other languages too few names are known («Anne sofie»). */
function isRemark(word: string): boolean {
  if (/^\d/u.test(word)) return true;
  if (word !== word.toLowerCase() || word.length < 2 || !hasCyrillic(word)) return false;
  const { given, family, patronymic, isParticle, isPrefix, isSuffix } = nameWord(word);
  const isName = given !== undefined || family?.strength === "strong" || patronymic !== undefined;
  return !isName && !isParticle && !isPrefix && !isSuffix;
}

function takeNote(note: string, beside: Beside): void {
  if (beside.department === undefined && isDepartment(note)) beside.department = note;
  else if (beside.position === undefined && onlyPosition(note)) beside.position = note;
  else beside.notes.push(note);
}

/** Words for positions that are no family name for all their ending. */
const nobodysPosition =
  /^(?:бухгалтер|главбух|менеджер|директор|инженер|администратор|секретарь|снабженец|логист|экономист)$/iu;

/**
 * «Имя: Бухгалтерия», «Имя: Склад, Фамилия: Мебельград»: a department or a position is nobody's name. A word for it in the column of
 * family names may be one (Слесарь Пётр), unless a given name stands beside it and it has no family name's ending.
 */
function takeWork(parts: Parts, beside: Beside): void {
  const { family, given } = parts;
  // Short words for positions are names as well: Мен, Бух.
  const isWork = (part: string | undefined): part is string =>
    part !== undefined &&
    nameWord(part).given === undefined &&
    (isDepartment(part) || (onlyPosition(part) && (part.length > 4 || part === part.toLowerCase())));
  if (
    isWork(family) &&
    hasCyrillic(family) &&
    (isDepartment(family) ||
      nameWord(family).family === undefined ||
      family === family.toLowerCase() ||
      nobodysPosition.test(family)) &&
    (given === undefined || isKnown(given))
  ) {
    takeNote(family, beside);
    delete parts.family;
  }
  // «Имя: Иван, Фамилия: Авито»
  if (family !== undefined && parts.family !== undefined && nameWord(family).isAside && isKnown(given)) {
    beside.notes.push(family);
    beside.doubts.push(wordAside(family));
    delete parts.family;
  }
  if (given !== undefined && nameWord(given).isAside)
    beside.doubts.push({ code: "person-not-understood", severity: "note" });
  if (!isWork(given)) return;
  takeNote(given, beside);
  delete parts.given;
  // Beside a department only what ends like a family name is one.
  const left = parts.family;
  if (left === undefined || parts.patronymic !== undefined || nameWord(left).family !== undefined) return;
  if (!isDepartment(given) || isKnown(left)) return;
  beside.notes.push(left);
  delete parts.family;
}

/** «Имя: Л.Е.», «Имя: Иван Иванович» without a patronymic: the second letter, or word, is its. */
function withPatronymicApart(parts: PersonParts): PersonParts {
  const { given = "", patronymic } = parts;
  if (patronymic !== undefined || given.length < 3) return parts;
  const two = /^(\p{Lu})\.\s?(\p{Lu})\.?$/u.exec(given);
  if (two !== null) return { ...parts, given: `${two[1]}.`, patronymic: `${two[2]}.` };
  const [first = "", second = "", ...others] = given.split(" ");
  if (others.length > 0 || nameWord(first).given === undefined || nameWord(second).patronymic === undefined)
    return parts;
  return { ...parts, given: first, patronymic: second };
}

/**
 * «Фамилия: Евгений, Имя: Ткаченко»: the column of given names has none, and that of family names has. Changed back where the other
 * word is a family name by its ending, or a patronymic; where it may be a given name nobody knows, only said.
 */
function inPlace(parts: PersonParts, parse: Parse): { readonly parts: PersonParts; readonly doubts: readonly Doubt[] } {
  const { family, given } = parts;
  const text = joined(parts);
  if (family === undefined || given === undefined || !hasCyrillic(text) || /[\s.]/u.test(family + given))
    return { parts, doubts: [] };
  const inGiven = nameWord(given);
  const inFamily = nameWord(family);
  if (inGiven.given !== undefined) return { parts, doubts: [] };
  const isAnyGiven = [family, parts.patronymic].some(
    (part) => part !== undefined && nameWord(part).given !== undefined && nameWord(part).family?.strength !== "strong",
  );
  if (!isAnyGiven) return { parts, doubts: [] };
  const read = parse(text);
  const { patronymic } = read;
  const words = text.toLowerCase().split(" ");
  const same = [read.family, read.given, patronymic].every(
    (part) => part === undefined || words.includes(part.toLowerCase()),
  );
  const whole = columns.every((column) => (parts[column] === undefined) === (read[column] === undefined));
  const strong =
    inGiven.family?.strength === "strong" ||
    inGiven.patronymic !== undefined ||
    (inGiven.family !== undefined && patronymic !== undefined && nameWord(patronymic).patronymic !== undefined);
  if (strong && same && whole && read.sure === "yes" && read.given?.toLowerCase() !== given.toLowerCase())
    return {
      parts: { family: read.family, given: read.given, patronymic },
      doubts: [{ code: "person-parts-swapped", severity: "note" }],
    };
  return inFamily.given?.isFull === true
    ? { parts, doubts: [{ code: "person-parts-unclear", severity: "note" }] }
    : { parts, doubts: [] };
}
