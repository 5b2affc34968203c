import { z } from "zod";
import { contactFields, counterpartyFields } from "../../model/index.ts";
import { both, scalarText } from "./parts.ts";

/** What a test may expect of a contact. */
const ofContact: readonly string[] = ["kind", "name", ...contactFields, "of"];

const expected = z
  .union([scalarText, z.array(scalarText), z.null()])
  .describe(both("What must stand there; null: nothing.", "Что должно получиться; null – ничего."))
  .meta({ id: "expected" });

const hint = both("What must stand there after cleaning.", "Что должно получиться после очистки.");

function entity(fields: readonly string[]): z.ZodType<Readonly<Record<string, unknown>>> {
  return z.strictObject({
    ...Object.fromEntries(fields.map((field) => [field, expected.optional().describe(hint)])),
    extra: z
      .record(z.string(), scalarText.nullable())
      .optional()
      .describe(both("Texts in extra, by name.", "Тексты в extra по именам.")),
  });
}

const counterparty = entity(counterpartyFields).meta({ id: "expectedCounterparty" });
const contact = entity(ofContact).meta({ id: "expectedContact" });

/** What a test expects of its rows: only what is named is compared. */
export const expectation = z
  .strictObject({
    counterparty: z
      .union([counterparty, z.array(counterparty), z.null()])
      .optional()
      .describe(
        both(
          "The counterparty, or one of each row; null: none.",
          "Контрагент, или по одному на строку; null – никакого.",
        ),
      ),
    contact: z
      .union([contact, z.array(contact), z.null()])
      .optional()
      .describe(
        both("The first contact, or all in order; null: none.", "Первый контакт или все по порядку; null – никакого."),
      ),
    contacts: z.array(contact).optional().describe(both("All contacts, in order.", "Все контакты по порядку.")),
  })
  .meta({ id: "expectation" });
