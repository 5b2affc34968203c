import { schemeByName } from "../../countries/identifiers.ts";
import { compactNumber } from "../../countries/scheme.ts";

export interface IdentifierPart {
  readonly text: string;
  /** What the column or a label before the number says it is. */
  readonly scheme?: string;
  readonly labelled: boolean;
}

const labels: readonly (readonly [RegExp, string])[] = [
  [/^(?:огрнип)$/iu, "ru-ogrnip"],
  [/^(?:огрн|ogrn)$/iu, "ru-ogrn"],
  [/^(?:кпп|kpp)$/iu, "ru-kpp"],
  [/^(?:инн|inn)$/iu, "ru-inn"],
  [/^(?:окпо|okpo)$/iu, "ru-okpo"],
  [/^(?:снилс|snils)$/iu, "ru-snils"],
  [/^(?:бик|bik)$/iu, "ru-bik"],
  [/^(?:бин|bin)$/iu, "kz-bin"],
  [/^(?:иин|жсн|iin)$/iu, "kz-iin"],
  [/^(?:унп|unp)$/iu, "by-unp"],
  [/^(?:єдрпоу|едрпоу|edrpou)$/iu, "ua-edrpou"],
  [/^(?:рнокпп|іпн|ипн)$/iu, "ua-rnokpp"],
  [/^(?:idno|idnp)$/iu, "md-idno"],
  [/^(?:v[oö]en|вöен)$/iu, "az-voen"],
  [/^(?:vat|vatin|ust-?idnr)$/iu, "eu-vat"],
];

const label =
  /(огрнип|огрн|кпп|инн|окпо|снилс|бик|бин|иин|жсн|унп|єдрпоу|едрпоу|рнокпп|іпн|ипн|ogrn|kpp|inn|okpo|snils|bik|bin|iin|unp|edrpou|idno|idnp|v[oö]en|vatin|vat)(?![\p{L}])/giu;

/**
 * Takes a cell apart into single numbers: `7701234567/770101001`, `ИНН 7701234567 КПП 770101001`, `7701234567 770101001`, and the two
 * run together. Blanks and dashes inside one number stay in it. Words that are no labels are left behind.
 */
export function splitIdentifiers(text: string, columnScheme: string | undefined): readonly IdentifierPart[] {
  const parts: IdentifierPart[] = [];
  for (const { scheme, text: stretch, labelled } of stretches(text, columnScheme)) {
    for (const piece of stretch.split(/[/\\,;|_\n\r\t]+/u)) {
      for (const number of splitAtBlanks(piece, scheme)) {
        const joined = splitJoined(number, scheme);
        parts.push(...(joined ?? [{ text: number, ...(scheme === undefined ? {} : { scheme }), labelled }]));
      }
    }
  }
  return secondIsKpp(parts, columnScheme);
}

/** Cuts the text at its labels; `ИНН/КПП` before a pair of numbers counts as no label, the pair is told by its form. */
function stretches(
  text: string,
  columnScheme: string | undefined,
): { scheme?: string; text: string; labelled: boolean }[] {
  const column = columnScheme === undefined ? {} : { scheme: columnScheme };
  // «7,701,234,567»: the groups in which a spreadsheet shows a number.
  const whole = /^\s*\d{1,3}(?:([,.'’])\d{3})(?:\1\d{3})+\s*$/u.test(text) ? text.replace(/[,.'’]/gu, "") : text;
  const plain = whole.replace(/(?:инн|inn)\s*[/\\и,+]?\s*(?:кпп|kpp)\s*[:№=]?/giu, " ");
  const found = [...plain.matchAll(label)];
  if (found.length === 0) return [{ ...column, text: plain, labelled: false }];
  const result: { scheme?: string; text: string; labelled: boolean }[] = [];
  const before = plain.slice(0, found[0]?.index ?? 0);
  if (/\d/.test(before)) result.push({ ...column, text: before, labelled: false });
  found.forEach((match, index) => {
    const end = found[index + 1]?.index ?? plain.length;
    const name = match[1] ?? "";
    const scheme = labels.find(([pattern]) => pattern.test(name))?.[1];
    const stretch = plain.slice(match.index + match[0].length, end).replace(/^[\s:№=.\-–—]+/u, "");
    result.push({ ...(scheme === undefined ? column : { scheme }), text: stretch, labelled: true });
  });
  return result;
}

/** One number may be written in groups; several may stand side by side. Whichever reading gives known lengths is taken. */
function splitAtBlanks(piece: string, scheme: string | undefined): readonly string[] {
  const trimmed = piece.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  if (!/\d/.test(trimmed)) return [];
  if (scheme === "eu-vat" || /^[A-Z]{2}[ -]?\d/u.test(trimmed)) return [trimmed];
  const words = trimmed.split(/\s+/u).filter((word) => /\d/.test(word));
  if (words.length <= 1) {
    // «ИП 7701234567», «7701234567 Ромашка»: beside words a number that is all there is with a digit.
    const word =
      words.length === 1 && words[0] !== trimmed && /^[\p{L}\s.«»"]+\s|\d{8}\s[\p{L}\s.«»"-]+$/u.test(trimmed);
    return word ? words : [trimmed];
  }
  const lengths = scheme === undefined ? [9, 10, 12, 13, 15] : (schemeByName(scheme)?.lengths ?? []);
  if (lengths.includes(compactNumber(trimmed).length)) return [trimmed];
  return words.every((word) => compactNumber(word).length >= 7) ? words : [words.join(" ")];
}

/** `7701234567770101001`: ИНН and КПП run together, told by length and proved by the check digit. */
function splitJoined(text: string, scheme: string | undefined): readonly IdentifierPart[] | undefined {
  if (scheme !== undefined && scheme !== "ru-inn" && scheme !== "ru-kpp") return undefined;
  const digits = compactNumber(text);
  if (!/^\d{19}$/.test(digits)) return undefined;
  const inn = digits.slice(0, 10);
  const kpp = digits.slice(10);
  if (schemeByName("ru-inn")?.parse(inn).valid !== true || schemeByName("ru-kpp")?.parse(kpp).valid !== true)
    return undefined;
  return [
    { text: inn, scheme: "ru-inn", labelled: true },
    { text: kpp, scheme: "ru-kpp", labelled: true },
  ];
}

/** In a pair without labels the nine characters after an ИНН are its КПП. */
function secondIsKpp(parts: readonly IdentifierPart[], columnScheme: string | undefined): readonly IdentifierPart[] {
  if (parts.length < 2 || (columnScheme !== undefined && !/^ru-(?:inn|kpp|ogrn)$/.test(columnScheme))) return parts;
  return parts.map((part) => {
    if (part.labelled) return part;
    const length = compactNumber(part.text).length;
    if (length === 9) return { ...part, scheme: "ru-kpp", labelled: true };
    if (length === 10 || length === 12) return { ...part, scheme: "ru-inn", labelled: true };
    return part;
  });
}
