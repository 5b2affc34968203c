import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freshDatabase, onServer } from "./database.ts";
import { root, scratch, sverka } from "./sverka.ts";

/** Words of a command line, as a shell would split these simple ones. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
}

test("docs/migration.md: every command, in order, in a copy of the demo", async () => {
  const project = scratch("demo");
  const env = { DATABASE_URL: await freshDatabase() };
  try {
    const text = readFileSync(join(root, "docs", "migration.md"), "utf8");
    const commands = [...text.matchAll(/^\$ (?:sverka |(?=node ))(.+)$/gm)]
      .map(([, line]) => line!)
      // The desk stays open until somebody closes it; its own tests open it in a browser.
      .filter((line) => !/^review(?! (?:export|import)\b)/.test(line));
    expect(commands.length).toBeGreaterThan(15);
    for (const command of commands) {
      // The page names a run of its own day; here it is the run that has rejects of this source.
      const runs = join(project.path, ".sverka", "runs");
      const latest = command.includes("2026-11-21-01") ? readdirSync(runs).sort().at(-1)! : "";
      const line = command.replace("2026-11-21-01", latest);
      if (line.startsWith("node ")) {
        const shown = spawnSync("bash", ["-c", line], { cwd: project.path, encoding: "utf8" });
        expect(shown.stderr).toBe("");
        expect(shown.stdout).toContain('"e164":"+7');
        continue;
      }
      const ended = await sverka(words(line), { cwd: project.path, env });
      expect(ended.code, `sverka ${command}\n${ended.stderr}`).toBe(0);
    }
  } finally {
    project.remove();
  }
});

test("docs/targets.md: every command for an unfamiliar schema, in order", async () => {
  const project = scratch("demo");
  const env = { DATABASE_URL: await freshDatabase() };
  try {
    const text = readFileSync(join(root, "docs", "targets.md"), "utf8");
    const commands = [...text.matchAll(/^\s*\$ sverka (.+)$/gm)].map(([, line]) => line!);
    expect(commands.length).toBeGreaterThan(8);
    await onServer(env.DATABASE_URL, readFileSync(join(root, "fixtures", "targets", "jsonb", "schema.sql"), "utf8"));
    const settings = join(project.path, "sverka.yaml");
    writeFileSync(settings, readFileSync(settings, "utf8").replace("target: crm", "target: target.yaml"));
    const profile = join(project.path, "target.yaml");
    for (const command of commands) {
      const ended = await sverka(words(command), { cwd: project.path, env });
      // An audit of a CRM with findings ends with 1.
      expect(ended.code, `sverka ${command}\n${ended.stderr}`).toBeLessThan(command === "audit" ? 2 : 1);
      if (command.startsWith("target propose")) writeFileSync(profile, ended.stdout);
    }
  } finally {
    project.remove();
  }
});

/** What differs from run to run: dates, durations, minted ids. */
function steady(text: string): string {
  return text
    .replace(/\d{4}-\d{2}-\d{2}-\d+/g, "<run>")
    .replace(/· [\d.,]+ (?:s|ms)|· \d+ min \d+ s/g, "· <time>")
    .replace(/ {3,}run </g, "   run <")
    .replace(/[ \t]+$/gm, "")
    .trim();
}

test("the README shows what npm run demo prints", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const shown = /<!-- demo -->\s*```\n([\s\S]*?)\n```\s*<!-- \/demo -->/.exec(readme)![1]!;
  const ran = spawnSync(`"${process.execPath}" "${join(root, "scripts", "demo.js")}" 2>&1`, {
    cwd: root,
    encoding: "utf8",
    shell: true,
    env: { ...process.env, NO_COLOR: "1", LC_ALL: "C.UTF-8", DATABASE_URL: "" },
  });
  expect(ran.status).toBe(0);
  expect(steady(ran.stdout)).toBe(steady(shown));
});
