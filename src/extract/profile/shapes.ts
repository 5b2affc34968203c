import { byUnp } from "../../countries/by/unp.ts";
import { namesContract } from "../../countries/ru/contract-words.ts";
import { ruInn } from "../../countries/ru/inn.ts";
import { readKpp, ruKpp } from "../../countries/ru/kpp.ts";
import { ruOgrn, ruOgrnip } from "../../countries/ru/ogrn.ts";
import { kzBin, kzIin } from "../../countries/kz/bin-iin.ts";
import { givenName, patronymicGender } from "../../countries/given-names.ts";
import { parseLegalForm } from "../../countries/legal-forms.ts";
import { foldSpace, remember } from "../../model/index.ts";
import type { CellShape } from "../../model/index.ts";

/** The shape of a cell that is not blank. Columns repeat themselves. */
export const shapeOf = remember((cell) => look(foldSpace(cell)), 10_000);

function look(text: string): CellShape {
  if (isPlaceholder(text)) return "placeholder";
  if (/\d/.test(text)) {
    const numeric = lookAtNumber(text);
    if (numeric !== undefined) return numeric;
  }
  if (isEmail(text)) return "email";
  if (
    /^(?:https?:\/\/|www\.)\S+$/i.test(text) ||
    /^(?:[\p{L}\d-]+\.)+(?:ru|рф|com|net|org|su|by|kz|ua|info|biz|io|de)\/?$/iu.test(text)
  ) {
    return "url";
  }
  if (namesContract(text)) return "contract";
  if (isAddress(text)) return "address";
  if (isOrganisation(text)) return "organisation";
  return isPerson(text) ? "person" : "text";
}

function isPlaceholder(text: string): boolean {
  return (
    /^(?:[-–—_.*?0]+|x{2,}|х{2,}|нет|не указано?|не указан[аы]?|неизвестно|отсутствует|н\/?д|n\/?a|none|null|unknown|тест|test|пусто)$/iu.test(
      text,
    ) || /^(?:\+?[78])?[\s()-]*(?:0[\s()-]*){6,}$/.test(text)
  );
}

const separators = /\s*[;,\n]\s*|\s+\/\s+/;

function lookAtNumber(text: string): CellShape | undefined {
  if (/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?.{0,10})?$/.test(text)) return "date";
  if (/^\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?:,? \d{1,2}:\d{2}(?::\d{2})?)?$/.test(text)) return "date";
  if (/^\d+$/.test(text)) {
    if ((text.length === 10 || text.length === 12) && ruInn.parse(text).valid) return "inn";
    if (text.length === 13 && ruOgrn.parse(text).valid) return "ogrn";
    if (text.length === 15 && ruOgrnip.parse(text).valid) return "ogrn";
    if (text.length === 12 && (kzBin.parse(text).valid || kzIin.parse(text).valid)) return "bin";
    if (text.length === 9 && isUnp(text)) return "unp";
    if (text.length === 9 && !text.startsWith("04") && !text.startsWith("00") && ruKpp.parse(text).valid) return "kpp";
  }
  if (innBesideKpp(text) !== undefined) return "inn";
  if (/^\p{Lu}{2}\d{7}$/u.test(text) && byUnp.parse(text).valid) return "unp";
  if (text.split(separators).every(isPhone)) return "phone";
  if (/^[-+]?\d[\d\s]*(?:[.,]\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return "number";
  return undefined;
}

/** `7707001234 / 773601001`, `ИНН 7707001234 КПП 773601001`, `500100732259/`: the ИНН of a cell that holds both as 1C prints them. */
function innBesideKpp(text: string): string | undefined {
  const [, inn = "", kpp] =
    /^(?:ИНН[\s:/КП]*)?(\d{12}|\d{10})(?:\s?[/\\,;|]\s?|\s)(?:КПП[\s:]*)?([\dA-Z]{9}|[-–—]?)$/iu.exec(text) ?? [];
  return ruInn.parse(inn).valid && (!kpp || /^\D$/.test(kpp) || ruKpp.parse(kpp).valid) ? inn : undefined;
}

/** By its check digit; one КПП in eleven passes it too, so the column decides (`ColumnStats`), and the КПП of a head office is one. */
function isUnp(text: string): boolean {
  if (!byUnp.parse(text).valid) return false;
  const kpp = readKpp(text);
  return !(kpp?.reasonKind === "head" && kpp.serial.startsWith("00"));
}

/** Ten digits and more, or fewer when they are grouped the way a number is dictated: `231-60-14`. */
function isPhone(text: string): boolean {
  const bare = text.replace(/(?:доб|вн|ext|тел|моб|факс|т|ф|м|phone|fax|mob)\.?:?/giu, " ").trim();
  if (!/^\+?[\d\s().*#–-]{5,30}$/.test(bare)) return false;
  const digits = bare.replace(/\D/g, "");
  if (digits.length > 16) return false;
  if (digits.length >= 10)
    return !/^\d+$/.test(bare) || /^(?:[78]\d{10}|[3489]\d{9}|(?:375|380|99[4678])\d{9})$/.test(digits);
  return digits.length >= 5 && /^\d{2,3}[-–\s]\d{2}(?:[-–\s]?\d{2})?$/.test(bare);
}

function isEmail(text: string): boolean {
  return text.split(/[;,\s]+/).every((part) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]{2,}$/u.test(part));
}

function isAddress(text: string): boolean {
  if (/^\d{6}[,\s]/.test(text) && /\p{L}{3}/u.test(text)) return true;
  const words =
    /(?:^|[\s,.])(?:ул|улица|пр-?кт|просп|проспект|пер|переулок|шоссе|наб|пл|мкр|б-р|бульвар|обл|область|р-н|дом|street|st|ave|avenue|road|rd|str|straße|boulevard|blvd)(?:[\s.,]|$)/iu;
  return words.test(text) && (/\d/.test(text) || text.includes(","));
}

const isForm = remember((word) => parseLegalForm(word) !== undefined, 10_000);

function isOrganisation(text: string): boolean {
  if (/[«"“][^«»"“”]+[»"”]/.test(text)) return true;
  const words = text.split(/[\s,()"«»]+/).filter((word) => word !== "");
  if (words.length < 2) return false;
  // A legal form stands first or last; inside a sentence the same letters are a word («по», «as»).
  return [words[0], words.at(-1)].some((word) => word !== undefined && word === capitals(word) && isForm(word));
}

/** `ООО`, `GmbH`, `Ltd.`: with a capital at least. */
function capitals(word: string): string {
  return /^\p{Lu}/u.test(word) ? word : "";
}

function isPerson(text: string): boolean {
  const words = text.split(/\s+/);
  if (words.length < 2 || words.length > 4 || text.length > 80) return false;
  if (/^\p{Lu}[\p{L}-]+ \p{Lu}\. ?(?:\p{Lu}\.)?$|^\p{Lu}\. ?(?:\p{Lu}\. ?)?\p{Lu}[\p{L}-]+$/u.test(text)) return true;
  if (!words.every((word) => /^\p{L}[\p{L}'’.-]*$/u.test(word))) return false;
  return words.some((word) => givenName(word) !== undefined || patronymicGender(word) !== undefined);
}

/** Digits by which the same customer is found in two files; undefined for a shape that identifies nobody. */
export function identityKeys(cell: string, shape: CellShape): readonly string[] {
  switch (shape) {
    case "inn":
      return [`inn:${innBesideKpp(foldSpace(cell)) ?? cell.replace(/\D/g, "")}`];
    case "unp":
      return [`unp:${byUnp.parse(cell).value}`];
    case "bin":
      return [`bin:${cell.replace(/\D/g, "")}`];
    case "phone":
      return cell
        .split(separators)
        .map((part) => part.replace(/(?:доб|вн|ext).*$/iu, "").replace(/\D/g, ""))
        .filter((digits) => digits.length >= 10)
        .map((digits) => `phone:${digits.slice(-10)}`);
    case "email":
      return cell
        .toLowerCase()
        .split(/[;,\s]+/)
        .filter((part) => part !== "")
        .map((part) => `email:${part}`);
    case "organisation":
    case "person":
      return [`name:${nameKey(cell)}`];
    default:
      return [];
  }
}

function nameKey(cell: string): string {
  const words = cell
    .toLowerCase()
    .replaceAll("ё", "е")
    .split(/[^\p{L}\d]+/u);
  return words
    .filter((word) => word !== "" && !isForm(word))
    .sort()
    .join(" ");
}
