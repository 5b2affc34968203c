import { own } from "../../model/index.ts";

/** A catalogue of a 1C 7.7 base, as `1Cv7.DD` describes it. */
export interface Catalogue77 {
  /** `Контрагенты`. */
  readonly name: string;
  /** `SC172`: the name of its DBF file. */
  readonly table: string;
  /** Names by column of the file: `SP573` → `ПолнНаименование`. */
  readonly columns: ReadonlyMap<string, string>;
}

/** The columns that every catalogue has, under the names that people of 7.7 know. */
const standard: Readonly<Record<string, string>> = {
  CODE: "Код",
  DESCR: "Наименование",
  PARENTID: "Родитель",
  PARENTEXT: "Владелец",
  ISFOLDER: "ЭтоГруппа",
  ISMARK: "ПометкаУдаления",
};

/**
 * Reads the dictionary: `#==TABLE no 8 : Справочник Контрагенты`, then `T=SC172 |…` and `F=SP573 |(P)ПолнНаименование |C |100 |0`. The
 * name in the `T=` line may be cut off, so the heading counts. Names that stand twice keep their column as a mark.
 */
export function parseDictionary(text: string): readonly Catalogue77[] {
  const catalogues: Catalogue77[] = [];
  let heading = "";
  let columns: Map<string, string> | undefined;
  for (const line of text.split(/\r?\n/)) {
    const title = /^#==TABLE[^:]*:\s*(.*?)\s*$/u.exec(line)?.[1];
    if (title !== undefined) {
      heading = title;
      columns = undefined;
      continue;
    }
    const cells = line
      .slice(2)
      .split("|")
      .map((cell) => cell.trim());
    if (line.startsWith("T=")) {
      const [table = "", description = ""] = cells;
      const name = /^Справочник[\s.]+(.+)$/u.exec(heading === "" ? description : heading)?.[1];
      columns = undefined;
      if (name === undefined || !/^SC\d+$/i.test(table)) continue;
      columns = new Map();
      catalogues.push({ name, table, columns });
    } else if (line.startsWith("F=") && columns !== undefined) {
      const [column = "", description = ""] = cells;
      const name = own(standard, column) ?? (/^SP\d+$/i.test(column) ? description.replace(/^\(P\)\s*/u, "") : column);
      const taken = [...columns.values()].includes(name);
      columns.set(column, name === "" || taken ? column : name);
    }
  }
  return catalogues;
}
