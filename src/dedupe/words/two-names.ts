import { isFormOf, isFullName, isGivenName } from "./nicknames.ts";
import { skeletonOf } from "./skeleton.ts";

/** Names that stand in documents as they are, and are also what those of other names are called: «Алёна» may be Елена, «Вера» Вероника. */
const ownNames: ReadonlySet<string> = new Set(
  "алена аксинья ася вера дарина дина леся лина мила оксана савва".split(" ").map(skeletonOf),
);

/** Whether two forms of one name are as likely two names, because both are written in documents. @param a their skeletons */
export function areTwoNames(a: string, b: string): boolean {
  return a !== b && ((ownNames.has(a) && isFullName(b)) || (ownNames.has(b) && isFullName(a)));
}

/** Whether two words of firms' names, as they sound, are given names of two people and no slips: `St. Mary's` and `St. Mark's`, «Алина» and «Алёна». */
export function areTwoGivenNames(one: string, other: string): boolean {
  const [a, b] = one.endsWith("s") && other.endsWith("s") ? [one.slice(0, -1), other.slice(0, -1)] : [one, other];
  return isGivenName(a) && isGivenName(b) && !isFormOf(a, b);
}
