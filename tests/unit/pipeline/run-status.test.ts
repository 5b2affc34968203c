import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { thisProcess } from "../../../src/load/database/holder.ts";
import { type RunFile, statusOf } from "../../../src/pipeline/artifacts/run-folder.ts";

const run = (process?: RunFile["process"]): RunFile => ({ status: "normalized", process }) as unknown as RunFile;

test("a run whose process is gone without a word was killed; one at work, ended, or on another machine is as it says", () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  const mine = thisProcess();
  expect(statusOf(run({ ...mine, pid }))).toBe("killed");
  expect(statusOf(run(mine))).toBe("normalized");
  expect(statusOf(run())).toBe("normalized");
  expect(statusOf(run({ pid, host: "another-machine" }))).toBe("normalized");
});
