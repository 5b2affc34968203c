import { ask, dialog, h, t } from "./dom.js";
import { cardBox, cardItem, pairView, queueItem } from "./views.js";

/** What is shown now. The server knows everything else. */
const state = {
  filter: {},
  items: [],
  total: 0,
  current: -1,
  pair: undefined,
  facts: undefined,
  view: "pairs",
  busy: false,
};
const pageSize = 100;

const shortcutsOn = () => localStorage.getItem("shortcuts") !== "off";

// The frame, made once.
const live = h("p", { class: "heard", role: "status", "aria-live": "polite" });
const bar = h("progress", { max: 1, "aria-labelledby": "progress-text" });
const barText = h("span", { id: "progress-text" });
const search = h("input", {
  type: "search",
  id: "search",
  placeholder: t("search"),
  "aria-label": t("search"),
  oninput: () => later(() => setFilter("text", search.value.trim())),
});
const filters = h("div", { class: "filters", id: "filters", hidden: true });
const filterButton = h(
  "button",
  { type: "button", "aria-expanded": "false", "aria-controls": "filters", onclick: () => toggleFilters() },
  t("filters"),
);
const list = h("ol", { class: "queue" });
const listCount = h("p", { class: "soft", id: "queue-count" });
const main = h("main", { id: "pair" });
const why = h("input", { id: "why", "aria-label": t("why-note"), placeholder: t("why-note") });
const actions = h("footer", { class: "actions", "aria-label": t("decision"), role: "group" });
const who = h("span", { class: "who soft" });
document.title = t("title");
document.body.append(
  h("a", { class: "skip", href: "#pair" }, t("skip")),
  h(
    "header",
    { class: "top" },
    h("h1", {}, t("title")),
    h("div", { class: "progress" }, bar, barText),
    search,
    filterButton,
    h("button", { type: "button", onclick: () => bulkDialog() }, t("bulk")),
    h("button", { type: "button", onclick: () => helpDialog() }, t("help")),
    who,
  ),
  filters,
  h(
    "div",
    { class: "layout" },
    h(
      "nav",
      { "aria-label": t("queue") },
      h("div", { class: "tabs", role: "group", "aria-label": t("queue") }, tab("pairs"), tab("cards")),
      listCount,
      list,
    ),
    main,
  ),
  actions,
  live,
);

function tab(view) {
  return h(
    "button",
    { type: "button", "data-view": view, "aria-pressed": String(view === state.view), onclick: () => show(view) },
    t(`tab-${view}`),
  );
}

let timer = 0;
function later(call) {
  clearTimeout(timer);
  timer = setTimeout(call, 200);
}

/** Says something to everybody: on the screen for a moment, and to screen readers. */
function announce(text, bad = false) {
  live.textContent = "";
  requestAnimationFrame(() => (live.textContent = text));
  const note = h("div", { class: bad ? "toast bad" : "toast" }, text);
  document.body.append(note);
  setTimeout(() => note.remove(), bad ? 8000 : 2500);
}

/** Asks about pairs or cards by their number, which is their number in the run that is shown. */
const askRun = (path, body = {}) => ask(path, { run: state.facts.run, ...body });

/** Runs one action at a time: a key held down must not decide the next pair unseen. */
async function doing(call) {
  if (state.busy) return;
  state.busy = true;
  main.setAttribute("aria-busy", "true");
  try {
    await call();
  } catch (error) {
    announce(error.message, true);
    if (error.code === "desk-new-data") await begin().catch((failed) => announce(failed.message, true));
  } finally {
    state.busy = false;
    main.removeAttribute("aria-busy");
  }
}

async function loadState() {
  state.facts = await ask("state");
  who.textContent = t("signed", { by: state.facts.by });
  who.title = state.facts.by;
  drawProgress(state.facts.progress);
  drawFilters();
}

function drawProgress({ total, decided, unsure, open }) {
  bar.max = Math.max(1, total);
  bar.value = decided + unsure;
  barText.textContent = t("progress", { decided, total, open, unsure });
}

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

const moreButton = (call) =>
  h("li", {}, h("button", { type: "button", class: "more", onclick: () => doing(call) }, t("more")));

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

/** Marks what is shown beside the list in it; `kind` is the number by which its items are named. */
function markCurrent(kind, index) {
  for (const button of list.querySelectorAll("button.item")) {
    if (Number(button.dataset[kind]) === index) {
      button.setAttribute("aria-current", "true");
      button.scrollIntoView({ block: "nearest" });
    } else button.removeAttribute("aria-current");
  }
}

function drawActions() {
  const button = (judge, key) =>
    h(
      "button",
      { type: "button", class: `judge ${judge}`, "aria-keyshortcuts": key, onclick: () => decide(judge) },
      t(`judge-${judge}`),
      " ",
      h("kbd", { "aria-hidden": "true" }, key),
    );
  const successor = state.pair?.band === "successor" ? [button("successor", "P")] : [];
  actions.replaceChildren(
    ...(state.pair === undefined || state.view !== "pairs"
      ? []
      : [button("same", "S"), button("different", "D"), button("unsure", "U"), ...successor, why]),
    h("span", { class: "grow" }),
    h(
      "button",
      { type: "button", "aria-keyshortcuts": "Z", onclick: () => undo() },
      t("undo"),
      " ",
      h("kbd", { "aria-hidden": "true" }, "Z"),
    ),
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
    } catch (error) {
      if (error.code !== "desk-judged-meanwhile") throw error;
      dialog(t("meanwhile-title"), (close) => [
        h("p", {}, error.message),
        h(
          "div",
          { class: "buttons" },
          h("button", { type: "button", onclick: () => (close(), setTimeout(() => decide(judge, true))) }, t("insist")),
          h(
            "button",
            { type: "button", autofocus: true, onclick: () => (close(), doing(() => open(pair.pair))) },
            t("look"),
          ),
        ),
      ]);
      return;
    }
    announce(t(`done-${judge}`));
    await next(pair.pair);
  });
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

const acts = {
  open: (pair) => doing(() => open(pair)),
  takeOut: (member) =>
    dialog(t("take-out-title"), (close) => [
      h("p", {}, t("take-out-text", { name: member.name })),
      h(
        "div",
        { class: "buttons" },
        h(
          "button",
          {
            type: "button",
            onclick: () => (
              close(),
              doing(async () =>
                announce(
                  t("taken-out", { count: (await ask("take-out", { record: member.id, why: why.value })).count }),
                ),
              )
            ),
          },
          t("take-out"),
        ),
        h("button", { type: "button", onclick: close }, t("cancel")),
      ),
    ]),
  choose: (card, field, from) =>
    doing(
      async () => (
        await ask("choose", { of: card.members[0]?.id ?? from, field, from, why: why.value }),
        announce(t("chosen"))
      ),
    ),
  edit: (pair, field) => editDialog(pair, field),
};

/** A correction is an overlay on one source record: lists are replaced as a whole, one value a line. */
function editDialog(pair, field) {
  const several = !["name", "legalName", "person", "city", "region", "status", "responsible", "birthDate"].includes(
    field.field,
  );
  const side = h(
    "select",
    { id: "edit-side" },
    pair.records.map((record, i) => h("option", { value: String(i) }, `${record.name} (${record.id})`)),
  );
  const text = h(several ? "textarea" : "input", { id: "edit-text", rows: several ? 4 : undefined });
  const fill = () =>
    (text.value = (side.value === "0" ? field.left : field.right).map((value) => value.raw ?? value.text).join("\n"));
  side.addEventListener("change", fill);
  fill();
  dialog(`${t("edit")}: ${field.label}`, (close) => [
    h("p", { class: "soft" }, t(several ? "edit-list" : "edit-one")),
    h("p", {}, h("label", { for: "edit-side" }, t("edit-record")), side),
    h("p", {}, h("label", { for: "edit-text" }, t("edit-value")), text),
    h(
      "div",
      { class: "buttons" },
      h(
        "button",
        {
          type: "button",
          onclick: () => {
            const record = pair.records[Number(side.value)];
            const value = several
              ? text.value
                  .split("\n")
                  .map((line) => line.trim())
                  .filter(Boolean)
              : text.value.trim();
            const name = field.field === "name" && pair.type === "contact" ? "fullName" : field.field;
            close();
            void doing(
              async () => (
                await ask("correct", { record: record.id, field: name, value, why: why.value }),
                announce(t("corrected")),
                await open(pair.pair)
              ),
            );
          },
        },
        t("save"),
      ),
      h("button", { type: "button", onclick: close }, t("cancel")),
    ),
  ]);
}

function toggleFilters() {
  filters.hidden = !filters.hidden;
  filterButton.setAttribute("aria-expanded", String(!filters.hidden));
  if (!filters.hidden) filters.querySelector("select")?.focus();
}

/** Filters whose values and counts come from the data. */
const facetOf = { type: "types", band: "bands", source: "sources", responsible: "responsible", city: "cities" };

function drawFilters() {
  const { facts } = state;
  const select = (name, values, label = (value) => value) => {
    const id = `filter-${name}`;
    return h(
      "label",
      { for: id },
      t(id),
      h(
        "select",
        { id, onchange: (event) => setFilter(name, event.target.value) },
        // Order and state always have a value; the first one is what an empty filter means.
        values === facts[facetOf[name]] && h("option", { value: "" }, t("any")),
        values.map(({ value, pairs }) =>
          h(
            "option",
            { value, selected: state.filter[name] === value },
            `${label(value)}${pairs === undefined ? "" : ` (${pairs})`}`,
          ),
        ),
      ),
    );
  };
  const plain = (values) => values.map((value) => ({ value }));
  filters.replaceChildren(
    select("type", facts.types, (value) => t(`type-${value}`)),
    select("band", facts.bands, (value) => t(`band-${value}`)),
    select("source", facts.sources),
    select("responsible", facts.responsible),
    select("city", facts.cities),
    select("state", plain(["open", "unsure", "decided", "all"]), (value) => t(`state-${value}-filter`)),
    select("sort", plain(["benefit", "doubt", "alike", "name"]), (value) => t(`sort-${value}`)),
    bits("from"),
    bits("to"),
  );
}

/** Weights are shown in bits and asked for in thousandths. */
function bits(name) {
  const id = `filter-${name}`;
  return h(
    "label",
    { for: id },
    t(id),
    h("input", {
      id,
      type: "number",
      step: "0.5",
      value: state.filter[name] === undefined ? "" : state.filter[name] / 1000,
      onchange: (event) =>
        setFilter(name, event.target.value === "" ? "" : Math.round(Number(event.target.value) * 1000)),
    }),
  );
}

function setFilter(name, value) {
  if (value === "") delete state.filter[name];
  else state.filter = { ...state.filter, [name]: value };
  return doing(async () => {
    await loadQueue();
    const [first] = state.items;
    if (first === undefined) nothing();
    else await open(first.pair, false);
  });
}

/** One decision for everything under the filter: the count and twenty of them first, then one click, then one undo. */
function bulkDialog() {
  return doing(async () => {
    const preview = await askRun("preview", { filter: state.filter });
    const judge = h(
      "select",
      { id: "bulk-judge" },
      ["different", "same", "unsure"].map((value) => h("option", { value }, t(`judge-${value}`))),
    );
    const reason = h("input", { id: "bulk-why" });
    dialog(t("bulk-title", { count: preview.count }), (close) => [
      h("p", {}, t("bulk-text")),
      h(
        "ul",
        { class: "sample" },
        preview.sample.map((item) =>
          h("li", {}, `${item.left} · ${item.right} `, h("span", { class: "soft" }, item.weight)),
        ),
      ),
      h("p", {}, h("label", { for: "bulk-judge" }, t("decision")), judge),
      h("p", {}, h("label", { for: "bulk-why" }, t("why-note")), reason),
      h(
        "div",
        { class: "buttons" },
        h(
          "button",
          {
            type: "button",
            disabled: preview.count === 0,
            onclick: () => {
              close();
              void doing(async () => {
                const answer = await askRun("bulk", {
                  filter: state.filter,
                  judge: judge.value,
                  digest: preview.digest,
                  why: reason.value,
                });
                drawProgress(answer.progress);
                announce(t("bulk-done", { count: answer.count }));
                await loadQueue();
                const [first] = state.items;
                if (first === undefined) nothing();
                else await open(first.pair);
              });
            },
          },
          t("bulk-do", { count: preview.count }),
        ),
        h("button", { type: "button", autofocus: true, onclick: close }, t("cancel")),
      ),
    ]);
  });
}

function helpDialog() {
  const keys = [
    ["S", "judge-same"],
    ["D", "judge-different"],
    ["U", "judge-unsure"],
    ["P", "judge-successor"],
    ["Z", "undo"],
    ["J / ↓", "key-next"],
    ["K / ↑", "key-previous"],
    ["/", "search"],
    ["F", "filters"],
    ["B", "bulk"],
    ["W", "why-note"],
    ["?", "help"],
  ];
  const box = h("input", {
    type: "checkbox",
    id: "shortcuts",
    checked: shortcutsOn(),
    onchange: (event) => localStorage.setItem("shortcuts", event.target.checked ? "on" : "off"),
  });
  dialog(t("help"), (close) => [
    h("p", {}, t("help-text")),
    h(
      "dl",
      { class: "keys" },
      keys.map(([key, code]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, t(code))]),
    ),
    h("p", {}, box, " ", h("label", { for: "shortcuts" }, t("shortcuts"))),
    h("div", { class: "buttons" }, h("button", { type: "button", autofocus: true, onclick: close }, t("close"))),
  ]);
}

/** Pairs to be judged, or cards whose contested fields need a choice. */
async function show(view) {
  state.view = view;
  for (const button of document.querySelectorAll("[data-view]"))
    button.setAttribute("aria-pressed", String(button.dataset.view === view));
  if (view === "pairs") {
    await loadQueue();
    const [first] = state.items;
    if (first === undefined) nothing();
    else await open(first.pair, false);
    return;
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

/** Keys by their place on the keyboard, so that they work under a Russian layout too. */
const keys = {
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
  KeyB: () => bulkDialog(),
  KeyW: () => why.focus(),
};

function move(by) {
  const at = state.items.findIndex((item) => item.pair === state.current);
  const item = state.items[Math.max(0, Math.min(state.items.length - 1, at + by))];
  if (item !== undefined && item.pair !== state.current) return doing(() => open(item.pair));
}

document.addEventListener("keydown", (event) => {
  const { target } = event;
  const typing =
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  if (typing && event.key === "Escape") return target.blur();
  if (
    typing ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.repeat ||
    document.querySelector("dialog[open]") !== null ||
    !shortcutsOn()
  )
    return;
  if (event.key === "?") return (event.preventDefault(), helpDialog());
  if (event.code === "Slash" && !event.shiftKey) return (event.preventDefault(), search.focus());
  if (state.view !== "pairs" && event.code !== "KeyZ") return;
  const call = keys[event.code];
  if (call === undefined || event.shiftKey) return;
  event.preventDefault();
  void call();
});

/** Everything as it is now: at first, and when new data has taken the place of what was shown. */
async function begin() {
  await loadState();
  await show(state.view);
}

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
