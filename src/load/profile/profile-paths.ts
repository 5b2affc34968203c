import type { Judged, Path as Place } from "../../yaml/index.ts";
import { below, pathFault, type Start, startsAt } from "./known-paths.ts";
import type { profileSchema } from "./profile.ts";
import type { z } from "zod";

type Spec = Readonly<Record<string, unknown>>;

/** Every path of a profile that names what no golden record has: a column would stay empty, or refuse every card. */
export function unknownPaths(profile: z.output<typeof profileSchema>): Judged[] {
  if (profile.kind === "file")
    return profile.files.tables.flatMap(({ of, columns }, at) =>
      columnFaults(columns, startsAt([of]), ["files", "tables", at, "columns"]),
    );
  const found: Judged[] = [];
  const types = ["counterparty", "contact"] as const;
  for (const type of types) {
    const entity = profile.entities[type];
    if (entity === undefined) continue;
    // Kinds that share a table may share its columns: a contact there has no legal form, and the column is the firms'.
    const sharing = [type, ...types.filter((each) => each !== type && profile.entities[each]?.table === entity.table)];
    found.push(...columnFaults(entity.columns, startsAt(sharing), ["entities", type, "columns"]));
  }
  for (const [name, { each, when, owner, columns }] of Object.entries(profile.children)) {
    const owners = startsAt(types.filter((type) => owner[type] !== undefined));
    const place = ["children", name];
    if (each !== undefined) found.push(...pathFault(each, owners, [...place, "each"]));
    const starts = each === undefined ? owners : below(each, owners);
    for (const path of Object.keys(when ?? {})) found.push(...pathFault(path, starts, [...place, "when", path]));
    found.push(...columnFaults(columns, starts, [...place, "columns"]));
  }
  return found;
}

function columnFaults(columns: Spec, starts: readonly Start[], place: Place): Judged[] {
  return Object.entries(columns).flatMap(([name, spec]) => specFaults(spec, starts, [...place, name]));
}

function specFaults(spec: unknown, starts: readonly Start[], place: Place): Judged[] {
  if (typeof spec === "string") return pathFault(spec, starts, place);
  const { path, list, json, ref, join, first, template, as, object, shared } = spec as Spec;
  const inTemplate = typeof template === "string" ? [...template.matchAll(/\{([^{}]+)\}/g)] : [];
  return [
    ...pathsIn({ path, list, json, ref, join }, starts, place),
    ...(Array.isArray(first) ? first : []).flatMap((way: unknown, nth) =>
      typeof way === "string"
        ? pathFault(way, starts, [...place, "first", nth])
        : pathsIn(way as Spec, starts, [...place, "first", nth]),
    ),
    ...inTemplate.flatMap(([, said = ""]) => pathFault(said, starts, [...place, "template"])),
    ...(as === undefined ? [] : columnFaults(as as Spec, below(String(json), starts), [...place, "as"])),
    ...(object === undefined ? [] : columnFaults(object as Spec, starts, [...place, "object"])),
    ...(shared === undefined
      ? []
      : columnFaults((shared as { columns: Spec }).columns, starts, [...place, "shared", "columns"])),
  ];
}

/** Of keys that hold a path or a list of paths. */
function pathsIn(keys: Spec, starts: readonly Start[], place: Place): Judged[] {
  return Object.entries(keys).flatMap(([key, said]) => {
    if (Array.isArray(said)) return said.flatMap((each: string, nth) => pathFault(each, starts, [...place, key, nth]));
    return typeof said === "string" ? pathFault(said, starts, [...place, key]) : [];
  });
}
