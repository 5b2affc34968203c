import { onecFormats } from "./onec/formats.ts";
import type { Format } from "./reader.ts";

/**
 * Every format there is, in the order in which they are asked whether a file is theirs: the sure signs first (magic
 * bytes, root elements), plain text last. A format that cannot tell by content answers false and must be named.
 */
export const formats: readonly Format[] = [...onecFormats];
