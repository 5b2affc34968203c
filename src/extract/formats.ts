import { onecFormats } from "./onec/formats.ts";
import type { Format, Head } from "./reader.ts";

/**
 * Every format there is, in the order in which they are asked whether a file is theirs: the sure signs first (magic
 * bytes, root elements), plain text last. A format that cannot tell by content answers false and must be named.
 */
export const formats: readonly Format[] = [
  {
    name: "xlsx",
    sniff: (head) => hasMember(head, /(^|[/\\])workbook\.xml$/i),
    load: async () => (await import("./xlsx/index.ts")).readXlsx,
  },
  {
    name: "ods",
    sniff: (head) => hasMember(head, /^content\.xml$/i) && hasMember(head, /^META-INF\/manifest\.xml$|^mimetype$/i),
    load: async () => (await import("./sheetjs.ts")).readOds,
  },
  {
    name: "xls",
    sniff: (head) => isOle(head.bytes) || hasMember(head, /(^|[/\\])workbook\.bin$/i) || isXmlSpreadsheet(head.text),
    load: async () => (await import("./sheetjs.ts")).readXls,
  },
  {
    name: "zip",
    sniff: (head) => head.members !== undefined,
    load: async () => (await import("./archive.ts")).readArchive,
  },
  {
    name: "access",
    sniff: (head) => /^Standard (?:Jet|ACE) DB/.test(latin1(head.bytes, 4, 24)),
    load: async () => (await import("./access/index.ts")).readAccess,
  },
  ...onecFormats,
  {
    name: "html-table",
    sniff: (head) =>
      /^\s*(?:<!--|<!doctype html|<html|<meta|<head|<table|<style)/i.test(head.text) && /<table/i.test(head.text),
    load: async () => (await import("./html-table.ts")).readHtmlTable,
  },
  {
    name: "vcard",
    sniff: (head) => /^\s*BEGIN:VCARD\s/i.test(head.text),
    load: async () => (await import("./vcard/index.ts")).readVcard,
  },
  {
    name: "json",
    sniff: (head) => /^\s*(?:\{\s*["}]|\[\s*[[{\]])/.test(head.text),
    load: async () => (await import("./json/index.ts")).readJson,
  },
  {
    name: "dbf",
    sniff: (head) => isDbf(head.bytes),
    load: async () => (await import("./dbf/index.ts")).readDbf,
  },
  {
    name: "csv",
    sniff: (head) => head.bytes.length > 0 && !isBinary(head.text) && !isOtherText(head.text),
    load: async () => (await import("./csv/index.ts")).readCsv,
  },
];

function hasMember(head: Head, name: RegExp): boolean {
  return head.members?.some((member) => name.test(member)) ?? false;
}

/** The container of XLS, and of encrypted XLSX. */
function isOle(bytes: Uint8Array): boolean {
  return latin1(bytes, 0, 8) === "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1" || isBareBiff(bytes);
}

/** Excel 2 to 4 wrote the stream without a container: a BOF record of 4 to 16 bytes. */
function isBareBiff(bytes: Uint8Array): boolean {
  const [type, version, length, high] = bytes;
  return (
    type === 0x09 &&
    [0x00, 0x02, 0x04].includes(version ?? -1) &&
    (length ?? 0) <= 16 &&
    (length ?? 0) >= 4 &&
    high === 0
  );
}

/** «XML Spreadsheet 2003», which older systems serve as .xls. */
function isXmlSpreadsheet(text: string): boolean {
  return /^\s*(?:<\?[\s\S]*?\?>\s*)*<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet/.test(
    text.slice(0, 4096),
  );
}

/** No magic number worth the name, so the whole header must make sense: date, lengths, type of the first field. */
function isDbf(bytes: Uint8Array): boolean {
  if (bytes.length < 65) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const versions = [0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8e, 0xcb, 0xf5, 0xfb];
  const headerLength = view.getUint16(8, true);
  return (
    versions.includes(view.getUint8(0)) &&
    view.getUint8(2) <= 12 &&
    view.getUint8(3) <= 31 &&
    headerLength >= 65 &&
    view.getUint16(10, true) > 1 &&
    "CNFDLMIBYTVOG@+PQW".includes(String.fromCharCode(view.getUint8(43)))
  );
}

/** Text, but no table: XML that nobody knew, PDF, RTF, and the spreadsheets of 1C (MXL). */
function isOtherText(text: string): boolean {
  return /^\s*(?:<\?xml|<!doctype|<\p{L}[\p{L}\d:._-]*(?:\s[^<>]*)?>|%PDF-|\{\\rtf|MOXCEL)/iu.test(text);
}

/** Control characters that no text file has; NUL is what is left of UTF-16 without a mark, so it does not count. */
function isBinary(text: string): boolean {
  return /[\u0001-\u0008\u000e-\u0019]/.test(text.slice(0, 4096));
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.subarray(from, to)).toString("latin1");
}
