import { describe, expect, test } from "vitest";
import { renderBooks } from "../../../../src/report/text/books.ts";
import { balancedBooks as good } from "../balanced-books.ts";

const facts = {
  project: "acme-2026",
  run: "2026-11-21-01",
  target: "crm @ embedded (.sverka/crm)",
  elapsedMs: 4210,
  phones: { cells: 1204, asWritten: 1180, inferred: 31, unparsed: 20 },
  merging: { groups: 118, review: 17 },
  rejectsFolder: ".sverka/runs/2026-11-21-01/rejects",
  undoable: true,
};

test("files that have changed since the run has read them are named, with the next step", () => {
  const files = ["1.csv", "2.csv", "3.csv", "4.csv", "5.csv", "6.csv", "7.csv"];
  const text = renderBooks(good, { ...facts, changedInputs: files }, "en", false);
  expect(text).toContain(
    "any more: 1.csv, 2.csv, 3.csv, 4.csv, 5.csv, … +2. What the files say now: sverka run --dry-run",
  );
  expect(renderBooks(good, facts, "en", false)).not.toContain("--dry-run");
});

test("the undo names the database that the run was given by hand", () => {
  const text = renderBooks(good, { ...facts, undoWith: " --database sandbox" }, "en", false);
  expect(text).toContain("sverka undo 2026-11-21-01 --database sandbox");
});

test("decisions that contradict each other are named, each with the id that takes it back", () => {
  const decision = {
    id: "d1",
    judge: "same",
    left: "a:1",
    right: "b:2",
    by: "Ольга",
    at: "2026-11-21T10:00:00Z",
  } as const;
  const different = { ...decision, id: "d2", judge: "different", why: "два ИНН" } as const;
  const contradictions = { count: 4, first: Array.from({ length: 4 }, () => ({ different, same: [decision] })) };
  const text = renderBooks(
    good,
    { ...facts, merging: { ...facts.merging, contradicted: 4, contradictions } },
    "en",
    false,
  );
  expect(text).toContain("4 pairs to decide again, the decisions contradict each other");
  expect(text).toContain(
    "contradiction  a:1 and b:2 are different, decided by Ольга on 2026-11-21: «два ИНН» [d2], but a:1 and b:2 are the same, decided by Ольга on 2026-11-21 [d1]: no such",
  );
  expect(text).toContain("1 contradiction more between decisions");
  expect(text).not.toContain("evidence has changed");
});

describe("renderBooks", () => {
  test("stands in aligned columns and can be checked by hand", () => {
    expect(renderBooks(good, facts, "en", false)).toMatchInlineSnapshot(`
      "acme-2026 · 3 sources → crm @ embedded (.sverka/crm)                   run 2026-11-21-01 · 4.2 s

        rows            read  drafted  rejected   left out
        1c               412      407         3          2   folders 1, totals 1
        managers         188      183         5          0
        commerceml        37       36         0          1   marked for deletion
                         637      626         8          3   ✓ 637 accounted for
        drafts            in      new   updated  unchanged  merged  held back
        counterparties   626      492         0          0     134          0   ✓   crm.counterparty 0 → 492
        contacts         214      171         0          0      43          0   ✓   crm.contact 0 → 171

        cells    400 filled cells: 390 mapped, 2 kept as they are, 3 in rejected rows, 5 in rows left out
        phones   1,204 cells → 1,231 numbers: 1,180 as written, 31 with an inferred or renewed area code, 20 kept as they were
        merged   118 groups by themselves · 17 pairs look alike, were loaded as separate cards and wait for a person: sverka review
        rejects  8 rows to mend: .sverka/runs/2026-11-21-01/rejects, then sverka correct FILE
        undo     sverka undo 2026-11-21-01"
    `);
  });

  test("speaks Russian", () => {
    expect(renderBooks(good, facts, "ru", false)).toMatchInlineSnapshot(`
      "acme-2026 · 3 источника → crm @ embedded (.sverka/crm)              запуск 2026-11-21-01 · 4,2 с

        строки           прочитано  принято  на доработку      пропущено
        1c                     412      407             3              2   папки 1, итоги 1
        managers               188      183             5              0
        commerceml              37       36             0              1   помечены на удаление
                               637      626             8              3   ✓ учтено строк: 637
        карточки          на входе    новые     обновлены  без изменений  слиты  удержаны
        контрагенты            626      492             0              0    134         0   ✓   crm.counterparty 0 → 492
        контактные лица        214      171             0              0     43         0   ✓   crm.contact 0 → 171

        ячейки     400 заполненных ячеек: 390 перенесено, 2 сохранено как есть, 3 в строках на доработку, 5 в пропущенных строках
        телефоны   1 204 ячейки → 1 231 номер: 1 180 как записаны, 31 с кодом города по контексту или обновлённым, 20 оставлены как есть
        слияние    118 групп слито автоматически · 17 пар похожи, загружены отдельными карточками и ждут человека: sverka review
        доработка  8 строк на доработку: .sverka/runs/2026-11-21-01/rejects, затем sverka correct ФАЙЛ
        отмена     sverka undo 2026-11-21-01"
    `);
  });

  test("one line each for cards that moved and for values that many share, when there are any", () => {
    const merging = {
      ...facts.merging,
      joined: { count: 3, first: [] },
      split: { count: 1, first: [] },
      hubs: { count: 12, first: [{ value: "+78462316014", records: 60, names: 40 }] },
    };
    const text = (language: "en" | "ru") => renderBooks(good, { ...facts, merging }, language, false);
    expect(text("en")).toContain("cards    3 cards of earlier runs joined to another · 1 card of earlier runs split");
    expect(text("en")).toContain("shared   12 values with many names, +78462316014 (40 names) first");
    expect(text("ru")).toContain(
      "3 карточки прежних запусков присоединены к другим · 1 карточка прежних запусков разделилась",
    );
    expect(text("ru")).toContain("12 значений со многими именами, первым +78462316014 (имён: 40)");
    expect(renderBooks(good, facts, "en", false)).not.toMatch(/^ {2}(?:cards|shared) /m);
  });

  test("says what the load left as people have it, put out of use and emptied, when there is any", () => {
    const standing = { kept: 3, outOfUse: 1, cleared: 2 };
    expect(renderBooks(good, { ...facts, standing }, "en", false)).toMatch(
      /^ {2}in the CRM +left as it stands there 3 · out of use 1 · cleared 2$/m,
    );
    expect(renderBooks(good, { ...facts, standing: { ...standing, outOfUse: 0 } }, "ru", false)).toMatch(
      /^ {2}в CRM +оставлено, как там было: 3 · очищено 2$/m,
    );
    const none = { kept: 0, outOfUse: 0, cleared: 0 };
    expect(renderBooks(good, { ...facts, standing: none }, "en", false)).not.toContain("in the CRM");
  });

  test("names gates and their shares in the reader's words", () => {
    const gates = [
      { gate: "rejected", limit: "30%", value: "3.77%", met: true },
      { gate: "expect.rows crm", limit: "5–∞", value: "3", met: false },
    ];
    const text = (language: "en" | "ru") => renderBooks(good, { ...facts, gates }, language, false);
    expect(text("en")).toContain("rejected rows 3.77%, limit 30%: met");
    expect(text("ru")).toContain("строки на доработку, 3,77\u00a0% при пределе 30\u00a0%: соблюдён");
    expect(text("ru")).toContain("ожидаемое число строк, crm, 3 при пределе 5–∞: не соблюдён");
  });

  test("shows ✓ only where an account balances", () => {
    const [first, ...rest] = good.rows;
    const text = renderBooks({ ...good, rows: [{ ...first!, read: 413 }, ...rest] }, facts, "en", false);
    const line = (name: string) => text.split("\n").find((each) => each.trimStart().startsWith(name));
    expect(line("1c ")).toContain("✗");
    expect(line("counterparties")).toContain("✓");
    expect(text).toContain("1 not accounted for");
    expect(text).toContain("1c: 413 rows were read, but 412 have a fate");
  });

  test("colour changes nothing but escape codes", () => {
    const escapes = /\u001b\[\d+m/g;
    const coloured = renderBooks(good, facts, "en", true);
    expect(coloured).not.toBe(renderBooks(good, facts, "en", false));
    expect(coloured.replaceAll(escapes, "")).toBe(renderBooks(good, facts, "en", false));
  });
});
