import type { Issue, Phone, SourceRecord } from "../../model/index.ts";
import { mark, type Found } from "./found.ts";
import type { Row } from "./row.ts";
import type { Cleaners } from "../cleaners.ts";
import type { CleanedPhones, PhoneContext, ProposedContact } from "../value/values.ts";

export type Proposed = ProposedContact & { readonly at: string; readonly raw: string };

const none: readonly never[] = [];

/** Phones of a row's cells: each once, local ones completed by the whole ones, people beside them proposed. */
export function cleanPhones(
  row: Row,
  values: readonly Found[],
  { phones: clean, off }: Pick<Cleaners, "phones" | "off">,
  context: () => PhoneContext,
): { readonly phones: readonly Phone[]; readonly proposed: readonly Proposed[] } {
  if (values.length === 0) return { phones: none, proposed: none };
  const around = context();
  let cleaned = values.map(({ value }) => clean(value, around));
  const [only] = cleaned;
  // Most rows have one cell with one number: nothing to tell apart in it, and nobody to propose.
  if (values.length === 1 && only !== undefined && only.contacts === undefined && only.phones.length < 2) {
    const rule = values[0]?.rule ?? "";
    row.issues.push(...only.issues);
    return { phones: rule === "" ? only.phones : only.phones.map((phone) => mark(phone, rule)), proposed: none };
  }
  const unread = cleaned.some((one) => one.phones.some(({ e164 }) => e164 === undefined));
  const [abroad, ...others] = unread ? countriesOf(cleaned) : none;
  // «0341 / 99 88 770, +49 341 …»: the country of its neighbours, for a number that is none at home.
  if (abroad !== undefined && others.length === 0 && around.likelyCountries === undefined) {
    const likelier = { ...around, likelyCountries: [abroad] };
    cleaned = values.map(({ value }) => clean(value, likelier));
  }
  const isLocal = (one: (typeof cleaned)[number]): boolean =>
    one.phones.some((phone) => phone.quality !== "as-written");
  // A number that is complete by itself tells the town of a local one in the same row, so the local ones are read again.
  if (values.length > 1 && cleaned.some(isLocal)) {
    const otherE164 = cleaned.flatMap(({ phones }) =>
      phones.flatMap((phone) => (phone.quality === "as-written" && phone.e164 !== undefined ? [phone.e164] : [])),
    );
    if (otherE164.length > 0)
      cleaned = cleaned.map((one, index) =>
        isLocal(one)
          ? clean((values[index] as Found).value, {
              ...around,
              otherE164: [...otherE164, ...(around.otherE164 ?? none)],
            })
          : one,
      );
  }
  const phones: Phone[] = [];
  const proposed: Proposed[] = [];
  for (const [index, one] of cleaned.entries()) {
    const { value, rule } = values[index] as Found;
    row.issues.push(...one.issues);
    const indexes = one.phones.map((phone) => {
      const known = phones.findIndex((other) => samePhone(other, phone));
      const before = phones[known];
      if (before === undefined) return phones.push(mark(phone, rule)) - 1;
      // «8 927 …, 8 927 … (ватсап)»: what stands beside the number for the second time is said of the same phone.
      if (phone.e164 !== undefined && phone.note !== undefined) phones[known] = withNote(before, phone.note);
      return known;
    });
    for (const contact of off.has("phone-contact") ? none : (one.contacts ?? none))
      proposed.push({
        ...contact,
        phones: contact.phones.flatMap((at) => indexes[at] ?? []),
        at: value.at,
        raw: value.raw ?? value.text,
      });
  }
  return { phones, proposed };
}

/** A number with one more remark on whose it is or how to call it. */
export function withNote(phone: Phone, note: string): Phone {
  if (phone.note !== undefined && phone.note.includes(note)) return phone;
  return { ...phone, note: phone.note === undefined ? note : `${phone.note}; ${note}` };
}

/**
 * The fixed numbers of a draft that are complete by themselves, where another of its numbers lacks a code that nothing in its own row
 * told: `333-11-25` of the bookkeeper beside the firm's `(846) 333-11-22`.
 */
export function wholeNumbers(
  records: readonly SourceRecord[],
  issues: readonly Issue[],
  from: number,
): readonly string[] {
  let lacking = false;
  for (let at = from; at < issues.length; at++) lacking ||= lacksCode.has(issues[at]?.code ?? "");
  if (!lacking) return none;
  const whole = records.flatMap(({ phones }) => phones).filter(isWholeFixed);
  return [...new Set(whole.flatMap(({ e164 }) => e164 ?? none))];
}

const lacksCode = new Set(["phone-area-code-unknown", "phone-area-code-ambiguous"]);

function isWholeFixed({ quality, kind, e164 }: Phone): boolean {
  return quality === "as-written" && kind !== "mobile" && e164 !== undefined;
}

/** The countries of the numbers that are complete by themselves. */
function countriesOf(cells: readonly CleanedPhones[]): readonly string[] {
  const whole = cells.flatMap(({ phones }) => phones.filter(({ quality }) => quality === "as-written"));
  return [...new Set(whole.flatMap(({ country }) => country ?? none))];
}

/** Two cells that say one number are one phone; what could not be read is only its text. */
export function samePhone(one: Phone, other: Phone): boolean {
  if (one.e164 === undefined || other.e164 === undefined) return one.e164 === other.e164 && one.raw === other.raw;
  return one.e164 === other.e164 && one.extension === other.extension;
}
