import { foldSpace, type DraftValue, type Issue } from "../../model/index.ts";
import type { CleanedText } from "./cleaned.ts";
import { decodeEntities } from "../entities.ts";
import { repairMojibake } from "./mojibake.ts";
import { ruleOf, textValue } from "../origin.ts";

/** What {@link cleanCharacters} made of a text. */
export interface CleanCharacters {
  readonly text: string;
  readonly rules: readonly string[];
  /** Issue codes without place. */
  readonly findings: readonly ("text-characters" | "text-mojibake" | "text-characters-lost")[];
}

const invisible = /[\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\u00ad\ufeff\u180e]/gu;
const control = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Takes out what nobody sees and no database wants: control and zero-width characters; wrongly decoded text is read again where
 * that can be proved. NUL and lone surrogates, which stand for something that is lost, become U+FFFD. Blanks are left to the caller.
 */
export function cleanCharacters(text: string): CleanCharacters {
  const rules: string[] = [];
  const findings: CleanCharacters["findings"][number][] = [];
  // Printable ASCII and Cyrillic, the overwhelming rule, needs no look.
  if (/^[\t\n\r -~А-яЁё№«»—–“”]*$/u.test(text) && !/[РС][^а-яё\s]/u.test(text) && !text.includes("&"))
    return { text, rules, findings };
  const decoded = decodeEntities(text);
  if (decoded !== text) rules.push("text-entities");
  const repaired = repairMojibake(decoded);
  if (repaired !== undefined) {
    rules.push("text-mojibake");
    findings.push("text-mojibake");
  }
  const read = repaired ?? decoded;
  const kept = read.replace(loneSurrogate, "\ufffd").replaceAll("\u0000", "\ufffd");
  if (kept.includes("\ufffd")) findings.push("text-characters-lost");
  const cleaned = kept.replace(/\r\n?/gu, "\n").replace(invisible, "").replace(control, " ");
  if (cleaned !== read.replace(/\r\n?/gu, "\n")) {
    rules.push("text-characters");
    if (kept === read && control.test(kept)) findings.push("text-characters");
    control.lastIndex = 0;
  }
  return { text: cleaned, rules, findings };
}

/** One line of text (names, tags, statuses), or with `lines` several (notes): blanks folded, unseen characters taken out. */
export function cleanText(
  value: DraftValue,
  options: { readonly field: string; readonly lines?: boolean },
): CleanedText {
  const raw = value.raw ?? value.text;
  const { text, rules, findings } = cleanCharacters(value.text);
  const folded =
    options.lines === true
      ? text
          .split("\n")
          .map(foldSpace)
          .join("\n")
          .replace(/\n{3,}/gu, "\n\n")
          .trim()
      : foldSpace(text);
  const issues = findings.map((code): Issue => ({
    code,
    severity: code === "text-characters-lost" ? "warning" : "note",
    at: value.at,
    field: options.field,
    raw,
    params: { value: folded },
  }));
  if (folded === "") return { issues };
  return { value: textValue(value, folded, ruleOf(rules)), issues };
}
