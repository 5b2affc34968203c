import type { Stats } from "node:fs";

/** Size and time of last change: tells whether a file is still the one it was, without reading it. */
export function fileState({ size, mtimeMs }: Stats): string {
  return `${size}:${mtimeMs}`;
}
