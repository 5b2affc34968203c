import type { Frozen } from "./frozen.ts";

/** The first word of a person in a role, see `personRole`; −1 without. */
export function wordInRole(
  { starts, values }: Frozen["personWords"],
  roles: Frozen["personRoles"],
  person: number,
  role: number,
): number {
  for (let at = starts[person]!; at < starts[person + 1]!; at++) if (roles[at] === role) return values[at]!;
  return -1;
}
