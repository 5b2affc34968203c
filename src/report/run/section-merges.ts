import { sayIfKnown } from "../../messages/catalogue.ts";
import type { Match } from "../../model/index.ts";
import { bars, histogram, withRest, type Tone } from "../page/charts.ts";
import { featureText, strongestFirst, verdict } from "../text/explain.ts";
import { fieldName, ruleName } from "../text/names.ts";
import { formatWeight } from "../text/format.ts";
import { html, table, type Html } from "../page/html.ts";
import { judgementText } from "../text/decided.ts";
import type { MergeFacts, StatedJudgement } from "../data/run-facts.ts";
import type { Section, Voice } from "../page/voice.ts";

/** Which records became one card and why, and where they contradicted each other. */
export const mergesSection: Section = (data, v) => {
  const { sizes, causes, weights, merged, review } = data.merges;
  const groups = Object.entries(sizes).filter(([size]) => Number(size) > 1);
  const tones: Readonly<Record<string, Tone>> = {
    automatic: "good",
    review: "warn",
    none: "e",
    successor: "d",
    "look-again": "d",
  };
  // Two bits a column, the long tails gathered at both ends; pairs that were never near are left out.
  const steps = new Map<number, { value: number; tone: Tone }[]>();
  for (const { bits, band, pairs } of weights) {
    if (band === "none") continue;
    const at = Math.max(-6, Math.min(40, Math.floor(bits / 2) * 2));
    const tone = tones[band] ?? "a";
    const parts = steps.get(at) ?? [];
    const part = parts.find((each) => each.tone === tone);
    if (part === undefined) parts.push({ value: pairs, tone });
    else part.value += pairs;
    steps.set(at, parts);
  }
  const shown = [...steps]
    .sort(([a], [b]) => a - b)
    .map(([bits, parts]) => ({ label: `${bits < 0 ? "−" : "+"}${Math.abs(bits)}`, parts }));
  return html`<h2>${v.t("merges")}</h2>
    <p>
      ${v.t("merges-intro", { groups: v.n(groups.reduce((all, [, cards]) => all + cards, 0)), records: v.n(groups.reduce((all, [size, cards]) => all + Number(size) * cards, 0)) })}
    </p>
    ${
      causes.length > 0 &&
      bars(
        v.t("causes"),
        withRest(
          causes.map(({ cause, pairs }) => ({ label: causeName(cause, v), value: pairs, text: v.n(pairs) })),
          (_first, count) => v.t("others", { count }),
          v.n,
        ),
      )
    }
    ${
      groups.length > 0 &&
      bars(
        v.t("sizes"),
        withRest(
          groups.map(([size, cards]) => ({
            label: v.t("size", { count: Number(size) }),
            value: cards,
            text: v.n(cards),
            tone: "b",
          })),
          ({ label }) => v.t("sizes-rest", { size: label }),
          v.n,
        ),
      )
    }
    ${shown.length > 0 && histogram(v.t("weights"), shown, v.n)}
    ${
      merged.length > 0 &&
      html`<h3>${v.t("merged-examples")}</h3>
        <div class="pair">${merged.map((match) => matchCard(match, v))}</div>`
    }
    ${
      review.length > 0 &&
      html`<h3>${v.t("review-examples")}</h3>
        <p>${v.t("review-intro")}</p>
        <div class="pair">${review.map((match) => matchCard(match, v))}</div>`
    }${contradictions(data.facts.merging, v)}${movedCards(data.facts.merging, v)}${sharedValues(data.facts.merging, v)}${leftOutPairs(data.facts.merging, v)}`;
};

/** Cards of earlier runs that are one now, or several. */
function movedCards({ joined, split }: Partial<MergeFacts> = {}, v: Voice): Html | false {
  if (joined === undefined && split === undefined) return false;
  const rows = [
    ...(joined?.first ?? []).map(({ into, from }) => [v.t("card-joined"), from.join(", "), into]),
    ...(split?.first ?? []).map(({ from, into }) => [v.t("card-split"), from, into.join(", ")]),
  ];
  return html`<h3>${v.t("moved-cards")}</h3>
    <p>${v.t("moved-cards-intro", { joined: v.n(joined?.count ?? 0), split: v.n(split?.count ?? 0) })}</p>
    ${table({ head: ["", v.t("card-before"), v.t("card-after")], rows })}`;
}

/** Decisions that say the opposite of each other: only a person can say which of them is to go. */
function contradictions({ contradictions: found }: Partial<MergeFacts> = {}, v: Voice): Html | false {
  if (found === undefined) return false;
  const context = { language: v.language, mask: v.mask };
  const cell = (judgements: readonly StatedJudgement[]) =>
    html`${judgements.map((each) => html`<div>${judgementText(each, context)} <span class="soft">${each.id}</span></div>`)}`;
  return html`<h3>${v.t("contradictions")}</h3>
    <p>${v.t("contradictions-intro", { count: v.n(found.count) })}</p>
    ${table({
      head: [v.t("contradictions-different"), v.t("contradictions-same")],
      rows: found.first.map(({ different, same }) => [cell([different]), cell(same)]),
    })}`;
}

function sharedValues({ hubs }: Partial<MergeFacts> = {}, v: Voice): Html | false {
  if (hubs === undefined) return false;
  return html`<h3>${v.t("hubs")}</h3>
    <p>${v.t("hubs-intro", { count: v.n(hubs.count) })}</p>
    ${table({
      head: [v.t("value"), `>${v.t("hub-records")}`, `>${v.t("hub-names")}`],
      rows: hubs.first.map(({ value, records, names }) => [v.mask.text(value), v.n(records), v.n(names)]),
    })}`;
}

/** What nobody looked at is counted, never silent. */
function leftOutPairs({ leftOut }: Partial<MergeFacts> = {}, v: Voice): Html | false {
  if (leftOut === undefined) return false;
  return html`<h3>${v.t("left-out-pairs")}</h3>
    <p>${v.t("left-out-pairs-intro")}</p>
    ${table({
      head: [v.t("blocking-rule"), `>${v.t("pairs")}`],
      rows: leftOut.map(({ rule, pairs }) => [
        sayIfKnown(`blocking-${rule.replace(/[^a-z]+/g, "-")}`, v.language) ?? rule,
        v.n(pairs),
      ]),
    })}`;
}

/** What a merge rests on, in words: a feature's name, a decision, a rule. */
function causeName(cause: string, v: Voice): string {
  return sayIfKnown(`cause-${cause}`, v.language) ?? sayIfKnown(`feature-${cause}`, v.language) ?? cause;
}

function matchCard(match: Match, v: Voice): Html {
  const features = strongestFirst(match);
  const hide = (text: string | undefined) => (text === undefined ? {} : { text: v.mask.text(text) });
  const named = match.features.find(({ name }) => name === "name" || name === "person");
  const names = [...new Set([named?.left, named?.right])].flatMap((name) =>
    name === undefined ? [] : `«${v.mask.text(name)}»`,
  );
  const ids = `${v.mask.id(match.left)} · ${v.mask.id(match.right)}`;
  // A person knows a record by its name; a pair that no name speaks for has only its ids.
  return html`<div class="card">
    <h3>${names.length === 0 ? ids : html`${names.join(" · ")} <span class="soft">${ids}</span>`}</h3>
    <p>${verdict(match, { language: v.language, mask: v.mask })}</p>
    <table>
      <tbody>
        ${features.map((feature) => {
          const left = hide(feature.left).text;
          const right = hide(feature.right).text;
          const shown = {
            ...feature,
            ...(left === undefined ? {} : { left }),
            ...(right === undefined ? {} : { right }),
          };
          return html`<tr>
            <td class="n ${feature.weight < 0 ? "bad" : "good"}">${formatWeight(feature.weight, v.language)}</td>
            <td>${featureText(shown, v.language)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

export const conflictsSection: Section = (data, v) => {
  if (data.conflicts.length === 0) return html``;
  return html`<h2>${v.t("conflicts")}</h2>
    <p>${v.t("conflicts-intro")}</p>
    ${table({
      head: [v.t("field"), v.t("settled-by"), `>${v.t("count")}`, v.t("for-example")],
      rows: data.conflicts.map((kind) => [
        fieldName(kind.field, v.language),
        kind.settled ? ruleName(kind.rule, v.language) : html`<span class="warn">${ruleName("ask", v.language)}</span>`,
        v.n(kind.count),
        html`${kind.examples.slice(0, 2).map((conflict) => html`<div>${conflict.values.map(({ value, from }, i) => html`${i > 0 ? " / " : ""}<span class="raw">${v.mask.text(value)}</span> <span class="soft">${v.mask.id(from)}</span>`)}</div>`)}`,
      ]),
    })}`;
};
