import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { givenNameRows } from "../../../src/countries/given-names.data.ts";
import type { DraftValue } from "../../../src/model/index.ts";
import { parseAddress, readDirty } from "../../../src/normalize/address/parse.ts";
import { startAddress } from "../../../src/normalize/address/clean-address.ts";
import { readSegment, takeSegment } from "../../../src/normalize/address/segment.ts";
import { rewritings } from "../../../src/normalize/address/typed.ts";
import { segmentsOf } from "../../../src/normalize/address/segments.ts";
import { mayBeInside, misspelt } from "../../../src/normalize/name/form-as-meant.ts";
import { anyHint, hintAtEnds } from "../../../src/normalize/name/hints.ts";
import { cleanByRules, createNameCleaner, nameRules, type CleanName } from "../../../src/normalize/name/org-name.ts";
import { readContactCell, readSlowly } from "../../../src/normalize/contact/cell.ts";
import { withoutGuess } from "../../../src/normalize/row/addresses.ts";
import { cleanEmails, cleanSlowly } from "../../../src/normalize/value/email.ts";
import { parsePerson } from "../../../src/normalize/index.ts";
import { endsInAnotherCase, inAnotherCase } from "../../../src/normalize/person/another-case.ts";
import { readTokens, tokensOf } from "../../../src/normalize/person/tokens.ts";
import { cleanCell } from "../../../src/normalize/phone/cell.ts";
import { inCell } from "../../../src/normalize/phone/cleaner.ts";
import { homeOf } from "../../../src/normalize/phone/home.ts";
import { withoutAnyTitle, withoutTitle } from "../../../src/normalize/person/title.ts";
import { createPhoneCleaner } from "../../../src/normalize/value/values.ts";
import { readGolden } from "./golden-table.ts";
import { readPhoneCases } from "./phone/table.ts";

/** Every quick way of reading a plain cell beside the long way, over the golden tables and over cells that are nearly plain. */

const inputs = (table: string) => readGolden(table).map(({ cells }) => cells["input"] ?? "");
const cell = (text: string): DraftValue => ({ text, at: "C" });
const runs = { numRuns: 2000, seed: 20261122 };
const joined = (pieces: fc.Arbitrary<string>, most: number) =>
  fc.array(pieces, { minLength: 1, maxLength: most }).map((parts) => parts.join(""));

describe("phones", () => {
  const options = { defaultCountry: "RU" };
  const quick = createPhoneCleaner(options);
  const slow = (value: DraftValue) => inCell(cleanCell(value, {}, homeOf(undefined, {}, options), options), value);
  const nearly = joined(
    fc.constantFrom(
      "+7",
      "8",
      "7",
      " ",
      "(",
      ")",
      "-",
      ", ",
      "; ",
      "916",
      "495",
      "8422",
      "111",
      "22",
      "33",
      "231",
      " доб. ",
      "12",
      "573",
      "0",
    ),
    14,
  );
  const plain = fc
    .tuple(
      fc.constantFrom("+7 (", "8 (", "7 (", "8-(", "+7(", "8("),
      fc.constantFrom("916", "495", "846", "903", "800"),
      fc.integer({ min: 1_000_000, max: 9_999_999 }),
      fc.constantFrom("", ", 8 916 111-22-33", "; +79161112233", " доб. 12", " вн 4455", ", 231-60-14", " доб 1"),
    )
    .map(([head, code, number, tail]) => `${head}${code}) ${number}${tail}`);

  test("golden cells", () => {
    for (const { value } of readPhoneCases()) {
      if (value.parts !== undefined || value.find === true) continue;
      expect(quick(cell(value.text), {}), value.text).toEqual(slow(cell(value.text)));
    }
  });
  test("nearly plain ones", () => {
    fc.assert(
      fc.property(fc.oneof(nearly, plain), (text) => {
        expect(quick(cell(text), {})).toEqual(slow(cell(text)));
      }),
      runs,
    );
  });
});

describe("addresses", () => {
  const some = inputs("addresses.tsv");
  const piece = fc.constantFrom(
    ...new Set(some.flatMap((text) => text.split(/, ?/u))),
    ..."Самара|г. Самара|ул. Ленина|Ленина ул|д. 5|5|оф. 12|Самарская обл.|443001|Мира 7|мкр. 4|5 км".split("|"),
  );

  test("a plain line needs no mending", () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const text = pieces.join(", ");
        expect(parseAddress(text)).toEqual(readDirty(text));
      }),
      runs,
    );
    for (const text of some) expect(parseAddress(text), text).toEqual(readDirty(text));
  });
  test("a guessed street in a row that names its town elsewhere", () => {
    const streets = fc.constantFrom(
      ..."Куйбышева|Ново-Садовая|Мира 7|Ленина 5-12|Заводская 64-33|Арбат|Германия|Неведомск".split("|"),
    );
    const around = fc.constantFrom(
      ..."443001|5|д. 5|12/2|оф. 3|5 км|(склад)|Самара|ул. Мира|угол ул. Ленина и".split("|"),
    );
    let guessed = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof(streets, around, piece), { minLength: 1, maxLength: 4 }), (pieces) => {
        const text = pieces.join(", ");
        const read = parseAddress(text);
        const { city, settlement, street } = read.address ?? {};
        const isGuess = read.doubts.some(({ code }) => code === "address-street-guessed");
        if (!isGuess || street === undefined || (city ?? settlement) !== undefined) return;
        guessed++;
        expect(withoutGuess(read), text).toEqual(parseAddress(text, true));
      }),
      runs,
    );
    expect(guessed).toBeGreaterThan(50);
  });
  test("a segment that is remembered says what it says when it is read", () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const text = pieces.join(", ");
        const remembered = startAddress(text);
        const read = startAddress(text);
        for (const segment of segmentsOf(text))
          expect(takeSegment(segment, remembered), segment).toBe(readSegment(segment, read));
        expect(remembered).toEqual(read);
      }),
      runs,
    );
  });
});

describe("names", () => {
  const quick = createNameCleaner();
  const fold = (name: CleanName) => ({ ...name, form: name.form?.display });
  const slow = cleanByRules();

  test("golden names", () => {
    for (const text of inputs("org-names.tsv")) expect(fold(quick(text)), text).toEqual(fold(slow(text)));
  });
  test("a form and words, in quotes or not", () => {
    const form = fc.constantFrom(
      ..."ООО ИП АО ПАО ЗАО ТОО ЧП КФХ ГБУЗ МУП НКО АНО СНТ ТД ФГУП ОАО ЖСК АА ПК АД ЗАВОД".split(" "),
      ..."Общество с ограниченной ответственностью|общество с органиченой отвественностью|Индивидуальный предприниматель|К/Х|Т/Д|ОООО".split(
        "|",
      ),
    );
    const word = fc.constantFrom(
      ..."Ромашка Плюс торговый дом фирма и предприятие Луч-18 Розница Тест Питер Мария Ивановна Иванов Иван Банк Филиал Самара Опт Фонд Завод Общество Бывший Клиент Архив Ёлка Ооо Ип Нова Старое Два Ао".split(
        " ",
      ),
      ..."ТД ГК СО ОГУ ЕР РомашкаТорг СтройООО Луч Нет Ип компания магазин группа компаний частное лицо Сети Газ Арт БИС ЛукОйл Вип".split(
        " ",
      ),
      ..."Самарский Розничный Покупатель Отдел Магазин Кооператив Директор Улица Москва Сельский Яя Аа Дубль Казначейство".split(
        " ",
      ),
    );
    const words = fc
      .array(fc.tuple(fc.constantFrom(" ", " ", "-"), word), { minLength: 1, maxLength: 4 })
      .map((pairs) => pairs.map(([gap, one], at) => (at === 0 ? one : gap + one)).join(""));
    const marks = fc.constantFrom(["", ""], ['"', '"'], ["«", "»"], ["«", '"']);
    const cased = fc.oneof(
      words,
      words.map((text) => text.toUpperCase()),
      words.map((text) => text.toLowerCase()),
    );
    const pieces = fc.record({ form, marks, words: cased, gap: fc.constantFrom(" ", ", ") });
    fc.assert(
      fc.property(pieces, fc.constantFrom("front", "behind", "none"), ({ form, marks, words, gap }, place) => {
        const name = `${marks[0]}${words}${marks[1]}`;
        const text = place === "front" ? `${form} ${name}` : place === "behind" ? `${name}${gap}${form}` : name;
        expect(fold(quick(text)), text).toEqual(fold(slow(text)));
      }),
      runs,
    );
  });
  test("a form misspelt inside a name has the signs by which it is looked for", () => {
    const inside = misspelt.filter(([{ source }]) => !source.startsWith("^"));
    const piece = fc.constantFrom(
      ..."Ромашка|ООО|Новосибирск_ООО Вега|Вега_ООО|_ИП |Trade Oy Ab|OY AB|унитарное предприятие|УНЕТАРНОГО ПРЕДПРИЯТИЯ|купе.ИП Иванова|.ООО |общество с ограниченной ответственностью|ОБЩЕСВО С ОГРАНИЧЕНОЙ ОТВЕТСТВЕННОСТЬЮ| ".split(
        "|",
      ),
    );
    const found = inside.map(() => 0);
    const look = (text: string): void => {
      for (const [at, [pattern]] of inside.entries()) {
        if (text.search(pattern) < 0) continue;
        found[at] = (found[at] ?? 0) + 1;
        expect(mayBeInside.test(text), text).toBe(true);
      }
    };
    for (const text of inputs("org-names.tsv")) look(text);
    fc.assert(fc.property(joined(piece, 3), look), runs);
    expect(Math.min(...found)).toBeGreaterThan(5);
  });
  test("hints together say what each of them says", () => {
    const hinted = nameRules.filter(({ hint }) => hint?.flags === "");
    const some = fc.subarray(hinted, { minLength: 1 });
    const sign = fc.constantFrom(
      ...'не г. ул и.о. фил стар нов ( ) , - « » " 1 2024 ooo inc ооо ич вна чс дубль'.split(" "),
    );
    const text = fc.oneof(
      fc.constantFrom(...inputs("org-names.tsv")),
      fc.array(fc.tuple(fc.constantFrom("", " "), sign), { maxLength: 6 }).map((all) => all.flat().join("")),
    );
    fc.assert(
      fc.property(some, text, (rules, written) => {
        const low = written.toLowerCase();
        expect(anyHint(rules)(low), low).toBe(rules.some(({ hint }) => hint?.test(low)));
        // What a part has and the whole has not.
        const part = low.slice(1, -1);
        if (anyHint(rules)(part) && !anyHint(rules)(low)) expect(hintAtEnds(rules)(part), low).toBe(true);
      }),
      runs,
    );
  });
});

describe("people", () => {
  const word = fc.constantFrom(
    ..."Иванов Иван Иванович И. И.И. П Пётр Мария Петровна Склад Директор Оглы Ван Мастер Младший Ольга Новый Контакт Света новая Хасанов Бухгалтерия муж ИП Ли".split(
      " ",
    ),
  );
  const cells = fc.oneof(
    fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" ")),
    fc.constantFrom(...inputs("person-names.tsv")),
  );

  test("a cell of plain words", () => {
    const parse = (text: string) => parsePerson(text);
    fc.assert(
      fc.property(cells, (text) => {
        expect(readContactCell(text, parse)).toEqual(readSlowly(text, parse));
      }),
      runs,
    );
  });
  test("every first name beside a family name, whatever position it begins like", () => {
    const parse = (text: string) => parsePerson(text);
    for (const line of givenNameRows.split("\n"))
      for (const name of line.split(" ").slice(1)) {
        const text = `Иванов ${name.charAt(0).toUpperCase()}${name.slice(1)}`;
        expect(readContactCell(text, parse), text).toEqual(readSlowly(text, parse));
      }
  });
  test("a name in another case than its own", () => {
    const given = givenNameRows.split("\n").flatMap((line) => line.split(" ").slice(1));
    const bent = fc
      .tuple(fc.constantFrom(...given), fc.constantFrom("", ..."у ом ю ем ии е ой ей и ью а я ым ому".split(" ")))
      .map(([name, end]) => name.charAt(0).toUpperCase() + name.slice(1).replace(/[аяйь]?$/u, end));
    const beside = fc.constantFrom(
      ..."Иванову Ивановой Иванов Шевченко Трубецкому Петровне Петровичу Петровной И.И. Анне-Марии в лице директора и".split(
        " ",
      ),
    );
    let inIt = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof(bent, beside), { minLength: 1, maxLength: 3 }), (words) => {
        const text = words.join(" ");
        if (endsInAnotherCase(text)) inIt++;
        expect(inAnotherCase(text), text).toBe(endsInAnotherCase(text));
      }),
      runs,
    );
    expect(inIt).toBeGreaterThan(50);
  });
  test("words that need no look at their letters", () => {
    fc.assert(
      fc.property(cells, (text) => {
        const said: string[][] = [[], []];
        const [quick, slow] = [tokensOf, readTokens].map((read, at) =>
          read(text, new Set(), (rule, changed) => changed && said[at]?.push(rule)),
        );
        expect([quick, said[0]]).toEqual([slow, said[1]]);
      }),
      runs,
    );
  });
});

test("the letters by which a pattern rewriting addresses is left out", () => {
  const piece =
    "5–7|12-квартал|6-Линия|9 мкр 4 дом|13 МКР. дом 5|В.О. 6-я линия|Чиланзарскийр-н|УЛ. ПРОСПЕКТ Ленина|ул Промышленный проезд 2Б|ул. Московское Шоссе 17|11-й Километр|33/стр.2|5/Корп. 1|5 / 7|д. 45 - кв. 7|5-оф.7|д. стр. 5|дом Вл. 2|201. Республика Беларусь|кв .404|Мира .|2 этаж Октябрьский|13 Цокольный этаж|1 п3 эт12 кв 197|6п 12эт 483кв|д. 3, 1, 130, квартира|д. 5 Почтовый индекс: 105005|1-Е МАЯ|9 января|г. Самара|ул. Комсомольская".split(
      "|",
    );
  const lines = fc.array(fc.constantFrom(...piece), { minLength: 1, maxLength: 4 }).map((all) => all.join(", "));
  const found = rewritings.map(() => 0);
  const look = (line: string): void => {
    for (const [at, [hint, pattern]] of rewritings.entries()) {
      if (line.search(pattern) < 0) continue;
      found[at] = (found[at] ?? 0) + 1;
      expect(hint.test(line), `${hint} in «${line}»`).toBe(true);
    }
  };
  for (const line of inputs("addresses.tsv")) look(line);
  fc.assert(fc.property(lines, look), runs);
  expect(Math.min(...found)).toBeGreaterThan(20);
});

test("titles", () => {
  const title =
    "Господин г-н Доктор Профессор Д-р Товарищ Уважаемая Пан Пани Дядя Отец О. Бей Апа абый апа Проф. К. Т. Н.".split(
      " ",
    );
  const name = "Иванов Иван Иванович И. И.И. П Пётр О. Д.Н. Ли Панов Апайкин Schmidt Pan".split(" ");
  const words = fc.array(fc.constantFrom(...title, ...name), { minLength: 1, maxLength: 4 });
  let titled = 0;
  fc.assert(
    fc.property(words, (all) => {
      const text = all.join(" ");
      if (withoutTitle(text) !== text) titled++;
      expect(withoutTitle(text), text).toBe(withoutAnyTitle(text));
    }),
    runs,
  );
  expect(titled).toBeGreaterThan(50);
  for (const text of inputs("person-names.tsv")) expect(withoutTitle(text), text).toBe(withoutAnyTitle(text));
});

test("e-mails", () => {
  const part = fc.constantFrom(
    ..."anna|info|buh|1|no|test|a|@|.|-|_|+|mail|MAIL|.ru|.com|yandex|gmial|lotos|example|mailinator|х| |,|--".split(
      "|",
    ),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        joined(part, 8),
        fc.tuple(joined(part, 3), joined(part, 3)).map(([name, host]) => `${name}@${host}.ru`),
      ),
      (text) => {
        expect(cleanEmails(cell(text))).toEqual(cleanSlowly(cell(text)));
      },
    ),
    runs,
  );
});
