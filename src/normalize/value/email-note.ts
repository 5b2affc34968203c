import { foldCase, foldSpace, type DraftValue, type Email } from "../../model/index.ts";
import { emailLabel } from "./email.ts";

const labels = new RegExp(
  String.raw`(?:mailto|smtp)\s*:|(?<!\p{L})(?:${emailLabel}|[eе]\s?-?\s?mail|mail(?=\s*:)|(?:адрес\s)?электронн\p{L}{2}\s(?:почт\p{L}|адрес))(?!\p{L})[\s.:-]*`,
  "giu",
);

/** What says nothing of an address: the words between two, and that it is one for work. */
const idle = /^(?:и|или|либо|and|or|нету?|no|none|тот же|раб(?:оч\p{L}*)?|work|основн\p{L}*|e-?mail)$/iu;

/**
 * What stands beside the addresses of a cell, as phones keep their remarks: «buh@lotos.ru (Петрова, бух.)» → «buh@lotos.ru: Петрова, бух.»,
 * of several addresses the whole cell. Undefined where nothing does, and where it is only the name that the row has anyway.
 *
 * @param known the names of the row, asked for where anything stands there
 */
export function emailNote(
  value: DraftValue,
  emails: readonly Email[],
  known: () => readonly string[],
): string | undefined {
  const { text } = value;
  if (value.find === true || emails.length === 0 || !mayHoldMore(text.trim())) return undefined;
  let rest = text;
  for (const { address } of emails) {
    const at = address === undefined ? -1 : rest.toLowerCase().indexOf(address.toLowerCase());
    // An unread or mended address stands in the cell as it was, and nobody can tell where it ends.
    if (at < 0 || address === undefined) return undefined;
    rest = `${rest.slice(0, at)} ${rest.slice(at + address.length)}`;
  }
  if (rest.includes("@")) return undefined;
  const said = foldSpace(rest.replace(labels, " ").replace(/[<>()[\]"«»]+/gu, " ")).replace(
    /^[\s,;:/|.–—-]+|[\s,;:/|–—-]+$/gu,
    "",
  );
  const words = said.match(/[\p{L}\p{N}]+/gu) ?? [];
  const names = new Set(known().flatMap((name) => foldCase(name).match(/[\p{L}\p{N}]+/gu) ?? []));
  if (!/\p{L}{2}|\d{3}/u.test(said) || words.every((word) => idle.test(word) || names.has(foldCase(word))))
    return undefined;
  return emails.length === 1 ? `${emails[0]?.address ?? ""}: ${said}` : foldSpace(text);
}

/** Most cells have none of these signs, and looking for them alone is five times as quick as looking for any letter before a colon. */
function mayHoldMore(text: string): boolean {
  return /[\s(<:[]/u.test(text) && /[\s(<[]|\p{L}:/u.test(text);
}
