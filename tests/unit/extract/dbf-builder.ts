import iconv from "iconv-lite";

export interface DbfColumn {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** A dBase III table, built by hand so that its code page and its faults can be chosen. A row that begins with `*` is deleted. */
export function dbfOf(
  columns: readonly DbfColumn[],
  rows: readonly (readonly (string | Buffer)[])[],
  encoding = "cp866",
  languageDriver = 0,
): Buffer {
  const recordLength = 1 + columns.reduce((sum, column) => sum + column.size, 0);
  const header = Buffer.alloc(32 + columns.length * 32 + 1);
  header[0] = 3;
  header[1] = 124;
  header[2] = 11;
  header[3] = 21;
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(recordLength, 10);
  header[29] = languageDriver;
  for (const [i, column] of columns.entries()) {
    const at = 32 + i * 32;
    iconv.encode(column.name, encoding).copy(header, at, 0, 11);
    header.write(column.type, at + 11, "latin1");
    header[at + 16] = column.size;
  }
  header[header.length - 1] = 0x0d;
  const records = rows.map((row) => {
    const deleted = row[0] === "*";
    const values = deleted ? row.slice(1) : row;
    const bytes = columns.map((column, i) => {
      const value = values[i] ?? "";
      const own = Buffer.isBuffer(value) ? value : iconv.encode(value, encoding);
      const padded = Buffer.alloc(column.size, 0x20);
      own.copy(padded, column.type === "N" ? Math.max(0, column.size - own.length) : 0);
      return padded;
    });
    return Buffer.concat([Buffer.from(deleted ? "*" : " "), ...bytes]);
  });
  return Buffer.concat([header, ...records, Buffer.from([0x1a])]);
}
