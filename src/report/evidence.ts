import { renderIssue, say } from "../messages/catalogue.ts";
import type { Golden, Issue, Match, SourceRecord } from "../model/index.ts";
import { featureText, verdict } from "./text/explain.ts";
import { fieldName, ruleName } from "./text/names.ts";
import { formatWeight } from "./text/format.ts";
import { masker } from "./page/mask.ts";
import type { ReportOptions } from "./page/voice.ts";
import { eachValue } from "./data/values.ts";
import { writeWorkbook, type Sheet, type SheetRow } from "./workbook/workbook.ts";

/** Streams of a run's artifacts; each is read once. */
export interface EvidenceSources {
  readonly records: AsyncIterable<SourceRecord>;
  readonly issues: AsyncIterable<Issue>;
  readonly matches: AsyncIterable<Match>;
  readonly goldens: AsyncIterable<Golden>;
}

/** The evidence behind the report as a workbook: every changed value, every finding, every pair that was judged, every conflict. */
export async function writeEvidence(path: string, run: EvidenceSources, options: ReportOptions): Promise<void> {
  const { language } = options;
  const mask = masker(options.mask === true);
  const t = (code: string) => say(`html-${code}`, language);

  async function* cleaned(): AsyncGenerator<SheetRow> {
    for await (const record of run.records) {
      const rows: SheetRow[] = [];
      eachValue(record, (field, value, origin) => {
        if (origin.rule !== undefined)
          rows.push([
            mask.id(record.id),
            record.places[0] ?? "",
            fieldName(field, language),
            mask.text(origin.raw),
            mask.text(value),
            origin.rule,
          ]);
      });
      yield* rows;
    }
  }
  async function* findings(): AsyncGenerator<SheetRow> {
    for await (const issue of run.issues) {
      const raw = issue.raw === undefined ? {} : { raw: mask.text(issue.raw) };
      yield [
        issue.severity,
        issue.code,
        issue.place ?? "",
        issue.at ?? "",
        raw.raw ?? "",
        options.mask === true ? "" : renderIssue(issue, language),
      ];
    }
  }
  async function* pairs(): AsyncGenerator<SheetRow> {
    for await (const match of run.matches) {
      if (match.band === "none" && !match.merged && match.by === "score") continue;
      const features = match.features.map((feature) => {
        const hidden = {
          ...feature,
          ...(feature.left === undefined ? {} : { left: mask.text(feature.left) }),
          ...(feature.right === undefined ? {} : { right: mask.text(feature.right) }),
        };
        return `${formatWeight(feature.weight, language)} ${featureText(hidden, language)}`;
      });
      yield [
        mask.id(match.left),
        mask.id(match.right),
        verdict(match, { language, mask }),
        formatWeight(match.weight, language),
        match.merged ? "✓" : "",
        features.join("\n"),
      ];
    }
  }
  async function* conflicts(): AsyncGenerator<SheetRow> {
    for await (const golden of run.goldens) {
      for (const conflict of golden.conflicts) {
        const values = conflict.values.map(({ value, from }) => `${mask.text(value)} ← ${mask.id(from)}`).join("\n");
        yield [
          golden.id,
          fieldName(conflict.field, language),
          ruleName(conflict.rule, language),
          conflict.settled ? "✓" : "",
          values,
        ];
      }
    }
  }
  const sheet = (name: string, headers: readonly string[], rows: AsyncIterable<SheetRow>): Sheet => ({
    name: t(name),
    columns: headers.map((header) => ({ header, width: 28, wrap: true })),
    rows,
  });
  const record = t("record");
  await writeWorkbook(
    path,
    [
      sheet(
        "cleaned",
        [record, t("place"), t("field"), t("protocol-before"), t("protocol-after"), t("rule")],
        cleaned(),
      ),
      sheet("findings", [t("severity"), t("code"), t("place"), t("column"), t("value"), t("text")], findings()),
      sheet("merges", [record, record, t("verdict"), t("weight"), t("merged"), t("why")], pairs()),
      sheet("conflicts", [t("card"), t("field"), t("rule"), t("settled-by"), t("values")], conflicts()),
    ],
    say("rejects-long-texts", language),
  );
}
