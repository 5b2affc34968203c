import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { glob } from "tinyglobby";
import { Failure } from "../../model/failure.ts";
import { compareText } from "../../model/text.ts";
import { fileState } from "../artifacts/file-state.ts";
import type { RunInput } from "../artifacts/run-folder.ts";

/** One file of a source. `path` is relative to the project with `/` on every system, `absolute` is for opening it. */
export interface InputFile {
  readonly source: string;
  readonly path: string;
  readonly absolute: string;
  /** Set for a database instead of a file: `path` is its name, `absolute` is empty. Holds a password. */
  readonly url?: string;
}

/**
 * Files of a source, in code-unit order of their paths, so that the order in which a folder lists them means nothing. A plain
 * path is taken as it is, with any characters in it; only what has `*`, `?`, `[` or `{` in it and is no existing file is a pattern.
 */
export async function findFiles(project: string, source: string, patterns: readonly string[]): Promise<InputFile[]> {
  const found = new Map<string, InputFile>();
  for (const pattern of patterns) {
    for (const absolute of await expand(project, pattern)) {
      const path = relative(project, absolute).replaceAll("\\", "/");
      found.set(absolute, { source, path, absolute });
    }
  }
  if (found.size === 0) throw new Failure("source-no-files", { source, files: patterns.join(", "), path: project });
  return [...found.values()].sort((a, b) => compareText(a.path, b.path));
}

async function expand(project: string, pattern: string): Promise<string[]> {
  const plain = resolve(project, pattern);
  const exists = await stat(plain).then(
    () => true,
    () => false,
  );
  if (exists || !/[*?[{]/.test(pattern)) return exists ? [plain] : [];
  const files = await glob([pattern.replaceAll("\\", "/")], {
    cwd: project,
    absolute: true,
    onlyFiles: true,
    dot: false,
  });
  // Excel's lock file of an open workbook: `~$clients.xlsx`. It matches *.xlsx and is no workbook.
  return files.filter((file) => !/[/\\]~\$[^/\\]*$/.test(file)).map((file) => resolve(file));
}

/** Size and sha256 of an input, for run.json and the protocol. A folder (1C 7.7) is hashed file by file in order of name. */
export async function describeInput(file: InputFile): Promise<RunInput> {
  const hash = createHash("sha256");
  let bytes = 0;
  for (const path of await filesOf(file.absolute)) {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
    }
  }
  return { source: file.source, path: file.path, bytes, sha256: hash.digest("hex") };
}

/** Tells whether a file is still the one that was hashed: the state of everything that is read of it. */
export async function stateOf({ absolute }: InputFile): Promise<string> {
  const infos = await Promise.all((await filesOf(absolute)).map((path) => stat(path)));
  return infos.map(fileState).join(" ");
}

async function filesOf(path: string): Promise<string[]> {
  const info = await stat(path);
  if (!info.isDirectory()) return /\.dbf$/i.test(path) ? [path, ...(await memosOf(path))] : [path];
  const names = (await readdir(path)).sort(compareText);
  const inside = await Promise.all(names.map((name) => filesOf(join(path, name))));
  return [...new Set(inside.flat())];
}

/** A DBF keeps its long texts in a file beside it. */
async function memosOf(table: string): Promise<string[]> {
  const stem = basename(table).slice(0, -".dbf".length).toLowerCase();
  const beside = (await readdir(dirname(table))).sort(compareText);
  const memos = beside.filter((name) => [`${stem}.dbt`, `${stem}.fpt`].includes(name.toLowerCase()));
  return memos.map((name) => join(dirname(table), name));
}
