import { say } from "../../messages/catalogue.ts";
import type { Language, Params } from "../../messages/index.ts";
import type { ReportData } from "../data/report-data.ts";
import type { EffortRates } from "../data/effort.ts";
import { formatNumber } from "../text/format.ts";
import type { Html } from "./html.ts";
import { masker, type Masker } from "./mask.ts";

export interface ReportOptions {
  readonly language: Language;
  /** Hide names, phones and e-mails, for a report that is shared. */
  readonly mask?: boolean;
  readonly rates?: EffortRates;
}

/** The pieces every section needs. */
export interface Voice {
  readonly language: Language;
  readonly mask: Masker;
  t(code: string, params?: Params): string;
  n(value: number): string;
}

export function voice(options: ReportOptions): Voice {
  const { language } = options;
  return {
    language,
    mask: masker(options.mask === true),
    t: (code, params) => say(`html-${code}`, language, params),
    n: (value) => formatNumber(value, language),
  };
}

/** A part of the report; empty when there is nothing to say. */
export type Section = (data: ReportData, v: Voice, options: ReportOptions) => Html;
