import { foldKey } from "../model/index.ts";
import type { Issue } from "../model/index.ts";
import { ExtractError } from "./reader.ts";

interface Named {
  readonly name: string;
  readonly hidden: boolean;
}

/**
 * The sheets (or tables) to read: all for `"*"`, those named, else the first visible one. What is then not read is said
 * in an issue, since a second sheet of customers must not be overlooked.
 */
export function chooseSheets<S extends Named>(
  sheets: readonly S[],
  wanted: string | readonly string[] | undefined,
  path: string,
): { readonly chosen: readonly S[]; readonly issues: readonly Issue[] } {
  if (wanted === "*") return { chosen: sheets, issues: [] };
  if (wanted === undefined) {
    const first = sheets.find((sheet) => !sheet.hidden) ?? sheets[0];
    const others = sheets.filter((sheet) => sheet !== first).map((sheet) => sheet.name);
    const issues: Issue[] =
      others.length === 0
        ? []
        : [{ code: "sheets-not-read", severity: "note", params: { count: others.length, names: others.join(", ") } }];
    return { chosen: first === undefined ? [] : [first], issues };
  }
  const names = typeof wanted === "string" ? [wanted] : wanted;
  const chosen = names.map((name) => {
    const found =
      sheets.find((sheet) => sheet.name === name) ?? sheets.find((sheet) => foldKey(sheet.name) === foldKey(name));
    if (found === undefined) {
      const there = sheets.map((sheet) => sheet.name).join(", ");
      throw new ExtractError("sheet-missing", path, { sheet: name, there });
    }
    return found;
  });
  return { chosen: [...new Set(chosen)], issues: [] };
}
