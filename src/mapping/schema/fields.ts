import { z } from "zod";
import type { ContactField, CounterpartyField } from "../../model/index.ts";
import { both } from "./parts.ts";
import { reference, relation, value } from "./value.ts";

/** Hover texts of the canonical fields, in both languages. The record type makes the compiler notice a missing field. */
type Texts<Field extends string> = Readonly<Record<Field, readonly [en: string, ru: string]>>;

const shared = {
  identifiers: [
    "Official numbers with their scheme: { column: БИН, scheme: kz-bin }.",
    "Официальные номера со схемой.",
  ],
  phones: ["Phones; several in a cell are told apart by themselves.", "Телефоны; несколько в ячейке разделяются сами."],
  emails: ["E-mail addresses.", "Адреса электронной почты."],
  addresses: ["Postal addresses, as one text or in parts.", "Почтовые адреса, текстом или по частям."],
  sites: ["Web sites and messengers' links.", "Сайты."],
  country: ["Country of the record, name or code.", "Страна, название или код."],
  region: ["Region.", "Регион."],
  city: ["Town or city; completes local phone numbers.", "Город; по нему дополняются местные номера."],
  status: ["Status in the source.", "Статус в источнике."],
  tags: ["Tags, categories, groups.", "Метки, категории, группы."],
  responsible: [
    "Who is responsible; translate it to the CRM's user with `lookup`.",
    "Ответственный; переводится через `lookup`.",
  ],
  notes: ["Notes, comments.", "Примечания."],
  birthDate: ["Date of birth.", "Дата рождения."],
  createdAt: ["When the source created the record.", "Когда запись создана в источнике."],
  updatedAt: ["When the source last changed the record.", "Когда запись изменена в источнике."],
} as const;

const counterpartyTexts: Texts<CounterpartyField> = {
  kind: [
    "organisation, sole-trader or person, where the source says so; found out from name and numbers otherwise.",
    "organisation, sole-trader или person, если источник это знает; иначе определяется само.",
  ],
  name: ["Name that people use. A row without a name is rejected.", "Название. Строка без названия отклоняется."],
  legalName: ["Full legal name.", "Полное юридическое наименование."],
  formerName: ["Former name.", "Прежнее название."],
  legalForm: ["Legal form (ООО, GmbH), where it has a column of its own.", "Организационно-правовая форма."],
  person: ["The human being behind a sole trader or private person.", "Человек за ИП или частным лицом."],
  inn: ["ИНН.", "ИНН."],
  kpp: ["КПП.", "КПП."],
  ogrn: ["ОГРН or ОГРНИП.", "ОГРН или ОГРНИП."],
  okpo: ["ОКПО.", "ОКПО."],
  bankAccounts: [
    "Bank accounts, in parts: account, bik, bank, correspondent.",
    "Банковские счета по частям: account, bik, bank, correspondent.",
  ],
  roles: ["buyer, supplier…", "Роли: покупатель, поставщик…"],
  head: ["The record this one is a branch of.", "Головная организация."],
  relations: ["Other relations between counterparties.", "Другие связи между контрагентами."],
  ...shared,
};

const contactTexts: Texts<ContactField> = {
  fullName: ["Full name in one cell.", "ФИО в одной ячейке."],
  lastName: ["Family name.", "Фамилия."],
  firstName: ["Given name.", "Имя."],
  middleName: ["Patronymic or middle name.", "Отчество."],
  gender: ["Gender.", "Пол."],
  position: ["Position: the role at the counterparty.", "Должность: роль у контрагента."],
  department: ["Department.", "Отдел."],
  optOuts: ["Channels on which the person wants no messages; survive every merge.", "Отказы от рассылок и звонков."],
  ...shared,
};

type ValueShape<Field extends string> = Record<Field, z.ZodOptional<typeof value>>;

function shape<Field extends string>(texts: Texts<Field>): ValueShape<Field> {
  const entries = Object.entries<readonly [string, string]>(texts);
  return Object.fromEntries(
    entries.map(([name, [en, ru]]) => [name, value.optional().describe(both(en, ru))]),
  ) as ValueShape<Field>;
}

export const counterpartyShape = {
  ...shape(counterpartyTexts),
  head: reference.optional().describe(both(...counterpartyTexts.head)),
  relations: z
    .union([relation, z.array(relation).min(1)])
    .optional()
    .describe(both(...counterpartyTexts.relations)),
};

export const contactShape = shape(contactTexts);

/** Each of them names a person. */
export const personNames = ["fullName", "lastName", "firstName"] as const;

export const dateFields: ReadonlySet<string> = new Set(["birthDate", "createdAt", "updatedAt"]);

/** Fields that hold at most one value; a second one is a fault of the mapping. All others are lists. */
export const singleFields: ReadonlySet<string> = new Set([
  "kind",
  "name",
  "legalName",
  "legalForm",
  "person",
  "inn",
  "kpp",
  "ogrn",
  "okpo",
  "country",
  "region",
  "city",
  "status",
  "responsible",
  "birthDate",
  "createdAt",
  "updatedAt",
  "head",
  "fullName",
  "lastName",
  "firstName",
  "middleName",
  "gender",
  "position",
  "department",
]);
