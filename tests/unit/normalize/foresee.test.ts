import { beforeEach, expect, test, vi } from "vitest";
import { foldKey, type Draft, type Reference } from "../../../src/model/index.ts";
import { createNormalizer, type NormalizeOptions } from "../../../src/normalize/index.ts";
import { readGolden } from "./golden-table.ts";

/** What the cleaners were asked since the last {@link take}: what is remembered is not asked. */
const asked = vi.hoisted(() => ({ names: [] as string[], people: [] as string[], addresses: [] as string[] }));

vi.mock(import("../../../src/normalize/name/org-name.ts"), async (original) => {
  const real = await original();
  const createNameCleaner: typeof real.createNameCleaner = (rules) => {
    const clean = real.createNameCleaner(rules);
    return (text) => (asked.names.push(text), clean(text));
  };
  return { ...real, createNameCleaner };
});
vi.mock(import("../../../src/normalize/contact-cell.ts"), async (original) => {
  const real = await original();
  return {
    ...real,
    readContactCell: (text, parse) => (asked.people.push(text), real.readContactCell(text, parse)),
  };
});
vi.mock(import("../../../src/normalize/address/parse.ts"), async (original) => {
  const real = await original();
  return { ...real, parseAddress: (text) => (asked.addresses.push(text), real.parseAddress(text)) };
});

const kinds = ["names", "people", "addresses"] as const;

function take(): Record<(typeof kinds)[number], Set<string>> {
  const [names, people, addresses] = kinds.map((kind) => new Set(asked[kind].splice(0)));
  return { names: names!, people: people!, addresses: addresses! };
}

beforeEach(() => void take());

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

/** What foreseeing asked, and what the rows behind it asked still. The records are those that rows alone give. */
function foreseeing(options: NormalizeOptions) {
  const [normalize, plain] = [createNormalizer(options), createNormalizer(options)];
  const expected = drafts.map((draft) => plain(draft, identity));
  take();
  normalize.foresee(drafts);
  const before = take();
  const cleaned = drafts.map((draft) => normalize(draft, identity));
  const after = take();
  expect(cleaned).toEqual(expected);
  return { before, after };
}

test("what was foreseen is not cleaned again with its row, and changes nothing", () => {
  const { before, after } = foreseeing({ country: "RU" });
  // Not a town alone: what stands behind a name is looked into for an address by other ways, and may be one.
  const given = { names, people, addresses: addresses.filter((text) => text.includes(",")) };
  for (const kind of kinds) {
    const filled = given[kind].filter((text) => text !== "");
    expect(filled.length, kind).toBeGreaterThan(100);
    expect(
      filled.filter((text) => !before[kind].has(text)),
      kind,
    ).toEqual([]);
    expect(
      filled.filter((text) => after[kind].has(text)),
      kind,
    ).toEqual([]);
  }
});

test("nor does it where the project spells values its own way or joins them from a file", () => {
  const [first = "", second = ""] = names;
  const reference: Reference = {
    file: "r.csv",
    schemes: ["ru-inn"],
    take: [{ field: "addresses", column: "Адрес" }],
    overwrite: true,
    rows: new Map([["6314001239", ["г. Самара, ул. Садовая, 5"]]]),
  };
  const entries = new Map([[foldKey(first), "ООО Лотос"]]);
  const { after } = foreseeing({
    country: "RU",
    spellings: [{ field: "name", entries }],
    references: [reference],
  });
  expect([after.names.has("ООО Лотос"), after.names.has(second)]).toEqual([true, false]);
  expect(after.addresses).toContain("г. Самара, ул. Садовая, 5");
});
