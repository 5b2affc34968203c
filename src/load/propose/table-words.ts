import { any } from "./words.ts";

/** Whose row, key or column something is. */
export type Owner = "counterparty" | "contact";

/** By which words tables of unfamiliar schemas are known: English, Russian, and Russian in Latin letters. */
export type TableKind = Owner | "user";

/** Matched against each word of a table's name. */
export const tableKinds: Readonly<Record<TableKind, RegExp>> = {
  counterparty: any(
    "counterpart(?:y|ies)",
    "compan(?:y|ies)",
    "clients?",
    "customers?",
    "accounts?",
    "partners?",
    "part(?:y|ies)",
    "organi[sz]ations?",
    "orgs?",
    "firms?",
    "контрагент[ыа]?",
    "клиент[ыа]?",
    "организаци[яи]",
    "компани[яи]",
    "партнер[ыа]?",
    "покупател[ьи]",
    "societes?",
    "entreprises?",
    "kunden?",
    "kontragent[yi]?",
    "klient[yi]?",
    "organizac[iy][yi]a?",
    "kompani[yi]a?",
  ),
  contact: any(
    "contacts?",
    "persons?",
    "people",
    "soc ?people",
    "kontakte?",
    "контакт[ыа]?",
    "лиц[ао]",
    "персон[ыа]",
    "люди",
    "kontakt[yi]?",
    "lic[ao]",
    "persony",
  ),
  user: any(
    "users?",
    "employees?",
    "staff",
    "managers?",
    "logins?",
    "сотрудник[иа]?",
    "пользовател[ьи]",
    "менеджер[ыа]?",
    "sotrudnik[ia]?",
    "polzovatel[iy]?",
  ),
};

/** Words of a table that keeps something about cards, and no cards. */
export const asideWords = any(
  "log",
  "logs",
  "history",
  "audit",
  "types?",
  "status(?:es)?",
  "groups?",
  "tags?",
  "roles?",
  "settings?",
  "cstm",
  "custom",
  "ext",
  "rel",
  "import",
  "backup",
  "history",
  "журнал",
  "история",
  "виды?",
  "типы?",
  "группы?",
  "информация",
  "informaciya",
);

/** Words of a table of what happened: a number in it was dialled, it is not the card's. */
export const eventWords = any(
  "logs?",
  "history",
  "audit",
  "calls?",
  "sms",
  "messages?",
  "mailings?",
  "журнал",
  "история",
  "звонк[аи]",
  "звонок",
  "рассылк[аи]",
  "zvonki",
);

/** Words by which a column of a few states says that a row is out of use. */
export const outOfUse = any(
  "archived?",
  "inactive",
  "deleted",
  "disabled",
  "closed",
  "(?:в )?архиве?",
  "удален[оа]?",
  "закрыт[оа]?",
);
