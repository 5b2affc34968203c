import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { DraftValue, Phone } from "../../../../src/model/index.ts";
import type { PhoneContext } from "../../../../src/normalize/value/values.ts";

/** A line of fixtures/normalize/phones.csv. */
export interface PhoneCase {
  readonly value: DraftValue;
  readonly context: PhoneContext;
  /** As {@link showPhones} writes them. */
  readonly phones: string;
  /** Codes in order, joined by commas. */
  readonly issues: string;
}

export function readPhoneCases(): PhoneCase[] {
  const file = new URL("../../../../fixtures/normalize/phones.csv", import.meta.url);
  const rows = parse(readFileSync(file), { columns: true }) as Record<string, string>[];
  return rows.map((row) => {
    const given = (name: string): string | undefined => (row[name] === "" ? undefined : row[name]);
    const stored = given("stored");
    return {
      value: { text: row["cell"] ?? "", at: "Телефон", ...(stored === undefined ? {} : { stored }) },
      context: Object.fromEntries(
        [
          ["country", given("country")],
          ["region", given("region")],
          ["city", given("city")],
          ["areaCode", given("area code")],
          ["otherE164", given("other numbers")?.split(" ")],
        ].filter(([, value]) => value !== undefined),
      ) as PhoneContext,
      phones: row["phones"] ?? "",
      issues: row["issues"] ?? "",
    };
  });
}

/** `+78462316014 x139 fixed inferred {Ольга}`; a number that could not be read is `-`, as-written is left out. */
export function showPhones(phones: readonly Phone[]): string {
  return phones
    .map(({ e164, extension, kind, quality, note }) =>
      [
        e164 ?? "-",
        extension === undefined ? "" : `x${extension}`,
        kind ?? "",
        quality === "inferred" ? "inferred" : "",
        note === undefined ? "" : `{${note}}`,
      ]
        .filter((part) => part !== "")
        .join(" "),
    )
    .join(" | ");
}
