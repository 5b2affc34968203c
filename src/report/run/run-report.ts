import { checkBooks } from "../data/check-books.ts";
import { summarise } from "../data/collect.ts";
import type { ReportData } from "../data/report-data.ts";
import { formatDuration, formatShare } from "../text/format.ts";
import { html, page, type Html } from "../page/html.ts";
import { booksSection, columnsSection, gatesSection, comparisonSection, inputsSection } from "./section-books.ts";
import { mergesSection, conflictsSection } from "./section-merges.ts";
import { personSection, findingsSection, cleanedSection } from "./section-quality.ts";
import { voice, type Voice, type ReportOptions } from "../page/voice.ts";

/** The report of a run: one HTML file, no script, no outside resource, printable. */
export function renderRunReport(data: ReportData, options: ReportOptions): string {
  const v = voice(options);
  const sections = [
    booksSection,
    personSection,
    findingsSection,
    cleanedSection,
    mergesSection,
    conflictsSection,
    columnsSection,
    gatesSection,
    comparisonSection,
    inputsSection,
  ];
  const body = html`${head(data, v)}${sections.map((section) => section(data, v, options))}
    <footer>${v.t("footer", { run: data.facts.run })}${options.mask === true && html` ${v.t("masked")}`}</footer>`;
  return page(v.t("title", { project: data.facts.project, run: data.facts.run }), options.language, body);
}

function head(data: ReportData, v: Voice): Html {
  const { facts } = data;
  const { counts } = summarise(data);
  const missed = (facts.gates ?? []).filter((gate) => !gate.met).length;
  const [tone, word] = judge(data, missed);
  const when = facts.startedAt === undefined ? "" : ` · ${facts.startedAt.slice(0, 16).replace("T", " ")} UTC`;
  const elapsed = facts.elapsedMs === undefined ? "" : ` · ${formatDuration(facts.elapsedMs, v.language)}`;
  const tile = (count: number | undefined, name: string) =>
    html`<div class="tile"><b>${v.n(count ?? 0)}</b><span>${v.t(`tile-${name}`, { count: count ?? 0 })}</span></div>`;
  const values = (counts["values"] ?? 0) - (counts["filledIn"] ?? 0);
  return html`<h1>${v.t("title", { project: facts.project, run: facts.run })}</h1>
    <p class="soft">
      ${facts.target ?? v.t("no-target")}${when}${elapsed}${facts.dryRun === true ? ` · ${v.t("dry")}` : ""}
    </p>
    <p class="verdict ${tone}">${v.t(word, { count: missed })}</p>
    <div class="tiles">
      ${tile(counts["read"], "read")}${tile(sizeTotal(data), "cards")}${tile(counts["merged"], "merged")}${tile(counts["rejected"], "rejected")}${tile(data.waiting.review + data.waiting.lookAgain + data.waiting.successor, "review")}
      <div class="tile">
        <b>${formatShare(counts["cleaned"] ?? 0, values, v.language)}</b><span>${v.t("tile-cleaned")}</span>
      </div>
    </div>`;
}

const sizeTotal = (data: ReportData) => Object.values(data.merges.sizes).reduce((all, cards) => all + cards, 0);

/** The one line that a manager reads. */
function judge(data: ReportData, missed: number): [tone: string, word: string] {
  if (checkBooks(data.books).length > 0) return ["bad", "verdict-books"];
  if (missed > 0) return ["bad", "verdict-gates"];
  const { rejects, review, lookAgain, successor, held, openConflicts } = data.waiting;
  return rejects + review + lookAgain + successor + held + openConflicts > 0
    ? ["warn", "verdict-person"]
    : ["good", "verdict-good"];
}
