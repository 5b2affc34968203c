const number = /^(?:№|n)?(\d+)(?:st|nd|rd|th|й|я|е|ый|ой|ая|ое|го)?$/;
const roman = /^(?=[ivx]{2,})(x{0,3})(ix|iv|v?i{0,3})$/;

/** Numbers written as words, where they are likely to be the whole difference between two names. */
export const numberWords = new Map(
  "zero one two three four five six seven eight nine ten"
    .split(" ")
    .map((word, value) => [word, value] as const)
    .concat([
      ["first", 1], ["second", 2], ["third", 3], ["первый", 1], ["первая", 1], ["первое", 1], ["второй", 2], ["вторая", 2],
      ["третий", 3], ["третья", 3], ["forty", 40], ["fourty", 40], ["twenty", 20], ["thirty", 30], ["один", 1], ["два", 2], ["три", 3],
      ["четыре", 4], ["пять", 5], ["шесть", 6], ["семь", 7], ["восемь", 8], ["девять", 9], ["десять", 10],
    ]),
); // prettier-ignore

/** The number that a word is, in digits. */
export function numberOf(word: string): string | undefined {
  const digits = number.exec(word)?.[1];
  if (digits !== undefined) return String(BigInt(digits));
  const spelled = numberWords.get(word);
  if (spelled !== undefined) return String(spelled);
  const match = roman.exec(word);
  if (match === null) return undefined;
  const ones: Readonly<Record<string, number>> = {
    "": 0,
    i: 1,
    ii: 2,
    iii: 3,
    iv: 4,
    v: 5,
    vi: 6,
    vii: 7,
    viii: 8,
    ix: 9,
  };
  return String((match[1]?.length ?? 0) * 10 + (ones[match[2] ?? ""] ?? 0));
}
