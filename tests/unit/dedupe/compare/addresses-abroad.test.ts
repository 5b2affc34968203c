import { describe, expect, test } from "vitest";
import { type Firm, firm, matchOf } from "../records.ts";

type Address = NonNullable<Firm["address"]>;

/** The level of two addresses in one town, see `addressLevel`. */
function levelOf(one: Address, other: Address, city = "Leeds"): number | undefined {
  const card = (id: string, address: Address) =>
    firm(id, { name: "Brightwell", phones: ["+441132634471"], city, address });
  return matchOf(card("t:1", one), card("t:2", other)).features.find(({ name }) => name === "address")?.level;
}

const [postcode, otherHouse, street, house] = [3, 4, 5, 7];

describe("a postcode", () => {
  test.each<[string, string]>([
    ["LS12 2PU", "ls122pu"],
    ["1431 GB", "1431GB"],
    ["25-509", "25509"],
    ["D-72764", "72764"],
    ["02110", "2110"],
    ["12401-0077", "12401"],
  ])("%s is %s", (one, other) => {
    expect(levelOf({ text: one, postcode: one }, { text: other, postcode: other })).toBeGreaterThanOrEqual(postcode);
  });

  test.each<[string, string]>([
    ["LS12 2PU", "LS12 2PT"],
    ["02110", "20110"],
  ])("%s is not %s", (one, other) => {
    expect(levelOf({ text: one, postcode: one }, { text: other, postcode: other })).toBeUndefined();
  });

  test("is a street's where it is of a few houses, and then tells the house whatever the street is called", () => {
    const [mill, lane] = ["Old Mill", "Foss Islands Road"];
    const of = (postcode: string, text: string, house: string) => ({ postcode, street: text, house, text });
    expect(levelOf(of("LS12 2PU", mill, "4"), of("LS12 2PU", lane, "4"))).toBe(house);
    expect(levelOf(of("LS12 2PU", mill, "4"), of("LS12 2PU", lane, "9"))).toBe(otherHouse);
    expect(levelOf({ postcode: "LS12 2PU" }, { postcode: "LS12 2PU", street: lane })).toBe(street);
    expect(levelOf(of("72764", mill, "4"), of("72764", lane, "9"))).toBe(postcode);
    expect(levelOf({ postcode: "72764" }, { postcode: "72764", street: lane })).toBe(postcode);
  });
});

test.each<[string, string]>([
  ["Piazza San Marco 9", "P.za S. Marco 9"],
  ["Canal Road Industrial Estate 4", "Canal Rd Ind Est 4"],
  ["Zone Industrielle Nord 12", "ZI Nord 12"],
  ["Viale dei Tigli 3", "V.le dei Tigli 3"],
  ["Schulgasse 3", "Schulg. 3"],
  ["8800 Airport Freeway", "8800 Airport Fwy"],
])("%s and %s are one house", (one, other) => {
  expect(levelOf({ text: one }, { text: other })).toBe(house);
});

test.each<[string, string]>([
  ["Park Lane 9", "Mill Lane 9"],
  ["Park Avenue 9", "Lake Avenue 9"],
  ["Piazza San Marco 9", "Piazza San Pietro 9"],
])("%s and %s are two", (one, other) => {
  expect(levelOf({ text: one }, { text: other }) ?? 0).toBeLessThan(street);
});
