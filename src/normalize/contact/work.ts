import { givenName } from "../../countries/given-names.ts";
import { nameWord } from "../person/word.ts";
import { isDepartment, splitPosition } from "../positions.ts";

/** «ЛПР - Иван, закупки»: what he is may stand on both sides of him. */
export function allPositions(text: string): ReturnType<typeof splitPosition> {
  const first = splitPosition(text);
  const second = first === undefined || first.rest === "" ? undefined : splitPosition(first.rest);
  if (first === undefined || second === undefined || second.rest === "" || !onlyPosition(second.position)) return first;
  return { position: `${first.position}, ${second.position}`, rest: second.rest };
}

/** «отдел закупок Иван», «Сметный отдел: Анна» */
const departmentInFront =
  /^((?:[А-ЯЁа-яё][а-яё]+(?:-[а-яё]+)?(?:ый|ий|ой)\s+)?[Оо]тдел(?:\s+[а-яё]+){0,3})[\s,:–—-]+(\p{Lu}[\p{L}.\s-]+)$/u;

/** What departments do, in the genitive: «Отдел Кадров» names nobody, whatever its capital. */
const doings: ReadonlySet<string> = new Set(
  (
    "кадров продаж закупок снабжения сбыта логистики безопасности доставки маркетинга рекламы качества персонала бухгалтерии учета учёта контроля " +
    "обслуживания клиентов поддержки развития производства строительства охраны труда перевозок ремонта тендеров и по работе с"
  ).split(" "),
);

/** A department in front of whoever is named behind it: {@link departmentInFront}. */
export function ledByDepartment(text: string): { readonly department: string; readonly rest: string } | undefined {
  const [, department = "", rest = ""] = departmentInFront.exec(text) ?? [];
  if (department === "" || rest.split(" ").every((word) => doings.has(word.toLowerCase()))) return undefined;
  return { department, rest };
}

/** «Склад Олег», «Склад 2 Олег», «Офис № 3: Ольга» */
const departmentAhead = /^(\p{L}+(?:\s№?\s?\d{1,3})?)(?:[\s,:–—-]+)(\p{Lu}.*)$/u;

/** «Дирекция Анна Чернова», «Цех Пётр»: a word for a department that takes others behind it, and a name in capitals there. */
export function headedBy(text: string): { readonly department: string; readonly rest: string } | undefined {
  if (!isDepartment(text)) return undefined;
  const [, department = "", rest = ""] = departmentAhead.exec(text) ?? [];
  const words = rest.split(" ");
  const isName = words.length < 4 && words.every((word) => /^\p{Lu}\p{Ll}+$/u.test(word));
  if (!isName || !words.some((word) => givenName(word) !== undefined)) return undefined;
  return isDepartment(department) ? { department, rest } : undefined;
}

/** «Ольга Ивановна, бухгалтерия», «Ольга склад», «Склад Олег». */
export function takeDepartment(text: string): { readonly rest: string; readonly department?: string } {
  const [, first = "", named = ""] = departmentAhead.exec(text) ?? [];
  const others = named.split(/[\s,:–—-]+/u);
  if (isDepartment(first) && others.some((word) => givenName(word) !== undefined))
    return { rest: others.join(" "), department: first };
  for (const gap of text.matchAll(/(?:\s*,\s*|\s+[–—-]\s+|\s)(?=\p{L})/gu)) {
    const department = text.slice(gap.index + gap[0].length);
    if (gap.index > 0 && isDepartment(department)) return { rest: text.slice(0, gap.index), department };
  }
  return { rest: text };
}

export function onlyPosition(text: string): boolean {
  return splitPosition(text)?.rest === "";
}

/** «Начальник отдела инспектирования»: behind a part of the firm stands what it does, in the genitive. */
export function isPost(text: string): boolean {
  const split = splitPosition(text);
  if (split === undefined || split.rest === "") return split !== undefined;
  if (/(?:отдела|службы|участка|цеха|департамента)$/iu.test(split.position)) return ofWhat.test(split.rest);
  return text.startsWith(split.position) && ofWhat.test(split.rest) && !did.test(split.rest);
}

/** «главный инженер проекта», and not «бухгалтер болела», «директор не отвечает». */
const did =
  /(?<!\p{L})(?!(?:отдела|филиала|зала|вокзала|портала|склада)(?!\p{L}))\p{L}+(?:л[аои]|[еи]т|ют|ят)(?!\p{L})/u;

const ofWhat = /^(?:(?!\p{L}+ся(?!\p{L}))[а-яё]{4,}(?:[аяыи]|[оеи]й|[оеё]в|[иы]х|[ое]го)(?:\s|$)){1,4}$/u;

/** What he does and where: «ответственный секретарь приёмной комиссии». Behind the position no word is a name's. */
export function isWork(piece: string): boolean {
  const rest = splitPosition(piece)?.rest;
  if (rest === undefined || /^\p{Lu}/u.test(rest)) return false;
  return rest.split(/[^\p{L}]+/u).every((word) => {
    const { given, patronymic, family } = nameWord(word);
    return given === undefined && patronymic === undefined && family?.strength !== "strong";
  });
}

/** «Директор - Чернов В.И. Бухгалтер - Попова А.А.»: each position that a dash parts from a name opens somebody's part. */
export function workAhead(text: string): string {
  if (!onlyPosition(/^(.+?)\s+[–—-]\s/u.exec(text)?.[1] ?? "")) return text;
  return text.replace(
    /(?<=[\p{L}.])\s+(\p{Lu}[\p{Ll}.]+(?:\s\p{Ll}[\p{Ll}.-]+){0,3})(?=\s+[–—-]\s+\p{Lu})/gu,
    (written, work: string) => (onlyPosition(work) ? `; ${work}` : written),
  );
}

/** «Морозов Филипп Александрович; Начальник санатория»: behind a semicolon too stands what he is, where nobody is named. */
export function workBehind(text: string): string {
  const [first = "", ...others] = text.split(/\s*;\s*/u);
  let out = first;
  for (const piece of others) if (piece !== "") out += `${isWork(piece) ? ", " : "; "}${piece}`;
  return out;
}
