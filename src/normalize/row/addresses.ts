import type { Address, DraftValue } from "../../model/index.ts";
import type { AddressResult } from "../address/clean-address.ts";
import { isKnownTown } from "../address/unmarked.ts";
import { partsBetweenCommas } from "../address/commas.ts";
import { detailsInside } from "../address/details.ts";
import { addressFromParts } from "../address/fields.ts";
import { labelledAddresses, labelledBehind } from "../address/label.ts";
import { addressAsWritten } from "../address/parse.ts";
import { severalAddresses } from "../address/several.ts";
import type { Cleaners } from "../cleaners.ts";
import { alsoBy, valuesOf, type Found } from "./found.ts";
import { ruleOf } from "../origin.ts";
import type { Row } from "./row.ts";
import type { Doubt } from "../rule.ts";
import { tooLongToRead } from "../value/cell-length.ts";
import { withAllKeys } from "../all-keys.ts";

const none: readonly never[] = [];

export interface CleanAddresses {
  readonly addresses: readonly Address[];
  /** What was found in the row so far, and the phones and e-mails that stood in the addresses. */
  readonly found: readonly Found[];
}

/** Addresses of a row's cells: each once, several of one cell apart, phones and e-mails taken out of them. */
export function cleanAddresses(
  row: Row,
  cleaners: Cleaners,
  found: readonly Found[],
  town: string | undefined,
): CleanAddresses {
  const values = valuesOf(row, "addresses", found);
  if (values.length === 0) return { addresses: none, found };
  const out: Address[] = [];
  const details: Found[] = [];
  for (const one of values) {
    const unread = unreadLong(one.value);
    if (unread !== undefined) {
      keepAddress(row, unread, one.value, one.value.kind, one.rule, out);
      continue;
    }
    const { value, rule } = cleaners.off.has("misplaced") ? one : withoutDetails(one, row, details);
    const several =
      value.parts === undefined && !cleaners.off.has("address-label")
        ? (labelledAddresses(value.text) ??
          labelledBehind(value.text) ??
          severalAddresses(value.text, cleaners.address))
        : undefined;
    if (several === undefined) takeAddress(row, cleaners, town, value, value.kind, rule, out);
    for (const { text, kind } of several ?? none) {
      const own: DraftValue = { ...value, text, raw: value.raw ?? value.text };
      takeAddress(row, cleaners, town, own, kind ?? value.kind, alsoBy(rule, "address-label"), out);
    }
  }
  return { addresses: out, found: details.length === 0 ? found : [...found, ...details] };
}

/** An address that is too long by its text or by its parts together, as text alone. */
function unreadLong({ text, parts }: DraftValue): AddressResult | undefined {
  const together = parts === undefined ? text : Object.values(parts).join(", ");
  const long = tooLongToRead(together) ?? tooLongToRead(text);
  return long === undefined ? undefined : { ...addressAsWritten(text === "" ? together : text), doubts: [long] };
}

/** The address without the phones and e-mails in it, which go to their own fields. */
function withoutDetails(one: Found, row: Row, details: Found[]): Found {
  const { value } = one;
  const inside = value.parts === undefined ? detailsInside(value.text) : undefined;
  if (inside === undefined) return one;
  const raw = value.raw ?? value.text;
  for (const { field, text } of inside.details) {
    row.say("note", "value-misplaced", "addresses", value, { value: text, field });
    details.push({ field, value: { text, raw, at: value.at }, rule: "misplaced" });
  }
  return { ...one, value: { ...value, text: inside.rest, raw }, rule: alsoBy(one.rule, "misplaced") };
}

function takeAddress(
  row: Row,
  cleaners: Cleaners,
  town: string | undefined,
  value: DraftValue,
  kind: string | undefined,
  rule: string,
  out: Address[],
): void {
  const between = value.parts ?? (cleaners.off.has("address-parts") ? undefined : partsBetweenCommas(value.text));
  const read =
    between === undefined
      ? readText(cleaners, value.text, town)
      : addressFromParts(between, value.parts === undefined ? "" : value.text);
  keepAddress(row, read, value, kind, rule, out);
}

/** «Самарская 51» in a row whose town stands in another column: what would be a guess by itself is a street there. */
function readText(cleaners: Cleaners, text: string, town: string | undefined): AddressResult {
  const read = cleaners.address(text);
  if (read.address === undefined || town === undefined) return read;
  const { city, settlement, street } = read.address;
  const sure = street !== undefined && !read.doubts.some(isGuess);
  if ((city ?? settlement) !== undefined || sure || !isKnownTown(town)) return read;
  return street === undefined ? cleaners.addressInTown(text) : withoutGuess(read);
}

/**
 * An address without a town, whose street was guessed, as it is read where the town is known: the same street, and no guess. Reading
 * it anew would say so at twice the cost.
 */
export function withoutGuess(read: AddressResult): AddressResult {
  return { ...read, doubts: read.doubts.filter((doubt) => !isGuess(doubt)) };
}

function isGuess({ code }: Doubt): boolean {
  return code === "address-street-guessed";
}

function keepAddress(
  row: Row,
  read: AddressResult,
  value: DraftValue,
  kind: string | undefined,
  rule: string,
  out: Address[],
): void {
  row.doubt(read.doubts, "addresses", value);
  if (read.address === undefined) {
    if (read.doubts.length === 0) row.say("note", "value-placeholder", "addresses", value);
    return;
  }
  const { text } = read.address;
  if (out.some((other) => other.text === text && other.kind === kind)) return;
  const { postcode, country, region, district, city, settlement, street, house, building, flat } = read.address;
  out.push(
    withAllKeys<Address>({
      raw: value.raw ?? value.text,
      at: value.at,
      rule: ruleOf(rule === "" ? read.applied : [rule, ...read.applied]),
      kind,
      text,
      postcode,
      country,
      region,
      district,
      city,
      settlement,
      street,
      house,
      building,
      flat,
    }),
  );
}
