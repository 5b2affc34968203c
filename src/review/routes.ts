import { z } from "zod";
import { Failure } from "../model/index.ts";
import type { Desk } from "./desk.ts";

/** What the page may ask. Strict: an unknown key is a fault of the page or an attack, never ignored. */
const id = z.string().min(1).max(2000);
const why = z.string().max(2000).optional();
const judge = z.enum(["same", "different", "unsure", "successor"]);

const filter = z.strictObject({
  type: z.enum(["counterparty", "contact"]).optional(),
  band: z.enum(["review", "look-again", "successor"]).optional(),
  source: id.optional(),
  responsible: id.optional(),
  city: id.optional(),
  from: z.int().optional(),
  to: z.int().optional(),
  text: z.string().max(500).optional(),
  state: z.enum(["open", "unsure", "decided", "all"]).optional(),
  sort: z.enum(["benefit", "doubt", "alike", "name"]).optional(),
});

const index = z.int().nonnegative();
const paged = { from: index.default(0), most: z.int().min(1).max(500).default(100) };

type Answer = object | Promise<object>;
type Route = (desk: Desk, body: unknown, by: string) => Answer;

/** A route checks what it was given, then calls the desk. @throws {z.ZodError} */
function route<S extends z.ZodType>(schema: S, call: (desk: Desk, input: z.output<S>, by: string) => Answer): Route {
  return (desk, body, by) => call(desk, schema.parse(body), by);
}

/**
 * A route whose body names a pair or a card by its number in the list of a run. Another window may have brought newer data in
 * meanwhile, where the number is another pair's, even one with the same evidence: the page says which run it has seen.
 */
function numbered<S extends z.ZodRawShape>(
  shape: S,
  call: (desk: Desk, input: z.output<z.ZodObject<S>>, by: string) => Answer,
): Route {
  const schema = z.strictObject(shape);
  return (desk, body, by) => {
    const { run, ...rest } = z.looseObject({ run: id }).parse(body);
    const input = schema.parse(rest);
    if (run !== desk.run) throw new Failure("desk-new-data", { run: desk.run });
    return call(desk, input, by);
  };
}

/** zod gives `undefined` for what is absent; the desk's types say absent. */
type Exact<T> = { [K in keyof T]: Exclude<T[K], undefined> };
function exact<T extends object>(input: T): Exact<T> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Exact<T>;
}

/** Everything is POST with a JSON body, reading too: one way to check Origin, and no personal data in addresses. */
export const routes: Readonly<Record<string, Route>> = {
  "/api/state": route(z.strictObject({}), (desk, _, by) => ({ ...desk.state(), by })),
  "/api/queue": numbered({ filter, ...paged }, (desk, input) =>
    desk.queue(exact(input.filter), input.from, input.most),
  ),
  "/api/filters": numbered({}, (desk) => desk.filters()),
  "/api/pair": numbered({ pair: index }, (desk, input) => desk.view.pair(input.pair)),
  "/api/neighbours": numbered({ pair: index, from: index }, (desk, input) =>
    desk.view.neighbours(input.pair, input.from),
  ),
  "/api/members": numbered({ of: id, from: index }, (desk, input) => desk.view.members(input.of, input.from)),
  "/api/cards": numbered(paged, (desk, input) => desk.view.cards(input.from, input.most)),
  "/api/card": numbered({ card: index }, (desk, input) => desk.view.card(input.card)),
  "/api/decide": numbered(
    { pair: index, judge, seen: z.string(), why, insist: z.boolean().optional() },
    (desk, input, by) => desk.decide(exact(input), by),
  ),
  "/api/take-out": route(z.strictObject({ record: id, why }), (desk, input, by) => desk.takeOut(exact(input), by)),
  "/api/choose": route(z.strictObject({ of: id, field: id, from: id, why }), (desk, input, by) =>
    desk.choose(exact(input), by),
  ),
  "/api/correct": route(
    z.strictObject({ record: id, field: id, value: z.union([z.string(), z.array(z.string())]), why }),
    (desk, input, by) => desk.correct(exact(input), by),
  ),
  "/api/preview": numbered({ filter }, (desk, input) => desk.preview(exact(input.filter))),
  "/api/bulk": numbered({ filter, judge, digest: z.string(), why }, (desk, input, by) =>
    desk.bulk({ ...exact(input), filter: exact(input.filter) }, by),
  ),
  "/api/undo": route(z.strictObject({}), (desk, _, by) => desk.undo(by)),
};
