import { expect, test } from "vitest";
import { formatPhone } from "../../../../src/countries/phone-format.ts";
import { catalogue } from "../../../../src/messages/catalogue.ts";
import type { DraftValue } from "../../../../src/model/index.ts";
import { emailNote } from "../../../../src/normalize/value/email-note.ts";
import {
  cleanBankAccount,
  cleanDate,
  cleanEmails,
  cleanIdentifier,
  cleanSites,
  cleanText,
  createPhoneCleaner,
  valueRules,
  type ValueRule,
} from "../../../../src/normalize/value/values.ts";

/** The result of an example, and the rules that came to it. */
function run(rule: ValueRule, off: ReadonlySet<string> = new Set()): { after: string; rules: string } {
  const value: DraftValue = { text: rule.before, at: "cell", ...(rule.name.endsWith("-find") ? { find: true } : {}) };
  const join = (values: readonly { rule?: string; shown: string }[]) => ({
    after: values.map(({ shown }) => shown).join("; "),
    rules: values.map((one) => one.rule ?? "").join("+"),
  });
  switch (rule.field) {
    case "phones": {
      const parts = rule.name === "phone-parts" ? { parts: { country: "8", area: "916", number: "111-22-33" } } : {};
      const context = rule.city === undefined ? {} : { city: rule.city };
      const { phones } = createPhoneCleaner({ defaultCountry: "RU", off })({ ...value, ...parts }, context);
      return join(
        phones.map((phone) => ({
          ...phone,
          shown: formatPhone(phone) + (phone.note === undefined ? "" : ` (${phone.note})`),
        })),
      );
    }
    case "identifiers": {
      const abroad = rule.name === "identifier-prefix";
      const { identifiers } = cleanIdentifier(
        { ...value, scheme: abroad ? "eu-vat" : "ru-inn" },
        { off, ...(abroad ? { country: "PL" } : {}) },
      );
      return join(identifiers.map((one) => ({ ...one, shown: `${one.scheme} ${one.value}` })));
    }
    case "emails":
      if (rule.name === "email-note")
        return join([{ shown: emailNote(value, cleanEmails(value).emails, () => []) ?? "", rule: "email-note" }]);
      return join(cleanEmails(value, { off }).emails.map((email) => ({ ...email, shown: email.address ?? "-" })));
    case "sites":
      return join(cleanSites(value).values.map((site) => ({ ...site, shown: site.value })));
    case "createdAt": {
      const { value: date } = cleanDate(value, { field: "createdAt" });
      return join(date === undefined ? [] : [{ ...date, shown: date.value }]);
    }
    case "bankAccounts":
      return join(cleanBankAccount(value).accounts.map((one) => ({ ...one, shown: one.account })));
    default: {
      const { value: text } = cleanText(value, { field: "name" });
      return join(text === undefined ? [] : [{ ...text, shown: text.value }]);
    }
  }
}

test.each(valueRules.map((rule) => [rule.name, rule] as const))("%s does what its example says", (name, rule) => {
  const { after, rules } = run(rule);
  expect(after).toBe(rule.after);
  expect(rules.split("+")).toContain(name);
});

test.each(valueRules.filter(({ optional }) => optional === true).map((rule) => [rule.name, rule] as const))(
  "%s can be switched off",
  (name, rule) => {
    const { after, rules } = run(rule, new Set([name]));
    expect(after).not.toBe(rule.after);
    expect(rules.split("+")).not.toContain(name);
  },
);

test("every rule is told in the catalogue", () => {
  expect(valueRules.map(({ name }) => `rule-${name}`).filter((code) => !(code in catalogue))).toEqual([]);
});

test.each([
  ["ivan@lotos.ru (личный)", "ivan@lotos.ru: личный"],
  ["ivan@lotos.ru ICQ 12345", "ivan@lotos.ru: ICQ 12345"],
  ["Петр <ivan@Lotos.ru>", "ivan@lotos.ru: Петр"],
  ["ivan@lotos.ru (склад), oleg@lotos.ru", "ivan@lotos.ru (склад), oleg@lotos.ru"],
  ["Иванов Иван <ivan@lotos.ru>", undefined],
  ["ivan@lotos.ru и oleg@lotos.ru", undefined],
  ["e-mail: ivan@lotos.ru (рабочая)", undefined],
  ["ivan@lotos.ru", undefined],
  ["бух:buh@lotos.ru", "buh@lotos.ru: бух"],
  ["Анна:anna@lotos.ru", "anna@lotos.ru: Анна"],
  ["Иванов:ivan@lotos.ru", undefined],
  ["e-mail:ivan@lotos.ru", undefined],
  ["mailto:ivan@lotos.ru", undefined],
  ["ivan@lotos (склад)", undefined],
])("what stands beside an address is a note: %s", (text, note) => {
  const value: DraftValue = { text, at: "cell" };
  expect(emailNote(value, cleanEmails(value).emails, () => ["Иванов", "Иван Петрович"])).toBe(note);
});
