import { join } from "node:path";
import { say } from "../messages/catalogue.ts";
import type { Language } from "../messages/index.ts";
import { addTo, compareText } from "../model/index.ts";
import type { ContactRecord } from "../model/index.ts";
import { cardLines, peopleLines } from "../report/text/card.ts";
import { featureText, strongestFirst, verdict } from "../report/text/explain.ts";
import { fieldName } from "../report/text/names.ts";
import { formatWeight } from "../report/text/format.ts";
import { firmsOf, toldBy } from "../report/text/told.ts";
import { writeWorkbook, type Sheet, type SheetRow } from "../report/workbook/workbook.ts";
import type { DecisionLog } from "./decision-log.ts";
import type { DeskData } from "./desk-data.ts";
import { Queue, type QueueFilter } from "./queue.ts";
import { sameQuestion } from "./same-question.ts";

/** The queue as a workbook, the surest pairs first, for stewards who work in Excel and send files by e-mail. Comes back through `readReviewWorkbook`. */
export interface ReviewWorkbookOptions {
  readonly language: Language;
  readonly filter?: QueueFilter;
  /** One file for each value; the names of the files are numbers, because a responsible is a person. */
  readonly splitBy?: SplitBy;
}

/** A pair without a region goes with its city. */
export type SplitBy = "responsible" | "region";

export interface WrittenWorkbook {
  readonly path: string;
  /** The responsible or region it is for; empty without a split, or for pairs of nobody. */
  readonly of: string;
  readonly pairs: number;
}

/** A sheet by its role: its name is in the steward's language. */
export const sheetName = (role: "pairs" | "corrections", language: Language): string =>
  say(`workbook-${role}`, language);
export const judges = ["same", "different", "unsure"] as const;
/** Headers by which an answer finds its pair again; they and their cells are the same in both languages. */
export const keyHeaders = ["#left", "#right", "#seen"] as const;
/** What a steward may put right in the workbook. An XLSX drop-down holds 255 characters: these are the fields that people mend. */
export const correctable = [
  "name",
  "legalName",
  "inn",
  "kpp",
  "ogrn",
  "phones",
  "emails",
  "addresses",
  "city",
  "region",
  "sites",
  "responsible",
  "status",
  "notes",
  "fullName",
  "position",
] as const;
const emptyCorrections = 200;

export async function writeReviewWorkbooks(
  folder: string,
  data: DeskData,
  log: DecisionLog,
  options: ReviewWorkbookOptions,
): Promise<WrittenWorkbook[]> {
  const found = new Queue(data.pairs, log).select({ sort: "alike", ...options.filter });
  const parts = new Map<string, number[]>();
  for (const pair of found) {
    const entry = data.pairs[pair]!;
    const of =
      options.splitBy === undefined ? "" : entry[options.splitBy] || (options.splitBy === "region" ? entry.city : "");
    addTo(parts, of, pair);
  }
  const files: WrittenWorkbook[] = [];
  for (const [of, pairs] of [...parts].sort(([a], [b]) => compareText(a, b))) {
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
  const prose = [
    t("title", { count: pairs.length }),
    ...(of === "" ? [] : [of]),
    ...Array.from({ length: 6 }, (_, i) => t(`how-${i + 1}`)),
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
      pairsSheet(pairs, data, language),
      correctionsSheet(language),
    ],
    say("rejects-long-texts", language),
  );
}

/** A row for each pair: where the steward answers, what the two are, why they look alike. */
function pairsSheet(pairs: readonly number[], data: DeskData, language: Language): Sheet {
  const t = (code: string) => say(`workbook-${code}`, language);
  const choices = judges.map((judge) => say(`desk-judge-${judge}`, language));
  return {
    name: sheetName("pairs", language),
    guarded: true,
    columns: [
      { header: t("decision"), width: 18, editable: true, choices },
      { header: t("why-note"), width: 30, editable: true },
      { header: t("left"), width: 44, wrap: true },
      { header: t("right"), width: 44, wrap: true },
      { header: t("why"), width: 52, wrap: true },
      { header: t("weight"), width: 9 },
      { header: fieldName("responsible", language), width: 18 },
      { header: fieldName("city", language), width: 16 },
      ...keyHeaders.map((header) => ({ header, width: 12, hidden: true })),
    ],
    rows: pairRows(pairs, data, language),
  };
}

async function* pairRows(pairs: readonly number[], data: DeskData, language: Language): AsyncGenerator<SheetRow> {
  for (const index of pairs) {
    const pair = data.pairs[index]!;
    const match = await data.match(index);
    const [left, right] = await Promise.all([data.record(pair.left), data.record(pair.right)]);
    const people = await Promise.all([data.peopleOf(pair.left), data.peopleOf(pair.right)]);
    const told = toldBy([left, right], people.flat(), await firmsOf([left, right], match.features, data));
    const card = (record: typeof left, id: string, speakers: readonly ContactRecord[]) =>
      record === undefined
        ? id
        : [
            ...[...cardLines(record, language, told), ...peopleLines(speakers, language, told)].map(
              (line) => `${fieldName(line.field, language)}: ${line.value}`,
            ),
            `[${id}]`,
          ].join("\n");
    const why = [
      verdict(match, { language }),
      ...strongestFirst(match).map(
        (feature) => `${formatWeight(feature.weight, language)} ${featureText(feature, language, undefined, told)}`,
      ),
      ...(pair.others === undefined ? [] : [sameQuestion(pair.others, language)]),
    ].join("\n");
    yield [
      "",
      "",
      card(left, pair.left, people[0]),
      card(right, pair.right, people[1]),
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

/** Empty rows for what a steward knows better than the sources; the key of a record stands in brackets under its card. */
function correctionsSheet(language: Language): Sheet {
  const t = (code: string) => say(`workbook-${code}`, language);
  const choices = correctable.map((field) => fieldName(field, language));
  return {
    name: sheetName("corrections", language),
    columns: [
      { header: t("record"), width: 36, editable: true },
      { header: t("field"), width: 20, editable: true, choices },
      { header: t("value"), width: 52, editable: true },
      { header: t("why-note"), width: 30, editable: true },
    ],
    rows: Array.from({ length: emptyCorrections }, () => ["", "", "", ""]),
  };
}
