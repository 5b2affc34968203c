import type { Features } from "./features.ts";

/** Mail hosts open to everybody: the domain says nothing about the firm. */
const publicMail =
  /^(?:mail|bk|list|inbox|internet|rambler|lenta|ro|yandex|ya|gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|aol|gmx|web|protonmail|proton|ukr|tut|i|meta|qip|pochta|narod|nm|nxt|e1|ngs|sibmail|mailru|vk|zoho|mail2000|fastmail|free|orange|wanadoo|libero|t-online|btinternet|comcast|verizon|att|sbcglobal|qq|163|126)\.[a-z]{2,3}(?:\.[a-z]{2})?$/;

export const isPublicMail = (host: string): boolean => publicMail.test(host);

/** Domains of a record: of its sites, and of the mailboxes that are not with a host of everybody. */
export function domainsOf(features: Features): string[] {
  const domains = new Set(features.domains);
  for (const email of features.emails) {
    const host = email.slice(email.lastIndexOf("@") + 1);
    if (!isPublicMail(host)) domains.add(host);
  }
  return [...domains];
}
