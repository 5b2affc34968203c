/**
 * Everything a person reads, by code, in both languages. One file per area beside this one; a test checks that every code
 * used in src has a message and every message both languages. `{name}` is filled from an issue's params.
 */
export interface Message {
  readonly en: string;
  readonly ru: string;
  /** What to do next. */
  readonly advice?: { readonly en: string; readonly ru: string };
}
export type Catalogue = Readonly<Record<string, Message>>;
export type Language = "en" | "ru";

/** Fills `{name}` from params; a name without a param stays as it is, so that a wrong message is seen. */
export function fill(template: string, params: Readonly<Record<string, string | number>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}
