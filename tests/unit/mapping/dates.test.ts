import { describe, expect, test } from "vitest";
import { dateTokens, datePatternFault, parseDate } from "../../../src/mapping/dates.ts";
import { datePattern } from "../../../src/mapping/propose/guess.ts";
import { readByPattern } from "../../../src/normalize/value/date-forms.ts";

describe("hours of twelve", () => {
  test.each([
    ["1/2/2025, 12:05 AM", "M/d/yyyy, h:mm a", "2025-01-02T00:05:00"],
    ["1/2/2025, 12:05 pm", "M/d/yyyy, h:mm a", "2025-01-02T12:05:00"],
    ["02.01.2025 01:05:09 PM", "dd.MM.yyyy hh:mm:ss a", "2025-01-02T13:05:09"],
  ])("%s by %s", (text, pattern, iso) => {
    expect(datePatternFault(pattern)).toBeUndefined();
    expect(parseDate(text, [pattern])).toBe(iso);
  });

  test("an hour of twelve needs its half of the day, one of twenty-four has none", () => {
    expect(datePatternFault("dd.MM.yyyy h:mm")).toBe("dd.MM.yyyy h:mm");
    expect(datePatternFault("dd.MM.yyyy HH:mm a")).toBe("dd.MM.yyyy HH:mm a");
    expect(datePatternFault("dd.MM.yyyy HH hh:mm a")).toBe("hh");
    expect(datePatternFault("dd.MM.yyyy 'h'")).toBeUndefined();
  });
});

/** Two stages read dates by the patterns of a mapping: what the checker lets pass, cleaning must understand. */
test("cleaning knows each word that a pattern may be made of", () => {
  const written: Readonly<Record<string, string>> = {
    yyyy: "2025",
    yy: "25",
    MMMM: "февраля",
    MMM: "Feb",
    MM: "02",
    M: "2",
    dd: "03",
    d: "3",
    HH: "04",
    H: "4",
    hh: "04",
    h: "4",
    mm: "05",
    ss: "06",
    a: "AM",
  };
  for (const token of dateTokens) {
    const day = ["yyyy", "MM", "dd"].map((part) => (token.startsWith(part.charAt(0)) ? token : part)).join("-");
    const half = /^[ha]/.test(token);
    const time = [/^[Hh]/.test(token) ? token : half ? "hh" : "HH", "mm", "ss"].join(":");
    const pattern = `${day} ${time}${half ? " a" : ""}`;
    const text = pattern.replace(/[A-Za-z]+/g, (piece) => written[piece] ?? "?");
    const date = { year: token === "yy" ? 25 : 2025, month: 2, day: 3, hour: 4, minute: 5, second: 6 };
    expect.soft(datePatternFault(pattern), pattern).toBeUndefined();
    expect.soft(readByPattern(text, pattern), pattern).toMatchObject(date);
    expect.soft(parseDate(text, [pattern]), pattern).toBe("2025-02-03T04:05:06");
  }
});

test.each([
  [["1/13/2025, 1:05 PM", "11/30/2024, 12:00 AM"], "M/d/yyyy, h:mm a"],
  [["13/1/2025 9:05:00", "30/11/2024 12:00:00"], "d/M/yyyy H:mm:ss"],
  [["1/13/2025 1:05 PM", "2/2/2025"], undefined],
  [["1/2/2025, 1:05 PM", "3/4/2025, 1:05 PM"], undefined],
  [["1/13/2025 noon"], undefined],
])("a column of %j is proposed as %s", (examples, pattern) => {
  expect(datePattern(examples)).toBe(pattern);
});
