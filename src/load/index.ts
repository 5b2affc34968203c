/** Loading golden records into a CRM: planned, exact, reversible, provable. */
export type { Database, DatabaseOptions, DatabaseTarget, Parameter } from "./database.ts";
export { openDatabase } from "./open-database.ts";
export { DatabaseError, LoadError } from "./errors.ts";
export { type Cell, differingCells, editedRow, readShapes } from "./cells.ts";
export { canRememberAudits, readAudits, rememberAudit, type RememberedAudit } from "./audit-memory.ts";
export type { FileTarget } from "./file-profile.ts";
export { compileFiles, type FileTable } from "./file-target.ts";
export { fingerprint } from "./fingerprint.ts";
export { apply } from "./load.ts";
export type * from "./load-input.ts";
export { applyPlan, plan, type Plan } from "./plan.ts";
export { loadProfile, type TargetProfile } from "./profile.ts";
export { profileJsonSchema, profileJsonSchemaText } from "./profile-schema.ts";
export { readTarget, readTargetRows } from "./read-target.ts";
export { draftOfRow, type TargetRow } from "./row-draft.ts";
export {
  forgetSent,
  readSent,
  readStanding,
  recallSent,
  type Recalled,
  rememberSent,
  type SentRow,
  wasSent,
} from "./sent.ts";
export { ensureSchema, hasMemory } from "./schema.ts";
export { describeUrl } from "./server.ts";
export { crosswalk, type CrosswalkLine, readStored, replacements, type StoredRecord } from "./stored.ts";
export { undo, type UndoConflict, type UndoOptions, type UndoResult } from "./undo.ts";
export { forgetEntity, type ForgetResult } from "./forget.ts";
export { history, type HistoryLine, verifyLog, type Verification } from "./verify.ts";
export { doctor, type Finding, grantsSql } from "./doctor.ts";
export { type Doubt, type NamedTables, type Proposal, proposeProfile } from "./propose/index.ts";
export { schemasWithTables } from "./propose/schemas.ts";
export { listRuns, readHead, reconcileRun, type RunLine } from "./runs.ts";
export { type Place, placesOf } from "./places.ts";
export {
  compareSnapshots,
  type Drift,
  loadSnapshot,
  snapshotText,
  wordsOf,
  takeSnapshot,
  type TargetSnapshot,
} from "./snapshot.ts";
