import type { ContactLink } from "../../model/index.ts";

/** A reference as one text: `record TAB id`, `inn TAB 7701…`, `name TAB compare TAB name`. A reference by key is one to a record. */
export function refText(ref: ContactLink["ref"]): string {
  switch (ref.by) {
    case "key":
      return `record\t${ref.source}:${ref.key}`;
    case "record":
      return `record\t${ref.id}`;
    case "inn":
      return `inn\t${ref.inn.trim()}`;
    case "name":
      return `name\t${ref.compare ?? ""}\t${ref.name}`;
  }
}

/** What a reference points at, without how. */
export function refTarget(ref: string): string {
  const at = ref.indexOf("\t") + 1;
  return ref.slice(ref.startsWith("name\t") ? ref.indexOf("\t", at) + 1 : at);
}

/** A reference as those of one source make it: who gives a firm's name means the firm that his own source calls so, if any. */
export function refFrom(ref: string, source: string | undefined): string {
  return source !== undefined && ref.startsWith("name\t") ? `${ref}\t${source}` : ref;
}
