import { cp, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseDictionary } from "../../../../src/extract/onec/dictionary77.ts";
import { dbfOf } from "../dbf-builder.ts";
import { readAll } from "./read.ts";

const base = "fixtures/extract/1c77/base";

async function changed(change: (folder: string) => Promise<void>): Promise<ReturnType<typeof readAll>> {
  const folder = await mkdtemp(join(tmpdir(), "sverka-77-"));
  try {
    await cp(base, folder, { recursive: true });
    await change(folder);
    return await readAll(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("a folder of 1C 7.7", () => {
  it("is read the same through its dictionary file", async () => {
    expect((await readAll(`${base}/1Cv7.DD`)).rows).toEqual((await readAll(base)).rows);
  });

  it("reads the catalogue that is named", async () => {
    const { rows } = await readAll(base, { table: "Номенклатура" });
    expect(rows.map((row) => row.sheet)).toEqual(["Номенклатура"]);
    await expect(readAll(base, { sheet: "Клиенты" })).rejects.toMatchObject({
      code: "catalogue-missing",
      params: { found: "Номенклатура (1), Контрагенты (1), КонтактныеЛица (1)" },
    });
  });

  it("says which file is missing or cut off", async () => {
    await expect(changed((folder) => rm(join(folder, "sc172.dbf")))).rejects.toMatchObject({
      code: "catalogue-file-missing",
      params: { file: "SC172.DBF", catalogue: "Контрагенты" },
    });
    await expect(changed((folder) => truncate(join(folder, "sc172.dbf"), 1000))).rejects.toMatchObject({
      code: "file-truncated",
      file: "data/export.xml/sc172.dbf",
    });
    await expect(changed((folder) => truncate(join(folder, "1Cv7.DD"), 100))).rejects.toMatchObject({
      code: "dictionary-empty",
    });
  });
});

describe("texts and values that lie in tables of their own", () => {
  it("are said where there are any", async () => {
    const column = { name: "FIELDID", type: "C", size: 4 };
    const { facts } = await changed(async (folder) => {
      await writeFile(join(folder, "1SBLOB.DBF"), dbfOf([column], [["А"], ["Б"]]));
      await writeFile(join(folder, "1SCONST.DBF"), dbfOf([column], []));
    });
    expect(facts[0]?.issues).toContainEqual({
      code: "texts-elsewhere-not-read",
      severity: "note",
      params: { file: "1SBLOB.DBF", count: 2 },
    });
    expect(facts[0]?.issues?.map(({ code }) => code)).not.toContain("periodic-values-not-read");
    const broken = await changed((folder) => writeFile(join(folder, "1SCONST.DBF"), "?"));
    expect(broken.facts[0]?.issues).toContainEqual({
      code: "periodic-values-not-read",
      severity: "note",
      params: { file: "1SCONST.DBF", count: "?" },
    });
  });
});

describe("the dictionary", () => {
  it("takes the name from the heading, because the line of the table cuts it off", () => {
    const text =
      "#==TABLE no 36     : Справочник СоответствияПроизводителей\nT=SC3956  |Справочник СоответствияПрои|SC3956     |R\nF=ID |ID object |C |9 |0\nF=SP1 |(P)Имя |C |9|0\nF=SP2 |(P)Имя |C |9|0\n";
    expect(parseDictionary(text)).toEqual([
      {
        name: "СоответствияПроизводителей",
        table: "SC3956",
        columns: new Map([
          ["ID", "ID"],
          ["SP1", "Имя"],
          ["SP2", "SP2"],
        ]),
      },
    ]);
  });
});
