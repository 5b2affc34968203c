import { phoneFacts, phoneFactsOf } from "../../countries/phone-facts.ts";
import type { Home } from "./home.ts";

/** What is wrong with digits written with their country, which no plan has. */
export function lengthProblem(digits: string): string {
  const facts = phoneFacts.find(({ callingCode }) => digits.startsWith(callingCode));
  if (facts === undefined)
    return digits.length < 8 ? "phone-too-short" : digits.length > 15 ? "phone-too-long" : "phone-invalid";
  const national = digits.length - facts.callingCode.length;
  if (national < Math.min(...facts.nationalLengths)) return "phone-too-short";
  return national > Math.max(...facts.nationalLengths) ? "phone-too-long" : "phone-invalid";
}

/** What is wrong with digits that are no number at home, nor of a neighbour. */
export function nationalLengthProblem(digits: string, lead: string, home: Home): string {
  const facts = phoneFactsOf(home.countries[0] ?? "");
  if (facts === undefined) return digits.length > 15 ? "phone-too-long" : "phone-invalid";
  const trunk = facts.trunks.find((prefix) => prefix !== "" && digits.startsWith(prefix)) ?? "";
  const code =
    facts.callingCode !== "7" && digits.startsWith(facts.callingCode)
      ? facts.callingCode
      : digits.startsWith("7") && facts.callingCode === "7"
        ? "7"
        : trunk;
  const [least = 0] = facts.nationalLengths;
  const national = digits.length - code.length;
  // 8 and 7 may also be the first digit of the national number itself, but 89 and 79 begin a mobile one with a digit lost.
  if (national < least && facts.callingCode === "7" && (/^[78]9/.test(digits) || /^[78]$/.test(lead)))
    return "phone-too-short";
  if (national < least && digits.length < least) return "phone-too-short";
  if (national < least) return digits.length === least ? "phone-invalid" : "phone-too-short";
  return national > (facts.nationalLengths.at(-1) ?? least) ? "phone-too-long" : "phone-invalid";
}
