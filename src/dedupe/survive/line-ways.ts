import type { NameParts } from "../../countries/fuller-name.ts";
import type { BankAccount, Email, Phone } from "../../model/index.ts";
import { foldWords } from "../words/fold-words.ts";
import { beyondAscii, decoded } from "./line-parts.ts";
import { singleFields } from "./survive.ts";
import {
  accountText,
  addressText,
  betterAccount,
  betterPhone,
  emailText,
  nameText,
  noted,
  notedName,
  partsOf,
  personNamed,
  personText,
  phoneText,
  siteText,
  textOf,
} from "./sayings.ts";

/** How a field of one value is settled. Its methods are given what stands in that field. */
export interface Way {
  /** Where a value's bytes tell what it says: if they say the same there, so do the values. */
  readonly key: string;
  text(value: object): string;
  parts?(value: object, record: object): NameParts | undefined;
}

/** How a list is. */
export interface ListWay {
  text(value: object): string;
  betterValue?(value: object): number;
  valid?(value: object): boolean;
  /** What a value says by its bytes; undefined where they do not tell. Without it, lists of several are parsed. */
  keyOf?(body: string): string | undefined;
  /** `betterValue` by the bytes. */
  better?(body: string): number;
}

const plain: Way = { key: '"value":"', text: textOf };
const person: Way = { key: '"compare":"', text: personText, parts: partsOf };
const firm: Way = { key: '"compare":"', text: nameText, parts: personNamed };

/** Fields of one value, those of a type in the order in which they are settled and written. */
export const singles = {
  both: Object.fromEntries(
    singleFields.map((field) => [field, field === "responsible" ? { ...plain, parts: notedName } : plain]),
  ) as Readonly<Record<(typeof singleFields)[number], Way>>,
  counterparty: { name: firm, legalName: firm, legalForm: plain, person, birthDate: plain },
  contact: { name: person, gender: plain, birthDate: plain },
};

const byValue: ListWay = { text: textOf, keyOf: (body) => said(body, '"value":"') };

export const lists: Readonly<Record<string, ListWay>> = {
  identifiers: {
    text: textOf,
    keyOf(body) {
      const scheme = said(body, '"scheme":"');
      const value = said(body, '"value":"');
      return scheme === undefined || value === undefined ? undefined : `${scheme}:${value}`;
    },
  },
  phones: {
    text: phoneText,
    betterValue: betterPhone,
    valid: ({ e164 }: Phone) => e164 !== undefined,
    keyOf: (body) => (body.includes('"extension":') ? undefined : said(body, '"e164":"')),
    better: (body) =>
      (body.includes('"quality":"as-written"') ? 2 : body.includes('"quality":"inferred"') ? 1 : 0) +
      (body.includes('"note":"') ? 0.5 : 0),
  },
  emails: {
    text: emailText,
    valid: ({ address }: Email) => address !== undefined,
    keyOf: (body) => inSmallLetters(said(body, '"address":"')),
  },
  addresses: {
    text: addressText,
    keyOf(body) {
      const text = said(body, '"text":"');
      const kind = body.includes('"kind":') ? said(body, '"kind":"') : "";
      return text === undefined || kind === undefined ? undefined : `${kind}|${foldWords(decoded(text))}`;
    },
  },
  sites: { text: siteText, keyOf: (body) => inSmallLetters(said(body, '"value":"')) },
  tags: byValue,
  notes: {
    text: noted,
    keyOf(body) {
      const note = said(body, '"value":"');
      return note === undefined ? undefined : noted({ value: decoded(note) });
    },
  },
  formerNames: { text: nameText, keyOf: (body) => said(body, '"compare":"') },
  bankAccounts: { text: accountText, betterValue: betterAccount, valid: ({ valid }: BankAccount) => valid !== false },
  roles: byValue,
  optOuts: byValue,
};

/** What stands behind a key; undefined without it, and where it is empty or has anything escaped. No text has such a key in it: its quotes would be escaped. */
export function said(body: string, key: string): string | undefined {
  const at = body.indexOf(key);
  if (at < 0) return undefined;
  const from = at + key.length;
  const text = body.slice(from, body.indexOf('"', from));
  return text === "" || text.includes("\\") ? undefined : text;
}

/** Letters beyond ASCII are left to who knows them. */
function inSmallLetters(text: string | undefined): string | undefined {
  return text === undefined || beyondAscii.test(text) ? undefined : text.toLowerCase();
}
