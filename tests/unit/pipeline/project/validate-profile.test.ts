import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { validateFiles } from "../../../../src/pipeline/project/validate.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sverka-profile-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const crm = readFileSync(new URL("../../../../mappings/targets/crm.yaml", import.meta.url), "utf8");

async function errors(target: string, profile?: string, paths: readonly string[] = ["sverka.yaml"]): Promise<string[]> {
  writeFileSync(join(folder, "sverka.yaml"), `version: 1\nname: p\nsources: {}\nload: { target: ${target} }\n`);
  if (profile !== undefined) writeFileSync(join(folder, "own.yaml"), profile);
  const { diagnostics } = await validateFiles(folder, paths);
  return diagnostics
    .filter(({ file, params }) => file === "own.yaml" || params["got"] === target)
    .map(
      ({ file, rule, params, suggestion }) =>
        `${file} ${rule} ${params["key"] ?? params["part"] ?? params["got"]} ${suggestion}`,
    );
}

test("a project is judged with the profile of its target", async () => {
  expect(await errors("own.yaml", crm)).toEqual([]);
  expect(await errors("own.yaml", crm.replace("\n  counterparty:", "\n  conterparty:"))).toContain(
    "own.yaml M004 conterparty counterparty",
  );
  expect(await errors("own", crm.replace("name.display", "name.dispaly"))).toEqual([
    "own.yaml M024 dispaly name.display",
  ]);
  // By itself too, once where both are asked for.
  expect(await errors("own.yaml", undefined, ["sverka.yaml", "own.yaml"])).toHaveLength(1);
  expect(await errors("crm", undefined)).toEqual([]);
});

test("a profile that is not there is an error of the project", async () => {
  expect(await errors("other.yaml")).toEqual(["sverka.yaml M006 other.yaml undefined"]);
});
