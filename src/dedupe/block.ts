import { hashOf, hashText, Ints, type Lists } from "./columns.ts";
import type { Parts } from "./compare-values.ts";
import { parameters } from "./parameters.ts";
import { consonants, skeleton } from "./skeleton.ts";
import type { Spread } from "./spread.ts";
import { flag, type Frozen, type Table } from "./table.ts";

/**
 * Blocking: each rule gives a row some keys, and rows that share a key are candidates. Keys are 32-bit hashes of content;
 * a collision costs a comparison and nothing else. A block larger than its rule's cap is narrowed by a second key.
 */
interface Rule {
  readonly name: string;
  /** Rows a block may have before it is narrowed. */
  readonly cap: number;
  readonly keys: (row: number, emit: (key: number) => void) => void;
}

/** Candidate pairs that a rule would have made and narrowing left out (another rule may still have made them). */
export interface LeftOut {
  readonly type: "counterparty" | "contact";
  readonly rule: string;
  readonly blocks: number;
  readonly pairs: number;
}

export interface Blocks {
  /** By row: its blocks. */
  readonly ofRow: Lists;
  /** By block: its rows. */
  readonly rows: Lists;
  readonly leftOut: readonly LeftOut[];
}

export function buildBlocks(
  type: LeftOut["type"],
  table: Table,
  frozen: Frozen,
  parts: Parts,
  spread: Spread,
  principal: Int32Array,
): Blocks {
  const starts = new Ints();
  const rows = new Ints();
  starts.push(0);
  const leftOut: LeftOut[] = [];
  const second = narrowers(frozen, principal);
  // Few rows can afford larger blocks.
  const roomy = Math.min(4, Math.max(1, 60_000 / Math.max(1, frozen.size)));

  for (const rule of rulesFor(table, frozen, parts, spread, principal)) {
    const cap = Math.round(rule.cap * roomy);
    const keys = new Ints();
    const owners = new Ints();
    const mine: number[] = [];
    for (let row = 0; row < frozen.size; row++) {
      if ((frozen.flags[row]! & flag.catchAll) !== 0) continue;
      mine.length = 0;
      rule.keys(row, (key) => {
        if (!mine.includes(key)) mine.push(key);
      });
      for (const key of mine) {
        keys.push(key);
        owners.push(row);
      }
    }
    const keyList = new Uint32Array(keys.done().buffer, 0, keys.length);
    const ownerList = owners.done();
    sortByKey(keyList, ownerList);
    let blocks = 0;
    let pairs = 0;
    const keep = (members: Int32Array): void => {
      if (members.length < 2 || !members.some((row) => (frozen.flags[row]! & flag.fresh) !== 0)) return;
      for (const row of members) rows.push(row);
      starts.push(rows.length);
    };
    for (let from = 0; from < keyList.length;) {
      let to = from + 1;
      while (to < keyList.length && keyList[to] === keyList[from]) to++;
      const members = ownerList.subarray(from, to);
      if (members.length <= cap) keep(members);
      else {
        blocks++;
        let kept = 0;
        for (const part of narrow(members, cap, second, frozen.rank)) {
          keep(part);
          kept += (part.length * (part.length - 1)) / 2;
        }
        pairs += (members.length * (members.length - 1)) / 2 - kept;
      }
      from = to;
    }
    if (blocks > 0) leftOut.push({ type, rule: rule.name, blocks, pairs });
  }
  const lists = { starts: starts.done(), values: rows.done() };
  return { rows: lists, ofRow: turn(lists, frozen.size), leftOut };
}

/** Second keys, in order: the rarest word of the name, then with the town, then the whole name with the town. */
function narrowers(frozen: Frozen, principal: Int32Array): readonly ((row: number) => number)[] {
  const joined = (row: number): number => {
    const at = frozen.names.starts[row]!;
    return at === frozen.names.starts[row + 1] ? 0 : frozen.joinedHash[frozen.nameJoined[frozen.names.values[at]!]!]!;
  };
  return [
    (row) => principal[row]!,
    (row) => hashOf(principal[row]!, frozen.city[row]! < 0 ? 0 : frozen.cityHash[frozen.city[row]!]!),
    (row) => hashOf(joined(row), frozen.city[row]! < 0 ? 0 : frozen.cityHash[frozen.city[row]!]!),
  ];
}

function* narrow(
  members: Int32Array,
  cap: number,
  second: readonly ((row: number) => number)[],
  rank: Int32Array,
): Generator<Int32Array> {
  const [key, ...rest] = second;
  if (key === undefined) {
    // Same name, same town, and still too many: in order of id, so that the order of adding does not matter.
    const sorted = members.slice().sort((a, b) => rank[a]! - rank[b]!);
    for (let at = 0; at < sorted.length; at += cap) yield sorted.subarray(at, at + cap);
    return;
  }
  const keys = Uint32Array.from(members, key);
  const sorted = members.slice();
  sortByKey(keys, sorted);
  for (let from = 0; from < keys.length;) {
    let to = from + 1;
    while (to < keys.length && keys[to] === keys[from]) to++;
    const part = sorted.subarray(from, to);
    if (part.length <= cap) yield part;
    else yield* narrow(part, cap, rest, rank);
    from = to;
  }
}

function rulesFor(table: Table, frozen: Frozen, parts: Parts, spread: Spread, principal: Int32Array): Rule[] {
  const { lists, names, nameWords, persons, personWords, personRoles, city, cityHash } = frozen;
  const identifierHash = hashes(table.texts.identifier.list);
  const phoneHash = hashes(table.texts.phone.list.map((text) => text.split(";")[0]!));
  const emailHash = hashes(table.texts.email.list);
  const localHash = hashes(table.texts.email.list.map((text) => text.split("@")[0]!));
  const domainHash = hashes(table.texts.domain.list);
  const accountHash = hashes(table.texts.account.list);
  const birthHash = hashes(table.texts.birth.list);
  const birthParts = table.texts.birth.list.map((text) => {
    const digits = text.replace(/\D/g, "").slice(0, 8);
    if (digits.length < 8) return [];
    const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
    return [hashText(`${year}-${month}`), hashText(`${year}--${day}`), hashText(`-${month}-${day}`)];
  });
  const entityHash = hashes(table.texts.entity.list);
  const address = parts.address
    .map(({ postcode, street, house }) => ({
      postcode: parts.addressTexts[postcode]!,
      street: parts.addressTexts[street]!,
      house: parts.addressTexts[house]!,
    }))
    .map((each) => ({
      door:
        each.street === "" || each.house === ""
          ? 0
          : hashOf(hashText(consonants(skeleton(longest(each.street)))), hashText(each.house)),
      postal: each.postcode === "" || each.house === "" ? 0 : hashOf(hashText(each.postcode), hashText(each.house), 7),
      postcode: each.postcode === "" ? 0 : hashText(each.postcode),
    }));
  const wordSound = Int32Array.from(table.personWords.skeletons, (text) => hashText(text));
  const wordCoarse = Int32Array.from(table.personWords.skeletons, (text) => hashText(consonants(text)));
  const wordInitial = Int32Array.from(table.personWords.skeletons, (text) => hashText(text.charAt(0)));
  const cityOf = (row: number): number => (city[row]! < 0 ? 0 : cityHash[city[row]!]!);
  const valueRule = (
    name: string,
    kind: "identifier" | "phone" | "email" | "domain" | "account",
    hash: Int32Array,
    cap: number,
  ): Rule => ({
    name,
    cap,
    keys: (row, emit) => {
      for (let i = lists[kind].starts[row]!; i < lists[kind].starts[row + 1]!; i++) {
        const value = lists[kind].values[i]!;
        if (kind === "identifier" && parts.identifier[value]!.silent) continue;
        // A hub makes no candidates by itself, only together with the name.
        emit(spread.names[kind][value]! > parameters.hub[kind] ? hashOf(hash[value]!, principal[row]!) : hash[value]!);
      }
    },
  });
  const eachName = (row: number, then: (name: number) => void): void => {
    for (let i = names.starts[row]!; i < names.starts[row + 1]!; i++) then(names.values[i]!);
  };
  /** Terms of a name, rarest first, at most three. */
  const rare = (name: number): number[] => {
    const terms: number[] = [];
    for (let w = nameWords.starts[name]!; w < nameWords.starts[name + 1]!; w++) {
      const term = table.words.terms[nameWords.values[w]!]!;
      if (!terms.includes(term)) terms.push(term);
    }
    const { termBits, termHash } = table.words;
    return terms.sort((x, y) => termBits[y]! - termBits[x]! || termHash[x]! - termHash[y]!).slice(0, 3);
  };
  /** Family name and given name of a person: words by role, or the first two words where roles are not known. */
  const eachPerson = (row: number, then: (family: number, given: number, patronymic: number) => void): void => {
    for (let i = persons.starts[row]!; i < persons.starts[row + 1]!; i++) {
      const person = persons.values[i]!;
      let family = -1;
      let given = -1;
      let patronymic = -1;
      for (let w = personWords.starts[person]!; w < personWords.starts[person + 1]!; w++) {
        const word = personWords.values[w]!;
        const role = personRoles[w]!;
        if (role === 0 && family < 0) family = word;
        else if (role === 1 && given < 0) given = word;
        else if (role === 2) patronymic = word;
        else if (role === 3) {
          if (family < 0) family = word;
          else if (given < 0) given = word;
          else patronymic = word;
        }
      }
      then(family, given, patronymic);
    }
  };
  const both = (x: number, y: number): number => (x < y ? hashOf(x, y, 1) : hashOf(y, x, 1));

  return [
    valueRule("identifier", "identifier", identifierHash, 300),
    valueRule("account", "account", accountHash, 100),
    valueRule("phone", "phone", phoneHash, 100),
    valueRule("email", "email", emailHash, 100),
    {
      name: "e-mail without its domain",
      cap: 30,
      keys: (row, emit) => {
        for (let i = lists.email.starts[row]!; i < lists.email.starts[row + 1]!; i++) {
          const email = lists.email.values[i]!;
          if (parts.emailRole[email] === 0 && table.texts.email.list[email]!.indexOf("@") >= 5) emit(localHash[email]!);
        }
      },
    },
    valueRule("domain", "domain", domainHash, 50),
    {
      name: "rare word of the name",
      cap: 24,
      keys: (row, emit) => {
        eachName(row, (name) => {
          for (const term of rare(name)) {
            if (table.words.termBits[term]! < 4_000) continue;
            const hash = table.words.termHash[term]!;
            emit(table.words.frequency(term) <= 12 ? hash : hashOf(hash, cityOf(row), 3));
          }
        });
      },
    },
    {
      name: "two words of the name",
      cap: 24,
      keys: (row, emit) => {
        eachName(row, (name) => {
          const terms = rare(name).map((term) => table.words.termHash[term]!);
          for (let i = 0; i < terms.length; i++)
            for (let k = i + 1; k < terms.length; k++) emit(both(terms[i]!, terms[k]!));
        });
      },
    },
    {
      name: "name as one word",
      cap: 24,
      keys: (row, emit) => eachName(row, (name) => emit(frozen.joinedHash[frozen.nameJoined[name]!]!)),
    },
    {
      name: "sound of the name",
      cap: 30,
      keys: (row, emit) => eachName(row, (name) => emit(frozen.soundHash[frozen.nameJoined[name]!]!)),
    },
    {
      name: "name with a letter missing",
      cap: 30,
      keys: (row, emit) =>
        eachName(row, (name) => {
          const [first] = rare(name);
          if (first === undefined) return;
          for (const hash of deletions(table.words.termText(first), 5)) emit(hash);
        }),
    },
    {
      name: "street and house",
      cap: 40,
      keys: (row, emit) => {
        for (let i = lists.address.starts[row]!; i < lists.address.starts[row + 1]!; i++) {
          const { door, postal } = address[lists.address.values[i]!]!;
          // `Ленина, 5` stands in every town.
          if (door !== 0) emit(hashOf(door, city[row]! < 0 ? principal[row]! : cityOf(row), 9));
          if (door !== 0) emit(hashOf(door, principal[row]!, 9));
          if (postal !== 0) emit(postal);
        }
      },
    },
    {
      name: "family and given name",
      cap: 60,
      keys: (row, emit) =>
        eachPerson(row, (family, given) => {
          if (family >= 0 && given >= 0) emit(both(wordSound[family]!, wordSound[given]!));
          else if (family >= 0) emit(hashOf(wordSound[family]!, cityOf(row), 2));
        }),
    },
    {
      name: "family name and town",
      cap: 40,
      keys: (row, emit) =>
        eachPerson(row, (family, given) => {
          if (family < 0) return;
          emit(hashOf(wordCoarse[family]!, cityOf(row), given < 0 ? 0 : wordInitial[given]!));
          if (given >= 0) emit(hashOf(wordCoarse[given]!, cityOf(row), wordInitial[family]!));
        }),
    },
    {
      name: "person's name with a letter missing",
      cap: 30,
      keys: (row, emit) =>
        eachPerson(row, (family, given) => {
          for (const [word, other] of [
            [family, given],
            [given, family],
          ] as const) {
            if (word < 0) continue;
            const beside = other < 0 ? 0 : wordInitial[other]!;
            for (const hash of deletions(table.personWords.skeletons[word]!, 4)) emit(hashOf(hash, beside, 6));
          }
          if (family >= 0) for (const hash of deletions(table.personWords.skeletons[family]!, 5)) emit(hash);
        }),
    },
    {
      name: "birth date but for one part, and an initial",
      cap: 40,
      keys: (row, emit) => {
        for (let i = lists.birth.starts[row]!; i < lists.birth.starts[row + 1]!; i++) {
          const parts = birthParts[lists.birth.values[i]!]!;
          eachPerson(row, (family, given) => {
            for (const word of [family, given])
              if (word >= 0) for (const part of parts) emit(hashOf(part, wordInitial[word]!, 8));
          });
        }
      },
    },
    {
      name: "birth date",
      cap: 60,
      keys: (row, emit) => {
        for (let i = lists.birth.starts[row]!; i < lists.birth.starts[row + 1]!; i++)
          emit(birthHash[lists.birth.values[i]!]!);
      },
    },
    {
      name: "postcode and name",
      cap: 40,
      keys: (row, emit) => {
        for (let i = lists.address.starts[row]!; i < lists.address.starts[row + 1]!; i++) {
          const { postcode } = address[lists.address.values[i]!]!;
          if (postcode === 0) continue;
          eachPerson(row, (family, given) => {
            if (family >= 0) emit(hashOf(wordInitial[family]!, postcode, 4));
            if (given >= 0) emit(hashOf(wordInitial[given]!, postcode, 4));
          });
          eachName(row, (name) => {
            for (const term of rare(name)) emit(hashOf(table.words.termHash[term]!, postcode, 5));
          });
        }
      },
    },
    {
      name: "counterparty",
      cap: 60,
      keys: (row, emit) => {
        for (let i = lists.entity.starts[row]!; i < lists.entity.starts[row + 1]!; i++)
          emit(entityHash[lists.entity.values[i]!]!);
      },
    },
  ];
}

/** The word and everything it becomes by losing one letter: two words one edit apart share at least one of these. */
function deletions(word: string, least: number): number[] {
  if (word.length < least || word.startsWith("#") || word.startsWith("=")) return [];
  const keys = [hashText(word)];
  for (let i = 0; i < word.length; i++) keys.push(hashText(word.slice(0, i) + word.slice(i + 1)));
  return keys;
}

function longest(text: string): string {
  return text.split(" ").reduce((best, word) => (word.length > best.length ? word : best), "");
}

function hashes(texts: readonly string[]): Int32Array {
  return Int32Array.from(texts, hashText);
}

/** Sorts both arrays by key, stable: least significant digit first, eleven bits at a time. */
function sortByKey(keys: Uint32Array, rows: Int32Array): void {
  const length = keys.length;
  if (length < 64) {
    for (let i = 1; i < length; i++) {
      const key = keys[i]!;
      const row = rows[i]!;
      let k = i - 1;
      for (; k >= 0 && keys[k]! > key; k--) {
        keys[k + 1] = keys[k]!;
        rows[k + 1] = rows[k]!;
      }
      keys[k + 1] = key;
      rows[k + 1] = row;
    }
    return;
  }
  let fromKeys: Uint32Array = keys;
  let fromRows: Int32Array = rows;
  let toKeys: Uint32Array = new Uint32Array(length);
  let toRows: Int32Array = new Int32Array(length);
  for (const shift of [0, 11, 22]) {
    const counts = new Int32Array(2049);
    for (let i = 0; i < length; i++) counts[((fromKeys[i]! >>> shift) & 2047) + 1]!++;
    for (let i = 0; i < 2048; i++) counts[i + 1]! += counts[i]!;
    for (let i = 0; i < length; i++) {
      const at = counts[(fromKeys[i]! >>> shift) & 2047]!++;
      toKeys[at] = fromKeys[i]!;
      toRows[at] = fromRows[i]!;
    }
    [fromKeys, toKeys] = [toKeys, fromKeys];
    [fromRows, toRows] = [toRows, fromRows];
  }
  keys.set(fromKeys);
  rows.set(fromRows);
}

/** Block → rows turned into row → blocks, in order of blocks. */
function turn(blocks: Lists, size: number): Lists {
  const starts = new Int32Array(size + 1);
  for (const row of blocks.values) starts[row + 1]!++;
  for (let row = 0; row < size; row++) starts[row + 1]! += starts[row]!;
  const fill = starts.slice();
  const values = new Int32Array(blocks.values.length);
  for (let block = 0; block + 1 < blocks.starts.length; block++) {
    for (let at = blocks.starts[block]!; at < blocks.starts[block + 1]!; at++)
      values[fill[blocks.values[at]!]!++] = block;
  }
  return { starts, values };
}
