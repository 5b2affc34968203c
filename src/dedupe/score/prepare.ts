import { ListBuilder, type Lists } from "../columns.ts";
import { inSharedMemory } from "./sharing.ts";
import { generationOfWord } from "../words/generation.ts";
import { genderOf } from "../words/gender.ts";
import { personRole } from "../table/flags.ts";
import type { Frozen } from "../table/frozen.ts";
import { officialNumbers, type Parts, takeApart } from "../table/parts.ts";
import { wordInRole } from "../table/person-words.ts";
import { signaturesOf } from "../table/signatures.ts";
import { measureSpread, type Spread } from "../table/spread.ts";
import type { Table } from "../table/table.ts";
import { traitsOf } from "../table/traits.ts";

/** What scoring wants to know of every value, taken once for all threads that score. */
export interface Prepared {
  readonly parts: Parts;
  readonly spread: Spread;
  /** By row: its official number, see `officialNumbers`. */
  readonly official: Int32Array;
  /** By row: see `traitsOf`. */
  readonly traits: Int32Array;
  /** By row: the given name of its person as a word, −1 without. */
  readonly given: Int32Array;
  /** By person: see `genderOf`. */
  readonly gender: Uint8Array;
  /** By row: of its first person, see `GenerationCode`. */
  readonly generation: Uint8Array;
  /** By city: the terms of its words. */
  readonly cityTerms: readonly (readonly number[])[];
  /** By part of an address: the same. */
  readonly addressTerms: Lists;
  /** By row: see `signaturesOf`. */
  readonly signatures: Int32Array;
  /** By word of people's names: the term of firms' names that it is, −1 where no firm is called so. Threads cannot look words up. */
  readonly named: Int32Array;
}

/** @param shared whether threads are to share it */
export function prepareScoring(table: Table, frozen: Frozen, shared = false): Prepared {
  const parts = takeApart(table, shared);
  const official = officialNumbers(frozen, parts, shared);
  const prepared = {
    parts,
    official,
    traits: traitsOf(frozen, parts, shared),
    signatures: signaturesOf(frozen, parts, shared),
    addressTerms: addressTerms(table, parts, shared),
    spread: measureSpread(table, frozen, official, shared),
    given: givenNames(frozen),
    gender: Uint8Array.from(table.personTexts.ints(genderOf)),
    generation: generations(table, frozen),
    named: Int32Array.from(
      table.personWords.terms,
      (_, word) => table.words.knownTerm(table.personWords.text(word)) ?? -1,
    ),
    cityTerms: table.cities
      .texts()
      .map((city) => [...city.split(" "), ...adjectivesOf(city)].flatMap((word) => table.words.knownTerm(word) ?? [])),
  };
  return shared ? inSharedMemory(prepared) : prepared;
}

/** By part of an address: the terms of firms' names that its words are, `2020` and `51st` among them. */
function addressTerms({ words }: Table, { addressTexts }: Parts, shared: boolean): Lists {
  const terms = new ListBuilder();
  addressTexts.each((text) => {
    for (const word of text.split(" ")) {
      const term = word === "" ? undefined : words.knownTerm(word);
      if (term !== undefined) terms.push(term);
    }
    terms.next();
  });
  return terms.done(shared);
}

/** What is of a Russian town: `Омский филиал`, `Самарская`. */
function adjectivesOf(city: string): string[] {
  if (!/^[а-я]{4,}$/.test(city)) return [];
  const stem = city.endsWith("ск") ? city : `${city.replace(/[аоуыиьй]$/, "")}ск`;
  return ["ий", "ая", "ое", "ого", "ой"].map((ending) => stem + ending);
}

/** By row: the given name of the first person, as a word of `personWords`; −1 where none is known by its place. */
function givenNames({ size, persons, personWords, personRoles }: Frozen): Int32Array {
  return Int32Array.from({ length: size }, (_, row) =>
    persons.starts[row] === persons.starts[row + 1]
      ? -1
      : wordInRole(personWords, personRoles, persons.values[persons.starts[row]!]!, personRole.given),
  );
}

function generations(table: Table, { size, persons }: Frozen): Uint8Array {
  const ofPerson = table.personTexts.ints((text) => generationOfWord(text.split("\t")[4] ?? ""));
  return Uint8Array.from({ length: size }, (_, row) =>
    persons.starts[row] === persons.starts[row + 1] ? 0 : ofPerson[persons.values[persons.starts[row]!]!]!,
  );
}
