import { stringify } from "yaml";

export interface ProjectProposal {
  readonly name: string;
  readonly country?: string;
  readonly language?: "en" | "ru";
  /** In order of trust: the first is priority 1. */
  readonly sources: readonly { readonly id: string; readonly mapping: string; readonly files: string }[];
  readonly schema?: string;
}

/** Writes the sverka.yaml of a new project. */
export function proposeProject({ name, country, language, sources, schema }: ProjectProposal): string {
  const data = {
    version: 1,
    name,
    ...(country === undefined ? {} : { country }),
    ...(language === undefined ? {} : { language }),
    sources: Object.fromEntries(
      sources.map(({ id, mapping, files }, index) => [id, { mapping, files, priority: index + 1 }]),
    ),
  };
  const head = schema === undefined ? "" : `# yaml-language-server: $schema=${schema}\n`;
  return `${head}${stringify(data, { lineWidth: 0 })}`;
}
