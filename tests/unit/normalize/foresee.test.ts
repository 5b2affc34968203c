import { expect, test } from "vitest";
import { foldKey, type Draft, type Reference } from "../../../src/model/index.ts";
import { parseAddress } from "../../../src/normalize/address/parse.ts";
import { readContactCell } from "../../../src/normalize/contact/cell.ts";
import { foreseeValues } from "../../../src/normalize/foresee.ts";
import { createNormalizer, createNameCleaner, type NormalizeOptions } from "../../../src/normalize/index.ts";
import type { Foreseeing } from "../../../src/normalize/memo.ts";
import { parsePerson } from "../../../src/normalize/person/parse.ts";
import { readGolden } from "./golden-table.ts";

const kinds = ["names", "people", "addresses"] as const;

const cells = { names: "org-names.tsv", people: "person-names.tsv", addresses: "addresses.tsv" };
const inputs = (kind: (typeof kinds)[number]) =>
  readGolden(cells[kind])
    .map(({ cells }) => cells["input"] ?? "")
    .slice(0, 300);
const [names, people, addresses] = kinds.map(inputs) as [string[], string[], string[]];
const drafts = names.map((name, row): Draft => {
  const filled = (text: string | undefined) => (text === undefined ? [] : [{ text, at: "C" }]);
  return {
    place: { source: "t", path: "t", line: row },
    identity: "",
    defaults: {},
    counterparty: {
      fields: { name: filled(name), addresses: filled(addresses[row]), inn: filled("6314001239") },
      extra: {},
    },
    contacts: [{ fields: { fullName: filled(people[row]) }, extra: {} }],
  };
});
const identity = { source: "t", key: "1", hash: "", places: [] };

test("values are asked for kind by kind: names, the people behind them, contacts, addresses", () => {
  const asked: { readonly kind: string; readonly text: string }[] = [];
  const asking = <T>(kind: string, clean: (text: string) => T): Foreseeing<T> => {
    const ask = (text: string): T => (asked.push({ kind, text }), clean(text));
    return Object.assign(ask, { foresee: (texts: readonly string[]) => texts.map(ask) });
  };
  const person = (text: string) => parsePerson(text, new Set());
  foreseeValues(drafts, {
    name: asking("names", createNameCleaner()),
    person: asking("persons", person),
    contactCell: asking("people", (text) => readContactCell(text, person)),
    address: asking("addresses", parseAddress),
  });
  expect(asked.map(({ kind }) => kind).filter((kind, at, all) => kind !== all[at - 1])).toEqual([
    "names",
    "persons",
    "people",
    "addresses",
  ]);
  for (const [kind, texts] of [
    ["names", names],
    ["people", people],
    ["addresses", addresses],
  ] as const) {
    const filled = texts.slice(0, drafts.length).filter((text) => text !== "");
    expect(filled.length, kind).toBeGreaterThan(50);
    expect(asked.filter((one) => one.kind === kind).map(({ text }) => text)).toEqual(filled);
  }
});

test.each<[string, NormalizeOptions]>([
  ["by itself", { country: "RU" }],
  [
    "where the project spells values its own way and joins them from a file",
    {
      country: "RU",
      spellings: [{ field: "name", entries: new Map([[foldKey(names[0] ?? ""), "ООО Лотос"]]) }],
      references: [
        {
          file: "r.csv",
          schemes: ["ru-inn"],
          take: [{ field: "addresses", column: "Адрес" }],
          overwrite: true,
          rows: new Map([["6314001239", ["г. Самара, ул. Садовая, 5"]]]),
        } satisfies Reference,
      ],
    },
  ],
])("foreseeing changes no record: %s", (_, options) => {
  const [normalize, plain] = [createNormalizer(options), createNormalizer(options)];
  normalize.foresee(drafts);
  expect(drafts.map((draft) => normalize(draft, identity))).toEqual(drafts.map((draft) => plain(draft, identity)));
});
