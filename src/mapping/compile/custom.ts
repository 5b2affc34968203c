import { foldKey, setOwn } from "../../model/index.ts";
import type { Issue, RawRecord } from "../../model/index.ts";
import type { Header } from "../columns.ts";
import type { CustomField } from "../schema/mapping.ts";
import { parseDate } from "../dates.ts";
import { readColumn } from "./cells.ts";
import { list } from "./condition.ts";

/**
 * Custom fields: a text of the source under a name of the CRM's. A type gives the text one spelling (`1 234,50` → `1234.50`,
 * `24.07.2019` → `2019-07-24`, `Да` → `true`, a choice as the mapping writes it); what does not fit is kept as it is, with an issue.
 */
export function compileCustom(
  custom: Readonly<Record<string, string | CustomField>>,
  header: Header,
): (row: RawRecord, kept: Record<string, string>, issues: Issue[]) => void {
  const fields = Object.entries(custom).map(([name, field]) => {
    const options: CustomField = typeof field === "string" ? { column: field } : field;
    return {
      name,
      type: options.type ?? "text",
      read: readColumn(options.column, header),
      convert: converter(options),
    };
  });
  return (row, kept, issues) => {
    for (const { name, type, read, convert } of fields) {
      let free = name;
      let count = 1;
      for (const cell of read(row)) {
        const text = convert(cell.text);
        if (text === undefined) {
          issues.push({
            code: "custom-field-type",
            severity: "warning",
            at: cell.at,
            field: name,
            raw: cell.text,
            params: { type },
          });
        }
        setOwn(kept, free, text ?? cell.text);
        count += 1;
        free = `${name}#${count}`;
      }
    }
  };
}

function converter(field: CustomField): (text: string) => string | undefined {
  switch (field.type) {
    case "number":
      return plainNumber;
    case "boolean":
      return plainBoolean;
    case "date": {
      const patterns = list(field.date);
      return (text) => parseDate(text.trim(), patterns);
    }
    case "choice": {
      const values = new Map((field.values ?? []).map((value) => [foldKey(String(value)), String(value)]));
      return (text) => values.get(foldKey(text));
    }
    default:
      return (text) => text;
  }
}

/**
 * Grouping spaces go, a decimal comma becomes a point; of two kinds of separators the last is the decimal one (`12,500.00`,
 * `1.234,50`). `12,500` alone is refused: it could be twelve and a half or twelve thousand.
 */
function plainNumber(text: string): string | undefined {
  const compact = text.replace(/[\s\u00a0\u202f']/gu, "");
  const grouped = /^([-+−]?)(\d{1,3}(?:,\d{3})+)(?:\.(\d+))$|^([-+−]?)(\d{1,3}(?:\.\d{3})+)(?:,(\d+))$/u.exec(compact);
  const match = grouped ?? /^([-+−]?)(\d+)(?:[.,](\d+))?$/u.exec(compact);
  if (match === null || /^[-+−]?[1-9]\d{0,2},\d{3}$/u.test(compact)) return undefined;
  const [sign = "", whole = "", fraction] = match.slice(match[2] === undefined ? 4 : 1);
  const digits = whole.replace(/[.,]/g, "");
  return `${sign === "-" || sign === "−" ? "-" : ""}${digits}${fraction === undefined ? "" : `.${fraction}`}`;
}

const yes = new Set(["true", "yes", "y", "1", "да", "истина", "+", "x", "х", "✓"]);
const no = new Set(["false", "no", "n", "0", "нет", "ложь", "-"]);

function plainBoolean(text: string): string | undefined {
  const word = foldKey(text);
  return yes.has(word) ? "true" : no.has(word) ? "false" : undefined;
}
