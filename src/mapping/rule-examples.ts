import type { CheckContext } from "./check/index.ts";
import type { RuleCode } from "./rules.ts";

/** A mapping (or project) that a rule finds fault with, and the same put right. `columns:` stands in for a sample. */
export interface RuleExample {
  readonly bad: string;
  readonly good: string;
  /** The example is a project file; otherwise it is the mapping `clients.yaml`. */
  readonly project?: true;
  /** What lies beside it, by name: mappings and tables, as the comments above the example show them. */
  readonly files?: Readonly<Record<string, string>>;
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

/** Both under comments with the files that lie beside them. */
function withFiles(files: Readonly<Record<string, string>>, bad: string, good: string): RuleExample {
  const shown = Object.entries(files).flatMap(([name, text]) => text.split("\n").map((line) => `# ${name}: ${line}\n`));
  return { bad: shown.join("") + bad, good: shown.join("") + good, files };
}

/** A project that joins with the first of the files, and the same with the second. */
function enriched(files: Readonly<Record<string, string>>): RuleExample {
  const [bad = "", good = ""] = Object.keys(files).map((file) =>
    project(`    enrich: [{ file: ${file}, on: inn, take: { sites: Сайт } }]`).replace(
      "{ mapping: mappings/ut.yaml, files: data/*.csv }",
      "\n    mapping: mappings/ut.yaml\n    files: data/*.csv",
    ),
  );
  return { ...withFiles(files, bad, good), project: true };
}

/** Both mappings under a comment with the sample that they meet, as CSV; its first line is the header. */
function withSample(lines: readonly string[], bad: string, good: string): RuleExample {
  const [header = [], ...rows] = lines.map((line) => line.split(";"));
  // As the readers number the second column of one name.
  const columns = header.map((name, index) => (header.indexOf(name) === index ? name : `${name}#2`));
  const { files: _, ...shown } = withFiles({ "clients.csv": lines.join("\n") }, bad, good);
  return { ...shown, context: { headers: [{ file: "clients.csv", columns, rows }] } };
}

/** Both mappings under a comment with the columns of the target that they meet: how long they are, or which words they take. */
function withTarget(
  fields: Readonly<Record<string, number | readonly string[]>>,
  bad: string,
  good: string,
): RuleExample {
  const places = Object.entries(fields).map(([field, holds]) => {
    const column = `crm.company.${field.replace(/^\w+\./, "")}`;
    const limit = typeof holds === "number" ? { maxLength: holds } : { words: holds };
    const type = typeof holds === "number" ? `varchar(${holds})` : `enum (${holds.join(", ")})`;
    return { field, limit: { column, ...limit }, shown: `# ${column}: ${type}\n` };
  });
  const shown = places.map((place) => place.shown).join("");
  const target = { fields: Object.fromEntries(places.map(({ field, limit }) => [field, limit])) };
  return { bad: shown + bad, good: shown + good, context: { target } };
}

/** A mapping with its tests, which hold what stands between the braces of `expect` and how much must be touched. */
const tested = (expected: string, floor = ""): string =>
  `version: 1\n${floor}counterparty:\n  name: Компания\n  phones: Телефон\ntests:\n  - given: { Компания: Ромашка, Телефон: "8 (846) 231-60-14" }\n    expect: { counterparty: { ${expected} } }\n`;

/**
 * For `sverka explain M014`: what each rule is about, seen rather than told. A test holds every bad one to break that rule and
 * no other, and every good one to be clean.
 */
export const ruleExamples: Readonly<Record<RuleCode, RuleExample>> = {
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
  "mapping-unreadable": withFiles(
    { "base.yaml": "{ version: 1, counterparty: { name: Компания } }" },
    "version: 1\nextends: bsae.yaml\n",
    "version: 1\nextends: base.yaml\n",
  ),
  "preset-unknown": {
    bad: "version: 1\nextends: preset:bitrix-companies\n",
    good: "version: 1\nextends: preset:bitrix24-companies\n",
  },
  "extends-cycle": withFiles(
    {
      "base.yaml": "{ version: 1, counterparty: { name: Компания } }",
      "north.yaml": "{ version: 1, extends: clients.yaml }",
    },
    "# clients.yaml\nversion: 1\nextends: north.yaml\n",
    "# clients.yaml\nversion: 1\nextends: base.yaml\n",
  ),
  "column-unmapped": {
    bad: firm("phones: Телефон", "columns: [Компания, Телефон, Отрасль]\n"),
    good: firm("phones: Телефон\n  extra: [Отрасль]", "columns: [Компания, Телефон, Отрасль]\n"),
  },
  "column-mapped-twice": {
    bad: firm("phones: Связь\n  emails: Связь"),
    good: firm("notes: Связь\n  find: { phones: Связь, emails: Связь }"),
  },
  "column-ambiguous": withSample(
    ["Компания;Компания;Телефон", 'Ромашка;ООО "Ромашка";+7 846 231-60-14'],
    firm("phones: Телефон"),
    "version: 1\ncounterparty:\n  name: Компания#1\n  legalName: Компания#2\n  phones: Телефон\n",
  ),
  "lookup-unreadable": withFiles(
    { "tables/users.csv": "Менеджер;Логин\nПетрова;o.petrova" },
    firm("responsible: { column: Менеджер, lookup: users.csv }"),
    firm("responsible: { column: Менеджер, lookup: tables/users.csv }"),
  ),
  "lookup-column-unknown": withFiles(
    { "tables/users.csv": "Менеджер;Отдел;Логин\nПетрова;опт;o.petrova" },
    firm("responsible: { column: Менеджер, lookup: { file: tables/users.csv, value: Login } }"),
    firm("responsible: { column: Менеджер, lookup: { file: tables/users.csv, value: Логин } }"),
  ),
  "lookup-contradiction": withFiles(
    {
      "tables/users.csv": "Менеджер;Логин\nПетрова;o.petrova\nпетрова;i.petrova",
      "tables/people.csv": "Менеджер;Логин\nПетрова О.;o.petrova\nПетрова И.;i.petrova",
    },
    firm("responsible: { column: Менеджер, lookup: tables/users.csv }"),
    firm("responsible: { column: Менеджер, lookup: tables/people.csv }"),
  ),
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
  "part-missing": {
    bad: firm("phones: { parts: { extension: Добавочный } }"),
    good: firm("phones: { parts: { number: Телефон, extension: Добавочный } }"),
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
  "scheme-missing": {
    bad: firm("identifiers: БИН"),
    good: firm("identifiers: { column: БИН, scheme: kz-bin }"),
  },
  "value-kind-unknown": {
    bad: firm("addresses: { column: Адрес, kind: lagel }"),
    good: firm("addresses: { column: Адрес, kind: legal }"),
  },
  "country-mismatch": {
    bad: firm("inn: БИН", "defaults: { country: KZ }\n"),
    good: firm("identifiers: { column: БИН, scheme: kz-bin }", "defaults: { country: KZ }\n"),
  },
  "foreign-column": { bad: firm("phones: Asst. Phone"), good: firm("extra: [Asst. Phone]") },
  "test-empty": {
    bad: "version: 1\ncounterparty: { name: Компания }\ntests: [{ given: { Компания: Ромашка } }]\n",
    good: "version: 1\ncounterparty: { name: Компания }\ntests: [{ given: { Компания: Ромашка }, expect: { counterparty: { name: Ромашка } } }]\n",
  },
  "test-failed": {
    bad: tested('name: Ромашка, phones: ["+7 495 231-60-14"]'),
    good: tested('name: Ромашка, phones: ["+7 846 231-60-14"]'),
  },
  "coverage-low": {
    bad: tested("name: Ромашка", "coverage: 0.9\n"),
    good: tested('name: Ромашка, phones: ["+7 846 231-60-14"]', "coverage: 0.9\n"),
  },
  untested: {
    bad: tested("name: Ромашка"),
    good: tested('name: Ромашка, phones: ["+7 846 231-60-14"]'),
  },
  "test-column-unknown": {
    bad: tested("name: Ромашка, phones: []").replace("Телефон:", "Тел:"),
    good: tested('name: Ромашка, phones: ["+7 846 231-60-14"]'),
  },
  "project-source-unknown": {
    ...withFiles(
      { "mappings/staff.yaml": "{ version: 1, contact: { fullName: ФИО, of: { key: Код, source: ut } } }" },
      "version: 1\nname: acme\nsources:\n  staff: { mapping: mappings/staff.yaml, files: data/staff.csv }\n",
      "version: 1\nname: acme\nsources:\n  staff: { mapping: mappings/staff.yaml, files: data/staff.csv }\n  ut: { mapping: mappings/ut.yaml, files: data/ut.csv }\n",
    ),
    project: true,
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
  "constant-not-a-word": withTarget(
    { "counterparty.name": 100, "counterparty.status": ["active", "closed"] },
    firm("status: { column: Статус, lookup: { table: { да: active, нет: close } } }"),
    firm("status: { column: Статус, lookup: { table: { да: active, нет: closed } } }"),
  ),
  "enrich-field-unknown": inProject(
    "normalize: { lookups: { citty: { спб: Санкт-Петербург } } }",
    "normalize: { lookups: { city: { спб: Санкт-Петербург } } }",
  ),
  "enrich-key-invalid": enriched({
    "tables/register.csv": "ИНН;Сайт\n7707001235;lotos.example",
    "tables/mended.csv": "ИНН;Сайт\n7707001234;lotos.example",
  }),
  "enrich-contradiction": enriched({
    "tables/register.csv": "ИНН;Сайт\n7707001234;lotos.example\n7707001234;vega.example",
    "tables/mended.csv": "ИНН;Сайт\n7707001234;lotos.example",
  }),
  "cleaning-rule-unknown": inProject("normalize: { off: [name-cap] }", "normalize: { off: [name-caps] }"),
  "cleaning-rule-fixed": inProject("normalize: { off: [phone-e164] }", "normalize: { off: [phone-area-code] }"),
  "cleaning-order-fixed": inProject(
    "normalize: { order: { phones: [phone-note] } }",
    "normalize: { order: { kind: [kind-said] } }",
  ),
};
