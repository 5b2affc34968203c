import { bulkDialog, editDialog, helpDialog, meanwhileDialog, takeOutDialog } from "./dialogs.js";
import { ask, h, t } from "./dom.js";
import { drawFilters, toggleFilters } from "./filters.js";
import {
  actions,
  button,
  drawProgress,
  drawSteward,
  drawTabs,
  layOut,
  list,
  listCount,
  main,
  search,
  why,
} from "./frame.js";
import { listenToKeys } from "./keys.js";
import { cardBox, cardItem, pairView, queueItem } from "./views.js";
import { announce, askRun, doing, state, whenNewData } from "./work.js";

const pageSize = 100;

async function loadQueue() {
  const answer = await askRun("queue", { filter: state.filter, from: 0, most: pageSize });
  state.items = answer.items;
  state.total = answer.total;
  drawProgress(answer.progress);
  drawQueue();
}

function drawQueue() {
  listCount.textContent = t("queue-count", { count: state.total });
  list.replaceChildren(
    ...state.items.map((item) => queueItem(item, item.pair === state.current, () => doing(() => open(item.pair)))),
    ...(state.items.length < state.total ? [moreButton(more)] : []),
  );
}

const moreButton = (call) => h("li", {}, button("more", { class: "more", onclick: () => doing(call) }));

async function more() {
  const answer = await askRun("queue", { filter: state.filter, from: state.items.length, most: pageSize });
  state.items.push(...answer.items);
  drawQueue();
}

async function open(index, focus = true) {
  state.pair = await askRun("pair", { pair: index });
  state.current = index;
  why.value = "";
  main.replaceChildren(...pairView(state.pair, acts).filter(Boolean));
  main.scrollTop = 0;
  markCurrent("pair", index);
  drawActions();
  if (focus) document.querySelector("#pair-title")?.focus({ preventScroll: true });
}

/** The first pair of the queue, or that there is none. */
async function openFirst(focus) {
  const [first] = state.items;
  if (first === undefined) nothing();
  else await open(first.pair, focus);
}

/** Marks what is shown beside the list in it; `kind` is the number by which its items are named. */
function markCurrent(kind, index) {
  for (const each of list.querySelectorAll("button.item")) {
    if (Number(each.dataset[kind]) === index) {
      each.setAttribute("aria-current", "true");
      each.scrollIntoView({ block: "nearest" });
    } else each.removeAttribute("aria-current");
  }
}

function drawActions() {
  const keyed = (code, key, attributes) =>
    h(
      "button",
      { type: "button", "aria-keyshortcuts": key, ...attributes },
      t(code),
      " ",
      h("kbd", { "aria-hidden": "true" }, key),
    );
  const judge = (name, key) => keyed(`judge-${name}`, key, { class: `judge ${name}`, onclick: () => decide(name) });
  const successor = state.pair?.band === "successor" ? [judge("successor", "P")] : [];
  actions.replaceChildren(
    ...(state.pair === undefined || state.view !== "pairs"
      ? []
      : [judge("same", "S"), judge("different", "D"), judge("unsure", "U"), ...successor, why]),
    h("span", { class: "grow" }),
    keyed("undo", "Z", { onclick: () => undo() }),
  );
}

/** Judges the pair that is shown and goes on to the next one. */
function decide(judge, insist = false) {
  return doing(async () => {
    const { pair } = state;
    if (pair === undefined) return;
    try {
      const answer = await askRun("decide", {
        pair: pair.pair,
        judge,
        seen: pair.evidence,
        why: why.value,
        ...(insist ? { insist } : {}),
      });
      drawProgress(answer.progress);
      said(t(`done-${judge}`), answer);
    } catch (error) {
      if (error.code !== "desk-judged-meanwhile") throw error;
      meanwhileDialog(error.message, {
        insist: () => decide(judge, true),
        look: () => doing(() => open(pair.pair)),
      });
      return;
    }
    await next(pair.pair);
  });
}

/** That it was done, or, longer, that it contradicts what was said before. */
function said(done, { contradicts }) {
  announce(
    contradicts === undefined ? done : `${done}. ${t("contradicts")}: ${contradicts}`,
    contradicts !== undefined,
  );
}

async function next(from) {
  const at = state.items.findIndex((item) => item.pair === from);
  const following = state.items[at + 1] ?? state.items[at - 1];
  const waitingOnly = state.filter.state === undefined || state.filter.state === "open";
  if (waitingOnly && at >= 0) {
    state.items.splice(at, 1);
    state.total--;
  }
  if (state.items.length < 20 && state.items.length < state.total) await loadQueue();
  drawQueue();
  const then = following ?? state.items[0];
  if (then === undefined) nothing();
  else await open(then.pair);
}

function nothing() {
  state.pair = undefined;
  state.current = -1;
  main.replaceChildren(
    h("h2", { id: "pair-title", tabindex: "-1" }, t("nothing")),
    h("p", {}, t(state.facts.progress.total === 0 ? "nothing-at-all" : "nothing-next")),
  );
  drawActions();
  document.querySelector("#pair-title")?.focus();
}

function undo() {
  return doing(async () => {
    const answer = await ask("undo");
    drawProgress(answer.progress);
    announce(t("undone", { count: answer.count }));
    await loadQueue();
    if (state.view === "pairs" && answer.pair !== undefined) await open(answer.pair);
    else if (state.view === "cards") await show("cards");
    else if (state.current >= 0) await open(state.current);
  });
}

/** What can be done from within a pair or a card. */
const acts = {
  open: (pair) => doing(() => open(pair)),
  takeOut: (member) =>
    takeOutDialog(member, () =>
      doing(async () => {
        const answer = await ask("take-out", { record: member.id, why: why.value });
        said(t("taken-out", { count: answer.count }), answer);
      }),
    ),
  choose: (card, field, from) =>
    doing(async () => {
      await ask("choose", { of: card.of, field, from, why: why.value });
      announce(t("chosen"));
    }),
  edit: (pair, field) =>
    editDialog(pair, field, (correction) =>
      doing(async () => {
        await ask("correct", { ...correction, why: why.value });
        announce(t("corrected"));
        await open(pair.pair);
      }),
    ),
  /** The next page of a list, for `add`. */
  more: (path, body, add) => doing(async () => add(await askRun(path, body))),
};

function setFilter(name, value) {
  if (value === "") delete state.filter[name];
  else state.filter = { ...state.filter, [name]: value };
  return doing(async () => {
    await loadQueue();
    await openFirst(false);
  });
}

function decideAll() {
  return doing(async () => {
    const { filter } = state;
    const preview = await askRun("preview", { filter });
    bulkDialog(preview, (answer) =>
      doing(async () => {
        const done = await askRun("bulk", { filter, digest: preview.digest, ...answer });
        drawProgress(done.progress);
        said(t("bulk-done", { count: done.count }), done);
        await loadQueue();
        await openFirst();
      }),
    );
  });
}

/** Pairs to be judged, or cards whose contested fields need a choice. */
async function show(view) {
  state.view = view;
  drawTabs(view);
  if (view === "pairs") {
    await loadQueue();
    return openFirst(false);
  }
  list.replaceChildren();
  const first = await moreCards();
  if (first === undefined) nothing();
  else await openCard(first.card);
  drawActions();
}

/** The next page of cards under those that are listed. Returns its first. */
async function moreCards() {
  list.querySelector(".more")?.parentElement.remove();
  const answer = await askRun("cards", { from: list.childElementCount, most: pageSize });
  listCount.textContent = t("cards-count", { count: answer.total });
  list.append(...answer.items.map((item) => cardItem(item, () => doing(() => openCard(item.card)))));
  if (list.childElementCount < answer.total) list.append(moreButton(moreCards));
  return answer.items[0];
}

async function openCard(index) {
  const card = await askRun("card", { card: index });
  markCurrent("card", index);
  main.replaceChildren(
    h("h2", { id: "pair-title", tabindex: "-1" }, card.name),
    h("p", {}, t("choose-text")),
    cardBox(card, acts),
  );
}

function move(by) {
  const at = state.items.findIndex((item) => item.pair === state.current);
  const item = state.items[Math.max(0, Math.min(state.items.length - 1, at + by))];
  if (item !== undefined && item.pair !== state.current) return doing(() => open(item.pair));
}

/** Everything as it is now: at first, and when new data has taken the place of what was shown. */
async function begin() {
  state.facts = await ask("state");
  drawSteward(state.facts.by);
  drawProgress(state.facts.progress);
  drawFilters(await askRun("filters"), setFilter);
  await show(state.view);
}

layOut({
  filters: toggleFilters,
  bulk: decideAll,
  help: helpDialog,
  // The next view is asked for as any action is: one at a time.
  show: (view) => doing(() => show(view)),
});
let typed = 0;
search.addEventListener("input", () => {
  clearTimeout(typed);
  typed = setTimeout(() => setFilter("text", search.value.trim()), 200);
});
listenToKeys({
  KeyS: () => decide("same"),
  KeyD: () => decide("different"),
  KeyU: () => decide("unsure"),
  KeyP: () => state.pair?.band === "successor" && decide("successor"),
  KeyZ: () => undo(),
  KeyJ: () => move(1),
  ArrowDown: () => move(1),
  KeyK: () => move(-1),
  ArrowUp: () => move(-1),
  KeyF: () => toggleFilters(),
  KeyB: () => decideAll(),
  KeyW: () => why.focus(),
});
whenNewData(begin);

/** Who comes back to the window sees what others have decided, and data that has arrived, meanwhile. */
window.addEventListener("focus", async () => {
  if (document.querySelector("dialog[open]") !== null || document.activeElement === why) return;
  // Not an action: the click that came back to the window may be one, and must not be lost for this.
  const facts = await ask("state").catch(() => undefined);
  if (facts === undefined || facts.run === state.facts?.run) return facts && drawProgress(facts.progress);
  announce(t("new-data-shown", { run: facts.run }));
  await doing(begin);
});

try {
  await begin();
} catch (error) {
  // What keeps the desk from opening is said on the page: an empty one explains nothing.
  announce(error.message, true);
}
