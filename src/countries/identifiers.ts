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

/** The country that gave the number out: `ru-inn` is RU, `eu-vat` by the prefix of its value. Undefined for unknown schemes. */
export function countryOfIdentifier(scheme: string, value: string): string | undefined {
  if (scheme === "eu-vat") {
    const prefix = value.slice(0, 2).toUpperCase();
    return prefix === "EL" ? "GR" : prefix === "XI" ? "GB" : /^[A-Z]{2}$/.test(prefix) ? prefix : undefined;
  }
  return byName.get(scheme)?.country;
}
