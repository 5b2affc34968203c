import type { Judgement } from "../../model/index.ts";

/** What a reporter must know of a run besides its books. Everything is counted by the pipeline; nothing here is computed twice. */
export interface RunFacts {
  readonly project: string;
  readonly run: string;
  /** As shown: `crm @ embedded (.sverka/crm)`. Absent for a run that loads nothing. */
  readonly target?: string;
  readonly elapsedMs?: number;
  /** ISO instant at which the run began. Reports only. */
  readonly startedAt?: string;
  /** Nothing was written: a dry run, or a plan. */
  readonly dryRun?: boolean;
  readonly phones?: PhoneFacts;
  readonly merging?: MergeFacts;
  /** References to a counterparty that lead to no card, or to several. */
  readonly unlinked?: number;
  /** Folder of the rejects workbooks as it should be typed. */
  readonly rejectsFolder?: string;
  /** Files that are not any more what the run has read. */
  readonly changedInputs?: readonly string[];
  /** True when `sverka undo <run>` would do something. */
  readonly undoable?: boolean;
  /** What `sverka undo <run>` has to be told besides: ` --database sandbox`, where the run was given one by hand. */
  readonly undoWith?: string;
  /** What the load left as people have it, put out of use and emptied. */
  readonly standing?: StandingFacts;
  readonly gates?: readonly GateResult[];
  /** Import files of a target without a database of one's own, in the order in which they are to be imported. */
  readonly imports?: ImportFacts;
  /** Where report.html was written. */
  readonly report?: string;
}

export interface StandingFacts {
  /** Values and rows that differ from the sources because what the CRM held was kept: somebody edited it, or it stood there before the first load. */
  readonly kept: number;
  /** Rows that no source has any more. */
  readonly outOfUse: number;
  readonly cleared: number;
}

export interface ImportFacts {
  /** As it should be typed. */
  readonly folder: string;
  readonly files: readonly FileFact[];
  /** Changed cards whose key in the CRM is not known yet. */
  readonly waiting: number;
  /** Cards that the CRM holds twice. */
  readonly twice: number;
}

export interface FileFact {
  readonly name: string;
  readonly rows: number;
}

export interface PhoneFacts {
  /** Cells that held anything and were mapped to phones. */
  readonly cells: number;
  readonly asWritten: number;
  readonly inferred: number;
  readonly unparsed: number;
}

export interface MergeFacts {
  /** Clusters of two members or more. */
  readonly groups: number;
  /** Of those, groups that a person's decision has joined. */
  readonly groupsByPerson?: number;
  /** Pairs in the review band: loaded as separate cards. */
  readonly review: number;
  readonly lookAgain?: number;
  /** Pairs that are asked about because decisions on them contradict each other. */
  readonly contradicted?: number;
  readonly successor?: number;
  /** A person said "different" of two records that other decisions make the same: none of those is obeyed. */
  readonly contradictions?: Some<ContradictionFact>;
  /** Pairs that people judged. */
  readonly decided?: number;
  /** Cards of earlier runs that are one now, the oldest of which goes on. */
  readonly joined?: Some<{ readonly into: string; readonly from: readonly string[] }>;
  /** Cards of earlier runs whose records are in several now; most of its records keep it. */
  readonly split?: Some<{ readonly from: string; readonly into: readonly string[] }>;
  /** Values with so many names that they bring no cards together by themselves. */
  readonly hubs?: Some<{ readonly value: string; readonly records: number; readonly names: number }>;
  /** Pairs that were not compared, or not asked about, by the rule that left them out. */
  readonly leftOut?: readonly { readonly rule: string; readonly pairs: number }[];
}

export interface ContradictionFact {
  readonly different: StatedJudgement;
  readonly same: readonly StatedJudgement[];
}

/** A judgement, and the id by which it is taken back. */
export type StatedJudgement = Judgement & { readonly id: string };

/** How many there are, and the first of them. Absent where there are none. */
export interface Some<Item> {
  readonly count: number;
  readonly first: readonly Item[];
}

export interface GateResult {
  /** As in sverka.yaml: `rejected`. */
  readonly gate: string;
  /** Both as written for people: `5%`, `12`. */
  readonly limit: string;
  readonly value: string;
  readonly met: boolean;
}
