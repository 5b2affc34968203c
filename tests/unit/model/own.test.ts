import { expect, test } from "vitest";
import { own, setOwn } from "../../../src/model/index.ts";

test.each(["constructor", "toString", "__proto__", "hasOwnProperty"])(
  "an object whose keys are data may have %s",
  (key) => {
    const of: Record<string, string> = {};
    expect(own(of, key)).toBeUndefined();
    setOwn(of, key, "1");
    setOwn(of, key, "2");
    for (const same of [of, { ...of }, structuredClone(of), JSON.parse(JSON.stringify(of)) as typeof of]) {
      expect(own(same, key)).toBe("2");
      expect(Object.keys(same)).toEqual([key]);
    }
    expect(Object.getPrototypeOf(of)).toBe(Object.prototype);
  },
);
