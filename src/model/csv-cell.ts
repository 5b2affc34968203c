/**
 * A spreadsheet program runs a CSV cell that begins with `=`, `+`, `-` or `@` (or a tab or line end before them) as a formula. What
 * we write gets an apostrophe in front; what already has apostrophes there gets one more, so that reading takes exactly
 * one away again and every text comes back. Source: OWASP, CSV injection.
 */
export function defuseCell(text: string): string {
  return /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

/** Undoes {@link defuseCell}. Also right for files of people who typed `'+7 846…` to keep Excel from adding it up. */
export function undoDefuse(cell: string): string {
  return /^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}
