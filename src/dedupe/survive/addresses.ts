import { townAsCompared } from "../../countries/town-names.ts";
import { type Address, addressParts, type From, type RecordId } from "../../model/index.ts";
import { isAddressWord } from "../table/address-text.ts";
import { foldWords } from "../words/fold-words.ts";

/**
 * The addresses of a card without those of which another member's says all and more.
 *
 * @param towns by member, what it tells of its town
 * @returns `saidMore`: of each that is left out the one that says it, and itself
 */
export function fullestAddresses(
  all: readonly From<Address>[],
  towns: ReadonlyMap<RecordId, string | undefined>,
): { kept: From<Address>[]; saidMore: (readonly [From<Address>, From<Address>])[] } {
  const kept: From<Address>[] = [];
  const saidMore: (readonly [From<Address>, From<Address>])[] = [];
  for (const address of all) {
    const town = towns.get(address.from);
    const fuller = all.find((other) => other.from !== address.from && saysMore(other, address, town));
    if (fuller === undefined) kept.push(address);
    else saidMore.push([fuller, address]);
  }
  return { kept, saidMore };
}

/**
 * Whether an address says all that another does and more, so that a card needs only the one: «443010, Самара, ул. Мира, д. 5, оф. 12» beside
 * «Мира 5» of a list of Samara. Of another kind, street, town, or with a word that is not in it, it is another.
 *
 * @param town what the record of the shorter one tells of its town
 */
function saysMore(fuller: Address, address: Address, town: string | undefined): boolean {
  if (address.street === undefined || address.house === undefined || fuller.street === undefined) return false;
  if (address.kind !== undefined && address.kind !== fuller.kind) return false;
  if (!areOneStreet(fuller.street, address.street)) return false;
  const place = placeOf(address) ?? town;
  if (place !== undefined && !places(fuller).includes(compared(place))) return false;
  for (const part of addressParts)
    if (!placeParts.has(part) && address[part] !== undefined && folded(address[part]) !== folded(fuller[part]))
      return false;
  const said = new Set(wordsOf(fuller.text));
  const words = wordsOf(address.text).filter(
    (word) => place === undefined || !compared(place).split(" ").includes(word),
  );
  return (
    words.every((word) => said.has(word)) &&
    (said.size > new Set(words).size || (fuller.kind !== undefined && address.kind === undefined))
  );
}

/** Compared by what they mean, or by their words. */
const placeParts: ReadonlySet<string> = new Set(["street", "city", "settlement"]);

const placeOf = ({ settlement, city }: Address): string | undefined => settlement ?? city;

const places = ({ settlement, city }: Address): string[] =>
  [settlement, city].flatMap((each) => (each === undefined ? [] : [compared(each)]));

const compared = (place: string): string => townAsCompared(bare(place));
const folded = (text = ""): string => foldWords(text).replaceAll(" ", "");
const bare = (text: string): string => wordsOf(text).join(" ");
/** Without what only says what kind of thing the next word names. */
const wordsOf = (text: string): string[] =>
  foldWords(text)
    .split(" ")
    .filter((word) => !isAddressWord(word));

/** «Мира» may be a street or an avenue; «ул. Мира» is no «пр-т Мира». */
function areOneStreet(a: string, b: string): boolean {
  const kind = (text: string): string => foldWords(text).split(" ").filter(isAddressWord).join(" ");
  const [one, other] = [kind(a), kind(b)];
  return bare(a) === bare(b) && (one === other || one === "" || other === "");
}
