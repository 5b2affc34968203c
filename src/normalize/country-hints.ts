import { countryOfTown } from "../countries/area-codes.ts";
import type { LegalForm } from "../countries/legal-forms.ts";
import type { Email, Origin, Phone, TextValue } from "../model/index.ts";
import { freeMail } from "./value/email-domains.ts";

/**
 * What a row says of its country between the lines: a legal form, a town, a number written with its code, a mail in a country's own
 * domain. Each alone is weak, so they speak only where they agree, and never for the project's own country, of which they are no news.
 */
export interface CountryHint extends Origin {
  readonly from: "form" | "city" | "phone" | "domain";
  readonly country: string;
}

export interface HintSources {
  readonly form: { readonly origin: Origin; readonly form: LegalForm } | undefined;
  readonly city: TextValue | undefined;
  readonly phones: readonly Phone[];
  readonly emails: readonly Email[];
  readonly sites: readonly TextValue[];
}

/** The hints of a row where all of them mean one country, another than `home`; empty otherwise. A domain alone is too little. */
export function countryHints(said: HintSources, home: string | undefined): readonly CountryHint[] {
  const hints = allHints(said);
  const [first] = hints;
  if (first === undefined || first.country === home || hints.some(({ country }) => country !== first.country))
    return none;
  return hints.every(({ from }) => from === "domain") ? none : hints;
}

/** Countries in which a number that is none at home may be one: of all hints, and of a form that several countries have (GmbH). */
export function likelyCountries(said: HintSources, home: string | undefined): readonly string[] {
  const hinted = new Set(allHints(said).map(({ country }) => country));
  const forms = said.form?.form.countries ?? none;
  const countries = hinted.size > 0 ? [...hinted] : forms;
  return countries.includes(home ?? "") ? none : countries;
}

const none: readonly never[] = [];

function allHints({ form, city, phones, emails, sites }: HintSources): readonly CountryHint[] {
  const hints: CountryHint[] = [];
  const add = (from: CountryHint["from"], { raw, at }: Origin, country: string | undefined): void => {
    if (country !== undefined) hints.push({ raw, at, from, country });
  };
  // Two letters at an edge (ХК, УП, КП) may be something else across the border.
  if (form?.form.countries.length === 1 && form.form.where !== "edge") add("form", form.origin, form.form.countries[0]);
  if (city !== undefined) add("city", city, countryOfTown(city.value));
  for (const phone of phones) if (phone.e164 !== undefined) add("phone", phone, phone.country);
  for (const email of emails) if (!isSharedMail(email.address)) add("domain", email, countryOfDomain(email.address));
  for (const site of sites) add("domain", site, countryOfDomain(/^[^/]+/.exec(site.value)?.[0]));
  return hints;
}

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
