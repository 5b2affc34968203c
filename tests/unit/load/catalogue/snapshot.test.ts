import { describe, expect, it } from "vitest";
import {
  compareSnapshots,
  LoadError,
  loadSnapshot,
  snapshotText,
  wordsOf,
  type TargetSnapshot,
} from "../../../../src/load/index.ts";

const before: TargetSnapshot = {
  version: 1,
  schema: "crm",
  tables: {
    client: {
      id: { type: "bigint", notNull: true, filled: true },
      kind: { type: "kind", labels: ["a", "b"] },
      title: { type: "character varying(36)", length: 36, notNull: true },
    },
    phone: { value: { type: "text" } },
  },
};

describe("a target's snapshot", () => {
  it("reads back what it wrote", () => {
    expect(loadSnapshot(snapshotText(before), "s.json")).toEqual(before);
  });

  it.each(["", "{}", '{"version":2,"schema":"x","tables":{}}', '{"version":1,"schema":"x","tables":{"t":{"c":{}}}}'])(
    "is refused when it is none: %s",
    (text) => {
      const read = (): unknown => loadSnapshot(text, "s.json");
      expect(read).toThrow(LoadError);
      expect(read).toThrow(/^s\.json is no snapshot/);
    },
  );
});

describe("compareSnapshots", () => {
  it("finds nothing between two of the same, whatever the order of keys", () => {
    const turned = { ...before, tables: Object.fromEntries(Object.entries(before.tables).reverse()) };
    expect(compareSnapshots(before, turned)).toEqual([]);
  });

  it("tells every difference, in order", () => {
    const client = { constructor: { type: "text", notNull: true as const } };
    const now: TargetSnapshot = {
      version: 1,
      schema: "crm",
      tables: {
        client: {
          ...client,
          kind: { type: "kind", labels: ["a", "b", "c"] },
          title: { type: "character varying(30)", length: 30 },
        },
        email: { value: { type: "text" } },
      },
    };
    expect(compareSnapshots(before, now)).toEqual([
      { code: "drift-column-added", params: { table: "client", column: "constructor", now: "text NOT NULL" } },
      { code: "drift-column-removed", params: { table: "client", column: "id", before: "bigint NOT NULL DEFAULT" } },
      {
        code: "drift-column-changed",
        params: { table: "client", column: "kind", before: "kind ('a', 'b')", now: "kind ('a', 'b', 'c')" },
      },
      {
        code: "drift-column-changed",
        params: {
          table: "client",
          column: "title",
          before: "character varying(36) NOT NULL",
          now: "character varying(30)",
        },
      },
      { code: "drift-table-added", params: { table: "email" } },
      { code: "drift-table-removed", params: { table: "phone" } },
    ]);
    expect(compareSnapshots(before, { ...before, schema: "other" })).toEqual([
      { code: "drift-schema", params: { before: "crm", now: "other" } },
    ]);
  });
});

describe("the rules of a snapshot", () => {
  const rules = { client: { client_pkey: "PRIMARY KEY (id)", client_kind_check: "CHECK ((kind = 'a'::text))" } };

  it("drift as columns do; a snapshot from before they were kept says nothing of them", () => {
    const now = { client: { client_pkey: "PRIMARY KEY (id, kind)", client_title_key: "UNIQUE (title)" } };
    expect(compareSnapshots({ ...before, rules }, { ...before, rules: now })).toEqual([
      {
        code: "drift-rule-removed",
        params: { table: "client", rule: "client_kind_check", before: "CHECK ((kind = 'a'::text))" },
      },
      {
        code: "drift-rule-changed",
        params: { table: "client", rule: "client_pkey", before: "PRIMARY KEY (id)", now: "PRIMARY KEY (id, kind)" },
      },
      { code: "drift-rule-added", params: { table: "client", rule: "client_title_key", now: "UNIQUE (title)" } },
    ]);
    expect(compareSnapshots(before, { ...before, rules })).toEqual([]);
  });

  it.each([
    ["((kind = ANY (ARRAY['a'::text, 'b''c'::text])))", ["a", "b'c"]],
    ["(kind = ANY (ARRAY['a'::text, 'b'::text]))", ["a", "b"]],
    ["CHECK (((kind)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])))", ["a", "b"]],
    ["CHECK ((kind = ANY (ARRAY['a'::text])) OR (kind IS NULL))", undefined],
    ["CHECK ((title = ANY (ARRAY['a'::text])))", undefined],
    ["CHECK ((length(kind) > 1))", undefined],
  ])("list words: %s", (sql, words) => {
    const text = { type: "text" };
    const of = { ...before, tables: { client: { kind: text, title: text } }, rules: { client: { one: sql } } };
    expect(wordsOf(of, "client", "kind")).toEqual(words);
  });

  it("list the words of an enum, and of the domain of a column", () => {
    expect(wordsOf(before, "client", "kind")).toEqual(["a", "b"]);
    const domain = { client: { "title: known": "CHECK ((VALUE = ANY (ARRAY['x'::text, 'y'::text])))" } };
    expect(wordsOf({ ...before, rules: domain }, "client", "title")).toEqual(["x", "y"]);
    expect(wordsOf({ ...before, rules: domain }, "client", "id")).toBeUndefined();
  });
});
