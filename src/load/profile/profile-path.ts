import { z } from "zod";
import { parsePath } from "./path.ts";

/** A path into a golden record or a value of its list: see path.ts. */
export const path = z.string().refine((text) => parsePath(text) !== undefined, "is not a path");

/** For a Zod refinement: exactly one of these keys is there, since each says where a value comes from. */
export function exactlyOne(keys: readonly string[]): [holds: (spec: object) => boolean, otherwise: string] {
  return [(spec) => keys.filter((key) => key in spec).length === 1, `wants exactly one of ${keys.join(", ")}`];
}

export const scalar = z.union([z.string(), z.number(), z.boolean()]);
