import { Failure } from "../../model/failure.ts";
import { listRuns, openRunFolder, removeRun, type RunFile, statusOf } from "../../pipeline/artifacts/run-folder.ts";
import { parseCount, type CommandFile } from "../command.ts";
import { print } from "../print.ts";

const command: CommandFile = {
  name: "runs",
  args: ["[action]", "[run...]"],
  options: [{ flags: "--keep <n>", help: "help.runs.keep", parse: parseCount }],
  examples: [
    "sverka runs",
    "sverka runs show 2026-11-21-01",
    "sverka runs diff 2026-11-21-01 2026-11-21-02",
    "sverka runs prune --keep 5",
  ],
  async action({ args, options, terminal }) {
    const { diffRuns } = await import("../../pipeline/diff-runs.ts");
    const [action = "list", named] = args as [string | undefined, readonly string[] | undefined];
    const [first, second] = named ?? [];
    const runs = listRuns(terminal.folder);
    switch (action) {
      case "list": {
        const files = runs.map((id) => shown(openRunFolder(terminal.folder, id).run));
        const lines = files.map(
          (run) =>
            `${run.id}  ${run.status.padEnd(12)} ${String(run.counts["rows"] ?? "–").padStart(10)}  ${run.loads.at(-1)?.target ?? "–"}`,
        );
        return print(terminal, files, lines.join("\n"));
      }
      case "show": {
        const run = shown(openRunFolder(terminal.folder, first).run);
        return print(terminal, run, JSON.stringify(run, null, 2));
      }
      case "diff": {
        const right = openRunFolder(terminal.folder, second);
        const left = openRunFolder(terminal.folder, first ?? runs.at(-2));
        const diff = await diffRuns(left, right);
        return print(terminal, diff, diff.lines.join("\n"));
      }
      case "prune": {
        const keep = (options["keep"] as number | undefined) ?? 10;
        const gone = keep === 0 ? runs : runs.slice(0, -keep);
        for (const id of gone) removeRun(terminal.folder, id);
        return print(terminal, { removed: gone }, gone.join("\n"));
      }
      default:
        throw new Failure("action-unknown", { command: "runs", action, known: "list, show, diff, prune" });
    }
  },
};

/** As run.json has it, but for a run whose process is gone. */
function shown(run: RunFile): Omit<RunFile, "status"> & { readonly status: ReturnType<typeof statusOf> } {
  return { ...run, status: statusOf(run) };
}

export default command;
