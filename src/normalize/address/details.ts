import { emailsIn } from "../value/email.ts";

/** A phone or an e-mail that stands in an address. */
export interface Detail {
  readonly field: "phones" | "emails";
  readonly text: string;
}

/** Announced by a word, or written as only whole phones are; with what is said behind it, up to the next comma. */
const phone =
  /[\s,;(]*(?<![\p{L}\d])(?:(?:тел(?:ефон[ы]?|\.\/факс|\/факс)?|т|моб|сот|факс|т\/ф|tel|phone|mob|fax)\s?[.:]{0,2}\s?(?=[+(]{0,2}\d(?:[\s()-]*\d){5})|(?=(?:\+\d{1,3}|8)[\s(-]{1,2}\d{3,5}[\s)-]{1,2}\d[\d\s-]{3,8}\d(?!\d)|(?:\+7|8)9\d{9}(?!\d)))[+\d(][^,;\n]{5,60}\)?/giu;

/**
 * The phones and e-mails of an address («…, ул. Ленина 5, тел. 231-60-14 Ольга»), and the address without them. Undefined where there
 * are none, which is nearly always, or where nothing else is left.
 */
export function detailsInside(
  address: string,
): { readonly details: readonly Detail[]; readonly rest: string } | undefined {
  if (!/@|\d[\d\s()-]{4,}\d/u.test(address)) return undefined;
  const details: Detail[] = [];
  let rest = address;
  for (const text of emailsIn(address)) {
    details.push({ field: "emails", text });
    rest = rest.replace(text, " ");
  }
  rest = rest.replace(phone, (text) => {
    const bare = text.replace(/^[\s,;(]+|\s+$/gu, "");
    details.push({ field: "phones", text: bare.includes("(") ? bare : bare.replace(/\)$/u, "") });
    return " ";
  });
  if (details.length === 0 || !/\p{L}{2}/u.test(rest)) return undefined;
  return { details, rest: rest.replace(/(?:[\s,;]+(?:e-?mail|эл\.?\s?почта|почта)[\s:.]*)?[\s,;(]+$/iu, "").trim() };
}
