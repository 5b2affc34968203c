import type { SaidParams } from "./sentence.ts";

/**
 * The run cannot go on. The command line prints the message of `code` from src/messages, filled from `params`, and exits with
 * `exitCode`: 2 could not run, 1 a gate was missed or a check found something, 130 interrupted.
 */
export class Failure extends Error {
  readonly code: string;
  readonly params: SaidParams;
  readonly exitCode: number;

  constructor(code: string, params: SaidParams = {}, exitCode = 2, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.name = "Failure";
    this.code = code;
    this.params = params;
    this.exitCode = exitCode;
  }
}
