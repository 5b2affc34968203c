/** A number as plain digits, never with an exponent: the shortest text that is this number. */
export function expandNumber(value: number): string {
  return Number.isFinite(value) ? expandExponent(String(value)) : "";
}

/** `4.07028109e+19` → `40702810900000000000`; a text that is no such number is returned as it is. */
export function expandExponent(text: string): string {
  const match = /^([-+]?)(\d+)(?:\.(\d*))?(?:[eE]([-+]?\d{1,3}))?$/.exec(text);
  if (match === null) return text;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  let result: string;
  if (point <= 0) result = `0.${"0".repeat(-point)}${digits}`;
  else if (point >= digits.length) result = digits + "0".repeat(point - digits.length);
  else result = `${digits.slice(0, point)}.${digits.slice(point)}`;
  if (result.includes(".")) result = result.replace(/\.?0+$/, "");
  return result === "0" || sign !== "-" ? result : sign + result;
}
