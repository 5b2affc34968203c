import { azVoen } from "./az/voen.ts";
import { byUnp } from "./by/unp.ts";
import { euVat } from "./eu/vat.ts";
import { kgInn } from "./kg/inn.ts";
import { kzBin, kzIin } from "./kz/bin-iin.ts";
import { mdIdno } from "./md/idno.ts";
import { ruBik } from "./ru/bank.ts";
import { ruInn } from "./ru/inn.ts";
import { ruKpp } from "./ru/kpp.ts";
import { ruOgrn, ruOgrnip } from "./ru/ogrn.ts";
import { ruOkpo } from "./ru/okpo.ts";
import { ruSnils } from "./ru/snils.ts";
import type { IdentifierScheme } from "./scheme.ts";
import { uaEdrpou } from "./ua/edrpou.ts";
import { uaRnokpp } from "./ua/rnokpp.ts";
import { uzInn } from "./uz/inn.ts";

/** Every number system known here. */
export const identifierSchemes: readonly IdentifierScheme[] = [
  ruInn,
  ruKpp,
  ruOgrn,
  ruOgrnip,
  ruOkpo,
  ruSnils,
  ruBik,
  kzBin,
  kzIin,
  byUnp,
  uaEdrpou,
  uaRnokpp,
  mdIdno,
  azVoen,
  uzInn,
  kgInn,
  euVat,
];

const byName = new Map(identifierSchemes.map((scheme) => [scheme.scheme, scheme]));

export function schemeByName(name: string): IdentifierScheme | undefined {
  return byName.get(name);
}

/** Numbers that have a field of their own in mappings and drafts; all others stand in `identifiers`, with their scheme. */
export const numberFields = [
  { field: "inn", scheme: "ru-inn" },
  { field: "kpp", scheme: "ru-kpp" },
  { field: "ogrn", scheme: "ru-ogrn" },
  { field: "okpo", scheme: "ru-okpo" },
] as const;

export function schemeOfField(field: string): string | undefined {
  return numberFields.find((one) => one.field === field)?.scheme;
}

/** The country whose numbers a scheme's are; undefined for unknown schemes, and for `eu-vat`, whose values say it. */
export function countryOfScheme(scheme: string): string | undefined {
  const country = byName.get(scheme)?.country;
  return country === "EU" ? undefined : country;
}

/** The country that gave the number out: `ru-inn` is RU, `eu-vat` by the prefix of its value. Undefined for unknown schemes. */
export function countryOfIdentifier(scheme: string, value: string): string | undefined {
  if (scheme === "eu-vat") {
    const prefix = value.slice(0, 2).toUpperCase();
    return prefix === "EL" ? "GR" : prefix === "XI" ? "GB" : /^[A-Z]{2}$/.test(prefix) ? prefix : undefined;
  }
  return byName.get(scheme)?.country;
}
