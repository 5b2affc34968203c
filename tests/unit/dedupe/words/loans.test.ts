import { expect, test } from "vitest";
import { isLoan } from "../../../../src/dedupe/words/loans.ts";

test.each([["jimmy", "dimitrios"], ["bill", "vasilis"], ["chris", "tiina"], ["сандро", "алекс"]])(
  "%s is %s only where another language took the pet name over",
  (one, other) => expect([isLoan(one, other), isLoan(other, one)]).toEqual([true, true]),
); // prettier-ignore

test.each([["jan", "hans"], ["ян", "hans"], ["joanna", "ася"], ["катерина", "рина"]])(
  "%s and %s stand in documents: whichever of a line of full names they are, none is a pet name taken over",
  (one, other) => expect([isLoan(one, other), isLoan(other, one)]).toEqual([false, false]),
); // prettier-ignore

test("a form of the other name itself is no loan", () => {
  expect(isLoan("lena", "magdalena")).toBe(false);
  expect(isLoan("саша", "александр")).toBe(false);
});
