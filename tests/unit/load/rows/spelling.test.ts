import { expect, test } from "vitest";
import { inRow, spelled } from "../../../../src/load/rows/spelling.ts";

// What a server says of the same values stands beside: SELECT ('…'::type)::text, and ROW('…'::type)::text without its brackets.
test.each([
  ["text", 'ООО "Ромашка"', 'ООО "Ромашка"', '"ООО ""Ромашка"""'],
  ["text", "", "", '""'],
  ["text", "a\\b", "a\\b", '"a\\\\b"'],
  ["text", "(x),y", "(x),y", '"(x),y"'],
  ["text", "Рр\u00a0\u2003", "Рр\u00a0\u2003", "Рр\u00a0\u2003"],
  ["text", "null", "null", "null"],
  ["bool", "true", "true", "t"],
  ["bool", "false", "false", "f"],
  ["int8", "+007", "7", "7"],
  ["date", "1980-02-29", "1980-02-29", "1980-02-29"],
  ["timestamptz", "2024-05-06", "2024-05-06 00:00:00+00", '"2024-05-06 00:00:00+00"'],
  ["timestamptz", "2024-05-06T07:08:09.120+03:00", "2024-05-06 04:08:09.12+00", '"2024-05-06 04:08:09.12+00"'],
  ["timestamptz", "2024-12-31 23:30:00-0530", "2025-01-01 05:00:00+00", '"2025-01-01 05:00:00+00"'],
  ["timestamptz", "2024-05-06T07:08Z", "2024-05-06 07:08:00+00", '"2024-05-06 07:08:00+00"'],
  ["timestamptz", "0099-05-06T07:08+05", "0099-05-06 02:08:00+00", '"0099-05-06 02:08:00+00"'],
  ["_text", "{}", "{}", "{}"],
  ["_text", '{"a","b"}', "{a,b}", '"{a,b}"'],
  ["_text", '{"","NULL","nulls"}', '{"","NULL",nulls}', '"{"""",""NULL"",nulls}"'],
  ["_text", '{"a \\"b\\"","c\\\\d","{e}"}', '{"a \\"b\\"","c\\\\d","{e}"}', '"{""a \\\\""b\\\\"""",""c\\\\\\\\d"",""{e}""}"'],
  ["jsonb", '{"aa":"2","б":"1","c":[1,{"x":null}],"":true}', '{"": true, "c": [1, {"x": null}], "aa": "2", "б": "1"}', '"{"""": true, ""c"": [1, {""x"": null}], ""aa"": ""2"", ""б"": ""1""}"'],
  ["jsonb", '{"k":"\\u0001\\u007f\\n\\"é"}', '{"k": "\\u0001\u007f\\n\\"é"}', '"{""k"": ""\\\\u0001\u007f\\\\n\\\\""é""}"'],
  ["jsonb", "{}", "{}", "{}"],
])("%s %j is spelled %j, and %j in a row", (base, given, column, row) => {
  expect(spelled(base, given)).toBe(column);
  expect(inRow(base, column)).toBe(row);
}); // prettier-ignore

test.each([
  ["numeric", "1.50"],
  ["jsonb", "1.5"],
  ["jsonb", '{"a":[1e300]}'],
  ["timestamptz", "2024-05-06T07:08:09.1234567Z"],
  ["timestamptz", "0001-01-01T00:00:00+03:00"],
  ["timestamptz", "9999-12-31T23:30:00-03:00"],
])("whose spelling is not ours to tell: %s %s", (base, given) => {
  expect(spelled(base, given)).toBeUndefined();
});

test("nothing is nothing in a row, whatever the column", () => {
  expect(inRow("text", null)).toBe("");
});
