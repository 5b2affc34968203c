import { expect, it } from "vitest";
import { createNormalizer } from "../../../../src/normalize/index.ts";
import { type Cells, draftOf, identity } from "../drafts.ts";

function clean(cells: Cells, country = "RU", off: readonly string[] = []) {
  const draft = draftOf({ name: "Ромашка", ...cells });
  const { records, issues } = createNormalizer({ country, rules: { off } })(draft, identity);
  const [record] = records;
  return {
    country: record?.country === undefined ? undefined : `${record.country.value} ${record.country.rule}`,
    phones: record?.phones.map(({ e164, quality }) => `${e164 ?? "-"} ${quality}`),
    codes: issues.map(({ code }) => code),
  };
}

it("infers the country from code, form or town where nothing says it, and says so", () => {
  for (const [cells, country] of [
    [{ phones: "+49 341 9988770" }, "DE country-from-phone"],
    [{ phones: "8 701 745 12 30" }, "KZ country-from-phone"],
    [{ phones: "+375 29 645-12-30", emails: "info@lotos.by" }, "BY country-from-phone"],
    [{ phones: "8 701 745 12 30", emails: "aigul@mail.ru" }, "KZ country-from-phone"],
    [{ name: "ЧУП «Лотос-Бел»" }, "BY country-from-form"],
    [{ name: "Müller UG" }, "DE country-from-form"],
    [{ city: "Минск" }, "BY country-from-city"],
    [{ addresses: "220012, г. Минск, ул. Сурганова, 5" }, "BY country-from-city"],
  ] as const) {
    const found = clean(cells);
    expect([cells, found.country]).toEqual([cells, country]);
    expect(found.codes).toContain("country-inferred");
  }
});

it("infers nothing of the project's own country, from a domain alone, or where two things disagree", () => {
  for (const cells of [
    { phones: "+7 916 745-12-30" },
    { emails: "ivan@musterfirma.de" },
    { name: "ЧУП «Лотос»", phones: "+7 916 745-12-30" },
    { phones: "+49 341 9988770, 8 916 745-12-30" },
    { phones: "+49 341 9988770", city: "Самара" },
    { phones: "+49 341 9988770", emails: "info@lotos.ru" },
    { name: "ХК «Спартак»" },
  ])
    expect([cells, clean(cells).country, clean(cells).codes]).toEqual([cells, undefined, []]);
});

it("leaves what a column, an address or a number says alone", () => {
  expect(clean({ phones: "+49 341 9988770", country: "Россия" })).toMatchObject({
    country: "RU country-spelling",
    codes: [],
  });
  const inn = clean({ phones: "+375 29 645-12-30", inn: "7708123450" });
  expect(inn).toMatchObject({ country: "RU country-from-identifier", codes: [] });
});

it("reads a number with a 0 in front by what the row hints at, and not where it hints at nothing or at several countries", () => {
  const number = "0341 / 99 88 770";
  // The number was completed by the domain: it is no second witness of the country.
  const inferred = { phones: ["+493419988770 inferred"], country: undefined };
  expect(clean({ phones: number, emails: "info@musterfirma.de" })).toMatchObject(inferred);
  expect(clean({ phones: number, name: "Müller GmbH & Co. KG" }).phones).toEqual(inferred.phones);
  expect(clean({ phones: `${number}, +49 341 9988771` }).phones).toEqual([
    ...inferred.phones,
    "+493419988771 as-written",
  ]);
  expect(clean({ phones: number }).phones).toEqual(["- unparsed"]);
  // A hint is no evidence against a number that is one at home.
  expect(clean({ phones: "8 916 745-12-30", emails: "info@musterfirma.de" }).phones).toEqual([
    "+79167451230 as-written",
  ]);
});

it("can be switched off", () => {
  const off = ["country-from-phone", "country-from-form", "country-from-city"];
  expect(clean({ phones: "+49 341 9988770", city: "Минск" }, "RU", off)).toMatchObject({
    country: undefined,
    codes: [],
  });
});

it("is never the home country's news, whatever the home country is", () => {
  expect(clean({ phones: "+375 29 645-12-30" }, "BY").country).toBeUndefined();
  expect(clean({ phones: "+7 916 745-12-30" }, "BY").country).toBe("RU country-from-phone");
});

it("makes no Russian card a neighbour's for a small town: region, postcode and the other addresses speak too", () => {
  for (const cells of [
    { city: "Горки", region: "Московская область" },
    { city: "Рудный", region: "Приморский край" },
    { city: "Рудный", addresses: "692555, Рудный, ул. Мира, 5" },
    { addresses: "Одинцовский р-н, г. Горки" },
    { city: "Городок", phones: "231-60-14" },
    { city: "Горки" },
    { city: "Минск", addresses: "692555, ул. Мира, 5" },
    { city: "Минск", addresses: "г. Самара, ул. Мира, 5" },
  ])
    expect([cells, clean(cells).country]).toEqual([cells, undefined]);
  for (const [cells, country] of [
    [{ city: "Горки", region: "Могилёвская область" }, "BY country-from-city"],
    [{ city: "Рудный", addresses: "Костанайская обл., г. Рудный, ул. Мира, 5" }, "KZ country-from-city"],
    [{ city: "Рудный", addresses: "111500, г. Рудный, ул. Мира, 5" }, "KZ country-from-city"],
    [{ city: "Горки", emails: "info@lotos.by" }, "BY country-from-city"],
    [{ phones: "+374 10 123456", addresses: "375001, г. Ереван, ул. Абовяна, 1" }, "AM country-from-phone"],
    [{ phones: "+992 37 2123456", addresses: "734000, г. Душанбе, ул. Рудаки, 1" }, "TJ country-from-phone"],
    [{ city: "Горки", phones: "+375 29 645-12-30" }, "BY country-from-city"],
  ] as const)
    expect([cells, clean(cells).country]).toEqual([cells, country]);
});

it("takes no number for a hint whose own country was inferred", () => {
  const found = clean({ phones: "0 22 123 45 67" });
  expect(found.country).toBeUndefined();
});
