import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { ZodError } from "zod";
import { catalogue, say } from "../messages/catalogue.ts";
import type { Language } from "../messages/index.ts";
import { Failure } from "../model/index.ts";
import { correctionsFile, decisionsFile } from "../pipeline/artifacts/journals.ts";
import { Access, type Steward } from "./access.ts";
import { DecisionLog } from "./decision-log.ts";
import { Desk } from "./desk.ts";
import type { RecordUrl } from "./desk-view.ts";
import { routes } from "./routes.ts";
import { openRunData } from "./run-data.ts";

export interface DeskOptions {
  /** The run whose pairs are shown. */
  readonly runFolder: string;
  /** Where decisions.ndjson and corrections.ndjson are. */
  readonly projectFolder: string;
  readonly language: Language;
  /** Who signs when there are no stewards with tokens of their own. */
  readonly by: string;
  /** Default 127.0.0.1. Anything else wants `stewards` and a TLS proxy in front. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  readonly stewards?: readonly Steward[];
  /** Host names under which the proxy is reached. */
  readonly publicHosts?: readonly string[];
  readonly recordUrl?: RecordUrl;
  /** The newest run folder, asked when a window is opened or come back to: new data is shown without a restart. */
  readonly latestRun?: () => string | undefined;
  readonly now?: () => Date;
}

export interface RunningDesk {
  /** To be opened once: carries the one-time token. With stewards, without a token. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const script = "text/javascript; charset=utf-8";
const scripts = ["desk", "dialogs", "dom", "filters", "frame", "keys", "views", "work"].map((name) => `/${name}.js`);
const assets: ReadonlyMap<string, string> = new Map([
  ...scripts.map((path) => [path, script] as const),
  ["/desk.css", "text/css; charset=utf-8"],
]);

const securityHeaders = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
};

const mostBytes = 1 << 20;

/** Starts the review desk. Loopback and a one-time token unless told otherwise. */
export async function startDesk(options: DeskOptions): Promise<RunningDesk> {
  const host = options.host ?? "127.0.0.1";
  if (!["127.0.0.1", "::1", "localhost"].includes(host)) {
    if ((options.stewards ?? []).length === 0) throw new Failure("desk-listen-tokens", { host });
    // Host is checked: under a name that nobody gave, nobody would be let in.
    if ((options.publicHosts ?? []).length === 0) throw new Failure("desk-listen-name", { host });
  }
  const now = options.now ?? (() => new Date());
  const log = new DecisionLog(
    join(options.projectFolder, decisionsFile),
    join(options.projectFolder, correctionsFile),
    now,
  );
  const desk = new Desk(await openRunData(options.runFolder), log, options.language, options.recordUrl);
  const access = new Access({
    by: options.by,
    ...(options.stewards === undefined ? {} : { stewards: options.stewards }),
    ...(options.publicHosts === undefined ? {} : { hosts: options.publicHosts }),
  });
  let shown = options.runFolder;
  const openLatest = async () => {
    const latest = options.latestRun?.();
    if (latest === undefined || latest === shown) return;
    const data = await openRunData(latest);
    shown = latest;
    await desk.show(data);
  };
  // Two windows that ask at once open the new run once.
  let opening: Promise<void> | undefined;
  const freshen = () => (opening ??= openLatest().finally(() => (opening = undefined)));

  const server = createServer((request, response) => {
    answer(request, response, { desk, access, language: options.language, freshen }).catch((error: unknown) => {
      if (!response.headersSent)
        sendJson(response, 500, {
          code: "desk-failed",
          text: say("desk-failed", options.language, { reason: (error as Error).message }),
        });
      else response.destroy();
    });
  });
  await listen(server, options.port ?? 0, host);
  const { port } = server.address() as AddressInfo;
  access.listensOn(port);
  const shownHost = host === "::1" ? "[::1]" : host === "localhost" || host === "127.0.0.1" ? "127.0.0.1" : host;
  return {
    url: `http://${shownHost}:${port}/${access.token === undefined ? "" : `?token=${access.token}`}`,
    port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await desk.close();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new Failure("desk-cannot-listen", { host, port, reason: error.code ?? error.message }, 2, error)),
    );
    server.listen(port, host, resolve);
  });
}

interface Context {
  readonly desk: Desk;
  readonly access: Access;
  readonly language: Language;
  readonly freshen: () => Promise<void>;
}

async function answer(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const { access, language } = context;
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  if (!access.hostAllowed(request)) return sendText(response, 421, say("desk-wrong-host", language));
  const url = new URL(request.url ?? "/", "http://desk.invalid");
  const route = routes[url.pathname];
  if (request.method === "POST" && route !== undefined) {
    if (!access.originAllowed(request)) return sendJson(response, 403, problem("desk-wrong-origin", language));
    const by = access.who(request);
    if (by === undefined) return sendJson(response, 401, problem("desk-not-let-in", language));
    // A window that asks how things stand is told of new data; others are refused by their run, and ask.
    if (url.pathname === "/api/state") await context.freshen();
    return post(request, response, context, (body) => route(context.desk, body, by));
  }
  if (request.method !== "GET" && request.method !== "HEAD")
    return sendText(response, 405, say("desk-no-such-page", language));

  const token = url.searchParams.get("token");
  // Only a real visit uses the token up: link previews and prefetching ask with HEAD or say so.
  if (
    url.pathname === "/" &&
    token !== null &&
    request.method === "GET" &&
    request.headers["sec-purpose"] === undefined
  ) {
    const entry = access.enter(token);
    if (!entry.ok) return sendText(response, 401, say(`desk-token-${entry.why}`, language));
    const secure = access.secureFor(request) ? "; Secure" : "";
    response.setHeader(
      "Set-Cookie",
      `${access.cookieName}=${entry.cookie}; HttpOnly; SameSite=Strict; Path=/${secure}`,
    );
    response.writeHead(303, { Location: "/" }).end();
    return;
  }
  if (access.who(request) === undefined) return sendText(response, 401, say("desk-not-let-in", language));
  if (url.pathname === "/") {
    await context.freshen();
    return sendPage(response, "index.html", "text/html; charset=utf-8", (text) =>
      text.replace('lang="en"', `lang="${language}"`),
    );
  }
  if (url.pathname === "/words.js")
    return send(response, 200, script, `export default ${JSON.stringify(words(language))};\n`);
  const type = assets.get(url.pathname);
  if (type === undefined) return sendText(response, 404, say("desk-no-such-page", language));
  return sendPage(response, url.pathname.slice(1), type);
}

async function post(
  request: IncomingMessage,
  response: ServerResponse,
  { language }: Context,
  call: (body: unknown) => object | Promise<object>,
): Promise<void> {
  if (!/^application\/json\b/.test(request.headers["content-type"] ?? ""))
    return sendJson(response, 415, problem("desk-bad-request", language));
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > mostBytes) return sendJson(response, 413, problem("desk-bad-request", language));
    chunks.push(chunk as Buffer);
  }
  try {
    sendJson(response, 200, await call(JSON.parse(Buffer.concat(chunks).toString("utf8"))));
  } catch (error) {
    if (error instanceof Failure)
      return sendJson(response, 409, { code: error.code, text: say(error.code, language, error.params) });
    if (error instanceof ZodError || error instanceof SyntaxError)
      return sendJson(response, 400, problem("desk-bad-request", language));
    throw error;
  }
}

/** The page's own words: every `desk-…` text, by its code without the prefix. */
function words(language: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(catalogue)
      .filter(([code]) => code.startsWith("desk-"))
      .map(([code, message]) => [code.slice(5), message[language]]),
  );
}

const problem = (code: string, language: Language) => ({ code, text: say(code, language) });

async function sendPage(
  response: ServerResponse,
  file: string,
  type: string,
  change = (text: string) => text,
): Promise<void> {
  send(response, 200, type, change(await readFile(new URL(`page/${file}`, import.meta.url), "utf8")));
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(text) }).end(text);
}

const sendText = (response: ServerResponse, status: number, text: string) =>
  send(response, status, "text/plain; charset=utf-8", `${text}\n`);
const sendJson = (response: ServerResponse, status: number, body: object) =>
  send(response, status, "application/json; charset=utf-8", JSON.stringify(body));
