import { domainToUnicode } from "node:url";
import type { DraftValue, Issue, TextValue } from "../../model/index.ts";
import { ruleOf, textValue } from "../origin.ts";
import type { CleanedTexts } from "./cleaned.ts";
import { tooLong } from "./cell-length.ts";
import { latinForLookAlikes } from "./look-alikes.ts";

const host = String.raw`(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}])?\.)+(?:\p{L}{2,24}|xn--[a-z0-9-]{2,58})`;
const site = new RegExp(
  `^(?:h[tp]{2,3}s?(?=[:;/\\\\])[:;]?[/\\\\]{0,3})?(?:w{3,4}[.,])?(${host})(:\\d{2,5})?([/?#]\\S*)?$`,
  "iu",
);

/**
 * Web sites of a cell in one form: host in lower case without `www.` and scheme, punycode as people read it, the path as written:
 * `romashka.ru/catalog`. An e-mail in the field is none, and said.
 */
export function cleanSites(value: DraftValue): CleanedTexts {
  const raw = value.raw ?? value.text;
  const values: TextValue[] = [];
  const issues: Issue[] = [];
  const say = (code: string, severity: Issue["severity"], text: string): void => {
    issues.push({ code, severity, at: value.at, field: "sites", raw, params: { value: text } });
  };
  const long = tooLong(value, "sites");
  if (long !== undefined) return { values: [textValue(value, value.text)], issues: [long] };
  const pieces = value.text
    // «lotos,ru»
    .replace(/(?<=^|\s)([\w-]{2,63}),(?=(?:ru|su|com|net|org|info|by|kz|ua)(?:\s|$))/giu, "$1.")
    .replace(/[\u200b-\u200f\u2060\ufeff]/gu, "")
    .split(/[\s,;|<>"«»()]+|(?<=\S)(?=https?:\/\/)/u)
    .map((piece) => piece.replace(/^[.'\-–—]+|[.'!–—-]+$/gu, "").replace(/(?<=\.\p{L}{2,24})\\(?=[^\\])/u, "/"))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  const seen = new Set<string>();
  for (const piece of pieces) {
    if (piece.includes("@") && !piece.includes("/")) {
      // «instagram: @lotos» is an account.
      say(piece.startsWith("@") ? "site-invalid" : "site-is-email", "warning", piece);
      values.push(textValue(value, piece));
      continue;
    }
    const read = readSite(piece);
    if (read === undefined) continue;
    if (seen.has(read)) continue;
    seen.add(read);
    const rules = [...(pieces.length > 1 ? ["site-split"] : []), ...(read === piece ? [] : ["site-spelling"])];
    values.push(textValue(value, read, ruleOf(rules)));
  }
  const text = value.text.trim();
  if (values.length === 0 && /[\p{L}\p{N}]/u.test(text)) {
    const nothing = /^(?:нету?|не указан[оа]?|отсутствует|нет сайта|н\/д|no|none|null|n\/a|x+|х+)\.?$/iu.test(text);
    if (!nothing) values.push(textValue(value, text));
    say("site-invalid", nothing ? "note" : "warning", text);
  }
  return { values, issues };
}

function readSite(piece: string): string | undefined {
  const match = site.exec(piece);
  if (match === null) return undefined;
  const [, written = "", port = "", path = ""] = match;
  // «lotos.ру», «lotos.сом»: the ending in the other layout, which look-alikes would make Paraguay's.
  const name = /^[\w.-]+\.(?:ру|сом|ком)$/iu.test(written)
    ? written.replace(/ру$/iu, "ru").replace(/(?:сом|ком)$/iu, "com")
    : written;
  const lower = domainToUnicode(name.toLowerCase()) || name.toLowerCase();
  const plain =
    /[a-z]/u.test(lower) && /\p{Script=Cyrillic}/u.test(lower) ? (latinForLookAlikes(lower) ?? lower) : lower;
  return `${plain}${port}${path.replace(/\/+$/u, "")}`;
}
