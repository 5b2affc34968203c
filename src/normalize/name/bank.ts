import { withoutLegalForm } from "../../countries/legal-forms.ts";
import { tidy, type NameRule, type NameWork } from "./work.ts";

const treasury =
  /^((?:УФК|Управление\s+федерального\s+казначейства|ОФК|Министерство\s+(?:управления\s+)?финанс[a-zа-ӿ]*|Минфин[a-zа-ӿ]*|МФ|Департамент\s+финанс[a-zа-ӿ]*|Комитет\s+(?:по\s+)?финанс[a-zа-ӿ]*|Финансовое\s+управление|Финуправление|ФУ|Казначейство)(?![a-zа-ӿ])[^()]*)\(\s*(.+?)\s*\)?\s*([,;]?\s*л[/.]\s?с\.?\s*[\dА-ЯA-Z.]+)?\s*$/i;
const personalAccount =
  /[\s,;]*(?:л\/сч?|л\.\s?с\.|лиц(?:евой)?\.?\s*сч(?:[её]т)?)\.?\s*[:№]?\s*(\d[\dА-ЯA-Z.]{5,24})[\s,;]*/i;
const bank =
  /(?:сбер|банк|втб|тинькофф|т-?банк|точка|модуль|открытие|райффайзен|росбанк|уралсиб|bank|чб|отделение\s+№?\s*\d)/i;

/**
 * Names from bank statements: `Сбербанк//Иванов И.И.//`, `ИП Иванов И.И.//г. Самара//`, `УФК по Самарской области (ГБУЗ …, л/с …)`.
 * The payer is the name; the bank, the treasury and the personal account become a note.
 */
export const bankRule: NameRule = {
  name: "name-bank",
  field: "name",
  before: "Сбербанк//Иванов Иван Иванович//",
  after: "Иванов Иван Иванович",
  hint: /\/\/|зачислен|^(?:уфк|управление|офк|мин|мф|департамент|комитет|фин|фу|казначейство)/,
  apply: (work) => (work.text.includes("//") && takeSlashes(work)) || takeTreasury(work) || takePurpose(work),
};

function takeSlashes(work: NameWork): boolean {
  if (/https?:\/\//i.test(work.text)) return false;
  const parts = work.text.split("//").map((part) => tidy(part.trim()));
  const [first = "", second = "", ...rest] = parts;
  const fromBank = bank.test(first) && /\p{L}{3}/u.test(second) && !/\d{5}/.test(second);
  const name = fromBank || first === "" ? second : first;
  if (!/\p{L}{2}/u.test(name)) return false;
  const others = (fromBank ? [first, ...rest] : first === "" ? rest : [second, ...rest]).filter((part) => part !== "");
  work.text = name;
  for (const part of others) keep(work, part);
  return true;
}

function keep(work: NameWork, part: string): void {
  const rule = "name-bank";
  const labelled = /^(ИНН|КПП)\s*[:№]?\s*(\d{9,12})$/iu.exec(part);
  if (labelled !== null) {
    const scheme = part.startsWith("И") || part.startsWith("и") ? "ru-inn" : "ru-kpp";
    work.found.push({ field: "identifiers", value: labelled[2] ?? "", scheme, raw: part, rule });
  } else if (/^\d{10}$|^\d{12}$/.test(part))
    work.found.push({ field: "identifiers", value: part, scheme: "ru-inn", raw: part, rule });
  else if (
    /(?:^|[\s,.])(?:г|ул|д|обл|пр-т|пр-кт|пер|р-н|рп|с|кв|город|улица|дом)[\s.,]|^\d{6}[\s,]/i.test(part) &&
    part.length > 6
  )
    work.found.push({ field: "addresses", value: part, raw: part, rule });
  else work.notes.push({ value: part, raw: part, rule });
}

/** «ПАО Сбербанк для зачисления на счёт Иванова И. И.»: what the payment is for is no part of the name that stands before it. */
function takePurpose(work: NameWork): boolean {
  const [said, purpose = ""] = forAccount.exec(work.text) ?? [];
  if (said === undefined) return false;
  const name = tidy(work.text.slice(0, -said.length));
  if (!/\p{L}{3}/u.test(name)) return false;
  work.text = name;
  work.notes.push({ value: purpose, raw: said.trim(), rule: "name-bank" });
  return true;
}

const forAccount =
  /(?:^|[\s,;–—-]+)\(?((?:для\s+)?(?:дальнейшего\s+)?зачислени[ея]\s+(?:на|в пользу)\s+(?:\p{L}+\s+)?(?:сч[её]т|л\/с|карт|вклад)[^()]*)\)?$/iu;

/** «Минфин РТ, МБОУ «Школа № 5»»: whose money it is stands before a comma, and who has it behind. */
const authority =
  /^((?:Министерств|Минфин|Департамент|Комитет|Управлени|Финансов|Администраци|Фин)\p{L}*\.?(?:\s[^",«]+)?),\s+(?=\p{Lu})/u;

function underAuthority(whole: string): { readonly over: string; readonly name: string } {
  const over = authority.exec(whole);
  const name = whole.slice(over?.[0].length ?? 0);
  return over === null || withoutLegalForm(name).form === undefined
    ? { over: "", name: whole }
    : { over: over[1] ?? "", name };
}

function takeTreasury(work: NameWork): boolean {
  const match = treasury.exec(work.text);
  if (match === null) return false;
  const [, office = "", inner = "", tail = ""] = match;
  const account = personalAccount.exec(inner);
  const whole = tidy(inner.replace(personalAccount, " "));
  if (!/\p{L}{3}/u.test(whole)) return false;
  const { over, name } = underAuthority(whole);
  const note = [office.trim(), over, (account?.[0] ?? tail).replace(/^[\s,;]+|[\s,;]+$/gu, "")]
    .filter((part) => part !== "")
    .join(", ");
  work.text = name;
  work.notes.push({ value: note, raw: note, rule: "name-bank" });
  return true;
}
