import { deletions, type Rule, type Sight, unordered } from "./blocking.ts";
import { HashSet, hashOf, hashText, ListBuilder, type Lists } from "../columns.ts";
import { personRole } from "../table/flags.ts";
import { wordInRole } from "../table/person-words.ts";
import { namesOf } from "../words/nicknames.ts";
import { consonants } from "../words/skeleton.ts";
import type { TextColumn } from "../text-column.ts";

/** Candidates by people's names and birth dates. */
export function personRules(sight: Sight): Rule[] {
  const { table, frozen, parts, roomy, townOf, homeOf } = sight;
  const { lists, persons, personWords, personRoles, firms } = frozen;
  const { skeletons } = table.personWords;
  const sound = skeletons.ints(hashText);
  const coarse = skeletons.ints((text) => hashText(consonants(text)));
  const initial = skeletons.ints((text) => hashText(text.charAt(0)));
  const postcodeHash = parts.addressTexts.hashes;
  const birthHash = table.texts.birth.hashes;
  const birthParts = Array.from(table.texts.birth.hashes, (_, value) => {
    const text = table.texts.birth.at(value);
    const digits = text.replace(/\D/g, "").slice(0, 8);
    if (digits.length < 8) return [];
    const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
    return [hashText(`${year}-${month}`), hashText(`${year}--${day}`), hashText(`-${month}-${day}`)];
  });
  const missing = deletions(skeletons.size, (word) => skeletons.at(word), 4);
  /** Long enough to be told by a slip without any of the words beside it. */
  const isTelling = (word: number): boolean => skeletons.lengthOf(word) >= 5;
  const names = namesOfWords(skeletons);
  /**
   * Family and given name: words by role, or the first two words where roles are not known; −1 without. `joined`: how a family name of several
   * words sounds when it is written as one (`van den Berg`, `O'Connor`), 0 of others.
   */
  const eachPerson = (row: number, then: (family: number, given: number, joined: number) => void): void => {
    for (let i = persons.starts[row]!; i < persons.starts[row + 1]!; i++) {
      const person = persons.values[i]!;
      let family = -1;
      let given = -1;
      let joined = 0;
      for (let w = personWords.starts[person]!; w < personWords.starts[person + 1]!; w++) {
        const word = personWords.values[w]!;
        const role = personRoles[w]!;
        if (family < 0 && (role === personRole.family || role === personRole.unknown)) family = word;
        else if (given < 0 && (role === personRole.given || role === personRole.unknown)) given = word;
        else if (family >= 0 && role === personRole.family) joined = 1;
      }
      if (joined !== 0) joined = hashText(familyOf(person));
      then(family, given, joined);
    }
  };
  const eachGiven = (row: number, then: (given: number) => void): void => {
    for (let i = persons.starts[row]!; i < persons.starts[row + 1]!; i++) {
      const given = wordInRole(personWords, personRoles, persons.values[i]!, personRole.given);
      if (given >= 0) then(given);
    }
  };
  /** The sounds of all words of a person's family name, put together. */
  const familyOf = (person: number): string => {
    let sounds = "";
    for (let w = personWords.starts[person]!; w < personWords.starts[person + 1]!; w++)
      if (personRoles[w] === personRole.family) sounds += skeletons.at(personWords.values[w]!);
    return sounds;
  };
  /** Calls `then` with a key for each name that a given name is a form of: `Саша` stands with `Александр`. */
  const eachForm = (given: number, family: number, then: (key: number) => void): void => {
    for (let at = names.starts[given]!; at < names.starts[given + 1]!; at++)
      then(hashOf(family, names.values[at]!, 10));
  };
  /** Few bear it: such a name is worth a look whatever stands beside it. */
  const isRare = (word: number): boolean => table.personWords.frequency(table.personWords.terms[word]!) <= 12 * roomy;
  /** Who has no town of his own is at home where his firm is; with a rare family name he meets those too of whom no town is known either. */
  const eachHome = (row: number, family: number, then: (town: number) => void): void => {
    const [home, town] = [homeOf(row), townOf(row)];
    then(home);
    if (home !== town && isRare(family)) then(town);
  };
  const familyInTown = (row: number, family: number): number => hashOf(sound[family]!, townOf(row), 11);
  /** Calls `then` with what a family name becomes by losing a letter, beside the given name's initial. */
  const eachMissing = (family: number, given: number, then: (key: number) => void): void => {
    const beside = given < 0 ? 0 : initial[given]!;
    for (let at = missing.starts[family]!; at < missing.starts[family + 1]!; at++)
      then(hashOf(missing.values[at]!, beside, 6));
  };
  /** Of rare family names, as mistyped ones are: a common one meets these, and not all that bear it as well. */
  const mistyped = new HashSet(frozen.size);
  /** Of common ones: those of which a town has somebody without a given name. */
  const withoutGiven = new Set<number>();
  for (let row = 0; row < frozen.size; row++)
    eachPerson(row, (family, given) => {
      if (family < 0) return;
      if (isRare(family)) eachMissing(family, given, (key) => mistyped.add(key));
      else if (given < 0 && townOf(row) !== 0) withoutGiven.add(familyInTown(row, family));
    });
  return [
    {
      name: "family and given name",
      cap: 16,
      keys: (row, emit) =>
        eachPerson(row, (family, given, joined) => {
          if (family >= 0 && given >= 0) {
            emit(unordered(sound[family]!, sound[given]!));
            eachForm(family, sound[given]!, emit);
            eachForm(given, sound[family]!, emit);
            if (joined === 0) return;
            emit(unordered(joined, sound[given]!));
            eachForm(given, joined, emit);
          } else if (family >= 0) eachHome(row, family, (town) => emit(hashOf(sound[family]!, town, 2)));
        }),
    },
    {
      name: "family name and town",
      cap: 12,
      keys: (row, emit) =>
        eachPerson(row, (family, given) => {
          if (family < 0) return;
          eachHome(row, family, (town) => emit(hashOf(coarse[family]!, town, given < 0 ? 0 : initial[given]!)));
          if (given >= 0 && (townOf(row) !== 0 || isRare(given)))
            emit(hashOf(coarse[given]!, townOf(row), initial[family]!));
        }),
    },
    {
      // «Людмила Геннадьевна» of one list, Анисимова Людмила of the other, each with the firm's card of its own list.
      name: "given name at firms of one name",
      cap: 24,
      keys(row, emit) {
        for (let i = lists.entity.starts[row]!; i < lists.entity.starts[row + 1]!; i++) {
          const entity = lists.entity.values[i]!;
          if (firms.name[entity]! < 0) continue;
          const firm = firms.hash[entity]!;
          eachGiven(row, (given) => {
            for (let at = names.starts[given]!; at < names.starts[given + 1]!; at++)
              emit(hashOf(firm, names.values[at]!, 13));
            emit(hashOf(firm, sound[given]!, 13));
          });
        }
      },
    },
    {
      name: "person's name with a letter missing",
      cap: 15,
      narrow: "town",
      keys: (row, emit) =>
        eachPerson(row, (family, given) => {
          // Half of a town is called Иван: where he is mistyped, or has no family name, nothing else says that it may be he.
          if (given >= 0) {
            const alone = isRare(given);
            for (let at = missing.starts[given]!; at < missing.starts[given + 1]!; at++) {
              if (family >= 0) emit(hashOf(missing.values[at]!, coarse[family]!, 7));
              if (alone) emit(hashOf(missing.values[at]!, family < 0 ? 0 : initial[family]!, 6));
            }
          }
          if (family < 0) return;
          const common = !isRare(family);
          eachMissing(family, given, (key) => {
            if (!common || mistyped.has(key)) emit(key);
          });
          if (!common) {
            // Keys that only shorter words share with it bring nobody else: those do not give them by themselves.
            if (isTelling(family))
              for (let at = missing.starts[family]!; at < missing.starts[family + 1]!; at++) emit(missing.values[at]!);
          } else if (withoutGiven.has(familyInTown(row, family))) emit(familyInTown(row, family));
        }),
    },
    {
      name: "birth date but for one part, and an initial",
      cap: 40,
      keys(row, emit) {
        for (let i = lists.birth.starts[row]!; i < lists.birth.starts[row + 1]!; i++) {
          const dates = birthParts[lists.birth.values[i]!]!;
          eachPerson(row, (family, given) => {
            for (const word of [family, given])
              if (word >= 0) for (const date of dates) emit(hashOf(date, initial[word]!, 8));
          });
        }
      },
    },
    {
      name: "birth date",
      cap: 60,
      keys(row, emit) {
        for (let i = lists.birth.starts[row]!; i < lists.birth.starts[row + 1]!; i++)
          emit(birthHash[lists.birth.values[i]!]!);
      },
    },
    {
      name: "postcode and initials",
      cap: 40,
      keys(row, emit) {
        for (let i = lists.address.starts[row]!; i < lists.address.starts[row + 1]!; i++) {
          const postcode = parts.address.postcode[lists.address.values[i]!]!;
          if (postcode === 0) continue;
          eachPerson(row, (family, given) => {
            if (family >= 0) emit(hashOf(initial[family]!, postcodeHash[postcode]!, 4));
            if (given >= 0) emit(hashOf(initial[given]!, postcodeHash[postcode]!, 4));
          });
        }
      },
    },
  ];
}

/** By word of people's names: see {@link namesOf}. */
function namesOfWords(skeletons: TextColumn): Lists {
  const names = new ListBuilder();
  skeletons.each((sound) => {
    for (const name of namesOf(sound)) names.push(name);
    names.next();
  });
  return names.done();
}
