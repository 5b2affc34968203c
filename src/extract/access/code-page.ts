import iconv from "iconv-lite";
import { detectEncoding, requireEncoding } from "../encoding.ts";
import type { AccessHeader } from "./header.ts";

/** Jet 3 (Access 97) keeps texts in a code page; the versions since then in Unicode. */
export interface CodePage {
  readonly encoding: string;
  /** The text as it was meant, of the text as mdb-reader gives it. */
  recode(text: string): string;
}

/** What mdb-reader takes every code page for. */
const assumed = "windows-1252";

/**
 * The code page of the texts of a Jet 3 database; undefined for a later version. The mapping's word goes before the header's,
 * and where the header names the Western one, which is also what careless programs wrote, the texts themselves decide.
 *
 * @param sample texts as mdb-reader gives them
 */
export function findCodePage(
  header: AccessHeader,
  named: string | undefined,
  sample: string,
  path: string,
): CodePage | undefined {
  if (!header.jet3) return undefined;
  if (named !== undefined) requireEncoding(named, path);
  const encoding = named ?? claimed(header.codePage) ?? detectEncoding(iconv.encode(sample, assumed)).encoding;
  const meant = (text: string): string => iconv.decode(iconv.encode(text, assumed), encoding);
  // A byte that the Western page does not have is lost already: its mark stays in the text.
  return { encoding, recode: (text) => (isAscii(text) ? text : text.split("\ufffd").map(meant).join("\ufffd")) };
}

function claimed(number: number): string | undefined {
  if (number === 1252) return undefined;
  const encoding = number >= 1250 && number <= 1258 ? `windows-${number}` : `cp${number}`;
  return iconv.encodingExists(encoding) ? encoding : undefined;
}

function isAscii(text: string): boolean {
  return /^[\0-\u007f]*$/.test(text);
}
