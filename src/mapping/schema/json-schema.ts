import { z } from "zod";
import { mapping } from "./mapping.ts";
import { project } from "./project.ts";

/** The files that people write and editors check. */
export const schemaNames = ["mapping", "project"] as const;
export type SchemaName = (typeof schemaNames)[number];

const titles: Readonly<Record<SchemaName, string>> = {
  mapping: "Sverka mapping: what the columns of a source mean / Карта: что значат колонки источника",
  project: "Sverka project (sverka.yaml) / Проект Сверки (sverka.yaml)",
};

/**
 * JSON Schema (draft 7, which every editor knows) of a kind of file, from the same definitions that the loader checks with. The
 * committed copies under mappings/ are compared with it by a test.
 */
export function jsonSchema(name: SchemaName): Record<string, unknown> {
  const schema = z.toJSONSchema(name === "mapping" ? mapping : project, {
    target: "draft-7",
    io: "input",
    reused: "inline",
  });
  const { $schema, ...rest } = schema as Record<string, unknown>;
  return { $schema, title: titles[name], ...rest };
}

export function jsonSchemaText(name: SchemaName): string {
  return `${JSON.stringify(jsonSchema(name), undefined, 2)}\n`;
}
