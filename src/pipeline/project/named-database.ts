import { compareText } from "../../model/index.ts";

/** An old CRM's database as the project will know it. */
export interface NamedDatabase {
  /** Short, lower-case: the name of the database itself. */
  readonly name: string;
  /** Holds a password: never shown, never written. */
  readonly url: string;
}

export function isDatabaseUrl(path: string): boolean {
  return /^(?:postgres|postgresql|mysql|mariadb):\/\//i.test(path);
}

export function nameDatabase(url: string): NamedDatabase {
  const last = /^[^:]+:\/\/[^/?#]*\/([^/?#]+)/.exec(url)?.[1] ?? "database";
  const name = last
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return { name: name === "" ? "database" : name, url };
}

/**
 * The URL as a project file may hold it: an environment variable that holds the whole of it goes by its name, else a password
 * gives way to a variable of its own.
 *
 * @returns `unset`: the variable that has to be set before a run
 */
export function urlForProject(
  { name, url }: NamedDatabase,
  env: NodeJS.ProcessEnv,
): { readonly text: string; readonly unset?: string } {
  const [variable] = Object.keys(env)
    .filter((key) => env[key] === url && /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) && !/^(?:_|npm_.*)$/.test(key))
    .sort(compareText);
  if (variable !== undefined) return { text: `\${${variable}}` };
  const password = /^([^:]+:\/\/[^:@/?#]*):([^@/?#]*)@/.exec(url);
  if (password === null) return { text: url };
  const unset = `${name.toUpperCase().replaceAll("-", "_")}_PASSWORD`;
  return { text: `${password[1]}:\${${unset}}@${url.slice(password[0].length)}`, unset };
}
