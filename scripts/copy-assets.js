// Copies what the compiler leaves behind: SQL, YAML, CSV, HTML and CSS of src go to the same places in dist.
import { cpSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
cpSync(join(root, "src"), join(root, "dist"), { recursive: true, filter: (path) => !path.endsWith(".ts") });
