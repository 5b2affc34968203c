import { createNormalizer } from "../../../src/normalize/index.ts";
import type { Clean, LoadedMapping } from "../../../src/mapping/index.ts";

/** The real normalizer, as the pipeline gives it to the tests of a mapping. */
export function cleanerFor({ mapping }: LoadedMapping): Clean {
  const { country = "RU", city, areaCode } = mapping.defaults ?? {};
  const clean = createNormalizer({
    country,
    ...(city === undefined ? {} : { city }),
    ...(areaCode === undefined ? {} : { areaCode }),
  });
  return (draft) => clean(draft, { source: "test", key: draft.key ?? "1", hash: "", places: ["test"] });
}
