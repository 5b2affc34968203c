import { formatE164 } from "../../countries/phone-format.ts";
import type { Language } from "../../messages/index.ts";

/** Numbers, durations and phones as people read them. Own code, not Intl: the same bytes on every Node and every locale. */

const thin = "\u00a0";

/** 1204 → `1,204` in English, `1 204` (no-break space) in Russian. */
export function formatNumber(value: number, language: Language): string {
  const [whole = "", fraction] = String(Math.abs(value)).split(".");
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, language === "ru" ? thin : ",");
  const mark = language === "ru" ? "," : ".";
  return `${value < 0 ? "−" : ""}${grouped}${fraction === undefined ? "" : mark + fraction}`;
}

/** A share of a whole as `12.3%`; a whole of nothing has no share and gives `–`. */
export function formatShare(part: number, whole: number, language: Language): string {
  if (whole === 0) return "–";
  const percent = (100 * part) / whole;
  // Never round a remainder away: 99.96 % complete is not 100 %.
  const rounded =
    percent > 99.9 && percent < 100 ? 99.9 : percent > 0 && percent < 0.1 ? 0.1 : Math.round(percent * 10) / 10;
  return `${formatNumber(rounded, language)}${language === "ru" ? thin : ""}%`;
}

/** Milliseconds as `4.2 s`, `3 min 20 s`, `2 h 5 min`. */
export function formatDuration(ms: number, language: Language): string {
  const units = language === "ru" ? { s: "с", min: "мин", h: "ч" } : { s: "s", min: "min", h: "h" };
  const seconds = ms / 1000;
  if (seconds < 60) return `${formatNumber(Math.round(seconds * 10) / 10, language)} ${units.s}`;
  const minutes = Math.round(seconds / 60);
  if (seconds < 600) return `${Math.floor(seconds / 60)} ${units.min} ${Math.round(seconds % 60) % 60} ${units.s}`;
  if (minutes < 60) return `${minutes} ${units.min}`;
  return `${Math.floor(minutes / 60)} ${units.h} ${minutes % 60} ${units.min}`;
}

/** A match weight in thousandths of a bit as `+19.4`, with a real minus sign; the sign can stand apart: `+ 6.9`. */
export function formatWeight(millibits: number, language: Language, width = 0): string {
  const tenths = Math.round(Math.abs(millibits) / 100);
  const digits = `${Math.floor(tenths / 10)}${language === "ru" ? "," : "."}${tenths % 10}`;
  return `${millibits < 0 ? "−" : "+"}${digits.padStart(width - 1)}`;
}

/** `+78462316014` → `+7 846 231-60-14`, with the extension in the reader's language; `raw` tells which area code was written. */
export function formatPhone(e164: string, extension?: string, language: Language = "ru", raw?: string): string {
  const number = formatE164(e164, raw);
  return extension === undefined ? number : `${number} ${language === "ru" ? "доб." : "ext."} ${extension}`;
}

/** A stored value as people read it: phones grouped, everything else as it is. */
export function shownValue(field: string, value: string, language: Language): string {
  if (field !== "phones") return value;
  const [number = "", extension] = value.split(" ext. ");
  return formatPhone(number, extension, language);
}

/** A value of several lines within a line of its own. */
export function onOneLine(value: string): string {
  return value.replaceAll("\n", " ⏎ ");
}
