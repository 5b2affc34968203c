import { expect, test } from "vitest";
import type { ContactRecord, CounterpartyRecord } from "../../../../src/model/index.ts";
import { createNormalizer } from "../../../../src/normalize/index.ts";
import { type Cells, draftOf, identity } from "../drafts.ts";

const normalize = createNormalizer({ country: "RU" });

/** `family|given|patronymic` in their columns, or a whole name, beside the firm of the row: what becomes of the first contact. */
function read(name: string, firm = 'ООО "Ромашка"'): string {
  const cells = name.split("|");
  const columns = cells.length === 1 ? ["fullName"] : ["lastName", "firstName", "middleName"];
  const filled = cells.flatMap((text, at) => (text.trim() === "" ? [] : [[columns[at] ?? "", text.trim()]]));
  const contact = { emails: "a@romashka.example", ...Object.fromEntries(filled) } as Cells;
  const { records, issues } = normalize(draftOf({ name: firm }, contact), identity);
  const person = records.find((record): record is ContactRecord => record.type === "contact");
  if (person === undefined) return "none";
  const { kind, notes, of } = person;
  const { family = "", given = "", patronymic = "", display } = person.name;
  const codes = issues.map(({ code }) => code).filter((code) => code.startsWith("person-"));
  const said = [...notes.map(({ value }) => value), ...codes.map((code) => `!${code}`)];
  for (const one of [of[0]?.role, of[0]?.department]) if (one !== undefined) said.unshift(`@${one.value}`);
  return [kind === "person" ? `${family}/${given}/${patronymic}` : `dept:${display}`, ...said].join(" ");
}

test("what stands in brackets, or beside a name in small letters, is no part of it and is kept as a note", () => {
  expect(read("Киселёва (Теплокомплект)|Анна|")).toBe("Киселёва/Анна/ Теплокомплект");
  expect(read("|Марина (Свияга) новая|")).toBe("/Марина/ Свияга новая");
  expect(read("Ясенева (Краснова)|Марина|Олеговна")).toBe("Ясенева/Марина/Олеговна Краснова");
  expect(read("|Мария (кондитер)|")).toBe("/Мария/ кондитер");
  expect(read("фон Берг|Иван (Ваня)|Иванович")).toBe("фон Берг/Иван/Иванович Ваня");
  expect(read("Коваль|Ольга бухгалтер|")).toBe("Коваль/Ольга/ @бухгалтер");
  expect(read("Hansen|Anne sofie|")).toBe("Hansen/Anne Sofie/");
  // Nothing but brackets: then they hold the name.
  expect(read("|(Иван)|")).toBe("/Иван/");
});

test("words of the row's own organisation beside a given name are the firm, said and kept", () => {
  const firm = 'ООО "Экокомплект"';
  expect(read("|Галя Экокомплект|", firm)).toBe("/Галя/ Экокомплект !person-firm-word");
  expect(read("Экокомплект|Галя|", firm)).toBe("/Галя/ Экокомплект !person-firm-word");
  expect(read("Галя Экокомплект", firm)).toBe("/Галя/ Экокомплект !person-firm-word");
  expect(read("Галя Экокомплект")).toBe("Экокомплект/Галя/ !person-family-unknown");
  expect(read("|Ира Северная Пальмира|", 'ООО "Северная Пальмира"')).toBe("/Ира/ Северная Пальмира !person-firm-word");
  const plain = 'ООО "Ромашка"';
  expect(read("ООО Ромашка|Ольга|", plain)).toBe("/Ольга/ ООО Ромашка !person-firm-word");
  expect(read('|Ольга ООО "Ромашка"|', plain)).toBe('/Ольга/ ООО "Ромашка" !person-firm-word');
  expect(read("Ольга|ООО Ромашка|", plain)).toBe("/Ольга/ ООО Ромашка !person-firm-word");
  expect(read("Ольга ООО Ромашка", plain)).toBe("/Ольга/ ООО Ромашка !person-firm-word");
  expect(read("Ольга, Ромашка", plain)).toBe("/Ольга/ Ромашка !person-firm-word");
  // Many a firm has its owner's family name, of however many words.
  expect(read("Pieter van den Berg", "Van den Berg B.V.")).toBe("van den Berg/Pieter/ !person-firm-unclear");
  expect(read("María José García López", "García López S.L.")).toBe(
    "García López/María José/ !person-firm-unclear !person-four-words",
  );
  expect(read("Анна Снежная Королева", 'ООО "Снежная Королева"')).toBe("/Анна/ Снежная Королева !person-firm-word");
});

test("a firm called after its owner leaves the owner his name", () => {
  expect(read("Иванов|Иван|", "ООО Иванов")).toBe("Иванов/Иван/");
  expect(read("Мороз|Иван|", "ИП Мороз Иван")).toBe("Мороз/Иван/ @self");
  expect(read("Мороз Ольга", "Мороз Ольга")).toBe("Мороз/Ольга/");
  expect(read("Иван А.", 'ООО "А"')).toBe("А./Иван/");
  expect(read("|Марина|", 'ООО "Марина"')).toBe("/Марина/");
  expect(read("Мельник|Ольга|", 'ООО "Мельник"')).toBe("Мельник/Ольга/ !person-firm-unclear");
  expect(read("Мороз|Ольга|Петровна", 'ООО "Мороз"')).toBe("Мороз/Ольга/Петровна !person-firm-unclear");
});

test("initials in the given name's column are a given name and a patronymic, never an empty cell", () => {
  expect(read("Петров|П.П.|")).toBe("Петров/П./П.");
  expect(read("|Л.Е.|")).toBe("/Л./Е.");
  expect(read("Петров|П.|А.")).toBe("Петров/П./А.");
});

test("names in each other's columns are put back where the words say so, and only said where they do not", () => {
  expect(read("Евгений|Ткаченко|Николаевич")).toBe("Ткаченко/Евгений/Николаевич !person-parts-swapped");
  expect(read("Владимир|Виноградов|")).toBe("Виноградов/Владимир/ !person-parts-swapped");
  expect(read("Марина|Гусева|")).toBe("Гусева/Марина/ !person-parts-swapped");
  expect(read("Ткаченко|Николаевич|Евгений")).toBe("Ткаченко/Евгений/Николаевич !person-parts-swapped");
  expect(read("евгений|ткаченко|николаевич")).toBe("Ткаченко/Евгений/Николаевич !person-parts-swapped");
  expect(read("Мартин|Жосслен|")).toBe("Мартин/Жосслен/ !person-parts-unclear");
  expect(read("Роман|Евгений|Ильич")).toBe("Роман/Евгений/Ильич");
  expect(read("Абрамович|Роман|")).toBe("Абрамович/Роман/");
});

test("a department or a position in a name's column is nobody's name", () => {
  expect(read("|Бухгалтерия|")).toBe("dept:Бухгалтерия");
  expect(read("Мебельград|Склад|")).toBe("dept:Склад Мебельград");
  expect(read("Иванов|Склад|")).toBe("Иванов// @Склад");
  expect(read("Директор|Ольга|")).toBe("/Ольга/ @Директор");
  expect(read("Мастерова|Ольга|")).toBe("Мастерова/Ольга/");
  expect(read("Склад Мебельград", "Мебельград")).toBe("dept:Склад Мебельград !person-firm-word");
  expect(read("|Склад Мебельград|", "Мебельград")).toBe("dept:Склад Мебельград !person-firm-word");
  expect(read("Бухгалтерия||")).toBe("dept:Бухгалтерия");
  expect(read("директор Мастеров")).toBe("Мастеров// @директор");
  expect(read("|Ольга, Наталья (бух)|")).toBe("/Ольга/");
  expect(read("|89161234567|")).toBe("// !person-not-understood");
  expect(read("Head|Emily|")).toBe("Head/Emily/");
  expect(read("Петрова ГБ|Ольга Викторовна|")).toBe("/Ольга/Викторовна");
  expect(read("сам")).toBe("none");
});

test("a card called after a person with something in brackets keeps its name; the person has none of it", () => {
  const card = (name: string): string => {
    const { records } = normalize(draftOf({ name }), identity);
    const { kind, name: called, person } = records[0] as CounterpartyRecord;
    return `${kind} ${called.display} · ${person?.family ?? ""}/${person?.given ?? ""}/${person?.patronymic ?? ""}`;
  };
  expect(card("Мария (кондитер)")).toBe("person Мария (кондитер) · /Мария/");
  expect(card("Ясенева (Краснова) Марина Олеговна")).toBe(
    "person Ясенева (Краснова) Марина Олеговна · Ясенева/Марина/Олеговна",
  );
  expect(card("Иванов (Иван Иванович)")).toBe("person Иванов Иван Иванович · Иванов/Иван/Иванович");
  expect(card("Марина (магазин)")).toBe("organisation Марина (магазин) · //");
});

test("a patronymic in the column of given names, and what nobody is called in that of family names", () => {
  expect(read("Иванов|Иван Иванович|")).toBe("Иванов/Иван/Иванович");
  expect(read("Иванов|Анна Мария|")).toBe("Иванов/Анна Мария/");
  expect(read("бухгалтер|Ольга|")).toBe("/Ольга/ @бухгалтер");
  expect(read("Бухгалтер|Ольга|")).toBe("/Ольга/ @Бухгалтер");
  expect(read("Слесарь|Ольга|")).toBe("Слесарь/Ольга/");
  expect(read("Авито|Иван|")).toBe("/Иван/ Авито !person-word-aside");
  expect(read("Новый|Клиент|")).toBe("Новый/Клиент/ !person-not-understood");
  expect(read("|+7 927 123-45-67|")).toBe("// !person-not-understood");
});
