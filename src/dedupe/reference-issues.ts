import type { Issue } from "../model/index.ts";
import type { Linker } from "./linker.ts";
import type { References } from "./references.ts";
import { refTarget } from "./table/reference.ts";

/** References of contacts that lead to no firm, or to several: a note where the contact's own source settles which. */
export function* referenceIssues(contacts: Linker, references: References): Generator<Issue> {
  const { table, frozen } = contacts;
  for (const row of contacts.byId()) {
    for (let at = frozen.refs.starts[row]!; at < frozen.refs.starts[row + 1]!; at++) {
      if (frozen.refEntity[frozen.refs.values[at]!]! >= 0) continue;
      const ref = table.refs.at(frozen.refs.values[at]!);
      const source = table.sources.at(frozen.source[row]!);
      const found = references.entitiesOf(ref).length;
      const settled = found > 1 && references.entitiesFrom(ref, source).length === 1;
      const [path = "", sheet = ""] = table.paths.at(frozen.path[row]!).split("\n");
      yield {
        code: found === 0 ? "ref-missing" : settled ? "ref-own-source" : "ref-ambiguous",
        severity: settled ? "note" : "warning",
        place: `${source}@${path}${sheet === "" ? "" : `!${sheet}`}:${frozen.line[row]!}`,
        field: "of",
        raw: refTarget(ref),
        params: { record: table.ids.at(row), ...(found > 1 && { count: found }) },
      };
    }
  }
}
