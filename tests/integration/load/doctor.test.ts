import { expect, test } from "vitest";
import { doctor } from "../../../src/load/index.ts";
import { open, profileOf } from "./databases.ts";
test("a profile that brings its own tables is held against them while its schema is empty", async () => {
  const db = await open("server");
  const profile = await profileOf("crm");
  const unfit = async (changed: typeof profile) =>
    (await doctor(db, changed)).filter(({ code }) => code === "doctor-profile-unfit");
  expect(await unfit(profile)).toEqual([]);
  const { counterparty } = profile.entities;
  const misspelt = {
    ...profile,
    entities: { ...profile.entities, counterparty: { ...counterparty, table: "counterpartys" } },
  };
  expect(await unfit(misspelt)).toMatchObject([{ blocking: true }]);
  expect(await db.query("SELECT FROM pg_namespace WHERE nspname = 'crm'")).toEqual([]);
});
