import { familyShape } from "../../countries/given-names.ts";
import { closingRemark, remarksInBrackets } from "./remarks.ts";
import { isWork, onlyPosition } from "./work.ts";
import { contactDetailsRule } from "../name/glued.ts";
import { startWork, tidy } from "../name/work.ts";
import type { CleanPerson } from "../person/clean-person.ts";
import { takeKin } from "../person/title.ts";
import { isDepartment, splitPosition } from "../positions.ts";

export type Parse = (text: string) => CleanPerson;

/** What stands between people. */
const separators =
  /\s*[;\r\n|]+\s*|\s*\/\s*(?=\p{Lu})|\s+(?:и|или|либо|&|and|or|та)\s+(?=\p{Lu})|\s*,\s*|\s+[–—-]\s+(?=\p{Lu}\p{Ll}+\s+\p{Lu})/u;

/** «Иванов Иван по доверенности 5, Петров Пётр»: a remark reaches no further than to the next who is named by more than one word. */
export function hidesAnother(text: string, parse: Parse): boolean {
  const [remark = "", ...behind] = closingRemark(text)?.split(separators) ?? [];
  return behind.some((piece) => {
    const { family, given } = nameIn(piece, parse) ?? {};
    if (family === undefined || given === undefined) return false;
    // «а/м А123ВС, Лада Калина»
    return !/^(?:а\/м|авто|машина|г\/н|гос)/iu.test(remark) || familyShape(family)?.strength === "strong";
  });
}

/** Cuts a cell at its separators, then puts back together what was no cut between people («Иванов И.И., директор»). */
export function splitPeople(text: string, parse: Parse): string[] {
  const pieces = text
    .split(separators)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
  const leads = leadsByPosition(text, pieces);
  // «Олег, снабжение»: behind a comma it says where he works.
  const belongs = (last: string, department: string): boolean =>
    isSomebody(last, parse) && text.replace(/\s*,\s*/gu, ", ").includes(`${last}, ${department}`);
  const people: string[] = [];
  for (const piece of pieces) {
    const last = people.at(-1);
    const opens =
      last === undefined || isSomebody(piece, parse) || leads(piece) || (isDepartment(piece) && !belongs(last, piece));
    if (opens && !(last !== undefined && isWork(last))) people.push(piece);
    else people[people.length - 1] = `${last}, ${piece}`;
  }
  return people.flatMap((one) => cutBehindMarks(one, parse));
}

/** «Директор - Чернов В.И., гл. инженер - Попов А.А.»: in such a cell what stands before a dash is said of who comes behind it. */
function leadsByPosition(text: string, [first = ""]: readonly string[]): (piece: string) => boolean {
  const before = (piece: string): boolean => {
    const behind = text.slice(text.indexOf(piece) + piece.length);
    return isWork(piece) && /^\s+[–—-]\s+\p{Lu}/u.test(behind);
  };
  // «Директор Чернов В.И., главный бухгалтер - Попова А.А.»
  const led = splitPosition(first);
  const leads = led !== undefined && led.rest !== "" && first.startsWith(led.position);
  return leads || before(first) ? before : () => false;
}

/** What ends somebody's part of a cell: a phone, or a bracket that says where he works. */
const phoneEnds = /\d[\d\s()-]{4,}\d$/u;

function isClosed(piece: string): boolean {
  const inner = /\(([^()]+)\)$/u.exec(piece)?.[1]?.trim();
  if (inner === undefined) return phoneEnds.test(piece);
  return isDepartment(inner) || onlyPosition(inner);
}

/** «Петров (закупки), Анна»: with what he does between them, the comma does not stand between a family name and a first name. */
export function isClosedBeforeComma(text: string): boolean {
  return [...text.matchAll(/\s*,\s*(?=\p{Lu})/gu)].some(({ index }) => isClosed(text.slice(0, index)));
}

/** «Лариса Геннадьевна (главбух) Лидия»: as many first names as people, and what the first does stands between them. */
export function namesAnotherBehind(text: string, parse: Parse): boolean {
  const pieces = cutBehindMarks(text, parse);
  return pieces.length > 1 && pieces.every((piece) => nameIn(piece, parse)?.given !== undefined);
}

/** «Пётр (закупки) Анна (бух)», «Пётр 89211234567 Анна»: cut where somebody's part has ended and somebody else begins. */
function cutBehindMarks(text: string, parse: Parse): readonly string[] {
  const pieces = text.split(/(?<=[)\d])\s+(?=\p{Lu}\p{Ll})/u);
  if (pieces.length < 2) return [text];
  const apart = pieces.every((piece, at) => isSomebody(piece, parse) && (at === pieces.length - 1 || isClosed(piece)));
  return apart ? pieces : [text];
}

function isSomebody(piece: string, parse: Parse): boolean {
  return nameIn(piece, parse) !== undefined || hasOwnPhone(piece);
}

/** «Громов 89171112233; Дёмин 89171112244»: beside a number of his own one word is whose it is. */
function hasOwnPhone(piece: string): boolean {
  const word = /^(\p{Lu}\p{Ll}{2,})\s\+?[\d(]/u.exec(piece)?.[1];
  if (word === undefined || familyShape(word) === undefined || splitPosition(word) !== undefined) return false;
  const work = startWork(piece);
  contactDetailsRule.apply(work);
  return work.found.length > 0 && tidy(work.text) === word;
}

/** Who a part of a cell names, without the position and the remarks beside the name. */
function nameIn(piece: string, parse: Parse): CleanPerson | undefined {
  const own = takeKin(piece)?.bare ?? piece;
  const split = splitPosition(own);
  const name = split === undefined ? own : split.rest;
  if (name === "") return undefined;
  const work = startWork(name);
  contactDetailsRule.apply(work);
  // «Анна, anna@firm.example»: an address is nobody.
  if (work.doubts.length > 0) return undefined;
  const bare = tidy(remarksInBrackets(tidy(work.text)).replace(/\([^()]*\)?/gu, " "));
  const clean = /^\p{L}/u.test(bare) ? parse(bare) : undefined;
  return clean === undefined || clean.sure === "no" ? undefined : clean;
}
