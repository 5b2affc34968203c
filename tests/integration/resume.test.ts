import { createHash } from "node:crypto";
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { onServer, type ServerProject } from "./on-server.ts";

interface Outcome {
  readonly run: string;
  readonly folder: string;
  readonly reused?: Readonly<Record<string, string>>;
}

const made = ["records.ndjson", "issues.ndjson", "matches.ndjson", "golden.ndjson", "entities.ndjson", "dedupe.json"];

function digests(folder: string): Record<string, string> {
  const digest = (name: string) =>
    createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
  return Object.fromEntries(made.map((name) => [name, digest(name)]));
}

describe("a run on what has not changed", () => {
  let project: ServerProject;
  beforeAll(async () => void (project = await onServer("demo")));
  afterAll(() => project.remove());
  const run = async (...args: string[]): Promise<Outcome> => {
    const ended = await project.call("run", "--json", ...args);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    return JSON.parse(ended.stdout) as Outcome;
  };

  test("takes over what an earlier run made of the same, which is what it would have made itself", async () => {
    const first = await run();
    expect(first.reused).toBeUndefined();
    // The database has since been filled: with what was loaded, and nothing else.
    const second = await run();
    expect(Object.keys(second.reused ?? {})).toEqual(["normalize", "dedupe"]);
    const third = await run();
    expect(third.reused).toEqual({ normalize: second.run, dedupe: second.run });
    const fresh = await run("--fresh");
    expect(fresh.reused).toBeUndefined();
    expect(digests(second.folder)).toEqual(digests(fresh.folder));
    expect(digests(third.folder)).toEqual(digests(fresh.folder));
  });

  test("makes anew what a changed setting or a changed artifact touches", async () => {
    const before = await run();
    const right = digests(before.folder);
    // Of the same length: an edit in place, or a damaged disk.
    const records = join(before.folder, "records.ndjson");
    writeFileSync(records, readFileSync(records, "utf8").replace("Самара", "Сумара"));
    appendFileSync(join(project.path, "sverka.yaml"), "\n# a remark changes nothing that is cleaned\n");
    // A run that made them itself, and shares no file with that one, still has them whole.
    const after = await run();
    expect(Object.keys(after.reused ?? {}).sort()).toEqual(["dedupe", "normalize"]);
    expect(digests(after.folder)).toEqual(right);
    const [mapping] = readdirSync(join(project.path, "mappings")).filter((name) => name.endsWith(".yaml"));
    appendFileSync(join(project.path, "mappings", mapping!), '\ndefaults: { areaCode: "846" }\n');
    const changed = await project.call("run", "--json");
    expect((JSON.parse(changed.stdout) as Outcome).reused).toBeUndefined();
  });
});
