import type { Phone } from "../model/index.ts";
import type { Field, Row } from "./row.ts";

/** What somebody who has tried it writes beside a phone, an e-mail or a site. */
const dead =
  /(?<!\p{L})(?:не\s?(?:работает|актуал\p{L}*|действует|действ\p{L}*|существует|обслуживается)|неверн\p{L}*|заблокирован\p{L}*|отключ[её]н\p{L}*|ошибочн\p{L}*|стар(?:ый|ая|ое)|invalid|bounced?|not\s(?:valid|working|in\s(?:use|service)))(?!\p{L})/iu;

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
