import { renderIssue, say, sayIfKnown } from "../messages/catalogue.ts";
import type { Language } from "../messages/index.ts";
import { type ColumnProfile, type FileFacts, type Issue, mostFirst } from "../model/index.ts";
import { formatNumber } from "./text/format.ts";
import { html, page, table } from "./page/html.ts";
import { paint } from "./text/paint.ts";
import { leftOutName } from "./text/left-out.ts";
import { alignTable } from "./text/table.ts";

/** What `profile` found out about one table: what this reporter needs of it. */
export interface ProfiledTable {
  readonly path: string;
  readonly sheet?: string;
  readonly facts?: FileFacts;
  readonly read: number;
  readonly rows: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly issues: Readonly<Record<string, number>>;
  readonly columns: readonly ColumnProfile[];
  readonly titles: readonly string[];
  readonly problems: readonly Issue[];
}

export interface ProfiledInventory {
  readonly groups: readonly { readonly tables: readonly string[] }[];
  readonly copies: readonly {
    readonly table: string;
    readonly of: string;
    readonly kind: string;
    readonly sharedRows: number;
  }[];
  readonly overlaps: readonly {
    readonly left: string;
    readonly right: string;
    readonly by: string;
    readonly shared: number;
  }[];
  readonly ranking: readonly {
    readonly table: string;
    readonly rows: number;
    readonly richness: number;
    readonly latest?: string;
    readonly own: number;
  }[];
}

/** Tables on the terminal, one after the other, then how they lie beside each other. */
export function renderProfile(
  tables: readonly ProfiledTable[],
  inventory: ProfiledInventory | undefined,
  { language, color }: { language: Language; color: boolean },
): string {
  const ink = paint(color);
  const blocks = tables.map((each) => {
    const head = ["column", "fill", "distinct", "looks-like"].map((name) => say(`profile-${name}`, language));
    const rows = each.columns.map((column) => ({
      cells: columnCells(column, language),
      after: column.examples.slice(0, 2).map(shorten).join(" · "),
    }));
    const faults = [...each.problems, ...each.columns.flatMap((column) => column.problems)];
    return [
      ink.bold(title(each)),
      `  ${about(each, language)}`,
      ...alignTable([{ cells: head, after: say("profile-examples", language) }, ...rows]),
      ...faults.map((issue) => `  ${ink.bad("!")} ${placed(issue, language)}`),
    ].join("\n");
  });
  if (inventory !== undefined)
    blocks.push(
      [
        ink.bold(say("profile-together", language)),
        ...inventoryLines(inventory, language).map((line) => `  ${line}`),
      ].join("\n"),
    );
  return blocks.join("\n\n");
}

/** The column stands before a message that does not name it. */
function placed(issue: Issue, language: Language): string {
  const text = renderIssue(issue, language);
  return issue.at === undefined || text.includes(issue.at) ? text : `${issue.at}: ${text}`;
}

/** The same as one page. */
export function renderProfilePage(
  tables: readonly ProfiledTable[],
  inventory: ProfiledInventory | undefined,
  language: Language,
): string {
  const body = html`<h1>${say("profile-title", language)}</h1>
    ${tables.map(
      (each) =>
        html`<h2>${title(each)}</h2>
          <p>${about(each, language)}</p>
          ${[...each.problems, ...each.columns.flatMap((column) => column.problems)].map((issue) => html`<p>⚠ ${placed(issue, language)}</p>`)}
          ${table({
            head: ["column", ">fill", ">distinct", "looks-like", "examples"].map(
              (name) => `${name.startsWith(">") ? ">" : ""}${say(`profile-${name.replace(">", "")}`, language)}`,
            ),
            rows: each.columns.map((column) => [...columnCells(column, language), column.examples.join(" · ")]),
            named: true,
          })}`,
    )}
    ${
      inventory !== undefined &&
      html`<h2>${say("profile-together", language)}</h2>
        ${inventoryLines(inventory, language).map((line) => html`<p>${line}</p>`)}`
    }`;
  return page(say("profile-title", language), language, body);
}

function title({ path, sheet }: ProfiledTable): string {
  return sheet === undefined ? path : `${path}!${sheet}`;
}

function about({ facts, read, rows, leftOut }: ProfiledTable, language: Language): string {
  const parts = [
    facts?.format,
    facts?.encoding,
    facts?.delimiter === undefined ? undefined : JSON.stringify(facts.delimiter),
  ].filter((part) => part !== undefined);
  if (facts?.headerLine !== undefined) parts.push(say("profile-header-at", language, { line: facts.headerLine }));
  if (facts?.hidden === true) parts.push(say("profile-hidden", language));
  parts.push(say("profile-rows", language, { read: formatNumber(read, language), rows: formatNumber(rows, language) }));
  const left = Object.entries(leftOut).map(([rule, count]) => `${leftOutName(rule, language)} ${count}`);
  if (left.length > 0) parts.push(left.join(", "));
  return parts.join(" · ");
}

function columnCells({ name, fill, distinctCount, shapes }: ColumnProfile, language: Language): string[] {
  const likely = Object.entries(shapes)
    .filter((entry): entry is [string, number] => entry[1] !== undefined && entry[1] >= 0.05)
    .sort(mostFirst)
    .slice(0, 2)
    .map(([shape, share]) => `${sayIfKnown(`shape-${shape}`, language) ?? shape} ${Math.round(share * 100)}%`);
  return [
    name.replace(/\s+/g, " "),
    `${Math.round(fill * 100)}%`,
    formatNumber(distinctCount, language),
    likely.join(", "),
  ];
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  return flat.length > 40 ? `${flat.slice(0, 39)}…` : flat;
}

function inventoryLines({ groups, copies, overlaps, ranking }: ProfiledInventory, language: Language): string[] {
  return [
    ...groups
      .filter((group) => group.tables.length > 1)
      .map((group) => say("profile-one-header", language, { tables: group.tables.join(", ") })),
    ...copies.map((copy) =>
      say(`profile-copy-${copy.kind}`, language, { table: copy.table, of: copy.of, rows: copy.sharedRows }),
    ),
    ...overlaps.map((each) =>
      say("profile-overlap", language, {
        left: each.left,
        right: each.right,
        by: sayIfKnown(`shape-${each.by}`, language) ?? each.by,
        shared: each.shared,
      }),
    ),
    ...(ranking.length > 1 ? [say("profile-ranks", language)] : []),
    ...ranking.map((each, index) =>
      say("profile-rank", language, {
        place: index + 1,
        table: each.table,
        rows: each.rows,
        richness: each.richness,
        own: each.own,
        latest: each.latest ?? "–",
      }),
    ),
  ];
}
