export { closest } from "./closest.ts";
export { hintOf, sentenceOf, type Fault, type Judged, type Path } from "./fault.ts";
export { keySpan, pathKey, readYaml, valueSpan, type Positions } from "./read.ts";
export { schemaFaults, type Subject } from "./schema-faults.ts";
export { readJudged, readStrict } from "./strict.ts";
export { utf8Text } from "./utf8.ts";
