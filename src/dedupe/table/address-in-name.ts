import type { Address } from "../../model/index.ts";
import { foldWords } from "../words/fold-words.ts";
import { meanings } from "../words/generic-words.ts";
import { isAddressWord } from "./address-text.ts";

/** What stands behind a comma: one to four words that may be a street's, and the number of a house. */
const behindComma =
  /,\s*((?:\p{sc=Cyrillic}[\p{sc=Cyrillic}.-]*\s+){0,3}?\p{sc=Cyrillic}[\p{sc=Cyrillic}.-]*),?\s+(?:д(?:ом)?\.?\s*)?(\d{1,3}\p{sc=Cyrillic}?(?:\/\d{1,3})?)\s*$/u;

/** What has a number within a building, a market, a firm: written with a capital letter it would pass for a street. */
const numbered = new Set("блок место секция контейнер участок точка отделение договор".split(" "));

/**
 * The street and house that Russian lists write behind a name to tell the shops of one name apart: «Сладкая жизнь, Ленина 80». It is compared with
 * other cards' addresses and no address of the record: nobody has said that it is one. A street is written with a capital letter or called one, and a
 * word for a kind of shop is none («Лента, магазин 5»), nor one for a part of a building («Лента, Секция 4»).
 *
 * @param raw the cell of the name
 */
export function addressInName(raw: string): Pick<Address, "street" | "house"> | undefined {
  const [, street = "", house = ""] = behindComma.exec(raw) ?? [];
  const words = foldWords(street).split(" ");
  const named = words.filter((word) => word.length > 3 && !isAddressWord(word));
  const isCalled = words.some(isAddressWord) || /^\p{Lu}/u.test(street);
  if (house === "" || named.length === 0 || !isCalled || words.some((word) => meanings.has(word) || numbered.has(word)))
    return undefined;
  return { street, house };
}
