import type { DedupeOptions } from "../options.ts";
import type { Features } from "./features.ts";

/** Takes the values that are our own off features, see the option: they stand on cards of others and tell nothing about them. */
export function withoutOwn({ inns, phones, domains }: DedupeOptions["own"]): (features: Features) => Features {
  if (inns.length + phones.length + domains.length === 0) return (features) => features;
  const own = {
    identifiers: new Set(inns.map(String)),
    phones: new Set(phones),
    domains: new Set(domains.map((domain) => domain.toLowerCase())),
  };
  return (features) => ({
    ...features,
    identifiers: features.identifiers.filter((text) => !own.identifiers.has(text.slice(text.indexOf(":") + 1))),
    phones: features.phones.filter((phone) => !own.phones.has(phone.split(";")[0]!)),
    emails: features.emails.filter((email) => !own.domains.has(email.slice(email.lastIndexOf("@") + 1))),
    domains: features.domains.filter((domain) => !own.domains.has(domain)),
  });
}
