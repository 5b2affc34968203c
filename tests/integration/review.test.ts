import { readFileSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Decision } from "../../src/model/index.ts";
import { readJournal } from "../../src/pipeline/artifacts/journals.ts";
import { startDesk, type DeskOptions, type RunningDesk } from "../../src/review/server.ts";
import { launchBrowser } from "../support/browser.ts";
import { sampleRun } from "../support/sample-run.ts";
import { writeRun } from "../support/write-run.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
let project: string;
let desk: RunningDesk;
let contexts: BrowserContext[] = [];
let faults: string[] = [];
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser.close());
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "sverka-browser-"));
  contexts = [];
  faults = [];
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await desk.close();
  rmSync(project, { recursive: true });
  // Nothing in the page may have failed or been blocked by its own policy unseen.
  if (faults.length > 0) throw new Error(faults.join("\n"));
});

const start = async (options: Partial<DeskOptions> = {}) => {
  desk = await startDesk({
    runFolder: writeRun(project, sampleRun(60)),
    projectFolder: project,
    language: "en",
    by: "Olga",
    ...options,
  });
};

/** A window of its own, as another steward's browser is. */
async function open(url = desk.url, dark = false): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    colorScheme: dark ? "dark" : "light",
  });
  contexts.push(context);
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of (?:401|409)/.test(message.text())) faults.push(message.text());
  });
  await page.goto(url);
  return page;
}

const entries = () => readJournal(join(project, "decisions.ndjson"));
const title = (page: Page) => page.locator("#pair-title").textContent();
/** A key pressed while the last one is still at work does nothing: the next pair has not been seen yet. */
const press = async (page: Page, key: string) => {
  await page.locator("main:not([aria-busy])").waitFor();
  await page.keyboard.press(key);
};
const counted = (page: Page, text: string) => page.getByText(text).first().waitFor();

describe("the whole path", () => {
  test("open, decide on the keyboard, reload, undo", async () => {
    await start();
    const page = await open();
    await counted(page, "0 of 54 decided");
    expect(page.url()).not.toContain("token");
    const first = await title(page);
    await press(page, "KeyS");
    await counted(page, "1 of 54 decided");
    await page.locator("main:not([aria-busy])").waitFor();
    expect(await title(page)).not.toBe(first);
    expect(await page.evaluate("document.activeElement.id")).toBe("pair-title");
    await press(page, "KeyU");
    await counted(page, "1 put aside");
    await page.reload();
    await counted(page, "1 of 54 decided, 52 wait, 1 put aside");
    await press(page, "KeyZ");
    await counted(page, "53 wait, 0 put aside");
    await press(page, "KeyZ");
    await counted(page, "0 of 54 decided");
    await page.locator("main:not([aria-busy])").waitFor();
    expect(await title(page)).toBe(first);
    expect(entries().map((entry) => ("judge" in entry ? entry.judge : "revoke"))).toEqual([
      "same",
      "unsure",
      "revoke",
      "revoke",
    ]);
  });

  test("a key works under a Russian layout, and types in the search instead of deciding", async () => {
    await start({ language: "ru" });
    const page = await open();
    await counted(page, "решено 0 из 54");
    // As for `press`: until the pair itself is shown, a key decides nothing.
    await page.locator("main:not([aria-busy])").waitFor();
    await page.locator("#pair-title").waitFor();
    await page.evaluate(
      `document.dispatchEvent(new KeyboardEvent("keydown", { key: "в", code: "KeyD", bubbles: true }))`,
    );
    await counted(page, "решено 1 из 54");
    await press(page, "Slash");
    await page.keyboard.type("кедр sdu");
    await counted(page, "Здесь ничего не ждёт");
    expect(entries()).toHaveLength(1);
    expect(await page.locator("html").getAttribute("lang")).toBe("ru");
  });

  test("two windows at once: both sign, the second is told, nothing is lost", async () => {
    const stewards = [
      { name: "Olga", token: "token-of-olga" },
      { name: "Ivan", token: "token-of-ivan" },
    ];
    await start({ stewards });
    const [olga, ivan] = [await open(`${desk.url}?token=token-of-olga`), await open(`${desk.url}?token=token-of-ivan`)];
    await Promise.all([counted(olga, "signed: Olga"), counted(ivan, "signed: Ivan")]);
    expect(await title(ivan)).toBe(await title(olga));
    await press(olga, "KeyS");
    await counted(olga, "1 of 54 decided");
    await press(ivan, "KeyD");
    await counted(ivan, "Olga has decided: Same");
    await ivan.getByRole("button", { name: "Decide all the same" }).click();
    await counted(ivan, "Decided: different");
    expect(entries().map((entry) => [entry.by, (entry as Decision).judge])).toEqual([
      ["Olga", "same"],
      ["Ivan", "different"],
    ]);
  });

  test("a wrong token shows no data", async () => {
    await start();
    const page = await open(`http://127.0.0.1:${desk.port}/?token=wrong`);
    expect((await page.locator("body").textContent())?.trim()).toBe("This token is not valid.");
  });

  test("everything under a filter at once: preview, decide, one undo", async () => {
    await start();
    const page = await open();
    await counted(page, "0 of 54 decided");
    await page.getByRole("button", { name: "Filters" }).click();
    await page.locator("#filter-city").selectOption("Казань");
    await counted(page, "12 pairs");
    await press(page, "Escape");
    await press(page, "KeyB");
    await counted(page, "One decision for 12 pairs");
    expect(await page.locator(".sample li").count()).toBe(12);
    await page.getByRole("button", { name: "Decide for 12" }).click();
    await counted(page, "12 of 54 decided");
    await counted(page, "Nothing waits here");
    await press(page, "KeyZ");
    await counted(page, "0 of 54 decided");
  });

  test("the value that survives is chosen, a value is corrected, a record is taken out", async () => {
    await start();
    const page = await open();
    await counted(page, "0 of 54 decided");
    await page.getByRole("button", { name: "Correct: phone" }).click();
    await page.getByLabel("Value").fill("+7 846 231-60-14\n+7 846 231-60-15");
    await page.getByRole("button", { name: "Save" }).click();
    await counted(page, "The correction is noted");
    await page.getByRole("button", { name: "Contradictions" }).click();
    await page.locator("fieldset input").nth(1).check();
    await counted(page, "The choice is noted");
    await page.getByRole("button", { name: "Take out" }).first().click();
    await page.locator("dialog").getByRole("button", { name: "Take out" }).click();
    await counted(page, "Taken out, 1 decision");
    expect(readJournal(join(project, "corrections.ndjson"))).toMatchObject([
      { field: "phones", value: ["+7 846 231-60-14", "+7 846 231-60-15"] },
    ]);
    expect(entries()).toMatchObject([{ field: "name" }, { judge: "different" }]);
  });

  test("data cannot become markup", async () => {
    const run = sampleRun(3);
    const evil = "<img src=x onerror=document.title='broken'>";
    run.records.forEach((record) => Object.assign(record.name, { display: evil, raw: `${evil}!` }));
    desk = await startDesk({ runFolder: writeRun(project, run), projectFolder: project, language: "en", by: evil });
    const page = await open();
    await counted(page, "0 of 2 decided");
    expect(await title(page)).toContain(evil);
    expect([await page.locator("img").count(), await page.title()]).toEqual([0, "Review desk"]);
  });
});

describe("for everybody", () => {
  const seriousFindings = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe);
    const found = (await page.evaluate("axe.run(document)")) as AxeResults;
    return found.violations
      .filter((each) => each.impact === "serious" || each.impact === "critical")
      .map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" ")}`);
  };

  test.each([
    ["light", false],
    ["dark", true],
  ] as const)("axe finds nothing serious: %s", async (_name, dark) => {
    await start();
    const page = await open(desk.url, dark);
    await counted(page, "0 of 54 decided");
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Filters" }).click();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Keys" }).click();
    expect(await seriousFindings(page)).toEqual([]);
    await press(page, "Escape");
    await page.getByRole("button", { name: "Contradictions" }).click();
    await page.locator("fieldset").first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test("on a laptop screen the decision is always in sight and nothing runs off to the side", async () => {
    await start({ language: "ru" });
    const page = await open();
    await counted(page, "решено 0 из 54");
    const box = await page.getByRole("button", { name: "Одно и то же" }).boundingBox();
    expect(box!.y + box!.height).toBeLessThanOrEqual(768);
    expect(
      await page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"),
    ).toEqual([1366, 768]);
  });

  // A telephone, half a screen, a tablet: everything stands in the window, and the values can be read.
  test.each([
    [360, 740],
    [683, 768],
    [768, 1024],
    [1024, 600],
  ])("in a window of %i × %i the queue, the values and the decision are in sight", async (width, height) => {
    await start({ language: "ru" });
    const page = await open();
    await page.setViewportSize({ width, height });
    await counted(page, "решено 0 из 54, ждут 54, отложено 0");
    await page.locator("#pair-title").waitFor();
    expect(
      await page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"),
    ).toEqual([width, height]);
    const inSight = async (what: Locator, least: number) => {
      const box = (await what.boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      expect(box.width).toBeGreaterThanOrEqual(least);
    };
    await inSight(page.locator("#progress-text"), 100);
    await inSight(page.getByRole("button", { name: "Разные" }), 60);
    await inSight(page.locator(".item").first(), 200);
    await page.locator(".compare tbody td").first().scrollIntoViewIfNeeded();
    await inSight(page.locator(".compare tbody td").first(), 90);
  });
});
