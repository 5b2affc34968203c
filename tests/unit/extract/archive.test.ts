import iconv from "iconv-lite";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { readContent } from "./helpers.ts";
import { sheetData, workbookOf, zipOf } from "./zip-builder.ts";

const csv = "Имя;Телефон\nАнна;1\n";

describe("archives", () => {
  test("members of several formats, names in cp866, what is no data is said", async () => {
    const bytes = zipOf([
      { name: iconv.encode("клиенты/опт.csv", "cp866"), content: csv, flags: 0 },
      {
        name: "b.xlsx",
        content: workbookOf(
          sheetData([
            ["Имя", "Телефон"],
            ["Борис", "2"],
          ]),
        ),
      },
      { name: "__MACOSX/._b.xlsx", content: "junk" },
      { name: "list.mxl", content: "MOXCEL\0" },
      { name: "photo.bin", content: Buffer.from([1, 2, 3, 4, 5]) },
    ]);
    const before = await readdir(tmpdir());
    const { rows, records, facts } = await readContent("a.zip", bytes);
    expect(rows.map((row) => row["Имя"])).toEqual(["Борис", "Анна"]);
    expect(records.map((record) => record.path)).toEqual(["a.zip/b.xlsx", "a.zip/клиенты/опт.csv"]);
    expect(facts.at(-1)?.issues).toEqual([
      { code: "archive-member-mxl", severity: "warning", raw: "list.mxl" },
      { code: "archive-member-not-read", severity: "warning", raw: "photo.bin" },
    ]);
    const left = (await readdir(tmpdir())).filter(
      (name) => /^sverka-[A-Za-z0-9]{6}$/.test(name) && !before.includes(name),
    );
    expect(left).toEqual([]);
  });

  test("an archive inside an archive, up to a depth", async () => {
    const inner = zipOf([{ name: "a.csv", content: csv }]);
    const bytes = zipOf([{ name: "inner.zip", content: inner }]);
    const { records } = await readContent("a.zip", bytes);
    expect(records[0]?.path).toBe("a.zip/inner.zip/a.csv");
    await expect(readContent("a.zip", bytes, { limits: { depth: 1 } })).rejects.toMatchObject({
      code: "archive-too-deep",
    });
  });

  test("a format that was named is that of the members", async () => {
    const { rows } = await readContent("a.zip", zipOf([{ name: "a.txt", content: csv }]), { format: "csv" });
    expect(rows).toHaveLength(1);
  });

  test("encrypted, too many, empty, damaged", async () => {
    await expect(readContent("a.zip", zipOf([{ name: "a.csv", content: csv, flags: 0x801 }]))).rejects.toMatchObject({
      code: "archive-encrypted",
    });
    await expect(
      readContent(
        "a.zip",
        zipOf([
          { name: "a.csv", content: csv },
          { name: "b.csv", content: csv },
        ]),
        { limits: { members: 1 } },
      ),
    ).rejects.toMatchObject({ code: "archive-too-many-members" });
    await expect(
      readContent("a.zip", zipOf([{ name: "a.bin", content: Buffer.from([1, 2, 3]) }])),
    ).rejects.toMatchObject({ code: "archive-without-data" });
    const bytes = zipOf([{ name: "a.csv", content: csv.repeat(50) }]);
    bytes[40] = (bytes[40] ?? 0) ^ 0xff;
    await expect(readContent("a.zip", bytes)).rejects.toMatchObject({ code: "archive-broken" });
  });
});
