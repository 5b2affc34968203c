import type { Table, Column } from "../catalogue/catalogue.ts";
import type { Proposed } from "./proposed.ts";
import { type Sample, codePattern, constantIn, valuesOf, wordsIn } from "./sample.ts";
import { checkWords, type Doubt, type Survey } from "./survey.ts";

/** A column that must not be empty and whose meaning is unknown: what most rows hold, else the first row it may point at. A doubt always. */
export function fillerOf(survey: Survey, table: Table, column: Column, sample: Sample): Proposed {
  const doubt = (value: string): void =>
    void survey.doubts.push({
      code: column.default === undefined ? "propose-required" : "propose-dangling",
      params: { table: table.name, column: column.name, type: column.type, value },
    });
  const code = codeSpec(table, column, sample);
  if (code !== undefined) {
    doubt(code.sql);
    return { column: column.name, spec: { sql: code.sql, update: "never" }, why: code.why };
  }
  if (sample.rows.some((row) => row[column.name] === ""))
    return {
      column: column.name,
      spec: { literal: "", update: "never" },
      why: { code: "propose-why-empty", params: {} },
    };
  const reference = table.references.find(({ from }) => from.columns.length === 1 && from.columns[0] === column.name);
  const [often] = wordsIn(sample, column.name);
  const target = reference === undefined ? undefined : survey.catalogue.tables.get(reference.to.table);
  const first =
    target === undefined
      ? undefined
      : valuesOf(survey.samples.get(target.name) ?? { rows: [] }, reference?.to.columns[0] ?? "")[0];
  const value = often ?? (first === undefined ? checkWords(table, column)[0] : String(first));
  if (value === undefined) {
    doubt("?");
    return { column: column.name, why: { code: "propose-why-fill", params: { type: column.type } } };
  }
  doubt(value);
  const literal = /^int|numeric|float/.test(column.base)
    ? Number(value)
    : column.base === "bool"
      ? value === "true"
      : value;
  return {
    column: column.name,
    spec: { literal, update: "never" },
    why:
      often === undefined
        ? { code: "propose-why-first", params: { table: target?.name ?? column.name } }
        : { code: "propose-why-often", params: {} },
  };
}

/** Whether a column's own default leads to no row, as a `0` for nobody does: left to itself, it would refuse every new row. */
export function hasDanglingDefault(survey: Survey, table: Table, column: Column): boolean {
  const value = /^'?(-?[\w-]+)'?(?:::.*)?$/.exec(column.default ?? "")?.[1];
  const to = table.references.find(({ from }) => from.columns.length === 1 && from.columns[0] === column.name)?.to;
  const target = to === undefined ? undefined : survey.samples.get(to.table);
  return (
    value !== undefined &&
    target !== undefined &&
    target.rows.length > 0 &&
    !target.rows.some((row) => String(row[to?.columns[0] ?? ""]) === value)
  );
}

/** A text that the database asks for nowhere, and that the program writes into every row all the same: into a new one too. */
export function constantOf(table: Table, column: Column, sample: Sample): Proposed | undefined {
  if (!/^(?:text|varchar|bpchar|citext)$/.test(column.base) || column.default !== undefined) return undefined;
  if (table.references.some(({ from }) => from.columns.includes(column.name))) return undefined;
  const word = constantIn(sample, column.name);
  const literal = column.base === "bpchar" ? word?.trimEnd() : word;
  return literal === undefined
    ? undefined
    : { column: column.name, spec: { literal, update: "never" }, why: { code: "propose-why-all", params: {} } };
}

/** A code that every row must have once, made of the row's own number: begun otherwise than the program's, so that none is met twice. */
function codeSpec(table: Table, column: Column, sample: Sample): { sql: string; why: Doubt } | undefined {
  const key = table.columns.get(table.primaryKey[0] ?? "");
  const isUnique = table.uniques.some(({ columns }) => columns.length === 1 && columns[0] === column.name);
  if (key === undefined || !key.base.startsWith("int") || !/char|text/.test(column.base)) return undefined;
  const pattern = codePattern(valuesOf(sample, column.name));
  if (pattern === undefined && !isUnique) return undefined;
  const width =
    pattern === undefined ? Math.min(8, (column.length ?? 10) - 2) : pattern.length - pattern.replace(/0+$/, "").length;
  const name = /^[a-z_][a-z0-9_]*$/.test(key.name) ? key.name : `"${key.name}"`;
  return {
    sql: `'SV' || lpad(${name}::text, ${width}, '0')`,
    why:
      pattern === undefined
        ? { code: "propose-why-code", params: {} }
        : { code: "propose-why-codes", params: { pattern } },
  };
}

/** How new keys come about, where the database does not make them itself. */
export function keyOf(survey: Survey, table: Table, sample: Sample): unknown {
  const [name, ...more] = table.primaryKey;
  const column = table.columns.get(name ?? "");
  if (column === undefined || more.length > 0 || /^(?:int[248]|uuid)$/.test(column.base)) return undefined;
  const texts = valuesOf(sample, column.name).map(String);
  const isUuid =
    texts.length > 0
      ? texts.every((text) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text))
      : column.length === 36;
  if (isUuid) return "uuid";
  const pattern = codePattern(texts);
  if (pattern !== undefined) {
    const own =
      column.sequence ?? /nextval\('((?:[^']|'')+)'::regclass\)/.exec(column.default ?? "")?.[1]?.replaceAll("''", "'");
    if (own === undefined)
      survey.doubts.push({ code: "propose-code", params: { table: table.name, column: column.name, pattern } });
    return { code: pattern, ...(own === undefined ? {} : { sequence: own }) };
  }
  if (column.base === "bytea") {
    // As text: \\x and two digits for each byte.
    const [bytes = 34] = texts.map((text) => text.length);
    return { hex: Math.min(64, bytes - 2) };
  }
  const lengths = new Set(texts.map((text) => text.length));
  const [length] = lengths.size === 1 ? lengths : [column.length];
  if (length !== undefined && length >= 8 && texts.every((text) => /^[0-9a-f]+$/i.test(text)))
    return { hex: Math.min(64, length) };
  survey.doubts.push({ code: "propose-key", params: { table: table.name, column: column.name, type: column.type } });
  return undefined;
}
