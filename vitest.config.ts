import { defineConfig } from "vitest/config";

/** Whole journeys through the built command, half a minute each: `npm run test:slow`, which CI runs too. `npm test` stays under five minutes. */
const slow = [
  "commands",
  "docs",
  "delta",
  "import-files",
  "workers",
  "resume",
  "interruption",
  "review-command",
  "init-run",
  "load/second-export",
  "load/torture-kills",
  "package",
  "plan-command",
  "pressure",
  "target-snapshot",
].map((name) => `tests/integration/${name}.test.ts`);

const integration = {
  globalSetup: ["tests/integration/postgres.setup.ts"],
  testTimeout: 300_000,
  hookTimeout: 300_000,
};

/** `unit` mirrors src and needs nothing; `integration` and `slow` use real databases, the built command, a real browser. */
export default defineConfig({
  test: {
    // Most of the integration tests wait for a server or a child process: one worker more than the two cores of a small machine.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // No unit test changes what another imports: a module is read once for each worker instead of once for each file, 40 % of their time.
          isolate: false,
        },
      },
      { test: { ...integration, name: "integration", include: ["tests/integration/**/*.test.ts"], exclude: slow } },
      { test: { ...integration, name: "slow", include: slow } },
    ],
  },
});
