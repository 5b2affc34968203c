import { expect, test } from "vitest";
import { checkMapping, loadMapping } from "../../../src/mapping/index.ts";
import { say } from "../../../src/messages/catalogue.ts";

const findings = async (text: string) => {
  const io = { readText: () => text, readTable: () => [["name", "id"]] };
  const { mapping, diagnostics } = await loadMapping("m.yaml", io);
  return [...diagnostics, ...(mapping === undefined ? [] : checkMapping(mapping))];
};
const head = "version: 1\ncounterparty:\n  name: A\n";

test("a word that nothing resembles is answered with those that there are", async () => {
  const [key] = await findings(`${head}  loyalty: B\n`);
  expect(key).toMatchObject({ rule: "M004", known: expect.arrayContaining(["name", "inn", "phones", "custom"]) });
  expect(key).not.toHaveProperty("suggestion");
  const [part] = await findings(`${head}  addresses: { parts: { planet: B } }\n`);
  expect(part).toMatchObject({ rule: "M024", known: expect.arrayContaining(["city", "street"]) });
  const [column] = await findings(`${head}  city: { column: B, lookup: { file: t.csv, key: Город, value: id } }\n`);
  expect(column).toMatchObject({ rule: "M015", known: ["name", "id"] });
  const [pattern] = await findings(`${head}  createdAt: { column: B, date: "%d.%m.%y" }\n`);
  expect(pattern).toMatchObject({ rule: "M019", known: expect.arrayContaining(["dd", "MM", "yyyy", "a"]) });
});

test("one that something resembles is answered with that alone", async () => {
  const [key] = await findings(`${head}  phone: B\n`);
  expect(key).toMatchObject({ rule: "M004", suggestion: "phones" });
  expect(key).not.toHaveProperty("known");
});

test("a file of a later version is told what it needs", async () => {
  const [version] = await findings(head.replace("1", "2"));
  expect(say(version!.code, "en", version!.params)).toBe(
    "2 cannot stand here; expected: 1; a file of a later version needs a later Sverka",
  );
  const [word] = await findings(head.replace("1", "one"));
  expect(word?.params["expected"]).toBe("1");
});
