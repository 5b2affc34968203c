import { say } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";

/** Why a column is taken for what it is: a code of the catalogue, so that the comments speak the language of the project. */
export interface Reason {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export function reasonOf(code: string, params?: Reason["params"]): Reason {
  return params === undefined ? { code } : { code, params };
}

/** The reason in words; what the cells look like is said in words too. */
export function sayReason({ code, params }: Reason, language: Language): string {
  const shape = params?.["shape"];
  return say(code, language, shape === undefined ? params : { ...params, shape: say(`shape-${shape}`, language) });
}
