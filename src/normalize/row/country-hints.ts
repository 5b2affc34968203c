import { areaCodesOfRegion, areaCodesOfTown, countryOfAll, countryOfTown } from "../../countries/area-codes.ts";
import { isCountryCode } from "../../countries/country-names.ts";
import type { LegalForm } from "../../countries/legal-forms.ts";
import { regionByName, townByName } from "../../countries/ru/regions.ts";
import type { Address, Email, Origin, Phone, TextValue } from "../../model/index.ts";
import { hasCyrillic } from "../letters.ts";
import { freeMail } from "../value/email-domains.ts";

/**
 * What a row says of its country between the lines: a legal form, a town, a region, a number written with its code, a mail in a
 * country's own domain. Each alone is weak, so they speak only where they agree, and never for the project's own country, of which they are no news.
 */
export interface CountryHint extends Origin {
  readonly from: "form" | "city" | "region" | "address" | "phone" | "domain";
  readonly country: string;
  /** A small town: it speaks only beside something else. */
  readonly weak: boolean;
}

export interface HintSources {
  readonly form: { readonly origin: Origin; readonly form: LegalForm } | undefined;
  readonly city: TextValue | undefined;
  readonly region: TextValue | undefined;
  readonly addresses: readonly Address[];
  readonly phones: readonly Phone[];
  readonly emails: readonly Email[];
  readonly sites: readonly TextValue[];
}

/**
 * The hints of a row where all of them mean one country, another than `home`; empty otherwise. A domain alone is too little, and so is a
 * small town: that the tables list Горки in Belarus alone does not say that Russia has none.
 */
export function countryHints(said: HintSources, home: string | undefined): readonly CountryHint[] {
  const hints = allHints(said);
  const [first] = hints;
  if (first === undefined || first.country === home || hints.some(({ country }) => country !== first.country))
    return none;
  const { country } = first;
  const codes = said.addresses.flatMap((address) => countriesOfPostcode(address, country));
  if (codes.some((countries) => !countries.includes(country))) return none;
  if (hints.every(({ from }) => from === "domain")) return none;
  return codes.length === 0 && hints.every(({ weak }) => weak) ? none : hints;
}

/** Countries in which a number that is none at home may be one: of all hints, and of a form that several countries have (GmbH). */
export function likelyCountries(said: HintSources, home: string | undefined): readonly string[] {
  const hints = allHints(said);
  const countries = hints.every(({ weak }) => weak)
    ? (said.form?.form.countries ?? none)
    : [...new Set(hints.map(({ country }) => country))];
  return countries.includes(home ?? "") ? none : countries;
}

const none: readonly never[] = [];

function allHints({ form, city, region, addresses, phones, emails, sites }: HintSources): readonly CountryHint[] {
  const hints: CountryHint[] = [];
  const add = (from: CountryHint["from"], { raw, at }: Origin, country: string | undefined, weak = false): void => {
    if (country !== undefined) hints.push({ raw, at, from, country, weak });
  };
  const addCity = (origin: Origin, town: string): void => {
    add("city", origin, countryOfCity(town), isSmallTown(town));
  };
  // Two letters at an edge (ХК, УП, КП) may be something else across the border; АҚ and OÜ have a letter that says where they are at home.
  if (form?.form.countries.length === 1 && (form.form.where !== "edge" || ownLetter.test(form.form.display)))
    add("form", form.origin, form.form.countries[0]);
  if (city !== undefined) addCity(city, city.value);
  if (region !== undefined) add("region", region, countryOfRegion(region.value));
  for (const address of addresses) {
    if (isCountryCode(address.country)) add("address", address, address.country);
    if (address.region !== undefined) add("region", address, countryOfRegion(address.region));
    if (address.city !== undefined && address.city !== city?.value) addCity(address, address.city);
  }
  // The country of a number that was completed is an inference itself.
  for (const phone of phones)
    if (phone.e164 !== undefined && phone.quality === "as-written") add("phone", phone, phone.country);
  for (const email of emails) if (!isSharedMail(email.address)) add("domain", email, countryOfDomain(email.address));
  for (const site of sites) add("domain", site, countryOfDomain(/^[^/]+/.exec(site.value)?.[0]));
  return hints;
}

const ownLetter = /[^А-ЯЁа-яёA-Za-z\s.,()]/u;

/** The tables of Russia's towns and of its area codes are two. */
function countryOfCity(town: string): string | undefined {
  const country = countryOfTown(town);
  return country === undefined || country === "RU" || townByName(town) === undefined ? country : undefined;
}

function countryOfRegion(region: string): string | undefined {
  if (regionByName(region, true) !== undefined) return "RU";
  return countryOfAll(areaCodesOfRegion(region));
}

/** A big town has local numbers of six digits and more. */
function isSmallTown(town: string): boolean {
  return !areaCodesOfTown(town).some(({ localLength }) => localLength >= 6);
}

/** The countries of the former Union that have a postcode of six digits; nothing where that says nothing of `country`. */
function countriesOfPostcode({ postcode = "", text }: Address, country: string): readonly (readonly string[])[] {
  if (!/^\d{6}$/u.test(postcode) || otherSix.has(country) || !(sixDigits.has(country) || hasCyrillic(text)))
    return none;
  const number = Number(postcode);
  const found = postcodes.find(([last]) => number <= last);
  return found === undefined ? none : [found[1]];
}

/** Codes of six digits outside the former Union, and its old ones where they are of four or five now («375001, г. Ереван»). */
const otherSix: ReadonlySet<string> = new Set("CN IN RO SG VN AM AZ EE GE LT LV MD UA".split(" "));
const sixDigits: ReadonlySet<string> = new Set(["RU", "BY", "KZ", "KG", "TJ", "TM", "UZ"]);

/** The last postcode of each stretch, and whose it is. Uzbekistan's begin with 10 to 23, as Russia's and its neighbours' do. */
const postcodes: readonly (readonly [last: number, countries: readonly string[]])[] = [
  [99_999, ["KZ"]],
  [169_999, ["RU", "KZ", "UZ"]],
  [209_999, ["RU", "UZ"]],
  [247_999, ["RU", "BY", "UZ"]],
  [699_999, ["RU"]],
  [729_999, ["KG"]],
  [739_999, ["TJ"]],
  [749_999, ["TM"]],
];

/** Half of the former Union has a mailbox at mail.ru: that is no evidence of Russia. */
function isSharedMail(address: string | undefined): boolean {
  const domain = address?.slice(address.lastIndexOf("@") + 1).toLowerCase() ?? "";
  return domain.endsWith(".ru") && freeMail.has(domain);
}

/**
 * Domains that are taken by people and firms of the country nearly alone. Those that the world uses as words (.me, .tv, .io, .co, .ai,
 * .am, .fm, .cc) are left out.
 */
const ownDomains: ReadonlySet<string> = new Set(
  "ru su by kz ua uz kg az ge md tj tm lt lv ee pl de at ch cz sk it fr fi tr cn rs bg gr hu ro nl be es pt se no dk il jp kr vn mn ir uk".split(
    " ",
  ),
);

function countryOfDomain(address: string | undefined): string | undefined {
  const top = address?.slice(address.lastIndexOf(".") + 1).toLowerCase() ?? "";
  if (top === "рф" || top === "su") return "RU";
  if (top === "uk") return "GB";
  return ownDomains.has(top) ? top.toUpperCase() : undefined;
}
