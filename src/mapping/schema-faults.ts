import type { z } from "zod";
import { schemaFaults, type Fault, type Subject } from "../yaml/index.ts";
import { diagnose, type Diagnostic } from "./diagnostic.ts";
import { meantKey } from "./suggest.ts";

/** What zod found in a mapping or project file, with what was probably meant in the words of this language. */
export function schemaDiagnostics(
  schema: z.ZodType,
  issues: readonly z.core.$ZodIssue[],
  data: unknown,
  subject: Subject,
): Diagnostic[] {
  return schemaFaults(schema, issues, data, subject, meantKey).map(diagnosed);
}

/** A fault of a file as a rule's finding. */
export function diagnosed({ code, at, path, params, suggestion, known }: Fault): Diagnostic {
  if (code === "value-invalid" && path?.[0] === "gates" && path.length === 2)
    return diagnose("gate-out-of-range", at, { got: params["got"] ?? "" });
  if (code === "value-invalid" && path?.join(".") === "version" && Number(params["got"]) > Number(params["expected"]))
    return diagnose(code, at, { ...params, expected: "version-of-now" });
  return diagnose(code, at, params, suggestion, known);
}
