import { posix } from "node:path";

/** What the mapping stage needs of the file system. Paths are relative to the project, `/` on every system, or absolute. */
export interface MappingIo {
  /** Rejects or throws when the file cannot be read. */
  readText(path: string): string | Promise<string>;
  /** Rows of a CSV or of a sheet of a workbook as text, header row first. */
  readTable(path: string, sheet?: string): Rows | Promise<Rows>;
}

type Rows = readonly (readonly string[])[];

/** A path that a file names is relative to that file. */
export function besideOf(file: string, path: string): string {
  const folder = posix.dirname(file.replaceAll("\\", "/"));
  return isAbsolute(path) ? path : posix.normalize(posix.join(folder, path.replaceAll("\\", "/")));
}

function isAbsolute(path: string): boolean {
  return path.startsWith("/") || /^[A-Za-z]:[\\/]/.test(path);
}

export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = (error as NodeJS.ErrnoException).code;
  return code ?? error.message.split("\n")[0] ?? error.name;
}
