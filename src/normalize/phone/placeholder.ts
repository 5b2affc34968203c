import { isAreaCode } from "../../countries/area-codes.ts";

/**
 * Numbers that nobody has, typed to get past a mandatory field: 000-00-00, 1234567, 999…. With an area code in front only the
 * plainest are taken for that: (495) 123-45-67 may be somebody's.
 */
export function isPlaceholderPhone(digits: string): boolean {
  // 7 and 8 alone are what a form's mask leaves behind: +7 (___) ___-__-__.
  if (digits.length < 5) return /^(?:0+|1+|123?4?|7|8)$/.test(digits);
  // All of these end in two equal or neighbouring digits, and two numbers in three do not.
  const step = digits.charCodeAt(digits.length - 1) - digits.charCodeAt(digits.length - 2);
  if (step !== 0 && step !== 1 && step !== -1 && step !== -9) return false;
  if (/^(\d)\1+$/.test(digits)) return true;
  if (inARow(digits)) return true;
  const national = /^[78]\d{10}$/.test(digits) ? digits.slice(1) : digits;
  if (national.length < 9) return false;
  if (/^(\d)\1+$/.test(national) || inARow(national) || /^\d{3}0{7}$/.test(national)) return true;
  // 8 (8482) 00-00-00, but not 8 (846) 200-00-00: only behind a code that some town has.
  const code = /^(?:(\d{4})0{6}|(\d{5})0{5})$/.exec(national);
  return code !== null && isAreaCode("RU", code[1] ?? code[2] ?? "");
}

/** Digits in a row from a beginning that fingers choose: 1234567, 0123456, 7654321, 9876543210. */
function inARow(digits: string): boolean {
  return rows.some((row) => row.startsWith(digits));
}

const rows = ["1234567890", "0123456789", "9876543210", "87654321", "7654321", "654321", "54321"];
