import type { Rule } from "../rule.ts";

/**
 * The rules of single values in the order in which they are applied. `name` stands in `Origin.rule` of what the rule changed; what
 * it does is said in the catalogue under `rule-<name>`; the examples are run by a test. Rules that read a value cannot be switched
 * off, those that mend or complete it can.
 */
export interface ValueRule extends Rule {
  readonly before: string;
  readonly after: string;
  /** A project may switch it off. */
  readonly optional?: true;
  /** The town of the example's row. */
  readonly city?: string;
}

export const valueRules: readonly ValueRule[] = [
  { name: "text-entities", field: "*", before: "&quot;Ромашка&quot; &amp; Ко", after: '"Ромашка" & Ко' },
  { name: "text-mojibake", field: "*", before: "РћР±С‰РµСЃС‚РІРѕ", after: "Общество" },
  { name: "text-characters", field: "*", before: "ООО\u200b Ромашка\u0007", after: "ООО Ромашка" },
  {
    name: "phone-parts",
    field: "phones",
    before: "{country: 8, area: 916, number: 111-22-33}",
    after: "+7 916 111-22-33",
  },
  { name: "phone-find", field: "phones", before: "звонить 8 916 111-22-33, ИНН 7707001234", after: "+7 916 111-22-33" },
  { name: "phone-exponent", field: "phones", before: "7.9161112233E+10", after: "+7 916 111-22-33" },
  { name: "phone-look-alike", field: "phones", before: "8 9О3 222-33-44", after: "+7 903 222-33-44", optional: true },
  {
    name: "phone-split",
    field: "phones",
    before: "8 (846) 231-60-14 / 8 916 111-22-33",
    after: "+7 846 231-60-14; +7 916 111-22-33",
  },
  { name: "phone-extension", field: "phones", before: "раб 846)231.60.14 *139", after: "+7 846 231-60-14 доб. 139" },
  {
    name: "phone-tail",
    field: "phones",
    before: "8 (846) 231-60-14, 15",
    after: "+7 846 231-60-14; +7 846 231-60-15",
    optional: true,
  },
  {
    name: "phone-note",
    field: "phones",
    before: "8 916 111-22-33 Ольга, бухг.",
    after: "+7 916 111-22-33 (Ольга, бухг.)",
  },
  { name: "phone-e164", field: "phones", before: "8 (916) 111-22-33", after: "+7 916 111-22-33" },
  { name: "phone-country", field: "phones", before: "8 029 123-45-67", after: "+375 29 123-45-67", optional: true },
  { name: "phone-old-code", field: "phones", before: "(095) 231-60-14", after: "+7 495 231-60-14", optional: true },
  {
    name: "phone-area-code",
    field: "phones",
    before: "231-60-14",
    after: "+7 846 231-60-14",
    optional: true,
    city: "Самара",
  },
  { name: "identifier-number", field: "identifiers", before: "7707001234.0", after: "ru-inn 7707001234" },
  {
    name: "identifier-split",
    field: "identifiers",
    before: "7707001234/770701001",
    after: "ru-inn 7707001234; ru-kpp 770701001",
  },
  {
    name: "identifier-look-alike",
    field: "identifiers",
    before: "77О7ОО1234",
    after: "ru-inn 7707001234",
    optional: true,
  },
  {
    name: "identifier-prefix",
    field: "identifiers",
    before: "526-025-09-95",
    after: "eu-vat PL5260250995",
    optional: true,
  },
  {
    name: "identifier-padding",
    field: "identifiers",
    before: "007707001234",
    after: "ru-inn 7707001234",
    optional: true,
  },
  { name: "identifier-zeros", field: "identifiers", before: "278081806", after: "ru-inn 0278081806", optional: true },
  { name: "identifier-scheme", field: "identifiers", before: "770701001", after: "ru-kpp 770701001", optional: true },
  {
    name: "email-find",
    field: "emails",
    before: "счета слать на buh@romashka.example.ru",
    after: "buh@romashka.example.ru",
  },
  {
    name: "email-split",
    field: "emails",
    before: "anna@lotos.ru; oleg@lotos.ru",
    after: "anna@lotos.ru; oleg@lotos.ru",
  },
  { name: "email-look-alike", field: "emails", before: "anna@lоtоs.ru", after: "anna@lotos.ru", optional: true },
  { name: "email-spelling", field: "emails", before: "Анна <anna@LOTOS.ru>", after: "anna@lotos.ru" },
  {
    name: "email-note",
    field: "emails",
    before: "buh@lotos.ru (Петрова, бух.)",
    after: "buh@lotos.ru: Петрова, бух.",
  },
  { name: "site-split", field: "sites", before: "lotos.ru, romashka.ru", after: "lotos.ru; romashka.ru" },
  { name: "site-spelling", field: "sites", before: "https://www.Lotos.ru/", after: "lotos.ru" },
  { name: "date-serial", field: "createdAt", before: "43831", after: "2020-01-01" },
  { name: "date-spelling", field: "createdAt", before: "12 марта 2019 г.", after: "2019-03-12" },
  {
    name: "account-spelling",
    field: "bankAccounts",
    before: "4070 2810 4000 0000 0225",
    after: "40702810400000000225",
  },
];
