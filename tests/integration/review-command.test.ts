import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { readJournal } from "../../src/pipeline/artifacts/journals.ts";
import { onServer as statement } from "./database.ts";
import { onServer, type ServerProject } from "./on-server.ts";
import { root } from "./sverka.ts";

let project: ServerProject;
let desk: ChildProcess | undefined;
beforeAll(async () => {
  project = await onServer("demo");
  // More to ask about than the one pair of the demo: questions of several people's customers.
  const settings = join(project.path, "sverka.yaml");
  writeFileSync(settings, `${readFileSync(settings, "utf8")}dedupe: { thresholds: { review: wide } }\n`);
  const { code, stderr } = await project.call("run");
  if (code !== 0) throw new Error(stderr);
});
afterEach(async () => {
  if (desk === undefined || desk.exitCode !== null) return;
  const closed = once(desk, "close");
  desk.kill("SIGTERM");
  const [code] = (await closed) as [number | null];
  if (code !== 0) throw new Error(`the desk ended with ${code}`);
  desk = undefined;
});
afterAll(() => project.remove());

/** Opens the desk as a command and gives what it prints once it listens. */
async function open(...args: string[]): Promise<{ url: string; port: number }> {
  desk = spawn(process.execPath, [join(root, "bin", "sverka.js"), "review", "--json", ...args], {
    cwd: project.path,
    env: { ...process.env, DATABASE_URL: project.url, LC_ALL: "C.UTF-8" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(desk.stdout!, "data")) as [Buffer];
  return JSON.parse(line.toString("utf8")) as { url: string; port: number };
}

interface Answer {
  readonly status: number;
  readonly cookie: string;
  readonly body: string;
}
function ask(port: number, path: string, headers: Record<string, string>, body?: object): Promise<Answer> {
  return new Promise((done, fail) => {
    const method = body === undefined ? "GET" : "POST";
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      response.on("end", () => {
        const cookie = (response.headers["set-cookie"]?.[0] ?? "").split(";")[0]!;
        done({ status: response.statusCode ?? 0, cookie, body: text });
      });
    });
    sent.on("error", fail);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

test("several stewards have tokens of their own, and records lead to their cards in the CRM", async () => {
  const token = "a-token-that-is-only-olgas";
  writeFileSync(join(project.path, "stewards.yaml"), `Ольга: ${token}\nПётр: "a-token-that-is-only-peters"\n`);
  const listen = ["--listen", "0.0.0.0", "--stewards", join(project.path, "stewards.yaml")];
  const nameless = await project.call("review", ...listen);
  expect(nameless).toMatchObject({ code: 2, stderr: expect.stringContaining("--public-host") });

  const template = "https://crm.example/company/{id}";
  const { url, port } = await open(...listen, "--public-host", "desk.example.com", "--record-url", template);
  expect(url).toBe("https://desk.example.com/");
  const host = { host: "desk.example.com" };
  expect((await ask(port, "/?token=a-token-of-nobody-at-all", host)).status).toBe(401);
  expect((await ask(port, "/", { host: "elsewhere.example" })).status).toBe(421);
  const { cookie } = await ask(port, `/?token=${token}`, host);
  const headers = { ...host, cookie, origin: "https://desk.example.com", "content-type": "application/json" };
  const { run } = JSON.parse((await ask(port, "/api/state", headers, {})).body) as { run: string };
  const shown = JSON.parse((await ask(port, "/api/pair", headers, { run, pair: 0 })).body) as {
    evidence: string;
    records: { id: string; url?: string }[];
  };
  const { rows } = await statement(
    project.url,
    "SELECT source || ':' || source_key AS record, target_id AS id FROM sverka.crosswalk WHERE draft = 'cp'",
  );
  const ids = new Map((rows as { record: string; id: string }[]).map(({ record, id }) => [record, id]));
  for (const record of shown.records) expect(record.url).toBe(`https://crm.example/company/${ids.get(record.id)}`);
  await ask(port, "/api/decide", headers, { run, pair: 0, judge: "unsure", seen: shown.evidence });
  expect(readJournal(join(project.path, "decisions.ndjson"))).toMatchObject([{ by: "Ольга", judge: "unsure" }]);
  // A question put aside would be missing from the queue of the tests below.
  rmSync(join(project.path, "decisions.ndjson"));
});

test.each([
  ["no stewards", ["--listen", "0.0.0.0"], "", "--stewards"],
  ["a short token", ["--stewards", "stewards.yaml"], "Ольга: short", "20"],
  ["a shared token", ["--stewards", "stewards.yaml"], "a: 12345678901234567890x\nb: 12345678901234567890x", "a"],
  ["a token from an environment that has none", ["--stewards", "stewards.yaml"], "a: ${DESK_TOKEN_A}", "DESK_TOKEN_A"],
  ["no list", ["--stewards", "stewards.yaml"], "- Ольга", "stewards.yaml"],
  ["an address that is a script", ["--record-url", "javascript:alert({id})"], "", "javascript"],
  ["an unknown action", ["post"], "", "export"],
])("%s is refused with one clear line", async (_what, args, stewards, said) => {
  writeFileSync(join(project.path, "stewards.yaml"), stewards);
  const ended = await project.call("review", ...args);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain(said);
  expect(ended.stderr).not.toContain("12345678901234567890x");
  expect(ended.stderr).not.toContain("    at ");
});

test("the queue goes out as workbooks by responsible and comes back into the journal, once", async () => {
  const before = readJournal(join(project.path, "decisions.ndjson")).length;
  const out = join(project.path, "to-decide");
  const whole = await project.call("review", "export", out, "--json");
  const [all] = (JSON.parse(whole.stdout) as { files: { path: string; pairs: number }[] }).files;
  const split = await project.call("review", "export", join(out, "each"), "--by-responsible", "--json");
  const parts = (JSON.parse(split.stdout) as { files: { of: string; pairs: number }[] }).files;
  expect(parts.length).toBeGreaterThan(1);
  expect(new Set(parts.map(({ of }) => of)).size).toBe(parts.length);
  expect(parts.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(all!.pairs);

  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(all!.path);
  const sheet = workbook.getWorksheet("Pairs")!;
  sheet.getRow(2).getCell(1).value = "Разные";
  sheet.getRow(2).getCell(2).value = "two firms";
  sheet.getRow(3).getCell(1).value = "perhaps";
  const filled = join(out, "filled.xlsx");
  await workbook.xlsx.writeFile(filled);
  const taken = await project.call("review", "import", filled, "--by", "Ольга");
  expect(taken.code).toBe(1);
  expect(taken.stdout).toContain("1 answer and 0 corrections taken");
  expect(taken.stdout).toContain("“perhaps” is no answer");
  expect(readJournal(join(project.path, "decisions.ndjson")).slice(before)).toMatchObject([
    { by: "Ольга", judge: "different", why: "two firms" },
  ]);
  const again = await project.call("review", "import", filled, "--json");
  expect(JSON.parse(again.stdout)).toMatchObject({ taken: 0, known: 1 });
  const other = await project.call("review", "import", join(project.path, "data/managers/clients.xlsx"));
  expect(other.code).toBe(2);
  expect(other.stderr).not.toContain("    at ");
  expect(readFileSync(join(project.path, "decisions.ndjson"), "utf8").trimEnd().split("\n")).toHaveLength(before + 1);
});
