import { say } from "../../src/messages/catalogue.ts";
import type { SaidParams } from "../../src/model/index.ts";

/** What a person reads of the error that `work` throws; empty when it throws none. */
export function messageOf(work: () => unknown): string {
  try {
    work();
    return "";
  } catch (error) {
    const { code, params } = error as { readonly code: string; readonly params: SaidParams };
    return say(code, "en", params);
  }
}
