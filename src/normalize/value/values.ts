/**
 * The cleaners of single values: phones, identifiers, e-mails, sites, dates, texts, bank accounts. Each is a pure function
 * from a cell (and what its row says) to values and issues; `createNormalizer` puts them together.
 */
export * from "./cleaned.ts";
export { createPhoneCleaner } from "../phone/cleaner.ts";
export { cleanBankAccount } from "./bank-account.ts";
export { cleanDate } from "./date.ts";
export { cleanEmails } from "./email.ts";
export { cleanIdentifier } from "./identifier.ts";
export { cleanSites } from "./site.ts";
export { cleanText } from "./text.ts";
export { valueRules, type ValueRule } from "./value-rules.ts";
