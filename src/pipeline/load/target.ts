import { join } from "node:path";
import { openDatabase, type Database, type TargetProfile } from "../../load/index.ts";
import { resolveVariables } from "../../mapping/index.ts";
import { Failure } from "../../model/index.ts";
import type { ProjectSettings } from "../project/open-project.ts";
import { defaultProfile, readProfile } from "../project/target-profile.ts";

/** Where golden records go: which database, and which profile says what they become there. */
export interface Target {
  /** As people see it, without a password: `crm @ embedded (.sverka/crm)`. */
  readonly title: string;
  readonly profile: TargetProfile;
  /** Its name in sverka.yaml, when it is a production database: wants confirmation. */
  readonly production?: string;
  /** Sources that are exports of the target's own program, read back. */
  readonly readBack: readonly string[];
  open(): Promise<Database>;
}

/** @param asked `--database`: a URL or a name from sverka.yaml. Else `load.to`, else DATABASE_URL, else the embedded one. */
export function findTarget(project: ProjectSettings, env: NodeJS.ProcessEnv, asked?: string): Target {
  const profileName = project.project.load?.target ?? defaultProfile;
  const profile = readProfile(project.folder, profileName);
  // DATABASE_URL is the address of a CRM: a target of files has none, and keeps its books in the embedded database unless told otherwise.
  const { where, schema, production, open } = findDatabase(project, profile.files === undefined ? env : {}, asked);
  return {
    title: `${profileName} @ ${where}`,
    profile: schema === undefined ? profile : { ...profile, schema },
    ...(production === undefined ? {} : { production }),
    readBack: project.project.load?.readBack ?? [],
    open,
  };
}

/** Where the tables are, whatever they hold. */
interface Place extends Pick<Target, "production" | "open"> {
  /** For people. */
  readonly where: string;
  /** Schema of the CRM's tables, where it is not the profile's. */
  readonly schema?: string;
}

/** @param asked as of {@link findTarget} */
export function findDatabase(project: ProjectSettings, env: NodeJS.ProcessEnv, asked?: string): Place {
  const { load, databases } = project.project;
  const waiting = load?.lockTimeout === undefined ? {} : { lockTimeout: milliseconds(load.lockTimeout) };
  const name = asked ?? load?.to ?? env["DATABASE_URL"];
  if (name === undefined || name === "") {
    const folder = join(project.folder, ".sverka", "crm");
    return { where: "embedded (.sverka/crm)", open: () => openDatabase({ embedded: folder }, waiting) };
  }
  const known = databases?.[name];
  if (known === undefined && !name.includes("://"))
    throw new Failure("database-unknown", { name, known: Object.keys(databases ?? {}).join(", ") || "–" });
  const { text: url, missing } = resolveVariables(known?.url ?? name, env);
  if (missing.length > 0) throw new Failure("env-missing", { name: missing.join(", "), where: `databases.${name}` });
  const options = { ...waiting, ...(known?.sverkaSchema === undefined ? {} : { schema: known.sverkaSchema }) };
  return {
    where: known === undefined ? shortUrl(url) : name,
    ...(known?.schema === undefined ? {} : { schema: known.schema }),
    ...(known?.production === true ? { production: name } : {}),
    open: () => openDatabase({ url }, options),
  };
}

/** `500ms`, `5s`, `2min`; the project's schema lets no other form in. */
function milliseconds(text: string): number {
  const factor = text.endsWith("ms") ? 1 : text.endsWith("min") ? 60_000 : 1000;
  return Number.parseInt(text, 10) * factor;
}

/** Host and database, for people. */
function shortUrl(text: string): string {
  try {
    const url = new URL(text);
    return `${url.hostname}${url.port === "" ? "" : `:${url.port}`}${url.pathname}`;
  } catch {
    return "postgres";
  }
}

/** The project with another target profile than its own. */
export function withTarget<P extends ProjectSettings>(project: P, target: string | undefined): P {
  return target === undefined
    ? project
    : { ...project, project: { ...project.project, load: { ...project.project.load, target } } };
}
