import { readFileSync, unlinkSync } from "node:fs";
import { open, readFile, unlink } from "node:fs/promises";
import { DatabaseError } from "../errors.ts";
import { type Holder, isAlive, thisProcess } from "./holder.ts";

/**
 * An exclusive lock file that names its holder. A file left by a process that has died is taken over; one held by a living
 * process, or on another machine, is refused with `db-embedded-locked`. Gives the function that lets it go.
 */
export async function takeLock(path: string, what: string): Promise<() => Promise<void>> {
  const mine = JSON.stringify(thisProcess());
  for (let attempt = 0; ; attempt++) {
    try {
      const file = await open(path, "wx", 0o600);
      await file.writeFile(mine);
      await file.close();
      break;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      const text = await readFile(path, "utf8").catch(() => "");
      const holder = parseHolder(text);
      if (attempt >= 3 || (holder === undefined ? text !== "" : isAlive(holder))) {
        throw new DatabaseError("db-embedded-locked", { where: what, lock: path, pid: holder?.pid ?? "?" });
      }
      // Give a holder that has made the file and not yet written its name a moment.
      if (text === "") await new Promise((done) => setTimeout(done, 50));
      if ((await readFile(path, "utf8").catch(() => "")) === text) await unlink(path).catch(() => {});
    }
  }
  const onExit = (): void => {
    try {
      if (readFileSync(path, "utf8") === mine) unlinkSync(path);
    } catch {
      // Gone already.
    }
  };
  process.once("exit", onExit);
  return async () => {
    process.removeListener("exit", onExit);
    onExit();
  };
}

function parseHolder(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Holder;
    return typeof holder.pid === "number" && typeof holder.host === "string" ? holder : undefined;
  } catch {
    return undefined;
  }
}
