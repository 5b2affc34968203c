import { digitCount, divide } from "./divide.ts";
import type { Home } from "./home.ts";
import type { DigitGroup, Token } from "./tokens.ts";

/** `8/495/123-45-67`, `495/1234567`, `+49 (0)89 / 12345678`: a slash inside one number, when it begins with no more than a code. */
export function joinAcrossSlash(tokens: readonly Token[], home: Home): readonly Token[] {
  const slash = tokens.findIndex((token) => token.kind === "separator" && /^[/\\\n]$/.test(token.text));
  if (slash < 1) return tokens;
  const joined: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) break;
    joined.push(token);
    if (token.kind !== "number") continue;
    // Only abroad are numbers shorter or longer than ten to twelve digits, and a trunk 0 or a plus begins them.
    const abroad = token.groups[0]?.plus === true || token.groups[0]?.digits.startsWith("0") === true;
    const [most, least, longest] = abroad ? [8, 8, 15] : [5, 10, 12];
    if (digitCount(token.groups) > most) continue;
    let groups: readonly DigitGroup[] = token.groups;
    for (let end = index + 2; end <= index + 4; end += 2) {
      const cut = tokens[end - 1];
      const next = tokens[end];
      if (cut?.kind !== "separator" || !/^[/\\\n]$/.test(cut.text) || next?.kind !== "number") break;
      groups = [...groups, ...next.groups.map((group, at) => (at === 0 ? { ...group, gap: "-" } : group))];
      const [whole] = digitCount(groups) < least || digitCount(groups) > longest ? [] : divide(groups, home);
      if (whole === undefined || !("number" in whole.dialled) || whole.groups.length !== groups.length) continue;
      joined[joined.length - 1] = { kind: "number", groups, text: token.text };
      index = end;
      break;
    }
  }
  return joined;
}
