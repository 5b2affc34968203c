import { expect, test } from "vitest";
import { createNormalizer } from "../../../src/normalize/index.ts";
import { draftOf, identity } from "./drafts.ts";

const normalize = createNormalizer({ country: "RU" });

const plain = normalize(
  draftOf({
    name: "Ромашка",
    inn: "7707083893",
    phones: "+79271234567",
    emails: "ivan@lotos.example",
    addresses: "Самара",
  }),
  identity,
).records[0];
const dirty = normalize(
  draftOf({
    name: 'ООО "ВЕКТОР ПЛЮС"',
    legalName: "ИП Иванов Иван Петрович",
    inn: " 7707083893 КПП 770701001",
    phones: "8 (846) 333-11-22 доб. 5, спросить Ольгу",
    emails: "INFO@Lotos.example",
    addresses: "443001, Самарская обл., г. Самара, ул. Мира, д. 5, кв. 7",
    notes: "звонить  утром",
  }),
  identity,
).records[0];

const keysOf = (value: object | undefined): string => Object.keys(value ?? {}).join(" ");

test("values of one kind have the same keys in the same order, whatever they say: the engine compiles for shapes", () => {
  expect(keysOf(dirty)).toBe(keysOf(plain));
  for (const list of ["identifiers", "phones", "emails", "addresses"] as const) {
    const values = [...(plain?.[list] ?? []), ...(dirty?.[list] ?? [])];
    expect(values.length).toBeGreaterThan(1);
    expect(new Set(values.map(keysOf)).size).toBe(1);
  }
  expect(keysOf(dirty?.name)).toBe(keysOf(plain?.name));
});

test("what a value does not say is in no line of an artifact", () => {
  const line = JSON.stringify(plain);
  expect(line).not.toContain("undefined");
  expect(line).not.toContain("null");
  expect(Object.keys((JSON.parse(line) as typeof plain)?.phones[0] ?? {})).toEqual([
    "raw",
    "at",
    "e164",
    "kind",
    "country",
    "quality",
  ]);
});
