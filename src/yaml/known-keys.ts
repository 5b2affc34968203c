import type { z } from "zod";

type Schema = z.core.$ZodType;

/** The keys that the schema knows at a path: what a misspelt key may have meant. */
export function knownKeys(schema: z.ZodType, path: readonly (string | number)[]): readonly string[] {
  let schemas: readonly Schema[] = [schema];
  for (const step of path) schemas = schemas.flatMap((each) => child(each, step));
  return [...new Set(schemas.flatMap((each) => unwrap(each)).flatMap((each) => Object.keys(objectShape(each) ?? {})))];
}

interface Def {
  readonly type: string;
  readonly shape?: Record<string, Schema>;
  readonly innerType?: Schema;
  readonly getter?: () => Schema;
  readonly options?: readonly Schema[];
  readonly element?: Schema;
  readonly valueType?: Schema;
  /** Of a schema with a transformation behind it. */
  readonly in?: Schema;
}

function def(schema: Schema): Def {
  return (schema as unknown as { def: Def }).def;
}

function objectShape(schema: Schema): Record<string, Schema> | undefined {
  return def(schema).shape;
}

/** Without optional, lazy, union and transformation around it. */
function unwrap(schema: Schema): Schema[] {
  const { type, innerType, getter, options, in: before } = def(schema);
  const inside = innerType ?? before;
  if (inside !== undefined) return unwrap(inside);
  if (type === "lazy" && getter !== undefined) return unwrap(getter());
  if (options !== undefined) return options.flatMap(unwrap);
  return [schema];
}

function child(schema: Schema, step: string | number): Schema[] {
  return unwrap(schema).flatMap((each) => {
    const { shape, element, valueType } = def(each);
    const found = typeof step === "number" ? element : (shape?.[step] ?? valueType);
    return found === undefined ? [] : [found];
  });
}
