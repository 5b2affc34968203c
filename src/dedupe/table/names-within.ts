import { withoutLegalForm } from "../../countries/legal-forms.ts";
import { foldWords } from "../words/fold-words.ts";
import { meanings } from "../words/generic-words.ts";

/** What stands apart within one cell: in brackets, behind a comma or a slash, behind quotation marks. */
const between = /[()[\]/;,]|(?<=["»”])\s+(?=\p{L})/u;

/** One of the names that a cell holds, folded, without legal form. */
export interface NameWithin {
  readonly name: string;
  /** Of a name and its first letters: which of the two it is. */
  readonly of?: "letters" | "words";
}

/**
 * The names that one cell holds, where it says both how a firm is called and who it is: `Букет (ООО Вектор)`, `ИП Крылова, кафе
 * «Лантеркор»`. Somebody else's list has either alone. Only where exactly one part has a legal form; a town, a remark («опт») and words
 * that say what kind of firm it is are no names, and a sole trader's own name is compared as a person's. A name and its first letters, either of them
 * in brackets, are two whatever forms there are: `Norddeutsche Getränkelogistik (NGL)`.
 *
 * @param raw the cell
 * @param cleaned words of the cleaned name: what cleaning took off (a town, a status) is no name either
 * @returns empty for a cell of one name
 */
export function namesWithin(raw: string, cleaned: ReadonlySet<string>): NameWithin[] {
  if (!between.test(raw)) return [];
  const parts = raw.split(between).flatMap((part) => {
    const text = part.trim();
    return text === "" ? [] : [{ text, ...withoutLegalForm(text) }];
  });
  const short = acronymWithin(raw, parts);
  // Cleaning may have taken the letters for a remark.
  if (short.length > 0 && short[0]!.name.split(" ").every((word) => cleaned.has(word))) return short;
  const [owner, ...others] = parts.filter(({ form }) => form !== undefined);
  if (owner?.form === undefined || others.length > 0) return [];
  const aside = /^[^,;]*[([/]/.test(raw) ? parts[0] : undefined;
  return parts.flatMap((part) => {
    const named = part === owner ? owner.form?.kind === "organisation" : part === aside || /["«“„]/u.test(part.text);
    const name = foldWords(part.rest);
    const words = name.split(" ");
    const telling = words.some((word) => word.length > 2 && !/^\d/.test(word) && !meanings.has(word));
    return named && telling && words.every((word) => cleaned.has(word)) ? [{ name }] : [];
  });
}

/**
 * A name and the letters it is called by, one of them in brackets; empty where there is no such pair. What follows the brackets is of both: «НХР
 * (Нефтехимремонт) Стерлитамак».
 */
function acronymWithin(raw: string, parts: readonly { readonly rest: string }[]): NameWithin[] {
  if (parts.length > 3 || !/^[^()]+\([^()]+\)[^()]*$/.test(raw)) return [];
  const [one = "", other = "", behind = ""] = parts.map(({ rest }) => rest.trim());
  const tail = behind === "" ? "" : ` ${foldWords(behind)}`;
  for (const [letters, name] of [
    [one, other],
    [other, one],
  ] as const) {
    const bare = letters.replaceAll(".", "");
    if (/^\p{Lu}{3,6}$/u.test(bare) && areLettersOf(bare.toLowerCase(), foldWords(name)))
      return [
        { name: foldWords(name) + tail, of: "words" },
        { name: bare.toLowerCase() + tail, of: "letters" },
      ];
  }
  return [];
}

/** A name of one word that has fewer letters is no compound: «Вектор (ВТР)». */
const compound = 8;

/**
 * Whether letters stand in a name in their order, the first of them at its beginning: German puts words together («Getränkelogistik»), and so do
 * Russian firms («Электротехмонтаж»). The beginning of a word are no such letters.
 */
function areLettersOf(letters: string, name: string): boolean {
  if (letters.charAt(0) !== name.charAt(0) || name.startsWith(letters)) return false;
  if (!name.includes(" ") && name.length < compound) return false;
  let at = 0;
  for (const letter of name) if (letter === letters.charAt(at)) at++;
  return at === letters.length;
}
