import type { GoldenLines } from "../../load/load-input.ts";
import { serve } from "../threads/thread-pool.ts";
import { type GoldenTask, type GoldenTaskSpec, goldenWork } from "./golden-tasks.ts";

/** A thread that makes lines for the database of golden records. */
serve<GoldenTaskSpec, GoldenTask, GoldenLines>(goldenWork, ({ copies }) => copies.map(({ bytes }) => bytes.buffer));
