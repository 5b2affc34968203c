/**
 * Words that say what a firm is and are written as one with a shortened adjective: `ветклиника` is `ветеринарная клиника`, `детсад` is
 * `детский сад`. Each half is a generic word (`generic-words.ts`), so that the name compares as the one that is written out.
 *
 * Compiled by hand for this project. Only nouns that name a kind of place or firm stand here: `Стройсервис` and `Автотранс` are names. German
 * writes them as one as a rule: `Blumenhaus`, `Elektrotechnik`.
 */
const beginnings =
  "авто агро бизнес быт вет гор дет железо зоо канц лес лесо мебель мед мех мол молоко мясо обл пив пром реклам рем рыб рыбо спец спорт стомат строй тех тур учеб фарм фото хим хлеб хлебо хоз юр" +
  " auto bau blumen elektro möbel moebel sport textil vet";

const nouns =
  "агентство академия база бетонная бетонные бетонный бетонных больница бюро завод запчастей запчасти институт кабинет клиника клуб колледж комбинат компания комплекс лаборатория маг магазин материалов материалы пекарня поликлиника предприятие сад салон студия техника техники товаров товары университет управление училище фабрика фирма центр школа" +
  " bau büro buero center haus handel laden markt service studio technik werkstatt zentrum";

export const kindBeginnings: ReadonlySet<string> = new Set(beginnings.split(" "));
export const kindNouns: ReadonlySet<string> = new Set(nouns.split(" "));

const longest = Math.max(...beginnings.split(" ").map((each) => each.length));

/** The two words that a word is put together of, undefined where it is not. */
export function kindCompound(word: string): readonly [string, string] | undefined {
  for (let at = 2; at <= longest && at < word.length - 1; at++) {
    const noun = word.slice(at);
    if (kindNouns.has(noun) && kindBeginnings.has(word.slice(0, at))) return [word.slice(0, at), noun];
  }
  return undefined;
}
