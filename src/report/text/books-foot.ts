import { say } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import { cellFates, type Books } from "../../model/index.ts";
import { sum } from "../data/check-books.ts";
import type { ImportFacts, MergeFacts, PhoneFacts, RunFacts, StandingFacts } from "../data/run-facts.ts";
import { contradictionText } from "./decided.ts";
import { formatNumber } from "./format.ts";
import { gateName, shareText } from "./gate-text.ts";
import type { Paint } from "./paint.ts";

/** Of files that have changed since. */
const shownFiles = 5;

/** A line of the foot: code of its name, and its text. */
type Line = readonly [name: string, text: string];

/** How the foot speaks. */
interface Voice {
  readonly language: Language;
  readonly ink: Paint;
  n(value: number): string;
  t(code: string, params?: Readonly<Record<string, string | number>>): string;
}

/** What the run asks of the reader: phones, merges, rejects, gates, undo. Only what there is. */
export function footLines(books: Books, facts: RunFacts, language: Language, ink: Paint): string[] {
  const voice: Voice = {
    language,
    ink,
    n: (value) => formatNumber(value, language),
    t: (code, params = {}) => say(code, language, params),
  };
  const lines = [
    ...cells(books, voice),
    ...(facts.phones === undefined ? [] : phones(facts.phones, voice)),
    ...(facts.merging === undefined ? [] : merging(facts.merging, voice)),
    ...(facts.standing === undefined ? [] : standing(facts.standing, voice)),
    ...open(books, facts, voice),
    ...gates(facts.gates ?? [], voice),
    ...(facts.imports === undefined ? [] : imports(facts.imports, voice)),
    ...next(facts, voice),
  ].map(([name, text]) => [voice.t(`books-${name}`), text] as const);
  const width = Math.max(0, ...lines.map(([name]) => name.length));
  return lines.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
}

function cells({ columns }: Books, { n, t }: Voice): Line[] {
  const filled = sum(columns.map((column) => column.filled));
  if (filled === 0) return [];
  const fates = cellFates.flatMap((fate) => {
    const count = sum(columns.map((column) => column.cells[fate]));
    return count === 0 ? [] : [t(`books-cell-${fate}`, { count: n(count) })];
  });
  return [["cell", t("books-cell-all", { total: n(filled), count: filled, fates: fates.join(", ") })]];
}

function phones({ cells: filled, asWritten, inferred, unparsed }: PhoneFacts, { n, t }: Voice): Line[] {
  if (filled === 0) return [];
  const parts = [t("books-phones-as-written", { count: n(asWritten) })];
  if (inferred > 0) parts.push(t("books-phones-inferred", { count: n(inferred) }));
  if (unparsed > 0) parts.push(t("books-phones-unparsed", { count: n(unparsed) }));
  const all = t("books-phones-cells", { cells: n(filled), numbers: n(asWritten + inferred + unparsed) });
  return [["phones", `${all}: ${parts.join(", ")}`]];
}

function merging(facts: MergeFacts, { language, n, t }: Voice): Line[] {
  const { groups, groupsByPerson = 0, joined, split, hubs } = facts;
  const others = {
    "groups-person": groupsByPerson,
    review: facts.review,
    "look-again": facts.lookAgain ?? 0,
    contradicted: facts.contradicted ?? 0,
    successor: facts.successor ?? 0,
  };
  const parts = [t("books-groups", { count: n(groups - groupsByPerson) })];
  for (const [name, count] of Object.entries(others))
    if (count > 0) parts.push(t(`books-${name}`, { count: n(count) }));
  const lines: Line[] = [["merging", parts.join(" · ")]];
  const { count: clashes = 0, first: shown = [] } = facts.contradictions ?? {};
  const contradicting = shown.slice(0, 3);
  for (const each of contradicting) lines.push(["contradictions", contradictionText(each, { language })]);
  if (clashes > contradicting.length)
    lines.push(["contradictions", t("books-contradictions-more", { count: n(clashes - contradicting.length) })]);
  const moved = [
    ...(joined === undefined ? [] : [t("books-joined", { count: n(joined.count) })]),
    ...(split === undefined ? [] : [t("books-split", { count: n(split.count) })]),
  ];
  if (moved.length > 0) lines.push(["entities", moved.join(" · ")]);
  if (hubs !== undefined) {
    const most = hubs.first[0]!;
    lines.push(["hubs", t("books-hubs-text", { count: n(hubs.count), value: most.value, names: n(most.names) })]);
  }
  return lines;
}

function standing({ kept, outOfUse, cleared }: StandingFacts, { n, t }: Voice): Line[] {
  const parts = Object.entries({ "left-standing": kept, "out-of-use": outOfUse, cleared })
    .filter(([, count]) => count > 0)
    .map(([name, count]) => t(`books-${name}`, { count: n(count) }));
  return parts.length === 0 ? [] : [["standing", parts.join(" · ")]];
}

/** What is not loaded, or not as it was meant. */
function open(books: Books, { unlinked, rejectsFolder }: RunFacts, { n, t }: Voice): Line[] {
  const lines: Line[] = [];
  if (unlinked !== undefined) lines.push(["unlinked", t("books-unlinked-text", { count: n(unlinked) })]);
  const waiting = sum(books.drafts.map((draft) => draft.waiting));
  if (waiting > 0) lines.push(["waiting", t("books-waiting-text", { count: n(waiting) })]);
  const rejected = sum(books.rows.map((row) => row.rejected)) + sum(books.drafts.map((draft) => draft.rejected));
  if (rejected > 0) {
    const where = rejectsFolder === undefined ? "" : `: ${rejectsFolder}, ${t("books-then-correct")}`;
    lines.push(["rejects", `${t("books-to-mend", { count: n(rejected) })}${where}`]);
  }
  return lines;
}

function gates(all: NonNullable<RunFacts["gates"]>, { language, ink, t }: Voice): Line[] {
  return all.map(({ gate, met, limit, value }) => {
    const text = t(met ? "books-gate-met" : "books-gate-missed", {
      gate: gateName(gate, language),
      limit: shareText(limit, language),
      value: shareText(value, language),
    });
    return ["gate", met ? text : ink.bad(text)];
  });
}

function imports({ folder, files, waiting, twice }: ImportFacts, { n, t }: Voice): Line[] {
  const texts = files.map(({ name, rows }) => t("books-import-file", { name: `${folder}/${name}`, rows: n(rows) }));
  if (files.length === 0) texts.push(t("books-import-none"));
  if (waiting > 0) texts.push(t("books-import-waiting", { count: n(waiting) }));
  if (twice > 0) texts.push(t("books-import-twice", { count: n(twice) }));
  return texts.map((text) => ["import", text]);
}

/** What can be done now, and with what in mind. */
function next({ changedInputs = [], dryRun, undoable, run, undoWith, report }: RunFacts, { ink, n, t }: Voice): Line[] {
  const lines: Line[] = [];
  if (changedInputs.length > 0) {
    const more = changedInputs.length > shownFiles ? `, … +${n(changedInputs.length - shownFiles)}` : "";
    const files = `${changedInputs.slice(0, shownFiles).join(", ")}${more}`;
    lines.push(["changed-files", ink.bad(t("books-changed-files-text", { files }))]);
  }
  if (dryRun === true) lines.push(["dry", t("books-dry-text")]);
  if (undoable === true) lines.push(["undo", `sverka undo ${run}${undoWith ?? ""}`]);
  if (report !== undefined) lines.push(["report", report]);
  return lines;
}
