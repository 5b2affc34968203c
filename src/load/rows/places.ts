import type { Golden } from "../../model/index.ts";
import { type Path, pathOf } from "../profile/path.ts";
import { wayPath } from "../profile/way.ts";
import type { ColumnSpec, TargetProfile } from "../profile/profile.ts";

/** One way from a golden record into a column, as a profile lays it: for whoever must know what a target can hold. */
export interface Place {
  readonly owner: Golden["type"];
  /** From the golden record: `phones`, `phones.e164`, `identifiers[ru-inn]`. */
  readonly path: Path;
  readonly table: string;
  readonly column: string;
  /** The column holds at least what stands at the path, letter for letter: no translation, no choice among several, no other form. */
  readonly whole: boolean;
  /** Every value there is goes there: not only the first of a list, nor those that a `when` lets through. */
  readonly every: boolean;
}

/** Every column of a profile that takes something of a golden record. Pure; asks no database. */
export function placesOf(profile: TargetProfile): Place[] {
  const places: Place[] = [];
  const walk = (
    columns: Readonly<Record<string, string | ColumnSpec>>,
    at: Pick<Place, "owner" | "table"> & { each: Path; when: boolean },
  ): void => {
    for (const [column, raw] of Object.entries(columns)) {
      const spec: ColumnSpec = typeof raw === "string" ? { path: raw } : raw;
      if (spec.shared !== undefined) walk(spec.shared.columns, { ...at, table: spec.shared.table });
      for (const { path, whole } of pathsOf(spec)) {
        const full = path[0]?.name === "owner" ? path.slice(1) : [...at.each, ...path];
        const every = !at.when && (at.each.length > 0 || spec.join !== undefined);
        places.push({ owner: at.owner, table: at.table, path: full, column, whole, every });
      }
    }
  };
  for (const owner of ["counterparty", "contact"] as const) {
    const entity = profile.entities[owner];
    if (entity === undefined) continue;
    walk(entity.columns, { owner, table: entity.table, when: false, each: [] });
    for (const child of Object.values(profile.children)) {
      if (child.owner[owner] === undefined) continue;
      const each = child.each === undefined ? [] : pathOf(child.each);
      walk(child.columns, { owner, table: child.table, when: child.when !== undefined, each });
    }
  }
  return places;
}

function pathsOf(spec: ColumnSpec): { path: Path; whole: boolean }[] {
  // Forms that keep a value's letters or add to them; digits and date leave some out.
  const kept = spec.format === undefined || ["lower", "upper", "international"].includes(spec.format);
  const plain = spec.map === undefined && kept;
  const of = (texts: readonly (string | undefined)[], whole: boolean): { path: Path; whole: boolean }[] =>
    texts.flatMap((text) => (text === undefined ? [] : [{ path: pathOf(text), whole }]));
  const inTemplate = [...(spec.template ?? "").matchAll(/\{([^{}]+)\}/g)].map(([, text]) => text);
  const [first, ...others] = (spec.first ?? []).map(wayPath);
  return [
    ...of([spec.path, first, ...[spec.join ?? []].flat(), ...inTemplate], plain),
    ...of([spec.list, spec.json, ...others], false),
  ];
}
