import { areaCodesOfTown, foldTown } from "../countries/area-codes.ts";
import { taxRegion } from "../countries/ru/inn.ts";
import { readKpp } from "../countries/ru/kpp.ts";
import type { SourceRecord } from "../model/index.ts";
import type { comparisons } from "./check-file.ts";

/** `undefined`: nothing to compare, so the record does not count; else what contradicts what. */
export type Agreement =
  | { readonly agrees: true }
  | { readonly agrees: false; readonly raw: string; readonly expected: string }
  | undefined;

const fine: Agreement = { agrees: true };

/** Comparisons within one card. Each says nothing rather than something doubtful: a false finding costs a person's time. */
export const agreements: Readonly<Record<(typeof comparisons)[number], (record: SourceRecord) => Agreement>> = {
  /** A fixed phone in another town's area, where the town's own codes are known. One number that fits is enough: firms have branches. */
  "city-area-code": (record) => {
    if (record.city === undefined) return undefined;
    const codes = areaCodesOfTown(record.city.value, record.country?.value, record.region?.value);
    const fixed = record.phones.filter(
      (phone) => phone.kind === "fixed" && phone.e164 !== undefined && phone.quality === "as-written",
    );
    const [first] = fixed;
    if (codes.length === 0 || first === undefined) return undefined;
    const fits = fixed.some((phone) =>
      codes.some(({ code }) => phone.e164?.replace(/^\+(?:7|375)/, "").startsWith(code)),
    );
    return fits
      ? fine
      : {
          agrees: false,
          raw: first.raw,
          expected: `${record.city.value}: ${codes.map(({ code }) => code).join(", ")}`,
        };
  },

  /**
   * КПП of the firm itself (reason 01) in another region than its ИНН. A firm that moved keeps its ИНН, so this is worth a look
   * and no error; units and largest taxpayers have a КПП elsewhere by rights.
   */
  "inn-kpp-region": (record) => {
    const inn = record.identifiers.find((each) => each.scheme === "ru-inn" && each.valid && each.value.length === 10);
    const kpp = record.identifiers.find((each) => each.scheme === "ru-kpp");
    const parts = kpp === undefined ? undefined : readKpp(kpp.value);
    if (inn === undefined || kpp === undefined || parts === undefined || parts.reasonKind !== "head") return undefined;
    const region = taxRegion(inn.value);
    return region === undefined || region === parts.region || region === "99" || parts.region === "99"
      ? fine
      : { agrees: false, raw: kpp.value, expected: `${region}… (${inn.value})` };
  },

  /** An organisation's ИНН has ten digits, a human being's twelve. */
  "inn-kind": (record) => {
    if (record.type !== "counterparty") return undefined;
    const inn = record.identifiers.find((each) => each.scheme === "ru-inn" && each.valid);
    if (inn === undefined) return undefined;
    const digits = record.kind === "organisation" ? 10 : 12;
    return inn.value.length === digits
      ? fine
      : { agrees: false, raw: inn.value, expected: `${record.kind}: ${digits}` };
  },

  /** The city of the card and the city in its addresses. One address that fits is enough. */
  "city-address": (record) => {
    const cities = record.addresses.flatMap((address) => address.city ?? address.settlement ?? []);
    if (record.city === undefined || cities.length === 0) return undefined;
    const city = foldTown(record.city.value);
    return cities.some((each) => foldTown(each) === city)
      ? fine
      : { agrees: false, raw: record.city.value, expected: cities.join(", ") };
  },

  /** A contact that speaks for nobody. */
  "contact-orphan": (record) => {
    if (record.type !== "contact") return undefined;
    return record.of.length > 0 ? fine : { agrees: false, raw: record.name.display, expected: "" };
  },
};
