import type { ContactRecord } from "../../model/index.ts";
import { decoded, encoded, type GoldenBytes, typeOfLine } from "./line-parts.ts";
import { linksOf, singleFields, type SurvivorLinks } from "./survive.ts";

/**
 * The golden record of a card of one member: nobody disagrees with it, so that every value stands as the record has it, with the record's id
 * behind it. Two of three cards are such. Golden records have their fields in the order of records, and all that has to be found is ASCII:
 * so their bytes are put together from pieces of the record's, in a quarter of the time that it takes to parse it, to settle it field
 * by field and to write it. {@link survive} is the slow twin.
 *
 * @param line the bytes of the record as `JSON.stringify` wrote it, each a character (`latin1`)
 * @returns undefined where something has to be settled all the same (a list may hold a value twice, relations may lead nowhere), and for
 *   lines of another form than {@link counterpartyLine} and {@link contactLine}
 */
export function surviveAlone(entityId: string, line: string, links: SurvivorLinks): GoldenBytes | undefined {
  const isContact = typeOfLine(line) === "contact";
  const found = (isContact ? contactLine : counterpartyLine).exec(line);
  if (found === null || (links.heads !== undefined && links.heads.length > 0)) return undefined;
  const [, id, identifiers, phones, common, extra, kind, own, rest] = found as unknown as readonly string[];
  if (!areDifferent(identifiers!, '"scheme":"') || !areDifferent(phones!, '"e164":"')) return undefined;
  // A column without a value is left out.
  if (extra!.includes('""')) return undefined;
  const stamp = `,"from":${id!}}`;
  // No text has such a bracket: it ends a value. A function, because in an id `$&` would be a pattern.
  const stamped = (part: string): string => part.replaceAll("}", () => stamp);
  const head = `{"id":${JSON.stringify(entityId)},"members":[${id!}]`;
  const end = isContact ? spokenFor(id!, rest!, links) : rest!;
  const made = `${head}${stamped(identifiers! + phones! + common!)}${extra!},"conflicts":[]${kind!}${stamped(own!)}${end}}`;
  return { line: made, conflicts: [], issues: [] };
}

/** Values are objects of texts. One with such a bracket in a text is left to the slow way. */
const value = String.raw`\{[^{}]*\}`;
const text = String.raw`"[^"\\]*"`;
const field = (name: string): string => `(?:,"${name}":${value})?`;
const list = (name: string): string => String.raw`,"${name}":\[(?:${value})?\]`;
const severalOf = (name: string): string => String.raw`(,"${name}":\[(?:${value},?)*\])`;

const common =
  String.raw`^\{"id":(${text}),"source":[^{}]*"hash":${text}` +
  severalOf("identifiers") +
  severalOf("phones") +
  `(${["emails", "addresses", "sites", "tags", "notes"].map(list).join("")}${singleFields.map(field).join("")})` +
  `(,"extra":${value})`;
/** A record as it is written: its fields in the order in which the model declares them, lists of at most one value but where they are cheaply told apart. */
const counterpartyLine = new RegExp(
  common +
    `(,"type":"counterparty","kind":${text}),"kindRule":${text}` +
    `(,"name":${value}${field("legalName")}${list("formerNames")}${["legalForm", "person", "birthDate"].map(field).join("")}` +
    `${["bankAccounts", "roles"].map(list).join("")})` +
    String.raw`(,"relations":\[\](?:,"catchAll":true)?(?:,"branch":true)?)\}$`,
);
const contactLine = new RegExp(
  common +
    `(,"type":"contact","kind":${text})` +
    `(,"name":${value}${["gender", "birthDate"].map(field).join("")}${list("optOuts")})` +
    String.raw`(,"of":\[.*\])\}$`,
);

/** Whether all values of a list have a key, each with another text behind it: then they are different, whatever else they say. */
function areDifferent(list: string, key: string): boolean {
  const values = list.split("},{");
  if (values.length < 2) return true;
  const seen = new Set<string>();
  for (const each of values) {
    const at = each.indexOf(key);
    if (at < 0) return false;
    seen.add(each.slice(at, each.indexOf('"', at + key.length)));
  }
  return seen.size === values.length;
}

/** The end of a contact: the counterparties it speaks for, where its references lead. */
function spokenFor(id: string, of: string, links: SurvivorLinks): string {
  if (of === ',"of":[]') return of;
  const member = JSON.parse(decoded(`{"id":${id}${of}}`)) as Pick<ContactRecord, "id" | "of">;
  return `,"of":${encoded(JSON.stringify(linksOf([member], links)))}`;
}
