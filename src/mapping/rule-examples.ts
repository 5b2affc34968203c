import type { CheckContext } from "./check/index.ts";
import type { RuleCode } from "./rules.ts";

/** A mapping (or project) that a rule finds fault with, and the same put right. `columns:` stands in for a sample. */
export interface RuleExample {
  readonly bad: string;
  readonly good: string;
  /** The example is a project file. */
  readonly project?: true;
  /** What the mapping meets: the sample or the target that a comment above it shows. */
  readonly context?: CheckContext;
}

const firm = (body: string, top = ""): string => `version: 1\n${top}counterparty:\n  name: Компания\n  ${body}\n`;
const project = (body: string): string =>
  `version: 1\nname: acme\nsources:\n  ut: { mapping: mappings/ut.yaml, files: data/*.csv }\n${body}\n`;
const inProject = (bad: string, good: string): RuleExample => ({
  bad: project(bad),
  good: project(good),
  project: true,
});

/** Both mappings under a comment with the sample that they meet, as CSV; its first line is the header. */
function withSample(lines: readonly string[], bad: string, good: string): RuleExample {
  const [columns = [], ...rows] = lines.map((line) => line.split(";"));
  const shown = lines.map((line) => `# clients.csv: ${line}\n`).join("");
  return { bad: shown + bad, good: shown + good, context: { headers: [{ file: "clients.csv", columns, rows }] } };
}

/** Both mappings under a comment with the columns of the target that they meet. */
function withTarget(fields: Readonly<Record<string, number>>, bad: string, good: string): RuleExample {
  const places = Object.entries(fields).map(([field, maxLength]) => {
    const column = `crm.company.${field.replace(/^\w+\./, "")}`;
    return [field, { column, maxLength }] as const;
  });
  const shown = places.map(([, { column, maxLength }]) => `# ${column}: varchar(${maxLength})\n`).join("");
  return { bad: shown + bad, good: shown + good, context: { target: { fields: Object.fromEntries(places) } } };
}

/**
 * For `sverka explain M014`: what a rule is about, seen rather than told. Rules that depend on several files (presets,
 * lookup tables) or on running tests have none. A test holds every bad one to be found and every good one to be clean.
 */
export const ruleExamples: Readonly<Partial<Record<RuleCode, RuleExample>>> = {
  "yaml-syntax": { bad: firm("notes: Цена: опт"), good: firm('notes: "Цена: опт"') },
  "key-duplicate": { bad: firm("phones: Телефон\n  phones: Факс"), good: firm("phones: [Телефон, Факс]") },
  "mapping-column-unknown": {
    bad: firm("phones: Телефн", "columns: [Компания, Телефон]\n"),
    good: firm("phones: Телефон", "columns: [Компания, Телефон]\n"),
  },
  "key-unknown": { bad: firm("phonse: Телефон"), good: firm("phones: Телефон") },
  "key-missing": { bad: "counterparty: { name: Компания }\n", good: "version: 1\ncounterparty: { name: Компания }\n" },
  "value-invalid": {
    bad: firm("phones: Телефон", "defaults: { country: Россия }\n"),
    good: firm("phones: Телефон", "defaults: { country: RU }\n"),
  },
  "column-unmapped": {
    bad: firm("phones: Телефон", "columns: [Компания, Телефон, Отрасль]\n"),
    good: firm("phones: Телефон\n  extra: [Отрасль]", "columns: [Компания, Телефон, Отрасль]\n"),
  },
  "column-mapped-twice": {
    bad: firm("phones: Связь\n  emails: Связь"),
    good: firm("notes: Связь\n  find: { phones: Связь, emails: Связь }"),
  },
  "regex-invalid": {
    bad: firm("inn: { column: A, extract: '(\\d{10}' }"),
    good: firm("inn: { column: A, extract: '(\\d{10})' }"),
  },
  "regex-dangerous": {
    bad: firm("notes: { column: A, extract: '(\\w+\\s?)+:' }"),
    good: firm("notes: { column: A, extract: '^[^:]+:' }"),
  },
  "date-pattern-invalid": {
    bad: firm("updatedAt: { column: Изменён, date: DD.MM.YYYY }"),
    good: firm("updatedAt: { column: Изменён, date: dd.MM.yyyy }"),
  },
  "value-source": {
    bad: firm("city: { column: Город, literal: Самара }"),
    good: firm("city: { firstOf: [Город, { literal: Самара }] }"),
  },
  "step-out-of-place": {
    bad: firm("inn: { column: ИНН, kind: legal }"),
    good: firm("addresses: { column: Адрес, kind: legal }"),
  },
  "single-value": { bad: firm("city: [Город, Район]"), good: firm('city: { column: [Город, Район], join: ", " }') },
  "template-invalid": {
    bad: firm('notes: { template: "{Улица" }'),
    good: firm('notes: { template: "{Улица}[, {Дом}]" }'),
  },
  "part-unknown": {
    bad: firm("bankAccounts: { parts: { account: Счёт, bic: БИК } }"),
    good: firm("bankAccounts: { parts: { account: Счёт, bik: БИК } }"),
  },
  "entity-missing": {
    bad: "version: 1\ntitle: Клиенты\n",
    good: "version: 1\ntitle: Клиенты\ncounterparty: { name: Компания }\n",
  },
  "name-unmapped": { bad: "version: 1\ncounterparty: { inn: ИНН }\n", good: firm("inn: ИНН") },
  "scheme-unknown": {
    bad: firm("identifiers: { column: БИН, scheme: bin }"),
    good: firm("identifiers: { column: БИН, scheme: kz-bin }"),
  },
  "country-mismatch": {
    bad: firm("inn: БИН", "defaults: { country: KZ }\n"),
    good: firm("identifiers: { column: БИН, scheme: kz-bin }", "defaults: { country: KZ }\n"),
  },
  "foreign-column": { bad: firm("phones: Asst. Phone"), good: firm("extra: [Asst. Phone]") },
  "test-empty": {
    bad: firm("phones: Телефон", "tests: [{ given: { Компания: Ромашка } }]\n"),
    good: firm(
      "phones: Телефон",
      "tests: [{ given: { Компания: Ромашка }, expect: { counterparty: { name: Ромашка } } }]\n",
    ),
  },
  "test-column-unknown": {
    bad: firm("phones: Телефон", "tests: [{ given: { Тел: нет }, reject: name-missing }]\n"),
    good: firm("phones: Телефон", "tests: [{ given: { Телефон: нет }, reject: name-missing }]\n"),
  },
  "condition-invalid": {
    bad: firm("city: { column: Город, when: { column: Тип } }"),
    good: firm("city: { column: Город, when: { column: Тип, is: фирма } }"),
  },
  "contacts-twice": {
    bad: "version: 1\ncontact: { fullName: Директор }\ncontacts:\n  - { fullName: Бухгалтер }\n",
    good: "version: 1\ncontacts:\n  - { fullName: Директор }\n  - { fullName: Бухгалтер }\n",
  },
  "virtual-column-unknown": { bad: firm("tags: $folder"), good: firm("tags: $path") },
  "reference-invalid": {
    bad: "version: 1\ncontact: { fullName: ФИО, of: { inn: ИНН, name: Компания } }\n",
    good: "version: 1\ncontact: { fullName: ФИО, of: [{ inn: ИНН }, { name: Компания }] }\n",
  },
  "ignored-and-mapped": {
    bad: firm("phones: Факс", "ignore: { Факс: никто не пользуется }\n"),
    good: firm("phones: Телефон", "ignore: { Факс: никто не пользуется }\n"),
  },
  "lookup-invalid": {
    bad: firm("responsible: { column: Менеджер, lookup: {} }"),
    good: firm("responsible: { column: Менеджер, lookup: { table: { Петрова: o.petrova } } }"),
  },
  "gate-out-of-range": inProject("gates: { rejected: 150% }", "gates: { rejected: 15% }"),
  "secret-in-file": inProject(
    'databases: { live: { url: "postgres://crm:tiger@db.example/crm" } }',
    'databases: { live: { url: "postgres://crm:${CRM_PASSWORD}@db.example/crm" } }',
  ),
  "project-database-unknown": inProject(
    'databases: { sandbox: { url: "${SANDBOX_URL}" } }\nload: { to: sandbx }',
    'databases: { sandbox: { url: "${SANDBOX_URL}" } }\nload: { to: sandbox }',
  ),
  "survivorship-field-unknown": inProject(
    "merge: { counterparty: { nmae: longest } }",
    "merge: { counterparty: { name: longest } }",
  ),
  "lookup-incomplete": withSample(
    ["Компания;Менеджер", "Ромашка;Петрова", "Василёк;Смирнов"],
    firm("responsible: { column: Менеджер, lookup: { table: { Петрова: o.petrova } } }"),
    firm("responsible: { column: Менеджер, lookup: { table: { Петрова: o.petrova, Смирнов: i.smirnov } } }"),
  ),
  "key-not-unique": withSample(
    ["Код;Компания;Город", "1;Ромашка;Самара", "2;Василёк;Самара"],
    firm("sourceKey: Город\n  extra: [Код]"),
    firm("sourceKey: Код\n  city: Город"),
  ),
  "column-absent": withSample(
    ["Компания;Телефон", "Ромашка;+7 846 231-60-14"],
    firm("phones: [Телефон, Факс]", "columns: [Компания, Телефон, Факс]\n"),
    firm("phones: Телефон", "columns: [Компания, Телефон]\n"),
  ),
  "target-column-short": withTarget(
    { "counterparty.name": 100, "counterparty.notes": 2000, "counterparty.emails": 20 },
    firm("emails: Почта"),
    firm("notes: Почта"),
  ),
  "target-field-missing": withTarget(
    { "counterparty.name": 100, "counterparty.notes": 2000 },
    firm("okpo: ОКПО"),
    firm("notes: ОКПО"),
  ),
  "constant-too-long": withTarget(
    { "counterparty.name": 100, "counterparty.status": 6 },
    firm("status: { literal: deactivated }"),
    firm("status: { literal: off }"),
  ),
};
