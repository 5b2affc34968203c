import { expandExponent } from "../decimal.ts";

/** How a cell format shows a number, as far as it matters for customer data. */
export type NumberStyle =
  | { readonly kind: "plain" }
  | { readonly kind: "date"; readonly date: boolean; readonly time: boolean }
  /** Zero padding (`0000000000`), phone masks, texts around the number: what is shown is made by the format. */
  | { readonly kind: "shown"; readonly code: string };

const plain: NumberStyle = { kind: "plain" };

/** Formats that have a number but no code in the file (ECMA-376 part 1, 18.8.30). */
const builtIn: Readonly<Record<number, NumberStyle>> = {
  14: { kind: "date", date: true, time: false },
  15: { kind: "date", date: true, time: false },
  16: { kind: "date", date: true, time: false },
  17: { kind: "date", date: true, time: false },
  18: { kind: "date", date: false, time: true },
  19: { kind: "date", date: false, time: true },
  20: { kind: "date", date: false, time: true },
  21: { kind: "date", date: false, time: true },
  22: { kind: "date", date: true, time: true },
  45: { kind: "date", date: false, time: true },
  46: { kind: "shown", code: "[h]:mm:ss" },
  47: { kind: "date", date: false, time: true },
};

/** 27–36 and 50–58 are dates of East Asian locales. */
export function builtInStyle(id: number): NumberStyle {
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return { kind: "date", date: true, time: false };
  return builtIn[id] ?? plain;
}

export function styleOfCode(code: string): NumberStyle {
  // Texts, escaped characters, padding, fill, colours and locales say nothing about the kind.
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, "").replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  if (/\[(h+|m+|s+)\]/i.test(bare)) return { kind: "shown", code };
  const positive = bare.split(";")[0] ?? "";
  if (!/general/i.test(positive) && /[dyhsдгч]|m/i.test(positive.replace(/[eE][+-]/g, ""))) {
    return {
      kind: "date",
      date: /[dyдг]/i.test(positive) || /^[^hs]*m[^hs]*$/i.test(positive),
      time: /[hsч]/i.test(positive),
    };
  }
  if (/0{2,}/.test(positive.split(".")[0] ?? "")) return { kind: "shown", code };
  if (/["\\\-()+]/.test(code.split(";")[0] ?? "") && /0|#/.test(positive) && !/[%eE,]/.test(positive)) {
    return /[₽$€£]|руб|\bр\./i.test(code) ? plain : { kind: "shown", code };
  }
  return plain;
}

/** The digits of a number as written in the file, without an exponent and with no more than the 15 digits Excel keeps. */
export function plainNumber(written: string): string {
  if (/^-?\d{1,15}$/.test(written)) return written;
  const value = Number(written);
  if (!Number.isFinite(value)) return written;
  return expandExponent(value.toPrecision(15));
}

/** Excel keeps 15 digits; of a longer number the rest has become zeros, and nobody can bring it back. */
export function lostDigits(written: string): boolean {
  return Math.abs(Number(written)) >= 1e15;
}

/** General shows a number of twelve and more digits as `5.02413E+11`: the reader of the sheet never saw its digits. */
export function shownAsExponent(written: string): boolean {
  return Math.abs(Number(written)) >= 1e11;
}

const day = 86_400_000;

/**
 * A serial day number as ISO text: `2024-03-15`, `2024-03-15T09:30:00`, `09:30:00`. Undefined outside of what Excel
 * itself shows as a date (years 1900 to 9999).
 */
export function serialToIso(
  serial: number,
  style: { readonly date: boolean; readonly time: boolean },
  date1904: boolean,
): string | undefined {
  if (!(serial >= 0) || serial >= 2_958_466) return undefined;
  // The first system counts a 29 February 1900 that never was.
  const days = date1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const milliseconds = Math.round((days * day) / 1000) * 1000 + Date.UTC(1899, 11, 30);
  const iso = new Date(milliseconds).toISOString().slice(0, 19);
  if (style.date) return style.time ? iso : iso.slice(0, 10);
  return serial < 1 ? iso.slice(11) : iso;
}
