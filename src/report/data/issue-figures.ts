import type { Issue, Severity } from "../../model/index.ts";
import { byCount, examplesEach } from "./by-count.ts";
import type { Finding } from "./report-data.ts";
import { Sample } from "./sample.ts";

interface Found {
  readonly code: string;
  readonly severity: Severity;
  count: number;
  readonly sample: Sample<Issue>;
}

/** What the reports say of issues. There are few of them beside the records, so that they are always read from their artifacts. */
export class IssueFigures {
  readonly #found = new Map<string, Found>();
  warnings = 0;

  add(issue: Issue): void {
    const { code, severity } = issue;
    const name = `${severity} ${code}`;
    let found = this.#found.get(name);
    if (found === undefined)
      this.#found.set(name, (found = { code, severity, count: 0, sample: new Sample(examplesEach) }));
    found.count++;
    if (severity === "warning") this.warnings++;
    found.sample.offer(issue.raw ?? "", `${issue.place} ${issue.at}`, () => issue);
  }

  findings(): Finding[] {
    return [...this.#found.values()]
      .sort(byCount((finding) => `${finding.severity} ${finding.code}`))
      .map(({ sample, ...finding }) => ({ ...finding, examples: sample.items() }));
  }
}
