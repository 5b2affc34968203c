import { accountKeyAgrees, readAccount, ruBik } from "../../countries/ru/bank.ts";
import { ibanIsValid, readIban } from "../../countries/iban.ts";
import { foldSpace, type BankAccount, type DraftValue, type Issue } from "../../model/index.ts";
import { tooLong } from "./cell-length.ts";
import type { CleanedBankAccounts } from "./cleaned.ts";
import { readSpreadsheetNumber } from "./number.ts";
import { isPlaceholder } from "../placeholder.ts";

interface Found {
  account: string;
  bik?: string;
  bank?: string;
  correspondent?: string;
}

/**
 * Reads a bank account from its parts (`account`, `bik`, `bank`, `correspondent`, as 1C keeps them) or from a line of text such as
 * «р/с 407… в ПАО Банк, БИК 044525225, к/с 301…». The key of account and БИК says whether both are right.
 */
export function cleanBankAccount(value: DraftValue): CleanedBankAccounts {
  const raw = value.raw ?? value.text;
  const issues: Issue[] = [];
  const say = (code: string, severity: Issue["severity"], params: NonNullable<Issue["params"]>): void => {
    issues.push({ code, severity, at: value.at, field: "bankAccounts", raw, params });
  };
  const long = tooLong(value, "bankAccounts");
  if (long !== undefined) return { accounts: [], issues: [long] };
  const found = value.parts === undefined ? fromText(value.text) : [fromParts(value.parts, value.text)];
  const accounts = found
    .filter(({ account }) => account !== "")
    .map((one): BankAccount => {
      const account = spell(one.account);
      const bik = one.bik === undefined || one.bik === "" ? undefined : wholeBik(one.bik, account);
      if (bik !== undefined && bik !== one.bik) say("account-bik-zero", "note", { bik });
      const valid = validity(account, bik);
      const cut = readSpreadsheetNumber(one.account)?.exact === false;
      if (cut) say("account-digits-lost", "warning", { account, bik: bik ?? "" });
      // A spreadsheet keeps fifteen digits and writes zeros for the rest.
      else if (valid !== true && /^\d{15}0{5}$/.test(account))
        say("account-digits-lost", "warning", { account, bik: bik ?? "" });
      else if (valid === false) say("account-key", "warning", { account, bik: bik ?? "" });
      else if (valid === undefined && readAccount(account) === undefined && readIban(account) === undefined)
        say("account-form", "warning", { account });
      const correspondent = one.correspondent === undefined ? undefined : spell(one.correspondent);
      const rule =
        account === one.account && bik === one.bik && found.length === 1 && value.parts !== undefined
          ? {}
          : { rule: "account-spelling" };
      return {
        raw,
        at: value.at,
        ...rule,
        account,
        ...(bik === undefined ? {} : { bik }),
        ...(one.bank === undefined || one.bank === "" ? {} : { bank: one.bank }),
        ...(correspondent === undefined || correspondent === "" ? {} : { correspondent }),
        ...(valid === undefined ? {} : { valid }),
      };
    });
  const written =
    value.text.trim() === ""
      ? Object.values(value.parts ?? {})
          .join(" ")
          .trim()
      : value.text.trim();
  if (accounts.length === 0 && /[\p{L}\p{N}]/u.test(written))
    say("account-none", isPlaceholder(written) ? "note" : "warning", { value: written });
  return { accounts, issues };
}

function fromParts(parts: Readonly<Record<string, string>>, text: string): Found {
  const part = (name: string): string => foldSpace(parts[name] ?? "");
  return {
    account: part("account") === "" && /\d/.test(text) ? text : part("account"),
    bik: part("bik").replace(/\s+/gu, ""),
    bank: part("bank"),
    correspondent: part("correspondent"),
  };
}

/** Accounts of 20 characters and IBANs in a text; БИК and correspondent account belong to the account before or, alone, after them. */
function fromText(text: string): Found[] {
  const plain = text
    .replace(/(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ \u00a0][A-Z0-9]{2,4}){2,8}(?![\p{L}\p{N}])/gu, (iban) =>
      iban.replace(/\s+/gu, ""),
    )
    .replace(/(?<=\d)[ \u00a0.-](?=\d)/gu, "");
  const biks = [...plain.matchAll(/(?:БИК|BIK|BIC)\s*(?:банка)?\s*[:№=]?\s*(\d{8,9})(?!\d)/giu)].map(
    (match) => match[1] ?? "",
  );
  if (biks.length === 0) biks.push(...(plain.match(/(?<!\d)0[0-4]\d{7}(?!\d)/gu) ?? []));
  const numbers = plain.match(/(?<![\dA-Z])(?:\d{5}[\dA-ZА-Я]\d{14}|[A-Z]{2}\d{2}[A-Z0-9]{11,30})(?![\dA-Z])/gu) ?? [];
  const correspondents = numbers.filter((number) => number.startsWith("301"));
  const own = numbers.filter((number) => !number.startsWith("301"));
  const bank = bankIn(plain);
  return own.map((account, index) => ({
    account,
    ...pick("bik", biks[index] ?? (own.length > 1 && biks.length === 1 ? biks[0] : undefined)),
    ...pick(
      "correspondent",
      correspondents[index] ?? (own.length > 1 && correspondents.length === 1 ? correspondents[0] : undefined),
    ),
    ...pick("bank", own.length === 1 ? bank : undefined),
  }));
}

/** «в ПАО Лотосбанк», «банк: Лотос», or a stretch between numbers and labels that bears the word. */
function bankIn(text: string): string | undefined {
  const said = /(?<![\p{L}])(?:в|банк[:\s])\s*((?:[А-ЯЁA-Z«"][^,;\d]{2,80}))(?=[,;]|\s+(?:БИК|к\/с|кор)|$)/u.exec(
    text,
  )?.[1];
  const stretches = text.split(
    /[,;:()\n]|\d{8,}|(?<!\p{L})(?:р|к)\/с(?:ч[её]?т)?(?!\p{L})|(?<!\p{L})(?:БИК|BIK|г\.)(?!\p{L})/u,
  );
  return (
    said ?? stretches.find((stretch) => /^\s*(?!Банк)[А-ЯЁA-Z«"].*(?:[Бб]анк|БАНК|[Bb]ank|BANK)/u.test(stretch))
  )?.trim();
}

function pick<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: string });
}

function spell(account: string): string {
  const number = readSpreadsheetNumber(account);
  if (number?.exact === true) return number.digits;
  return readAccount(account) ?? readIban(account) ?? foldSpace(account);
}

/** БИК with the zero that a spreadsheet took, where the account's key proves it. */
function wholeBik(bik: string, account: string): string {
  const padded = `0${bik}`;
  return /^\d{8}$/.test(bik) &&
    ruBik.parse(padded).valid &&
    readAccount(account) !== undefined &&
    accountKeyAgrees(account, padded) === true
    ? padded
    : bik;
}

function validity(account: string, bik: string | undefined): boolean | undefined {
  const iban = readIban(account);
  if (iban !== undefined) return ibanIsValid(iban);
  if (readAccount(account) === undefined || bik === undefined || !ruBik.parse(bik).valid) return undefined;
  return accountKeyAgrees(account, bik);
}
