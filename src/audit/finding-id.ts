import { createHash } from "node:crypto";

/** The same check on the same record (or pair) has the same id in every audit; 80 bits, in hex. */
export function findingId(check: string, record: string, other = ""): string {
  const parts = [check, record, other].map((part) => `${part.length}:${part}`);
  return createHash("sha256").update(parts.join("")).digest("hex").slice(0, 20);
}
