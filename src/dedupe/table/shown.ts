import type { ValueKind } from "./value-kinds.ts";

/** Values and names as people read them: their parts stand behind tabs. What a speaker is known by is a value of one part or a name. */
export function shownAs(kind: ValueKind, text: string): string {
  return kind === "speaker" ? shownPerson(text) : filled(text).join(", ");
}

export function shownPerson(text: string): string {
  return filled(text).join(" ");
}

/** A firm's name; one that is only read out of a name is shown as that. See `Features.names`. */
export function shownName(text: string): string {
  const [name = "", , within = ""] = text.split("\t");
  return within === "" ? name : within;
}

/** Most values are of one part. */
const filled = (text: string): string[] =>
  text.includes("\t") ? text.split("\t").filter((part) => part !== "") : [text];
