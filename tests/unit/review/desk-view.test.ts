import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DecisionLog } from "../../../src/review/decision-log.ts";
import type { DeskData } from "../../../src/review/desk-data.ts";
import { DeskView } from "../../../src/review/desk-view.ts";
import { facets } from "../../../src/review/facets.ts";
import { openRunData } from "../../../src/review/run-data.ts";
import { firm, sampleRun } from "../../support/sample-run.ts";
import { writeRun } from "../../support/write-run.ts";

interface Page {
  readonly items: readonly { readonly id?: string; readonly pair?: number }[];
  readonly next?: number;
  readonly total?: number;
}

const many = 250;
let folder: string;
let data: DeskData;
let view: DeskView;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sverka-desk-"));
  const run = sampleRun(3);
  const text = (value: string) => ({ value, raw: value, at: "Колонка" });
  // A card of 250 records, each of which looks like one other record, in a city and with a manager of its own.
  const members = Array.from({ length: many }, (_, n) => firm(n, "ut", { id: `ut:${n}`, key: String(n) }));
  const lone = Array.from({ length: many }, (_, n) =>
    firm(n, "managers", { id: `managers:${n}`, key: String(n), city: text(`Город ${n}`), responsible: text(`М ${n}`) }),
  );
  const [golden, match] = [run.goldens[0]!, run.matches.find(({ band }) => band === "review")!];
  const first = members[0]!.id;
  data = await openRunData(
    writeRun(folder, {
      ...run,
      records: [...members, ...lone],
      goldens: [{ ...golden, members: members.map(({ id }) => id) }],
      matches: lone.map(({ id }) => ({ ...match, left: id, right: first })),
    }),
  );
  const at = (name: string) => join(folder, name);
  const log = new DecisionLog(at("decisions.ndjson"), at("corrections.ndjson"), () => new Date(0));
  view = new DeskView(data, log, "en", () => undefined);
});
afterAll(async () => {
  await data.close();
  rmSync(folder, { recursive: true });
});

async function all(page: Page, more: (from: number) => Page | Promise<Page>): Promise<Page["items"]> {
  return page.next === undefined ? page.items : [...page.items, ...(await all(await more(page.next), more))];
}

test("however many members a card has and neighbours a pair, a page says that there are more and every one is reached", async () => {
  const pair = (await view.pair(0)) as { cards: { members: Page; of: string; count: number }[]; neighbours: Page };
  const card = pair.cards.find(({ count }) => count === many)!;
  expect(card.members.items.length).toBeLessThan(many);
  const members = await all(card.members, async (from) => (await view.members(card.of, from)) as Page);
  expect(members.map(({ id }) => id)).toEqual(Array.from({ length: many }, (_, n) => `ut:${n}`));
  expect(pair.neighbours.total).toBe(many - 1);
  const neighbours = await all(pair.neighbours, (from) => view.neighbours(0, from) as Page);
  expect(neighbours.map(({ pair }) => pair)).toEqual(Array.from({ length: many - 1 }, (_, n) => n + 1));
});

test("a card that this run has not touched is shown as the target holds it", async () => {
  const project = mkdtempSync(join(tmpdir(), "sverka-desk-"));
  const run = sampleRun(3);
  const match = run.matches.find(({ band }) => band === "review")!;
  const [a, b, c] = [0, 1, 2].map((n) => firm(n, "ut"));
  const folder = writeRun(project, {
    ...run,
    records: [],
    goldens: [],
    matches: [{ ...match, left: a!.id, right: b!.id }],
  });
  const lines = [a, b, c].map((record) => ({ record, entityId: record === b ? "cp-b" : "cp-a", since: 1 }));
  writeFileSync(join(folder, "existing.ndjson"), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const held = await openRunData(folder);
  expect(held.pairs).toMatchObject([{ benefit: 3 }]);
  expect(await held.cardOf(a!.id)).toMatchObject({ id: "cp-a", members: [a!.id, c!.id], name: a!.name });
  expect(await held.cardOf(b!.id)).toMatchObject({ id: "cp-b", members: [b!.id] });
  await held.close();
  rmSync(project, { recursive: true });
});

test("two cards are asked about once: the strongest pair is shown, the others are named, and each may be answered", async () => {
  const project = mkdtempSync(join(tmpdir(), "sverka-desk-"));
  const run = sampleRun(3);
  const match = run.matches.find(({ band }) => band === "review")!;
  const [a, b, c] = [0, 1, 2].map((n) => firm(n, "ut"));
  const { features, merged, evidence, ...head } = match;
  const askedAs = { left: a!.id, right: b!.id };
  const asked = { ...head, ...askedAs, features, merged, evidence };
  const other = { ...head, left: b!.id, right: c!.id, askedAs, features, merged, evidence: "0123456789abcdef" };
  const golden = { ...run.goldens[0]!, members: [a!.id, c!.id] };
  const folder = writeRun(project, { ...run, records: [a!, b!, c!], goldens: [golden], matches: [asked, other] });
  const held = await openRunData(folder);
  expect(held.pairs).toHaveLength(1);
  expect(held.pairs[0]).toMatchObject({
    ...askedAs,
    others: [{ left: b!.id, right: c!.id, evidence: other.evidence }],
  });
  const log = new DecisionLog(join(project, "d.ndjson"), join(project, "c.ndjson"), () => new Date(0));
  const desk = (language: "en" | "ru") => new DeskView(held, log, language, () => undefined).pair(0);
  const named = `${b!.name.display} [${b!.id}] ~ ${c!.name.display} [${c!.id}]`;
  expect(await desk("en")).toMatchObject({ also: expect.stringContaining(`1 more pair: ${named}`) });
  expect(await desk("ru")).toMatchObject({ also: expect.stringContaining(named) });
  await held.close();
  rmSync(project, { recursive: true });
});

test("filters offer every value, so that no pair is out of reach", () => {
  const { cities, responsible } = facets(data.pairs) as Record<"cities" | "responsible", { value: string }[]>;
  expect(cities.map(({ value }) => value)).toHaveLength(many);
  expect(responsible.map(({ value }) => value)).toHaveLength(many);
});
