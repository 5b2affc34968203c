import { letterSet } from "../words/similarity.ts";
import { isBranchKpp, schemeClass, vetoes } from "./schemes.ts";
import type { Frozen, Table } from "./table.ts";
import { Texts } from "../texts.ts";

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
  readonly addressTexts: Texts;
}

/** Parts of addresses as numbers of distinct texts; 0 is a part that is not known. */
export interface AddressParts {
  readonly postcode: Int32Array;
  readonly city: Int32Array;
  readonly street: Int32Array;
  readonly house: Int32Array;
  readonly flat: Int32Array;
}

export function takeApart(table: Table): Parts {
  const { texts } = table;
  const schemes = new Texts();
  const lines = new Texts();
  const locals = new Texts();
  const words = new Texts();
  words.id("");
  const identifiers = texts.identifier;
  const schemeOf = (text: string): string => text.slice(0, text.indexOf(":"));
  const addresses = texts.address;
  const address = {
    postcode: new Int32Array(addresses.size),
    city: new Int32Array(addresses.size),
    street: new Int32Array(addresses.size),
    house: new Int32Array(addresses.size),
    flat: new Int32Array(addresses.size),
  };
  addresses.each((text, at) => {
    const [postcode = "", city = "", street = "", house = "", flat = ""] = text.split("\t");
    address.postcode[at] = words.id(postcode);
    address.city[at] = words.id(city);
    address.street[at] = words.id(street);
    address.house[at] = words.id(house);
    address.flat[at] = words.id(flat);
  });
  return {
    identifier: {
      scheme: identifiers.ints((text) => schemes.id(schemeOf(text))),
      valid: identifiers.marks((text) => !text.endsWith("?")),
      official: identifiers.marks((text) => schemeClass(schemeOf(text)) === "official"),
      silent: identifiers.marks((text) => schemeClass(schemeOf(text)) === "silent"),
      vetoes: identifiers.marks((text) => vetoes(schemeOf(text))),
      kpp: Uint8Array.from(
        identifiers.ints((text) => {
          if (!/^ru-kpp:\d{9}$/.test(text)) return 0;
          return isBranchKpp(text.slice(7)) ? 2 : 1;
        }),
      ),
    },
    phoneLine: texts.phone.ints((text) => lines.id(text.split(";")[0]!)),
    phoneExtension: texts.phone.marks((text) => (text.split(";")[1] ?? "") !== ""),
    phoneParsed: texts.phone.marks((text) => !text.startsWith("~")),
    emailLocal: texts.email.ints((text) => locals.id(text.replace("*", "").split("@")[0]!)),
    emailLength: texts.email.ints((text) => text.length),
    emailAt: texts.email.ints((text) => text.indexOf("@")),
    emailLetters: texts.email.ints((text) => letterSet(text)),
    emailRole: texts.email.marks((text) => text.startsWith("*")),
    address,
    addressTexts: words,
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
