import type { Golden, Phone } from "../../model/index.ts";
import type { Column } from "../catalogue/catalogue.ts";
import { compileColumn, internationalPhone, Unlisted } from "./column.ts";
import { encodeValue, type Refusal } from "./encode.ts";
import type { CellSpec, FileTarget } from "../profile/file-profile.ts";

/** One table of import files, ready to make rows. */
export interface FileTable {
  readonly name: string;
  readonly of: Golden["type"];
  readonly headers: readonly string[];
  readonly vendorKey?: string;
  readonly recordKey?: string;
  /** Headers whose cells are those of the first firm's row. */
  readonly firm: ReadonlyMap<string, string>;
  /** Cells by header; the vendor's key and the firm's cells are the caller's. Or why the vendor could not hold it. */
  readonly row: (golden: Golden) => Readonly<Record<string, string>> | Refusal;
}

export function compileFiles(target: FileTarget): FileTable[] {
  return target.tables.map(({ name, of, columns }) => {
    const specs = Object.entries(columns).map(([header, raw]): [string, CellSpec] => [
      header,
      typeof raw === "string" ? { path: raw } : raw,
    ]);
    const named = specs.flatMap(([, { phones }]) => (Array.isArray(phones) ? phones : []));
    const cells = specs.flatMap(([header, spec]) => {
      const read = reader(header, spec, named);
      return read === undefined ? [] : [{ header, column: columnFor(header, spec), read }];
    });
    const [vendorKey] = specs.find(([, spec]) => spec.vendorKey) ?? [];
    const [recordKey] = specs.find(([, spec]) => spec.recordKey) ?? [];
    return {
      name,
      of,
      headers: specs.map(([header]) => header),
      ...(vendorKey === undefined ? {} : { vendorKey }),
      ...(recordKey === undefined ? {} : { recordKey }),
      firm: new Map(specs.flatMap(([header, { firm }]) => (firm === undefined ? [] : [[header, firm] as const]))),
      row: (golden) => {
        const row: Record<string, string> = {};
        for (const { header, column, read } of cells) {
          const value = read(golden);
          const place = { table: name, column: header };
          if (value instanceof Unlisted)
            return { ...place, misfit: "value-not-listed", value: value.value, allowed: "map" };
          const encoded = encodeValue(value, column);
          if ("misfit" in encoded) return { ...place, ...encoded };
          row[header] = encoded.text ?? "";
        }
        return row;
      },
    };
  });
}

/** Why the vendor's import could not hold a card, before anything is loaded. */
export function fileMisfit(tables: readonly FileTable[], golden: Golden): Refusal | undefined {
  for (const table of tables) {
    if (table.of !== golden.type) continue;
    const row = table.row(golden);
    if ("misfit" in row) return row as Refusal;
  }
  return undefined;
}

function reader(header: string, spec: CellSpec, named: readonly string[]): ((golden: Golden) => unknown) | undefined {
  if (spec.vendorKey === true || spec.firm !== undefined) return undefined;
  if (spec.recordKey === true) return (golden) => golden.id;
  if (spec.phones !== undefined) {
    const kinds = spec.phones;
    const mine = ({ kind }: Phone): boolean =>
      kinds === "rest" ? kind === undefined || !named.includes(kind) : kind !== undefined && kinds.includes(kind);
    return (golden) =>
      golden.phones
        .filter(mine)
        .map(phoneText)
        .join(spec.by ?? "; ") || undefined;
  }
  const {
    length: _length,
    words: _words,
    format,
    phones: _phones,
    firm: _firm,
    vendorKey: _key,
    recordKey: _code,
    ...rest
  } = spec;
  const column = compileColumn(header, columnFor(header, {}), {
    ...rest,
    ...(format === undefined || format === "date-ru" ? {} : { format }),
  } as never);
  if (format !== "date-ru") return (golden) => column.read(golden, golden, 0);
  return (golden) => {
    const value = column.read(golden, golden, 0);
    return typeof value === "string" ? value.replace(/^(\d{4})-(\d{2})-(\d{2}).*$/, "$3.$2.$1") : value;
  };
}

function columnFor(name: string, { length, words }: Pick<CellSpec, "length" | "words">): Column {
  const base = words === undefined ? "varchar" : "words";
  return {
    name,
    type: base,
    base,
    notNull: false,
    generated: false,
    domainChecks: [],
    ...(length === undefined ? {} : { length }),
    ...(words === undefined ? {} : { labels: words }),
  };
}

/** As people dial it, with its extension; what could not be read stays as it was written. */
function phoneText({ e164, extension, raw }: Phone): string {
  if (e164 === undefined) return raw;
  const number = internationalPhone(e164);
  return extension === undefined ? number : `${number} доб. ${extension}`;
}
