import { isFullName } from "./nicknames.ts";
import { skeletonOf } from "./skeleton.ts";

/** Names that stand in documents as they are, and are also what those of other names are called: «Алёна» may be Елена, «Вера» Вероника. */
const ownNames: ReadonlySet<string> = new Set(
  "алена аксинья ася вера дарина дина леся лина мила оксана савва".split(" ").map(skeletonOf),
);

/** Whether two forms of one name are as likely two names, because both are written in documents. @param a their skeletons */
export function areTwoNames(a: string, b: string): boolean {
  return a !== b && ((ownNames.has(a) && isFullName(b)) || (ownNames.has(b) && isFullName(a)));
}
