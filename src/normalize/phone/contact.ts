import type { ProposedContact } from "../value/cleaned.ts";

const word = /^\p{Lu}[\p{Ll}ё]+(?:-\p{Lu}[\p{Ll}ё]+)?$/u;
const initials = /^(?:\p{Lu}\.){1,2}$/u;

/** Places, posts and departments that begin with a capital but are nobody's name. */
const notNames =
  /^(?:бухгалтер|бух|гл|главн|директор|дир|ген|зам|секретар|прием|приём|охран|склад|отдел|магазин|офис|касс|снабж|логист|менедж|юрист|кадр|диспетч|дом|раб|доб|звон|после|до|с|по|только|whats|viber|telegram|ватс|вайб|телег|москв|санкт|самар|служб|факс|тел|моб|сот|город|цех|производ|ресепш|админ|завод|филиал|ип|ооо|оао|зао|пао|ао|муж|жена|сын|дочь|мама|папа|брат|сестр|клиент|новый|старый|личн|домаш)/iu;

/**
 * A person named in the words beside a number, and what is said of him: «Ольга, бухг.» is Ольга with the position «бухг.». Undefined
 * where the words name nobody: a department, a time, a messenger.
 */
export function proposeContact(note: string, phones: readonly number[]): ProposedContact | undefined {
  const [head = "", ...tail] = note.split(/[,;(–—]|\s-\s/u).map((part) => part.replace(/[)\s]+$/u, "").trim());
  const words = head.split(/\s+/u);
  const names: string[] = [];
  for (const one of words) {
    if (names.length < 3 && (initials.test(one) || (word.test(one) && !notNames.test(one)))) names.push(one);
    else break;
  }
  if (!names.some((name) => word.test(name))) return undefined;
  const position = [words.slice(names.length).join(" "), ...tail].filter((part) => part !== "").join(", ");
  return { name: names.join(" "), ...(position === "" ? {} : { position }), phones };
}
