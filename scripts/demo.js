// npm run demo: runs the project in fixtures/demo from three exports to a loaded database, then shows what was merged and why, what
// was rejected and where, and what to try next. With DATABASE_URL it loads into that server, else into the embedded database.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";

const root = join(import.meta.dirname, "..");
const project = join(root, "fixtures", "demo");
const bin = join(root, "bin", "sverka.js");

function sverka(...args) {
  console.log(`\n$ sverka ${args.join(" ")}\n`);
  const { status } = spawnSync(process.execPath, [bin, ...args], { cwd: project, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 2);
}

function firstOf(name, test) {
  for (const line of readFileSync(join(latest, name), "utf8").trimEnd().split("\n")) {
    const value = JSON.parse(line);
    if (test(value)) return value;
  }
  throw new Error(`the demo's ${name} lacks what the demo shows`);
}

// Every demo begins on a fresh embedded database, so that it prints what the README shows.
rmSync(join(project, ".sverka"), { recursive: true, force: true });

sverka("run");

const [run] = JSON.parse(
  spawnSync(process.execPath, [bin, "runs", "--json"], { cwd: project, encoding: "utf8" }).stdout,
).slice(-1);
const latest = join(project, ".sverka", "runs", run.id);

console.log("\nWhat was merged, and why: two of the three exports write one firm in two ways.");
const pair = firstOf(
  "matches.ndjson",
  (match) => match.merged && match.left.startsWith("buh:") && match.right.startsWith("managers:"),
);
sverka("explain", pair.left, pair.right);

console.log("\nWhat waits for a person: alike, but not alike enough; both were loaded as they are.");
const doubtful = firstOf("matches.ndjson", (match) => match.band === "review" && !match.merged);
sverka("explain", doubtful.left, doubtful.right);

console.log("\nWhat was rejected, and why:");
const reject = firstOf("issues.ndjson", (issue) => issue.severity === "error");
sverka("explain", reject.place);

const here = relative(process.cwd(), project) || ".";
console.log(`
Try next:
  cd ${here}
  node ../../bin/sverka.js run                       again: nothing is written a second time
  node ../../bin/sverka.js undo ${run.id}        give everything back
  node ../../bin/sverka.js explain buh:000000001     one card: every value, where it came from, what cleaning did
  node ../../bin/sverka.js review                    decide about the pairs that wait, in the browser
  open .sverka/runs/${run.id}/rejects/        mend the rejected rows, then: sverka correct FILE
`);
