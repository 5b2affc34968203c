import { z } from "zod";
import { columnRef, both } from "./parts.ts";

/** Which rows. Several tests in one condition must all hold. */
export interface Condition {
  readonly present?: string | readonly string[] | undefined;
  readonly absent?: string | readonly string[] | undefined;
  readonly column?: string | undefined;
  readonly is?: string | number | readonly (string | number)[] | undefined;
  readonly isNot?: string | number | readonly (string | number)[] | undefined;
  readonly startsWith?: string | undefined;
  readonly contains?: string | undefined;
  readonly matches?: string | undefined;
  readonly all?: readonly Condition[] | undefined;
  readonly any?: readonly Condition[] | undefined;
  readonly not?: Condition | undefined;
}

const words = z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()])).min(1)]);
const columns = z.union([columnRef, z.array(columnRef).min(1)]);

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z
    .strictObject({
      present: columns
        .optional()
        .describe(both("These columns hold something in the row.", "В строке эти колонки заполнены.")),
      absent: columns.optional().describe(both("These columns are empty in the row.", "В строке эти колонки пусты.")),
      column: columnRef
        .optional()
        .describe(
          both("The column that is, isNot, startsWith, contains or matches looks at.", "Колонка, которую сравнивают."),
        ),
      is: words
        .optional()
        .describe(
          both("The cell equals one of these (case and spaces do not matter).", "Ячейка равна одному из значений."),
        ),
      isNot: words
        .optional()
        .describe(both("The cell equals none of these.", "Ячейка не равна ни одному из значений.")),
      startsWith: z.string().min(1).optional().describe(both("The cell starts with this.", "Ячейка начинается так.")),
      contains: z.string().min(1).optional().describe(both("The cell contains this.", "Ячейка содержит этот текст.")),
      matches: z
        .string()
        .min(1)
        .optional()
        .describe(both("The cell matches this regular expression.", "Ячейка подходит под регулярное выражение.")),
      all: z.array(condition).min(1).optional().describe(both("All of these hold.", "Верны все условия.")),
      any: z.array(condition).min(1).optional().describe(both("At least one of these holds.", "Верно хотя бы одно.")),
      not: condition.optional().describe(both("This does not hold.", "Условие неверно.")),
    })
    .meta({
      id: "condition",
      examples: [
        { present: "Контактное лицо" },
        { column: "Type", is: ["Company", "Organization"] },
        { column: "$path", contains: "АРХИВ" },
      ],
    }),
);
