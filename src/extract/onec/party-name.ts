/**
 * Names of payers and receivers as banks write them: with ИНН and КПП in front (`ИНН 7707001234\770701001 ООО "Ромашка"`,
 * `7707001234, ООО "Ромашка"`) and an account behind (`ООО "Ромашка" р/с 40702… в ПАО БАНК`).
 */
const glued =
  /^\s*(?:ИНН\s*)?(\d{10}|\d{12})(?!\d)\s*(?:[/\\,;]\s*(?:КПП\s*)?(?:\d{9}(?!\d))?)*\s*(?:КПП\s*\d{9}(?!\d))?[\s,;/\\]*/iu;
const account = /[\s,]+(?:р\/сч?|расч[.\s]*сч[её]т|счет|сч\.?)\s*№?\s*\d{20}(?!\d).*$/iu;

/** The name without numbers glued to it; the text itself where nothing would be left. */
export function nameOfParty(text: string): string {
  const name = text.replace(glued, "").replace(account, "").trim();
  return name === "" ? text.trim() : name;
}

/** The ИНН in front of a name. Undefined where there is none, or nothing but a number. */
export function innOfName(text: string): string | undefined {
  const match = glued.exec(text);
  return match === null || match[0].length >= text.trimEnd().length ? undefined : match[1];
}
