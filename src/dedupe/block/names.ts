import { deletions, type Rule, type Sight, unordered } from "./blocking.ts";
import { HashSet, hashOf, hashText } from "../columns.ts";
import { isFree } from "../words/firm-word.ts";
import { consonants, skeleton } from "../words/skeleton.ts";

/** Candidates by the names of organisations: rare words, the whole name, its sound, its typing errors. */
export function nameRules(sight: Sight): Rule[] {
  const { table, frozen, parts, townOf, eachName, rareTerms } = sight;
  const { words } = table;
  const { lists } = frozen;
  const { termHash } = words;
  const { coreHash, soundHash } = coreNames(sight);
  const missing = deletions(words.termCount, (term) => words.termText(term), 5);
  const isRare = (term: number): boolean => words.frequency(term) <= 12;
  /** Of rare words, as mistyped ones are, what they become by losing a letter, by town: a common word meets these, not all that bear it as well. */
  const mistyped = new HashSet(frozen.size);
  for (let row = 0; row < frozen.size; row++)
    eachName(row, (name) => {
      if (rareTerms.starts[name] === rareTerms.starts[name + 1]) return;
      const first = rareTerms.values[rareTerms.starts[name]!]!;
      if (!isRare(first)) return;
      for (let at = missing.starts[first]!; at < missing.starts[first + 1]!; at++)
        mistyped.add(hashOf(missing.values[at]!, townOf(row), 12));
    });
  const postcodeHash = parts.addressTexts.hashes;
  return [
    {
      name: "rare word of the name",
      cap: 12,
      keys: (row, emit) =>
        eachName(row, (name) => {
          const first = rareTerms.starts[name]!;
          for (let at = first; at < rareTerms.starts[name + 1]!; at++) {
            const term = rareTerms.values[at]!;
            if (words.termBits[term]! < 4_000) continue;
            const hash = termHash[term]!;
            if (isRare(term)) emit(hash);
            // Of common words the two that are least so: what firms of a town have in common besides is their trade.
            else if (at < first + 2) emit(hashOf(hash, townOf(row), 3));
          }
        }),
    },
    {
      name: "two words of the name",
      cap: 24,
      keys: (row, emit) =>
        eachName(row, (name) => {
          const at = rareTerms.starts[name]!;
          if (at + 1 < rareTerms.starts[name + 1]!)
            emit(unordered(termHash[rareTerms.values[at]!]!, termHash[rareTerms.values[at + 1]!]!));
        }),
    },
    // Of more firms of one name those of one town meet: whoever shares a number, a line or a door meets by that.
    { name: "name as one word", cap: 12, keys: (row, emit) => eachName(row, (name) => emit(coreHash[name]!)) },
    { name: "sound of the name", cap: 15, keys: (row, emit) => eachName(row, (name) => emit(soundHash[name]!)) },
    {
      name: "name with a letter missing",
      cap: 15,
      narrow: "town",
      keys: (row, emit) =>
        eachName(row, (name) => {
          if (rareTerms.starts[name] === rareTerms.starts[name + 1]) return;
          const first = rareTerms.values[rareTerms.starts[name]!]!;
          const town = townOf(row);
          for (let at = missing.starts[first]!; at < missing.starts[first + 1]!; at++) {
            const key = missing.values[at]!;
            if (isRare(first)) {
              emit(key);
              emit(hashOf(key, town, 12));
            } else if (mistyped.has(hashOf(key, town, 12))) emit(hashOf(key, town, 12));
          }
        }),
    },
    {
      name: "postcode and a word of the name",
      cap: 40,
      keys(row, emit) {
        for (let i = lists.address.starts[row]!; i < lists.address.starts[row + 1]!; i++) {
          const postcode = parts.address.postcode[lists.address.values[i]!]!;
          if (postcode === 0) continue;
          eachName(row, (name) => {
            for (let at = rareTerms.starts[name]!; at < rareTerms.starts[name + 1]!; at++)
              emit(hashOf(termHash[rareTerms.values[at]!]!, postcodeHash[postcode]!, 5));
          });
        }
      },
    },
  ];
}

/**
 * By name: hashes of its words written as one and folded by sound, and of their consonants. Without what comes and goes (`магазин`,
 * `торговый дом`) and without towns («Киви Челябинск»), as long as a word that names the firm is left.
 */
function coreNames({ table: { words, cities }, frozen: { nameWords } }: Sight) {
  const places = new Set<string>();
  cities.each((city) => city.split(" ").forEach((word) => places.add(word)));
  const isCore = words.terms.map((_, word) => !isFree(words, word) && !places.has(words.text(word)));
  const count = nameWords.starts.length - 1;
  const coreHash = new Int32Array(count);
  const soundHash = new Int32Array(count);
  for (let name = 0; name < count; name++) {
    const all = nameWords.values.subarray(nameWords.starts[name]!, nameWords.starts[name + 1]!);
    const core = all.filter((word) => isCore[word]!);
    const kept = core.some((word) => words.meaning[word]! < 0) ? core : all;
    let text = "";
    for (const word of kept) text += words.text(word);
    const sound = skeleton(text);
    coreHash[name] = hashText(sound);
    soundHash[name] = hashText(consonants(sound));
  }
  return { coreHash, soundHash };
}
