import { describe, expect, test } from "vitest";
import type { ContactRecord, SourceRecord } from "../../../src/model/index.ts";
import { createNormalizer } from "../../../src/normalize/index.ts";
import { dedupe } from "./records.ts";

const normalize = createNormalizer({ country: "RU" });
const cell = (text: string) => [{ text, at: "Firm" }];

/** The cards to which contacts lead who name their firm as that firm is written. */
function linked(firms: readonly string[]): (readonly string[])[] {
  const records: SourceRecord[] = [];
  const draft = { identity: "", defaults: {} };
  firms.forEach((name, at) => {
    const place = (source: string) => ({ source, path: "a.csv", line: at + 2 });
    const row = (source: string) => ({ source, key: `${at}`, hash: "h", places: [`${source}@a.csv:${at + 2}`] });
    const counterparty = { fields: { name: cell(name) }, extra: {} };
    const contact = { fields: { fullName: cell("Иванов Пётр") }, extra: {}, of: { by: "name" as const, name } };
    records.push(
      ...normalize({ ...draft, place: place("firms"), counterparty, contacts: [] }, row("firms")).records,
      ...normalize({ ...draft, place: place("people"), contacts: [contact] }, row("people")).records,
    );
  });
  const result = dedupe(records);
  return records
    .filter((record): record is ContactRecord => record.type === "contact")
    .map(({ of }) => {
      const { ref } = of[0]!;
      return ref.by === "record" ? [] : result.counterpartyOf(ref);
    });
}

test("a contact finds the firm that is written as he writes it, whatever its country, form and remarks", () => {
  const firms = [
    "Zuraw Budowa Sp. z o.o.",
    "Nordlicht Energie AG",
    "Rossi Officine S.r.l.",
    "Dupont Freres SAS",
    "Kuzey Tekstil A.Ş.",
    "Ege Gida San. ve Tic. Ltd. Şti.",
    "Baltwerk Aktiengesellschaft",
    "Orchard Tools Incorporated",
    "Meadow Lane Limited",
    "Step Agro LLP",
    "Общество с ограниченной ответственностью «Лютик»",
    "ООО «Ромашка» (дубль)",
    "ФГБОУ ВО «Приволжский университет»",
  ];
  for (const [at, found] of linked(firms).entries()) expect(found, firms[at]).toHaveLength(1);
});

describe("a name that several cards bear", () => {
  const draft = { identity: "", defaults: {} };
  const row = (source: string, line: number, what: object): SourceRecord[] =>
    normalize(
      { ...draft, contacts: [], ...what, place: { source, path: "a.csv", line } },
      { source, key: `${line}`, hash: "h", places: [`${source}@a.csv:${line}`] },
    ).records as SourceRecord[];
  const firm = (source: string, line: number, inn: string) =>
    row(source, line, {
      counterparty: {
        fields: { name: cell("ООО «Вектор»"), identifiers: [{ text: inn, at: "ИНН", kind: "ru-inn" }] },
        extra: {},
      },
    });
  const person = (source: string, line: number) =>
    row(source, line, {
      contacts: [
        { fields: { fullName: cell("Иванов Пётр") }, extra: {}, of: { by: "name" as const, name: "ООО Вектор" } },
      ],
    });
  const links = (records: readonly SourceRecord[]) => {
    const result = dedupe(records);
    const contact = records.find((record): record is ContactRecord => record.type === "contact")!;
    const { ref } = contact.of[0]!;
    const number = records.indexOf(contact);
    return {
      result,
      contact,
      to: ref.by === "record" ? [] : result.counterpartyOf(ref, contact.source),
      bySource: ref.by === "record" ? [] : result.counterpartyOf(ref),
      kept: [...result.cards.contact.refsOf(number)].map(([, entities]) => entities),
      said: result.issues.map(({ code, severity, params }) => [code, severity, params?.["count"]]),
    };
  };
  const [one, other, third] = ["6314001239", "7707083893", "7736050003"] as const;

  test("is the card of the contact's own source, which is noted", () => {
    const records = [...firm("crm", 2, one), ...firm("buh", 2, other), ...person("crm", 3)];
    const { result, to, bySource, kept, said } = links(records);
    expect(to).toEqual([result.entityOf("crm:2")]);
    expect(kept).toEqual([to]);
    expect(said).toEqual([["ref-own-source", "note", 2]]);
    // Without a source, as a firm refers to another, it is nobody's in particular.
    expect(bySource).toHaveLength(2);
  });

  test("stays open where its own source has none or several of them", () => {
    const none = links([...firm("buh", 2, one), ...firm("ut", 2, other), ...person("crm", 3)]);
    const several = links([
      ...firm("crm", 2, one),
      ...firm("crm", 4, other),
      ...firm("buh", 2, third),
      ...person("crm", 3),
    ]);
    for (const { to, kept, said } of [none, several]) {
      expect(to.length).toBeGreaterThan(1);
      expect(kept).toEqual([to]);
      expect(said).toEqual([["ref-ambiguous", "warning", to.length]]);
    }
  });

  test("compares nobody otherwise: decisions stand on the evidence that they were taken on", () => {
    const firms = [...firm("buh", 2, one), ...firm("ut", 2, other)];
    const people = [...person("crm", 3), ...person("buh", 5)];
    const [left, right] = people.map(({ id }) => id) as [string, string];
    const digest = (records: readonly SourceRecord[]) => dedupe(records).explain(left, right)?.evidence;
    // In the first the second contact's own source has the firm, in the other nobody's has.
    expect(digest([...firms, ...people])).toBeDefined();
    expect(digest([...firms, ...people])).toBe(digest([...firm("x", 2, one), ...firm("y", 2, other), ...people]));
  });
});
