import { homeCountry, type LoadedMapping, type Project, type ProjectSource } from "../../mapping/index.ts";
import type { Reference, SpellingTable } from "../../model/index.ts";
import type { NormalizeOptions } from "../../normalize/index.ts";

/** What of a project decides how its values are cleaned. */
interface CleaningProject {
  readonly project: Project;
  readonly spellings: readonly SpellingTable[];
}

interface CleaningSource {
  readonly mapping: LoadedMapping;
  readonly settings: ProjectSource;
  readonly references: readonly Reference[];
}

/** How the values of a source are cleaned: its own settings over the project's. */
export function normalizeOptions(project: CleaningProject, source: CleaningSource): NormalizeOptions {
  const { mapping } = source.mapping;
  const { own, normalize } = project.project;
  const defaults = { ...mapping.defaults, ...source.settings.defaults };
  const country = homeCountry(defaults.country, project.project.country);
  return {
    ...(country === undefined ? {} : { country }),
    ...(defaults.city === undefined ? {} : { city: defaults.city }),
    ...(defaults.areaCode === undefined ? {} : { areaCode: defaults.areaCode }),
    rules: { off: normalize?.off ?? [], order: normalize?.order ?? {} },
    spellings: project.spellings,
    references: source.references,
    ...(own === undefined
      ? {}
      : {
          own: {
            inns: (own.inns ?? []).map(String),
            phones: (own.phones ?? []).map(String),
            domains: own.domains ?? [],
          },
        }),
  };
}
