import { expect, test } from "vitest";
import { Failure } from "../../../../src/model/index.ts";
import { packError, unpackError } from "../../../../src/pipeline/threads/thread-error.ts";

/** What a thread's port does with a message. */
const overThere = (error: unknown): unknown => unpackError(structuredClone(packError(error)));

test("a failure keeps its class, code, details and cause from one thread to another", () => {
  const cause = new RangeError("why");
  const told = overThere(new Failure("lookup-file", { file: "users.csv", line: 3 }, 1, cause));
  expect(told).toBeInstanceOf(Failure);
  expect(told).toMatchObject({ code: "lookup-file", params: { file: "users.csv", line: 3 }, exitCode: 1 });
  expect((told as Failure).cause).toMatchObject({ name: "RangeError", message: "why" });
  expect((overThere(new Failure("no-cause")) as Failure).cause).toBeUndefined();
});

test("any other error keeps its name and message", () => {
  expect(overThere(new TypeError("not a function"))).toMatchObject({ name: "TypeError", message: "not a function" });
});
