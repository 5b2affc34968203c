import { crosswalk } from "../load/index.ts";
import { Failure, type RecordId } from "../model/index.ts";
import type { OpenProject } from "./project/open-project.ts";
import { findTarget } from "./load/target.ts";

/**
 * Addresses of cards in the CRM's own pages, from a template: `https://crm.example/company/{id}` for counterparties, with
 * `{table}` in it for every table. Which row a record became is read from the database once; rows loaded later have no address
 * until the next start.
 * @throws {Failure} `record-url-invalid` for a template that is no web address or has no `{id}`
 */
export async function recordUrls(
  project: OpenProject,
  template: string,
  database: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<(id: RecordId) => string | undefined> {
  // Anything but a web address would be a script or a file in the steward's browser.
  if (!/^https?:\/\/\S+$/.test(template) || !template.includes("{id}"))
    throw new Failure("record-url-invalid", { template });
  const target = findTarget(project, env, database);
  const only = template.includes("{table}") ? undefined : target.profile.entities.counterparty?.table;
  const rows = new Map<RecordId, string>();
  const db = await target.open();
  try {
    for await (const { source, sourceKey, draft, table, id } of crosswalk(db))
      rows.set(`${source}:${sourceKey}${draft === "cp" ? "" : `#${draft}`}`, `${table}/${id}`);
  } finally {
    await db.close();
  }
  return (record) => {
    // Rows that the CRM had before Sverka carry their table and key in their own id.
    const row = rows.get(record) ?? /^target:([^#]+)/.exec(record)?.[1];
    if (row === undefined) return undefined;
    const [table = "", id = ""] = [row.slice(0, row.indexOf("/")), row.slice(row.indexOf("/") + 1)];
    if (only !== undefined && table !== only) return undefined;
    return template.replaceAll("{table}", encodeURIComponent(table)).replaceAll("{id}", encodeURIComponent(id));
  };
}
