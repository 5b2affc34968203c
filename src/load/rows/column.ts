import { nameWithForm } from "../../countries/legal-forms.ts";
import parsePhone from "libphonenumber-js/max";
import type { Golden } from "../../model/index.ts";
import type { Column } from "../catalogue/catalogue.ts";
import { itemsAt, leadsToList, type Path, pathOf, valueAt, valuesAt } from "../profile/path.ts";
import type { ColumnSpec, MemberSpecs } from "../profile/profile.ts";
import type { Way } from "../profile/profile-path.ts";
import { wayPath } from "../profile/way.ts";
import type { ShapeColumn } from "./shape.ts";

export function compileColumn(name: string, column: Column, spec: ColumnSpec): ShapeColumn {
  const base = {
    name,
    column,
    fields: fieldsOf(spec),
    ...(spec.path === undefined ? {} : { path: spec.path }),
    ...(spec.join === undefined ? {} : { by: spec.by ?? defaultJoiner }),
    ...(spec.update === undefined ? {} : { update: spec.update }),
  };
  if (spec.sql !== undefined) return { ...base, kind: "sql", sql: spec.sql, read: () => undefined };
  if (spec.shared !== undefined) return { ...base, kind: "shared", read: () => undefined };
  if (spec.self === true) return { ...base, kind: "self", read: () => undefined };
  if (spec.ref !== undefined) {
    const path = pathOf(spec.ref);
    return { ...base, kind: "ref", read: (item, owner) => valueAt(path, item, owner) };
  }
  return { ...base, kind: "value", read: finish(spec, reader(spec)) };
}

const defaultJoiner = ", ";

function fieldsOf({ path, list, json, join, first, template, ref, object }: ColumnSpec): string[] {
  const inTemplate = [...(template ?? "").matchAll(/\{([^{}]+)\}/g)].flatMap(([, text]) => text ?? []);
  const paths = [path, list, json, ref, ...[join ?? []].flat(), ...(first ?? []).map(wayPath), ...inTemplate];
  const names = paths.flatMap((text) => (text === undefined ? [] : (pathOf(text)[0]?.name ?? [])));
  const inObject = Object.values(object ?? {}).flatMap((spec) =>
    fieldsOf(typeof spec === "string" ? { path: spec } : spec),
  );
  return [...new Set([...names, ...inObject])];
}

/** The template of a name in full. A form that its country writes behind the name goes there: `ACME Ltd`. */
const formAndName = "{legalForm} {name.display}";

function namedWithForm(item: unknown, owner: Golden): string | undefined {
  const [form, name] = ["legalForm", "name.display"].map((path) => valueAt(pathOf(path), item, owner));
  return typeof name === "string" ? nameWithForm(name, typeof form === "string" ? form : undefined) : undefined;
}

type Reader = (item: unknown, owner: Golden, nth: number) => unknown;

function reader(spec: ColumnSpec): Reader {
  if (spec.isFirst === true) return (_item, _owner, nth) => nth === 0;
  if (spec.object !== undefined) {
    const read = objectReader(spec.object);
    return (item, owner, nth) => {
      const value = read(item, owner, nth);
      return isEmptyObject(value) ? undefined : value;
    };
  }
  if (spec.literal !== undefined) return () => spec.literal;
  if (spec.path !== undefined) {
    const path = pathOf(spec.path);
    return (item, owner) => valueAt(path, item, owner);
  }
  if (spec.list !== undefined) {
    const path = pathOf(spec.list);
    return (item, owner) => {
      // Two numbers of one line, with its extension and without, are one `e164`: the array holds it once.
      const values = new Set(valuesAt(path, item, owner));
      return values.size === 0 ? undefined : [...values];
    };
  }
  if (spec.json !== undefined) {
    const path = pathOf(spec.json);
    const several = leadsToList(path);
    if (spec.as !== undefined) {
      const read = objectReader(spec.as);
      return (item, owner) => {
        const items = itemsAt(path, item, owner);
        const objects = items.map((each, nth) => read(each, owner, nth));
        return items.length === 0 ? undefined : (objects.find((each) => each instanceof Unlisted) ?? objects);
      };
    }
    return (item, owner) => {
      const values = valuesAt(path, item, owner);
      const value = values.length === 1 && !several ? values[0] : values;
      return values.length === 0 || isEmptyObject(value) ? undefined : value;
    };
  }
  if (spec.join !== undefined) {
    const paths = [spec.join].flat().map(pathOf);
    return (item, owner) => {
      const said: string[] = [];
      for (const path of paths)
        for (const text of valuesAt(path, item, owner).map(String)) {
          // Two numbers of one cell have the same text behind them: once is enough. House 5 and flat 5 are two things.
          const last = path.at(-1);
          if ((last?.name !== "raw" && last?.or !== "raw") || !said.includes(text)) said.push(text);
        }
      return said.length === 0 ? undefined : said.join(spec.by ?? defaultJoiner);
    };
  }
  if (spec.first !== undefined) {
    const ways = spec.first.map(compileWay);
    return (item, owner) => {
      for (const { path, given, missing } of ways) {
        const says = (other: Path): boolean => valueAt(other, item, owner) !== undefined;
        if (!given.every(says) || missing.some(says)) continue;
        const value = valueAt(path, item, owner);
        if (value !== undefined) return value;
      }
      return undefined;
    };
  }
  if (spec.template === formAndName) return (item, owner) => namedWithForm(item, owner);
  const parts = (spec.template ?? "").split(/\{([^{}]+)\}/).map((text, at) => (at % 2 === 0 ? text : pathOf(text)));
  return (item, owner) => {
    let found = false;
    const text = parts
      .map((part) => {
        if (typeof part === "string") return part;
        const value = valueAt(part, item, owner);
        found ||= value !== undefined;
        return value === undefined ? "" : String(value);
      })
      .join("")
      .replace(/ {2,}/g, " ")
      .trim();
    return found && text !== "" ? text : undefined;
  };
}

function compileWay(way: Way): { path: Path; given: Path[]; missing: Path[] } {
  if (typeof way === "string") return { path: pathOf(way), given: [], missing: [] };
  const all = (texts: string | string[] = []): Path[] => [texts].flat().map(pathOf);
  return { path: pathOf(way.path), given: all(way.with), missing: all(way.without) };
}

/** One JSON object: its keys in the order of the profile, those without a value left out. A word that no `map` knows spoils the whole. */
function objectReader(specs: MemberSpecs): Reader {
  const readers = Object.entries(specs).map(([key, spec]) => {
    const whole: ColumnSpec = typeof spec === "string" ? { path: spec } : spec;
    return { key, read: finish(whole, reader(whole)) };
  });
  return (item, owner, nth) => {
    const object: Record<string, unknown> = {};
    for (const { key, read } of readers) {
      const value = read(item, owner, nth);
      if (value instanceof Unlisted) return value;
      if (value !== undefined) object[key] = value;
    }
    return object;
  };
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

/** A word that `map` does not know and that has no `otherwise`: the row must be mended, not guessed. */
export class Unlisted {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

function finish(spec: ColumnSpec, read: Reader): Reader {
  const { map, otherwise, format } = spec;
  if (map === undefined && format === undefined && otherwise === undefined) return read;
  return (item, owner, nth) => {
    const value = read(item, owner, nth);
    if (value === undefined) return otherwise;
    if (spec.list === undefined) return finished(spec, value);
    const values = [...new Set((value as unknown[]).map((each) => finished(spec, each)))];
    const unlisted = values.find((each) => each instanceof Unlisted);
    if (unlisted !== undefined) return unlisted;
    const left = values.filter((each) => each !== undefined);
    // A list of which nothing is left is no value, as one that was empty at first.
    return left.length === 0 ? otherwise : left;
  };
}

function finished({ map, otherwise, format }: ColumnSpec, value: unknown): unknown {
  if (map !== undefined) {
    const word = String(value);
    return Object.hasOwn(map, word) ? map[word] : otherwise === undefined ? new Unlisted(word) : otherwise;
  }
  return format === undefined ? value : formatted(String(value), format);
}

function formatted(text: string, format: NonNullable<ColumnSpec["format"]>): string | undefined {
  switch (format) {
    case "digits":
      return text.replace(/\D/g, "");
    case "reversed-digits":
      return [...text.replace(/\D/g, "")].reverse().join("");
    case "lower":
      return text.toLowerCase();
    case "upper":
      return text.toUpperCase();
    case "date":
      return text.slice(0, 10);
    case "international":
      return internationalPhone(text);
    case "national-digits":
      return parsePhone(text)?.nationalNumber ?? text;
    case "calling-code":
      return callingCode(text);
    case "country-code":
      return parsePhone(text)?.country;
  }
}

function callingCode(text: string): string | undefined {
  const code = parsePhone(text)?.countryCallingCode;
  return code === undefined ? undefined : `+${code}`;
}

/**
 * libphonenumber-js writes international numbers with spaces only; the library that CRMs use (Google's, and its port to Python)
 * keeps the hyphens of +7 numbers, and a CRM that meets another spelling rewrites it at the next save.
 */
export function internationalPhone(text: string): string {
  const russian = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(text);
  if (russian !== null) return `+7 ${russian[1]} ${russian[2]}-${russian[3]}-${russian[4]}`;
  return parsePhone(text)?.formatInternational() ?? text;
}
