import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stringify } from "yaml";
import { snapshotText, type TargetSnapshot } from "../../../src/load/index.ts";
import { ruleExamples } from "../../../src/mapping/index.ts";
import { openProject, ProjectFaults } from "../../../src/pipeline/project/open-project.ts";
import { validateFiles } from "../../../src/pipeline/project/validate.ts";
import { columns, mapping as generated } from "../mapping/generated.ts";

/**
 * `validate` and `run` have one checker: over real files in a project's folder, as both commands call it. The run reads the
 * file that the mapping names as its sample, so both see the same header, and the same snapshot of the target.
 */
const fixtures = resolve(import.meta.dirname, "../../../fixtures");
const broken = join(fixtures, "mappings-broken");

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
  const errors = (found: typeof diagnostics): string[] =>
    [...new Set(found.filter((each) => each.severity === "error").map((each) => each.rule))].sort();
  return { validate: errors(diagnostics), run: errors(stopped) };
}

/** Never bless what the run would refuse, refuse nothing that it takes; and for the same reasons. */
function agree({ validate, run }: Verdicts, name: string): void {
  expect(run, name).toEqual(validate);
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

it("agrees over generated mappings, good and bad, that name a sample (property)", async () => {
  writeFileSync(
    join(folder, "generated.csv"),
    `${columns.map((each) => each.replace(/#\d$/, "")).join(";")}\nРомашка;1;2;77;Иванов;Самара;01.02.2020;;x\nЛютик;1;2;78;Белов;Самара;;;y\n`,
  );
  const seen = { accepted: 0, refused: 0 };
  const rules = new Set<string>();
  await fc.assert(
    fc.asyncProperty(generated, fc.boolean(), async (data, withSnapshot) => {
      const text = stringify({ ...(JSON.parse(JSON.stringify(data)) as object), sample: "generated.csv" });
      writeFileSync(join(folder, "example.yaml"), text);
      const both = await verdicts("example.yaml", withSnapshot);
      agree(both, text);
      seen[both.run.length > 0 ? "refused" : "accepted"]++;
      for (const rule of both.run) rules.add(rule);
    }),
    { numRuns: 120, seed: 21 },
  );
  expect(seen.accepted).toBeGreaterThan(10);
  expect(seen.refused).toBeGreaterThan(50);
  // Also those that only rows and tests can show.
  expect([...rules]).toEqual(expect.arrayContaining(["M003", "M010", "M030", "M034", "M035"]));
});

it("finds no fault in a variable that is not set", async () => {
  writeFileSync(join(folder, "example.yaml"), "version: 1\ncounterparty: { name: Компания }\n");
  writeFileSync(
    join(folder, "sverka.yaml"),
    'version: 1\nname: p\ndatabases: { live: { url: "${SVERKA_NO_SUCH_VARIABLE}" } }\nload: { to: live }\nsources:\n  s: { mapping: example.yaml, files: none.csv }\n',
  );
  expect(await judge("example.yaml", false)).toEqual({ validate: [], run: [] });
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

it("what the tests of a shipped preset leave out is no note to its user", async () => {
  const root = join(import.meta.dirname, "../../..");
  const { diagnostics } = await validateFiles(join(root, "fixtures/demo"), ["sverka.yaml"]);
  expect(diagnostics.map((each) => each.file).filter((file) => file.startsWith("preset:"))).toEqual([]);
  const asked = await validateFiles(root, ["mappings/sources/1c-commerceml-3.1.yaml"]);
  expect(asked.diagnostics.map((each) => each.code)).toContain("untested");
});
