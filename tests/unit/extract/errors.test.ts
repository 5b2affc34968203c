import { appendFile, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ExtractError, openFile } from "../../../src/extract/index.ts";
import { catalogue } from "../../../src/messages/catalogue.ts";
import { readContent, readPath, temporaryFile, temporaryFolder } from "./helpers.ts";

describe("what is no readable file", () => {
  test("missing, a folder, a device, empty, of no known format, of a format nobody has", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "sub"));
    await expect(readPath(join(folder, "no.csv"))).rejects.toMatchObject({ code: "file-missing", file: "no.csv" });
    await expect(readPath(join(folder, "no", "no.csv"))).rejects.toMatchObject({ code: "file-missing" });
    await expect(readPath(folder)).rejects.toMatchObject({
      code: "file-is-directory",
      params: { example: expect.stringContaining("sub") },
    });
    await expect(readPath("/dev/null")).rejects.toMatchObject({ code: "file-is-device" });
    await expect(readContent("a.xlsx", "")).rejects.toMatchObject({ code: "file-empty" });
    await expect(readContent("a.bin", Buffer.from([1, 2, 3, 4, 5]))).rejects.toMatchObject({ code: "format-unknown" });
    await expect(readContent("a.pdf", "%PDF-1.4\n1 0 obj")).rejects.toMatchObject({ code: "format-unknown" });
    await expect(readContent("a.xml", '<?xml version="1.0"?><a/>')).rejects.toMatchObject({ code: "format-unknown" });
    await expect(
      readContent("a.xml", '<package xmlns="http://v8.1c.ru/8.1/xdto">\n\t<a/>\n</package>'),
    ).rejects.toMatchObject({
      code: "format-unknown",
    });
    await expect(readContent("a.csv", "a;b", { format: "mxl" })).rejects.toMatchObject({ code: "format-unsupported" });
  });

  test("a spreadsheet that 1C saved in its own format is told by its sign or its name, whatever format was named", async () => {
    const moxcel = Buffer.concat([Buffer.from("MOXCEL\0\x08\0\x01\0\n\0", "latin1"), Buffer.from('{8,1,12,{"ru"}}')]);
    await expect(readContent("a.mxl", moxcel)).rejects.toMatchObject({ code: "format-mxl" });
    await expect(readContent("a.csv", moxcel, { format: "csv" })).rejects.toMatchObject({ code: "format-mxl" });
    await expect(readContent("a.mxl", Buffer.from([1, 2, 3, 4, 5]))).rejects.toMatchObject({ code: "format-mxl" });
    for (const text of Object.values(catalogue["format-mxl"]?.advice ?? {})) expect(text).toContain("xlsx");
  });

  test("a link is as good as its file", async () => {
    const path = await temporaryFile("a.csv", "Имя;Город\nА;Б\n");
    await symlink(path, `${path}.link`);
    expect((await readPath(`${path}.link`)).rows).toHaveLength(1);
  });

  test("a file that grows while it is read", async () => {
    const path = await temporaryFile("a.csv", "Имя;Город\nА;Б\n");
    const source = await openFile(path, { path: "a.csv" });
    const draw = async (): Promise<void> => {
      for await (const batch of source.rows) {
        expect(batch.length).toBeGreaterThan(0);
        await appendFile(path, "В;Г\n");
      }
    };
    await expect(draw()).rejects.toMatchObject({ code: "file-changed" });
  });

  test("a document type hides the format, and is named as the reason", async () => {
    const entity = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]><Clients>&x;</Clients>';
    await expect(readContent("a.xml", entity)).rejects.toMatchObject({
      code: "xml-dtd",
      params: { reason: "<!DOCTYPE a" },
    });
  });

  test("a named format that the file is not", async () => {
    const path = await temporaryFile("a.xlsx", "Имя;Город\nА;Б\n");
    await expect(readPath(path, { format: "xlsx" })).rejects.toMatchObject({ code: "workbook-broken" });
    await expect(readPath(path, { format: "access" })).rejects.toMatchObject({ code: "access-broken" });
    await expect(readPath(path, { format: "dbf" })).rejects.toMatchObject({ name: "ExtractError" });
    await expect(readPath(path, { format: "json" })).rejects.toMatchObject({ name: "ExtractError" });
  });

  test("an early end closes the file", async () => {
    const path = await temporaryFile("a.csv", `Имя;Город\n${"А;Б\n".repeat(5000)}`);
    const source = await openFile(path, { path: "a.csv" });
    for await (const batch of source.rows) {
      expect(batch.length).toBeGreaterThan(0);
      break;
    }
    await writeFile(path, "");
  });
});

describe("an error", () => {
  test("names the file and the place, and has a message", () => {
    const error = new ExtractError("line-too-long", "data/a.csv", { limit: 5 }, { place: "17" });
    expect(error.message).toBe("data/a.csv:17: line-too-long limit=5");
    expect(catalogue[error.code]?.en).toContain("{limit}");
  });
});
