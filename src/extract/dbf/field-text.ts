import iconv from "iconv-lite";
import { expandNumber } from "../decimal.ts";
import type { Memo } from "./memo.ts";
import type { DbfField } from "./field.ts";

/** The text of a field. Padding is how the format stores a text, no part of it; everything else stands as written. */
export function fieldText(
  bytes: Buffer,
  field: DbfField,
  encoding: string,
  memo: Memo | undefined,
): string | Promise<string> {
  switch (field.type) {
    case "C":
    case "V":
      return decode(trimEnd(bytes), encoding);
    case "N":
    case "F":
      return bytes.toString("latin1").replaceAll("\0", "").trim();
    case "D":
      return isoDate(bytes.toString("latin1"));
    case "L":
      return logical(bytes[0] ?? 0);
    case "I":
    case "+":
      return bytes.length >= 4 ? String(bytes.readInt32LE(0)) : "";
    case "Y":
      return bytes.length >= 8 ? money(bytes.readBigInt64LE(0)) : "";
    case "T":
    case "@":
      return bytes.length >= 8 ? dateTime(bytes.readInt32LE(0), bytes.readInt32LE(4)) : "";
    case "O":
      return bytes.length >= 8 ? expandNumber(bytes.readDoubleLE(0)) : "";
    case "B":
      // FoxPro: a double of 8 bytes; dBase: a block number of a binary memo, which is no text.
      return bytes.length === 8 ? expandNumber(bytes.readDoubleLE(0)) : "";
    case "M":
      return memo === undefined ? "" : memoText(bytes, encoding, memo);
    default:
      return "";
  }
}

function decode(bytes: Buffer, encoding: string): string {
  for (const byte of bytes) if (byte > 0x7f) return iconv.decode(bytes, encoding);
  return bytes.toString("latin1");
}

function trimEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
  return bytes.subarray(0, end);
}

function isoDate(text: string): string {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim());
  if (match !== null) return match[1] === "0000" ? "" : `${match[1]}-${match[2]}-${match[3]}`;
  return text.replaceAll("\0", "").trim();
}

function logical(byte: number): string {
  const letter = String.fromCharCode(byte);
  if ("TtYy".includes(letter)) return "TRUE";
  return "FfNn".includes(letter) ? "FALSE" : "";
}

/** Ten-thousandths. */
function money(units: bigint): string {
  const sign = units < 0n ? "-" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(5, "0");
  const fraction = digits.slice(-4).replace(/0+$/, "");
  return `${sign}${digits.slice(0, -4)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Julian day and milliseconds of the day. */
function dateTime(day: number, milliseconds: number): string {
  if (day === 0) return "";
  const date = new Date((day - 2_440_588) * 86_400_000 + Math.round(milliseconds / 1000) * 1000);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 19);
}

async function memoText(bytes: Buffer, encoding: string, memo: Memo): Promise<string> {
  const block = bytes.length === 4 ? bytes.readUInt32LE(0) : Number(bytes.toString("latin1").trim() || "0");
  if (!Number.isSafeInteger(block) || block <= 0) return "";
  return decode(trimEnd(await memo.read(block)), encoding);
}
