import { byteColumn, intColumn } from "../columns.ts";
import { letterSet } from "../words/similarity.ts";
import { isBranchKpp, schemeClass, vetoes } from "./schemes.ts";
import type { Frozen } from "./frozen.ts";
import type { Table } from "./table.ts";
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
  /** 1 where the postcode is of a few houses of one street, as in Britain (`LS12 2PU`), the Netherlands, Canada and Ireland. */
  readonly ofStreet: Uint8Array;
  readonly city: Int32Array;
  readonly street: Int32Array;
  readonly house: Int32Array;
  readonly flat: Int32Array;
}

/** `LS122PU`, `1431GB`, `K1A0B1`, `D02AF30`: as addresses are compared, without blanks. Codes of figures alone are of a part of a town. */
const ofStreet =
  /^(?:[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}|\d{4}[A-Z]{2}|[A-Z]\d[A-Z]\d[A-Z]\d|[AC-FHKNPRTV-Y]\d[\dW][\dAC-FHKNPRTV-Y]{4})$/u;

/** @param shared whether threads are to share it: where it is made, for a copy would leave holes as large */
export function takeApart(table: Table, shared = false): Parts {
  const { texts } = table;
  const words = new Texts();
  words.id("");
  const addresses = texts.address;
  const address = {
    postcode: intColumn(addresses.size, shared),
    ofStreet: byteColumn(addresses.size, shared),
    city: intColumn(addresses.size, shared),
    street: intColumn(addresses.size, shared),
    house: intColumn(addresses.size, shared),
    flat: intColumn(addresses.size, shared),
  };
  addresses.each((text, at) => {
    const [postcode = "", city = "", street = "", house = "", flat = ""] = text.split("\t");
    address.postcode[at] = words.id(postcode);
    if (ofStreet.test(postcode)) address.ofStreet[at] = 1;
    address.city[at] = words.id(city);
    address.street[at] = words.id(street);
    address.house[at] = words.id(house);
    address.flat[at] = words.id(flat);
  });
  return {
    identifier: identifierParts(texts.identifier, shared),
    ...phoneParts(texts.phone, shared),
    ...emailParts(texts.email, shared),
    address,
    addressTexts: words,
  };
}

function identifierParts(identifiers: Texts, shared: boolean): Parts["identifier"] {
  const { size } = identifiers;
  const schemes = new Texts();
  const scheme = intColumn(size, shared);
  const valid = byteColumn(size, shared);
  const official = byteColumn(size, shared);
  const silent = byteColumn(size, shared);
  const vetoing = byteColumn(size, shared);
  const kpp = byteColumn(size, shared);
  identifiers.each((text, at) => {
    const name = text.slice(0, text.indexOf(":"));
    scheme[at] = schemes.id(name);
    if (!text.endsWith("?")) valid[at] = 1;
    if (schemeClass(name) === "official") official[at] = 1;
    if (schemeClass(name) === "silent") silent[at] = 1;
    if (vetoes(name)) vetoing[at] = 1;
    if (/^ru-kpp:\d{9}$/.test(text)) kpp[at] = isBranchKpp(text.slice(7)) ? 2 : 1;
  });
  return { scheme, valid, official, silent, vetoes: vetoing, kpp };
}

function phoneParts(phones: Texts, shared: boolean): Pick<Parts, `phone${"Line" | "Extension" | "Parsed"}`> {
  const { size } = phones;
  const lines = new Texts();
  const phoneLine = intColumn(size, shared);
  const phoneExtension = byteColumn(size, shared);
  const phoneParsed = byteColumn(size, shared);
  phones.each((text, at) => {
    const [line = "", extension = ""] = text.split(";");
    phoneLine[at] = lines.id(line);
    if (extension !== "") phoneExtension[at] = 1;
    if (!text.startsWith("~")) phoneParsed[at] = 1;
  });
  return { phoneLine, phoneExtension, phoneParsed };
}

function emailParts(
  emails: Texts,
  shared: boolean,
): Pick<Parts, `email${"Local" | "Role" | "Length" | "At" | "Letters"}`> {
  const { size } = emails;
  const locals = new Texts();
  const emailLocal = intColumn(size, shared);
  const emailRole = byteColumn(size, shared);
  const emailLength = intColumn(size, shared);
  const emailAt = intColumn(size, shared);
  const emailLetters = intColumn(size, shared);
  emails.each((text, at) => {
    const sign = text.indexOf("@");
    const isRole = text.startsWith("*");
    emailLocal[at] = locals.id(text.slice(isRole ? 1 : 0, sign < 0 ? text.length : sign));
    if (isRole) emailRole[at] = 1;
    emailLength[at] = text.length;
    emailAt[at] = sign;
    emailLetters[at] = letterSet(text);
  });
  return {
    emailLocal,
    emailRole,
    emailLength,
    emailAt,
    emailLetters,
  };
}

/** By row: a valid number of a scheme whose numbers veto, as a value of `identifier`; −1 without. */
export function officialNumbers(frozen: Frozen, { identifier }: Parts, shared = false): Int32Array {
  const { starts, values } = frozen.lists.identifier;
  const out = intColumn(frozen.size, shared).fill(-1);
  for (let row = 0; row < frozen.size; row++) {
    for (let i = starts[row]!; i < starts[row + 1]! && out[row]! < 0; i++) {
      const value = values[i]!;
      if (identifier.valid[value] === 1 && identifier.vetoes[value] === 1) out[row] = value;
    }
  }
  return out;
}
