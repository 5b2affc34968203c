import type { DraftBooks, Golden, Issue, RecordHead, RecordId, TableBooks } from "../model/index.ts";
import type { Catalogue } from "./catalogue/catalogue.ts";
import type { TargetProfile, UpdateRule } from "./profile/profile.ts";

type Rows<T> = AsyncIterable<T> | Iterable<T>;

/** What one run wants the target to hold. Both functions may be called more than once and give the same each time. */
export interface LoadInput {
  readonly runId: string;
  /** Golden records of all living clusters, or of those a delta touches: those left out are left alone. */
  readonly goldens: () => Rows<Golden>;
  /** What `goldenLines` makes of `goldens()`, batch by batch and in their order: for whoever has threads to do it in. Done here, unless given. */
  readonly goldenLines?: (spec: GoldenLinesSpec) => AsyncIterable<GoldenLines>;
  /** The same golden records with their rows made whole, for a first load into empty tables of ours; undefined where that cannot be. */
  readonly straight?: () => StraightSource | undefined;
  /** The records of this run, with the entity each belongs to. Only these are counted in the books. */
  readonly records: () => Rows<LoadRecord>;
  /** Records that their source marks for deletion: gone, whatever its completeness, unless the run has them all the same. */
  readonly gone?: () => Rows<RecordId>;
  /** Repairs of single columns of rows that are there, written before anything else. */
  readonly edits?: () => Rows<CellEdit>;
  /** Digest of files, mappings, decisions, corrections and version. */
  readonly digest: string;
  /** Heads of the log over which the golden records hold; any, unless given. Another one: somebody has loaded since (`load-moved-on`). */
  readonly heads?: readonly string[];
  readonly sources?: Readonly<Record<string, SourcePolicy>>;
  /** Pairs that a person has judged `same` and not taken back: they allow a merge of two living rows of the target. */
  readonly decidedSame?: readonly (readonly [RecordId, RecordId])[];
}

/** What turning golden records into lines for the database takes: plain data, so that a thread can be told. */
export interface GoldenLinesSpec {
  readonly profile: TargetProfile;
  readonly catalogue: Catalogue;
  /** digests: what tells whether a golden record has changed; rows: all that it asks for. */
  readonly what: "digests" | "rows";
  /** Golden records meant, by id; all unless given. */
  readonly wanted?: ReadonlySet<string>;
  /** Whether child rows are left as they stand. */
  readonly mainsOnly: boolean;
  /** Whether a member matters only where it may lead to a row of the target. */
  readonly targetMembersOnly: boolean;
}

export interface GoldenLines {
  /** Golden records among them that were meant. */
  readonly count: number;
  /** Whole lines of COPY text in UTF-8, and where they go: `table (columns)`. */
  readonly copies: readonly { readonly into: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  /** Golden records with text that PostgreSQL cannot hold: it is stored with U+FFFD there. */
  readonly replaced: readonly string[];
}

/** Golden records in the order of their ids, firms before contacts. */
export interface StraightSource {
  readonly counterparties: number;
  readonly contacts: number;
  readonly lines: (spec: StraightSpec) => AsyncIterable<StraightLines>;
}

/** What making the rows of a first load takes: plain data, so that a thread can be told. */
export interface StraightSpec {
  readonly profile: TargetProfile;
  readonly catalogue: Catalogue;
  readonly runId: string;
  /** Sverka's own schema, quoted. */
  readonly memory: string;
  readonly counterparties: number;
  /** The last number of the log so far. */
  readonly seq: number;
  /** The first key of each shape's rows. */
  readonly next: Readonly<Record<string, number>>;
  /** What columns hold that no row says, by table; null for nothing. */
  readonly defaults: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
}

export interface StraightLines {
  readonly count: number;
  /** As those of {@link GoldenLines}: into the CRM's tables and our own. */
  readonly copies: GoldenLines["copies"];
  /** Child rows among them, in the order of the profile's children. */
  readonly counts: readonly number[];
  /** Something about them must be found out in the database: nothing of this load may stay. */
  readonly refused: boolean;
}

export interface LoadRecord {
  /** The whole record, or what it is known by where `payload` holds the rest. */
  readonly record: RecordHead;
  readonly entityId: string;
  /** The record as its line of records.ndjson, in UTF-8 without the line feed: spares parsing and writing it. Holds until the next one is asked for. */
  readonly payload?: Uint8Array;
}

export interface SourcePolicy {
  /** full: a record of this source that is not in the run is gone. */
  readonly completeness?: "full" | "partial";
  /** keep: nothing happens in the target; mark: a row with no living record left is put out of use. */
  readonly whenGone?: "keep" | "mark";
  /** clear: what this source wrote and no source says any more is cleared; `keep` unless given. */
  readonly whenEmpty?: "keep" | "clear";
  /** mirror: of a list, what this source wrote and no source says any more is removed; `add` unless given. */
  readonly lists?: "add" | "mirror";
}

export interface LoadOptions {
  /** For columns whose profile gives no rule: one for all, or by field (`city`, `phones`); `managed` unless given. */
  readonly update?: UpdateRule | Readonly<Partial<Record<string, UpdateRule>>>;
  /** What becomes of a golden record that matches two living rows of the target; `ask` unless given. */
  readonly mergeInTarget?: "ask" | "auto" | "never";
  /** keep: children are left as they stand (a merge still moves them); `write` unless given. */
  readonly children?: "write" | "keep";
  /** Which of several rows of the CRM stays when they are merged and Sverka has written none of them; the smallest key, unless given. */
  readonly chooseMaster?: (cards: readonly TargetCard[]) => string | undefined;
  /** Rolls back in the end, and draws no sequence. */
  readonly dryRun?: boolean;
  /** Gates and books: called before COMMIT, rolls everything back by throwing. */
  readonly beforeCommit?: (result: LoadResult) => Promise<void> | void;
  /** Every effect, in the order of the log: what a plan shows. Called inside the transaction. */
  readonly onEffect?: (effect: Effect) => Promise<void> | void;
  readonly onProgress?: (progress: LoadProgress) => void;
}

/** A row of the CRM that others may be merged into. */
export interface TargetCard {
  /** Its key, as text. */
  readonly id: string;
  /** Rows that point at it. */
  readonly references: number;
  /** ISO instants, where the profile names the columns. */
  readonly lastActivity?: string;
  readonly createdAt?: string;
}

export interface LoadProgress {
  readonly phase: "records" | "goldens" | "check" | "write" | "log";
  readonly done: number;
  readonly total?: number;
}

/** What happened to one golden record. */
export type Outcome = "created" | "updated" | "unchanged" | "waiting" | "lost" | "rejected";

/** One write to the target, as the log holds it; `id` and `target` of a new row are only known in that very load. */
export interface Effect {
  readonly op: "insert" | "add" | "update" | "delete" | "repoint" | "deactivate" | "reactivate";
  readonly entity: string;
  readonly table: string;
  readonly target: string;
  readonly before?: Readonly<Record<string, string | null>>;
  readonly after?: Readonly<Record<string, string | null>>;
}

export interface LoadReject {
  readonly entity: string;
  /** Source records of it in this run. */
  readonly records: readonly RecordId[];
  readonly issue: Issue;
}

export interface LoadResult {
  readonly runId: string;
  readonly committed: boolean;
  /** By kind of draft; the counts of this run's records. `drafted` is their number. */
  readonly drafts: readonly DraftBooks[];
  readonly tables: readonly TableBooks[];
  /** Records that vanished from full sources, of those of these sources that Sverka remembered as living. */
  readonly gone: { readonly count: number; readonly of: number };
  readonly rejects: readonly LoadReject[];
  readonly issues: readonly Issue[];
  /** Writes to the target. */
  readonly changes: number;
  /** Values that were there and are no more, with nothing in their place: `whenEmpty: clear`, or what belonged to a corrected one. */
  readonly cleared: number;
  /** Head digest of the log after this run, hex: keep it outside the database. */
  readonly head: string;
  /** Digest of all effects where they were told (`onEffect`), without keys that the database drew: equal digest, equal load. */
  readonly effectDigest?: string;
}

/** A repair of one column of one row of the target. Written only where the column still holds what it held when it was planned. */
export interface CellEdit {
  /** The row's own record, `target:client/24`: of a child, that of its owner. */
  readonly record: RecordId;
  readonly table: string;
  /** The primary key as text. */
  readonly key: string;
  readonly column: string;
  readonly was: string | null;
  readonly value: string;
}
