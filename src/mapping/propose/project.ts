import { stringify } from "yaml";

export interface ProjectProposal {
  readonly name: string;
  readonly country?: string;
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
export function proposeProject({ name, country, language, databases = [], sources, schema }: ProjectProposal): string {
  const data = {
    version: 1,
    name,
    ...(country === undefined ? {} : { country }),
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
  return `${head}${stringify(data, { lineWidth: 0 })}`;
}
