import type { Golden, Match, RecordId, SourceRecord } from "../model/index.ts";
import type { Line } from "./line-index.ts";

/**
 * What the desk must know of every line of an artifact, read off its beginning: opening a run of 100,000 pairs would otherwise
 * parse 300 MB of JSON for a few names. A line that does not begin as ours do is parsed whole, with the same answer.
 */

/** Bytes in which the ids of a line nearly always end. */
const head = 512;

/** A JSON string; an id may hold anything. */
const text = '"(?:[^"\\\\]|\\\\.)*"';
const type = '\\{(?:"type":"[a-z]+",)?';
const recordHead = new RegExp(`^${type}"id":(${text}),`);
const existingHead = new RegExp(`^\\{"record":${type}"id":(${text}),`);
const goldenHead = new RegExp(`^${type}"id":(${text}),"members":(\\[(?:${text},?)*\\])`);
const matchHead = new RegExp(
  `^\\{"type":"(counterparty|contact)","left":(${text}),"right":(${text}),"weight":(-?\\d+),"band":"([a-z-]+)","by":"([a-z]+)",`,
);
const matchTail = /,"merged":(true|false),"evidence":"([^"\\]*)"\}$/;

/** The id of a line of records.ndjson. */
export function recordId(line: Line): RecordId {
  return idIn(recordHead, line) ?? (JSON.parse(line.text()) as SourceRecord).id;
}

/** The id of the record that a line of existing.ndjson wraps. */
export function existingId(line: Line): RecordId {
  return idIn(existingHead, line) ?? (JSON.parse(line.text()) as { record: SourceRecord }).record.id;
}

// Wherever it stands in a line: within a text its quotes would be escaped.
const contactMark = Buffer.from('"type":"contact"');
const linkMark = Buffer.from('"ref":{"by":');
const links = new RegExp(`"ref":\\{"by":(?:"record","id":(${text})|"key","source":(${text}),"key":(${text}))\\}`, "g");

/** The counterparties that the contact of a line speaks for, as far as it names records; none of a counterparty. */
export function spokenFor(line: Line): RecordId[] {
  if (!line.has(contactMark) || !line.has(linkMark)) return [];
  const said = (quoted = '""') => JSON.parse(quoted) as string;
  return Array.from(line.text().matchAll(links), ([, id, source, key]) =>
    id === undefined ? `${said(source)}:${said(key)}` : said(id),
  );
}

const existingTail = /,"entityId":"([^"\\]+)"(?:,"since":\d+)?\}$/;

/** The card that a record of existing.ndjson is on in the target, where it is on one. */
export function existingEntity(line: Line): string | undefined {
  return existingTail.exec(line.end(128))?.[1];
}

function idIn(pattern: RegExp, line: Line): RecordId | undefined {
  const found = pattern.exec(line.text(head))?.[1];
  return found === undefined ? undefined : (JSON.parse(found) as string);
}

/** Id and members of a card of golden.ndjson. */
export function cardMembers(line: Line): Pick<Golden, "id" | "members"> {
  const found = goldenHead.exec(line.text(head));
  if (found === null) return JSON.parse(line.text()) as Golden;
  return { id: JSON.parse(found[1]!) as string, members: JSON.parse(found[2]!) as RecordId[] };
}

export type MatchHead = Pick<
  Match,
  "type" | "left" | "right" | "weight" | "band" | "by" | "merged" | "evidence" | "askedAs"
> & {
  /** Id of its decision, where others contradict it. */
  readonly contradicted?: string;
};

// Within a text its quotes would be escaped.
const askedMark = Buffer.from('"askedAs":{');

/** A pair of matches.ndjson without the features that speak for it. */
export function matchOf(line: Line): MatchHead {
  const whole = line.text();
  const begin = matchHead.exec(whole);
  const end = matchTail.exec(whole.slice(-200));
  // What is to be looked at again is little, and says of its decision why; and so is what another pair asks about.
  if (begin === null || end === null || begin[5] === "look-again" || line.has(askedMark)) {
    const match = JSON.parse(whole) as Match;
    const { type: of, left, right, weight, band, by, reason, decided, askedAs, merged, evidence } = match;
    const asked = askedAs === undefined ? {} : { askedAs };
    const head = { type: of, left, right, weight, band, by, ...asked, merged, evidence };
    return decided?.unheld?.why === "contradiction" && reason !== undefined ? { ...head, contradicted: reason } : head;
  }
  return {
    type: begin[1] as Match["type"],
    left: JSON.parse(begin[2]!) as string,
    right: JSON.parse(begin[3]!) as string,
    weight: Number(begin[4]),
    band: begin[5] as Match["band"],
    by: begin[6] as Match["by"],
    merged: end[1] === "true",
    evidence: end[2]!,
  };
}
