import { nameWithForm } from "../../countries/legal-forms.ts";
import { say, sayIfKnown } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import {
  refAsText,
  type ContactRecord,
  type Golden,
  type Match,
  type MatchFeature,
  type SourceRecord,
  waitsAs,
} from "../../model/index.ts";
import type { Masker } from "../page/mask.ts";
import { decidedText } from "./decided.ts";
import { formatNumber, formatPhone, formatWeight } from "./format.ts";
import { paint } from "./paint.ts";
import { namesOfMark, type Told } from "./told.ts";

export interface MatchContext {
  readonly language: Language;
  readonly color?: boolean;
  /** Records of this type in the run, for `in 2 of 637 rows`. */
  readonly records?: number;
  /** The thresholds of this run, in thousandths of a bit. */
  readonly automatic?: number;
  readonly review?: number;
  /** Of a report that is shared: who decided, and about which records, is not for everybody. */
  readonly mask?: Masker;
  /** How the records of the screen write what the features name. */
  readonly told?: Told;
  /** Alike enough to be asked about, and nobody is, for this. */
  readonly uncompared?: "held" | "common" | "nothing";
  /** The pairs that joined both through other records, where it was looked for; empty: an earlier run joined them. */
  readonly chain?: readonly Match[];
}

/**
 * Why two records were merged or not, as a colleague would put it (design §6): the verdict, then what each feature was
 * worth, the strongest first whichever way it points.
 */
export function renderMatch(match: Match, context: MatchContext): string {
  const { language } = context;
  const ink = paint(context.color === true);
  const features = [...match.features].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const width = Math.max(4, ...features.map((feature) => formatWeight(feature.weight, language).length));
  const lines = features.map((feature) => {
    const weight = formatWeight(feature.weight, language, width);
    return `  ${feature.weight < 0 ? ink.bad(weight) : ink.good(weight)}  ${featureText(feature, language, context.records, context.told)}`;
  });
  const chain = context.chain === undefined ? [] : chainLines(match, context.chain, language);
  return [ink.bold(verdict(match, context)), ...lines, ...chain].join("\n");
}

/** From record to record, what each step was worth, or who decided it. */
function chainLines(match: Match, chain: readonly Match[], language: Language): string[] {
  if (chain.length === 0) return [`  ${say("explain-chain-earlier", language)}`];
  let at = match.left;
  const steps = chain.map((each) => {
    const from = at;
    at = each.left === from ? each.right : each.left;
    const weight = formatWeight(each.weight, language);
    const why =
      each.by === "decision" ? say("cause-decision", language) : each.by === "rule" ? reasonText(each, language) : "";
    return `    ${from} = ${at} (${why === "" ? weight : `${weight}; ${why}`})`;
  });
  return [`  ${say("explain-chain", language)}`, ...steps];
}

/** Vetoes that only guess, from names: what they keep apart is asked about where enough speaks for it. */
const guesses: ReadonlySet<string> = new Set(["named-branch", "two-branches", "gender-differs"]);

/** One sentence: what became of the pair, the total, and what settled it. */
export function verdict(match: Match, context: MatchContext): string {
  const { language } = context;
  const weight = formatWeight(match.weight, language);
  // A human being is compared by the parts of his name, a firm by its one name.
  const compared = new Set(match.features.map(({ name }) => name));
  const person = match.type === "counterparty" && compared.has("person") && !compared.has("name");
  const noun = say(`explain-same-${person ? "person" : match.type}`, language);
  if (match.by === "decision") return `${decidedText(match, noun, context)} (${weight})`;
  if (context.uncompared !== undefined)
    return `${say("explain-uncompared", language, { same: noun, why: say(`uncompared-${context.uncompared}`, language) })} (${weight})`;
  // What holds a pair back for a person is no "no": the pair waits, and the reason says why. Below the threshold nobody is asked of it.
  const waits = waitsAs(match) === "review";
  const unasked = match.by === "veto" && match.band === "none" && !match.merged && guesses.has(match.reason ?? "");
  // Doubtful or unlike taken by itself, and in one card all the same: what became of the two comes first.
  const alone = match.by === "score" || match.by === "rule" ? match.band : "look-again";
  const kept = match.merged && match.reason === "kept-loaded";
  const through = match.merged && alone !== "automatic" && alone !== "look-again";
  const key = kept
    ? "explain-kept-loaded"
    : through
      ? `explain-through-${match.by === "rule" ? "rule" : alone}`
      : match.by === "score"
        ? `explain-${match.band}`
        : `explain-by-${match.by}-${match.merged ? "merged" : waits ? "waits" : unasked ? "unasked" : "apart"}`;
  const threshold = match.band === "automatic" ? context.automatic : context.review;
  const from =
    threshold === undefined
      ? ""
      : say(`explain-from-${match.band === "automatic" ? "automatic" : "review"}`, language, {
          from: formatWeight(threshold, language),
        });
  const reason = reasonText(match, language);
  return `${say(key, language, { same: noun, reason })} (${weight}${(match.by === "score" || unasked) && from !== "" ? `; ${from}` : ""})`;
}

function reasonText(match: Match, language: Language): string {
  if (match.reason === undefined) return "";
  return sayIfKnown(`${match.by}-${match.reason}`, language) ?? sayIfKnown(match.reason, language) ?? match.reason;
}

/** `phone +7 846 231-60-14, in 2 of 637 rows`; `name "a" ~ "b"`; `city differs: "Самара" ≠ "Тольятти"`. */
export function featureText(feature: MatchFeature, language: Language, records?: number, told?: Told): string {
  const name = sayIfKnown(`feature-${feature.name}`, language) ?? feature.name;
  const { left, right } = feature;
  // Phones come as `+78462316014`, with an extension as `+78462316014;139`.
  const show = (value: string) => {
    const phone = /^(\+\d{8,15})(?:;(\d+))?$/.exec(value);
    if (phone?.[1] !== undefined) return formatPhone(phone[1], phone[2], language, told?.phones.get(phone[1]));
    // A mailbox of a role comes as `*info@acme.ru`.
    if (feature.name === "email" || (feature.name === "contact" && value.includes("@")))
      return value.replace(/^\*/, "");
    if (feature.name === "counterparty") return told?.firms?.get(value) ?? value;
    if (feature.name === "contact") return namesOfMark(value, told?.people ?? []).join(" ~ ");
    // Identifiers come with their scheme: `ru-inn:7707001234`.
    const identifier = /^([a-z]{2}-[a-z]+):(.+)$/s.exec(value);
    return identifier === null ? value : `${schemeName(identifier[1] ?? "", language)} ${identifier[2]}`;
  };
  let text = name;
  if (left !== undefined && right !== undefined) {
    if (left === right) text = `${name} ${show(left)}`;
    else if (feature.level === 0 || feature.weight < 0)
      text = say("explain-differs", language, { name, left: show(left), right: show(right) });
    else text = `${name} «${show(left)}» ~ «${show(right)}»`;
  } else if (left !== undefined || right !== undefined) text = `${name} ${show(left ?? right ?? "")}`;
  else if (feature.level === 0) text = say("explain-differs-plain", language, { name });
  // What is expected by chance may come to less than one row.
  if (feature.frequency === undefined || feature.frequency === 0) return text;
  const count = formatNumber(feature.frequency, language);
  const of =
    records === undefined
      ? say("explain-frequency", language, { count })
      : say("explain-frequency-of", language, { count, of: formatNumber(records, language) });
  return `${text}, ${of}`;
}

/** A field of a card with its surviving values; the same for a golden record and a source record. */
export interface CardLine {
  /** Canonical field, the suffix of its name in the catalogue: `phones`. */
  readonly field: string;
  readonly value: string;
  /** The text as it stood, where cleaning changed it. */
  readonly raw?: string;
  readonly rule?: string;
  /** The member it came from (golden records only). */
  readonly from?: string;
}

interface Valued {
  readonly raw: string;
  readonly rule?: string;
  readonly from?: string;
}

/** At most so many people of a firm are shown with it. */
const mostPeople = 10;

/** People who speak for a firm, one a line, with what they are reached by: in an address book a firm has nothing else. */
export function peopleLines(people: readonly ContactRecord[], language: Language, told?: Told): CardLine[] {
  const lines = people.slice(0, mostPeople).map((person) => {
    const role = person.of.find(({ role }) => role !== undefined)?.role?.value;
    const reached = cardLines(person, language, told).filter(({ field }) => field === "phones" || field === "emails");
    const parts = [person.name.display, role, ...reached.map(({ value }) => value)];
    return { field: "people", value: parts.filter((part) => part !== undefined && part !== "").join(", ") };
  });
  const more = people.length - lines.length;
  return more === 0 ? lines : [...lines, { field: "people", value: `… +${more}` }];
}

/** The values of a record or card, one a line, in the order in which people read a card. */
export function cardLines(card: SourceRecord | Golden, language: Language, told?: Told): CardLine[] {
  const lines: CardLine[] = [];
  const add = (field: string, value: string, origin?: Valued) =>
    lines.push({
      field,
      value,
      ...(origin?.rule === undefined ? {} : { raw: origin.raw, rule: origin.rule }),
      ...(origin?.from === undefined ? {} : { from: origin.from }),
    });
  const each = <T extends Valued>(field: string, values: readonly T[], text: (value: T) => string) =>
    values.forEach((value) => add(field, text(value), value));
  const one = (field: string, value: (Valued & { readonly value: string }) | undefined) =>
    value !== undefined && add(field, value.value, value);

  if (card.type === "counterparty") {
    const form = card.name.form ?? card.legalForm?.value;
    add("name", nameWithForm(card.name.display, form), card.name);
    if (card.legalName !== undefined) add("legalName", card.legalName.display, card.legalName);
    each("formerName", card.formerNames, (name) => name.display);
    if (card.person !== undefined) add("person", card.person.display, card.person);
  } else {
    add("name", card.name.display, card.name);
    for (const link of card.of) {
      const from = "from" in link ? { from: link.from } : {};
      const firm = "ref" in link ? refAsText(link.ref) : link.counterparty;
      add("of", told?.firms?.get(firm) ?? firm, { raw: "", ...from });
      if (link.role !== undefined) add("position", link.role.value, { ...link.role, ...from });
      if (link.department !== undefined) add("department", link.department.value, { ...link.department, ...from });
    }
    if (card.gender !== undefined)
      add("gender", sayIfKnown(`gender-${card.gender.value}`, language) ?? card.gender.value, card.gender);
  }
  each(
    "identifiers",
    card.identifiers,
    (id) => `${schemeName(id.scheme, language)} ${id.value}${id.valid ? "" : ` ${say("explain-invalid", language)}`}`,
  );
  one("birthDate", card.birthDate);
  each(
    "phones",
    card.phones,
    (phone) =>
      `${phone.e164 === undefined ? phone.raw : formatPhone(phone.e164, phone.extension, language, told?.phones.get(phone.e164) ?? phone.raw)}${phone.note === undefined ? "" : ` (${phone.note})`}${phone.quality === "as-written" ? "" : ` ${say(`explain-${phone.quality}`, language)}`}`,
  );
  each("emails", card.emails, (email) => email.address ?? email.raw);
  each("addresses", card.addresses, (address) => address.text);
  one("country", card.country);
  one("region", card.region);
  one("city", card.city);
  each("sites", card.sites, (site) => site.value);
  if (card.type === "counterparty") {
    for (const relation of card.relations) {
      const kind = say(`explain-relation-${relation.kind}`, language);
      const from = "from" in relation ? { raw: "", from: relation.from } : undefined;
      add("relations", `${kind}: ${"ref" in relation ? refAsText(relation.ref) : relation.to}`, from);
    }
    each("bankAccounts", card.bankAccounts, (account) =>
      [account.account, account.bik, account.bank].filter(Boolean).join(", "),
    );
    each("roles", card.roles, (role) => role.value);
  } else each("optOuts", card.optOuts, (out) => out.value);
  one("status", card.status);
  each("tags", card.tags, (tag) => tag.value);
  one("responsible", card.responsible);
  each("notes", card.notes, (note) => note.value);
  one("createdAt", card.createdAt);
  one("updatedAt", card.updatedAt);
  for (const [name, value] of Object.entries(card.extra)) lines.push({ field: name, value });
  return lines;
}

/** Name of an identifier's scheme: ИНН for `ru-inn`; an unknown one is shown as it is. */
function schemeName(scheme: string, language: Language): string {
  return sayIfKnown(`scheme-${scheme}`, language) ?? scheme;
}

/** Name of a canonical field as people read it; an unknown one is shown as it is. */
export function fieldName(field: string, language: Language): string {
  return sayIfKnown(`field-${field}`, language) ?? field;
}

export interface CardContext {
  readonly language: Language;
  readonly told?: Told;
  readonly color?: boolean;
  /** Places of the members by record id, as far as known. */
  readonly places?: ReadonlyMap<string, readonly string[]>;
  /** `crm.counterparty 17`, once loaded. */
  readonly target?: string;
}

/** A golden record, value by value with source and cleaning, then its members and what they disagreed on. */
export function renderGolden(golden: Golden, context: CardContext): string {
  const { language } = context;
  const ink = paint(context.color === true);
  const lines = cardLines(golden, language, context.told);
  const width = Math.max(...lines.map((line) => fieldName(line.field, language).length));
  const out = [
    ink.bold(
      `${say(`explain-card-${golden.type}`, language)} ${golden.name.display}${context.target === undefined ? "" : ` → ${context.target}`}`,
    ),
  ];
  for (const line of lines) {
    const was =
      line.raw === undefined
        ? ""
        : say("explain-was", language, { raw: line.raw }) + (line.rule === undefined ? "" : ` [${line.rule}]`);
    const from = line.from === undefined ? "" : `← ${line.from}`;
    const tail = [was, from].filter((part) => part !== "").join("  ");
    out.push(
      `  ${fieldName(line.field, language).padEnd(width)}  ${line.value.replaceAll("\n", " ⏎ ")}${tail === "" ? "" : `  ${ink.dim(tail)}`}`,
    );
  }
  out.push("", `  ${say("explain-members", language, { count: golden.members.length })}`);
  for (const member of golden.members) {
    const places = context.places?.get(member);
    out.push(`    ${member}${places === undefined ? "" : `  ${ink.dim(places.join(", "))}`}`);
  }
  if (golden.conflicts.length > 0) out.push("", `  ${say("explain-conflicts", language)}`);
  for (const conflict of golden.conflicts) {
    const how = conflict.settled
      ? say("explain-settled", language, { rule: ruleName(conflict.rule, language) })
      : ink.warn(say("explain-open", language));
    const values = conflict.values.map(({ value, from }) => `«${value}» ← ${from}`).join(" / ");
    out.push(`    ${fieldName(conflict.field, language)}: ${values} · ${how}`);
  }
  return out.join("\n");
}

/** A stored value as people read it: phones grouped, everything else as it is. */
export function shownValue(field: string, value: string, language: Language): string {
  if (field !== "phones") return value;
  const [number = "", extension] = value.split(" ext. ");
  return formatPhone(number, extension, language);
}

/** Survivorship rules in words; several, each of which put a value aside, in the order they did. */
export function ruleName(rule: string, language: Language): string {
  return rule
    .split(" ")
    .map((one) => sayIfKnown(`survive-${one}`, language) ?? one)
    .join(say("survive-then", language));
}
