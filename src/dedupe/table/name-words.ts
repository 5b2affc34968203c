import { byteColumn, Ints, ListBuilder } from "../columns.ts";
import { Texts } from "../texts.ts";
import { personRole } from "./flags.ts";
import type { Frozen } from "./frozen.ts";
import { skeleton } from "../words/skeleton.ts";
import { tokens } from "../words/tokens.ts";
import { type Words } from "../words/words.ts";

/** Takes distinct names apart into words, each once. @param names see `Features.names` */
export function wordsOfNames(
  names: Texts,
  words: Words,
  forms: Texts,
  shared: boolean,
): Pick<Frozen, "nameWords" | "nameForm" | "nameLetters" | "nameJoined" | "joinedHash"> {
  const nameWords = new ListBuilder();
  const nameForm = new Ints();
  const nameLetters = byteColumn(names.size, shared);
  const nameJoined = new Ints();
  const joined = new Texts();
  names.each((text, name) => {
    const [compare = "", form = "", , of] = text.split("\t");
    if (of === "letters") nameLetters[name] = 1;
    // `El Hogar, El Hogar del Niño`: said twice is said once.
    const said = [...new Set(tokens(compare))];
    for (const word of said) nameWords.push(words.id(word));
    nameWords.next();
    nameForm.push(form === "" ? -1 : forms.id(form));
    nameJoined.push(joined.id(skeleton(said.join(""))));
  });
  joined.seal(shared);
  return {
    nameWords: nameWords.done(shared),
    nameForm: nameForm.done(shared),
    nameLetters,
    nameJoined: nameJoined.done(shared),
    joinedHash: joined.hashes,
  };
}

/** Takes distinct persons apart into words, each with its role. @param persons `family TAB given TAB patronymic TAB rest` */
export function wordsOfPersons(
  persons: Texts,
  words: Words,
  shared: boolean,
): Pick<Frozen, "personWords" | "personRoles"> {
  const personWords = new ListBuilder();
  const personRoles = new Ints();
  persons.each((text) => {
    // A generation behind its four parts is no word of the name.
    const parts = text.split("\t").slice(0, 4);
    parts.forEach((part, role) => {
      for (const word of (role === personRole.patronymic ? inRussian(part) : part).split(" ")) {
        if (word === "") continue;
        personWords.push(words.id(word));
        personRoles.push(role);
      }
    });
    personWords.next();
  });
  return { personWords: personWords.done(shared), personRoles: personRoles.done(shared) };
}

const ofFather = /^([а-я]{2,}?)([аеиоуыэюяйь]?) (?:(оглы|оглу|огли|угли|уулу|улы)|кызы|гызы|кизи)$/u;

/** «Мамед оглы» is Мамедович, «Али кызы» Алиевна: the patronymic as a Russian list has it. @param patronymic folded */
function inRussian(patronymic: string): string {
  const [, stem, ending = "", son] = ofFather.exec(patronymic) ?? [];
  if (stem === undefined) return patronymic;
  const link = ending === "" ? "ов" : /[йь]/.test(ending) ? "ев" : `${ending}ев`;
  return stem + link + (son === undefined ? "на" : "ич");
}
