import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { golden, readAll } from "./read.ts";

/** Input and what must be read from it stand side by side under fixtures/extract. */
const cases = [
  ["commerceml-3.1/contragents.xml", "commerceml"],
  ["enterprise-data/message-1.8.xml", "enterprise-data"],
  ["enterprise-data/message-1.21.xml", "enterprise-data"],
  ["1c-exchange/exchange.xml", "1c-exchange"],
  ["1c-data-dump/dump.xml", "1c-data-dump"],
  ["commerceml-2/orders.xml", "commerceml"],
  ["commerceml-1/sale77.xml", "commerceml"],
  ["1c77/base", "1c77"],
  ["1c-bank/statement.txt", "1c-bank"],
  ["1c-bank/statement-utf8.txt", "1c-bank"],
] as const;

describe("golden cases", () => {
  it.each(cases)("%s", async (file, format) => {
    const { rows, facts } = await readAll(`fixtures/extract/${file}`);
    expect(golden(rows)).toBe(await readFile(`fixtures/extract/${file.replace(/\.\w+$/, "")}.records.ndjson`, "utf8"));
    expect(facts[0]?.format).toBe(format);
  });
});
