import { z } from "zod";
import { survivorRules } from "../../model/index.ts";

const strategy = z.union([z.enum(survivorRules), z.array(z.enum(survivorRules)).min(1)]);
/** Rules that say which value of a golden record wins, by field. */
export const survivorship = z.record(z.string(), strategy);

const mergedFields = [
  "kind",
  "name",
  "identifiers",
  "phones",
  "emails",
  "addresses",
  "sites",
  "country",
  "region",
  "city",
  "status",
  "tags",
  "responsible",
  "notes",
  "birthDate",
  "createdAt",
  "updatedAt",
] as const;

/** The fields of golden records that `merge` may name. */
export const survivorshipFields = {
  counterparty: [
    ...mergedFields,
    "legalName",
    "formerNames",
    "legalForm",
    "person",
    "bankAccounts",
    "roles",
    "relations",
  ],
  contact: [...mergedFields, "gender", "position", "department", "optOuts"],
} as const;
