import { say, sayIfKnown } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import { waitsAs, type Match, type MatchFeature } from "../../model/index.ts";
import type { Masker } from "../page/mask.ts";
import { decidedText } from "./decided.ts";
import { formatNumber, formatPhone, formatWeight } from "./format.ts";
import { schemeName } from "./names.ts";
import { paint } from "./paint.ts";
import { namesOfMark, type Told } from "./told.ts";

/**
 * held: the CRM had both before the run, which compares what is new. common: what they share stands on too many cards to bring any two
 * together by itself. nothing: neither a value nor enough of the name is the same in both.
 */
export type Uncompared = "held" | "common" | "nothing";

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
  readonly uncompared?: Uncompared;
  /** The pairs that joined both through other records, where it was looked for; empty: an earlier run joined them. */
  readonly chain?: readonly Match[];
}

/**
 * Why two records were merged or not, as a colleague would put it: the verdict, then what each feature was
 * worth, the strongest first whichever way it points.
 */
export function renderMatch(match: Match, context: MatchContext): string {
  const { language } = context;
  const ink = paint(context.color === true);
  const features = strongestFirst(match);
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
  const noun = say(`explain-same-${isOfPeople(match) ? "person" : "counterparty"}`, language);
  if (match.by === "decision") return `${decidedText(match, noun, context)} (${weight})`;
  if (context.uncompared !== undefined)
    return `${say("explain-uncompared", language, { same: noun, why: say(`uncompared-${context.uncompared}`, language) })} (${weight})`;
  if (match.askedAs !== undefined && !match.merged && match.band !== "none") {
    const reason = match.by === "score" ? "" : `; ${reasonText(match, language)}`;
    return `${say("explain-asked-as", language, { same: noun, ...match.askedAs })}${reason} (${weight})`;
  }
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

/** Whether both are human beings: they are compared by the parts of their names, a firm by its one name. */
function isOfPeople({ type, features }: Match): boolean {
  return (
    type === "contact" ||
    (features.some(({ name }) => name === "person") && !features.some(({ name }) => name === "name"))
  );
}

/** What is said of a firm's name is said otherwise of a human being's. */
function reasonText(match: Match, language: Language): string {
  if (match.reason === undefined) return "";
  const ofPerson = isOfPeople(match) ? sayIfKnown(`${match.by}-${match.reason}-person`, language) : undefined;
  if (ofPerson !== undefined) return ofPerson;
  return sayIfKnown(`${match.by}-${match.reason}`, language) ?? sayIfKnown(match.reason, language) ?? match.reason;
}

/** What speaks for and against a pair, the strongest first whichever way it points. */
export function strongestFirst({ features }: Pick<Match, "features">): MatchFeature[] {
  return [...features].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** `phone +7 846 231-60-14, in 2 of 637 rows`; `name "a" ~ "b"`; `city differs: "Самара" ≠ "Тольятти"`. */
export function featureText(feature: MatchFeature, language: Language, records?: number, told?: Told): string {
  const name = sayIfKnown(`feature-${feature.name}`, language) ?? feature.name;
  const { left, right } = feature;
  // Phones come as `+78462316014`, with an extension as `+78462316014;139`.
  const show = (value: string) => {
    const phone = /^(\+\d{8,15})(?:;(\d+))?$/.exec(value);
    if (phone?.[1] !== undefined) return formatPhone(phone[1], phone[2], language, told?.phones.get(phone[1]));
    // A number that could not be read whole comes as its digits behind a tilde.
    if (feature.name === "phone") return value.replace(/^~/, "");
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
    else if (feature.name === "counterparty")
      text = say("explain-firms-named", language, { left: show(left), right: show(right) });
    else if (feature.level === 0 || feature.weight < 0)
      text = say("explain-differs", language, { name, left: show(left), right: show(right) });
    else if (feature.name === "person" && feature.level === 1)
      text = say("explain-differs-partly", language, { name, left: show(left), right: show(right) });
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
