import { expect, test } from "vitest";
import { databaseAgain } from "../../../../src/pipeline/load/database-option.ts";

test.each([
  [undefined, ""],
  ["sandbox", " --database sandbox"],
  ["postgres://crm@localhost:5432/crm", " --database postgres://crm@localhost:5432/crm"],
  ["postgres://crm:t0p:s@cret@localhost/crm", " --database postgres://crm@localhost/crm"],
  ["postgres://:t0p@localhost/crm", " --database postgres://@localhost/crm"],
  ["postgres://localhost/crm?user=crm&password=t0p", " --database 'postgres://localhost/crm?user=crm'"],
  ["postgres://localhost/crm?pass%77ord=t0p", " --database postgres://localhost/crm"],
  ["postgres://localhost/crm?sslmode=require&x=a@b", " --database 'postgres://localhost/crm?sslmode=require&x=a@b'"],
  ["postgres://localhost/o'neil", String.raw` --database 'postgres://localhost/o'\''neil'`],
])("a database given by hand is named again without its password: %s", (asked, shown) => {
  expect(databaseAgain(asked)).toBe(shown);
});
