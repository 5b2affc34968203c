import type { Signature } from "../pipeline/judge.ts";

/** Who writes into a journal, why, and when. */
export function signatureOf(options: Readonly<Record<string, unknown>>): Signature {
  return {
    ...(typeof options["by"] === "string" ? { by: options["by"] } : {}),
    ...(typeof options["why"] === "string" ? { why: options["why"] } : {}),
    now: new Date(),
  };
}
