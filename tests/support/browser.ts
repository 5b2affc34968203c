import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";

/** A real browser from npm alone. The package's own arguments switch off the very checks that are tested here, and run all windows in one process, which then ends with the first of them. */
export async function launchBrowser(): Promise<Browser> {
  const args = chromium.args.filter(
    (arg) => !/web-security|site-isolation|isolate-origins|allow-running-insecure|single-process|no-zygote/.test(arg),
  );
  return playwright.launch({
    executablePath: await unpack(),
    args: [...args, "--no-sandbox"],
    headless: true,
  });
}

/** The package unpacks into the temporary folder, where another user's copy may lie, which nobody else may run: beside the packages it is ours. */
async function unpack(): Promise<string> {
  const folder = fileURLToPath(new URL("../../node_modules/.cache/chromium", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const { TMPDIR } = process.env;
  process.env["TMPDIR"] = folder;
  try {
    return await chromium.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = TMPDIR;
  }
}
