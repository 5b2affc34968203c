/**
 * `--database` as it is to be typed once more in a command that a message names: behind the run, with a blank before it, so that nothing
 * stands there where nothing was given by hand. Of a URL the password is left out: a person knows it, or PGPASSWORD and ~/.pgpass do.
 */
export function databaseAgain(asked: string | undefined): string {
  if (asked === undefined) return "";
  const shown = asked.includes("://") ? withoutPassword(asked) : asked;
  return ` --database ${/^[\w@%+=:,./-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`}`;
}

/** Whoever wrote a URL may have put the password before the host, up to the last `@` there, or among the parameters. */
function withoutPassword(url: string): string {
  const [place = "", query] = url.replace(/^([^:]+:\/\/[^:/?#]*):[^/?#]*@/, "$1@").split(/\?(.*)/s);
  const rest = (query ?? "")
    .split("&")
    .filter((part) => part !== "" && [...new URLSearchParams(part).keys()].every((key) => !/pass|pwd/i.test(key)));
  return rest.length === 0 ? place : `${place}?${rest.join("&")}`;
}
