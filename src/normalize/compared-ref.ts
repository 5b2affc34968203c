import type { CounterpartyRef } from "../model/index.ts";
import type { NameCleaners } from "./cleaners.ts";

/** A reference by name, with what cleaning makes of the name where it is a firm's own: both sides put the same forms and remarks aside. */
export function comparedRef(ref: CounterpartyRef, cleaners: NameCleaners): CounterpartyRef {
  if (ref.by !== "name") return ref;
  const { compare } = cleaners.name(ref.name);
  return compare === "" ? ref : { ...ref, compare };
}
