import { foldKey } from "../model/index.ts";

/**
 * Header words that say a column is about someone else than the record of the row: its owner or author in the old system, its
 * parent, its main contact, an assistant. Such a column must never become the record's own name, phone, e-mail or key; it can be
 * `responsible`, a reference or `extra`. From the exports of Bitrix24, amoCRM, HubSpot, Salesforce, Pipedrive, Zoho, Dynamics,
 * Business Central, Creatio, SalesLogix and Outlook.
 */
const words: readonly (readonly [whose: string, pattern: RegExp])[] = [
  [
    "responsible",
    /^(?:ответственный.*|менеджер.*|куратор|владелец.*|.*\bowner(?:id)?|ownerid|assigned.*|salesperson.*|accountmanagerid|account manager|assigned_by_id)$/u,
  ],
  [
    "author",
    /^(?:создатель|автор.*|кем (?:создан|изменен)[а-я]*.*|created by.*|modified by.*|createdbyid|modifiedbyid|createuser|modifyuser)$/u,
  ],
  [
    "assistant",
    /^(?:asst\.? .*|assistant.*|.*assistant'?s? (?:phone|name)|ассистент.*|помощник.*|.*(?:телефон|e-?mail) (?:ассистента|помощника))$/u,
  ],
  ["parent", /^(?:parent.*|(?:account )?parentid|головн.*|материнск.*|вышестоящ.*|group company)$/u],
  [
    "primary contact",
    /^(?:primary ?contact(?:id| name)?|.*\(primary contact\)|основной контакт|контактное лицо по умолчанию)$/u,
  ],
  ["manager", /^(?:reports to.*|manager.*|руководитель сотрудника)$/u],
  ["associated record", /^(?:associated .*|.*- organi[sz]ation)$/u],
];

/** Whose column it is, when its header says that it belongs to someone else. */
export function whoseColumn(column: string): string | undefined {
  const folded = foldKey(column).replaceAll("ё", "е").replace(/#\d+$/, "");
  return words.find(([, pattern]) => pattern.test(folded))?.[0];
}
