/**
 * Everything a person reads, by code, in both languages. One file per area beside this one; a test checks that every code
 * used in src has a message and every message both languages. `{name}` is filled from an issue's params; `{name|row|rows}`
 * (in Russian `{name|строка|строки|строк}`) becomes the form of the word that goes with the number `name`.
 */
export interface Message {
  readonly en: string;
  readonly ru: string;
  /** What to do next. */
  readonly advice?: { readonly en: string; readonly ru: string };
}
export type Catalogue = Readonly<Record<string, Message>>;
export type Language = "en" | "ru";
export type Params = Readonly<Record<string, string | number>>;

/** Fills `{name}` from params; a name without a param stays as it is, so that a wrong message is seen. */
export function fill(template: string, params: Params = {}): string {
  return template.replace(/\{(\w+)(?:\|([^{}]*))?\}/g, (whole, name: string, forms: string | undefined) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return whole;
    return forms === undefined ? String(value) : wordForm(value, forms.split("|"));
  });
}

/** Two forms are English (one, many), three are Russian (один, два, пять). A formatted `1 204` counts as 1204. */
function wordForm(value: string | number, forms: readonly string[]): string {
  const n = Math.abs(typeof value === "number" ? value : Number(value.replaceAll(/[^0-9.]/g, "")));
  if (forms.length < 3) return (n === 1 ? forms[0] : forms[1]) ?? "";
  if (!Number.isInteger(n)) return forms[1] ?? "";
  const tail = n % 100;
  if (tail % 10 === 1 && tail !== 11) return forms[0] ?? "";
  if (tail % 10 >= 2 && tail % 10 <= 4 && (tail < 12 || tail > 14)) return forms[1] ?? "";
  return forms[2] ?? "";
}
