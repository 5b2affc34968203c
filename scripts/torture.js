// The promises at full size: kills, undo histories, tampering. `npm test` runs a fixed-seed sample of histories and tampering, `npm run test:slow` one of kills.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const { status } = spawnSync(
  process.execPath,
  [
    vitest,
    "run",
    "--project",
    "integration",
    "--project",
    "slow",
    "--testTimeout=7200000",
    "tests/integration/load/torture",
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: "inherit", env: { ...process.env, SVERKA_TORTURE: "full" } },
);
process.exitCode = status ?? 1;
