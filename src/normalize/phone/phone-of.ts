import type { DraftValue, Phone } from "../../model/index.ts";
import type { DialFinding } from "./dial.ts";
import type { Entry } from "./entry.ts";

/** A cleaned phone without its cell: what is remembered for equal texts in equal surroundings. */
export type BarePhone = Omit<Phone, "raw" | "at">;

export function phoneOf(entry: Entry, before: readonly string[], value: DraftValue): BarePhone {
  const { dialled, extension } = entry;
  const note = [...entry.notes, ...(value.note === undefined ? [] : [value.note])].join("; ");
  const remark = note === "" ? {} : { note };
  if (!("number" in dialled)) return { ...remark, quality: "unparsed" };
  const { number } = dialled;
  const kind = kindSaid(entry.kind, value, number.kind);
  const noted = entry.notes.length === 0 ? [] : ["phone-note"];
  const inferred =
    dialled.inferred === true ||
    entry.rules.includes("phone-tail") ||
    entry.findings.some(({ severity }) => severity === "warning");
  return {
    rule: [...new Set([...before, ...entry.rules, ...noted, ...dialled.rules])].join("+"),
    e164: number.e164,
    ...(extension === undefined ? {} : { extension }),
    ...(kind === undefined ? {} : { kind }),
    ...(number.country === undefined ? {} : { country: number.country }),
    ...remark,
    quality: inferred ? "inferred" : "as-written",
  };
}

/** The plan knows mobile from fixed; only people know which line is a fax. */
export function kindSaid(word: Entry["kind"], value: DraftValue, planned: BarePhone["kind"]): BarePhone["kind"] {
  const said = word ?? (value.kind === "fax" || value.kind === "pager" ? value.kind : undefined);
  if (said !== undefined) return said;
  if (planned !== undefined) return planned;
  return value.kind === "mobile" || value.kind === "fixed" ? value.kind : undefined;
}

export function findingsOf(entry: Entry, mended: boolean): readonly DialFinding[] {
  const { dialled } = entry;
  if ("local" in dialled) return [];
  if ("problem" in dialled) return [dialled.problem];
  const { e164 } = dialled.number;
  const own = dialled.finding === undefined ? [] : [dialled.finding];
  const others = entry.findings.map((finding) => ({ ...finding, params: { e164, ...finding.params } }));
  const look: DialFinding[] = mended ? [{ code: "phone-look-alike", severity: "note", params: { e164 } }] : [];
  return [...look, ...own, ...others];
}

export function withoutRule(phone: BarePhone): BarePhone {
  const { rule: _, ...rest } = phone;
  return rest;
}
