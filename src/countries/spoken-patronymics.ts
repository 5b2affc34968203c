/** Patronymics as they are spoken, that no ending tells, and as they are written. Compiled by hand for Sverka (November 2026) from common knowledge. */
const contracted: ReadonlyMap<string, string> = new Map(
  (
    "саныч александрович палыч павлович михалыч михайлович дмитрич дмитриевич василич васильевич юрич юрьевич анатолич анатольевич " +
    "григорич григорьевич валерич валерьевич виталич витальевич геннадич геннадьевич аркадич аркадьевич евгенич евгеньевич игорич игоревич " +
    "санна александровна пална павловна михална михайловна николавна николаевна сергевна сергеевна алексевна алексеевна андревна андреевна " +
    "васильна васильевна юрьна юрьевна викторна викторовна"
  )
    .split(" ")
    .flatMap((word, at, all) => (at % 2 === 0 ? [[word, all[at + 1]!] as const] : [])),
);

/** «Палыч» is Павлович, «Николаич» Николаевич, «Степаныч» Степанович; every other word comes back as it is. @param word folded */
export function patronymicAsWritten(word: string): string {
  if (word.endsWith("ч")) {
    const known = contracted.get(word);
    if (known !== undefined) return known;
    if (/[а-я]{3}[бвдзлмнрс]ыч$/u.test(word)) return `${word.slice(0, -2)}ович`;
    return /[а-я]{3}[ае]ич$/u.test(word) ? `${word.slice(0, -2)}евич` : word;
  }
  return word.endsWith("на") ? (contracted.get(word) ?? word) : word;
}
