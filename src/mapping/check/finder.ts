import { diagnose } from "../diagnostic.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { LoadedMapping } from "../load.ts";
import type { RuleCode } from "../rules.ts";
import { keySpan, valueSpan } from "../../yaml/index.ts";
import type { Path } from "../../yaml/index.ts";

type Params = Readonly<Record<string, string | number>>;

/** Gathers what the parts of the checker find, at keys and values of one loaded file. */
export class Finder {
  readonly found: Diagnostic[] = [];
  readonly #subject: Pick<LoadedMapping, "file" | "positions">;

  constructor(subject: Pick<LoadedMapping, "file" | "positions">) {
    this.#subject = subject;
  }

  atValue(code: RuleCode, path: Path, params: Params = {}, suggestion?: string, known?: readonly string[]): void {
    const { positions, file } = this.#subject;
    this.found.push(diagnose(code, valueSpan(positions, path, file), params, suggestion, known));
  }

  atKey(code: RuleCode, path: Path, params: Params = {}, suggestion?: string, known?: readonly string[]): void {
    const { positions, file } = this.#subject;
    this.found.push(diagnose(code, keySpan(positions, path, file), params, suggestion, known));
  }

  /** The file in which the thing at a path was written: not the mapping's own where it was inherited. */
  fileOf(path: Path): string {
    const { positions, file } = this.#subject;
    return keySpan(positions, path, file).file;
  }

  isInherited(path: Path): boolean {
    return this.fileOf(path) !== this.#subject.file;
  }
}
