import { Ajv } from "ajv";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { profileJsonSchema, profileJsonSchemaText } from "../../../../src/load/index.ts";

const mappings = fileURLToPath(new URL("../../../../mappings/", import.meta.url));

test("the schema of a target profile is the committed one (npx vitest run -u to renew)", async () => {
  await expect(profileJsonSchemaText()).toMatchFileSnapshot(`${mappings}target.schema.json`);
});

test("every key is described in both languages", () => {
  const undescribed = (schema: unknown, path = ""): string[] => {
    if (typeof schema !== "object" || schema === null) return [];
    const { properties = {} } = schema as { properties?: Record<string, { description?: string }> };
    const own = Object.entries(properties).flatMap(([key, { description }]) =>
      /\n\p{Script=Cyrillic}|\n\w+: \p{Script=Cyrillic}/u.test(description ?? "") ? [] : [`${path}.${key}`],
    );
    return [...own, ...Object.entries(schema).flatMap(([key, each]) => undescribed(each, `${path}/${key}`))];
  };
  expect(undescribed(profileJsonSchema())).toEqual([]);
});

test.each(readdirSync(`${mappings}targets`))("%s names the schema and is right by it", (name) => {
  const text = readFileSync(`${mappings}targets/${name}`, "utf8");
  expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=../target.schema.json");
  const check = new Ajv({ strict: false }).compile(profileJsonSchema());
  expect(check(parse(text)), JSON.stringify(check.errors)).toBe(true);
});
