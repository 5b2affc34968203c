/**
 * Hides who is meant and shows what kind of text it was: of each word the first letter, of digits the last two, of
 * everything else all. `ООО "Ромашка"` → `ООО "Р••••••"`, `8 (846) 231-60-14` → `• (•••) •••-••-14`, `olga@acme.ru` → `o•••@a•••.r•`.
 * For reports that are shared; the run folder itself is never masked.
 */
export function maskText(text: string): string {
  let digits = (text.match(/\p{Nd}/gu) ?? []).length;
  return text.replace(/\p{L}[\p{L}\p{M}]*|\p{Nd}/gu, (part) => {
    if (/^\p{Nd}$/u.test(part)) return digits-- > 2 ? "•" : part;
    if (/^\p{Lu}{1,4}$/u.test(part) && shortForms.has(part)) return part;
    const letters = [...part];
    return (letters[0] ?? "") + "•".repeat(Math.min(8, letters.length - 1));
  });
}

/** Legal forms say nothing about anybody and make a masked report readable. */
const shortForms = new Set(["ООО", "ОАО", "ЗАО", "ПАО", "НАО", "АО", "ИП", "ТОО", "ЧП", "LLC", "LTD", "INC"]);

/** A record id keeps its source, which is the project's word, and hides the key, which may be a name. */
export function maskId(id: string): string {
  const colon = id.indexOf(":");
  return colon < 0 ? maskText(id) : `${id.slice(0, colon)}:${maskText(id.slice(colon + 1))}`;
}

/** A number that a sequence has given out, or a UUID. Ten digits may be a telephone or an ИНН. */
const surrogate = /^(?:\d{1,9}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** A row of a table, `counterparty/24`: a surrogate key says nothing about anybody, another may. */
function maskRow(row: string): string {
  const slash = row.indexOf("/");
  const key = row.slice(slash + 1);
  return surrogate.test(key) ? row : `${row.slice(0, slash + 1)}${maskText(key)}`;
}

export interface Masker {
  text(text: string): string;
  id(id: string): string;
  row(row: string): string;
}

export function masker(mask: boolean): Masker {
  const same = (text: string) => text;
  return mask ? { text: maskText, id: maskId, row: maskRow } : { text: same, id: same, row: same };
}
