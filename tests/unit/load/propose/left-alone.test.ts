import { expect, test } from "vitest";
import type { Column, Table } from "../../../../src/load/catalogue/catalogue.ts";
import { leftAlone } from "../../../../src/load/propose/left-alone.ts";
import type { Survey } from "../../../../src/load/propose/survey.ts";

test("an array that is empty by default is told of once somebody has filled it, in however few rows", () => {
  const columns = new Map(
    [
      ["spare", "'{}'::text[]"],
      ["colours", "'{}'::text[]"],
      ["extra", "'{}'::jsonb"],
      ["state", "'new'::text"],
    ].map(([name = "", byDefault = ""]) => [name, { name, default: byDefault } as Column]),
  );
  const table = { name: "client", columns, primaryKey: ["id"] } as unknown as Table;
  const rows = [{ spare: [], colours: ["red"], extra: {}, state: "new" }];
  const survey = { samples: new Map([["client", { rows }]]) } as unknown as Survey;
  expect(leftAlone(survey, table, { columns: [] } as never)).toEqual(["colours"]);
});
