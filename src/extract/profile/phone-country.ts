import { lookUpNumber } from "../../countries/phone-plan.ts";

/**
 * The country that a phone names by the way it is written: `+44 20…`, `00 44…`, and in zone 7 `8 (846)…`, `7 846…`, since nobody else
 * dials eleven digits that begin so. Undefined for a national number, which could be anybody's. Of several the first decides.
 */
export function phoneCountry(cell: string): string | undefined {
  const [first = ""] = cell.split(/[;,\n]|\s\/\s|(?:доб|вн|ext)/iu);
  const digits = first.replace(/\D/g, "");
  if (/^\s*\+/.test(first)) return lookUpNumber(digits)?.country;
  if (/^00\d{10,}$/.test(digits)) return lookUpNumber(digits.slice(2))?.country;
  return /^[78]\d{10}$/.test(digits) ? lookUpNumber(`7${digits.slice(1)}`)?.country : undefined;
}
