import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { snapshotText, type TargetSnapshot } from "../../../src/load/index.ts";
import { ruleExamples } from "../../../src/mapping/index.ts";
import { openProject, ProjectFaults } from "../../../src/pipeline/open-project.ts";
import { validateFiles } from "../../../src/pipeline/validate.ts";

/**
 * `validate` and `run` have one checker: over real files in a project's folder, as both commands call it. The run reads the
 * file that the mapping names as its sample, so both see the same header.
 */
const fixtures = resolve(import.meta.dirname, "../../../fixtures");
const broken = join(fixtures, "mappings-broken");

/**
 * What `validate` alone refuses, on purpose: a column that the export has and the mapping does not name (the run keeps it and
 * says so), keys that repeat among the sample's rows (the run reads the header and judges rows as they come), and tests.
 */
const stricter = new Set(["M010", "M030", "M034", "M035"]);

/** A limit that the corpus and the generator run into: tags of three letters. */
const snapshot: TargetSnapshot = {
  version: 1,
  schema: "vendor",
  tables: {
    client: { title: { type: "character varying(40)", length: 40 } },
    tag: { word: { type: "character varying(3)", length: 3 } },
  },
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sverka-checker-"));
  cpSync(broken, folder, { recursive: true, filter: (path) => !/\.expected$|README/.test(path) });
  cpSync(join(fixtures, "targets/vendor/profile.yaml"), join(folder, "vendor.yaml"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Verdicts {
  /** Errors of `validate` over the project and its mapping. */
  readonly validate: readonly string[];
  /** Errors for which the run stops before it reads a row. */
  readonly run: readonly string[];
}

async function verdicts(mapping: string, withSnapshot: boolean): Promise<Verdicts> {
  const sample = /^sample: *["']?([^"'\n]+?)["']? *$/m.exec(readFileSync(join(folder, mapping), "utf8"))?.[1];
  const files = sample !== undefined && existsSync(join(folder, sample)) ? sample : "none/*.csv";
  const target = "load: { target: vendor.yaml }\n";
  writeFileSync(
    join(folder, "sverka.yaml"),
    `version: 1\nname: p\nsources:\n  s: { mapping: ${mapping}, files: ${JSON.stringify(files)} }\n${target}`,
  );
  return judge(mapping, withSnapshot);
}

async function judge(mapping: string | undefined, withSnapshot: boolean): Promise<Verdicts> {
  const path = join(folder, "target.snapshot.json");
  if (withSnapshot) writeFileSync(path, snapshotText(snapshot));
  else rmSync(path, { force: true });
  const { diagnostics } = await validateFiles(folder, ["sverka.yaml", ...(mapping === undefined ? [] : [mapping])]);
  const stopped = await openProject(folder, true).then(
    () => [],
    (error: unknown) => {
      if (error instanceof ProjectFaults) return error.diagnostics;
      throw error;
    },
  );
  const errors = (found: typeof diagnostics): string[] => [
    ...new Set(found.filter((each) => each.severity === "error").map((each) => each.rule)),
  ];
  return { validate: errors(diagnostics), run: errors(stopped) };
}

function agree({ validate, run }: Verdicts, name: string): void {
  // Never bless what the run would refuse; refuse nothing that it takes, but for the rules above.
  expect(validate.length > 0 || run.length === 0, `${name}: validate accepts, run says ${run.join()}`).toBe(true);
  const refused = validate.filter((rule) => !stricter.has(rule));
  expect(run.length > 0 || refused.length === 0, `${name}: run accepts, validate says ${refused.join()}`).toBe(true);
}

const mappings = readdirSync(broken)
  .filter((name) => name.endsWith(".yaml") && !name.startsWith("project-"))
  .sort();

it("agrees over the corpus of broken mappings, with a snapshot and without", async () => {
  let refused = 0;
  for (const name of mappings)
    for (const withSnapshot of [false, true]) {
      const both = await verdicts(name, withSnapshot);
      agree(both, name);
      if (both.run.length > 0) refused++;
    }
  // That most are refused and some, which only warn, are not is what makes the agreement worth something.
  expect(refused).toBeGreaterThan(mappings.length);
  expect(refused).toBeLessThan(2 * mappings.length);
});

it("agrees over the examples of the rules, the bad and the good", async () => {
  const accepted = [];
  for (const [code, { bad, good, project }] of Object.entries(ruleExamples)) {
    if (project === true) continue;
    for (const [kind, text] of Object.entries({ bad, good })) {
      writeFileSync(join(folder, "example.yaml"), text);
      const both = await verdicts("example.yaml", false);
      agree(both, `${code} ${kind}`);
      if (both.run.length === 0) accepted.push(code);
    }
  }
  expect(accepted.length).toBeGreaterThan(20);
});

it("agrees over broken projects", async () => {
  let refused = 0;
  for (const name of readdirSync(broken).filter((each) => /^project-.*\.yaml$/.test(each))) {
    writeFileSync(join(folder, "sverka.yaml"), readFileSync(join(broken, name)));
    const both = await judge(undefined, false);
    agree(both, name);
    if (both.run.length > 0) refused++;
  }
  expect(refused).toBeGreaterThan(5);
});

it("agrees over generated constants and a target that is too short for some", async () => {
  const seen = { accepted: 0, refused: 0 };
  const word = fc.stringMatching(/^[а-я]{1,6}$/);
  await fc.assert(
    fc.asyncProperty(word, fc.boolean(), fc.boolean(), async (tag, known, withSnapshot) => {
      const name = known ? "Фирма" : "Фрма";
      writeFileSync(
        join(folder, "example.yaml"),
        `version: 1\ncolumns: [Фирма]\ncounterparty:\n  name: ${name}\n  tags: { literal: ${tag} }\n`,
      );
      const both = await verdicts("example.yaml", withSnapshot);
      const short = withSnapshot && tag.length > 3;
      agree(both, `${name}, ${tag}, ${withSnapshot ? "with" : "without"} a snapshot`);
      expect(both.run.includes("M003")).toBe(!known);
      expect(both.run.includes("M050")).toBe(short);
      expect(both.run.length > 0).toBe(!known || short);
      seen[both.run.length > 0 ? "refused" : "accepted"]++;
    }),
    { numRuns: 60, seed: 7 },
  );
  expect(seen.accepted).toBeGreaterThan(5);
  expect(seen.refused).toBeGreaterThan(5);
});
