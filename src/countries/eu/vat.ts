import { createRequire } from "node:module";
import type * as Stdnum from "stdnum";
import { compactNumber, type IdentifierScheme, type ParsedIdentifier } from "../scheme.ts";

/**
 * VAT numbers of the European Union by prefix (Greece writes EL, Northern Ireland XI). Check digits by `stdnum`, tried on published
 * numbers of every country. Whether a number is in force only VIES knows. Source of the prefixes: European Commission, VIES.
 */
const modules: Readonly<Record<string, readonly [country: string, number: string]>> = {
  AT: ["AT", "uid"],
  BE: ["BE", "vat"],
  BG: ["BG", "vat"],
  CY: ["CY", "vat"],
  CZ: ["CZ", "dic"],
  DE: ["DE", "vat"],
  DK: ["DK", "cvr"],
  EE: ["EE", "kmkr"],
  EL: ["GR", "vat"],
  ES: ["ES", "nif"],
  FI: ["FI", "alv"],
  FR: ["FR", "tva"],
  HR: ["HR", "oib"],
  HU: ["HU", "anum"],
  IE: ["IE", "vat"],
  IT: ["IT", "iva"],
  LT: ["LT", "pvm"],
  LU: ["LU", "tva"],
  LV: ["LV", "pvn"],
  MT: ["MT", "vat"],
  NL: ["NL", "btw"],
  PL: ["PL", "nip"],
  PT: ["PT", "nif"],
  RO: ["RO", "cui"],
  SE: ["SE", "vat"],
  SI: ["SI", "ddv"],
  SK: ["SK", "dph"],
  XI: ["GB", "vat"],
};

const require = createRequire(import.meta.url);
let loaded: typeof Stdnum.stdnum | undefined;

/** Read when the first VAT number is met: two hundred modules for all countries, a fifth of a second for every command and thread. */
function validators(): typeof Stdnum.stdnum {
  loaded ??= (require("stdnum") as typeof Stdnum).stdnum;
  return loaded;
}

export const euVat: IdentifierScheme = {
  scheme: "eu-vat",
  country: "EU",
  lengths: [],
  checkDigits: true,
  parse: parseVat,
};

/** Reads a number with its prefix, `DE136695976`. GR is taken for EL. */
function parseVat(text: string): ParsedIdentifier {
  const value = compactNumber(text).replace(/^GR(?=\d)/, "EL");
  if (/^\d/.test(value)) return { value, valid: false, problem: "prefix" };
  const prefix = value.slice(0, 2);
  const [country, number] = modules[prefix] ?? [];
  const validator = country === undefined || number === undefined ? undefined : validators()[country]?.[number];
  if (validator === undefined) return { value, valid: false, problem: "structure" };
  if (!/^[A-Z]{2}[0-9A-Z+*]{2,13}$/.test(value)) return { value, valid: false, problem: "alphabet" };
  if (/^(.)\1*$/.test(value.slice(2))) return { value, valid: false, problem: "placeholder" };
  return validator.validate(value.slice(2)).isValid
    ? { value, valid: true }
    : { value, valid: false, problem: "check-digit" };
}
