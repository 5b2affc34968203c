import type { Way } from "./profile-path.ts";

// Apart from the schema of a way, so that the threads that make lines need not load Zod.

/** Where a way leads, whatever it is taken under. */
export const wayPath = (each: Way): string => (typeof each === "string" ? each : each.path);

/** The first way of `first`: a column is read back, and mended, as what it says. */
export const firstPath = ({ first }: { readonly first?: readonly Way[] | undefined }): string | undefined =>
  first?.[0] === undefined ? undefined : wayPath(first[0]);
