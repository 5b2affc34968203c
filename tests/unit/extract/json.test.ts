import { describe, expect, test } from "vitest";
import { readContent } from "./helpers.ts";

describe("JSON", () => {
  test("an array of objects; numbers keep their digits, repeats are numbered", async () => {
    const { rows, facts } = await readContent(
      "a.json",
      '\ufeff[\n {"id": 1, "account": 40702810900000000001, "rate": 1E5, "phones": ["1", "2"], "ok": true, "none": null},\n {"id": 2, "contact": {"name": "А\\nБ", "emails": [{"v": "x"}, {"v": "y"}]}}\n]\n',
    );
    expect(facts[0]?.format).toBe("json");
    expect(rows[0]).toMatchObject({
      id: "1",
      account: "40702810900000000001",
      rate: "1E5",
      phones: "1",
      "phones#2": "2",
      ok: "true",
      none: "",
    });
    expect(rows[1]).toMatchObject({
      id: "2",
      "contact/name": "А\nБ",
      "contact/emails/v": "x",
      "contact/emails#2/v": "y",
    });
  });

  test("lines of an array over lines, ordinals where all is one line", async () => {
    const over = await readContent("a.json", '[\n{"a":1},\n{"a":\n2}\n]');
    expect(over.records.map((record) => record.line)).toEqual([2, 3]);
    const one = await readContent("a.json", '[{"a":1},{"a":2}]');
    expect(one.records.map((record) => record.line)).toEqual([1, 2]);
  });

  test("NDJSON: a broken line is an issue, the others are read", async () => {
    const { rows, issues, facts } = await readContent("a.ndjson", '{"a":1}\n{"a":}\n\n{"a":"}{"}\n');
    expect(facts[0]?.format).toBe("ndjson");
    expect(rows.map((row) => row["a"])).toEqual(["1", "", "}{"]);
    expect(issues).toEqual(["2 json-broken"]);
  });

  test("objects laid out over lines, one after another", async () => {
    const { rows } = await readContent("a.json", '{\n "a": 1\n}\n{\n "a": 2\n}\n');
    expect(rows).toEqual([{ a: "1" }, { a: "2" }]);
  });

  test("the answer of a web service: the array inside the object", async () => {
    const text = '{"result": [{"ID": "1"}, {"ID": "2"}], "total": 2, "time": {"log": [{"x": 1}]}}';
    const { rows, facts } = await readContent("a.json", text);
    expect(rows).toEqual([{ ID: "1" }, { ID: "2" }]);
    expect(facts[0]?.details).toEqual({ array: "result" });
    const named = await readContent("a.json", text, { table: "time/log" });
    expect(named.rows).toEqual([{ x: "1" }]);
    await expect(readContent("a.json", text, { table: "no" })).rejects.toMatchObject({ code: "table-missing" });
  });

  test("cut off", async () => {
    for (const text of ['[{"a":1},{"a"', '[{"a":1}', '{"r":[{"a":1}', '{"a":1}\n{"a":"']) {
      await expect(readContent("a.json", text)).rejects.toMatchObject({ code: "json-broken-file" });
    }
  });

  test("nesting has an end", async () => {
    const text = `[{"a":${"[".repeat(5000)}1${"]".repeat(5000)}}]`;
    const { issues } = await readContent("a.json", text);
    expect(issues).toEqual(["1 json-broken"]);
  });
});
