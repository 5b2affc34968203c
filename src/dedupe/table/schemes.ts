/**
 * What each identifier scheme proves. *official*: one number, one entity, with check digits: agreement is nearly proof,
 * and two different valid ones are two entities. *of the owner's place*: says nothing about identity by itself (КПП, ОКТМО).
 * Any other scheme (a customer code, a social security number without check digits) is evidence, but never a veto.
 */
const official = new Set([
  "ru-inn", "ru-ogrn", "ru-ogrnip", "kz-bin", "kz-iin", "by-unp", "ua-edrpou", "ua-rnokpp", "uz-inn", "kg-inn", "am-tin",
  "ge-id", "md-idno", "eu-vat", "gb-crn", "us-ein", "lei", "ru-snils",
]); // prettier-ignore
const silent = new Set(["ru-kpp", "ru-oktmo", "ru-okved", "ru-okato", "ru-okfs", "ru-okopf"]);
/** Different valid numbers of these forbid an automatic merge. An ОГРН changes with re-registration, the ИНН does not. */
const vetoing = new Set([...official].filter((scheme) => scheme !== "us-ein"));

export type SchemeClass = "official" | "other" | "silent";

export function schemeClass(scheme: string): SchemeClass {
  return official.has(scheme) ? "official" : silent.has(scheme) ? "silent" : "other";
}

export function vetoes(scheme: string): boolean {
  return vetoing.has(scheme);
}

/**
 * Whether a КПП marks a separate part of its firm (филиал, представительство, обособленное подразделение). The reason code
 * stands in digits 5–6 (order ММВ-7-6/435@ of the tax service). A move changes digits 1–4, a largest taxpayer gets 50, property
 * gets 06–08 and 10–30: none of them is a branch.
 */
export function isBranchKpp(kpp: string): boolean {
  return /^\d{4}(?:0[2-5]|3[12]|4[3-5])/.test(kpp);
}
