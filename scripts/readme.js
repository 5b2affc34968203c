// Puts what the demo prints into the README, between its two marks: `npm run build && node scripts/readme.js`.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
// Books go to stderr and explanations to stdout: a terminal shows both in their order, so does one pipe.
const { stdout, status } = spawnSync(`"${process.execPath}" "${join(root, "scripts", "demo.js")}" 2>&1`, {
  cwd: root,
  encoding: "utf8",
  shell: true,
  env: { ...process.env, NO_COLOR: "1", LC_ALL: "C.UTF-8", DATABASE_URL: "" },
});
if (status !== 0) throw new Error(stdout);
const path = join(root, "README.md");
const readme = readFileSync(path, "utf8");
const [before, , after] = readme.split(/<!-- \/?demo -->/);
writeFileSync(path, `${before}<!-- demo -->\n\n\`\`\`\n${stdout.trim()}\n\`\`\`\n\n<!-- /demo -->${after}`);
