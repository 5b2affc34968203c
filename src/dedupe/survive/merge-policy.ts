import type { MasterRule, SurvivorRule } from "../../model/index.ts";

export interface MergePolicy {
  /** By canonical field name. Fields that are not named take {@link defaultPolicy}. */
  readonly counterparty: Readonly<Record<string, readonly SurvivorRule[]>>;
  readonly contact: Readonly<Record<string, readonly SurvivorRule[]>>;
  /** Which card of the target the others are merged into. */
  readonly master: readonly MasterRule[];
  /** Lower is stronger. */
  readonly sourcePriority: Readonly<Record<string, number>>;
}

const lists: Readonly<Record<string, readonly SurvivorRule[]>> = {
  identifiers: ["valid", "union"],
  phones: ["union"],
  emails: ["union"],
  addresses: ["union"],
  sites: ["union"],
  tags: ["union"],
  notes: ["join"],
};

/** Any other single value. */
export const otherwise: readonly SurvivorRule[] = ["priority", "most-recent", "most-frequent"];

/** Where somebody was registered long ago is no evidence beside the town where he is. */
const places: Readonly<Record<string, readonly SurvivorRule[]>> = {
  region: ["named-place", ...otherwise],
  timeZone: ["named-place", ...otherwise],
};

export const defaultPolicy: MergePolicy = {
  counterparty: {
    ...lists,
    ...places,
    kind: ["with-form", "most-frequent", "priority"],
    name: ["full-name", "clean-name", "priority", "most-frequent", "longest"],
    legalName: ["full-name", "clean-name", "priority", "most-frequent", "longest"],
    legalForm: ["priority", "most-frequent"],
    person: ["full-name", "priority", "most-frequent", "longest"],
    responsible: ["ask"],
    bankAccounts: ["valid", "union"],
    formerNames: ["union"],
    roles: ["union"],
    createdAt: ["oldest"],
    updatedAt: ["most-recent"],
  },
  contact: {
    ...lists,
    ...places,
    kind: ["most-frequent", "priority"],
    name: ["full-name", "priority", "most-frequent", "longest"],
    responsible: ["ask"],
    createdAt: ["oldest"],
    updatedAt: ["most-recent"],
  },
  master: ["most-references", "last-activity", "oldest", "priority"],
  sourcePriority: {},
};

/** A card of the target that may become the master of the others. */
export interface MasterCandidate {
  readonly id: string;
  readonly references?: number;
  /** ISO instants. */
  readonly lastActivity?: string;
  readonly createdAt?: string;
  readonly priority?: number;
}

/** The card that the others are merged into; ties go to the smallest id. */
export function chooseMaster(
  candidates: readonly MasterCandidate[],
  order: readonly MasterRule[],
): MasterCandidate | undefined {
  const text = (a: string | undefined, b: string | undefined): number =>
    a === b ? 0 : a === undefined ? 1 : b === undefined ? -1 : a < b ? -1 : 1;
  const by: Readonly<Record<MasterRule, (a: MasterCandidate, b: MasterCandidate) => number>> = {
    "most-references": (a, b) => (b.references ?? 0) - (a.references ?? 0),
    "last-activity": (a, b) =>
      a.lastActivity === b.lastActivity
        ? 0
        : a.lastActivity === undefined
          ? 1
          : b.lastActivity === undefined
            ? -1
            : text(b.lastActivity, a.lastActivity),
    oldest: (a, b) => text(a.createdAt, b.createdAt),
    priority: (a, b) => (a.priority ?? Number.MAX_SAFE_INTEGER) - (b.priority ?? Number.MAX_SAFE_INTEGER),
  };
  return [...candidates].sort((a, b) => {
    for (const rule of order) {
      const found = by[rule](a, b);
      if (found !== 0) return found;
    }
    return text(a.id, b.id);
  })[0];
}
