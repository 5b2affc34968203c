import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  doctor,
  ensureSchema,
  grantsSql,
  proposeProfile,
  schemasWithTables,
  type Drift,
  type Finding,
  type NamedTables,
  type Proposal,
} from "../load/index.ts";
import { branchPolicy } from "./dedupe-settings.ts";
import { openSettings, projectFile } from "./project/open-project.ts";
import type { Edge } from "./run-options.ts";
import { findDatabase, findTarget } from "./load/target.ts";
import { snapshotDrift } from "./target-snapshot.ts";

/** `doctor`: what would get in the way of a load, or of undoing it. */
export async function inspectTarget(
  projectFolder: string,
  asked: string | undefined,
  edge: Edge,
): Promise<{ where: string; version: number; findings: readonly Finding[] }> {
  const settings = await openSettings(projectFolder);
  const target = findTarget(settings, edge.env, asked);
  const db = await target.open();
  try {
    const findings = await doctor(db, target.profile, branchPolicy(settings), () => target.open());
    return { where: target.title, version: db.version, findings };
  } finally {
    await db.close();
  }
}

/** `target check`: whether the profile fits, and how the database has drifted from the snapshot kept of it. */
export async function checkTarget(
  projectFolder: string,
  asked: string | undefined,
  file: string | undefined,
  edge: Edge,
): Promise<{ where: string; findings: readonly Finding[]; drift: readonly Drift[] }> {
  const settings = await openSettings(projectFolder);
  const target = findTarget(settings, edge.env, asked);
  const db = await target.open();
  try {
    const findings = (await doctor(db, target.profile, branchPolicy(settings), () => target.open())).filter(
      (each) => each.blocking || each.code === "doctor-branches-unique",
    );
    return { where: target.title, findings, drift: await snapshotDrift(db, target.profile, projectFolder, file) };
  } finally {
    await db.close();
  }
}

/**
 * `target propose`: a profile for a schema nobody has described yet, and what could not be told. Where no schema was named, or the one
 * that was holds no cards, the others with tables are named: nobody knows by heart what an unfamiliar CRM calls its own.
 */
export async function proposeTarget(
  projectFolder: string,
  asked: string | undefined,
  named: string | undefined,
  tables: NamedTables,
  edge: Edge,
): Promise<Proposal> {
  // A look at somebody's schema comes before there is a project, or a profile in it.
  const address = asked ?? edge.env["DATABASE_URL"];
  const settings =
    address?.includes("://") === true && !existsSync(join(projectFolder, projectFile))
      ? { folder: projectFolder, project: { version: 1 as const, name: "", sources: {} } }
      : await openSettings(projectFolder);
  const db = await findDatabase(settings, edge.env, asked).open();
  try {
    const schema = named ?? "public";
    const proposal = await proposeProfile(db, schema, edge.language, tables);
    if (named !== undefined && proposal.yaml !== "") return proposal;
    const others = (await schemasWithTables(db)).filter((name) => name !== schema).join(", ");
    if (others === "") return proposal;
    return { ...proposal, doubts: [...proposal.doubts, { code: "propose-other-schemas", params: { schema, others } }] };
  } finally {
    await db.close();
  }
}

/** `target apply`: Sverka's own schema, and the tables of a profile that brings its own. */
export async function applyTarget(
  projectFolder: string,
  asked: string | undefined,
  edge: Edge,
): Promise<{ created: boolean }> {
  const target = findTarget(await openSettings(projectFolder), edge.env, asked);
  const db = await target.open();
  try {
    return await ensureSchema(db, target.profile);
  } finally {
    await db.close();
  }
}

/** `target grants`: the SQL that gives a role what a load needs and nothing more. */
export async function targetGrants(
  projectFolder: string,
  asked: string | undefined,
  role: string,
  edge: Edge,
): Promise<string> {
  const target = findTarget(await openSettings(projectFolder), edge.env, asked);
  return grantsSql(target.profile, role);
}
