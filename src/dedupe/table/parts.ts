import { letterSet } from "../words/similarity.ts";
import { isBranchKpp, schemeClass, vetoes } from "./schemes.ts";
import type { Frozen, Table } from "./table.ts";

/**
 * What every distinct value is made of, taken apart once. Columns by number of the value, because there are a million of
 * them and they cross threads.
 */
export interface Parts {
  readonly identifier: {
    readonly scheme: Int32Array;
    /** 1 when the number is valid. */
    readonly valid: Uint8Array;
    /** 1 for schemes of which one number is one entity. */
    readonly official: Uint8Array;
    /** 1 for schemes that say nothing about identity. */
    readonly silent: Uint8Array;
    /** 1 for schemes of which two valid numbers forbid a merge. */
    readonly vetoes: Uint8Array;
    /** КПП: 1, and 2 for one that marks a branch. */
    readonly kpp: Uint8Array;
  };
  /** Distinct line without the extension. */
  readonly phoneLine: Int32Array;
  /** 1 when it has an extension. */
  readonly phoneExtension: Uint8Array;
  readonly phoneParsed: Uint8Array;
  readonly emailLocal: Int32Array;
  readonly emailRole: Uint8Array;
  readonly emailLength: Int32Array;
  /** Where its @ stands, −1 without. */
  readonly emailAt: Int32Array;
  readonly emailLetters: Int32Array;
  readonly address: AddressParts;
  /** What the numbers of {@link AddressParts} stand for. */
  readonly addressTexts: readonly string[];
}

/** Parts of addresses as numbers of distinct texts; 0 is a part that is not known. */
export interface AddressParts {
  readonly postcode: Int32Array;
  readonly city: Int32Array;
  readonly street: Int32Array;
  readonly house: Int32Array;
  readonly flat: Int32Array;
}

/** Numbers texts in order of first sight. */
class Numbering {
  readonly ids = new Map<string, number>();
  of(text: string): number {
    let id = this.ids.get(text);
    if (id === undefined) this.ids.set(text, (id = this.ids.size));
    return id;
  }
}

export function takeApart(table: Table): Parts {
  const { texts } = table;
  const schemes = new Numbering();
  const lines = new Numbering();
  const locals = new Numbering();
  const words = new Numbering();
  words.of("");
  const identifiers = texts.identifier.list;
  const schemeOf = (text: string): string => text.slice(0, text.indexOf(":"));
  const mark = (list: readonly string[], test: (text: string) => boolean): Uint8Array =>
    Uint8Array.from(list, (text) => (test(text) ? 1 : 0));
  const addresses = texts.address.list;
  const address = {
    postcode: new Int32Array(addresses.length),
    city: new Int32Array(addresses.length),
    street: new Int32Array(addresses.length),
    house: new Int32Array(addresses.length),
    flat: new Int32Array(addresses.length),
  };
  addresses.forEach((text, at) => {
    const [postcode = "", city = "", street = "", house = "", flat = ""] = text.split("\t");
    address.postcode[at] = words.of(postcode);
    address.city[at] = words.of(city);
    address.street[at] = words.of(street);
    address.house[at] = words.of(house);
    address.flat[at] = words.of(flat);
  });
  return {
    identifier: {
      scheme: Int32Array.from(identifiers, (text) => schemes.of(schemeOf(text))),
      valid: mark(identifiers, (text) => !text.endsWith("?")),
      official: mark(identifiers, (text) => schemeClass(schemeOf(text)) === "official"),
      silent: mark(identifiers, (text) => schemeClass(schemeOf(text)) === "silent"),
      vetoes: mark(identifiers, (text) => vetoes(schemeOf(text))),
      kpp: Uint8Array.from(identifiers, (text) => {
        if (!/^ru-kpp:\d{9}$/.test(text)) return 0;
        return isBranchKpp(text.slice(7)) ? 2 : 1;
      }),
    },
    phoneLine: Int32Array.from(texts.phone.list, (text) => lines.of(text.split(";")[0]!)),
    phoneExtension: mark(texts.phone.list, (text) => (text.split(";")[1] ?? "") !== ""),
    phoneParsed: mark(texts.phone.list, (text) => !text.startsWith("~")),
    emailLocal: Int32Array.from(texts.email.list, (text) => locals.of(text.replace("*", "").split("@")[0]!)),
    emailLength: Int32Array.from(texts.email.list, (text) => text.length),
    emailAt: Int32Array.from(texts.email.list, (text) => text.indexOf("@")),
    emailLetters: Int32Array.from(texts.email.list, letterSet),
    emailRole: mark(texts.email.list, (text) => text.startsWith("*")),
    address,
    addressTexts: [...words.ids.keys()],
  };
}

/** By row: a valid number of a scheme whose numbers veto, as a value of `identifier`; −1 without. */
export function officialNumbers(frozen: Frozen, { identifier }: Parts): Int32Array {
  const { starts, values } = frozen.lists.identifier;
  const out = new Int32Array(frozen.size).fill(-1);
  for (let row = 0; row < frozen.size; row++) {
    for (let i = starts[row]!; i < starts[row + 1]! && out[row]! < 0; i++) {
      const value = values[i]!;
      if (identifier.valid[value] === 1 && identifier.vetoes[value] === 1) out[row] = value;
    }
  }
  return out;
}
