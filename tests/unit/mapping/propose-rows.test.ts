import { describe, expect, it } from "vitest";
import { checkMapping } from "../../../src/mapping/index.ts";
import { proposeMapping } from "../../../src/mapping/propose/index.ts";
import type { KnownColumn } from "../../../src/mapping/propose/index.ts";
import { loadText, mapRows } from "./support.ts";

const named = (names: string): KnownColumn[] => names.split(",").map((name) => ({ name: name.trim() }));

/** Of `rows` rows, all filled: how many values each column has. */
const counted = (rows: number, columns: Readonly<Record<string, number>>): KnownColumn[] =>
  Object.entries(columns).map(([name, values]) => ({ name, filled: rows, fill: 1, distinct: values / rows }));

const propose = (columns: string | KnownColumn[]) =>
  proposeMapping({ name: "x", columns: typeof columns === "string" ? named(columns) : columns });

/** Whose the column is. */
const owner = (columns: string | KnownColumn[], column: string): string | undefined =>
  propose(columns).columns.find((each) => each.column === column)?.to;

const tables: readonly [
  what: string,
  columns: string | KnownColumn[],
  whose: "counterparty" | "contact",
  sure: boolean,
][] = [
  ["a CRM's list of contacts", "ID, Имя контакта, Компания, Должность, Телефон, E-mail", "contact", true],
  ["the same in English", "ID, Contact Name, Company, Job Title, Phone, Email", "contact", true],
  ["people called by a bare name", "Name, Company, Job Title, Phone, Email", "contact", true],
  ["an address book", "ФИО, Организация, Отдел, Дата рождения, Моб. телефон, Телефон, Почта", "contact", true],
  [
    "an address book with parts",
    "First Name, Last Name, Company, Home Phone, Phone, E-mail, Web Page",
    "contact",
    true,
  ],
  ["firms with somebody to ask for", "Название, Контактное лицо, Телефон, E-mail, Сайт", "counterparty", true],
  ["the same in English", "Customer, Contact Person, Phone, Email, Delivery address", "counterparty", true],
  ["firms with a director", "Компания, Директор, Телефон, E-mail", "counterparty", true],
  ["firms with their ИНН, people first", "ФИО, Компания, ИНН, Телефон, E-mail", "counterparty", true],
  ["firms where the person has a phone too", "Компания, Телефон, ФИО, Телефон контакта", "counterparty", true],
  ["a managers' list", "Компания, Контакт, Телефон, E-mail", "counterparty", false],
  ["a managers' list in English", "Company, Contact Name, Title, Phone, Email", "counterparty", false],
  ["people with an address", "ФИО, Организация, Адрес, Телефон, E-mail", "contact", false],
  [
    "one firm in many rows, each with a person and a phone of its own",
    counted(40, { Компания: 12, ФИО: 40, Должность: 9, Телефон: 38, "E-mail": 40 }),
    "contact",
    true,
  ],
  [
    "one firm in many rows, with one phone and several people",
    counted(40, { Компания: 12, "Контактное лицо": 40, Телефон: 12, "E-mail": 12 }),
    "counterparty",
    true,
  ],
  [
    "firms of which some have nobody",
    [
      { name: "Компания", filled: 40, fill: 1, distinct: 1 },
      { name: "ФИО", filled: 20, fill: 0.5, distinct: 1 },
      { name: "Телефон" },
      { name: "E-mail" },
    ],
    "counterparty",
    true,
  ],
];

const emails = /^(?:e-?mail|почта)$/iu;

describe("whose the phones of a row are", () => {
  it.each(tables)("%s", (_, columns, whose, sure) => {
    const { columns: fates, doubtful } = propose(columns);
    const reach = fates.filter(({ column }) => /^(?:телефон|phone)$/iu.test(column) || emails.test(column));
    expect(reach.map(({ to }) => to.replace(/\..*/, ""))).toEqual(reach.map(() => whose));
    expect(reach).not.toEqual([]);
    expect(doubtful).toBe(!sure);
  });

  it("gives the key to whom the rows are about, and makes the firm of its name alone", () => {
    expect(owner("ID, Имя контакта, Компания, Должность, Телефон", "ID")).toBe("contact.sourceKey");
    expect(owner("ID, Имя контакта, Компания, Должность, Телефон", "Компания")).toBe("counterparty.name");
    expect(owner("ID, Компания, Контактное лицо, Телефон", "ID")).toBe("counterparty.sourceKey");
  });

  it("has the name of a firm that stands in several rows ready as its key, for whoever knows that it has no namesake", async () => {
    const { yaml } = propose(counted(40, { ФИО: 40, Компания: 12, Телефон: 40 }));
    expect(yaml).toContain("  # sourceKey: Компания  # takes all rows of one name for one firm");
    const { mapping, diagnostics } = await loadText(yaml.replace("# sourceKey", "sourceKey"));
    expect(diagnostics).toEqual([]);
    expect(mapping?.mapping.counterparty).toMatchObject({ sourceKey: "Компания", name: "Компания" });
    expect(propose(counted(40, { ФИО: 40, Компания: 40, Телефон: 40 })).yaml).not.toContain("# sourceKey");
  });

  it("loses no bare name beside the firm's", () => {
    const cells = [{ name: "Name", shapes: { person: 0.9 } }, { name: "Company" }, { name: "Phone" }];
    expect(owner(cells, "Name")).toBe("contact.fullName");
    expect(owner("Name, Company, Phone", "Name")).toBe("extra");
  });

  it("is said to be a guess where nothing tells, with the other reading ready to be uncommented", async () => {
    const columns = named("ID, Компания, Контакт, Телефон, E-mail, Своё");
    const { yaml } = proposeMapping({ name: "x", columns, language: "ru" });
    expect(yaml).toContain("# Догадка, проверьте: строки приняты за фирмы");
    const [before = "", instead = ""] = yaml.split(/^# Если строка – это человек.*$/mu);
    const other = `${before.slice(0, before.indexOf("counterparty:"))}${instead.replaceAll(/^# /gmu, "")}`;
    const { mapping, diagnostics } = await loadText(other);
    expect(diagnostics).toEqual([]);
    expect(mapping?.mapping).toMatchObject({
      counterparty: { name: "Компания" },
      contact: { sourceKey: "ID", fullName: "Контакт", phones: "Телефон", emails: "E-mail" },
      extra: ["Своё"],
    });
    const headers = [{ file: "x.csv", columns: columns.map(({ name }) => name) }];
    const faults = mapping === undefined ? [] : checkMapping(mapping, { headers });
    expect(faults.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("contracts that a statement of settlements prints below their firm", () => {
  const statement = (contract: number): KnownColumn[] => [
    { name: "Контрагент", filled: 100, fill: 1, distinct: 0.9, shapes: { organisation: 1 - contract, contract } },
    { name: "Долг", filled: 100, fill: 1, distinct: 1, shapes: { number: 1 } },
  ];
  const leavesOut = (columns: KnownColumn[]): boolean => propose(columns).yaml.includes("leaveOut:");

  it("are left out by a rule that the checker takes, and that tells them from firms", async () => {
    const { yaml } = propose(statement(0.5));
    expect(yaml).toContain("# 50% of these cells name contracts; without this line each comes as a card");
    const { mapping, diagnostics } = await loadText(yaml);
    expect([...diagnostics, ...checkMapping(mapping!)].filter(({ severity }) => severity === "error")).toEqual([]);
    const names = ["Договор № 12 от 01.02.2020", "ОСНОВНОЙ ДОГОВОР", 'ООО "Ромашка"', "Контракт Плюс"];
    const fates = await mapRows(yaml, ["Контрагент", "Долг"], names.map((name) => [name, "1"])); // prettier-ignore
    expect(fates.map((fate) => "leftOut" in fate)).toEqual([true, true, false, false]);
  });

  it("are none where hardly a cell, or nearly every one, reads like that", () => {
    expect([0, 0.05, 0.1, 0.9, 0.95, 1].map((share) => leavesOut(statement(share)))).toEqual([false, false, true, true, false, false]); // prettier-ignore
  });
});
