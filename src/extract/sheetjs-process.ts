import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import type { CellObject, Range, RowInfo } from "@e965/xlsx";
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

/**
 * The program of the process. A text, since it must run from sources and from the build alike. Answers one question at a
 * time: `{ open }` with what there is, `{ sheet, from }` with a slice of rows.
 */
const program = `
const { readFileSync } = require("node:fs");
let book;
process.on("message", (question) => {
  try {
    if (question.open === undefined) {
      const data = book.Sheets[book.SheetNames[question.sheet]]["!data"] ?? [];
      process.send({ rows: data.slice(question.from, question.from + ${sliceRows}) });
      return;
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
    process.send({ sheets, date1904: book.Workbook?.WBProps?.date1904 === true });
  } catch (error) {
    process.send({ fault: String(error?.message ?? error) });
  }
});
process.on("disconnect", () => process.exit());
`;

interface Answer {
  readonly fault?: string;
  readonly sheets?: readonly WholeSheetInfo[];
  readonly date1904?: boolean;
  readonly rows?: readonly (readonly (CellObject | undefined)[] | undefined)[];
}

/**
 * Reads a workbook with SheetJS in a process of its own: some broken files make it grow an array until V8 ends the whole
 * process, and some never end; neither may take a run with it.
 *
 * @param size of the file in bytes; heap and time allowed grow with it
 */
export async function openWhole(absolutePath: string, path: string, size: number): Promise<WholeBook> {
  const megabytes = 512 + Math.ceil((size / 1024 / 1024) * 24);
  const seconds = 60 + Math.ceil((size / 1024 / 1024) * 4);
  const require = createRequire(import.meta.url);
  const child = spawn(process.execPath, [`--max-old-space-size=${megabytes}`, "-e", program], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  const ask = async (question: object): Promise<Answer> => {
    const answer = await answerOf(child, question, seconds);
    if (answer.fault === undefined) return answer;
    child.kill("SIGKILL");
    const code = /password|encrypt/i.test(answer.fault) ? "workbook-encrypted" : "workbook-broken";
    throw new ExtractError(code, path, { reason: answer.fault });
  };
  const opened = await ask({
    open: absolutePath,
    library: require.resolve("@e965/xlsx"),
    codePages: require.resolve("@e965/xlsx/dist/cpexcel.js"),
  });
  return {
    sheets: opened.sheets ?? [],
    date1904: opened.date1904 ?? false,
    rows: async (sheet, from) => (await ask({ sheet, from })).rows ?? [],
    close: () => child.kill("SIGKILL"),
  };
}

function answerOf(child: ChildProcess, question: object, seconds: number): Promise<Answer> {
  return new Promise((resolve) => {
    const settle = (answer: Answer): void => {
      clearTimeout(timer);
      child.off("message", settle).off("exit", died).off("error", failed);
      resolve(answer);
    };
    const died = (): void => settle({ fault: "the reader of this format broke down over it" });
    const failed = (error: Error): void => settle({ fault: error.message });
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      settle({ fault: `no end after ${seconds} s` });
    }, seconds * 1000);
    child.on("message", settle as (message: unknown) => void);
    child.on("exit", died);
    child.on("error", failed);
    // A process that is gone already says so by `exit`; the error of the pipe would say it twice.
    child.send(question, () => {});
  });
}
