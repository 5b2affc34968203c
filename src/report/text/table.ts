/** Aligned columns for the terminal. Pure. */

export interface TableRow {
  readonly cells: readonly string[];
  /** Free text after the last column. */
  readonly after?: string;
}

/** Width on a terminal: combining marks take no place, East Asian wide characters two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(char)) continue;
    width +=
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xff00 && code <= 0xff60) ||
      code >= 0x1f300
        ? 2
        : 1;
  }
  return width;
}

/** First column left, the others right; two blanks before, two between; no blanks at the end of a line. */
export function alignTable(rows: readonly TableRow[], widths?: readonly number[]): string[] {
  const columns = widths ?? columnWidths(rows);
  return rows.map(({ cells, after }) => {
    const line = columns.map((width, i) => {
      const cell = cells[i] ?? "";
      const gap = " ".repeat(Math.max(0, width - displayWidth(cell)));
      return i === 0 ? cell + gap : gap + cell;
    });
    return `  ${line.join("  ")}${after === undefined || after === "" ? "" : `   ${after}`}`.trimEnd();
  });
}

/** The width each column needs; give several tables one first width to let them stand under each other. */
export function columnWidths(rows: readonly TableRow[]): number[] {
  const widths: number[] = [];
  for (const { cells } of rows) {
    cells.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell))));
  }
  return widths;
}
