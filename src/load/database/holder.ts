import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** A process by name, so that whoever finds its traces can tell whether it is still at work. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, as the system tells it: a pid alone is reused, in containers at once. */
  readonly began?: string;
}

export function thisProcess(): Holder {
  const began = processBegan(process.pid);
  return { pid: process.pid, host: hostname(), ...(began === undefined ? {} : { began }) };
}

/** False only of a process of this machine that has ended: of another machine nobody can tell from here. */
export function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  const began = processBegan(holder.pid);
  return began === undefined || holder.began === undefined || began === holder.began;
}

/** Field 22 of /proc/<pid>/stat, in clock ticks since boot; undefined where there is no /proc. */
function processBegan(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}
