import { expect, test } from "vitest";
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
