import { nameWithForm } from "../../countries/legal-forms.ts";
import { foldSpace } from "../../model/index.ts";
import { compareWords, hasLatin, mendLookAlikes, withoutSpareDots } from "../letters.ts";
import { decodeEntities } from "../entities.ts";
import { addressRule } from "./address-inside.ts";
import { asideRule } from "./aside.ts";
import { bankRule } from "./bank.ts";
import { personBesideRule, shortNameRule, tradingRule, whenceRule } from "./beside.ts";
import { branchRule } from "./branch.ts";
import { catchAllRule } from "./catch-all.ts";
import { formerRule } from "./former.ts";
import { cityRule } from "./city.ts";
import { accountRule, contactDetailsRule, identifierRule } from "./glued.ts";
import { capsRule, uncap } from "./case.ts";
import { legalFormRule } from "./form.ts";
import { anyHint, hintAtEnds, type HasHint } from "./hints.ts";
import { placeBehindRule, townBesideFormRule } from "./place-behind.ts";
import { readPlainName, type RareHints } from "./plain.ts";
import { mendQuotes, quotesRule, withoutEscapes } from "./quotes.ts";
import { remarkRule } from "./remark.ts";
import { registeredRule, traderSignRule } from "./sign.ts";
import { statusRule } from "./status.ts";
import { startWork, tidy, type NameRule, type NameWork } from "./work.ts";
import { isPlaceholder } from "../placeholder.ts";
import { chooseRules, type Doubt, type RuleChoice } from "../rule.ts";
import { tooLongToRead } from "../value/cell-length.ts";

const spacesRule: NameRule = {
  name: "name-spaces",
  field: "name",
  before: "  Ромашка  Плюс ",
  after: "Ромашка Плюс",
  hint: /^\s|\s$|\s\s|[^\S ]|[\u0000-\u001f\u007f-\u00ad\u1100-\u200f\u202f\u2060\u3000-\uffff]|[\u0300-\u036f]/,
  apply: (work) =>
    replace(
      work,
      foldSpace(withoutSpareDots(work.text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\ufffe]/g, ""))),
    ),
};

const entitiesRule: NameRule = {
  name: "name-entities",
  field: "name",
  before: "&laquo;Ромашка&raquo; &amp; Ко",
  after: "«Ромашка» & Ко",
  hint: /&(?:[a-z]{2,6}|#x?[\da-f]{1,6});|""/,
  // What an export wrote for a sign: `&quot;`, and quotes doubled for CSV.
  apply: (work) => replace(work, withoutEscapes(decodeEntities(work.text))),
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
  apply: (work) => {
    const changed = replace(work, mendLookAlikes(work.text));
    const unclear = work.cyrillic ? unclearWord(work.text) : undefined;
    if (unclear !== undefined)
      work.doubts.push({ code: "name-alphabet-unclear", severity: "note", params: { word: unclear } });
    return changed;
  },
};

/** A Latin word beside Cyrillic ones that could as well be Cyrillic: `COPOKA`. Legal forms (`OOO`) are clear. */
function unclearWord(text: string): string | undefined {
  if (!hasLatin(text)) return undefined;
  return text.match(/(?<![\p{L}\d])[ABCEHKMOPTXYaceopxyk]{4,}(?![\p{L}\d])/u)?.[0];
}

/** «Строй_Сервис»: nobody registers a name with an underscore. */
const underscore = /(?<=[\p{L}\d»"”)])_+(?=[\p{L}\d«"“(])/gu;

const tidyRule: NameRule = {
  name: "name-tidy",
  field: "name",
  before: "Ромашка ,,",
  after: "Ромашка",
  // The end is looked for before the sign in front of it: other signs of a name are not looked up among all letters.
  hint: /^[^\p{L}\p{N}«"(№]|$(?<=[^\p{L}\p{N}»")])|\s[,;)\]]|[([]\s|[,;/]\s*[,;/]|[([«]\s*[,;.!?]*\s*[)\]»]|[,;]\s*\(|\s\s|[\p{L}\d»"”)]_+[\p{L}\d«"“(]/u,
  // A dot that ends a sentence goes, a dot that ends an abbreviation («и др.», «Inc.») stays.
  apply: (work) =>
    replace(work, tidy(work.text.replace(underscore, " ")).replace(/(?<=[»")\]]|[\p{L}\p{N}]{4})\.+$/u, "")),
};

function replace(work: NameWork, text: string): boolean {
  if (text === work.text) return false;
  work.text = text;
  return true;
}

/** The rules of organisation names, in order. */
export const nameRules: readonly NameRule[] = [
  entitiesRule,
  spacesRule,
  placeholderRule,
  lookAlikesRule,
  bankRule,
  statusRule,
  formerRule,
  identifierRule,
  accountRule,
  contactDetailsRule,
  addressRule,
  remarkRule,
  branchRule,
  tradingRule,
  shortNameRule,
  townBesideFormRule,
  registeredRule,
  traderSignRule,
  legalFormRule,
  cityRule,
  placeBehindRule,
  personBesideRule,
  whenceRule,
  asideRule,
  quotesRule,
  tidyRule,
  capsRule,
  catchAllRule,
];

export type CleanName = Readonly<NameWork>;

/** Rules for what stands in few names. One question for all their hints together spares nine in most. */
const rare: ReadonlySet<NameRule> = new Set([
  bankRule,
  statusRule,
  formerRule,
  identifierRule,
  accountRule,
  contactDetailsRule,
  addressRule,
  remarkRule,
  branchRule,
  cityRule,
  tradingRule,
  shortNameRule,
  townBesideFormRule,
  registeredRule,
  traderSignRule,
  personBesideRule,
  whenceRule,
  asideRule,
]);

/** Makes the cleaner of organisation names with the rules a project chose. Pure: give it a text, get what the rules made of it. */
export function createNameCleaner(choice: RuleChoice = {}): (text: string) => CleanName {
  const chosen = chooseRules("name", nameRules, choice);
  // The quick way knows what the rules do as they stand.
  if (chosen.length !== nameRules.length || chosen.some((rule, at) => rule !== nameRules[at]))
    return cleanByRules(chosen);
  return (quickly ??= cleanQuickly());
}

let quickly: ((text: string) => CleanName) | undefined;

function cleanQuickly(): (text: string) => CleanName {
  const hints = rareHints(nameRules);
  const byRules = cleanByRules(nameRules, hints.any);
  return (text) => readPlainName(text, hints) ?? byRules(text);
}

function rareHints(rules: readonly NameRule[]): RareHints {
  const all = rules.filter((rule) => rare.has(rule));
  const form = rules.indexOf(legalFormRule);
  return {
    any: anyHint(all),
    atEnds: hintAtEnds(all),
    beforeForm: anyHint(all.filter((rule) => rules.indexOf(rule) < form)),
  };
}

/** {@link createNameCleaner} for a name in any state: all its rules, one after the other. */
export function cleanByRules(
  chosen: readonly NameRule[] = nameRules,
  anyRare: HasHint = anyHint(chosen.filter((rule) => rare.has(rule))),
): (text: string) => CleanName {
  const common = inRuns(chosen.filter((rule) => !rare.has(rule)));
  const all = inRuns(chosen);
  const again = inRuns(
    chosen.filter((rule) => rule !== legalFormRule && rule !== branchRule && rule !== placeholderRule),
  );
  const clean = (text: string): NameWork => {
    const work = startWork(text);
    const plain = !anyRare(text.toLowerCase());
    pass(work, plain ? common : all);
    // What one rule takes off may lay bare what an earlier one looks for («Ромашка»! (дубль)): names that still look dirty go round again.
    const rounds = plain ? 0 : 3;
    for (let round = 0, last = ""; round < rounds && last !== work.text; round++) {
      last = work.text;
      if (anyRare(last.toLowerCase())) pass(work, again);
    }
    if (work.suffix !== "" && work.text !== "")
      work.text = `${work.text}, ${uncap(mendQuotes(work.suffix), work.cyrillic)}`;
    work.compare = compareWords(work.text, work.cyrillic);
    return work;
  };
  return (text) => {
    const long = tooLongToRead(text);
    if (long !== undefined) return asWritten(text, long);
    const work = clean(text);
    // «Контакт (перезвонить)»: an ordinary word that alone says that nothing is written comes to no rest.
    const rests = ordinary.test(work.text) && work.doubts.length === 0 && !anyRare(work.text.toLowerCase());
    // «ИП Ахмедов Руслан Казань«»: the quote hid the town from the rule that comes before quotes.
    const bared = work.form?.kind === "sole-trader" && work.applied.includes("name-quotes");
    return rests && !bared && !isPlaceholder(work.text) ? work : settled(work, text, clean);
  };
}

/** Russian words, and a part in quotes: what no rule has anything to do for. */
const ordinary =
  /^(?=.{3})[А-ЯЁа-яё][а-яё]+(?:[А-ЯЁ][а-яё]+)?(?:[ -][А-ЯЁа-яё\d][а-яё\d]*(?:[А-ЯЁ][а-яё]+)?)*(?: [А-ЯЁ]\. ?[А-ЯЁ]\.| «[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁа-яё\d][а-яё\d]*)*»)?$/u;

/**
 * Cleaning twice has to be cleaning once. A name that reads otherwise when it is written again with its form is taken as it reads
 * then; one that never comes to rest («LLC ЗАО Inc.») says nothing beyond its words and stays as it was written.
 */
function settled(first: NameWork, text: string, clean: (text: string) => NameWork): NameWork {
  let work = first;
  for (let round = 0, read = text; round < 4; round++) {
    const written = nameWithForm(work.text, work.form?.display);
    // What was read as it is written would read the same again.
    if (written === read) return work;
    read = written;
    const again = clean(written);
    if (again.text === work.text && again.compare === work.compare && again.form?.display === work.form?.display)
      return work;
    if (again.text === "") break;
    work = joined(work, again);
  }
  if (first.compare === "") return first;
  // «Новый клиент (перезвонить!) 8 927 …»: what is left stands for nobody, and what was taken off it is still worth its card.
  if (first.found.length > 0 && isPlaceholder(first.text)) return { ...first, catchAll: true };
  return asWritten(text, { code: "name-unsettled", severity: "note" });
}

function asWritten(text: string, doubt: Doubt): NameWork {
  const kept = startWork(text);
  kept.text = foldSpace(text);
  kept.compare = compareWords(kept.text, kept.cyrillic);
  kept.doubts.push(doubt);
  return kept;
}

/** What the second reading made of the name, with what the first took off it. */
function joined(first: NameWork, again: NameWork): NameWork {
  return {
    ...again,
    form: again.form ?? first.form,
    tags: [...first.tags, ...again.tags.filter(({ value }) => !first.tags.some((tag) => tag.value === value))],
    former: [...first.former, ...again.former],
    notes: [...first.notes, ...again.notes],
    found: [...first.found, ...again.found],
    doubts: [...first.doubts, ...again.doubts.filter(({ code }) => !first.doubts.some((doubt) => doubt.code === code))],
    applied: [...new Set([...first.applied, ...again.applied])],
    branch: first.branch || again.branch,
    catchAll: first.catchAll || again.catchAll,
  };
}

/** Rules that follow each other; of rare ones it is asked first whether any of them has anything to do. */
interface Run {
  readonly rules: readonly NameRule[];
  readonly hasHint?: HasHint;
}

function inRuns(rules: readonly NameRule[]): readonly Run[] {
  const runs: NameRule[][] = [];
  for (const rule of rules) {
    const last = runs.at(-1);
    if (last?.[0] !== undefined && rare.has(last[0]) === rare.has(rule)) last.push(rule);
    else runs.push([rule]);
  }
  return runs.map((run) =>
    rare.has(run[0]!) && run.length > 1 ? { rules: run, hasHint: anyHint(run) } : { rules: run },
  );
}

function pass(work: NameWork, runs: readonly Run[]): void {
  let low = work.text.toLowerCase();
  for (const { rules, hasHint } of runs) {
    if (hasHint?.(low) === false) continue;
    for (const rule of rules) {
      if (work.text === "") return;
      if (rule.hint !== undefined && !rule.hint.test(low)) continue;
      const before = work.text;
      if (rule.apply(work) && !work.applied.includes(rule.name)) work.applied.push(rule.name);
      if (work.text !== before) low = work.text.toLowerCase();
    }
  }
}
