import { expect, test } from "vitest";
import { dedupe, human } from "./records.ts";

type Name = readonly [family: string, given: string];
interface Card {
  readonly name: Name;
  readonly birthDate?: string;
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly home?: true;
}

const home = { postcode: "43004", city: "Blacklick", street: "Poppy Hills", house: "1304" };

function judge(one: Card, other: Card) {
  const card = (id: string, { home: lives, ...rest }: Card) => human(id, { ...rest, ...(lives && { address: home }) });
  const { band, reason } = dedupe([card("a:1", one), card("b:1", other)]).explain("a:1", "b:1")!;
  return reason === undefined ? { band } : { band, reason };
}

const birthDate = "1997-09-28";

test("twins share the home, the date of birth and the family's mailbox, and are two", () => {
  const [mark, marsha]: Name[] = [
    ["Kusharin", "Mark"],
    ["Kusharin", "Martha"],
  ];
  const asked = { band: "review", reason: "name-contradicts" };
  expect(judge({ name: mark!, birthDate, home: true }, { name: marsha!, birthDate, home: true })).toEqual(asked);
  const emails = ["kusharin@example.com"];
  expect(
    judge({ name: mark!, birthDate, home: true, emails }, { name: marsha!, birthDate, home: true, emails }),
  ).toEqual(asked);
  // A name that is none may be the same one, garbled beyond recognition.
  expect(
    judge({ name: mark!, birthDate, home: true }, { name: ["Kusharin", "Xqwt"], birthDate, home: true }).band,
  ).toBe("automatic");
});

test("who has another family name, and one given name, date of birth and mobile, has married", () => {
  const phones = ["+79161234567"];
  const [before, after]: Name[] = [
    ["Johnson", "Sarah"],
    ["Millerton", "Sarah"],
  ];
  expect(judge({ name: before!, birthDate, phones }, { name: after!, birthDate, phones }).band).toBe("automatic");
  expect(
    judge({ name: ["Johnson", "Kathy"], birthDate, phones }, { name: ["Millerton", "Katherine"], birthDate, phones })
      .band,
  ).toBe("automatic");
  // A mobile alone has changed hands, and a date of birth alone is many people's.
  expect(judge({ name: before!, phones }, { name: after!, phones }).band).not.toBe("automatic");
  expect(judge({ name: before!, birthDate }, { name: after!, birthDate }).band).not.toBe("automatic");
  expect(
    judge({ name: before!, birthDate, phones }, { name: ["Millerton", "Martha"], birthDate, phones }).band,
  ).not.toBe("automatic");
});

test.each<[Name, Name]>([
  [
    ["Koehler", "Anna Lena"],
    ["Koehler", "Annalena"],
  ],
  [
    ["Ben Ali", "Fatima"],
    ["Benali", "Fatima"],
  ],
  [
    ["van den Berg", "Henrik"],
    ["Vandenberg", "Henrik"],
  ],
  [
    ["Mac Donald", "Alexander"],
    ["MacDonald", "Alexander"],
  ],
  [
    ["Moreau", "Jean Pierre"],
    ["Moreau", "JP"],
  ],
])("%j and %j of one mailbox are one: a name is written in two words or in one, or in its initials", (one, other) => {
  const emails = ["nobody.knows@example.com"];
  expect(judge({ name: one, emails }, { name: other, emails }).band).toBe("automatic");
  expect(judge({ name: other, emails }, { name: one, emails }).band).toBe("automatic");
});

test("initials of other letters are another name", () => {
  const emails = ["nobody.knows@example.com"];
  expect(judge({ name: ["Moreau", "Jean Pierre"], emails }, { name: ["Moreau", "PJ"], emails }).band).not.toBe(
    "automatic",
  );
});

test("mailboxes that are apart where the names are belong to two people, and are no typing error", () => {
  const mailbox = (one: Name, first: string, other: Name, second: string) => {
    const cards = [human("a:1", { name: one, emails: [first] }), human("b:1", { name: other, emails: [second] })];
    return dedupe(cards)
      .explain("a:1", "b:1")!
      .features.find(({ name }) => name === "email")!.level;
  };
  const [rajesh, rakesh]: Name[] = [
    ["Kumaran", "Rajesh"],
    ["Kumaran", "Rakesh"],
  ];
  expect(mailbox(rajesh!, "rajesh.kumaran@gmail.com", rakesh!, "rakesh.kumaran@gmail.com")).toBe(0);
  expect(mailbox(rajesh!, "rajesh.kumaran@gmail.com", rajesh!, "rakesh.kumaran@gmail.com")).toBe(3);
  expect(mailbox(rajesh!, "rajesh.kumaran@gmail.com", rakesh!, "rajesh.kumarann@gmail.com")).toBe(3);
});

test("a given name cut short waits where only the home agrees, and not beside a telephone", () => {
  const [short, full]: Name[] = [
    ["Иванова", "Екат"],
    ["Иванова", "Екатерина"],
  ];
  const phones = ["+79161234567"];
  expect(judge({ name: short!, home: true }, { name: full!, home: true })).toEqual({
    band: "review",
    reason: "name-alike",
  });
  expect(judge({ name: short!, home: true, phones }, { name: full!, home: true, phones }).band).toBe("automatic");
  expect(judge({ name: full!, home: true }, { name: full!, home: true }).band).toBe("automatic");
});

test("who has neither family nor given name in common is another, whatever house and birthday they share", () => {
  const [jessica, david]: Name[] = [
    ["Simmons", "Jessica"],
    ["Joneson", "David"],
  ];
  expect(judge({ name: jessica!, birthDate, home: true }, { name: david!, birthDate, home: true })).toEqual({
    band: "none",
    reason: "other-person",
  });
  expect(judge({ name: jessica!, birthDate, home: true }, { name: jessica!, birthDate, home: true }).band).toBe(
    "automatic",
  );
});

test("a family name like somebody's given name is no name in common, unless both names stand in each other's place", () => {
  const person = (one: Name, other: Name) =>
    dedupe([human("a:1", { name: one }), human("b:1", { name: other })])
      .explain("a:1", "b:1")!
      .features.find(({ name }) => name === "person")!.level;
  expect(person(["Jones", "David"], ["Davis", "Lisa"])).toBe(0);
  expect(person(["Jones", "David"], ["Davit", "Jonas"])).toBeGreaterThan(1);
});

test("sisters of one home have names that a table takes for one, and other birthdays", () => {
  const born = { name: ["Karterby", "Emily"], birthDate, home: true } as const;
  const asked = { band: "review", reason: "other-birth-date" };
  expect(judge(born, { name: ["Karterby", "Emma"], birthDate: "1994-03-02", home: true })).toEqual(asked);
  expect(judge(born, { name: ["Karterby", "E"], birthDate: "1994-03-02", home: true }).band).not.toBe("automatic");
  expect(judge(born, { name: ["Karterby", "Emma"], birthDate, home: true }).band).toBe("automatic");
});

test("mailboxes a letter apart on a firm's own domain are two colleagues' as likely as one and a slip", () => {
  const email = (one: string, other: string) =>
    dedupe([
      human("a:1", { name: ["Weisberg", "H"], emails: [one] }),
      human("b:1", { name: ["Weisberg", "Heike"], emails: [other] }),
    ])
      .explain("a:1", "b:1")!
      .features.filter(({ name }) => name === "email" || name === "domain")
      .reduce((sum, { weight }) => sum + weight, 0);
  expect(email("hj.weisberg@gmail.com", "h.weisberg@gmail.com")).toBe(6500);
  expect(email("hj.weisberg@elektro-neumeier.de", "h.weisberg@elektro-neumeier.de")).toBeLessThan(5000);
});

test.each<[misspelt: string, pet: string, other: string]>([
  ["Cristopher", "Chris", "Christine"],
  ["Alxander", "Alex", "Alexandra"],
  ["Алексадр", "Саша", "Александра"],
])("%s may be called %s, who waits where there is %s as well", (misspelt, pet, other) => {
  const phones = ["+16145550123"];
  const cards = [misspelt, pet, other].map((given, at) => human(`${"abc"[at]}:1`, { name: ["Foster", given], phones }));
  expect(dedupe(cards.slice(0, 2)).explain("a:1", "b:1")!.band).toBe("automatic");
  const house = dedupe(cards);
  expect(house.explain("a:1", "b:1")).toMatchObject({ band: "review", reason: "two-candidates" });
  expect(house.explain("b:1", "c:1")).toMatchObject({ band: "review", reason: "two-candidates" });
  expect(house.explain("a:1", "c:1")!.band).not.toBe("automatic");
});
