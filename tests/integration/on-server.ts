import { freshDatabase } from "./database.ts";
import { scratch, sverka, type Ended } from "./sverka.ts";

/** A project with a database of its own, and the command line called in it. */
export interface ServerProject {
  readonly path: string;
  readonly url: string;
  readonly remove: () => void;
  readonly call: (...args: string[]) => Promise<Ended>;
}

/** Commands are tested on the server: opening the embedded database costs seconds, and run.test.ts covers it. */
export async function onServer(fixture?: string): Promise<ServerProject> {
  const place = scratch(fixture);
  const url = await freshDatabase();
  return { ...place, url, call: (...args) => sverka(args, { cwd: place.path, env: { DATABASE_URL: url } }) };
}
