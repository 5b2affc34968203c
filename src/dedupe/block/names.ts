import { deletions, type Rule, type Sight, unordered } from "./blocking.ts";
import { hashOf, hashText } from "../columns.ts";
import { consonants, skeleton } from "../words/skeleton.ts";

/** Candidates by the names of organisations: rare words, the whole name, its sound, its typing errors. */
export function nameRules(sight: Sight): Rule[] {
  const { table, frozen, parts, townOf, eachName, rareTerms } = sight;
  const { words } = table;
  const { lists } = frozen;
  const core = coreNames(sight);
  const coreHash = Int32Array.from(core, hashText);
  const soundHash = Int32Array.from(core, (text) => hashText(consonants(text)));
  const postcodeHash = parts.addressTexts.hashes;
  return [
    {
      name: "rare word of the name",
      cap: 24,
      keys: (row, emit) =>
        eachName(row, (name) => {
          for (const term of rareTerms(name)) {
            if (words.termBits[term]! < 4_000) continue;
            const hash = words.termHash[term]!;
            emit(words.frequency(term) <= 12 ? hash : hashOf(hash, townOf(row), 3));
          }
        }),
    },
    {
      name: "two words of the name",
      cap: 24,
      keys: (row, emit) =>
        eachName(row, (name) => {
          const terms = rareTerms(name).map((term) => words.termHash[term]!);
          for (let i = 0; i < terms.length; i++)
            for (let k = i + 1; k < terms.length; k++) emit(unordered(terms[i]!, terms[k]!));
        }),
    },
    { name: "name as one word", cap: 24, keys: (row, emit) => eachName(row, (name) => emit(coreHash[name]!)) },
    { name: "sound of the name", cap: 30, keys: (row, emit) => eachName(row, (name) => emit(soundHash[name]!)) },
    {
      name: "name with a letter missing",
      cap: 30,
      narrow: "town",
      keys: (row, emit) =>
        eachName(row, (name) => {
          const [first] = rareTerms(name);
          if (first !== undefined) for (const hash of deletions(words.termText(first), 5)) emit(hash);
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
            for (const term of rareTerms(name)) emit(hashOf(words.termHash[term]!, postcodeHash[postcode]!, 5));
          });
        }
      },
    },
  ];
}

/**
 * By name: its words written as one, folded by sound, without what comes and goes (`магазин`, `торговый дом`) and without
 * towns («Киви Челябинск»), as long as a word that names the firm is left.
 */
function coreNames({ table: { words, cities }, frozen: { nameWords } }: Sight): string[] {
  const places = new Set<string>();
  cities.each((city) => city.split(" ").forEach((word) => places.add(word)));
  const count = nameWords.starts.length - 1;
  return Array.from({ length: count }, (_, name) => {
    const all = Array.from(nameWords.values.subarray(nameWords.starts[name]!, nameWords.starts[name + 1]!));
    const core = all.filter((word) => !words.isFree(word) && !places.has(words.text(word)));
    const kept = core.some((word) => words.meaning[word]! < 0) ? core : all;
    return skeleton(kept.map((word) => words.text(word)).join(""));
  });
}
