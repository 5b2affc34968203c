import { renderBooks } from "../report/text/books.ts";
import { renderPlan } from "../report/plan/summary.ts";
import { languageOf, RunRefused } from "../pipeline/run-frame.ts";
import type { RunOutcome } from "../pipeline/run-options.ts";
import { say } from "../messages/catalogue.ts";
import type { Terminal } from "./command.ts";
import { print } from "./print.ts";

/**
 * Prints the books of a run that ended, or was refused by a gate: then they say why nothing was loaded, and the refusal goes on to
 * the one place that words failures.
 */
export async function printOutcome(terminal: Terminal, work: () => Promise<RunOutcome>): Promise<number> {
  try {
    const outcome = await work();
    show(terminal, outcome);
    // A rehearsal that misses a gate has found what a load would be refused for: the same exit code.
    return outcome.facts.gates?.some((gate) => !gate.met) === true ? 1 : 0;
  } catch (error) {
    if (error instanceof RunRefused) show(terminal, error.outcome);
    throw error;
  }
}

function show(terminal: Terminal, { folder, project, books, facts, load, plan }: RunOutcome): void {
  const data = {
    run: folder.id,
    folder: folder.path,
    status: folder.run.status,
    books,
    facts,
    ...(folder.run.reused === undefined ? {} : { reused: folder.run.reused }),
    rejects: load?.rejects ?? [],
    // Counted in the books; a count alone would leave a machine searching for whom it is to ask about.
    waiting: (load?.issues ?? []).flatMap(({ code, params }) => (code === "load-waiting" ? [params] : [])),
    ...(plan === undefined ? {} : { plan }),
  };
  if (terminal.json) return print(terminal, data, "");
  const language = languageOf(project, terminal.languageGiven ? { language: terminal.language } : {});
  for (const [stage, run] of Object.entries(folder.run.reused ?? {}))
    terminal.say(`${say("stage-reused", language, { stage: say(`stage-${stage}`, language), run })}\n`);
  terminal.say(renderBooks(books, facts, language, terminal.color));
  if (plan !== undefined) terminal.say(`\n${renderPlan(plan, language)}`);
}
