import { foldSpace } from "../model/index.ts";
import { compareWords, hasCyrillic, mendLookAlikes } from "./letters.ts";
import { capsRule } from "./name-case.ts";
import { legalFormRule } from "./name-form.ts";
import { quotesRule } from "./name-quotes.ts";
import { statusRule } from "./name-status.ts";
import { startWork, tidy, type NameRule, type NameWork } from "./name-work.ts";
import { isPlaceholder } from "./placeholder.ts";
import { chooseRules, type RuleChoice } from "./rule.ts";

const spacesRule: NameRule = {
  name: "name-spaces",
  field: "name",
  before: "  Ромашка  Плюс ",
  after: "Ромашка Плюс",
  apply: (work) =>
    replace(
      work,
      foldSpace(work.text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\ufffe]/g, "").normalize("NFC")),
    ),
};

const placeholderRule: NameRule = {
  name: "name-placeholder",
  field: "name",
  before: "не указан",
  after: "",
  apply: (work) => work.text !== "" && isPlaceholder(work.text) && replace(work, ""),
};

const lookAlikesRule: NameRule = {
  name: "name-look-alikes",
  field: "name",
  before: "Pомaшка",
  after: "Ромашка",
  apply: (work) => replace(work, mendLookAlikes(work.text)),
};

const tidyRule: NameRule = {
  name: "name-tidy",
  field: "name",
  before: "Ромашка ,,",
  after: "Ромашка",
  // A dot that ends a sentence goes, a dot that ends an abbreviation («и др.», «Inc.») stays.
  apply: (work) => replace(work, tidy(work.text).replace(/(?<=[»")\]]|[\p{L}\p{N}]{4})\.+$/u, "")),
};

function replace(work: NameWork, text: string): boolean {
  if (text === work.text) return false;
  work.text = text;
  return true;
}

/** The rules of organisation names, in order. */
export const nameRules: readonly NameRule[] = [
  spacesRule,
  placeholderRule,
  lookAlikesRule,
  statusRule,
  legalFormRule,
  quotesRule,
  tidyRule,
  capsRule,
];

export interface CleanName extends NameWork {
  /** Folded words of what is left. Empty when nothing is left: then there is no name. */
  readonly compare: string;
}

/** Makes the cleaner of organisation names with the rules a project chose. Pure: give it a text, get what the rules made of it. */
export function createNameCleaner(choice: RuleChoice = {}): (text: string) => CleanName {
  const chosen = chooseRules("name", nameRules, choice);
  return (text) => {
    const work = startWork(text);
    const cyrillic = hasCyrillic(text);
    for (const rule of chosen) {
      if (rule.apply(work)) work.applied.push(rule.name);
      if (work.text === "") break;
    }
    return { ...work, compare: compareWords(work.text, cyrillic) };
  };
}
