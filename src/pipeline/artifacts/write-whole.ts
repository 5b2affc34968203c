import { renameSync, rmSync, writeFileSync } from "node:fs";

/** Writes a small file as a whole: it appears complete or not at all. */
export function writeWhole(path: string, text: string): void {
  const part = `${path}.part`;
  try {
    writeFileSync(part, text, { mode: 0o600 });
    renameSync(part, path);
  } catch (error) {
    // A full disk: nobody else would sweep it away.
    rmSync(part, { force: true });
    throw error;
  }
}
