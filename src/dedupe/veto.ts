import type { Parts } from "./compare-values.ts";
import type { DedupeOptions } from "./options.ts";
import { isBranchKpp } from "./schemes.ts";
import { flag, type Frozen, type Table } from "./table.ts";

/** Why two records are never merged by themselves, whatever the score. Names stand in matches.ndjson. */
export type VetoName =
  | "catch-all"
  | "identifiers-differ"
  | "sole-trader-and-firm"
  | "department"
  | "clean-source"
  | "branch";

/** Judges pairs; also says which official numbers a row has, for the vetoes inside clusters. */
export class Vetoes {
  private readonly frozen: Frozen;
  private readonly parts: Parts;
  private readonly clean: Uint8Array;
  private readonly branches: DedupeOptions["branches"];
  /** By row: 1 branch, 0 not, −1 unknown (no КПП). */
  private readonly kpp: readonly (readonly string[])[];

  constructor(table: Table, frozen: Frozen, parts: Parts, options: DedupeOptions) {
    this.frozen = frozen;
    this.parts = parts;
    this.branches = options.branches;
    this.clean = Uint8Array.from(table.sources.list, (source) => (options.cleanSources.includes(source) ? 1 : 0));
    const kppOf = table.texts.identifier.list.map((text) => (/^ru-kpp:\d{9}$/.test(text) ? [text.slice(7)] : []));
    this.kpp = kppOf;
  }

  /** The first veto that stands between two rows. */
  between(a: number, b: number): VetoName | undefined {
    const { flags, kind, source } = this.frozen;
    if (((flags[a]! | flags[b]!) & flag.catchAll) !== 0) return "catch-all";
    const ka = kind[a]!;
    const kb = kind[b]!;
    if (
      (ka === 1 && kb === 0 && (flags[b]! & flag.firm) !== 0) ||
      (kb === 1 && ka === 0 && (flags[a]! & flag.firm) !== 0)
    )
      return "sole-trader-and-firm";
    if ((ka === 3) !== (kb === 3)) return "department";
    if (source[a] === source[b] && this.clean[source[a]!] === 1) return "clean-source";
    if (this.identifiersDiffer(a, b)) return "identifiers-differ";
    if (this.branches !== "merge" && this.branchApart(a, b)) return "branch";
    return undefined;
  }

  /** Both have a valid number of one scheme, and no number of that scheme in common. */
  private identifiersDiffer(a: number, b: number): boolean {
    const { starts, values } = this.frozen.lists.identifier;
    const parts = this.parts.identifier;
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      const one = parts[values[i]!]!;
      if (!one.vetoes || !one.valid) continue;
      let other = false;
      let shared = false;
      for (let k = starts[b]!; k < starts[b + 1]! && !shared; k++) {
        if (values[k] === values[i]) shared = true;
        else {
          const two = parts[values[k]!]!;
          if (two.scheme === one.scheme && two.valid) other = true;
        }
      }
      if (!other || shared) continue;
      // Another of a's numbers of this scheme may be the one they share.
      let rescued = false;
      for (let m = starts[a]!; m < starts[a + 1]! && !rescued; m++) {
        if (parts[values[m]!]!.scheme !== one.scheme) continue;
        for (let k = starts[b]!; k < starts[b + 1]!; k++) if (values[k] === values[m]) rescued = true;
      }
      if (!rescued) return true;
    }
    return false;
  }

  /**
   * A branch (by КПП or by name) and something that is not the same branch. An empty КПП merges with anything but a record
   * whose name says it is a branch; two КПП that mark no branch merge too (a move, a largest taxpayer).
   */
  private branchApart(a: number, b: number): boolean {
    const one = this.kppOf(a);
    const other = this.kppOf(b);
    if (one !== undefined && other !== undefined) {
      if (one === other) return false;
      return isBranchKpp(one) || isBranchKpp(other) || this.branches === "separate";
    }
    const named = (row: number) => (this.frozen.flags[row]! & flag.branch) !== 0;
    return named(a) !== named(b);
  }

  private kppOf(row: number): string | undefined {
    const { starts, values } = this.frozen.lists.identifier;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) {
      const kpp = this.kpp[values[i]!]![0];
      if (kpp !== undefined) return kpp;
    }
    return undefined;
  }
}
