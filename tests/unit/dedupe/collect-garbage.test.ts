import { expect, test, vi } from "vitest";
import { collectGarbage } from "../../../src/dedupe/collect-garbage.ts";

const megabytes = (): number => process.memoryUsage().arrayBuffers / 1e6;

function useSharedMemory(): number {
  const columns = Array.from({ length: 8 }, () => new Int32Array(new SharedArrayBuffer(10e6)).fill(1));
  return columns.reduce((sum, column) => sum + column[0]!, 0);
}

test("gives back memory shared by threads that nobody holds any more", async () => {
  expect(useSharedMemory()).toBe(8);
  const before = megabytes();
  collectGarbage(100_000);
  // The memory itself is given back beside the program.
  await vi.waitFor(() => expect(megabytes()).toBeLessThan(before - 60), { timeout: 60_000 });
});
