/** Values and names as people read them: their parts stand behind tabs. */
export function shownValue(text: string): string {
  return filled(text).join(", ");
}

export function shownPerson(text: string): string {
  return filled(text).join(" ");
}

/** Most values are of one part. */
const filled = (text: string): string[] =>
  text.includes("\t") ? text.split("\t").filter((part) => part !== "") : [text];
