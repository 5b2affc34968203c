import { isChineseProvince } from "../../countries/cn/provinces.ts";
import { stateNames } from "../../countries/us/states.ts";
import type { CleanAddress } from "./clean-address.ts";
import { streetApart, townApart } from "./western-cut.ts";

/** The letters of a country before its postcode: `D-80331`. */
const letters: ReadonlyMap<string, string> = new Map(
  "D=DE DE=DE A=AT AT=AT CH=CH L=LU B=BE F=FR I=IT PL=PL CZ=CZ SK=SK LV=LV LT=LT EE=EE FI=FI FIN=FI S=SE SE=SE N=NO NO=NO MD=MD AZ=AZ DK=DK NL=NL H=HU HU=HU SI=SI HR=HR RO=RO BG=BG"
    .split(" ")
    .map((pair) => pair.split("=") as [string, string]),
);
/** There they are a part of the postcode itself. */
const ownLetters = new Set(["LV", "LT", "MD"]);

const digits = String.raw`\d{2}-\d{3}|\d{3} \d{2}|\d{4} [A-Z]{2}|\d{4,6}`;
const uk = /(?:^|\s)([A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})$/;
const state = new RegExp(
  `(?:^|\\s)(?:([A-Z]{2,3})\\s+(\\d{4,5}(?:-\\d{4})?)|(${stateNames})\\s+(\\d{5}(?:-\\d{4})?))$`,
);
const stateInFull = new RegExp(`^(?:${stateNames})$`);
const codeAlone = new RegExp(`^(?:([A-Z]{1,3})-)?(${digits})$`);
const codeBefore = new RegExp(`^(?:([A-Z]{1,3})-)?(${digits})\\s+(\\p{Lu}[\\p{L}\\d .'’()/-]*)$`, "u");
const codeBehind = /^(\p{Lu}[\p{L} .'’-]+?)\s+(?:(\d{6})|((?:LV|LT)-\d{4,5}))$/u;
/** Nothing but words: a town's name, as far as its letters tell. */
export const words = /^\p{L}[\p{L} .'’-]+$/u;
const english =
  /(?<!\p{L})(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|way|court|ct|place|pl|terrace|square|circle|highway|hwy|parkway|pkwy)\.?$/iu;
/** «S. Emerald», «W 12th»: a street of a grid, and no town. */
export const compass = /^(?:[NSEW]\.?|North|South|East|West)\s/iu;

/**
 * Takes postcode and town out of an address in Latin letters, in the order of each country: `80331 München`, `London SW1A 2AA`, `New
 * York, NY 10118`, `34430 Beyoğlu / İstanbul`. Gives the segments that say something else.
 */
export function takePlace(segments: readonly string[], address: CleanAddress): string[] {
  // Where a state or a British postcode closes the address, a number in front is a house.
  const overseas = segments.some((segment) => state.test(segment) || uk.test(segment));
  return segments.map(withHyphen).flatMap((segment, at) => {
    const rest = overseas
      ? takeOverseas(segment, segments[at - 1], address)
      : takeContinental(segment, at, segments, address);
    return rest === "" ? [] : [rest];
  });
}

/** «Main Street», «Avenue Louise», «Hauptstraße»: what stands behind a number is no town. */
const streetBehind =
  /(?:^(?:rue|avenue|av|boulevard|bd|chaussée|via|viale|corso|piazza|calle|avenida|ul|al|aleja)\.?\s|(?:straße|strasse|str\.|straat|gasse)(?:\s|$))/iu;

/** «D 60311 Frankfurt», «AZ1000»: the letters of the country are tied to the code, and «B 1200 Main Street» has none. */
function withHyphen(segment: string): string {
  const [, behind] = /^[A-Z]{1,2} \d{4,5}\s+(.+)$/u.exec(segment) ?? [];
  if (behind !== undefined && (english.test(behind) || streetBehind.test(behind))) return segment;
  return segment.replace(/^(?:(D|A|CH|L|B|F|I|NL) (?=\d{4,5}\s\p{Lu})|(AZ)\s?(?=\d{4}$))/u, "$1$2-");
}

function takeOverseas(segment: string, before: string | undefined, address: CleanAddress): string {
  const [found, short, code, full, zip] = state.exec(segment) ?? uk.exec(segment) ?? [];
  const first = short ?? full ?? "";
  const second = code ?? zip;
  if (found === undefined || address.postcode !== undefined) return segment === address.city ? "" : segment;
  address.postcode = second ?? first;
  if (second !== undefined) address.region ??= first;
  const town = segment.slice(0, segment.length - found.length).trim();
  const apart = townApart(town);
  if (apart !== undefined && address.city === undefined) {
    address.city = apart[1];
    return apart[0];
  }
  if (words.test(town)) address.city ??= town;
  // «Chicago, IL 60601»
  else if (town === "" && before !== undefined && words.test(before)) address.city ??= before;
  return town === address.city ? "" : town;
}

function takeContinental(segment: string, at: number, segments: readonly string[], address: CleanAddress): string {
  const alone = codeAlone.exec(segment);
  if (alone !== null && address.postcode === undefined) {
    takeCode(alone[1], alone[2] ?? "", address);
    return "";
  }
  const behind = codeBehind.exec(segment);
  if (behind !== null && address.postcode === undefined) {
    const own = behind[3];
    address.postcode = own ?? behind[2] ?? "";
    if (address.country === "CN" && isChineseProvince(behind[1] ?? "")) {
      address.region ??= behind[1] ?? "";
      return "";
    }
    if (own !== undefined) address.country ??= own.slice(0, 2);
    address.city ??= behind[1] ?? "";
    return "";
  }
  const before = codeBefore.exec(segment);
  // «1234 Broadway, New York», «3901 Ridgeway»: beside a bare town, or with nothing beside it, four digits may be a house.
  const bareTown = at === 0 && segments.some((other, index) => index > 0 && words.test(other));
  const byItself = segments.length === 1 && /^\d{4} /.test(segment);
  const house =
    before?.[1] === undefined && (bareTown || byItself || english.test(segment) || compass.test(before?.[3] ?? ""));
  if (before !== null && address.postcode === undefined && !house) {
    const [town, street] = streetApart(before[3] ?? "");
    takeCode(before[1], before[2] ?? "", address);
    if (town !== "") takeTown(town, address);
    return street;
  }
  const slash = address.street === undefined ? null : twoNames.exec(segment);
  if (slash === null || address.city !== undefined) return segment;
  takeTown(segment, address);
  return "";
}

/** A state by its letters, or by its name. */
export function isState(region: string): boolean {
  return /^[A-Z]{2}$/u.test(region) || stateInFull.test(region);
}

/** «Çankaya Ankara»: a Turkish postcode is followed by the district, and then by its town. */
const turkish =
  /^(\p{Lu}[\p{L} .]*?)\s+(İstanbul|Istanbul|Ankara|İzmir|Izmir|Bursa|Antalya|Adana|Konya|Gaziantep|Kocaeli|Mersin)$/u;
const twoNames = /^(\p{Lu}[\p{L} .]*?)\s*\/\s*(\p{Lu}[\p{L} .]*)$/u;

/** «Beyoğlu / İstanbul» is a district and its town, «Milano MI» a town and its province. */
function takeTown(town: string, address: CleanAddress): void {
  const [, district, city] = twoNames.exec(town) ?? turkish.exec(town) ?? [];
  if (district !== undefined) address.district ??= district;
  const behind = address.country === "IT" ? /^(.+?) \(?([A-Z]{2})\)?$/u : /^(.+?) \(([A-Z]{2})\)$/u;
  const [, italian, province] = behind.exec(town) ?? [];
  if (province !== undefined) address.region ??= province;
  address.city ??= city ?? italian ?? town;
}

function takeCode(country: string | undefined, code: string, address: CleanAddress): void {
  const own = country !== undefined && ownLetters.has(country);
  address.postcode = country === "AZ" ? `AZ${code}` : own ? `${country}-${code}` : code;
  const known = country === undefined ? undefined : letters.get(country);
  if (known !== undefined) address.country ??= known;
}
