import type { LineFile } from "../artifacts/record-store.ts";

/** The records that a thread reads. */
export interface RecordFiles {
  readonly records: LineFile;
  readonly existing: LineFile | undefined;
}
