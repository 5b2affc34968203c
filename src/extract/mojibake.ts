import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { plausibility } from "./encoding.ts";

/**
 * UTF-8 that somebody read as windows-1251 shows every Russian letter as `Р` or `С` and one of the characters that
 * windows-1251 has at 0x80–0xBF; read as windows-1252, as `Ð` or `Ñ` and such a one; windows-1251 read as
 * windows-1252 is a run of accented letters. One look at a whole line tells nearly always that there is nothing to do.
 */
const suspicious =
  /[РС][\u0080-\u00bf\u0402-\u040f\u0452-\u045f\u0490\u0491\u2013-\u203a\u20ac\u2116\u2122].?[РС][\u0080-\u04ff\u2013-\u2122]|[ÐÑ][\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]|[À-ÿ]{3}/u;

/** Cheap test: false means that {@link repairMojibake} would find nothing in the text or any part of it. */
export function mayBeMojibake(text: string): boolean {
  return suspicious.test(text);
}

const readings = [
  { wrote: "utf-8", read: "windows-1251" },
  { wrote: "utf-8", read: "windows-1252" },
  { wrote: "windows-1251", read: "windows-1252" },
] as const;

/** The text as it was meant, when it is a wrong reading of another encoding beyond doubt; else undefined. */
export function repairMojibake(text: string): { readonly text: string; readonly wrong: string } | undefined {
  if (!mayBeMojibake(text)) return undefined;
  const before = plausibility(text);
  for (const { wrote, read } of readings) {
    const bytes = encode(text, read);
    if (bytes === undefined) continue;
    if (wrote === "utf-8" && !isUtf8(bytes)) continue;
    const repaired = iconv.decode(bytes, wrote);
    if (repaired.includes("\ufffd") || !/[\u0400-\u04ff]{2}/.test(repaired)) continue;
    if (plausibility(repaired) > Math.max(1, before + 1)) return { text: repaired, wrong: `${wrote} as ${read}` };
  }
  return undefined;
}

/** windows-125x leaves a few bytes undefined; readers show them as the C1 control of the same number. */
function encode(text: string, encoding: string): Uint8Array | undefined {
  const bytes = iconv.encode(text, encoding);
  if (bytes.length !== text.length) return undefined;
  for (let i = 0; i < bytes.length; i++) {
    const code = text.charCodeAt(i);
    if (bytes[i] !== 0x3f || code === 0x3f) continue;
    if (code >= 0x80 && code <= 0x9f) bytes[i] = code;
    else return undefined;
  }
  return bytes;
}
