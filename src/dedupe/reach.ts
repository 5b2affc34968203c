import type { Match } from "../model/index.ts";

/** Which entities stand together once every question of the queue is answered: a chain of answers reaches further than one. */
export class Answers {
  private readonly parents = new Map<string, string>();

  /** A person says that two entities are one. */
  same(one: string, other: string): void {
    const [a, b] = [this.find(one), this.find(other)];
    if (a !== b) this.parents.set(a, b);
  }

  join(one: string, other: string): boolean {
    return this.find(one) === this.find(other);
  }

  private find(entity: string): string {
    let root = entity;
    for (let up = this.parents.get(root); up !== undefined; up = this.parents.get(root)) root = up;
    if (root !== entity) this.parents.set(entity, root);
    return root;
  }
}

/** Why nobody is asked about a true pair. */
export type UnreachedCause = "onlyName" | "vetoed" | "notCompared" | "tooWeak";

/** Features that are names and towns: what strangers share. */
const names = new Set(["name", "person", "number", "form", "namesakes", "city", "owner"]);

/** Whether something but a name or a town speaks for a pair, or stands in both and weighs nothing for standing on many cards. */
function sharesMoreThanName(features: Match["features"]): boolean {
  return features.some(
    ({ name, weight, left, right }) =>
      !names.has(name) && (weight > 0 || (left !== undefined && left !== "" && left === right)),
  );
}

/**
 * The first cause that holds: the two rows have nothing in common but a name or a town, or not even that; a veto stands between them;
 * blocking did not bring them together; what they share weighs too little.
 */
export function causeOf({ features, by }: Match, wasCandidate: boolean): UnreachedCause {
  if (!sharesMoreThanName(features)) return "onlyName";
  if (by === "veto") return "vetoed";
  return wasCandidate ? "tooWeak" : "notCompared";
}
