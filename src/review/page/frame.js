import { h, t } from "./dom.js";

/** The frame of the page, made once. What happens in it is the work of the other modules. */

export const live = h("p", { class: "heard", role: "status", "aria-live": "polite" });
export const main = h("main", { id: "pair" });
export const list = h("ol", { class: "queue" });
export const listCount = h("p", { class: "soft", id: "queue-count" });
export const filters = h("div", { class: "filters", id: "filters", hidden: true });
export const search = h("input", {
  type: "search",
  id: "search",
  placeholder: t("search"),
  "aria-label": t("search"),
});
/** Why she decides so: goes with whatever is decided next. */
export const why = h("input", { id: "why", "aria-label": t("why-note"), placeholder: t("why-note") });
export const actions = h("footer", { class: "actions", "aria-label": t("decision"), role: "group" });

const bar = h("progress", { max: 1, "aria-labelledby": "progress-text" });
const barText = h("span", { id: "progress-text" });
const who = h("span", { class: "who soft" });

export const button = (code, attributes = {}) => h("button", { type: "button", ...attributes }, t(code));

/** @param on what the buttons of the frame do: filters, bulk, help, show */
export function layOut(on) {
  const tab = (view) => button(`tab-${view}`, { "data-view": view, onclick: () => on.show(view) });
  document.title = t("title");
  document.body.append(
    h("a", { class: "skip", href: "#pair" }, t("skip")),
    h(
      "header",
      { class: "top" },
      h("h1", {}, t("title")),
      h("div", { class: "progress" }, bar, barText),
      search,
      button("filters", {
        id: "filter-button",
        "aria-expanded": "false",
        "aria-controls": "filters",
        onclick: on.filters,
      }),
      button("bulk", { onclick: on.bulk }),
      button("help", { onclick: on.help }),
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
}

export function drawProgress({ total, decided, unsure, open }) {
  bar.max = Math.max(1, total);
  bar.value = decided + unsure;
  barText.textContent = t("progress", { decided, total, open, unsure });
}

export function drawSteward(by) {
  who.textContent = t("signed", { by });
  who.title = by;
}

export function drawTabs(view) {
  for (const each of document.querySelectorAll("[data-view]"))
    each.setAttribute("aria-pressed", String(each.dataset.view === view));
}
