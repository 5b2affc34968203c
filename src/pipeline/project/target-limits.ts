import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
// Not by the index of the stage: it brings drivers and embedded database, which no check of files needs.
import { loadSnapshot, wordsOf, type TargetSnapshot } from "../../load/catalogue/snapshot.ts";
import type { TargetProfile } from "../../load/profile/profile.ts";
import { placesOf, type Place } from "../../load/rows/places.ts";
import { loadProject, type TargetField, type TargetLimits } from "../../mapping/index.ts";
import { contactFields, counterpartyFields, Failure } from "../../model/index.ts";
import { mappingIo } from "./mapping-io.ts";
import { defaultProfile, readProfile } from "./target-profile.ts";

/** What `target snapshot` writes and `validate` and `run` look for, in the project's folder. */
export const snapshotFile = "target.snapshot.json";

/** Where a field of the mapping stands in a golden record, when it is not under its own name. */
const homes: Readonly<Record<string, string>> = {
  "counterparty.formerName": "formerNames",
  "counterparty.inn": "identifiers[ru-inn]",
  "counterparty.kpp": "identifiers[ru-kpp]",
  "counterparty.ogrn": "identifiers[ru-ogrn]",
  "counterparty.okpo": "identifiers[ru-okpo]",
  "contact.fullName": "name",
  "contact.lastName": "name.family",
  "contact.firstName": "name.given",
  "contact.middleName": "name.patronymic",
  "contact.position": "of.role",
  "contact.department": "of.department",
};

/** The property of a value that is the value itself, by list or name; the others (kind, country, quality…) are facts about it. */
const mainParts: Readonly<Record<string, readonly string[]>> = {
  name: ["display"],
  legalName: ["display"],
  formerNames: ["display"],
  person: ["display"],
  phones: ["e164", "raw"],
  emails: ["address", "raw"],
  addresses: ["text", "raw"],
  identifiers: ["value", "raw"],
  bankAccounts: ["account", "raw"],
};

/** Single fields whose text cleaning leaves as it is; of lists, `tags`. */
const kept = new Set(["status", "responsible"]);

/**
 * What the target holds of each field, for the checker: the profile says where a field goes, the snapshot how much fits there.
 * Where it goes into several columns, the shortest counts. Pure.
 */
export function targetLimits(profile: TargetProfile, snapshot: TargetSnapshot): TargetLimits {
  const places = placesOf(profile);
  const fields = [
    ...counterpartyFields.map((field) => ["counterparty", field] as const),
    ...contactFields.map((field) => ["contact", field] as const),
  ];
  return {
    fields: Object.fromEntries(
      fields.flatMap(([owner, field]) => {
        const home = homes[`${owner}.${field}`] ?? field;
        const [root = "", part] = home.replace(/\[.*$/, "").split(".");
        const word = /\[(.+)\]$/.exec(home)?.[1];
        const found = places.flatMap((place) => {
          if (place.owner !== owner || place.path[0]?.name !== root) return [];
          const choice = place.path[0].word;
          if (
            word !== undefined &&
            choice !== undefined &&
            place.path[0].property === undefined &&
            !schemesOf(word).includes(choice)
          )
            return [];
          const limit = limitOf(place, field, part, snapshot);
          return limit === undefined ? [] : [limit];
        });
        const shortest = found.reduce<TargetField | undefined>(
          (best, each) =>
            best === undefined || (each.maxLength ?? Infinity) < (best.maxLength ?? Infinity) ? each : best,
          undefined,
        );
        return shortest === undefined ? [] : [[`${owner}.${field}`, shortest]];
      }),
    ),
  };
}

/** One field may hold either number: ОГРН of a firm, ОГРНИП of a sole trader. */
function schemesOf(word: string): readonly string[] {
  return word === "ru-ogrn" ? ["ru-ogrn", "ru-ogrnip"] : [word];
}

/** Undefined when the place takes another part of the value, or the database has no such column. */
function limitOf(
  place: Place,
  field: string,
  part: string | undefined,
  snapshot: TargetSnapshot,
): TargetField | undefined {
  const table = snapshot.tables[place.table];
  const column = table !== undefined && Object.hasOwn(table, place.column) ? table[place.column] : undefined;
  if (column === undefined) return undefined;
  const [root, ...rest] = place.path.map((step) => step.name);
  const leaf = rest[0];
  const name = `${snapshot.schema}.${place.table}.${place.column}`;
  // The whole name has room for each of its parts, but its length says nothing of theirs.
  const mine =
    part !== undefined ? leaf === part : leaf === undefined || (mainParts[root ?? ""] ?? ["value"]).includes(leaf);
  if (part !== undefined && !mine)
    return place.whole && (leaf === undefined || leaf === "display") ? { column: name } : undefined;
  if (!mine || !place.whole) return { column: name };
  const asWritten = kept.has(field) || (field === "tags" && place.every);
  const words = asWritten ? wordsOf(snapshot, place.table, place.column) : undefined;
  const limit = { column: name, ...(words === undefined ? {} : { words }) };
  if (column.length === undefined) return limit;
  return { ...limit, maxLength: column.length, ...(asWritten ? {} : { rewritten: true }) };
}

/** Finds what a mapping's target can hold, once for each folder. */
export type TargetFinder = (file: string) => Promise<TargetLimits | undefined>;

/**
 * By the snapshot that stands nearest above a file, down to `folder`, with the profile of the project beside it.
 *
 * @param asked a snapshot for every file instead
 */
export function findLimits(folder: string, asked?: string): TargetFinder {
  const known = new Map<string, Promise<TargetLimits | undefined>>();
  const top = resolve(folder);
  const read = (home: string, path: string): Promise<TargetLimits | undefined> => {
    const key = `${home}\n${path}`;
    let limits = known.get(key);
    if (limits === undefined) known.set(key, (limits = readLimits(home, path)));
    return limits;
  };
  return async (file) => {
    if (asked !== undefined) return read(top, resolve(top, asked));
    for (let at = dirname(resolve(top, file)); ; at = dirname(at)) {
      const path = join(at, snapshotFile);
      if (existsSync(path)) return read(at, path);
      if (at === top || at === dirname(at)) return undefined;
    }
  };
}

async function readLimits(home: string, path: string): Promise<TargetLimits> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) throw new Failure("os-enoent", { path });
  const snapshot = loadSnapshot(text, path);
  // A project with faults is told of by its own check; here only its target is asked for.
  const name = (await loadProject("sverka.yaml", mappingIo(home))).loaded?.project.load?.target ?? defaultProfile;
  const profile = readProfile(home, name);
  const tables = [...Object.values(profile.entities), ...Object.values(profile.children)].map((each) => each?.table);
  if (!tables.some((table) => table !== undefined && Object.hasOwn(snapshot.tables, table)))
    throw new Failure("snapshot-foreign", { path, profile: name });
  return targetLimits(profile, snapshot);
}
