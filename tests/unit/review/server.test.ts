import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Decision } from "../../../src/model/index.ts";
import { appendJournal, readJournal } from "../../../src/pipeline/artifacts/journals.ts";
import { startDesk, type DeskOptions, type RunningDesk } from "../../../src/review/server.ts";
import { sampleRun } from "../../support/sample-run.ts";
import { writeRun } from "../../support/write-run.ts";

let project: string;
let desk: RunningDesk;
const start = async (options: Partial<DeskOptions> = {}) => {
  desk = await startDesk({
    runFolder: writeRun(project, sampleRun(60)),
    projectFolder: project,
    language: "en",
    by: "Ольга Иванова",
    ...options,
  });
};
beforeEach(() => void (project = mkdtempSync(join(tmpdir(), "sverka-desk-"))));
afterEach(async () => {
  await desk?.close();
  rmSync(project, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
}

/** A request with exactly these headers: fetch would set Host and Origin itself. */
function send(method: string, path: string, headers: Record<string, string> = {}, body?: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? "" : JSON.stringify(body);
    const call = request(
      { host: "127.0.0.1", port: desk.port, method, path, headers: { host: `127.0.0.1:${desk.port}`, ...headers } },
      (response) => {
        let received = "";
        response.on("data", (chunk: Buffer) => (received += chunk.toString("utf8")));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: received }),
        );
      },
    );
    call.on("error", reject);
    call.end(text);
  });
}

const path = () => desk.url.slice(desk.url.indexOf("/", 8));
async function enter(at = path()): Promise<string> {
  const { headers } = await send("GET", at);
  return String(headers["set-cookie"]).split(";")[0]!;
}
/** Routes whose pairs and cards are numbers in the list of a run. */
const numbered = new Set(["queue", "pair", "cards", "card", "decide", "preview", "bulk"]);
const post = (cookie: string, name: string, body: object = {}, more: Record<string, string> = {}) =>
  send(
    "POST",
    `/api/${name}`,
    { cookie, origin: `http://127.0.0.1:${desk.port}`, "content-type": "application/json", ...more },
    numbered.has(name) ? { run: "2026-11-21-01", ...body } : body,
  );
interface Item {
  readonly pair: number;
  readonly left: string;
  readonly evidence: string;
}
const queue = async (cookie: string, filter: object = {}) =>
  JSON.parse((await post(cookie, "queue", { filter })).text) as { total: number; items: Item[] };
const pairAt = async (cookie: string, pair: number) =>
  JSON.parse((await post(cookie, "pair", { pair })).text) as Item & Record<string, unknown>;

describe("who may come in", () => {
  test("the one-time token opens the desk once; the cookie is for this desk, and closed to scripts", async () => {
    await start();
    const first = await send("GET", path());
    expect(first.status).toBe(303);
    expect(first.headers["location"]).toBe("/");
    expect(String(first.headers["set-cookie"])).toMatch(
      new RegExp(`^sverka-desk-${desk.port}=[\\w-]{32}; HttpOnly; SameSite=Strict; Path=/$`),
    );
    expect((await send("GET", path())).status).toBe(401);
    expect((await send("GET", "/", { cookie: String(first.headers["set-cookie"]).split(";")[0]! })).status).toBe(200);
  });

  test("a wrong token, no cookie, a foreign cookie: nothing is shown, nothing is written", async () => {
    await start();
    expect((await send("GET", "/?token=wrong")).status).toBe(401);
    for (const at of ["/", "/desk.js", "/words.js"]) expect((await send("GET", at)).status).toBe(401);
    expect((await post(`sverka-desk-${desk.port}=guess`, "state")).status).toBe(401);
    expect((await post("", "decide", { pair: 1, judge: "same", seen: "e1" })).status).toBe(401);
    expect(readJournal(join(project, "decisions.ndjson"))).toEqual([]);
  });

  test("asking with HEAD does not use the token up", async () => {
    await start();
    await send("HEAD", path());
    expect((await send("GET", path())).status).toBe(303);
  });

  test("another Host or Origin is refused, with cookie and all", async () => {
    await start();
    const cookie = await enter();
    for (const host of ["evil.example", `evil.example:${desk.port}`, "127.0.0.1:1"])
      expect((await send("GET", "/", { cookie, host })).status).toBe(421);
    for (const origin of ["http://evil.example", "null", `https://127.0.0.1:${desk.port}`, ""])
      expect((await post(cookie, "state", {}, { origin })).status).toBe(403);
    expect((await post(cookie, "state", {}, { "content-type": "text/plain" })).status).toBe(415);
    expect((await send("GET", "/api/state", { cookie })).status).toBe(404);
  });

  test("every answer forbids outside resources, framing and caching", async () => {
    await start();
    const cookie = await enter();
    for (const at of ["/", "/desk.css", "/nothing"]) {
      const { headers } = await send("GET", at, { cookie });
      expect(headers["content-security-policy"]).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self'.*frame-ancestors 'none'$/,
      );
      expect([headers["cache-control"], headers["x-content-type-options"], headers["referrer-policy"]]).toEqual([
        "no-store",
        "nosniff",
        "no-referrer",
      ]);
    }
    expect((await send("GET", "/", { cookie })).text).not.toMatch(/https?:\/\//);
  });

  test("stewards have a token each, and sign with their own names", async () => {
    await start({
      stewards: [
        { name: "Ольга", token: "token-of-olga" },
        { name: "Иван", token: "token-of-ivan" },
      ],
      publicHosts: ["desk.acme.example"],
    });
    expect(desk.url).not.toContain("token");
    const [olga, ivan] = [await enter("/?token=token-of-olga"), await enter("/?token=token-of-ivan")];
    const { items } = await queue(olga);
    const one = await pairAt(olga, items[0]!.pair);
    expect((await post(olga, "decide", { pair: one.pair, judge: "same", seen: one.evidence })).status).toBe(200);
    const conflict = await post(ivan, "decide", { pair: one.pair, judge: "different", seen: one.evidence });
    expect([conflict.status, JSON.parse(conflict.text)]).toEqual([
      409,
      { code: "desk-judged-meanwhile", text: "Ольга has decided: Same" },
    ]);
    expect(
      (await post(ivan, "decide", { pair: one.pair, judge: "different", seen: one.evidence, insist: true })).status,
    ).toBe(200);
    expect(
      readJournal(join(project, "decisions.ndjson")).map((entry) => [entry.by, (entry as Decision).judge]),
    ).toEqual([
      ["Ольга", "same"],
      ["Иван", "different"],
    ]);
    const proxied = await send("GET", "/?token=token-of-olga", { host: "desk.acme.example" });
    expect(String(proxied.headers["set-cookie"])).toContain("; Secure");
  });

  test("listening to the network wants a token for everybody", async () => {
    await start();
    await expect(
      startDesk({ runFolder: project, projectFolder: project, language: "en", by: "x", host: "0.0.0.0" }),
    ).rejects.toThrow(/desk-listen-tokens/);
  });
});

describe("the work", () => {
  test("a decision carries what was seen, leaves the queue, and can be taken back", async () => {
    await start();
    const cookie = await enter();
    const { total, items } = await queue(cookie);
    expect(total).toBe(54);
    const one = await pairAt(cookie, items[0]!.pair);
    await post(cookie, "decide", { pair: one.pair, judge: "different", seen: one.evidence, why: " owners differ " });
    expect(readJournal(join(project, "decisions.ndjson"))[0]).toMatchObject({
      by: "Ольга Иванова",
      judge: "different",
      seen: one.evidence,
      why: "owners differ",
    });
    expect((await queue(cookie)).total).toBe(53);
    expect((await queue(cookie, { state: "decided" })).total).toBe(1);
    expect(JSON.parse((await post(cookie, "undo")).text)).toMatchObject({ count: 1, pair: one.pair });
    expect((await queue(cookie)).total).toBe(54);
    expect((await post(cookie, "undo")).status).toBe(409);
  });

  test("a decision that contradicts others is written, and said to contradict them at once", async () => {
    await start();
    const cookie = await enter();
    const one = await pairAt(cookie, (await queue(cookie)).items[0]!.pair);
    const [left, right] = (one["records"] as { id: string }[]).map(({ id }) => id);
    const same = (id: string, record: string | undefined): Decision => ({ id, at: "2026-01-01T00:00:00Z", by: "Иван", judge: "same", left: record!, right: "x:1" }); // prettier-ignore
    appendJournal(join(project, "decisions.ndjson"), [same("d1", left), same("d2", right)]);
    const decide = async (judge: string): Promise<{ contradicts?: string }> =>
      JSON.parse((await post(cookie, "decide", { pair: one.pair, judge, seen: one.evidence })).text) as object;
    expect((await decide("same")).contradicts).toBeUndefined();
    expect((await decide("different")).contradicts).toMatch(
      /are different, decided by Ольга Иванова .* but .* are the same, decided by Иван on 2026-01-01 \[d1\], .* \[d2\]: no such “same” is obeyed/,
    );
    expect(readJournal(join(project, "decisions.ndjson"))).toHaveLength(4);
  });

  test("a decision on other evidence than is there now is refused", async () => {
    await start();
    const cookie = await enter();
    const answer = await post(cookie, "decide", { pair: 0, judge: "same", seen: "old" });
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([409, { code: "desk-changed" }]);
  });

  test("filters and search find what they say", async () => {
    await start();
    const cookie = await enter();
    expect((await queue(cookie, { source: "ut" })).total).toBe(54);
    expect((await queue(cookie, { source: "nobody" })).total).toBe(0);
    const byName = await queue(cookie, { text: "кедр 2" });
    expect(byName.items.length).toBeGreaterThan(0);
    expect(byName.items.every((item) => /Кедр/.test(item.left))).toBe(true);
    const [sample] = (await queue(cookie)).items;
    const phone = sampleRun(60).records.find((record) => record.name.display === sample!.left)!.phones[0]!.raw;
    expect((await queue(cookie, { text: phone })).items.map((item) => item.pair)).toContain(sample!.pair);
    const heavy = await queue(cookie, { from: 9000, sort: "alike" });
    expect(heavy.total).toBeLessThan(54);
    expect((await post(cookie, "queue", { filter: { colour: "red" } })).status).toBe(400);
  });

  test("one decision for everything under a filter: twenty first, then all, then one undo", async () => {
    await start();
    const cookie = await enter();
    const preview = JSON.parse((await post(cookie, "preview", { filter: {} })).text) as {
      count: number;
      digest: string;
      sample: Item[];
    };
    expect([preview.count, preview.sample.length]).toEqual([54, 20]);
    const one = await pairAt(cookie, preview.sample[0]!.pair);
    await post(cookie, "decide", { pair: one.pair, judge: "unsure", seen: one.evidence });
    const moved = await post(cookie, "bulk", { filter: {}, judge: "different", digest: preview.digest });
    expect(JSON.parse(moved.text)).toMatchObject({ code: "desk-set-changed" });
    const again = JSON.parse((await post(cookie, "preview", { filter: {} })).text) as { digest: string };
    expect(
      JSON.parse(
        (await post(cookie, "bulk", { filter: {}, judge: "different", digest: again.digest, why: "all" })).text,
      ),
    ).toMatchObject({ count: 53, progress: { open: 0, unsure: 1, decided: 53 } });
    expect(new Set(readJournal(join(project, "decisions.ndjson")).map((entry) => entry.id)).size).toBe(54);
    expect(JSON.parse((await post(cookie, "undo")).text)).toMatchObject({ count: 53, progress: { open: 53 } });
  });

  test("take out, choose and correct are journal entries", async () => {
    await start();
    const cookie = await enter();
    const cards = JSON.parse((await post(cookie, "cards")).text) as { total: number };
    expect(cards.total).toBe(3);
    const card = JSON.parse((await post(cookie, "card", { card: 0 })).text) as {
      of: string;
      members: { items: { id: string }[] };
      conflicts: { field: string; values: { from: string }[] }[];
    };
    const [first, second] = card.members.items.map((member) => member.id);
    expect((await post(cookie, "choose", { of: card.of, field: "name", from: second })).status).toBe(200);
    expect((await post(cookie, "choose", { of: card.of, field: "name", from: "nobody:1" })).status).toBe(409);
    expect((await post(cookie, "take-out", { record: first, why: "other owner" })).status).toBe(200);
    expect(
      (await post(cookie, "correct", { record: first, field: "phones", value: ["+7 846 231-60-14"] })).status,
    ).toBe(200);
    const [small, large] = [first!, second!].sort();
    expect(readJournal(join(project, "decisions.ndjson"))).toMatchObject([
      { choose: second, field: "name", of: card.of },
      { judge: "different", left: small, right: large, why: "other owner" },
    ]);
    expect(readJournal(join(project, "corrections.ndjson"))).toMatchObject([
      { correct: first, field: "phones", value: ["+7 846 231-60-14"] },
    ]);
  });

  test("new data half-way keeps what was decided", async () => {
    let latest: string | undefined;
    await start({ latestRun: () => latest });
    const cookie = await enter();
    const one = await pairAt(cookie, (await queue(cookie)).items[0]!.pair);
    await post(cookie, "decide", { pair: one.pair, judge: "same", seen: one.evidence });
    latest = writeRun(project, sampleRun(100), "2026-11-21-02");
    // A window that was open all the time: the number of its pair may be another pair's now, with the same evidence.
    await send("GET", "/", { cookie });
    const late = await post(cookie, "decide", { pair: 5, judge: "same", seen: "e6" });
    expect([late.status, JSON.parse(late.text).code]).toEqual([409, "desk-new-data"]);
    expect(readJournal(join(project, "decisions.ndjson"))).toHaveLength(1);
    expect(JSON.parse((await post(cookie, "state")).text)).toMatchObject({
      run: "2026-11-21-02",
      progress: { total: 90, decided: 1 },
    });
  });
});
