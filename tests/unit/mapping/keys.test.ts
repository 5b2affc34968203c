import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { jsonSchema, schemaNames } from "../../../src/mapping/index.ts";

/**
 * A key that the schema takes and nobody reads would be a promise that is not kept: people write it, `validate` blesses it, and
 * nothing happens. So every key must be read by some code beyond the schema itself.
 */
const src = fileURLToPath(new URL("../../../src/", import.meta.url));
const code = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts") && !/^(mapping\/schema|messages|countries)\//.test(path))
  .map((path) => readFileSync(join(src, path), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ""))
  .join("\n");

/** Names of all properties of a JSON Schema, with where they stand; keys that people choose themselves are not among them. */
function keysOf(schema: unknown, path: string): [path: string, key: string][] {
  if (typeof schema !== "object" || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((each) => keysOf(each, path));
  return Object.entries(schema).flatMap(([name, value]): [string, string][] => {
    if (name === "examples" || name === "default" || name === "enum") return [];
    if (name !== "properties")
      return keysOf(
        value,
        name === "definitions" ? "" : /^(items|anyOf|additionalProperties)$/.test(name) ? path : `${path}/${name}`,
      );
    return Object.entries(value as object).flatMap(([key, each]): [string, string][] => [
      [`${path}.${key}`, key],
      ...keysOf(each, `${path}.${key}`),
    ]);
  });
}

const words = (key: string): RegExp => {
  const name = key.replace(/[$]/g, "\\$&");
  // `.key`, `["key"]`, a member of a list of keys `"key"`, taken apart `{ key }`, `{ key: own }`, or in a table of functions.
  return new RegExp(
    `\\.${name}\\b|["'\`]${name}["'\`]|[{,]\\s*${name}\\s*(?:[,}=]|:\\s*[a-zA-Z_]+\\s*[,}=]|:\\s*\\w*\\()`,
  );
};

describe.each(schemaNames)("the keys of a %s", (name) => {
  const keys = new Map(keysOf(jsonSchema(name), "").map(([path, key]) => [path, key]));

  it("are all read by some code beyond the schema", () => {
    expect(keys.size).toBeGreaterThan(name === "mapping" ? 100 : 60);
    const unread = [...keys].filter(([, key]) => !words(key).test(code)).map(([path]) => path);
    expect(unread).toEqual([]);
  });
});
