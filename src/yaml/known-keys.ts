import type { z } from "zod";

type Schema = z.core.$ZodType;

/**
 * The keys that the schema knows at a path: what a misspelt key may have meant. Of a union only the branches that are meant: those that the
 * word which tells them apart names, and those that refuse the keys.
 *
 * @param refused the unknown keys there
 */
export function knownKeys(
  schema: z.ZodType,
  path: readonly (string | number)[],
  data: unknown,
  refused: readonly string[],
): readonly string[] {
  let schemas: readonly Schema[] = [schema];
  let value = data;
  for (const step of path) {
    schemas = schemas.flatMap((each) => child(each, step, value));
    value = partOf(value, step);
  }
  const shapes = schemas.flatMap((each) => unwrap(each, value)).map((each) => objectShape(each) ?? {});
  const refusing = shapes.filter((shape) => !refused.some((key) => Object.hasOwn(shape, key)));
  return [...new Set(refusing.flatMap((shape) => Object.keys(shape)))];
}

interface Def {
  readonly type: string;
  readonly shape?: Record<string, Schema>;
  readonly innerType?: Schema;
  readonly getter?: () => Schema;
  readonly options?: readonly Schema[];
  /** The key whose word names the branch of a union. */
  readonly discriminator?: string;
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
function unwrap(schema: Schema, value: unknown): Schema[] {
  const { type, innerType, getter, options, discriminator, in: before } = def(schema);
  const inside = innerType ?? before;
  if (inside !== undefined) return unwrap(inside, value);
  if (type === "lazy" && getter !== undefined) return unwrap(getter(), value);
  if (options === undefined) return [schema];
  const branches = options.flatMap((each) => unwrap(each, value));
  if (discriminator === undefined) return branches;
  const word = partOf(value, discriminator);
  return branches.filter((each) => {
    const named = objectShape(each)?.[discriminator];
    return named === undefined || (named as z.ZodType).safeParse(word).success;
  });
}

function child(schema: Schema, step: string | number, value: unknown): Schema[] {
  return unwrap(schema, value).flatMap((each) => {
    const { shape, element, valueType } = def(each);
    const found = typeof step === "number" ? element : (shape?.[step] ?? valueType);
    return found === undefined ? [] : [found];
  });
}

function partOf(value: unknown, step: string | number): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[String(step)] : undefined;
}
