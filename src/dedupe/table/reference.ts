import type { ContactLink } from "../../model/index.ts";

/** A reference as one text: `record TAB id`, `inn TAB 7701…`, `name TAB …`. A reference by key is one to a record. */
export function refText(ref: ContactLink["ref"]): string {
  switch (ref.by) {
    case "key":
      return `record\t${ref.source}:${ref.key}`;
    case "record":
      return `record\t${ref.id}`;
    case "inn":
      return `inn\t${ref.inn.trim()}`;
    case "name":
      return `name\t${ref.name}`;
  }
}
