import { z } from "zod";
import { counterpartyFields, fieldsByType, survivorRules, type ContactField } from "../../model/index.ts";

const strategy = z.union([z.enum(survivorRules), z.array(z.enum(survivorRules)).min(1)]);
/** Rules that say which value of a golden record wins, by field. */
export const survivorship = z.record(z.string(), strategy);

/** What cards of both types have. */
const cardFields = [
  "kind",
  "name",
  ...counterpartyFields.filter((field): field is typeof field & ContactField => fieldsByType.contact.includes(field)),
] as const;

/** The fields of golden records that `merge` may name. */
export const survivorshipFields = {
  counterparty: [
    ...cardFields,
    "legalName",
    "formerNames",
    "legalForm",
    "person",
    "bankAccounts",
    "roles",
    "relations",
  ],
  contact: [...cardFields, "gender", "position", "department", "optOuts"],
} as const;
