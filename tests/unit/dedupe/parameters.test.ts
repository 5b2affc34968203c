import { describe, expect, test } from "vitest";
import { messageOf } from "../../support/message-of.ts";
import { readParameters } from "../../../src/dedupe/index.ts";
import { Failure } from "../../../src/model/index.ts";
import { shippedModel, shippedParameters } from "../../../src/pipeline/project/match-parameters.ts";
import { dedupe, firm, shipped } from "./records.ts";

const own = (text: string) => readParameters(text, "weights.yaml", shippedModel());

describe("a project's own parameters", () => {
  test("change what they name and nothing else; bits become thousandths", () => {
    const model = own("phone: { same: 9.25 }\ntitle: ours\n");
    expect(model).toEqual({
      ...shippedParameters(),
      title: "ours",
      phone: [...shippedParameters().phone.slice(0, -1), 9250],
    });
    expect(own("")).toEqual(shippedParameters());
  });

  test.each([
    ["phone: { sane: 9 }", /^.*weights\.yaml.*1:10 unknown key "sane" in phone; did you mean "same"\?/],
    ["phone: { same: much }", /1:16 phone\.same: much cannot stand here; expected: a number/],
    ["phone: { same: 400 }", /phone\.same: 400 cannot/],
    ["version: 2", /1:10 version: 2 cannot/],
    ["phone: {\n  same: 9", /2:\d+/],
    ["- 1", /weights\.yaml/],
  ])("%s is refused with its place", (text, faults) => {
    expect(() => own(text)).toThrow(Failure);
    expect(messageOf(() => own(text))).toMatch(faults);
  });

  test("a whole model must say everything", () => {
    expect(messageOf(() => readParameters("version: 1\ntitle: half", "half.yaml"))).toMatch(/"phone" is missing/);
  });

  test("weigh: a phone that is worth less no longer merges, and no weight loosens a veto", () => {
    const records = [
      firm("a:1", { name: "Вектор Плюс", phones: ["+78462316014"] }),
      firm("b:1", { name: "Вектор Плюс", phones: ["+78462316014"] }),
    ];
    const weightWith = (text: string) =>
      dedupe(records, [], { parameters: own(text) }).explain("a:1", "b:1")!.weight -
      dedupe(records).explain("a:1", "b:1")!.weight;
    expect(weightWith("phone: { same: 8.5 }")).toBe(-2000);
    const apart = dedupe(
      [firm("a:1", { name: "Вектор", inn: "7707001234" }), firm("b:1", { name: "Вектор", inn: "5024082190" })],
      [],
      {
        ...shipped,
        parameters: own("identifier: { official: { differs: 40 } }\nname: { base: { same: 40 }, cap: { same: 40 } }"),
      },
    );
    expect(apart.explain("a:1", "b:1")).toMatchObject({ merged: false, reason: "identifiers-differ" });
  });
});
