import { properCapitals } from "./capitals.ts";
import type { CleanAddress } from "./clean-address.ts";
import { markedNumber } from "./marks.ts";

/** House, building, office, in whatever number stand in the segment. True when nothing else stands there. */
export function takeNumbers(segment: string, lower: string, address: CleanAddress): boolean {
  if (!/\d|(?:^|\s)(?:лит|корп|стр|блок|секц|бокс|пав|пом|оф|ком|каб|ауд|кв|а\/я)|этаж/.test(lower)) return false;
  let marked = markedNumber(segment, lower);
  if (marked === undefined) return false;
  const draft: CleanAddress = { ...address };
  let rest = segment;
  while (marked !== undefined) {
    const { part, shown, start, end } = marked;
    // «стр. а» gets its capital here, as it would in a line without any.
    const value = /\p{Lu}|\p{Ll}{3}/u.test(marked.value) ? marked.value : properCapitals(marked.value);
    if (part === "house") {
      if (draft.house !== undefined) return false;
      const number = value.replace(/\s+/g, "");
      draft.house = shown === "д." ? number : `${shown} ${number}`;
    } else {
      // «к. 2, к. 12»: the second is a flat or a room, which nobody can tell.
      if (shown === "корп." && draft.building?.includes(shown) === true) return false;
      const number = `${shown} ${shown === "корп." || shown === "стр." ? value.replace(/\s+/g, "") : value}`;
      draft[part] = draft[part] === undefined ? number : `${draft[part]}, ${number}`;
    }
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`.trim();
    marked = rest === "" ? undefined : markedNumber(rest, rest.toLowerCase());
  }
  // «8к2», «20к1с2»: the house stands before its parts, without a mark.
  if (draft.house === undefined && draft.building !== address.building && /^\d+[А-Яа-я]?$/.test(rest)) {
    draft.house = rest;
    rest = "";
  }
  if (/[^\s.,]/.test(rest)) return false;
  Object.assign(address, draft);
  return true;
}
