import { stringify } from "yaml";
import type { HomeGuess } from "./country.ts";
import { sayReason } from "./reason.ts";

export interface ProjectProposal {
  readonly name: string;
  /** Of rows that do not say theirs; see `homeOfColumns`. */
  readonly home?: HomeGuess;
  readonly language?: "en" | "ru";
  readonly databases?: readonly { readonly name: string; readonly url: string }[];
  /** In order of trust: the first is priority 1. A source has files or a database. */
  readonly sources: readonly {
    readonly id: string;
    readonly mapping: string;
    readonly files?: string;
    readonly database?: string;
  }[];
  readonly schema?: string;
}

/** Writes the sverka.yaml of a new project. */
export function proposeProject({ name, home, language, databases = [], sources, schema }: ProjectProposal): string {
  const data = {
    version: 1,
    name,
    ...(home === undefined ? {} : { country: home.country ?? "unknown" }),
    ...(language === undefined ? {} : { language }),
    ...(databases.length === 0
      ? {}
      : { databases: Object.fromEntries(databases.map(({ name: database, url }) => [database, { url }])) }),
    sources: Object.fromEntries(
      sources.map(({ id, mapping, files, database }, index) => [
        id,
        {
          mapping,
          ...(files !== undefined && { files }),
          ...(database !== undefined && { database }),
          priority: index + 1,
        },
      ]),
    ),
  };
  const head = schema === undefined ? "" : `# yaml-language-server: $schema=${schema}\n`;
  const text = stringify(data, { lineWidth: 0 });
  if (home === undefined) return `${head}${text}`;
  return `${head}${text.replace(/^country: .*$/m, (line) => `${line}  # ${sayReason(home.reason, language ?? "en")}`)}`;
}
