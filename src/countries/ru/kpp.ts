import { compactNumber, type IdentifierScheme, type ParsedIdentifier } from "../scheme.ts";

/**
 * КПП, code of the reason for tax registration: four digits of tax office, two characters of reason, three of serial. It has no
 * check digit, and one organisation has several. Source: order of ФНС ММВ-7-6/435@ of 29.06.2012 and its successors.
 */
export const ruKpp: IdentifierScheme = {
  scheme: "ru-kpp",
  country: "RU",
  lengths: [9],
  checkDigits: false,
  parse: parseKpp,
};

function parseKpp(text: string): ParsedIdentifier {
  // The two characters of reason may be Latin letters; typed in Russian they look the same.
  const value = compactNumber(text).replace(/[АВСЕНКМОРТХ]/g, (letter) => latin[letter] ?? letter);
  if (value.length !== 9) return { value, valid: false, problem: "length" };
  if (!/^\d{4}[0-9A-Z]{2}\d{3}$/.test(value)) return { value, valid: false, problem: "alphabet" };
  if (/^(\d)\1{8}$/.test(value) || value === "123456789") return { value, valid: false, problem: "placeholder" };
  if (value.startsWith("00")) return { value, valid: false, problem: "structure" };
  return { value, valid: true };
}

const latin: Readonly<Record<string, string>> = {
  А: "A",
  В: "B",
  С: "C",
  Е: "E",
  Н: "H",
  К: "K",
  М: "M",
  О: "O",
  Р: "P",
  Т: "T",
  Х: "X",
};

/** What a valid КПП says. */
export interface KppParts {
  /** Tax office, four digits; the first two are the region. */
  readonly office: string;
  readonly region: string;
  readonly reason: string;
  readonly reasonKind: KppReason;
  readonly serial: string;
}

/**
 * - `head`: registered where the organisation itself is (01);
 * - `unit`: registered where a separate unit is (02–05, 31, 32; 43 branch, 44 representation, 45 other unit);
 * - `property`: because of real estate or vehicles (06–08, 10–29); `agent`: tax agent (30);
 * - `largest`: largest taxpayer, kept by an inter-regional office (50); `foreign`: a foreign organisation (51–99);
 * - `other`: anything else.
 */
export type KppReason = "head" | "unit" | "property" | "agent" | "largest" | "foreign" | "other";

/** Reads office and reason of a КПП; undefined when the text is no valid КПП. */
export function readKpp(text: string): KppParts | undefined {
  const { value, valid } = parseKpp(text);
  if (!valid) return undefined;
  const reason = value.slice(4, 6);
  return {
    office: value.slice(0, 4),
    region: value.slice(0, 2),
    reason,
    reasonKind: reasonKindOf(reason),
    serial: value.slice(6),
  };
}

function reasonKindOf(reason: string): KppReason {
  if (!/^\d\d$/.test(reason)) return "other";
  const code = Number(reason);
  if (code === 1) return "head";
  if ((code >= 2 && code <= 5) || code === 31 || code === 32 || (code >= 43 && code <= 45)) return "unit";
  if ((code >= 6 && code <= 8) || (code >= 10 && code <= 29)) return "property";
  if (code === 30) return "agent";
  if (code === 50) return "largest";
  return code >= 51 ? "foreign" : "other";
}
