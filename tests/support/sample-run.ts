import type {
  Books,
  CellFates,
  ContactRecord,
  CounterpartyRecord,
  Golden,
  GoldenCounterparty,
  Issue,
  Match,
  SourceRecord,
} from "../../src/model/index.ts";
import { emptyLists } from "./empty-lists.ts";

/** An invented run of any size, the same for the same size: two sources that overlap, with pairs that merge and pairs that wait. */
export interface SampleRun {
  readonly records: SourceRecord[];
  readonly issues: Issue[];
  readonly matches: Match[];
  readonly goldens: Golden[];
  readonly books: Books;
}

const words = [
  "Ромашка",
  "Лютик",
  "Волга",
  "Сталь",
  "Вектор",
  "Горизонт",
  "Партнёр",
  "Самара",
  "Альфа",
  "Мир",
  "Дом",
  "Север",
  "Кедр",
  "Импульс",
  "Родник",
];
const cities = ["Самара", "Тольятти", "Казань", "Пермь", "Уфа"];
const codes = ["846", "8482", "843", "342", "347"];
const people = ["Иванова Ольга Петровна", "Петров Иван Сергеевич", "Сидорова Анна", "Кузнецов Пётр"];

/** Ten digits with a valid check digit. */
export function inn(n: number): string {
  const digits = String(630_000_000 + (n % 9_999_999)).padStart(9, "0");
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = weights.reduce((all, weight, i) => all + weight * Number(digits[i]), 0);
  return digits + String((sum % 11) % 10);
}

export function firm(
  n: number,
  source: "ut" | "managers",
  change: Partial<CounterpartyRecord> = {},
): CounterpartyRecord {
  const base = `${words[n % words.length]} ${words[(n * 7 + 3) % words.length]} ${Math.floor(n / words.length)}`;
  const display = source === "ut" ? base : base.replace("ё", "е") + (n % 3 === 1 ? " плюс" : "");
  const city = cities[n % cities.length]!;
  const code = codes[n % codes.length]!;
  const rest = String(1_000_000 + ((n * 7919) % 8_999_999)).slice(0, 10 - code.length);
  const raw = `8 (${code}) ${rest.slice(0, -4)}-${rest.slice(-4, -2)}-${rest.slice(-2)}`;
  const key = source === "ut" ? String(n).padStart(9, "0") : `${base.toLowerCase()}|${city.toLowerCase()}`;
  return {
    type: "counterparty",
    id: `${source}:${key}`,
    source,
    key,
    draft: "cp",
    places: [source === "ut" ? `ut@data/ut.csv:${n + 2}` : `managers@data/managers.xlsx!Лист1:${n + 3}`],
    hash: String(n),
    kind: "organisation",
    kindRule: "legal-form",
    name: {
      display,
      form: "ООО",
      compare: display.toLowerCase(),
      raw: source === "ut" ? `ООО "${base}"` : `${display.toUpperCase()}, ООО`,
      at: "Компания",
      rule: "org-form",
    },
    formerNames: [],
    identifiers: source === "ut" ? [{ scheme: "ru-inn", value: inn(n), valid: true, raw: inn(n), at: "ИНН" }] : [],
    phones: [
      {
        e164: `+7${code}${rest}`,
        quality: n % 9 === 0 ? "inferred" : "as-written",
        kind: "fixed",
        raw: n % 9 === 0 ? raw.slice(raw.indexOf(")") + 2) : raw,
        at: "Телефон",
        rule: n % 9 === 0 ? "phone-area-code+phone-e164" : "phone-e164",
      },
    ],
    emails:
      n % 3 === 0
        ? [
            {
              address: `info@firm${n}.example`,
              raw: `INFO@firm${n}.example`,
              at: "E-mail",
              rule: "email-spelling",
              tags: ["role"],
            },
          ]
        : [],
    addresses: [
      { text: `${city}, ул. Ленина, ${(n % 90) + 1}`, city, raw: `${city}, ул. Ленина, ${(n % 90) + 1}`, at: "Адрес" },
    ],
    sites: [],
    tags: [],
    notes: n % 5 === 0 ? [{ value: "звонить после обеда", raw: "звонить после обеда", at: "Примечание" }] : [],
    bankAccounts: [],
    roles: [],
    relations: [],
    responsible: { value: n % 2 === 0 ? "Орлова" : "Громов", raw: n % 2 === 0 ? "Орлова" : "Громов", at: "Менеджер" },
    city: { value: city, raw: city, at: "Город" },
    extra: {},
    ...change,
  };
}

function contact(n: number): ContactRecord {
  const display = people[n % people.length]!;
  const owner = firm(n, "managers");
  return {
    type: "contact",
    id: `${owner.id}#contact:${display.toLowerCase()}`,
    source: "managers",
    key: owner.key,
    draft: `contact:${display.toLowerCase()}`,
    places: owner.places,
    hash: `c${n}`,
    kind: "person",
    name: { display, compare: display.toLowerCase(), raw: display, at: "Контактное лицо" },
    ...emptyLists,
    optOuts: [],
    of: [
      {
        ref: { by: "record", id: owner.id },
        role: { value: "главный бухгалтер", raw: "гл. бух.", at: "Должность", rule: "position-lookup" },
      },
    ],
    extra: {},
  };
}

/** `pairs` firms that stand in both sources; of every ten one merges by itself, the others wait. */
export function sampleRun(pairs: number): SampleRun {
  const records: SourceRecord[] = [];
  const matches: Match[] = [];
  const goldens: Golden[] = [];
  const issues: Issue[] = [];
  for (let n = 0; n < pairs; n++) {
    const left = firm(n, "managers");
    const right = firm(n, "ut");
    records.push(left, right);
    if (n % 4 === 0) records.push(contact(n));
    const merged = n % 10 === 0;
    const weight = merged ? 15_000 + (n % 7) * 900 : 5_500 + ((n * 37) % 6_400);
    matches.push({
      type: "counterparty",
      left: left.id,
      right: right.id,
      weight,
      band: merged ? "automatic" : n % 50 === 7 ? "successor" : "review",
      by: "score",
      features: [
        { name: "name", level: 3, weight: 4_100, left: left.name.compare, right: right.name.compare, frequency: 2 },
        {
          name: "phone",
          level: 2,
          weight: weight - 4_100 - 900,
          left: left.phones[0]!.e164!,
          right: right.phones[0]!.e164!,
          frequency: 2,
        },
        {
          name: "city",
          level: 1,
          weight: 900,
          left: left.city!.value,
          right: right.city!.value,
          frequency: Math.ceil(pairs / 5),
        },
      ],
      merged,
      evidence: `e${n}`,
    });
    const card = (
      record: CounterpartyRecord,
      members: readonly string[],
      conflicts: GoldenCounterparty["conflicts"],
    ): GoldenCounterparty => {
      const {
        type: _type,
        id: _id,
        hash: _hash,
        places: _places,
        source: _source,
        key: _key,
        draft: _draft,
        kindRule: _rule,
        ...rest
      } = record;
      const from = <T>(values: readonly T[]) => values.map((value) => ({ ...value, from: record.id }));
      return {
        type: "counterparty",
        id: `e:${record.id}`,
        members,
        ...(rest as unknown as Omit<GoldenCounterparty, "type" | "id" | "members">),
        name: { ...record.name, from: record.id },
        identifiers: from(record.identifiers),
        phones: from(record.phones),
        emails: from(record.emails),
        addresses: from(record.addresses),
        notes: from(record.notes),
        conflicts,
      };
    };
    const conflict = {
      field: "name",
      rule: n % 20 === 0 ? "ask" : "priority",
      settled: n % 20 !== 0,
      values: [
        { value: right.name.display, from: right.id },
        { value: left.name.display, from: left.id },
      ],
    };
    if (merged) goldens.push(card(right, [right.id, left.id], [conflict]));
    else goldens.push(card(left, [left.id], []), card(right, [right.id], []));
    if (n % 9 === 0)
      issues.push({
        code: "correction-applied",
        severity: "note",
        place: left.places[0]!,
        at: "Телефон",
        field: "phones",
        raw: left.phones[0]!.raw,
        params: { by: "Ольга", value: "x", id: "1" },
      });
    if (n % 17 === 0)
      issues.push({
        code: "phone-invalid",
        severity: "warning",
        place: left.places[0]!,
        at: "Телефон",
        field: "phones",
        raw: "спросить у Ольги",
        params: { number: "спросить у Ольги", digits: 0 },
      });
    if (n % 25 === 0)
      issues.push({
        code: "name-missing",
        severity: "error",
        place: `managers@data/managers.xlsx!Лист1:${n + 9000}`,
        at: "Компания",
        field: "name",
        raw: "нет",
      });
  }
  const rejected = issues.filter((issue) => issue.severity === "error").length;
  const merged = goldens.filter((golden) => golden.members.length > 1).length;
  const firms = pairs * 2;
  const contacts = records.length - firms;
  const cells = (fate: keyof CellFates, count: number): CellFates => ({
    mapped: 0,
    extra: 0,
    ignored: 0,
    rejected: 0,
    leftOut: 0,
    [fate]: count,
  });
  const books: Books = {
    rows: [
      {
        source: "ut",
        read: pairs + 3,
        drafted: pairs,
        rejected: 0,
        leftOut: 3,
        cells: 12,
        leftOutBy: { folder: 2, "deletion-mark": 1 },
        rejectedBy: {},
      },
      {
        source: "managers",
        read: pairs + rejected + 4,
        drafted: pairs,
        rejected,
        leftOut: 4,
        cells: 2 * pairs,
        leftOutBy: { title: 1, total: 1, "filter:тестовые": 2 },
        rejectedBy: { "name-missing": rejected },
      },
    ],
    drafts: [
      {
        type: "counterparty",
        drafted: firms,
        created: firms - merged,
        updated: 0,
        unchanged: 0,
        merged,
        waiting: 0,
        rejected: 0,
      },
      {
        type: "contact",
        drafted: contacts,
        created: contacts,
        updated: 0,
        unchanged: 0,
        merged: 0,
        waiting: 0,
        rejected: 0,
      },
    ],
    tables: [
      { table: "crm.counterparty", before: 0, created: firms - merged, mergedAway: 0, after: firms - merged },
      { table: "crm.contact", before: 0, created: contacts, mergedAway: 0, after: contacts },
    ],
    columns: [
      {
        source: "managers",
        column: "Телефон",
        fate: "mapped",
        to: "phones",
        filled: pairs,
        cells: cells("mapped", pairs),
      },
      {
        source: "managers",
        column: "№ п/п",
        fate: "ignored",
        to: "номер строки листа",
        filled: pairs,
        cells: cells("ignored", pairs),
      },
      { source: "ut", column: "Скидка", fate: "extra", to: "", filled: 12, cells: cells("extra", 12) },
    ],
  };
  return { records, issues, matches, goldens, books };
}

export async function* stream<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
