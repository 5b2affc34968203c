import {
  addressParts,
  type Conflict,
  type Golden,
  type GoldenContact,
  type GoldenCounterparty,
} from "../../model/index.ts";
import { closest, type Judged, type Path as Place } from "../../yaml/index.ts";
import { parsePath, type Path, type Step, stepTexts } from "./path.ts";

/** What can stand below a field: nothing, anything, or these parts. A list stands for its items, as paths read it. */
type Known<T> = T extends string | number | boolean
  ? "text"
  : T extends readonly (infer Item)[]
    ? Known<Item>
    : string extends keyof T
      ? "open"
      : { readonly [Name in keyof T]-?: Known<NonNullable<T[Name]>> };

type Node = "text" | "open" | { readonly [name: string]: Node };

const text = "text";
const open = "open";
const from = text;
const written = { raw: text, at: text, rule: text } as const;
const origin = { ...written, from } as const;
const value = { value: text, ...origin } as const;
const role = { value: text, ...written } as const;
const orgName = { display: text, form: text, compare: text, ...origin } as const;
const personName = {
  display: text,
  family: text,
  given: text,
  patronymic: text,
  compare: text,
  ...origin,
} as const;

const conflicts = {
  field: text,
  rule: text,
  settled: text,
  values: { value: text, from },
} as const satisfies Known<Conflict>;

const base = {
  id: text,
  type: text,
  members: text,
  identifiers: { scheme: text, value: text, valid: text, ...origin },
  phones: {
    e164: text,
    extension: text,
    kind: text,
    country: text,
    note: text,
    quality: text,
    ...origin,
  },
  emails: { address: text, kind: text, tags: text, ...origin },
  addresses: {
    ...(Object.fromEntries(addressParts.map((part) => [part, text])) as Record<(typeof addressParts)[number], "text">),
    kind: text,
    text,
    ...origin,
  },
  sites: value,
  tags: value,
  notes: value,
  status: value,
  responsible: value,
  country: value,
  region: value,
  city: value,
  timeZone: value,
  createdAt: value,
  updatedAt: value,
  extra: open,
  conflicts,
} as const;

/** The fields of golden records and their parts. The compiler holds it against the model: a field that is new there is missing here. */
const goldens: Readonly<Record<Golden["type"], Node>> = {
  counterparty: {
    ...base,
    kind: text,
    name: orgName,
    legalName: orgName,
    formerNames: orgName,
    legalForm: value,
    person: personName,
    birthDate: value,
    bankAccounts: {
      account: text,
      bik: text,
      bank: text,
      correspondent: text,
      valid: text,
      ...origin,
    },
    roles: value,
    relations: { kind: text, to: text, from },
    catchAll: text,
    branch: text,
  } satisfies Known<GoldenCounterparty>,
  contact: {
    ...base,
    kind: text,
    name: personName,
    gender: value,
    birthDate: value,
    optOuts: value,
    of: { counterparty: text, role, department: role, from },
  } satisfies Known<GoldenContact>,
};

/** What paths begin at: a golden record or an item of its list, the record itself, and how to call the former. */
export interface Start {
  readonly item: Node;
  readonly owner: Node;
  readonly ownerName: string;
  readonly name: string;
}

export function startsAt(types: readonly Golden["type"][]): Start[] {
  return types.map((type) => ({ item: goldens[type], owner: goldens[type], ownerName: type, name: type }));
}

/** Where the paths begin that are read from each value at a path; none where the path leads nowhere. */
export function below(path: string, starts: readonly Start[]): Start[] {
  const steps = parsePath(path) ?? [];
  return starts.flatMap((start) => {
    const led = follow(steps, start);
    return "missing" in led ? [] : [{ ...start, item: led.node, name: led.name }];
  });
}

/** The fault of a path that leads nowhere from all of these; none where it leads somewhere from one. */
export function pathFault(said: string, starts: readonly Start[], place: Place): Judged[] {
  const steps = parsePath(said);
  if (steps === undefined) return [{ code: "value-invalid", path: place, params: { got: said, expected: "path" } }];
  const led = starts.map((start) => follow(steps, start));
  const missed = led.flatMap((each) => ("missing" in each ? [each] : []));
  if (missed.length === 0 || missed.length < led.length) return [];
  const [far] = missed.toSorted((a, b) => b.at - a.at);
  if (far === undefined) return [];
  const { name, missing } = far;
  const suggestion = meant(said, steps, far, starts);
  return [
    {
      code: "part-unknown",
      path: place,
      params: { field: name, part: missing },
      known: far.known,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ];
}

interface Missed {
  readonly at: number;
  readonly name: string;
  readonly missing: string;
  /** What stands there instead. */
  readonly known: readonly string[];
  /** It is not the step's name but the property in its brackets that is missing. */
  readonly choice: boolean;
}

function follow(steps: Path, start: Start): { readonly node: Node; readonly name: string } | Missed {
  const fromOwner = steps[0]?.name === "owner";
  let node = fromOwner ? start.owner : start.item;
  let name = fromOwner ? start.ownerName : start.name;
  for (const [at, step] of steps.entries()) {
    if (at === 0 && fromOwner) continue;
    if (node === "open") return { node, name };
    const parts: { readonly [name: string]: Node } = node === "text" ? {} : node;
    const missing = [step.name, step.or ?? step.name].find((part) => !Object.hasOwn(parts, part));
    if (missing !== undefined) return { at, name, missing, known: Object.keys(parts), choice: false };
    node = parts[step.name] as Node;
    name = `${name}.${step.name}`;
    if (step.property !== undefined && typeof node === "object" && !Object.hasOwn(node, step.property))
      return { at, name, missing: step.property, known: Object.keys(node), choice: true };
  }
  return { node, name };
}

/** The whole path that was meant: with the nearest word instead, or of the record where a value of its list was asked. */
function meant(said: string, steps: Path, { at, missing, known, choice }: Missed, starts: readonly Start[]) {
  const leads = (path: string): boolean => below(path, starts).length > 0;
  const fromOwner = `owner.${said}`;
  if (at === 0 && starts.some(({ item, owner }) => item !== owner) && leads(fromOwner)) return fromOwner;
  const word = closest(missing, known);
  if (word === undefined) return undefined;
  const texts = stepTexts(said);
  const whole = texts.map((step, nth) => (nth === at ? mended(step, steps[nth] as Step, word, missing, choice) : step));
  return whole.join(".");
}

function mended(
  step: string,
  { name, or, property = "" }: Step,
  word: string,
  missing: string,
  choice: boolean,
): string {
  if (or !== undefined) return missing === or ? `${name}|${word}` : `${word}|${or}`;
  return choice ? step.replace(`[${property}=`, `[${word}=`) : word + step.slice(name.length);
}
