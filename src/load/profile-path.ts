import { z } from "zod";
import { parsePath } from "./path.ts";

/** A path into a golden record or a value of its list: see path.ts. */
export const path = z.string().refine((text) => parsePath(text) !== undefined, "is not a path");

export const scalar = z.union([z.string(), z.number(), z.boolean()]);
