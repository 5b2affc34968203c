import { say } from "../messages/catalogue.ts";
import { Failure, type Issue, pairKey } from "../model/index.ts";
import { readWorkbook, type ReadSheet } from "../report/workbook/workbook-reader.ts";
import type { DecisionLog, Judge, Unsigned } from "./decision-log.ts";
import type { DeskData, PairEntry } from "./desk-data.ts";
import { readCorrections, type UnsignedCorrection } from "./workbook-corrections.ts";
import { judges, keyHeaders, sheetName } from "./workbook.ts";

export interface ReviewAnswers {
  /** To be written by `DecisionLog.write` as one action, with the corrections. */
  readonly decisions: readonly Unsigned[];
  /** Values that the steward knows better than the sources. */
  readonly corrections: readonly UnsignedCorrection[];
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
  const sheets = await readWorkbook(path);
  const sheet = sheetOf(sheets, "pairs");
  const keys = keyHeaders.map((header) => sheet?.header.indexOf(header) ?? -1);
  if (sheet === undefined || keys.includes(-1))
    throw new Failure("workbook-not-review", {
      path,
      sheet: names("pairs").join(" / "),
      columns: keyHeaders.join(", "),
    });
  const words = answerWords();
  // Of two cards the pair that asks may have been another when the workbook was written: an answer on it settles them as well.
  const pairs = new Map(
    data.pairs.flatMap((pair) =>
      [pair, ...(pair.others ?? []).map((other): PairEntry => ({ ...pair, ...other }))].map((each) => [
        pairKey(each.left, each.right),
        each,
      ]),
    ),
  );
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
      issues.push({ code, severity: "warning", place: `${path}!${sheet.name}:${line}`, raw: word, params });
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
  const corrected = await readCorrections(path, sheetOf(sheets, "corrections"), data, log);
  return {
    decisions: [...decisions.values()],
    corrections: corrected.corrections,
    issues: [...issues, ...corrected.issues],
    unanswered,
    known: known + corrected.known,
  };
}

const names = (role: "pairs" | "corrections"): string[] => (["en", "ru"] as const).map((each) => sheetName(role, each));

/** A workbook may be filled on another machine than it was made on: its sheets go by the names of either language. */
function sheetOf(sheets: ReadonlyMap<string, ReadSheet>, role: "pairs" | "corrections"): ReadSheet | undefined {
  return names(role).flatMap((name) => sheets.get(name) ?? [])[0];
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

/** Either language's words, and the journal's own. */
function answerWords(): Map<string, Judge> {
  const words = new Map<string, Judge>(judges.map((judge) => [judge, judge]));
  for (const judge of judges)
    for (const language of ["en", "ru"] as const) words.set(say(`desk-judge-${judge}`, language).toLowerCase(), judge);
  return words;
}
