/** The characters of a phone cell in one spelling each, so that the rest need know only ASCII punctuation. */
export function foldPhoneCharacters(whole: string): string {
  const plain = /[<&]/u.test(whole) ? withoutMarkup(whole) : whole;
  // «231-60-14..16»: dots in a row are no part of a number.
  const text = /\.\.|[…÷]/u.test(plain) ? plain.replace(/ ?(?:\.{2,5}|[…÷]) ?(?=\d)/gu, ", ") : plain;
  if (/^[ -~А-яЁё\n]*$/u.test(text)) return text.replace(/ {2,}/gu, " ");
  return text
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]+/gu, "")
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu, " ")
    .replace(/[‐‑‒–—―−﹣－ー⁃˗]/gu, "-")
    .replace(/[０-９]/gu, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[＋➕⁺﹢]/gu, "+")
    .replace(/[（﹙]/gu, "(")
    .replace(/[）﹚]/gu, ")")
    .replace(/[；]/gu, ";")
    .replace(/[，、]/gu, ",")
    .replace(/[／⁄]/gu, "/")
    .replace(/[．․·•]/gu, ".")
    .replace(/[＊∗]/gu, "*")
    .replace(/\r\n?|[\u2028\u2029\v\f]/gu, "\n")
    .replace(/ {2,}/gu, " ");
}

/** CRM exports are HTML in disguise: a `<br>` is a line break, other tags and entities are nothing. */
function withoutMarkup(text: string): string {
  return text
    .replace(/<br\s{0,3}\/?>/giu, "\n")
    .replace(/<\/?[a-z][^<>]{0,200}>/giu, " ")
    .replace(/&(?:nbsp|#160|#xa0);/giu, " ")
    .replace(/&(?:quot|laquo|raquo|apos|#39);/giu, " ")
    .replace(/&amp;/giu, "&");
}

/** «код 846, тел. 231-60-14», «231-60-14, код 846»: the code in words beside a local number that it makes whole. */
export function joinCodeInWords(text: string): string {
  if (!/код/iu.test(text)) return text;
  const isWhole = (code: string, local: string): boolean => code.length + local.replace(/\D+/gu, "").length === 10;
  return text
    .replace(
      /(?<!\p{L})код(?:\s+города)?[\s.:-]{0,3}(?:8[\s(-]{1,2})?\(?(\d{3,5})\)?[\s,;:.-]{0,4}(?:тел(?:ефон)?[\s.:]{0,3})?(?=(\d[\d -]{3,9}\d)(?![\d-]))/giu,
      (whole, code: string, local: string) => (isWhole(code, local) ? `(${code}) ` : whole),
    )
    .replace(
      /(?<![\d(+-])(\d[\d -]{3,9}\d)[\s,;(]{1,4}код(?:\s+города)?[\s.:-]{0,3}(\d{3,5})\)?(?!\d)/giu,
      (whole, local: string, code: string) => (isWhole(code, local) ? `(${code}) ${local}` : whole),
    );
}

const extensionWord = "(?:добавочный|доб|внутренний|внутр|внут|вн|ext)";

/**
 * Signs that a number has ended, where the cell has none that the reader would see: «231-60-14 12.05.2019 не отвечает», «231-60-14
 * (09:00-18:00)»; endings of further numbers in brackets or behind a dash, «231-60-14 (15, 16)» and «231-60-14, -15»; an
 * extension before its number, «(доб. 12) 231-60-14»; the address of a messenger, `79161112233@c.us`, `wa.me/79161112233`.
 */
export function markEnds(text: string): string {
  if (!/[:@(/]|[,;] ?-|\d\.\d|^\W{0,2}(?:доб|вн|ext)/iu.test(text)) return text;
  return (
    text
      .replace(
        /(?<![\w.])(?:https?:\/\/)?(?:wa\.me\/|(?:api\.whatsapp\.com\/|whatsapp:\/\/)send\/?\?phone=)\+?(\d{10,15})(?!\d)/giu,
        "+$1 whatsapp",
      )
      .replace(/(?<![\w.])viber:\/\/\p{L}+\?number=(?:%2B|\+)?(\d{10,15})(?!\d)/giu, "+$1 viber")
      .replace(/(?<![\w.])(\d{10,15})@(?:c\.us|s\.whatsapp\.net)(?![\w.])/gu, "+$1 whatsapp")
      .replace(/(?<=\d)(?:\s+|\s*\()(?=(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d(?!\d))/gu, ", ")
      .replace(/(?<=\d\)?)(?:\s+|\s*\()(?=(?:[01]?\d|2[0-4]):[0-5]\d(?!\d))/gu, ", ")
      // «23-03-67 Бухгалтерия(8352) 23-03-42»: the word that touches a number is of that one.
      .replace(/(?<=\d)\s+(?=\p{L}{4,20}[.:]?\(\d{3,5}\)\s?\d)/gu, ", ")
      .replace(/(?<=\d ?[,;/] {0,2}|(?:fax|факс)[.:]{0,2} ?)-(?=\d{2,4}(?!\d))/giu, "")
      .replace(
        /(?<=\d) {0,2}\(-?(\d{2,4}(?:, {0,2}-?\d{2,4}){1,4})\)/gu,
        (_, endings: string) => `, ${endings.replaceAll("-", "")}`,
      )
      .replace(
        new RegExp(
          String.raw`^\(?${extensionWord}[\s.:№]{0,3}(\d{1,5})\)?[\s,;:]{1,3}([+(\d][\d\s()+-]{8,20}\d)$`,
          "iu",
        ),
        "$2 доб. $1",
      )
  );
}

/** «1) 8 916 … 2) 8 903 …», «1. 8 916 …; 2. …»: the numbers of a list are no part of its phones. */
export function dropNumbering(text: string): string {
  if (!/(?:^|[\s;,])\d{1,2}[).]\s/u.test(text)) return text;
  return (
    text
      // The bracket of «8 (998 71) 123-45-67» was opened before.
      .replace(/(?<=^|[\s;,])(?<!\([^()]*)\d{1,2}\)\s+(?=[+(]?\d)/gu, "; ")
      // Behind a blank alone, only in a list that begins with 1.
      .replace(/^\s*1\.\s.*/su, (list) => list.replace(/(?<=\d{2}\s+)\d{1,2}\.\s+(?=[+(]?\d)/gu, "; "))
      .replace(/(?<=^\s*|[\n;,]\s*)\d{1,2}\.\s+(?=[+(]?\d)/gu, "; ")
  );
}

const digitFor: Readonly<Record<string, string>> = {
  O: "0",
  o: "0",
  О: "0",
  о: "0",
  З: "3",
  з: "3",
  l: "1",
  I: "1",
  б: "6",
  В: "8",
  B: "8",
};

/**
 * Letters typed in place of digits. A letter counts as a digit only inside a number: it touches a digit on one side, and on the other
 * a digit or the number's own punctuation; or it stands before ten digits. `x` and `х` are never digits here: they mark an extension.
 */
export function mendLookAlikes(text: string): string {
  if (!/[OoОоЗзlIбВB]/u.test(text)) return text;
  // «8 927 б90-12-34», «В 927 …»: a cell without any other letter has no word that the letter could belong to.
  if (!/[^\P{L}OoОоЗзlIбВB]/u.test(text)) {
    const number = text
      .replace(/^[OoОо](?=\d{10}$)/u, "")
      .replace(/^([^\p{L}\d]*)[ВB](?=[\s(-]*\d{3}\D)/u, "$18")
      .replace(/[OoОоЗзlIбВB]{1,3}/gu, digitsOf);
    if (/^(?:\D*\d){10,11}\D*$/u.test(number)) return number;
  }
  return (
    text
      .replace(/(?<=\d)[OoОоЗзlIбВB]{1,3}(?=[-.)]?\d)|(?<=\d[-.(])[OoОоЗзlIбВB]{1,2}(?=\d)/gu, digitsOf)
      // О9161112233: whatever was meant, 8 or nothing, the ten digits after it are the number.
      .replace(/(?<![\p{L}\d])[OoОо](?=\d{10}(?!\d))/gu, "")
      .replace(/(?<![\p{L}\d])[OoОо](?=\d{9}(?!\d))/gu, "0")
      .replace(/(?<=\d[-. ]?\d[-. ]?\d[-. ]?\d[-. ]?\d)[OoОо]{1,3}(?![\p{L}\d])/gu, digitsOf)
  );
}

function digitsOf(letters: string): string {
  return Array.from(letters, (letter) => digitFor[letter] ?? letter).join("");
}
