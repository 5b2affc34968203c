import { countryByName } from "../../countries/country-names.ts";
import { foldSpace } from "../../model/index.ts";
import { hasCyrillic, mendLookAlikes } from "../letters.ts";
import { isPlaceholder } from "../placeholder.ts";
import type { Doubt, Rule } from "../rule.ts";
import { tooLongToRead } from "../value/cell-length.ts";
import { takeBracket } from "./brackets.ts";
import { compose, partsSaid, startAddress, type AddressResult, type CleanAddress } from "./clean-address.ts";
import { isRemark } from "./remarks.ts";
import { takeSegment } from "./segment.ts";
import { segmentsOf } from "./segments.ts";
import { asMeant } from "./typed.ts";
import { isKnownTown, takeUnmarked } from "./unmarked.ts";
import { settleAvenue } from "./avenue.ts";
import { takeFlat } from "./flat.ts";
import { dropForeignPostcode, ofRepublic, ofUrbanDistrict } from "./parts-together.ts";
import { westernAddress } from "./western.ts";

export const addressRules: readonly Rule[] = [
  {
    name: "address-label",
    field: "addresses",
    before: "Юр. адрес: г. Самара, ул. Ленина, д. 5",
    after: "г. Самара, ул. Ленина, д. 5",
    optional: true,
  },
  {
    name: "address-parse",
    field: "addresses",
    before: "443001 Самарская обл г.Самара ул.Ленина д.5 оф.12",
    after: "443001, Самарская область, г. Самара, ул. Ленина, д. 5, оф. 12",
    optional: true,
  },
  {
    name: "address-parts",
    field: "addresses",
    before: "Город=Самара г; Улица=Ленина ул",
    after: "г. Самара, ул. Ленина",
  },
];

const refers =
  /^(?:адрес\s+)?(?:тот же|там же|он же|то же|та же|этот же|совпадает|совп\.?|как юр[a-zа-ӿ]*|см\. выше|см\. юр[a-zа-ӿ]*|юридический|юр\.? ?адрес|same|same as above|ditto)(?:$|[\s.,].*)/i;

/**
 * Reads a free-text address. When every word of it was understood the one line for people is written anew in one order and
 * spelling; else the text stands as it was written, beside the parts that were understood. `inTown`: the row names a town elsewhere, so
 * that «Самарская 51» has its place.
 */
export function parseAddress(raw: string, inTown = false): AddressResult {
  const long = tooLongToRead(raw);
  if (long !== undefined) return { ...addressAsWritten(raw), doubts: [long] };
  return plainLine.test(raw) ? readLine(raw, inTown) : readDirty(raw, inTown);
}

/** Cyrillic words and numbers, commas and single blanks, and a digit somewhere: nothing to mend, and no placeholder. */
const plainLine =
  /^(?!.*\d\.$)(?=[^\d]*\d)(?=[^а-яё]*[а-яё])[А-Яа-яЁё\d][А-Яа-яЁё\d./-]*(?:,? [А-Яа-яЁё\d][А-Яа-яЁё\d./-]*)*$/u;

/** {@link parseAddress} for a text in any state. */
export function readDirty(raw: string, inTown = false): AddressResult {
  const body = foldSpace(mendLookAlikes(raw.replace(/[\r\n\t|]+/g, ", ").replaceAll("_", " ")));
  if (isPlaceholder(body)) return { doubts: [], applied: ["address-placeholder"] };
  if (body.length < 60 && !/\d/.test(body) && refers.test(body)) {
    return { doubts: [{ code: "address-refers", severity: "warning" }], applied: ["address-placeholder"] };
  }
  const text = body.replace(/\s*[,;](?:\s*[,;])*\s*/g, ", ").replace(/^[,:;\s]+|(?:[,:\s]|(?<=\d)\.)+$/g, "");
  return hasCyrillic(text) ? readLine(text, inTown) : westernAddress(text);
}

function readLine(text: string, inTown: boolean): AddressResult {
  const address = startAddress(text);
  const left: string[] = [];
  const remarks: string[] = [];
  const doubts: Doubt[] = [];
  let island: { readonly written: string; readonly said: string } | undefined;
  let federal: string | undefined;
  for (const [at, segment] of segmentsOf(asMeant(text)).entries()) {
    if (nothing.test(segment)) continue;
    if (at === 0 && countryNumber.test(text)) {
      address.country = countryByName(segment);
      if (address.country !== undefined) continue;
    }
    if (segment.endsWith(" округ") && federalDistrict.test(segment)) {
      federal = segment;
      continue;
    }
    if (isRemark(segment)) {
      remarks.push(segment);
      continue;
    }
    const said = island === undefined ? islandOf(segment) : undefined;
    if (said !== undefined) {
      island = { written: segment, said };
      continue;
    }
    // «Ленина 5 (вход со двора)»: the remark keeps nobody from reading what stands before it.
    if (segment.startsWith("(") ? takeBracket(segment, address) : takeSegment(segment, address)) continue;
    const [, before = segment, remark] = (segment.endsWith(")") ? remarked : saidOfHouse).exec(segment) ?? none;
    if (remark === undefined || !takeSegment(before, address)) left.push(before);
    if (remark !== undefined) left.push(remark);
  }
  takeUnmarked(left, address, doubts, inTown);
  left.push(...remarks);
  takeFlat(address, doubts);
  settleAvenue(address, doubts);
  ofRepublic(address);
  dropForeignPostcode(left, address);
  ofUrbanDistrict(address, doubts);
  if (island !== undefined && !takeIsland(island.said, address)) left.push(island.written);
  if (federal !== undefined && address.region === undefined && !isKnownTown(address.city)) left.push(federal);
  // «угол ул. Ленина и ул. Мира» is in neither.
  if (left.some((segment) => segment.endsWith(" и"))) address.street = undefined;
  // «Склад 5»: without a house or a place no address.
  const said = partsSaid(address);
  if (
    said.every((part) => part === "flat") &&
    !/^(?!склад|цех|ангар|гараж|бутик|ряд|место)./u.test(address.flat ?? "")
  ) {
    return { address, doubts: [{ code: "address-not-understood", severity: "note" }], applied: [] };
  }
  if (address.house !== undefined) address.house = houseLetter(address.house);
  if (left.length > 0)
    doubts.push({ code: "address-part-not-understood", severity: "note", params: { part: left.join(", ") } });
  else address.text = compose(address, text);
  return { address, doubts, applied: ["address-parse"] };
}

/** «5а» and «5А», «5-а» and «5-А» are one house. */
function houseLetter(house: string): string {
  return house.replace(/(?<=\d[/-]?)[а-яё](?![а-яё])/gu, (letter) => letter.toUpperCase());
}

/** Petersburg's islands where they stand by themselves: «СПб, В.О., 7-я линия, 72». They tell streets of one name apart. */
function islandOf(segment: string): string | undefined {
  if (/^(?:В\.\s?О\.?|ВО|Васильевский остров)$/u.test(segment)) return "В.О.";
  return /^(?:П\.\s?С\.?|Петроградская сторона)$/u.test(segment) ? "П.С." : undefined;
}

function takeIsland(said: string, address: CleanAddress): boolean {
  if (address.city !== "Санкт-Петербург" || address.street === undefined) return false;
  if (!address.street.endsWith(said)) address.street += ` ${said}`;
  return true;
}

/** «643,443001,…»: the number of the country in front of a postcode, as the tax office's line has it. */
const countryNumber = /^\d{3}, (?:\d{6})?(?:,|$)/;
/** «корпус -», «-», as programs write a part that there is none of. */
const nothing = /^(?:(?:д|дом|корп|корпус|стр|строение|кв|квартира|оф|офис)\.?\s*)?[-–—]$/iu;
/** «Приволжский федеральный округ», as maps write it: it says no more than the region in it. */
const federalDistrict = /^\p{Lu}[\p{L}-]+[иы]й федеральный округ$/u;
const remarked = /^([^()]+?)\s*(\([^()]*\))$/u;
/** «д. 5 вход со двора», «оф. 24 база "Восток"» */
const saidOfHouse =
  /^((?:д|дом|оф|офис|пом|каб)\.?\s*\d+[а-яА-ЯёЁ]?(?:[/-]\d+[а-яА-ЯёЁ]?)?|\d+[а-яА-ЯёЁ]?(?:[/-]\d+[а-яА-ЯёЁ]?)?(?=\s+(?:склад|офис|магазин|база|цех|здание|территория|вход|рынок|маг|ворота)(?!\p{L})))\s+(\p{L}{3}.*)$/u;
const none: readonly string[] = [];

/** With the rule switched off: one line, nothing read from it. */
export function addressAsWritten(raw: string): AddressResult {
  const text = foldSpace(raw.replace(/[\r\n]+/g, ", "));
  return text === "" ? { doubts: [], applied: [] } : { address: startAddress(text), doubts: [], applied: [] };
}
