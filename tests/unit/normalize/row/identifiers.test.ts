import { expect, test } from "vitest";
import { createNormalizer } from "../../../../src/normalize/index.ts";
import { type Cells, draftOf, identity } from "../drafts.ts";

const normalize = createNormalizer({ country: "RU" });

function read(cells: Cells): { identifiers: string[]; issues: string[] } {
  const { records, issues } = normalize(draftOf({ name: "Ромашка", ...cells }), identity);
  const shown = (records[0]?.identifiers ?? []).map(
    ({ scheme, value, valid }) => `${scheme} ${value}${valid ? "" : " invalid"}`,
  );
  const codes = issues.filter(({ field }) => field === "identifiers" || field === "notes").map(({ code }) => code);
  return { identifiers: shown, issues: codes };
}

test("beside a КПП nine digits among the ИНН are one that lost a digit, and no second КПП", () => {
  expect(read({ inn: "631201009", kpp: "631201001" })).toEqual({
    identifiers: ["ru-inn 631201009 invalid", "ru-kpp 631201001"],
    issues: ["identifier-length"],
  });
  expect(read({ inn: "631201001" }).identifiers).toEqual(["ru-kpp 631201001"]);
  // Columns mixed up: each is read as what it is.
  expect(read({ inn: "631201001", kpp: "6314001239" }).identifiers).toEqual(["ru-kpp 631201001", "ru-inn 6314001239"]);
});

test("a УНП among the ИНН is one where the town says so too", () => {
  expect(read({ inn: "193123457", city: "Минск" })).toEqual({
    identifiers: ["by-unp 193123457"],
    issues: ["identifier-other-scheme"],
  });
  expect(read({ inn: "193123458", city: "Минск" })).toEqual({
    identifiers: ["ru-inn 193123458 invalid"],
    issues: ["identifier-length"],
  });
  expect(read({ inn: "193123457" }).identifiers).toEqual(["ru-inn 193123457 invalid"]);
});

test("a КПП that lost its zero with its ИНН regains it where both are of one tax office", () => {
  expect(read({ inn: "274010160", kpp: "27401001" })).toEqual({
    identifiers: ["ru-inn 0274010160", "ru-kpp 027401001"],
    issues: ["identifier-zeros-restored", "identifier-zero-alike"],
  });
  expect(read({ inn: "274010160", kpp: "27501001" }).identifiers).toEqual([
    "ru-inn 0274010160",
    "ru-kpp 27501001 invalid",
  ]);
  expect(read({ inn: "6314001239", kpp: "27401001" }).identifiers).toContain("ru-kpp 27401001 invalid");
});

test("a number with its label is taken out of a note that is nothing else, and only where the row has none", () => {
  expect(read({ notes: "ИНН 6314001239" })).toEqual({
    identifiers: ["ru-inn 6314001239"],
    issues: ["value-misplaced"],
  });
  expect(read({ notes: "ИНН 6314001238" }).identifiers).toEqual([]);
  expect(read({ notes: "ИНН 6314001239 головной офис" }).identifiers).toEqual([]);
  expect(read({ inn: "7707001234", notes: "ИНН 6314001239" }).identifiers).not.toContain("ru-inn 6314001239");
});
