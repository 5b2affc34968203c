export { closest } from "./closest.ts";
export { sentenceOf, type Fault, type Path } from "./fault.ts";
export { keySpan, pathKey, readYaml, valueSpan, type Positions } from "./read.ts";
export { schemaFaults, type Subject } from "./schema-faults.ts";
export { readStrict } from "./strict.ts";
