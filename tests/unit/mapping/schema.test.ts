import { Ajv } from "ajv";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { jsonSchema, jsonSchemaText, schemaNames } from "../../../src/mapping/index.ts";

const folder = fileURLToPath(new URL("../../../mappings/", import.meta.url));

describe("jsonSchema", () => {
  it.each(schemaNames)("of a %s is the committed one (npx vitest run -u to renew)", async (name) => {
    await expect(jsonSchemaText(name)).toMatchFileSnapshot(`${folder}${name}.schema.json`);
  });

  it.each(schemaNames)("of a %s is a schema, and every key of it is described in both languages", (name) => {
    const schema = jsonSchema(name);
    expect(() => new Ajv({ strict: false }).compile(schema)).not.toThrow();
    expect(undescribed(schema)).toEqual([]);
  });
});

function undescribed(schema: unknown, path = ""): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const properties = (schema as { properties?: Record<string, { description?: string }> }).properties ?? {};
  const own = Object.entries(properties)
    .filter(([, each]) => each.description === undefined || !each.description.includes("\n"))
    .map(([key]) => `${path}.${key}`);
  return [...own, ...Object.entries(schema).flatMap(([key, each]) => undescribed(each, `${path}/${key}`))];
}
