/** Looking before mapping: what stands in the columns of a file, and what lies in a folder. */
export { Profiler } from "./table.ts";
export type { KeyKind, TableProfile } from "./table.ts";
export { inventory, tableName } from "./inventory.ts";
export type { Copy, Inventory, Overlap, Rank } from "./inventory.ts";
