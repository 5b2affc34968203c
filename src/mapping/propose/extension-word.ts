import { foldHeader } from "./synonyms.ts";

const word =
  /(?:^|\s)(?:доб(?:авочный)?|вн(?:утр(?:енний)?)?|ext(?:ension|n)?|durchwahl|dw|wew(?:n(?:ętrzny)?)?|dahili|x)(?: (?:номер|no|number))?$/u;

/** What stands before the word in the header of a column of extensions, folded: `work phone` of `Work Phone Ext.`; "" for `доб.` alone. */
export function extensionOf(header: string): string | undefined {
  const folded = foldHeader(header).replace(/[()]/g, " ").replace(/\s+/g, " ").trim();
  const match = word.exec(folded);
  if (match === null || folded === "x") return undefined;
  return folded.slice(0, match.index).trim();
}
