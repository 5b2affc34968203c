/**
 * How many phones of real files come out, and why the others do not:
 *
 *   npm run build && node scripts/phone-share.js [--country RU] [--area-code 846] FILE…
 *
 * Reads every format that Sverka reads. A column counts as phones when its name says so (телефон, факс, phone, mobile, tel, контакт
 * of type phone). Prints for each file the cells, the numbers in them, how many are valid, and the rest by the issue's code.
 */
import { parseArgs } from "node:util";
import { openFile } from "../dist/extract/index.js";
import { say } from "../dist/messages/catalogue.js";
import { createPhoneCleaner } from "../dist/normalize/value/values.js";

const { values, positionals } = parseArgs({
  options: { country: { type: "string", default: "RU" }, "area-code": { type: "string" } },
  allowPositionals: true,
});
const isPhone = /телефон|факс|моб(?:\.|ильн)|phone|mobile|(?:^|[^a-z])(?:tel|fax)(?:[^a-z]|$)/i;
const clean = createPhoneCleaner({
  defaultCountry: values.country,
  ...(values["area-code"] === undefined ? {} : { areaCode: values["area-code"] }),
});
const total = { cells: 0, numbers: 0, valid: 0 };

for (const file of positionals) {
  const seen = { cells: 0, numbers: 0, valid: 0, inferred: 0 };
  const reasons = new Map();
  let opened;
  try {
    opened = await openFile(file, { path: file });
    for await (const rows of opened.rows)
      for (const { paths, values: cells, leftOut } of rows) {
        if (leftOut !== undefined) continue;
        for (const [index, text] of cells.entries()) {
          if (text.trim() === "" || !isPhone.test(paths[index] ?? "") || !/\d/.test(text)) continue;
          seen.cells++;
          const { phones, issues } = clean({ text, at: paths[index] }, {});
          seen.numbers += phones.length;
          seen.valid += phones.filter(({ e164 }) => e164 !== undefined).length;
          seen.inferred += phones.filter(({ quality }) => quality === "inferred").length;
          if (phones.some(({ e164 }) => e164 === undefined))
            for (const { code, severity, params } of issues) {
              if (severity !== "warning") continue;
              const reason = reasons.get(code) ?? { count: 0, example: text, params };
              reason.count++;
              reasons.set(code, reason);
            }
        }
      }
  } catch (error) {
    process.stdout.write(`${file}\n  ${error instanceof Error ? error.message : String(error)}\n`);
    continue;
  }
  if (seen.cells === 0) continue;
  for (const key of Object.keys(total)) total[key] += seen[key];
  process.stdout.write(
    `${file}\n  ${seen.cells} cells, ${seen.numbers} numbers: ${seen.valid} valid (${share(seen)}), ${seen.inferred} of them inferred\n`,
  );
  for (const [code, { count, example, params }] of [...reasons].sort((a, b) => b[1].count - a[1].count))
    process.stdout.write(`  ${String(count).padStart(6)}  ${code}: ${say(code, "en", params)}  («${example}»)\n`);
}
process.stdout.write(`all: ${total.cells} cells, ${total.numbers} numbers, ${total.valid} valid (${share(total)})\n`);

function share({ valid, numbers }) {
  return numbers === 0 ? "–" : `${((100 * valid) / numbers).toFixed(1)} %`;
}
