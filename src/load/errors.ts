import { say } from "../messages/catalogue.ts";
import type { SaidParams } from "../model/index.ts";

/**
 * The run cannot go on: no database, a lock that another holds, a plan that is stale. `code` is a key of the messages; `params`
 * never hold a password. `message` is the English sentence; a reporter looks the code up in the reader's language.
 */
export class LoadError extends Error {
  readonly code: string;
  readonly params: SaidParams;

  constructor(code: string, params: SaidParams = {}, cause?: unknown) {
    super(say(code, "en", params), cause === undefined ? undefined : { cause });
    this.name = "LoadError";
    this.code = code;
    this.params = params;
  }
}

/** Trouble with the database itself; its codes begin with `db-`. */
export class DatabaseError extends LoadError {
  override readonly name = "DatabaseError";
}

/** What both drivers tell of a failed statement. */
export interface SqlFailure {
  /** SQLSTATE, five characters. */
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
}

export function sqlFailure(error: unknown): SqlFailure | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  return /^[0-9A-Z]{5}$/.test(error.code) ? (error as Error & SqlFailure) : undefined;
}

const unreachable = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
  "ENOENT",
]);
const lost = new Set(["57P01", "57P02", "57P03", "08006", "08003", "ECONNRESET", "EPIPE"]);

/**
 * Turns a driver's error into one a person can act on. `where` says which database, without its password. What it does not
 * know comes back as it was: an SQL error in a statement of ours is a fault, not a situation.
 */
export function explainDatabaseError(error: unknown, where: string): unknown {
  if (error instanceof LoadError || !(error instanceof Error)) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const params = { where, reason: error.message };
  if (code === "28P01" || code === "28000") return new DatabaseError("db-login-refused", params, error);
  if (code === "3D000") return new DatabaseError("db-unknown-database", params, error);
  if (unreachable.has(code)) return new DatabaseError("db-unreachable", { where, reason: code }, error);
  if (code === "53300") return new DatabaseError("db-too-many-connections", params, error);
  if (code === "42501") return new DatabaseError("db-permission", params, error);
  if (code === "53100" || code === "ENOSPC") return new DatabaseError("db-disk-full", params, error);
  if (code === "55P03") return new DatabaseError("db-row-locked", params, error);
  if (code === "40001" || code === "40P01") return new DatabaseError("db-changed-meanwhile", params, error);
  if (code === "57014") return new DatabaseError("db-cancelled", params, error);
  if (lost.has(code) || /^Connection terminated|Client has encountered a connection error/.test(error.message)) {
    return new DatabaseError("db-connection-lost", params, error);
  }
  if (/SASL|password must be a string/.test(error.message)) return new DatabaseError("db-login-refused", params, error);
  if (/does not support SSL|self-signed|certificate/i.test(error.message))
    return new DatabaseError("db-ssl", params, error);
  return error;
}

/**
 * What ends a transaction because the database's own code refused a statement (an event trigger that forbids every DROP): no fault of ours,
 * and nothing that another try would mend. Inside the transaction the error stays as it was: a row that a trigger refuses is a card's issue.
 */
export function explainRefusal(error: unknown, where: string): unknown {
  const failure = sqlFailure(error);
  if (failure?.code !== "P0001") return error;
  const [place = ""] = ("where" in failure && typeof failure.where === "string" ? failure.where : "").split("\n");
  return new DatabaseError("db-refused", { where, reason: failure.message, place }, error);
}
