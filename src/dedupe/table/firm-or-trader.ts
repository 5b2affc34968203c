import { meanings } from "../words/generic-words.ts";
import type { Features } from "./features.ts";

/** `Бондаренко и К`: a human being has no company. */
const andCompany = /\p{L} (?:и к|и ко|and co|und co|et cie)\t/u;

/** A firm for certain: it has a legal form, or a valid ИНН of ten digits. Without either the kind is only a default. */
export function isSurelyFirm({ kind, identifiers, names }: Features): boolean {
  // A farm (КФХ) without a firm's number is as likely its head's: lists write either.
  if (kind !== "organisation" || identifiers.some((each) => /^ru-inn:\d{12}$/.test(each))) return false;
  return (
    names.some((name) => !/\t(?:КФХ)?$/u.test(name) || andCompany.test(name)) ||
    identifiers.some((identifier) => /^ru-inn:\d{10}$/.test(identifier))
  );
}

/**
 * A sole trader for certain, though written in Latin letters: `IP Serikov Askar`, `Bondar Olena FOP`. Cleaning takes no form off such a name,
 * because `IP` may be anything (`IP Telecom Systems`); so only two or three words of which none says what a firm does.
 */
export function isTraderInLatin({ kind, names }: Features): boolean {
  return kind === "organisation" && names.some((name) => isSomebody(name.split("\t")[0]!));
}

function isSomebody(name: string): boolean {
  const rest = trader.exec(name);
  if (rest === null) return false;
  const words = (rest[1] ?? rest[2]!).split(" ");
  return words.every((word) => word.length > 1 && !meanings.has(word));
}

const mark = "(?:ip|fop|chp|pboyul|yatt|ytt)";
const somebody = "(\\p{Script=Latin}+(?: \\p{Script=Latin}+){1,2})";
const trader = new RegExp(`^(?:${mark} ${somebody}|${somebody} ${mark})$`, "u");
