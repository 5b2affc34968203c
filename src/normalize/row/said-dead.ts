import type { Phone } from "../../model/index.ts";
import type { Field, Row } from "./row.ts";

/** «не работает с 18 до 19», «отключен после 20:00»: hours of a living phone. «с 01.05.2024», «с 5 мая» are days, since which it is dead. */
const hours = String.raw`\s+(?:со?|до|после|по)\s+(?:[01]?\d|2[0-4])(?::[0-5]\d|\.[0-5]0)?(?!\d|[./]\d|\s*(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|числ))`;

/** What somebody who has tried it writes beside a phone, an e-mail or a site. */
const dead = new RegExp(
  String.raw`(?<!\p{L})(?:не\s?(?:работает|актуал\p{L}*|действует|действ\p{L}*|существует|обслуживается)|неверн\p{L}*|заблокирован\p{L}*|отключ[её]н\p{L}*|ошибочн\p{L}*|стар(?:ый|ая|ое)|invalid|bounced?|not\s(?:valid|working|in\s(?:use|service)))(?!\p{L})(?!${hours})`,
  "iu",
);

/** «ivan@romashka.example (не актуальный)»: the value stays, and that it may be dead is said. A cell without a blank holds nothing beside it. */
export function sayDead(row: Row, field: Field, value: { readonly text: string; readonly at: string }): void {
  const said = value.text.includes(" ") ? dead.exec(value.text)?.[0] : undefined;
  if (said !== undefined) row.say("warning", "value-said-dead", field, value, { said });
}

/** The same of phones, whose notes hold what stood beside them. */
export function sayDeadPhones(row: Row, phones: readonly Phone[]): void {
  for (const { note, raw, at } of phones) {
    const said = note === undefined ? undefined : dead.exec(note)?.[0];
    if (said !== undefined) row.say("warning", "value-said-dead", "phones", { text: raw, at }, { said });
  }
}
