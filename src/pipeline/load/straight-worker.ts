import type { StraightLines } from "../../load/load-input.ts";
import { serve } from "../threads/thread-pool.ts";
import { type StraightTask, type StraightTaskSpec, straightWork } from "./straight-tasks.ts";

/** A thread that makes the rows of a first load. */
serve<StraightTaskSpec, StraightTask, StraightLines>(straightWork, ({ copies }) =>
  copies.map(({ bytes }) => bytes.buffer),
);
