import type { DialFinding } from "./dial.ts";
import { divide } from "./divide.ts";
import type { Home } from "./home.ts";
import type { DigitGroup } from "./tokens.ts";

/** `231-60-14-15`, `0212 293 45 67-68`: the ending of the next number behind a whole one that is too long with it. */
export function endingBehind(groups: readonly DigitGroup[], home: Home): DigitGroup | undefined {
  const ending = groups.at(-1);
  const head = groups.slice(0, -1);
  if (ending?.gap !== "-" || head.length < 2 || ending.digits.length !== 2 || head.at(-1)?.digits.length !== 2)
    return undefined;
  if (home.off.has("phone-tail") || !followsOn(head, ending.digits)) return undefined;
  if (divide(groups, home).some(({ dialled }) => !("problem" in dialled))) return undefined;
  const [one, ...more] = divide(head, home);
  return one === undefined || more.length > 0 || "problem" in one.dialled ? undefined : ending;
}

/** Two digits that come next after those a number ends with. */
export function followsOn(groups: readonly DigitGroup[], digits: string): boolean {
  const before = groups.map((group) => group.digits).join("");
  const step = Number(digits) - Number(before.slice(-2));
  return digits.length === 2 && step > 0 && step <= 10;
}

/** «231-60-14 (15)»: one behind the line, or the next line. */
export function mayBeEnding(extension: string): DialFinding {
  return { code: "phone-extension-or-ending", severity: "note", params: { extension } };
}
