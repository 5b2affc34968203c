// A vendor's own program as the judge of what was loaded, where it is installed: `npm run judge:tryton`.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const [program, file] = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [vitest, "run", "--project", "integration", file], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, SVERKA_JUDGE: program },
});
process.exitCode = status ?? 1;
