import { z } from "zod";
import { parsePath } from "./path.ts";

/** A path into a golden record or a value of its list: see path.ts. */
export const path = z.string().refine((text) => parsePath(text) !== undefined, "path");

const paths = z.union([path, z.array(path).min(1)]);

/** One way of `first`: a path, or one that is taken only where these paths say something (`with`, all of them) or nothing (`without`, none). */
export const way = z.union([path, z.strictObject({ path, with: paths.optional(), without: paths.optional() })]);
export type Way = z.infer<typeof way>;

/** For a Zod refinement: exactly one of these keys is there, since each says where a value comes from. */
export function exactlyOne(keys: readonly string[]): [holds: (spec: object) => boolean, otherwise: string] {
  return [(spec) => keys.filter((key) => key in spec).length === 1, `1 × (${keys.join(", ")})`];
}

export const scalar = z.union([z.string(), z.number(), z.boolean()]);
