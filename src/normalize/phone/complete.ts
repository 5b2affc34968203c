import {
  areaCodesOfRegion,
  areaCodesOfTown,
  foldRegion,
  isAreaCode,
  regionsOfAreaCode,
} from "../../countries/area-codes.ts";
import { phoneFactsOf } from "../../countries/phone-facts.ts";
import { lookUpNational, lookUpNumber, type PlannedNumber } from "../../countries/phone-plan.ts";
import type { PhoneContext } from "../value/cleaned.ts";
import type { Dialled } from "./dial.ts";
import type { Home } from "./home.ts";

/** What the cell itself says around a local number. */
export interface Surroundings {
  /** Whole fixed numbers, the nearest first, with the groups in which they are written. */
  readonly numbers: readonly { readonly number: PlannedNumber; readonly groups: readonly string[] }[];
  /** A town named beside it: «г. Самара 231-60-14». */
  readonly town?: string;
}

/** A code that may stand before a local number, and why. */
interface Candidate {
  readonly country: string;
  readonly code: string;
}

/** Something that speaks for codes: the town's name, another number, the code that row or project states. */
interface Evidence {
  readonly from: string;
  readonly candidates: readonly Candidate[];
  /** Nothing later may be asked when this one knows the place and none of its codes fits. */
  readonly final?: boolean;
}

/**
 * Puts the area code before a local number, where the evidence leaves exactly one. The first kind of evidence that has anything to
 * say decides; where it leaves several (Moscow: 495 and 499), the later kinds may choose among them but not add to them. A known town
 * of which no code fits ends the search: another town's code would be an invention.
 */
export function complete(
  local: string,
  sameCell: Surroundings,
  context: PhoneContext,
  home: Home,
  defaultCode: string | undefined,
): Dialled {
  let open: readonly Candidate[] | undefined;
  for (const { from, candidates, final } of evidenceFor(local, sameCell, context, home, defaultCode)) {
    const fitting = unique(candidates.filter((candidate) => numberWith(candidate, local) !== undefined));
    const left = open === undefined ? fitting : open.filter((one) => fitting.some((other) => same(one, other)));
    const [only] = left;
    if (left.length === 1 && only !== undefined) return completed(only, local, from, context);
    if (open === undefined && left.length > 1) open = left;
    if (open === undefined && final === true && candidates.length > 0) break;
  }
  if (open === undefined) {
    return { problem: { code: "phone-area-code-unknown", severity: "warning", params: { number: local } } };
  }
  const codes = open.map(({ code }) => code).join(", ");
  return { problem: { code: "phone-area-code-ambiguous", severity: "warning", params: { number: local, codes } } };
}

function evidenceFor(
  local: string,
  sameCell: Surroundings,
  context: PhoneContext,
  home: Home,
  defaultCode: string | undefined,
): readonly Evidence[] {
  const country = home.countries[0] ?? "";
  const stated = context.country ?? context.identifiersCountry;
  const others = (context.otherE164 ?? [])
    .map((e164) => lookUpNumber(e164.slice(1)))
    .filter((number) => number !== undefined);
  const ofTown = context.city === undefined ? [] : codesOfTown(context.city, stated, context.region);
  const ofRegion =
    context.region === undefined || local.length !== 7 || ofTown.length > 0
      ? []
      : areaCodesOfRegion(context.region, stated);
  const [nearest] = sameCell.numbers;
  const { town } = sameCell;
  return [
    // «8 499 200-00-38, Самара 200-00-39»: the town named at the number speaks before its neighbour.
    {
      from: town ?? "",
      candidates: town === undefined ? [] : codesOfTown(town, stated, context.region),
      final: true,
    },
    {
      from: nearest?.number.e164 ?? "",
      candidates: nearest === undefined ? [] : codeOf(nearest.number, local, nearest.groups),
    },
    { from: context.city ?? "", candidates: ofTown, final: true },
    ...statedCode(context.areaCode, country),
    { from: others.map(({ e164 }) => e164).join(", "), candidates: others.flatMap((number) => codeOf(number, local)) },
    ...statedCode(defaultCode, home.countries.at(-1) ?? country),
    // Only towns with seven-digit numbers are known without a gap, so a region speaks for those alone.
    { from: context.region ?? "", candidates: ofRegion },
  ];
}

/** The codes of a town in the row's country; of a town that is listed elsewhere only (Минск in a Russian base), those. */
function codesOfTown(town: string, country: string | undefined, region: string | undefined): readonly Candidate[] {
  const atHome = areaCodesOfTown(town, country, region);
  return atHome.length > 0 ? atHome : areaCodesOfTown(town, undefined, region);
}

function statedCode(code: string | undefined, country: string): readonly Evidence[] {
  return code === undefined ? [] : [{ from: code, candidates: [{ country, code: code.replace(/\D+/gu, "") }] }];
}

/**
 * The code of a complete fixed number that would leave room for this local one; only codes that some town has, or that the number is
 * written with: `(8462) 31-60-14, 31-60-15`.
 */
function codeOf(number: PlannedNumber, local: string, groups: readonly string[] = []): readonly Candidate[] {
  const { country = "", callingCode, e164, kind } = number;
  if (country === "" || kind !== "fixed") return [];
  const national = e164.slice(1 + callingCode.length);
  const code = national.slice(0, national.length - local.length);
  return isAreaCode(country, code) || groups.includes(code) ? [{ country, code }] : [];
}

function numberWith({ country, code }: Candidate, local: string): PlannedNumber | undefined {
  const facts = phoneFactsOf(country);
  if (facts === undefined) {
    // Farther abroad the library alone knows; where it cannot tell fixed from mobile (+1) that is no obstacle.
    const number = country === "" ? undefined : lookUpNational(code + local, country);
    return number?.kind === "mobile" ? undefined : number;
  }
  if (!facts.nationalLengths.includes(code.length + local.length)) return undefined;
  const number = lookUpNumber(facts.callingCode + code + local);
  return number?.kind === "fixed" ? number : undefined;
}

function completed(candidate: Candidate, local: string, evidence: string, context: PhoneContext): Dialled {
  const number = numberWith(candidate, local);
  if (number === undefined)
    throw new Error(`a fitting code no longer fits: ${candidate.country} ${candidate.code} ${local}`);
  const params = { e164: number.e164, code: candidate.code, evidence };
  return {
    number,
    inferred: true,
    rules: ["phone-area-code"],
    finding: liesElsewhere(candidate, context)
      ? { code: "phone-area-code-elsewhere", severity: "warning", params: { ...params, region: context.region ?? "" } }
      : { code: "phone-area-code-inferred", severity: "note", params },
  };
}

/** The row names a region, and no town of that region has this code: another phone or the project's default spoke against the row. */
function liesElsewhere({ country, code }: Candidate, { region }: PhoneContext): boolean {
  if (region === undefined) return false;
  const own = areaCodesOfRegion(region);
  if (own.length === 0 || own.some((one) => one.code === code)) return false;
  const others = regionsOfAreaCode(country, code);
  // The two capitals share their codes with the regions around them.
  return others.length > 0 && !others.some((other) => around(other) === around(region));
}

function around(region: string): string {
  return foldRegion(region).replace("московская", "москва").replace("ленинградская", "санкт петербург");
}

function same(one: Candidate, other: Candidate): boolean {
  return one.country === other.country && one.code === other.code;
}

function unique(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter((one, index) => candidates.findIndex((other) => same(one, other)) === index);
}
