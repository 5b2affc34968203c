import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { compareText } from "../model/index.ts";
import type { FileFacts, Issue, RawRecord } from "../model/index.ts";
import { ExtractError } from "./reader.ts";
import type { OpenOptions, OpenSource, ReaderInput } from "./reader.ts";
import { openZip } from "./zip.ts";
import type { Zip, ZipMember } from "./zip.ts";

/**
 * A zip archive of files of any other format, in order of their names; paths read `archive.zip/inner.csv`. Members are
 * unpacked one at a time to a temporary folder. A member of no known format is not read, and said.
 */
export async function readArchive(input: ReaderInput): Promise<OpenSource> {
  const { options, limits } = input;
  if (limits.depth <= 0) throw new ExtractError("archive-too-deep", options.path);
  const zip = await openZip(input.absolutePath, options.path, limits, "archive-broken");
  const members = zip.members
    .filter(
      (member) => member.size > 0 && !/(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(member.name),
    )
    .sort((a, b) => compareText(a.name, b.name));
  const facts: FileFacts[] = [];
  return { facts, rows: draw(input, zip, members, facts) };
}

async function* draw(
  input: ReaderInput,
  zip: Zip,
  members: readonly ZipMember[],
  facts: FileFacts[],
): AsyncGenerator<readonly RawRecord[], void, void> {
  const folder = await mkdtemp(join(tmpdir(), "sverka-"));
  const unread: Issue[] = [];
  try {
    for (const member of members) {
      // Under a name of our own: theirs may be no name of a file here.
      const unpacked = join(folder, `member${extname(member.name).replace(/[^.\w]/g, "")}`);
      const options = memberOptions(input, member);
      try {
        await pipeline(member.read(), createWriteStream(unpacked));
        const source = await input.openFile(unpacked, options);
        yield* source.rows;
        for (const found of source.facts) facts.push({ ...found, details: { member: member.name, ...found.details } });
      } catch (error) {
        const code = error instanceof ExtractError ? notReadAs[error.code] : undefined;
        if (code === undefined) throw error;
        unread.push({ code, severity: "warning", raw: member.name });
      } finally {
        await rm(unpacked, { force: true });
      }
    }
    if (unread.length > 0) facts.push({ format: "zip", issues: unread });
    if (facts.every((found) => found.format === "zip"))
      throw new ExtractError("archive-without-data", input.options.path);
  } finally {
    zip.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is said of a member that no reader knows, by why it was not opened. */
const notReadAs: Readonly<Record<string, string>> = {
  "format-unknown": "archive-member-not-read",
  "format-mxl": "archive-member-mxl",
};

function memberOptions(input: ReaderInput, member: ZipMember): OpenOptions {
  const { format, ...options } = input.options;
  return {
    ...options,
    ...(format !== undefined && format !== "zip" && { format }),
    path: `${input.options.path}/${member.name}`,
    limits: { ...input.limits, depth: input.limits.depth - 1 },
  };
}
