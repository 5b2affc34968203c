import { say, sayIfKnown } from "../../messages/catalogue.ts";
import { Failure } from "../../model/index.ts";
import type { CommandFile, Terminal } from "../command.ts";
import { runOption } from "../options.ts";
import { print } from "../print.ts";
import { renderRules } from "../rules-table.ts";

const command: CommandFile = {
  name: "explain",
  args: ["[what...]"],
  options: [runOption, { flags: "--rules", help: "help.explain.rules" }],
  examples: [
    "sverka explain buh:000000001",
    "sverka explain buh:000000001 managers:~0123456789abcdef",
    "sverka explain managers:42",
    "sverka explain M014",
    "sverka explain --rules",
  ],
  async action({ args, options, terminal }) {
    const [first, second] = (args[0] ?? []) as readonly string[];
    const run = options["run"] as string | undefined;
    const context = { language: terminal.language, color: terminal.color };
    if (options["rules"] === true) {
      const { rules } = await import("../../normalize/index.ts");
      return print(terminal, rules, renderRules(rules, terminal.language));
    }
    if (first === undefined) throw new Failure("explain-usage");
    // A rule's number has a form that no record's has: those begin with a source and a colon, or stand in a run.
    if (/^m\d{3}$/i.test(first) && second === undefined) return explainRule(first, terminal);
    const { explainOne, explainPair } = await import("../../pipeline/explain.ts");
    const { edgeOf } = await import("../edge.ts");
    const { issueLines, renderFate, renderRecord } = await import("../fate.ts");
    const { toldBy } = await import("../../report/text/told.ts");
    const { renderGolden } = await import("../../report/text/card.ts");
    const { renderMatch } = await import("../../report/text/explain.ts");
    if (second !== undefined) {
      const pair = await explainPair(terminal.folder, run, [first, second], await edgeOf(terminal));
      const { match, chain, uncompared, records, thresholds } = pair;
      const told = toldBy([pair.left, pair.right], pair.people, new Map(Object.entries(pair.firms)));
      const around = {
        ...context,
        ...thresholds,
        records,
        told,
        ...(chain === undefined ? {} : { chain }),
        ...(uncompared === undefined ? {} : { uncompared }),
      };
      return print(terminal, pair, renderMatch(match, around));
    }
    const one = await explainOne(terminal.folder, run, first);
    const became = sayIfKnown(`explain-run-${one.run.status}`, terminal.language, { run: one.run.id });
    if (became !== undefined) terminal.say(`${became}\n`, true);
    switch (one.kind) {
      case "golden": {
        const places = new Map(one.members.map((member) => [member.id, member.places]));
        const told = toldBy([one.golden, ...one.members]);
        const why = one.matches.map((match) => renderMatch(match, { ...context, told }));
        const said = issueLines(one.issues, terminal.language).join("\n");
        const parts = [renderGolden(one.golden, { ...context, places, told }), said, ...why].filter(
          (part) => part !== "",
        );
        return print(terminal, one, parts.join("\n\n"));
      }
      case "record":
        return print(terminal, one, renderRecord(one, context));
      case "row":
        return print(
          terminal,
          one,
          [
            say("explain-row", terminal.language, { place: one.place }),
            ...(one.meant === undefined
              ? []
              : [`  ${say("explain-row-meant", terminal.language, { ids: one.meant.join(", ") })}`]),
            renderFate(one.found, context),
          ].join("\n"),
        );
    }
  },
};
export default command;

/** By itself: who looks a rule up beside the editor does not wait for the stages to be loaded. */
async function explainRule(asked: string, terminal: Terminal): Promise<void> {
  const { ruleById, ruleCodes, ruleExamples, ruleOf } = await import("../../mapping/index.ts");
  const { renderRule } = await import("../../report/diagnostics/index.ts");
  const code = ruleById(asked);
  if (code === undefined) throw new Failure("rule-unknown", { rule: asked, last: ruleOf(ruleCodes.at(-1)!).id });
  const rule = { code, ...ruleOf(code) };
  const { bad, good } = ruleExamples[code];
  print(terminal, { ...rule, example: { bad, good } }, renderRule(rule, { bad, good }, terminal.language).trimEnd());
}
