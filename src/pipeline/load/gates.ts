import type { Project, ProjectSource } from "../../mapping/index.ts";
import type { Books } from "../../model/index.ts";
import type { GateResult } from "../../report/data/run-facts.ts";
import type { Census } from "../normalize/census.ts";

/** What gates are measured on. Counts that a run without a load does not have are absent, and so are their gates. */
export interface Measured {
  readonly books: Pick<Books, "rows" | "drafts">;
  readonly phones: Census["phones"];
  /** Pairs that wait for a person. */
  readonly review: number;
  /** Records that vanished from full sources, of those the database remembers. */
  readonly gone?: { readonly count: number; readonly of: number };
}

type Gates = NonNullable<Project["gates"]>;
type Share = (measured: Measured) => { part: number; of: number } | undefined;

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const read = ({ books }: Measured) => sum(books.rows.map((row) => row.read));
const drafted = ({ books }: Measured) => sum(books.drafts.map((draft) => draft.drafted));
const numbers = ({ phones }: Measured) => phones.asWritten + phones.inferred + phones.unparsed;
const ofDrafts =
  (pick: (draft: Books["drafts"][number]) => number): Share =>
  (measured) =>
    measured.books.drafts.length === 0
      ? undefined
      : { part: sum(measured.books.drafts.map(pick)), of: drafted(measured) };

/** Every gate a project can set, as a share of something: the definitions, on one screen. */
const shares: Readonly<Record<keyof Gates, Share>> = {
  rejected: (m) => ({ part: sum(m.books.rows.map((row) => row.rejected)), of: read(m) }),
  leftOut: (m) => ({ part: sum(m.books.rows.map((row) => row.leftOut)), of: read(m) }),
  unparsedPhones: (m) => ({ part: m.phones.unparsed, of: numbers(m) }),
  inferredPhones: (m) => ({ part: m.phones.inferred, of: numbers(m) }),
  review: (m) => ({ part: m.review, of: drafted(m) }),
  merged: ofDrafts((draft) => draft.merged),
  rejectedAtLoad: ofDrafts((draft) => draft.rejected),
  gone: (m) => (m.gone === undefined ? undefined : { part: m.gone.count, of: m.gone.of }),
};

/** Compares the shares with the gates of the project, and the rows of each source with what it expects. */
export function checkGates(
  gates: Gates | undefined,
  sources: Readonly<Record<string, ProjectSource>>,
  measured: Measured,
): GateResult[] {
  const results: GateResult[] = [];
  for (const [gate, limit] of Object.entries(gates ?? {})) {
    if (limit === undefined) continue;
    const share = shares[gate as keyof Gates](measured);
    if (share === undefined) continue;
    const most = typeof limit === "number" ? limit : Number.parseFloat(limit) / 100;
    const value = share.of === 0 ? 0 : share.part / share.of;
    results.push({ gate, limit: percent(most), value: percent(value), met: value <= most });
  }
  for (const { source, read } of measured.books.rows) {
    const expected = sources[source]?.expect?.rows;
    if (expected === undefined) continue;
    const { min, max } = typeof expected === "number" ? { min: expected, max: expected } : expected;
    const met = read >= (min ?? 0) && read <= (max ?? Number.POSITIVE_INFINITY);
    results.push({
      gate: `expect.rows ${source}`,
      limit: min === max ? String(min) : `${min ?? 0}–${max ?? "∞"}`,
      value: String(read),
      met,
    });
  }
  return results;
}

/** At most two decimals: `0.3%`, `12.35%`. */
function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
