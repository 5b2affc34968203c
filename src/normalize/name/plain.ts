import { legalFormAt } from "../../countries/legal-forms.ts";
import { townByName } from "../../countries/ru/regions.ts";
import { wordsOf } from "../letters.ts";
import { mayBeHouses } from "./form-counts.ts";
import { startWork, type NameWork } from "./work.ts";

/** `ООО "Ромашка Плюс"`, «ИП Иванов Иван Иванович»: a form in capitals, then Russian words, in one pair of quotes or in none. */
const plain =
  /^[А-ЯЁ]{2,5} (?:(["«])(?=[^"»]{4})[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё]+){0,3}["»]|(?=.{4})[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё]+){0,3})$/u;

/**
 * The names that most exports consist of: a form as it is spelt in front, and words of which no rule but those of forms and quotes makes
 * anything. Undefined for every other, which goes through all rules, at several times the cost; a test reads the golden names both ways.
 *
 * @param anyRare what a name in lower case has somewhere that one of the rarer rules might take
 */
export function readPlainName(text: string, anyRare: RegExp): NameWork | undefined {
  const match = plain.exec(text);
  if (match === null) return undefined;
  const words = wordsOf(text);
  const first = legalFormAt(words, 0);
  if (first?.length !== 1 || first.form.where === "end" || first.form.display !== words[0]?.text) return undefined;
  for (let at = 1; at < words.length; at++) if (legalFormAt(words, at) !== undefined) return undefined;
  // «ИП Иванов Иван Казань»
  if (first.form.kind === "sole-trader" && words.length > 3 && [1, 2].some((count) => endsInTown(text, count)))
    return undefined;
  if (mayBeHouses(first, words[0].end, text)) return undefined;
  const quoted = match[1] !== undefined;
  const name = quoted ? text.slice(first.form.display.length + 2, -1) : text.slice(first.form.display.length + 1);
  // What is left may begin as no text with a form in front of it does.
  if (anyRare.test(text.toLowerCase()) || anyRare.test(name.toLowerCase())) return undefined;
  const work = startWork(text);
  work.text = name;
  work.form = first.form;
  work.compare = words[1]?.key ?? "";
  for (let at = 2; at < words.length; at++) work.compare += ` ${words[at]?.key}`;
  work.applied.push("name-legal-form");
  if (quoted) work.applied.push("name-quotes");
  return work;
}

function endsInTown(text: string, words: number): boolean {
  return townByName(text.split(" ").slice(-words).join(" ")) !== undefined;
}
