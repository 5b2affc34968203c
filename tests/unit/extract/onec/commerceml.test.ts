import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { cells, readAll, readContent, realSample } from "./read.ts";

const fixture = "fixtures/extract/commerceml-3.1/contragents.xml";
const sample = realSample("cml31-contragents-from-1c-ut11-anonymised.xml");

const list = (encoding: string, inner: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?>\n<КоммерческаяИнформация ВерсияСхемы="3.1">\n<Контрагенты>\n${inner}\n</Контрагенты>\n</КоммерческаяИнформация>\n`;
const one = "<Контрагент><Ид>1</Ид><Наименование>Ромашка</Наименование></Контрагент>";

describe("CommerceML 3.1", () => {
  it("tells what it found out about the file", async () => {
    const { facts } = await readAll(fixture);
    expect(facts).toMatchObject([
      { format: "commerceml", encoding: "utf-8", details: { schemaVersion: "3.1", onlyChanges: "false" } },
    ]);
  });

  it.skipIf(sample === undefined)("accounts for all 37 counterparties of a real export", async () => {
    const { rows } = await readAll(sample ?? "");
    expect(rows).toHaveLength(37);
    expect(rows.filter((row) => row.leftOut === "deletion-mark")).toHaveLength(1);
    expect(rows.filter((row) => cells(row)["ПолноеНаименование"] !== undefined)).toHaveLength(19);
    expect(rows.filter((row) => cells(row)["ОфициальноеНаименование"] !== undefined)).toHaveLength(18);
    expect(rows.filter((row) => cells(row)["ИНН"] === undefined)).toHaveLength(6);
    const contacts = rows.flatMap((row) => Object.keys(cells(row)).filter((path) => path.startsWith("Контакты/")));
    expect(contacts).toHaveLength(9);
  });
});

describe("encodings", () => {
  const text = "Ёлочка — «Ромашка»";
  const inner = `<Контрагент><Наименование>${text}</Наименование></Контрагент>`;
  it.each([
    ["windows-1251 as declared", "windows-1251", "windows-1251", "windows-1251"],
    ["UTF-8 bytes under a declared windows-1251", "windows-1251", "utf-8", "utf-8"],
    ["windows-1251 bytes under a declared UTF-8", "UTF-8", "windows-1251", "windows-1251"],
    ["UTF-16LE with a byte order mark", "UTF-16", "utf-16le", "utf-16le"],
    ["UTF-16BE with a byte order mark", "UTF-16", "utf-16be", "utf-16be"],
    ["a declared encoding nobody knows", "x-rot13", "utf-8", "utf-8"],
  ])("%s", async (_, declared, actual, found) => {
    const { rows, facts } = await readContent(
      iconv.encode(list(declared, inner), actual, { addBOM: actual.startsWith("utf-16") }),
    );
    expect(cells(rows[0])).toEqual({ Наименование: text });
    expect(facts[0]?.encoding).toBe(found);
  });

  it("does as the user says when the encoding is named", async () => {
    const { rows } = await readContent(iconv.encode(list("windows-1251", one), "cp866"), {
      encoding: "cp866",
      format: "commerceml",
    });
    expect(cells(rows[0])["Наименование"]).toBe("Ромашка");
  });

  it("keeps a character that a chunk boundary cuts in two", async () => {
    const name = "Ж".repeat(700_001);
    const { rows } = await readContent(list("UTF-8", `<Контрагент><Наименование>${name}</Наименование></Контрагент>`));
    expect(cells(rows[0])["Наименование"] === name).toBe(true);
  });

  it("tells undecodable bytes and control characters, by line and hex, on the record that holds them", async () => {
    const before = Buffer.from(
      list("UTF-8", `${one}\n<Контрагент>\n<Наименование>А@Б</Наименование></Контрагент>\n${one}`),
    );
    const at = before.indexOf("@");
    const bytes = Buffer.concat([before.subarray(0, at), Buffer.from([0xff, 0x02]), before.subarray(at + 1)]);
    const { rows } = await readContent(bytes);
    expect(rows).toHaveLength(3);
    expect(cells(rows[1])).toEqual({ Наименование: "А\ufffd\ufffdБ" });
    expect(rows.map((row) => row.issues?.map(({ code, raw, params }) => [code, raw, params?.["line"]]) ?? [])).toEqual([
      [],
      [
        ["xml-illegal-character", "ff", 6],
        ["xml-illegal-character", "02", 6],
      ],
      [],
    ]);
  });
});

describe("what may not be read", () => {
  it.each([
    [
      "an entity bomb",
      `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n<КоммерческаяИнформация><Контрагент><Наименование>&b;</Наименование></Контрагент></КоммерческаяИнформация>`,
      "xml-doctype",
      "1",
    ],
    [
      "an external entity",
      `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]>\n<КоммерческаяИнформация>&x;</КоммерческаяИнформация>`,
      "xml-doctype",
      "1",
    ],
    [
      "an undefined entity",
      list("UTF-8", "<Контрагент>\n<Наименование>&b;</Наименование></Контрагент>"),
      "xml-broken",
      "5",
    ],
    ["a truncated file", list("UTF-8", one).slice(0, -40), "xml-truncated", "5"],
    ["tags that do not match", list("UTF-8", "<Контрагент></Контрагенты>"), "xml-broken", "4"],
    ["too deep a nest", list("UTF-8", "<Контрагент>".repeat(300)), "xml-too-deep", "4"],
  ])("%s ends in one clear error", async (_, content, code, place) => {
    await expect(readContent(content, { format: "commerceml" })).rejects.toMatchObject({
      name: "ExtractError",
      code,
      place,
      file: "data/export.xml",
    });
  });

  it("refuses a value beyond the limit without waiting for its end", async () => {
    const content = list("UTF-8", `<Контрагент><Наименование>${"я".repeat(400_000)}`);
    await expect(readContent(content, { limits: { textChars: 10_000 } })).rejects.toMatchObject({
      code: "xml-text-too-long",
    });
  });
});

it("asks neither for the namespace nor for prefixes, and reads on after a blank first line", async () => {
  const { rows } = await readContent(
    `\n<?xml version="1.0"?>\n<c:КоммерческаяИнформация xmlns:c="urn:1C.ru:commerceml_2"><c:Контрагенты><c:Контрагент><c:ИНН>6311500014</c:ИНН><c:КПП/></c:Контрагент></c:Контрагенты></c:КоммерческаяИнформация>`,
  );
  expect(rows.map((row) => [row.line, cells(row)])).toEqual([[3, { ИНН: "6311500014" }]]);
});

it("knows the first version, which does not say so, by its attributes", async () => {
  const { facts } = await readAll("fixtures/extract/commerceml-1/sale77.xml");
  expect(facts[0]?.details).toMatchObject({ schemaVersion: "1" });
});
