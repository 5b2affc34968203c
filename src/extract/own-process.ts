import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";

/** A process that answers questions, one at a time. */
export interface OwnProcess<Answer> {
  /** Rejects with {@link OwnProcessFault} when the program throws, breaks down or finds no end; the process is gone then. */
  ask(question: object): Promise<Answer>;
  close(): void;
}

/** Why a question was not answered. */
export class OwnProcessFault extends Error {}

/**
 * Runs a library that reads whole files in a process of its own: some broken files make such a library grow an array until
 * V8 ends the whole process, and some never end; neither may take a run with it.
 *
 * @param program the text of a CommonJS program (a text, since it must run from sources and from the build alike) that defines
 *   `answer(question)`, which may return a promise
 * @param size of the file in bytes; heap and time allowed for an answer grow with it
 */
export function startOwnProcess<Answer extends object>(program: string, size: number): OwnProcess<Answer> {
  const megabytes = 512 + Math.ceil((size / 1024 / 1024) * 24);
  const seconds = 60 + Math.ceil((size / 1024 / 1024) * 4);
  const child = spawn(process.execPath, [`--max-old-space-size=${megabytes}`, "-e", program + loop], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  return {
    ask: async (question) => {
      const answer = await answerOf<Answer>(child, question, seconds);
      if ("answer" in answer) return answer.answer;
      child.kill("SIGKILL");
      throw new OwnProcessFault(answer.fault);
    },
    close: () => child.kill("SIGKILL"),
  };
}

const loop = `
process.on("message", async (question) => {
  try {
    process.send({ answer: await answer(question) });
  } catch (error) {
    process.send({ fault: String(error?.message ?? error) });
  }
});
process.on("disconnect", () => process.exit());
`;

type Reply<Answer> = { readonly answer: Answer } | { readonly fault: string };

function answerOf<Answer>(child: ChildProcess, question: object, seconds: number): Promise<Reply<Answer>> {
  return new Promise((resolve) => {
    const settle = (reply: Reply<Answer>): void => {
      clearTimeout(timer);
      child.off("message", settle).off("exit", died).off("error", failed);
      resolve(reply);
    };
    const died = (): void => settle({ fault: "the reader of this format broke down over it" });
    const failed = (error: Error): void => settle({ fault: error.message });
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      settle({ fault: `no end after ${seconds} s` });
    }, seconds * 1000);
    child.on("message", settle as (message: unknown) => void);
    child.on("exit", died);
    child.on("error", failed);
    // A process that is gone already says so by `exit`; the error of the pipe would say it twice.
    child.send(question, () => {});
  });
}
