/** Loading golden records into a CRM: planned, exact, reversible, provable. */
export type { Database, DatabaseOptions, DatabaseTarget, Parameter } from "./database/database.ts";
export { openDatabase } from "./database/open-database.ts";
export { DatabaseError, LoadError } from "./errors.ts";
export { type Cell, differingCells, editedRow, readShapes } from "./rows/cells.ts";
export { canRememberAudits, readAudits, rememberAudit, type RememberedAudit } from "./audit-memory.ts";
export type { FileTarget } from "./profile/file-profile.ts";
export { compileFiles, type FileTable } from "./rows/file-target.ts";
export { fingerprint } from "./catalogue/fingerprint.ts";
export { apply } from "./load.ts";
export type * from "./load-input.ts";
export { applyPlan, plan, type Plan } from "./plan.ts";
export { loadProfile } from "./profile/load-profile.ts";
export { type TargetProfile } from "./profile/profile.ts";
export { profileJsonSchema, profileJsonSchemaText } from "./profile/profile-schema.ts";
export { readTarget, readTargetRows } from "./rows/read-target.ts";
export { draftOfRow, type TargetRow } from "./rows/row-draft.ts";
export {
  forgetSent,
  readSent,
  readStanding,
  recallSent,
  type Recalled,
  rememberSent,
  type SentRow,
  wasSent,
} from "./rows/sent.ts";
export { ensureSchema, hasMemory } from "./database/schema.ts";
export { describeUrl } from "./database/server.ts";
export {
  crosswalk,
  type CrosswalkLine,
  readStored,
  recordsBehind,
  replacements,
  type StoredRecord,
} from "./log/stored.ts";
export { undo, type UndoConflict, type UndoOptions, type UndoResult } from "./undo/undo.ts";
export { forgetEntity, type ForgetResult } from "./log/forget.ts";
export { history, type HistoryLine, verifyLog, type Verification } from "./log/verify.ts";
export { doctor, type Finding, grantsSql, openToWrite } from "./doctor.ts";
export { type Doubt, type NamedTables, type Proposal, proposeProfile } from "./propose/index.ts";
export { schemasWithTables } from "./propose/schemas.ts";
export { listRuns, readHead, reconcileRun, type RunLine } from "./log/runs.ts";
export { type Place, placesOf } from "./rows/places.ts";
export {
  compareSnapshots,
  type Drift,
  loadSnapshot,
  snapshotText,
  wordsOf,
  takeSnapshot,
  type TargetSnapshot,
} from "./catalogue/snapshot.ts";
