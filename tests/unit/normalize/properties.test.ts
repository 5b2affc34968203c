import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameWithForm } from "../../../src/countries/legal-forms.ts";
import type { Draft, DraftFields, SourceRecord } from "../../../src/model/index.ts";
import { createNameCleaner, createNormalizer, parseAddress, parsePerson } from "../../../src/normalize/index.ts";
import { cleanEmails } from "../../../src/normalize/value/values.ts";
import { readGolden } from "./golden-table.ts";

const names = readGolden("org-names.tsv").map(({ cells }) => cells["input"] ?? "");
const people = readGolden("person-names.tsv").map(({ cells }) => cells["input"] ?? "");
const addresses = readGolden("addresses.tsv").map(({ cells }) => cells["input"] ?? "");

/** Real dirt, two kinds of dirt glued together, and noise. */
function dirty(examples: readonly string[], glued = 2): fc.Arbitrary<string> {
  const example = fc.constantFrom(...examples);
  const noise = fc.string({ unit: fc.constantFrom(...` .,"«»()-/№_!?\u00a0\u200b'12`), maxLength: 12 });
  return fc.oneof(
    { weight: 5, arbitrary: example },
    {
      weight: glued,
      arbitrary: fc.tuple(example, fc.constantFrom(" ", ", ", " / ", "\n"), example).map((parts) => parts.join("")),
    },
    { weight: 2, arbitrary: fc.tuple(example, noise).map(([one, two]) => one + two) },
    { weight: 1, arbitrary: noise },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
  );
}

const runs = { numRuns: 500, seed: Number(process.env["SVERKA_FUZZ_SEED"] ?? 20261121) };

describe("cleaning twice is cleaning once", () => {
  const clean = createNameCleaner();

  // Two names in one cell have two forms, and no order of words tells which is whose: glued pairs are left out here.
  test("names, written again with their form", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(dirty(names, 0), (text) => {
        const once = clean(text);
        // «Новый клиент (перезвонить!) 8 927 …» is a card for the number's sake; without it nothing is left to read.
        if (once.compare === "" || (once.catchAll && once.found.length > 0)) return;
        const form = once.form?.display ?? "";
        // Russian forms stand in front, the others behind.
        const behind = !/[а-я]/i.test(form) && once.form?.generic !== "";
        const again = clean(behind ? `${once.text} ${form}` : nameWithForm(once.text, form));
        expect([again.form?.display, again.text, again.compare]).toEqual([once.form?.display, once.text, once.compare]);
      }),
      runs,
    );
  });

  test("people", () => {
    fc.assert(
      fc.property(
        dirty(
          people.filter((text) => !/[\d@\n,]/.test(text)),
          0,
        ),
        (text) => {
          const once = parsePerson(text);
          if (once.sure !== "yes") return;
          const again = parsePerson(once.display);
          expect([again.display, again.compare]).toEqual([once.display, once.compare]);
        },
      ),
      runs,
    );
  });

  /** Anything at all: letters of two alphabets with signs between them, and words of the trade in any order. SVERKA_FUZZ_RUNS=100000 is the wide run, SVERKA_FUZZ_SEED another one. */
  const garbage = fc.oneof(
    fc.string({
      unit: fc.constantFrom(
        ...`абвгдезийклмнопрстуфхяАБВГДЕИКЛМНОПРСТЯёЁabcdeiklmnorstzABCDEIKLMNORSTXZ0123459   ,."'«»()-/\\№&+_;:!?*#@…–\t\u00a0„“`,
      ),
      maxLength: 24,
    }),
    fc
      .array(
        fc.constantFrom(
          ...'ООО|ИП|АО|Ltd|GmbH|PHU|Ч.П.|Pan|Вл.|Ник.|Ал-др|к.т.н.|ОКА-ТЕКСТИЛЬ|ЗАО|филиал|Ромашка|Иванов|Иван|И.И.|г.|Самара|ул.|Ленина|д.|5|В.О.|3-я|проезд|№|1905|года|кв./оф.|б/н|МКАД|ИНН|7707001234|(дубль)|Sever|LLC|Inc.|бывш.|//|"|«|»|(|)|-|,|оглы|von|Мария|@|mail.ru|info|тел.|OOO|СЕВЕР|северный|Дом'.split(
            "|",
          ),
        ),
        { maxLength: 9 },
      )
      .map((words) => words.join(" ")),
    fc.string({ unit: "grapheme", maxLength: 30 }),
  );
  const small = [["С а."], ["5 С"], ["с.нl"], ["0С.а"], ["ООО АО д. 5 ул. северный"]] as [string][];
  const wide = { ...runs, numRuns: Number(process.env["SVERKA_FUZZ_RUNS"] ?? 1500) };

  test("names of garbage", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(garbage, (text) => {
        const once = clean(text);
        if (once.compare === "") return;
        const again = clean(nameWithForm(once.text, once.form?.display));
        expect([again.text, again.compare]).toEqual([once.text, once.compare]);
      }),
      wide,
    );
  });

  test("people of garbage", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(garbage, (text) => {
        const once = parsePerson(text);
        const again = parsePerson(once.display);
        expect([again.display, again.compare]).toEqual([once.display, once.compare]);
      }),
      wide,
    );
  });

  test("e-mails of garbage", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(
        fc.oneof(
          garbage,
          fc.tuple(garbage, garbage).map(([one, two]) => `${one}@${two}.ru`),
        ),
        (text) => {
          for (const { address } of cleanEmails({ text, at: "C" }).emails) {
            if (address === undefined) continue;
            expect(cleanEmails({ text: address, at: "C" }).emails.map((one) => one.address)).toEqual([address]);
          }
        },
      ),
      wide,
    );
  });

  test("addresses of garbage", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(garbage, (text) => {
        const once = parseAddress(text).address;
        expect(once === undefined ? undefined : parseAddress(once.text).address?.text).toBe(once?.text);
      }),
      { ...wide, examples: small },
    );
  });

  test("addresses", () => {
    fc.assert(
      fc.property(dirty(addresses), (text) => {
        const once = parseAddress(text).address;
        if (once === undefined) return;
        expect(parseAddress(once.text).address?.text).toBe(once.text);
      }),
      runs,
    );
  });
});

const cell = (text: string, at: string) => [{ text, at }];

function draftOf(name: string, contact: string, address: string, line: number): Draft {
  const fields: DraftFields = { name: cell(name, "Имя"), addresses: cell(address, "Адрес") };
  return {
    place: { source: "s", path: "a.csv", line },
    identity: "",
    defaults: {},
    counterparty: { fields, extra: {} },
    contacts: [{ fields: { fullName: cell(contact, "ФИО"), phones: cell("+79161234567", "Тел") }, extra: {} }],
  };
}

const row = fc.tuple(dirty(names), dirty(people), dirty(addresses));
const identity = (line: number) => ({ source: "s", key: String(line), hash: "h", places: [`s@a.csv:${line}`] });

/** Every `raw` in a record with its column. */
function originals(value: unknown, found: { raw: string; at: string }[] = []): { raw: string; at: string }[] {
  if (typeof value !== "object" || value === null) return found;
  if ("raw" in value && "at" in value) found.push(value as { raw: string; at: string });
  for (const inner of Object.values(value)) originals(inner, found);
  return found;
}

test(
  "every original is the cell as it stood, and a row that is not rejected loses no cell",
  { timeout: 60_000 },
  () => {
    const normalize = createNormalizer({ country: "RU" });
    fc.assert(
      fc.property(row, ([name, contact, address]) => {
        const cells: Record<string, string> = { Имя: name, ФИО: contact, Адрес: address, Тел: "+79161234567" };
        const { records, issues } = normalize(draftOf(name, contact, address, 1), identity(1));
        const raws = originals(records);
        for (const { raw, at } of raws) expect(raw).toBe(cells[at]);
        if (issues.some((issue) => issue.severity === "error")) return;
        for (const [at, text] of Object.entries(cells)) {
          // The same number in two cells is one phone.
          if (text.trim() === "" || at === "Тел") continue;
          const kept =
            raws.some((one) => one.at === at) || issues.some((issue) => issue.at === at && issue.raw === text);
          expect(kept, `${at}: ${text}`).toBe(true);
        }
      }),
      runs,
    );
  },
);

test("the result depends neither on the order of rows nor on what was cleaned before", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), (rows) => {
      const drafts = rows.map(([name, contact, address], line) => draftOf(name, contact, address, line));
      const run = (order: readonly Draft[]): Map<number, readonly SourceRecord[]> => {
        const normalize = createNormalizer({ country: "RU" });
        return new Map(order.map((draft) => [draft.place.line, normalize(draft, identity(draft.place.line)).records]));
      };
      const forward = run(drafts);
      const backward = run([...drafts].reverse());
      for (const [line, records] of forward) expect(JSON.stringify(backward.get(line))).toBe(JSON.stringify(records));
    }),
    { numRuns: 30, seed: Number(process.env["SVERKA_FUZZ_SEED"] ?? 20261121) },
  );
});
