import type { FormMatch } from "../../countries/legal-forms.ts";
import { compareWords } from "../letters.ts";
import { tidy, type NameWork } from "./work.ts";

/** A legal form found in a name: `at` its first word, `start` and `end` its characters. */
export interface Found extends FormMatch {
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/**
 * «ООО А / ООО Б», `ООО "Альфа", ИП Петров`: two firms in one cell, of which nobody can tell which is meant. The cell stays as it is,
 * with an issue; «ТОО Алма / ЖШС Алма» is one firm in two languages. Undefined when there is one firm.
 */
export function severalFirms(work: NameWork, found: readonly Found[]): boolean | undefined {
  return formsInFront(work, found) ?? formsBehind(work, found) ?? firmAndTrader(work, found) ?? twoTraders(work, found);
}

function formsInFront(work: NameWork, found: readonly Found[]): boolean | undefined {
  const second = found[1];
  if (second === undefined || found[0]?.at !== 0) return undefined;
  const before =
    /^(.*\p{L}.*?)\s*(?:[/;+|,=]|\s(?:и|and)|\s[,(]?юр(?:\.|идическое)?\s?лицо:?\s|(?<=["»”])\s)\s*["«“]?$/u.exec(
      work.text.slice(0, second.start),
    );
  const name = (text: string, form: Found): string => text.slice(form.end - form.start).replace(/^[\s."«“]+/u, "");
  if (before === null) return undefined;
  const one = name(before[1] ?? "", found[0]);
  const other = name(work.text.slice(second.start), second);
  return settle(work, found[0], before[1] ?? "", one, { at: second.start, name: other });
}

/** «Меркурий ООО / Меркурий-Авто ООО», «Клевер ООО, Клевер-Плюс ООО»: each with its form behind. */
function formsBehind(work: NameWork, found: readonly Found[]): boolean | undefined {
  const { text } = work;
  if (found.length < 2) return undefined;
  for (const gap of text.matchAll(/\.?(?:\s*[/;|]\s*|,\s+|\s(?:и|and)\s)/gu)) {
    const first = found.find((one) => one.end === gap.index && one.at > 0 && one.form.generic !== "");
    if (first === undefined) continue;
    const from = gap.index + gap[0].length;
    const second = found.find((one) => one.start >= from && one.form.generic !== "");
    if (second === undefined) continue;
    if (second.start !== from && text.slice(second.end).replace(/[\s.)»"”]+$/u, "") !== "") continue;
    const other = `${text.slice(from, second.start)} ${text.slice(second.end)}`;
    return settle(work, first, text.slice(0, gap.index), text.slice(0, first.start), { at: from, name: other });
  }
  return undefined;
}

const trader = /(?:\s*[/;|+,]\s*|\s(?:и\s)?)(?=ИП\s+\p{Lu}\p{Ll}[\p{L}-]+(?:\s\p{Lu}[\p{L}.-]*){0,3}$)/u;

/** «Ламбда ООО ИП Сотников», «ООО Клевер и ИП Рябов»: a firm and a trader. */
function firmAndTrader(work: NameWork, found: readonly Found[]): boolean | undefined {
  const gap = trader.exec(work.text);
  if (gap === null) return undefined;
  // «ИП Петров и ИП Сидоров»
  const [first] = found;
  if (first?.at === 0 && first.form.kind === "sole-trader" && /[,;/|+]|\sи\s$/u.test(gap[0])) {
    const at = gap.index + gap[0].length;
    const written = work.text.slice(0, gap.index);
    return settle(work, first, written, written.slice(first.end), { at, name: work.text.slice(at + 2) });
  }
  const firm = found.find(({ form, at, end }) => {
    const own = form.kind === "organisation" && form.generic !== "" && form.compare !== "КФХ";
    return own && (at === 0 ? end < gap.index : end === gap.index);
  });
  if (firm === undefined) return undefined;
  const at = gap.index + gap[0].length;
  const name = work.text.slice(firm.at === 0 ? firm.end : 0, firm.at === 0 ? gap.index : firm.start);
  return settle(work, firm, work.text.slice(0, gap.index), name, { at, name: work.text.slice(at + 2) });
}

const somebody =
  "(\\p{Lu}[\\p{L}-]+)\\s(?:\\p{Lu}\\.\\s?\\p{Lu}\\.?|\\p{Lu}\\p{L}+\\s\\p{Lu}\\p{L}+(?:вич|вна|ич|ична|ВИЧ|ВНА|ИЧ|ИЧНА))";
const twoPeople = new RegExp(`^\\s*${somebody}(?:\\s*[,;/+&]\\s*|\\s(?:и\\s)?)(?=${somebody}$)`, "u");

/** «ИП Ахмедов Р.М., Сидоров П.П.»: the form stands once. */
function twoTraders(work: NameWork, found: readonly Found[]): boolean | undefined {
  const [first] = found;
  if (first?.at !== 0 || first.form.kind !== "sole-trader") return undefined;
  const rest = work.text.slice(first.end);
  const [gap = "", one, two] = twoPeople.exec(rest) ?? [];
  if (gap === "" || one === two) return undefined;
  const written = tidy(work.text.slice(0, first.end + gap.length)).replace(/\sи$/u, "");
  return settle(work, first, written, gap, { at: first.end + gap.length, name: rest.slice(gap.length) });
}

interface Second {
  readonly at: number;
  readonly name: string;
}

/** One firm in two languages keeps its first name; of two, the cell stays, and is told. Undefined where either is no name. */
function settle(work: NameWork, first: Found, written: string, one: string, second: Second): boolean | undefined {
  const other = second.name;
  if (!/[\p{L}\d]/u.test(one) || !/[\p{L}\d]/u.test(other)) return undefined;
  if (compareWords(one) === compareWords(other)) {
    work.form = first.form;
    work.notes.push({ value: work.text.slice(second.at), raw: work.text, rule: "name-legal-form" });
    work.text = tidy(one);
    return true;
  }
  work.doubts.push({
    code: "name-several",
    severity: "warning",
    params: { one: written, other: work.text.slice(second.at) },
  });
  return false;
}
