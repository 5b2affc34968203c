import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** A steward and the personal token with which she opens the desk; used with `--listen`. */
export interface Steward {
  readonly name: string;
  readonly token: string;
}

export interface AccessOptions {
  /** Who signs when the desk is opened with the one-time token. */
  readonly by: string;
  /** Personal tokens, good for as long as the desk runs. Without any there is one one-time token. */
  readonly stewards?: readonly Steward[];
  /** Host names of the TLS proxy in front of the desk: `desk.acme.ru`. Loopback names are always allowed. */
  readonly hosts?: readonly string[];
}

export type Entry =
  | { readonly ok: true; readonly cookie: string }
  | { readonly ok: false; readonly why: "wrong" | "used" };

const digest = (text: string) => createHash("sha256").update(text).digest();

/**
 * Who may use the desk. A token opens it once and gives a cookie that scripts cannot read and other sites cannot send; the
 * token then leaves the address bar. Host is checked against DNS rebinding, Origin against other sites' requests.
 */
export class Access {
  /** The one-time token, for the address that is printed. Absent when stewards have their own. */
  readonly token: string | undefined;
  readonly #options: AccessOptions;
  readonly #sessions = new Map<string, string>();
  #used = false;
  #port = 0;

  constructor(options: AccessOptions) {
    this.#options = options;
    this.token = (options.stewards ?? []).length > 0 ? undefined : randomBytes(24).toString("base64url");
  }

  /** The port is known only when the server listens. */
  listensOn(port: number): void {
    this.#port = port;
  }

  /** Two desks on one machine share the host, and so the jar: the port keeps their cookies apart. */
  get cookieName(): string {
    return `sverka-desk-${this.#port}`;
  }

  enter(token: string): Entry {
    const given = digest(token);
    // Every token is compared, so that the time taken says nothing about which one was near.
    let name: string | undefined;
    for (const steward of this.#options.stewards ?? [])
      if (timingSafeEqual(digest(steward.token), given)) name = steward.name;
    if (this.token !== undefined && timingSafeEqual(digest(this.token), given)) {
      if (this.#used) return { ok: false, why: "used" };
      this.#used = true;
      name = this.#options.by;
    }
    if (name === undefined) return { ok: false, why: "wrong" };
    const session = randomBytes(24).toString("base64url");
    this.#sessions.set(session, name);
    return { ok: true, cookie: session };
  }

  /** The name with which a request's decisions are signed; undefined: not let in. */
  who(request: IncomingMessage): string | undefined {
    for (const pair of (request.headers.cookie ?? "").split(/;\s*/)) {
      const [name, value = ""] = pair.split("=");
      if (name === this.cookieName) return this.#sessions.get(value);
    }
    return undefined;
  }

  hostAllowed(request: IncomingMessage): boolean {
    const host = (request.headers.host ?? "").toLowerCase();
    return this.#hosts().includes(host);
  }

  /** Browsers send Origin with every request that changes something; one without it, or from elsewhere, is refused. */
  originAllowed(request: IncomingMessage): boolean {
    const origin = (request.headers.origin ?? "").toLowerCase();
    const own = this.#hosts().flatMap((host) => (isLoopback(host) ? [`http://${host}`] : [`https://${host}`]));
    return own.includes(origin);
  }

  /** Behind TLS the cookie must not travel without it. */
  secureFor(request: IncomingMessage): boolean {
    return !isLoopback((request.headers.host ?? "").toLowerCase());
  }

  #hosts(): readonly string[] {
    const loopback = ["127.0.0.1", "localhost", "[::1]"].map((name) => `${name}:${this.#port}`);
    return [...loopback, ...(this.#options.hosts ?? []).map((host) => host.toLowerCase())];
  }
}

function isLoopback(host: string): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host);
}
