import { createRequire } from "node:module";
import type { CellObject, Range, RowInfo } from "@e965/xlsx";
import { OwnProcessFault, startOwnProcess } from "./own-process.ts";
import { ExtractError } from "./reader.ts";

/** What SheetJS found in a file, sheet by sheet; rows are drawn in slices. */
export interface WholeBook {
  readonly sheets: readonly WholeSheetInfo[];
  readonly date1904: boolean;
  rows(sheet: number, from: number): Promise<readonly (readonly (CellObject | undefined)[] | undefined)[]>;
  close(): void;
}

export interface WholeSheetInfo {
  readonly name: string;
  readonly hidden: boolean;
  readonly rowCount: number;
  readonly merges: readonly Range[];
  readonly rowInfo: readonly (RowInfo | undefined)[];
}

/** Rows that one answer holds. */
export const sliceRows = 1000;

/** Answers `{ open }` with what there is, `{ sheet, from }` with a slice of rows. */
const program = `
const { readFileSync } = require("node:fs");
let book;
function answer(question) {
  if (question.open === undefined) {
    const data = book.Sheets[book.SheetNames[question.sheet]]["!data"] ?? [];
    return { rows: data.slice(question.from, question.from + ${sliceRows}) };
  }
  const sheetjs = require(question.library);
  // Excel 95 and older keep their texts in a code page, which SheetJS knows only with these tables.
  sheetjs.set_cptable(require(question.codePages));
  book = sheetjs.read(readFileSync(question.open), { type: "buffer", raw: true, cellNF: true, cellStyles: true, dense: true });
  const sheets = book.SheetNames.map((name, i) => {
    const sheet = book.Sheets[name] ?? {};
    return {
      name,
      hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0,
      rowCount: (sheet["!data"] ?? []).length,
      merges: sheet["!merges"] ?? [],
      rowInfo: sheet["!rows"] ?? [],
    };
  });
  return { sheets, date1904: book.Workbook?.WBProps?.date1904 === true };
}
`;

interface Answer {
  readonly sheets?: readonly WholeSheetInfo[];
  readonly date1904?: boolean;
  readonly rows?: readonly (readonly (CellObject | undefined)[] | undefined)[];
}

/** Reads a workbook with SheetJS in a process of its own. `size`: of the file, in bytes. */
export async function openWhole(absolutePath: string, path: string, size: number): Promise<WholeBook> {
  const require = createRequire(import.meta.url);
  const sheetjs = startOwnProcess<Answer>(program, size);
  const ask = (question: object): Promise<Answer> =>
    sheetjs.ask(question).catch((error: unknown) => {
      if (!(error instanceof OwnProcessFault)) throw error;
      const code = /password|encrypt/i.test(error.message) ? "workbook-encrypted" : "workbook-broken";
      throw new ExtractError(code, path, { reason: error.message }, { cause: error });
    });
  const opened = await ask({
    open: absolutePath,
    library: require.resolve("@e965/xlsx"),
    codePages: require.resolve("@e965/xlsx/dist/cpexcel.js"),
  });
  return {
    sheets: opened.sheets ?? [],
    date1904: opened.date1904 ?? false,
    rows: async (sheet, from) => (await ask({ sheet, from })).rows ?? [],
    close: () => sheetjs.close(),
  };
}
