import type { Home } from "./home.ts";
import type { Entry } from "./entry.ts";
import { readCell } from "./reading.ts";

/** A phone found in free text, with the stretch it stood in. */
export interface FoundPhone {
  readonly text: string;
  readonly entries: readonly Entry[];
}

/** Digits with the punctuation of a phone, and an extension in words after them. */
const run = new RegExp(
  String.raw`(?<![\p{L}\p{N}#№/_=-]|[\p{N}][.,])(?:\+[ ]?)?[(\d][\d() .-]{3,40}\d(?![\p{L}\p{N}]|[-/.,]\d)` +
    String.raw`(?:[,;]? *\(? *(?:доб|вн|внутр|ext)(?:\.| )? *\d{1,6}\)?)?`,
  "giu",
);

/** Before digits that are something else's. */
const otherNumber =
  /(?:инн|кпп|огрн|огрнип|окпо|окато|оквэд|бик|бин|иин|унп|снилс|р\/?с|к\/?с|л\/?с|счета?|счёта?|сч|расч|договора?|дог|заказа?|заявк[аи]|накладн(?:ая|ой)|акта?|артикула?|арт|кода?|паспорта?|серия|сери[ия]|сумм[аоуы]|id|ид|чека?|индекса?|карт[аы]|vin|гос\.?\s*номер|трек|№|#|номер\s+(?:заказа|договора|счета|счёта|карты))[\s.:№#=-]*$/iu;

/** After digits that are an amount. */
const amount = /^[\s-]*(?:руб|р\.|₽|коп|тыс|млн|млрд|шт|кг|тонн|литр|м2|м3|%|usd|eur|\$|€|тенге|тг|грн|сум|лет|год)/iu;

/** Words that announce a phone, right before it. */
const phoneWord =
  /(?:тел(?:ефон[\p{Ll}]*)?|т|моб(?:ильн[\p{Ll}]*)?|сот(?:ов[\p{Ll}]*)?|факс|ф|тф|т\/ф|(?:по|на)звон[\p{Ll}]*|звон[\p{Ll}]*|перезвон[\p{Ll}]*|набрать|номер[\p{Ll}]*|whats\s?app|ватсап|вотсап|viber|вайбер|tel|phone|mob|cell)\.?(?:\s+(?:по|на|номеру?|тел\.?))*\s*[:—–-]*\s*$/iu;

/**
 * Phones in free text, only where they can be nothing else: with a plus or the trunk prefix, or announced by a word. Numbers of orders,
 * accounts, dates and sums are left alone, and so is everything that is no whole number of the plan.
 */
export function findPhones(text: string, home: Home): FoundPhone[] {
  const found: FoundPhone[] = [];
  for (const match of text.matchAll(run)) {
    const stretch = match[0].trim();
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 12);
    if (amount.test(after)) continue;
    const announced = phoneWord.test(before);
    if (!announced && otherNumber.test(before)) continue;
    if (!announced && !speaksForItself(stretch)) continue;
    const { entries } = readCell(stretch, home);
    const sound = entries.filter(
      ({ dialled, findings }) =>
        findings.length === 0 && ("number" in dialled ? dialled.inferred !== true : "local" in dialled && announced),
    );
    if (sound.length > 0 && sound.length === entries.length) found.push({ text: stretch, entries: sound });
  }
  return found;
}

/** Written as only phones are: +7 …, 8 (495) …, 8-916-…, or eleven digits of a mobile or free number. */
function speaksForItself(stretch: string): boolean {
  const head = stretch.replace(/[,;( ]*(?:доб|вн|внутр|ext).*$/iu, "");
  const digits = head.replace(/\D+/gu, "");
  if (head.startsWith("+")) return digits.length >= 10;
  if (/^[78](?:9\d{9}|80[04]\d{7})$/.test(digits)) return true;
  if (/^[78][ -]?\(\d{3,5}\)/.test(head) || /^8-\d{3,5}-/.test(head)) return digits.length === 11;
  if (/^8 \d{3} \d{3}[- ]\d\d[- ]\d\d$/.test(head)) return true;
  return /^\(\d{3,5}\) ?\d/.test(head) && digits.length === 10;
}
