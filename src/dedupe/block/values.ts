import { type Rule, type Sight } from "./blocking.ts";
import { HashSet, hashOf, hashText } from "../columns.ts";
import type { Texts } from "../texts.ts";
import { consonants, skeleton } from "../words/skeleton.ts";

/** Candidates by a value they share: numbers, phones, mailboxes, doors. A hub makes none by itself, only with the name's first sounds. */
export function valueRules(sight: Sight): Rule[] {
  const { table, frozen, parts, spread, hub, roomy, townOf, eachInitial } = sight;
  const { lists, city } = frozen;
  const shared = (
    name: string,
    kind: "identifier" | "phone" | "email" | "domain" | "account" | "speaker",
    cap: number,
    hash = table.texts[kind].hashes,
  ): Rule => ({
    name,
    cap,
    keys(row, emit) {
      for (let i = lists[kind].starts[row]!; i < lists[kind].starts[row + 1]!; i++) {
        const value = lists[kind].values[i]!;
        if (kind === "identifier" && parts.identifier.silent[value] === 1) continue;
        if (spread.names[kind][value]! > hub[kind]) eachInitial(row, (initial) => emit(hashOf(hash[value]!, initial)));
        else emit(hash[value]!);
      }
    },
  });
  /** By telephone: what it ends in, as it is dialled at home; 0 where it is too short to tell. Only those meet by it of whom one is not known whole. */
  const tails = table.texts.phone.ints((text) => {
    const digits = text.split(";")[0]!.replace(/\D/g, "");
    return digits.length < 7 ? 0 : hashText(digits.slice(-7));
  });
  const dialled = new Set<number>();
  for (let phone = 0; phone < tails.length; phone++) if (parts.phoneParsed[phone] === 0) dialled.add(tails[phone]!);
  const { postcode, street, house } = parts.address;
  const texts = parts.addressTexts;
  const hash = texts.hashes;
  /** By text: hash of how a street of that name sounds, 0 as long as nobody asked. A street stands in many addresses. */
  const sounds = new Int32Array(texts.size);
  const soundOf = (text: number): number => (sounds[text] ||= hashText(consonants(skeleton(longest(texts.at(text))))));
  const doors = street.map((each, value) =>
    each === 0 || house[value] === 0 ? 0 : hashOf(soundOf(each), hash[house[value]!]!),
  );
  const postal = postcode.map((each, value) =>
    each === 0 || house[value] === 0 ? 0 : hashOf(hash[each]!, hash[house[value]!]!, 7),
  );
  /** `Ленина, 5` stands in every town: without the town it leads only to rows that tell none, or one so rare that it may be mistyped. */
  const loose = new HashSet(frozen.size);
  const eachDoor = (row: number, then: (door: number) => void): void => {
    for (let i = lists.address.starts[row]!; i < lists.address.starts[row + 1]!; i++) {
      const door = doors[lists.address.values[i]!]!;
      if (door !== 0) then(door);
    }
  };
  const isLoose = (row: number): boolean => city[row]! < 0 || frozen.cityCounts[city[row]!]! <= 12 * roomy;
  for (let row = 0; row < frozen.size; row++)
    if (isLoose(row)) eachDoor(row, (door) => eachInitial(row, (initial) => loose.add(hashOf(door, initial, 9))));
  const entityHash = table.texts.entity.hashes;
  return [
    shared("identifier", "identifier", 300),
    shared("account", "account", 100),
    shared("phone", "phone", 100, lineHashes(table.texts.phone)),
    {
      name: "phone without its area code",
      cap: 30,
      keys(row, emit) {
        for (let i = lists.phone.starts[row]!; i < lists.phone.starts[row + 1]!; i++) {
          const tail = tails[lists.phone.values[i]!]!;
          if (tail !== 0 && dialled.has(tail)) emit(tail);
        }
      },
    },
    shared("email", "email", 100),
    {
      name: "e-mail without its domain",
      cap: 30,
      keys(row, emit) {
        for (let i = lists.email.starts[row]!; i < lists.email.starts[row + 1]!; i++) {
          const email = lists.email.values[i]!;
          const at = parts.emailAt[email]!;
          if (parts.emailRole[email] === 0 && at >= 5) emit(hashText(table.texts.email.at(email).slice(0, at)));
        }
      },
    },
    shared("domain", "domain", 50),
    {
      name: "street and house",
      // A house of many firms says nothing; those in it whose names have the rarest word in common still meet.
      cap: 12,
      keys(row, emit) {
        eachDoor(row, (door) => {
          if (city[row]! >= 0) emit(hashOf(door, townOf(row), 9));
          eachInitial(row, (initial) => {
            const key = hashOf(door, initial, 9);
            if (loose.has(key)) emit(key);
          });
        });
        for (let i = lists.address.starts[row]!; i < lists.address.starts[row + 1]!; i++) {
          const code = postal[lists.address.values[i]!]!;
          if (code !== 0) emit(code);
        }
      },
    },
    shared("contact in common", "speaker", 24),
    {
      name: "counterparty",
      cap: 60,
      keys(row, emit) {
        for (let i = lists.entity.starts[row]!; i < lists.entity.starts[row + 1]!; i++)
          emit(entityHash[lists.entity.values[i]!]!);
      },
    },
  ];
}

/** By phone: content hash of its line, without the extension. */
function lineHashes(phones: Texts): Int32Array {
  const { hashes } = phones;
  return hashes.map((hash, phone) => {
    const cut = phones.indexOf(phone, semicolon);
    return cut < 0 ? hash : hashText(phones.at(phone).slice(0, cut));
  });
}

const semicolon = 0x3b;

function longest(text: string): string {
  return text.split(" ").reduce((best, word) => (word.length > best.length ? word : best), "");
}
