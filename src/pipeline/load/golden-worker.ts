import type { GoldenLines } from "../../load/load-input.ts";
import type { LineRange } from "../artifacts/line-spans.ts";
import { serve } from "../threads/thread-pool.ts";
import { type GoldenTaskSpec, goldenWork } from "./golden-tasks.ts";

/** A thread that makes lines for the database of golden records. */
serve<GoldenTaskSpec, LineRange, GoldenLines>(goldenWork, ({ copies }) => copies.map(({ bytes }) => bytes.buffer));
