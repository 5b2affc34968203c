import { parse } from "yaml";
import { z } from "zod";
import { Failure, type Millibits } from "../model/index.ts";
import { readStrict } from "../yaml/index.ts";

/** A weight: bits in the file, thousandths of a bit in the program. */
const bits = z
  .number()
  .min(-40)
  .max(40)
  .transform((value): Millibits => Math.round(value * 1000));
const factor = z.number().min(0).max(10);
const count = z.int().positive();

/** Weights by level: named in the file in the order of the levels, a list by level in the program. */
function levels<const Names extends readonly string[]>(...names: Names) {
  const shape = Object.fromEntries(names.map((name) => [name, bits])) as Record<Names[number], typeof bits>;
  return z
    .strictObject(shape)
    .transform((weights): readonly Millibits[] => names.map((name) => (weights as Record<string, Millibits>)[name]!));
}

const word = z.strictObject({ differs: bits, perBit: factor, cap: bits });

/** The levels of each feature by their names, lowest number first. */
export const levelNames = {
  name: ["contradicts", "little", "partly", "mostly", "spelling", "same"],
  number: ["differs", "missing", "same"],
  form: ["differs", "same"],
  birthDate: ["differs", "withinYear", "onePart", "oneDigit", "same"],
  identifier: ["differs", "oneDigit", "invalid", "same"],
  phone: ["differs", "oneDigit", "noAreaCode", "otherExtension", "same"],
  email: ["differs", "domain", "local", "typo", "role", "same"],
  home: ["otherTown", "town", "door", "postcode", "otherHouse", "street", "otherFlat", "house", "flat"],
  counterparty: ["none", "named", "shared"],
} as const;

/** `parameters.yaml`: what each key means stands there, beside its value. */
const parametersFile = z.strictObject({
  version: z.literal(1),
  title: z.string(),
  name: z.strictObject({
    base: levels(...levelNames.name),
    cap: levels(...levelNames.name),
    floor: bits,
    perBit: factor,
    instead: factor,
    omitted: factor,
    omittedMost: bits,
    loose: bits,
    acronym: bits,
    rare: z.strictObject({ from: bits, perBit: factor, most: bits }),
  }),
  number: levels(...levelNames.number),
  form: levels(...levelNames.form),
  person: z.strictObject({
    family: word,
    given: word,
    patronymic: word,
    initial: factor,
    nickname: factor,
    alike: factor,
    contradicted: factor,
    floor: bits,
    extra: bits,
    swapped: bits,
  }),
  birthDate: levels(...levelNames.birthDate),
  namesakes: z.strictObject({
    base: count,
    perBit: factor,
    singledOut: factor,
    against: bits,
    initial: bits,
    fuzzy: bits,
    common: bits,
  }),
  crowd: count,
  identifier: z.strictObject({ official: levels(...levelNames.identifier), other: levels(...levelNames.identifier) }),
  account: bits,
  phone: levels(...levelNames.phone),
  email: levels(...levelNames.email),
  office: bits,
  colleagues: bits,
  home: levels(...levelNames.home),
  address: levels(...levelNames.home),
  city: z.strictObject({ differs: bits, same: bits }),
  channels: z.array(factor).min(1),
  proof: z.strictObject({ firm: bits, partly: bits, human: bits }),
  trusted: bits,
  besides: bits,
  alone: bits,
  speaker: bits,
  counterparty: levels(...levelNames.counterparty),
  margin: bits,
  bridge: bits,
  cards: bits,
  spread: z.strictObject({ lost: bits, free: count }),
  hub: z.strictObject({
    identifier: count,
    phone: count,
    email: count,
    domain: count,
    account: count,
    address: count,
    birth: count,
    entity: count,
    speaker: count,
  }),
  hubWeight: bits,
});

/** The model in numbers, as scoring reads it: weights in thousandths of a bit. */
export type Parameters = z.output<typeof parametersFile> & {
  /** Set where a person wants to be asked about everything, see `askingWidely`. */
  readonly wide?: true;
};

/** What a parameters file says, weights in bits. */
type Said = { readonly [key: string]: unknown };

/**
 * Reads a parameters file. Throws `parameters-broken` with everything that is wrong with it, by line.
 *
 * @param base text of the model that the file changes, where it is a project's own; without it the file must say everything
 */
export function readParameters(text: string, path: string, base?: string): Parameters {
  const read = readStrict(parametersFile, text, path, (said) =>
    base === undefined ? said : changed(parse(base), said ?? {}),
  );
  if ("value" in read) return read.value;
  throw new Failure("parameters-broken", { path, faults: read.faults });
}

/** `base` with what `changes` says instead, key by key; lists are taken whole. */
function changed(base: unknown, changes: unknown): unknown {
  if (!isMap(base) || !isMap(changes)) return changes;
  const both = Object.entries(changes).map(([key, value]) => [key, changed(base[key], value)] as const);
  return { ...base, ...Object.fromEntries(both) };
}

function isMap(value: unknown): value is Said {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
