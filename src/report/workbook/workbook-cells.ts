import type { CellValue, Style } from "exceljs";

/** What stands in the cells of our workbooks: texts that every reader gives back as they were, and their looks. */

/**
 * Text as ST_Xstring: characters that XML cannot hold, and a text that looks like their escape, are written `_xHHHH_`
 * (ECMA-376 §22.9.2.19), so that every string comes back as it was; exceljs would drop them. Such texts, and those with
 * blanks at an end, go as rich text: only there does exceljs mark blanks as meant, and do all readers undo the escape once.
 */
export function cellValue(text: string): CellValue {
  if (!/[_\u0000-\u001f\u007f\ud800-\udfff\ufffe\uffff]|^\s|\s$/.test(text)) return text;
  const escaped = text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(
      /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    );
  return { richText: [{ text: escaped }] };
}

// One object each: exceljs knows a style that it has seen by its identity, and compares it whole otherwise.
const font = { name: "Calibri", size: 11 };
const fill = (argb: string) => ({ type: "pattern" as const, pattern: "solid" as const, fgColor: { argb } });
const border = { left: { style: "thin" as const, color: { argb: "FFD0D0D0" } } };
const top = { vertical: "top" as const };
const wrap = { ...top, wrapText: true };
export const styles = {
  text: { numFmt: "@", font, alignment: top },
  wrapped: { numFmt: "@", font, alignment: wrap },
  editable: { numFmt: "@", font, fill: fill("FFFFFBE0"), border, alignment: top, protection: { locked: false } },
  header: { numFmt: "@", font: { ...font, bold: true }, fill: fill("FFE3E8EE"), border, alignment: wrap },
  title: { numFmt: "@", font: { ...font, bold: true, size: 14 }, alignment: wrap },
} satisfies Record<string, Partial<Style>>;

export function styleOf(cell: { readonly editable?: boolean; readonly wrap?: boolean } = {}): Partial<Style> {
  if (cell.editable === true) return styles.editable;
  return cell.wrap === true ? styles.wrapped : styles.text;
}
