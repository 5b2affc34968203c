import { join } from "node:path";
import { say } from "../messages/catalogue.ts";
import type { Language } from "../messages/index.ts";
import { Failure, type Issue } from "../model/index.ts";
import { cardLines, featureText, fieldName, verdict } from "../report/explain.ts";
import { formatWeight } from "../report/format.ts";
import { readWorkbook } from "../report/workbook-reader.ts";
import { writeWorkbook, type SheetColumn, type SheetRow } from "../report/workbook.ts";
import { pairKey, type DecisionLog, type Judge, type Unsigned } from "./decision-log.ts";
import type { DeskData, PairEntry } from "./desk-data.ts";
import { Queue, type QueueFilter } from "./queue.ts";

/** The queue as a workbook, for stewards who work in Excel and send files by e-mail. Comes back through {@link readReviewWorkbook}. */
export interface ReviewWorkbookOptions {
  readonly language: Language;
  readonly filter?: QueueFilter;
  /** One file for each value; the names of the files are numbers, because a responsible is a person. */
  readonly splitBy?: "responsible" | "city";
}

export interface WrittenWorkbook {
  readonly path: string;
  /** The responsible or city it is for; empty without a split, or for pairs of nobody. */
  readonly of: string;
  readonly pairs: number;
}

const pairsSheet = "Pairs";
const judges: readonly Judge[] = ["same", "different", "unsure"];
/** Headers by which an answer finds its pair again; they and their cells are the same in both languages. */
const keyHeaders = ["#left", "#right", "#seen"] as const;

export async function writeReviewWorkbooks(
  folder: string,
  data: DeskData,
  log: DecisionLog,
  options: ReviewWorkbookOptions,
): Promise<WrittenWorkbook[]> {
  const found = new Queue(data.pairs, log).select(options.filter ?? {});
  const parts = new Map<string, number[]>();
  for (const pair of found) {
    const of = options.splitBy === undefined ? "" : data.pairs[pair]![options.splitBy];
    const part = parts.get(of);
    if (part === undefined) parts.set(of, [pair]);
    else part.push(pair);
  }
  const files: WrittenWorkbook[] = [];
  for (const [of, pairs] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const path = join(folder, parts.size === 1 ? "review.xlsx" : `review-${files.length + 1}.xlsx`);
    await writeOne(path, of, pairs, data, options.language);
    files.push({ path, of, pairs: pairs.length });
  }
  return files;
}

async function writeOne(
  path: string,
  of: string,
  pairs: readonly number[],
  data: DeskData,
  language: Language,
): Promise<void> {
  const t = (code: string, params = {}) => say(`workbook-${code}`, language, params);
  const columns: SheetColumn[] = [
    {
      header: t("decision"),
      width: 18,
      editable: true,
      choices: judges.map((judge) => say(`desk-judge-${judge}`, language)),
    },
    { header: t("why-note"), width: 30, editable: true },
    { header: t("left"), width: 44, wrap: true },
    { header: t("right"), width: 44, wrap: true },
    { header: t("why"), width: 52, wrap: true },
    { header: t("weight"), width: 9 },
    { header: fieldName("responsible", language), width: 18 },
    { header: fieldName("city", language), width: 16 },
    ...keyHeaders.map((header) => ({ header, width: 12, hidden: true })),
  ];
  async function* rows(): AsyncGenerator<SheetRow> {
    for (const index of pairs) {
      const pair = data.pairs[index]!;
      const match = await data.match(index);
      const [left, right] = await Promise.all([data.record(pair.left), data.record(pair.right)]);
      const card = (record: typeof left, id: string) =>
        record === undefined
          ? id
          : [
              ...cardLines(record, language).map((line) => `${fieldName(line.field, language)}: ${line.value}`),
              `[${id}]`,
            ].join("\n");
      const features = [...match.features].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
      const why = [
        verdict(match, { language }),
        ...features.map((feature) => `${formatWeight(feature.weight, language)} ${featureText(feature, language)}`),
      ].join("\n");
      yield [
        "",
        "",
        card(left, pair.left),
        card(right, pair.right),
        why,
        formatWeight(pair.weight, language),
        pair.responsible,
        pair.city,
        pair.left,
        pair.right,
        pair.evidence,
      ];
    }
  }
  const prose = [
    t("title", { count: pairs.length }),
    ...(of === "" ? [] : [of]),
    ...Array.from({ length: 5 }, (_, i) => t(`how-${i + 1}`)),
  ];
  await writeWorkbook(
    path,
    [
      {
        name: t("how"),
        prose: true,
        columns: [{ header: "", width: 110, wrap: true }],
        rows: prose.map((text) => [text]),
      },
      { name: pairsSheet, guarded: true, columns, rows: rows() },
    ],
    say("rejects-long-texts", language),
  );
}

export interface ReviewAnswers {
  /** To be written by `DecisionLog.write` as one action. */
  readonly decisions: readonly Unsigned[];
  /** Answers that were not taken, each with its cell. */
  readonly issues: readonly Issue[];
  /** Rows without an answer, and rows whose answer stands in the journal already. */
  readonly unanswered: number;
  readonly known: number;
}

/**
 * Reads a filled workbook. An answer is taken only when its pair still waits on the evidence the steward saw; a stale or
 * contradicting one is listed, never applied.
 * @throws {Failure} when the file is not a review workbook of ours
 */
export async function readReviewWorkbook(path: string, data: DeskData, log: DecisionLog): Promise<ReviewAnswers> {
  log.refresh();
  const sheet = (await readWorkbook(path)).get(pairsSheet);
  const keys = keyHeaders.map((header) => sheet?.header.indexOf(header) ?? -1);
  if (sheet === undefined || keys.includes(-1))
    throw new Failure("workbook-not-review", { path, sheet: pairsSheet, columns: keyHeaders.join(", ") });
  const words = answerWords();
  const pairs = new Map(data.pairs.map((pair) => [pairKey(pair.left, pair.right), pair]));
  const answers = new Map<string, { judge: Judge; line: number }>();
  const decisions = new Map<string, Unsigned>();
  const issues: Issue[] = [];
  let unanswered = 0;
  let known = 0;
  for (const { line, cells } of sheet.rows) {
    const word = (cells[0] ?? "").trim();
    if (word === "") {
      unanswered++;
      continue;
    }
    const refuse = (code: string, params = {}) =>
      issues.push({ code, severity: "warning", place: `${path}!${pairsSheet}:${line}`, raw: word, params });
    const judge = words.get(word.toLowerCase());
    const [left = "", right = "", seen = ""] = keys.map((at) => cells[at]);
    if (judge === undefined) {
      refuse("review-answer-unknown");
      continue;
    }
    const key = pairKey(left, right);
    const twice = answers.get(key);
    if (twice !== undefined) {
      if (twice.judge !== judge) {
        refuse("review-answer-twice", { line: twice.line });
        decisions.delete(key);
      }
      continue;
    }
    answers.set(key, { judge, line });
    const fault = faultOf(pairs.get(key), seen, judge, log, left, right);
    if (fault === "known") known++;
    else if (fault !== undefined) refuse(fault.code, fault.params);
    else {
      const why = (cells[1] ?? "").trim();
      decisions.set(key, { judge, left, right, seen, ...(why === "" ? {} : { why }) });
    }
  }
  return { decisions: [...decisions.values()], issues, unanswered, known };
}

/** Why an answer cannot be taken; `known` when the journal says the same already. */
function faultOf(
  pair: PairEntry | undefined,
  seen: string,
  judge: Judge,
  log: DecisionLog,
  left: string,
  right: string,
): "known" | { readonly code: string; readonly params?: Record<string, string> } | undefined {
  const judged = log.lastJudged(left, right);
  if (judged?.judge === judge && (pair === undefined || log.judged(pair) !== undefined)) return "known";
  if (pair === undefined) return { code: "review-answer-no-pair" };
  if (pair.evidence !== seen) return { code: "review-answer-stale" };
  const now = log.judged(pair);
  // "Unsure" is no judgement that an answer could contradict.
  if (now !== undefined && now.judge !== "unsure")
    return { code: "review-answer-contradicts", params: { by: now.by, at: now.at.slice(0, 10) } };
  return undefined;
}

/** Either language's words, and the journal's own: a workbook may be filled on another machine than it was made on. */
function answerWords(): Map<string, Judge> {
  const words = new Map<string, Judge>(judges.map((judge) => [judge, judge]));
  for (const judge of judges)
    for (const language of ["en", "ru"] as const) words.set(say(`desk-judge-${judge}`, language).toLowerCase(), judge);
  return words;
}
