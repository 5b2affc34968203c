import { foldKey } from "../model/index.ts";

const exact = /^(?:итого|итог|всего|total|totals|grand total|subtotal)\s*[:.]?$/;
const opening = /^(?:итого|всего|grand total|subtotal|total)[\s:]/;
const amount = /^[-+(]?[\d\s.,']*[)%]?(?:\s*(?:руб\.?|шт\.?|₽|\$|€))?$/;

/**
 * Whether a row is a total. The word alone is enough; a longer text that begins with it («Итого по группе Опт») only when
 * everything beside it is an amount, because «Total Восток» is a firm. Ten and more digits are a code, not an amount.
 *
 * @param label the first filled cell, at `index`
 * @param more the mapping's own words, compared by their beginning
 */
export function isTotal(
  label: string,
  cells: readonly string[],
  index: number,
  more: readonly string[] | undefined,
): boolean {
  if (!/^\s*[ивtgsИВTGS]/.test(label) && more === undefined) return false;
  const text = foldKey(label);
  if (exact.test(text)) return true;
  if (more?.some((word) => word !== "" && text.startsWith(foldKey(word))) === true) return true;
  if (!opening.test(text)) return false;
  let amounts = 0;
  for (let i = index + 1; i < cells.length; i++) {
    const cell = (cells[i] ?? "").trim();
    if (cell === "") continue;
    if (!amount.test(cell) || cell.replace(/\D/g, "").length >= 10 || cell.startsWith("+")) return false;
    amounts++;
  }
  // «Всего элементов: 57»: the amount stands behind the words.
  return (
    amounts > 0 || text.startsWith("итого") || text.startsWith("всего:") || /^всего [а-яё ]+: ?\d[\d\s]*$/u.test(text)
  );
}
