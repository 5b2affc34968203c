import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const src = resolve(import.meta.dirname, "../../src");

/** Which folders each folder of src may import from, besides itself. No stage imports another. */
const shared = ["countries", "messages", "model", "yaml"];
const stages = ["mapping", "extract", "normalize", "dedupe", "load", "audit", "report"];
const allowed: Record<string, readonly string[]> = {
  model: [],
  messages: ["model"],
  countries: ["model"],
  yaml: ["model"],
  ...Object.fromEntries(stages.map((stage) => [stage, shared])),
  pipeline: [...stages, ...shared],
  review: ["pipeline", ...stages, ...shared],
  cli: ["review", "pipeline", ...stages, ...shared],
};

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts"));

function imports(file: string): string[] {
  const text = readFileSync(resolve(src, file), "utf8");
  return [...text.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)].map(([, target = ""]) =>
    relative(src, resolve(src, dirname(file), target)).replaceAll("\\", "/"),
  );
}

test("every folder of src is in the table", () => {
  const folders = new Set(files.filter((file) => file.includes("/")).map((file) => file.split("/")[0]));
  expect([...folders].filter((folder) => !(String(folder) in allowed))).toEqual([]);
});

test("no stage imports another, and nothing imports upwards", () => {
  const wrong = files.flatMap((file) => {
    const from = file.includes("/") ? file.split("/")[0]! : undefined;
    if (from === undefined) return [];
    return imports(file)
      .map((target) => ({ target, to: target.split("/")[0]! }))
      .filter(({ target, to }) => !target.startsWith("..") && to !== from && !(allowed[from] ?? []).includes(to))
      .map(({ target }) => `${file} imports ${target}`);
  });
  expect(wrong).toEqual([]);
});

test("no file is imported by what it imports, types included", () => {
  const open = new Set<string>();
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (open.has(file)) circles.push([...way.slice(way.indexOf(file)), file].join(" → "));
    if (open.has(file) || done.has(file) || !files.includes(file)) return;
    open.add(file);
    for (const target of imports(file)) visit(target, [...way, file]);
    open.delete(file);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test("the core does no I/O: only the edges import node:fs", () => {
  const pure = /^(model|countries|normalize|dedupe|messages)\//;
  const wrong = files.filter(
    (file) =>
      pure.test(file) && /from "node:(fs|net|http|child_process)/.test(readFileSync(resolve(src, file), "utf8")),
  );
  expect(wrong).toEqual([]);
});

test("what the scripts take from the build is there: they name it in texts, which no compiler reads", () => {
  const scripts = resolve(src, "../scripts");
  const named = new RegExp(`"(?:\\.\\./)*(?:dist/)?((?:${Object.keys(allowed).join("|")})/[\\w/-]+)\\.js"`, "g");
  const found = readdirSync(scripts, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .flatMap((file) =>
      [...readFileSync(resolve(scripts, file), "utf8").matchAll(named)].map(([, target]) => ({ file, target })),
    );
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ target }) => !existsSync(resolve(src, `${target}.ts`)))).toEqual([]);
});
