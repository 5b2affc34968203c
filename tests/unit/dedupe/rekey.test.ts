import { expect, test } from "vitest";
import { extractFeatures, matchRekeyed } from "../../../src/dedupe/index.ts";
import { firm, inns, shipped } from "./records.ts";

const features = (...records: ReturnType<typeof firm>[]) => records.map(extractFeatures);

test("a row whose key changed keeps its identity; strangers and twins do not", () => {
  const phone = "+78462316014";
  const vanished = features(
    firm("m:old1", { name: "Ромашка", phones: [phone] }),
    firm("m:old2", { name: "Лютик", inn: inns[1] }),
    firm("m:old3", { name: "Вектор", inn: inns[2] }),
  );
  const fresh = features(
    firm("m:new1", { name: "Рамашка", phones: [phone], city: "Самара" }),
    firm("m:new2", { name: "Фиалка", phones: ["+78462000000"] }),
    firm("m:new3", { name: "Вектор", inn: inns[2] }),
    firm("m:new4", { name: "Вектор", inn: inns[2] }),
  );
  expect(matchRekeyed(vanished, fresh, { ...shipped, cleanSources: ["m"] })).toEqual([
    { from: "m:old1", to: "m:new1" },
  ]);
  expect(matchRekeyed(vanished, [], shipped)).toEqual([]);
});
