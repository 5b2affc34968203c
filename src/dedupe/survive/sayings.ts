import { type NameParts, partsNoted, partsWritten } from "../../countries/fuller-name.ts";
import type {
  Address,
  BankAccount,
  CounterpartyRecord,
  Email,
  OrgName,
  PersonName,
  Phone,
  TextValue,
} from "../../model/index.ts";
import { foldWords } from "../words/fold-words.ts";

// What a value says: two that say the same are one value, however they are written.

export const textOf = (value: TextValue): string => value.value;
export const notedName = (value: TextValue): NameParts | undefined => partsNoted(value.value);
export const nameText = (name: OrgName): string => name.compare || name.display;
export const personText = (name: PersonName): string => name.compare || name.display;
/** Of a name that nobody could take apart nothing is known. */
export const partsOf = (name: PersonName): NameParts | undefined =>
  name.family === undefined && name.given === undefined && name.patronymic === undefined ? undefined : name;
/** A sole trader's card bears his name, in full or not. */
export const personNamed = (name: OrgName, { person }: CounterpartyRecord): NameParts | undefined =>
  person === undefined ? undefined : partsWritten(name.compare, person);
export const phoneText = (phone: Phone): string =>
  phone.e164 === undefined ? phone.raw.replace(/\s+/g, "") : `${phone.e164};${phone.extension ?? ""}`;
export const addressText = (address: Address): string => `${address.kind ?? ""}|${foldWords(address.text)}`;

/** The same number from two members: what was written beats what was inferred, a remark beats none. */
export const betterPhone = (phone: Phone): number =>
  (phone.quality === "as-written" ? 2 : phone.quality === "inferred" ? 1 : 0) + (phone.note === undefined ? 0 : 0.5);
export const betterAccount = (account: BankAccount): number =>
  Number(account.bank !== undefined) + Number(account.correspondent !== undefined);
export const accountText = (account: BankAccount): string => `${account.account}|${account.bik ?? ""}`;
export const emailText = (email: Email): string => (email.address ?? email.raw).toLowerCase();
export const siteText = (site: TextValue): string => site.value.toLowerCase();
export const noted = (note: Pick<TextValue, "value">): string => foldWords(note.value) || note.value;
