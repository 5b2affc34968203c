import { userInfo } from "node:os";
import { say } from "../../messages/catalogue.ts";
import { openProject } from "../../pipeline/open-project.ts";
import { languageOf } from "../../pipeline/run.ts";
import { openRunFolder } from "../../pipeline/run-folder.ts";
import { startDesk } from "../../review/server.ts";
import { parseCount, type CommandFile } from "../command.ts";
import { byOption, runOption } from "../options.ts";

const command: CommandFile = {
  name: "review",
  options: [runOption, byOption, { flags: "--port <n>", help: "help.review.port", parse: parseCount }],
  examples: ["sverka review", "sverka review --by 'Olga Ivanova' --port 8080"],
  async action({ options, terminal }) {
    const project = await openProject(terminal.folder);
    const folder = openRunFolder(terminal.folder, options["run"] as string | undefined);
    const port = options["port"];
    const desk = await startDesk({
      runFolder: folder.path,
      projectFolder: terminal.folder,
      language: languageOf(project, terminal.languageGiven ? { language: terminal.language } : {}),
      by: typeof options["by"] === "string" ? options["by"] : userInfo().username,
      ...(typeof port === "number" ? { port } : {}),
    });
    if (terminal.json) terminal.out(JSON.stringify({ url: desk.url, port: desk.port }));
    else terminal.say(say("review-open", terminal.language, { url: desk.url }), true);
    // The desk stays open until Ctrl-C; what was decided is in the journal already.
    await new Promise<void>((done) => {
      if (terminal.signal.aborted) done();
      terminal.signal.addEventListener("abort", () => done(), { once: true });
    });
    await desk.close();
  },
};
export default command;
