/**
 * A cleaning rule as a reader sees it. What it does is told by message `rule-<name>`; the example is run by a test, so it
 * cannot lie; a rule that works on whole cells shows its examples in the golden tables instead.
 */
export interface Rule {
  /** Stable, as it stands in `Origin.rule`. */
  readonly name: string;
  /** Canonical field it works on: `name`, `person`, `phones` … */
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
  /** A project may switch it off: the value is then kept as it stands. Rules without it are the reading of the value itself. */
  readonly optional?: true;
  /** A project may put it in another place among the rules of its field. */
  readonly movable?: true;
}

/** A way to fill a field from what the row says elsewhere. Of a field's ways the first that finds anything counts. */
export interface FillingRule<E, T> extends Rule {
  readonly optional: true;
  readonly movable: true;
  find(evidence: E): T | undefined;
}

export function fillFrom<E, T>(rules: readonly FillingRule<E, T>[], evidence: E): T | undefined {
  for (const rule of rules) {
    const found = rule.find(evidence);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Which rules run, and in which order: the `rules` part of a project. Names unknown to the table are refused by its reader. */
export interface RuleChoice {
  /** Rules switched off. */
  readonly off?: readonly string[];
  /** Per field: these rules first, in this order, then the others as they stand. */
  readonly order?: Readonly<Record<string, readonly string[]>>;
}

/** The rules of one field in the order chosen. */
export function chooseRules<R extends Rule>(field: string, rules: readonly R[], choice: RuleChoice = {}): readonly R[] {
  const off = new Set(choice.off);
  const first = choice.order?.[field] ?? [];
  const rank = new Map(first.map((name, index) => [name, index]));
  const kept = rules.filter((rule) => !off.has(rule.name));
  return [
    ...kept.filter((rule) => rank.has(rule.name)).sort((a, b) => (rank.get(a.name) ?? 0) - (rank.get(b.name) ?? 0)),
    ...kept.filter((rule) => !rank.has(rule.name)),
  ];
}

/** What a cleaning function found doubtful; place, `at` and field are filled in by the caller, who knows them. */
export interface Doubt {
  readonly code: string;
  readonly severity: "warning" | "note";
  readonly raw?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
