const syllables = ["ба", "во", "ги", "дэ", "жу", "за", "ки", "ло", "ме", "ню"];

/** A word for each number below a thousand; no two of them are alike. */
export function wordOf(at: number): string {
  return [100, 10, 1].map((unit) => syllables[Math.floor(at / unit) % 10]!.repeat(2)).join("");
}
