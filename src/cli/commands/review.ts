import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import { renderIssue, say } from "../../messages/catalogue.ts";
import { Failure } from "../../model/index.ts";
import { openProject } from "../../pipeline/project/open-project.ts";
import { recordUrls } from "../../pipeline/record-urls.ts";
import { languageOf } from "../../pipeline/run-frame.ts";
import { latestMatched, openRunFolder } from "../../pipeline/artifacts/run-folder.ts";
import { exportReview, importReview } from "../../review/by-workbook.ts";
import type { SplitBy } from "../../review/workbook.ts";
import { startDesk } from "../../review/server.ts";
import { readStewards } from "../../review/stewards.ts";
import { parseCount, type Call, type CommandFile } from "../command.ts";
import { byOption, databaseOption, runOption } from "../options.ts";
import { print } from "../print.ts";

const command: CommandFile = {
  name: "review",
  args: ["[action]", "[path]"],
  options: [
    runOption,
    byOption,
    { flags: "--port <n>", help: "help.review.port", parse: parseCount },
    { flags: "--listen <host>", help: "help.review.listen" },
    { flags: "--public-host <name>", help: "help.review.public-host" },
    { flags: "--stewards <file>", help: "help.review.stewards" },
    { flags: "--record-url <template>", help: "help.review.record-url" },
    databaseOption,
    { flags: "--by-responsible", help: "help.review.by-responsible" },
    { flags: "--by-region", help: "help.review.by-region" },
  ],
  examples: [
    "sverka review",
    "sverka review --by 'Olga Ivanova' --port 8080 --record-url 'https://crm.example/company/{id}'",
    "sverka review --listen 0.0.0.0 --port 8080 --public-host desk.example.com --stewards stewards.yaml",
    "sverka review export to-decide --by-responsible",
    "sverka review import to-decide/review.xlsx --by 'Olga Ivanova'",
  ],
  async action(call) {
    const [action, path] = call.args as [string | undefined, string | undefined];
    if (action === undefined) return desk(call);
    if (action === "export") return toWorkbooks(call, path);
    if (action === "import" && path !== undefined) return fromWorkbook(call, path);
    throw new Failure("action-unknown", { command: "review", action, known: "export [FOLDER], import FILE" });
  },
};
export default command;

/** The run that is asked for, else the latest whose pairs are known, and who signs. */
async function resolved({ options, terminal }: Call) {
  const project = await openProject(terminal.folder);
  const run = (options["run"] as string | undefined) ?? latestMatched(terminal.folder);
  return {
    project,
    runFolder: openRunFolder(terminal.folder, run).path,
    projectFolder: terminal.folder,
    language: languageOf(project, terminal.languageGiven ? { language: terminal.language } : {}),
    by: typeof options["by"] === "string" ? options["by"] : userInfo().username,
  };
}

async function desk(call: Call): Promise<void> {
  const { options, terminal } = call;
  const { project, ...place } = await resolved(call);
  const text = (name: string) => options[name] as string | undefined;
  const [host, publicHost, stewards, template] = ["listen", "publicHost", "stewards", "recordUrl"].map(text);
  const port = options["port"];
  const running = await startDesk({
    ...place,
    ...(host === undefined ? {} : { host }),
    ...(typeof port === "number" ? { port } : {}),
    ...(publicHost === undefined ? {} : { publicHosts: [publicHost] }),
    ...(stewards === undefined ? {} : { stewards: readStewards(resolve(stewards), terminal.env) }),
    ...(template === undefined
      ? {}
      : { recordUrl: await recordUrls(project, template, text("database"), terminal.env) }),
    // A run that was asked for stays; else the desk goes along with the runs.
    ...(options["run"] === undefined ? { latestRun: () => latestFolder(terminal.folder) } : {}),
  });
  const url = publicHost === undefined ? running.url : `https://${publicHost}/`;
  const opened = stewards === undefined ? "review-open" : "review-open-stewards";
  if (terminal.json) terminal.out(JSON.stringify({ url, port: running.port }));
  else terminal.say(say(opened, terminal.language, { url }), true);
  // The desk stays open until Ctrl-C; what was decided is in the journal already.
  await new Promise<void>((done) => {
    if (terminal.signal.aborted) done();
    terminal.signal.addEventListener("abort", () => done(), { once: true });
  });
  await running.close();
}

function latestFolder(project: string): string | undefined {
  const id = latestMatched(project);
  return id === undefined ? undefined : openRunFolder(project, id).path;
}

function splitOf(options: Call["options"]): { readonly splitBy?: SplitBy } {
  const [responsible, region] = [options["byResponsible"] === true, options["byRegion"] === true];
  if (responsible && region)
    throw new Failure("option-one-of", {
      option: "export",
      value: "--by-responsible --by-region",
      allowed: "--by-responsible, --by-region",
    });
  return responsible ? { splitBy: "responsible" } : region ? { splitBy: "region" } : {};
}

async function toWorkbooks(call: Call, path: string | undefined): Promise<void> {
  const { terminal, options } = call;
  const place = await resolved(call);
  const folder = path === undefined ? join(terminal.folder, ".sverka", "review") : resolve(path);
  const files = await exportReview({ ...place, now: new Date() }, folder, {
    language: place.language,
    ...splitOf(options),
  });
  const lines = files.map(({ path: file, of, pairs }) =>
    say("review-exported", terminal.language, { file, pairs, of: of === "" ? "" : ` (${of})` }),
  );
  print(terminal, { files }, lines.join("\n") || say("review-nothing", terminal.language));
}

/** 1 when an answer was not taken: somebody has to look at it. */
async function fromWorkbook(call: Call, path: string): Promise<number> {
  const { terminal } = call;
  const place = await resolved(call);
  const done = await importReview({ ...place, now: new Date() }, resolve(path), place.by);
  const { taken, corrected, known, unanswered, issues, doubts } = done;
  const lines = [
    say("review-imported", terminal.language, { taken, corrected, known, unanswered, refused: issues.length }),
    ...[...issues, ...doubts].map((issue) => `  ${issue.place ?? ""}  ${renderIssue(issue, terminal.language)}`),
  ];
  print(terminal, done, lines.join("\n"));
  return issues.length > 0 ? 1 : 0;
}
