import { familyShape, givenName } from "../../countries/given-names.ts";
import { doubtOnce, tidy, type NameRule, type NameWork } from "./work.ts";

/**
 * What stands beside a firm's name and no other rule has understood. Behind a name in quotes the brackets are not of the name that is
 * registered, so they become a note; where nothing tells, the words stay, and a person is asked.
 */
export const asideRule: NameRule = {
  name: "name-aside",
  field: "name",
  before: "«Ромашка» (сделка 45)",
  after: "«Ромашка»",
  hint: /\S\s*\([^()]*\)\s*$|["»”][\s/=+-]+["«“„]?[а-яёa-z]|"{2}[а-яё]|»«|\s[а-яё]\.\s?[а-яё]\.\s[а-яё]{3}|,\s*[а-яё]|^(?!ип\s)[^"«“\s]+\s(?:[^"«“]+\s)?(?:[–—-]\s[а-яё]+|[а-яё]+[оеё]ва?\s[а-яё]{3,}|[а-яё]+\s[а-яё]+[оеё]ва?)$/,
  apply(work) {
    // A foreign name may end with its country or its short form: «Northwind Global (France)».
    if (!work.cyrillic) return false;
    const match = quoted.exec(work.text);
    if (match !== null && work.form?.kind !== "sole-trader") {
      const [, name = "", asides = ""] = match;
      work.text = name;
      for (const [raw, aside = ""] of asides.matchAll(/\(([^()]+)\)/gu)) {
        work.notes.push({ value: tidy(aside), raw, rule: "name-aside" });
        say(work, "name-aside-taken", aside);
      }
      return true;
    }
    const word =
      work.form === undefined
        ? (copy.exec(work.text) ?? behindComma.exec(work.text))?.[1]
        : ((open.exec(work.text) ?? tail.exec(work.text) ?? behindComma.exec(work.text))?.[1] ??
          behindQuotes(work) ??
          family(work.text) ??
          behindTrader(work) ??
          somebodyBehind(work));
    if (word !== undefined) say(work, "name-aside-kept", word);
    return false;
  },
};

const quoted = /^([^()]*["«“„][^()]*\p{L}{2}[^()]*["»”“])\s*((?:\([^()]{2,120}\)\s*){1,3})$/u;
const open = /[^\s(]\s*\(([^()]+)\)\s*$/u;
/** «Вега (2)»: the second card of it as likely as not. */
const copy = /[^\s(]\s*\((\d{1,2})\)\s*$/u;
/** «Вега» для Иванова; not «Вега» и Ко, «Школа» имени Ленина. */
const tail = /["»”]\s+((?!(?:и|им|имени|на|в|во|при|города|г)(?!\p{L}))\p{Ll}[^"«»“”()]*)$/u;

/** `"Кит" (Москва), склад Самара`: what follows a comma behind the quotes. */
const behindComma = /["»”)]\s*,\s*(?!(?:филиал|им|имени)(?!\p{L}))(\p{L}[^"«“”()]{2,})$/u;
/** `"Уют-2" Ленинградская 40`, `"Вектор" магазин "Сказка"`, `"Sunrise" Санрайз`: what stands behind the quotes a name begins with. */
const behindFirst =
  /^["«“„][^"«»“”„]+["»”](?:[\s/=+,–—-]+|(?=["«“„]))((?!(?:и|им|имени|на|в|во|при|города|г|№)(?!\p{L}))["«“„]?\p{L}[^()]*)$/iu;

/** Institutions are registered with whose they are behind their quotes: «Больница» Кинельского района. */
function behindQuotes({ text, form }: NameWork): string | undefined {
  if (form?.kind !== "organisation" || form.generic === "STATE" || form.generic === "NGO") return undefined;
  return behindFirst.exec(text)?.[1];
}

/** «Петров П. П. упрощенка»: behind a trader's initials. */
function behindTrader({ text, form }: NameWork): string | undefined {
  return form?.kind === "sole-trader"
    ? /^\p{Lu}[\p{L}-]+ \p{Lu}\. ?\p{Lu}\. (\p{L}{3}[^()"«»]*)$/u.exec(text)?.[1]
    : undefined;
}

/** «Вектор Иванова Ольга», «Вектор - Марина»: the firm and who answers there, or a name that ends so. */
function somebodyBehind({ text, form }: NameWork): string | undefined {
  if (form?.kind !== "organisation") return undefined;
  const [, alone] = /\p{L}{2}.*\s[–—-]\s(\p{Lu}\p{Ll}+)$/u.exec(text) ?? [];
  if (alone !== undefined && givenName(alone) !== undefined) return alone;
  const [, one = "", two = ""] = /^[^"«»“”()]*\p{L}{3}[^"«»“”()]*\s(\p{Lu}\p{Ll}+)\s(\p{Lu}\p{Ll}+)$/u.exec(text) ?? [];
  const isPerson = (family: string, given: string): boolean =>
    familyShape(family)?.strength === "strong" && givenName(given)?.isFull === true;
  return one !== "" && (isPerson(one, two) || isPerson(two, one)) ? `${one} ${two}` : undefined;
}

/** «Стройка, Петров» with a form: whose it is, or the second partner. */
function family(text: string): string | undefined {
  const word = /^[^,"«»()]*\p{L}{3}[^,"«»()]*,\s+(\p{Lu}\p{Ll}{2,})$/u.exec(text)?.[1];
  return word !== undefined && familyShape(word)?.strength === "strong" ? word : undefined;
}

function say(work: NameWork, code: string, word: string): void {
  doubtOnce(work, { code, severity: "note", params: { word: tidy(word) } });
}
