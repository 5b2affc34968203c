/** The kinds of value by which records are found and compared exactly, each with its own numbering. */
export const valueKinds = [
  "identifier",
  "phone",
  "email",
  "domain",
  "account",
  "address",
  "birth",
  "entity",
  "speaker",
] as const;
export type ValueKind = (typeof valueKinds)[number];
