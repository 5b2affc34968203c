import type { DraftValue } from "../model/index.ts";
import type { CleanedBankAccounts } from "./cleaned.ts";

/** `value.parts` may hold account, bik, bank, correspondent (1C); else the text holds them. */
export function cleanBankAccount(value: DraftValue): CleanedBankAccounts {
  const account = value.parts?.["account"] ?? value.text;
  return { accounts: [{ raw: value.raw ?? value.text, at: value.at, account }], issues: [] };
}
