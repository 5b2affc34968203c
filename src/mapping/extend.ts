import { pathKey } from "../yaml/index.ts";
import type { Path, Positions } from "../yaml/index.ts";

interface Tree {
  readonly data: unknown;
  readonly positions: Positions;
}

type Map_ = Readonly<Record<string, unknown>>;

/** Blocks whose keys are taken over one by one; everything else is replaced as a whole. */
const mergedBlocks: ReadonlySet<string> = new Set(["source", "defaults", "counterparty", "contact", "ignore"]);

/** What belongs to the base alone: its own tests prove it where it stands, its sample lies beside it. */
const notInherited: ReadonlySet<string> = new Set([
  "version",
  "extends",
  "without",
  "tests",
  "title",
  "sample",
  "coverage",
]);

/**
 * A mapping over the one it extends. Blocks are taken over key by key, a field is replaced as a whole; what
 * `without` names is not taken over (an empty value is no such wish: it is a line somebody forgot to finish). `contact` and `contacts` replace each other. A column that the child maps is no longer ignored. Every
 * position stays that of the file in which the thing was written.
 */
export function extendMapping(base: Tree, own: Tree): Tree & { readonly unknown: readonly Unknown[] } {
  if (!isMap(base.data) || !isMap(own.data)) return { ...own, unknown: [] };
  const { without, unknown } = leaveAway(base.data, own.data["without"]);
  const data: Record<string, unknown> = {};
  const positions = new Map<string, { value: NonNullable<ReturnType<Positions["get"]>>["value"] }>();
  const take = (tree: Tree, path: Path): void => {
    const start = pathKey(path);
    for (const [key, position] of tree.positions) {
      if (key === start || key.startsWith(`${start}\u0000`)) positions.set(key, position);
    }
  };
  const root = own.positions.get("");
  if (root !== undefined) positions.set("", root);
  const replaced =
    "contacts" in own.data ? "contact" : "contact" in own.data && "contacts" in base.data ? "contacts" : "";
  for (const [key, value] of Object.entries(base.data)) {
    if (notInherited.has(key) || key === replaced || without.has(key)) continue;
    const inner = isMap(value) ? Object.entries(value).filter(([each]) => !without.has(`${key}.${each}`)) : undefined;
    data[key] = inner === undefined ? value : Object.fromEntries(inner);
    take(base, [key]);
  }
  for (const [key, value] of Object.entries(own.data)) {
    const inherited = data[key];
    if (mergedBlocks.has(key) && isMap(value) && isMap(inherited)) {
      const merged: Record<string, unknown> = { ...inherited };
      for (const [inner, each] of Object.entries(value)) {
        merged[inner] = each;
        take(own, [key, inner]);
      }
      data[key] = merged;
      const block = own.positions.get(pathKey([key]));
      if (block !== undefined) positions.set(pathKey([key]), block);
    } else {
      data[key] = value;
      take(own, [key]);
    }
  }
  return { data, positions, unknown };
}

/** A path in `without` that names nothing of the base, and what there is to name. */
export interface Unknown {
  readonly index: number;
  readonly name: string;
  readonly known: readonly string[];
}

/** Keys are written `block` or `block.key`; a key may have dots of its own. */
function leaveAway(base: Map_, without: unknown): { without: ReadonlySet<string>; unknown: readonly Unknown[] } {
  const known = Object.entries(base).flatMap(([key, value]) => [
    key,
    ...(isMap(value) ? Object.keys(value).map((inner) => `${key}.${inner}`) : []),
  ]);
  const names = Array.isArray(without) ? without.filter((each): each is string => typeof each === "string") : [];
  const unknown = names.flatMap((name, index) => (known.includes(name) ? [] : [{ index, name, known }]));
  return { without: new Set(names), unknown };
}

function isMap(value: unknown): value is Map_ {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
