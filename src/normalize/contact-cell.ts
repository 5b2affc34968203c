import type { CleanPerson } from "./person-name.ts";
import type { Doubt } from "./rule.ts";

/** What a cell of contact names holds. */
export interface ContactCell {
  /** Empty when the cell speaks of nobody by name («муж Ольги»). */
  readonly people: readonly NamedContact[];
  readonly doubts: readonly Doubt[];
}

export interface NamedContact {
  /** Its part of the cell, as written. */
  readonly text: string;
  readonly kind: "person" | "department";
  readonly clean: CleanPerson;
  readonly position?: string;
  readonly notes: readonly string[];
}

const departments =
  /^(?:бухгалтери[яи]|охрана|склад|отдел\s.+|при[её]мная|секретариат|офис|магазин|касса|кассир|проходная|вахта|диспетчерская|снабжение|отдел кадров|кадры|канцелярия|ресепшн|ресепшен|reception|администрация|колл-?центр|call-?cent(?:er|re)|горячая линия|справочная|служба\s.+|дежурн\p{L}*|факс|общий|для справок|sales|accounting|support|office|warehouse|security|front desk)(?:\s*\d+)?$/iu;

/** Reads the cell of a contact's name. */
export function readContactCell(text: string, person: (text: string) => CleanPerson): ContactCell {
  const body = text.replace(/\s+/gu, " ").trim();
  const clean = person(body);
  const department = departments.test(body);
  const one: NamedContact = { text: body, kind: department ? "department" : "person", clean, notes: [] };
  return { people: [one], doubts: department ? [] : clean.doubts };
}
