import { legalForm } from "../../countries/legal-forms.ts";

/** What a legal form compares as. */
export interface FormFamily {
  /** Forms that turned into one another by law or by habit, and those that translate one another: ЗАО, ОАО and ПАО are АО, ТОВ and `Ltd` are ООО. */
  readonly compared: string;
  /** Of a company's form in one language of the West itself, otherwise empty: lists translate it into Russian or English, but not `SARL` into `GmbH`. */
  readonly tongue: string;
}

export function formFamily(form: string): FormFamily {
  const compare = legalForm(form)?.compare ?? form;
  const compared = habits[compare] ?? compare;
  return { compared, tongue: companies.has(compared) && !everywhere.test(form) ? lettersOf(form) : "" };
}

/** `A.Ş.` is `AS`. */
const lettersOf = (form: string): string => form.normalize("NFD").replace(/\P{L}/gu, "").toLowerCase();

export function areOneFamily(a: FormFamily, b: FormFamily): boolean {
  return a.compared === b.compared && (a.tongue === b.tongue || a.tongue === "" || b.tongue === "");
}

/** Beyond what the table of legal forms holds to be one: these turned into one another by habit. */
const habits: Readonly<Record<string, string>> = { ТОО: "ООО", ЧП: "ИП" };

const companies = new Set(["ООО", "АО"]);

/** Russian and its neighbours, and English. */
const everywhere = /\p{Script=Cyrillic}|^(?:LLC|(?:Co\. )?Ltd|PLC|[OCP]?JSC|PAO)$/u;
