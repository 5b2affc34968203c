import { patronymicAsWritten } from "../../countries/spoken-patronymics.ts";
import { townAsCompared } from "../../countries/town-names.ts";
import { borrowedWords } from "./borrowed-words.ts";
import { skeleton } from "./skeleton.ts";

/** What a word of a name sounds like, whatever its ending and its script. @param person of a human being's name, not of a firm's */
export function wordSound(word: string, person: boolean): string {
  return skeleton(person ? patronymicAsWritten(word) : (borrowedWords.get(word) ?? stem(place(word))));
}

/** `гай` as Ukrainians write it in Latin letters: `Hai`. */
export const ukrainian = (sound: string): string => sound.replaceAll("g", "h");

/** A town by the name that it is compared by; short words are other words as likely (`la`, `ny`). */
function place(word: string): string {
  return word.length < 4 ? word : townAsCompared(word);
}

/** `муромский`, `Муромского`: an adjective of a place sounds like the place. */
function stem(word: string): string {
  return word.length < 8 ? word : word.replace(/(?:ск)(?:ий|ая|ое|ие|ого|ой|их)$/, "");
}
