import { isPublicMail } from "../../countries/public-mail.ts";
import type { Features } from "./features.ts";

/** Domains of a record: of its sites, and of the mailboxes that are not with a host of everybody. */
export function domainsOf(features: Features): string[] {
  const domains = new Set(features.domains);
  for (const email of features.emails) {
    const host = email.slice(email.lastIndexOf("@") + 1);
    if (!isPublicMail(host)) domains.add(host);
  }
  return [...domains];
}
