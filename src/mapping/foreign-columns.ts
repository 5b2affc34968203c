import { foldKey } from "../model/index.ts";

/**
 * Header words that say a column is about someone else than the record of the row: its owner or author in the old system, its
 * parent, its main contact, an assistant. Such a column must never become the record's own name, phone, e-mail or key; it can be
 * `responsible`, a reference or `extra`. From the exports of Bitrix24, amoCRM, HubSpot, Salesforce, Pipedrive, Zoho, Dynamics,
 * Business Central, Creatio, SalesLogix and Outlook.
 */
const words: readonly (readonly [whose: string, pattern: RegExp])[] = [
  // First of all, since `Owner email` also begins like the owner's name.
  [
    "owner",
    /^(?:(?:record |account |contact |lead |company )?(?:owner|manager|sales ?rep(?:resentative)?|salesperson|account manager|agent|assigned user)(?:'s)? (?:e-?mail|phone|mobile|tel|fax|cell|ext).*|(?:раб\.? |моб\.? |рабочий |мобильный )?(?:тел|e-?mail|почта|эл|адрес эл).* (?:ответственн\p{L}+|менеджера|куратора|владельца|создателя)|(?:(?:основн|текущ|персональн|личн|ведущ|ответственн|закрепленн|торгов)\p{L}+ |фио )?(?:ответственн\p{L}+|менеджера?|куратора?)[ ,:(-]+(?:тел|e-?mail|почта|моб).*)$/u,
  ],
  [
    "responsible",
    /^(?:ответственный.*|(?:(?:основн|текущ|персональн|личн|ведущ|закрепленн|торгов)\p{L}+ )?менеджер.*|(?:(?:основн|текущ|персональн|личн)\p{L}+ )?куратор|фио (?:ответственного|менеджера|куратора)|владелец.*|.*\bowner(?:id)?|ownerid|assigned.*|salesperson.*|accountmanagerid|account manager|record manager|sales ?rep(?:resentative)?|slsman|salesman|assigned_by_id|закрепл[её]н\p{L}* (?:за|менеджер).*)$/u,
  ],
  [
    "author",
    /^(?:создатель|автор.*|кем (?:создан|изменен)[а-я]*.*|created by.*|modified by.*|createdbyid|modifiedbyid|createuser|modifyuser)$/u,
  ],
  [
    "assistant",
    /^(?:asst\.? .*|assistant.*|.*assistant'?s? (?:phone|name)|ассистент.*|помощник.*|secr(?:etary)?(?:'s)?(?: .*)?|секретарь.*|имя (?:ассистента|помощника|секретаря)|.*(?:телефон|e-?mail) (?:ассистента|помощника|секретаря))$/u,
  ],
  ["parent", /^(?:parent.*|(?:account )?parentid|головн.*|материнск.*|вышестоящ.*|group company|member[ _]of)$/u],
  [
    "primary contact",
    /^(?:primary ?contact(?:id| name)?|.*\(primary contact\)|основной контакт|контактное лицо по умолчанию)$/u,
  ],
  ["manager", /^(?:reports to.*|manager.*|руководитель сотрудника)$/u],
  ["family", /^(?:spouse.*|супруг(?:а)?(?: .*)?|children|дети)$/u],
  ["referrer", /^(?:referred by.*|introduced by.*|рекомендатель|кем рекомендован)$/u],
  ["associated record", /^(?:associated .*|.*- organi[sz]ation)$/u],
];

/** Whose column it is, when its header says that it belongs to someone else. */
export function whoseColumn(column: string): string | undefined {
  const folded = foldKey(column).replaceAll("ё", "е").replace(/#\d+$/, "");
  return words.find(([, pattern]) => pattern.test(folded))?.[0];
}
