import { h, number, t } from "./dom.js";
import { filters } from "./frame.js";
import { state } from "./work.js";

/** Filters whose values and counts come from the data. */
const facetOf = { type: "types", band: "bands", source: "sources", responsible: "responsible", city: "cities" };

export function toggleFilters() {
  filters.hidden = !filters.hidden;
  document.querySelector("#filter-button").setAttribute("aria-expanded", String(!filters.hidden));
  if (!filters.hidden) filters.querySelector("select")?.focus();
}

/** @param set called with the name of a filter and its new value, "" for none */
export function drawFilters(facets, set) {
  const select = (name, values, label = (value) => value) => {
    const id = `filter-${name}`;
    return h(
      "label",
      { for: id },
      t(id),
      h(
        "select",
        { id, onchange: (event) => set(name, event.target.value) },
        // Order and state always have a value; the first one is what an empty filter means.
        values === facets[facetOf[name]] && h("option", { value: "" }, t("any")),
        values.map(({ value, pairs }) =>
          h(
            "option",
            { value, selected: state.filter[name] === value },
            `${label(value)}${pairs === undefined ? "" : ` (${number(pairs)})`}`,
          ),
        ),
      ),
    );
  };
  const plain = (values) => values.map((value) => ({ value }));
  filters.replaceChildren(
    select("type", facets.types, (value) => t(`type-${value}`)),
    select("band", facets.bands, (value) => t(`band-${value}`)),
    select("source", facets.sources),
    select("responsible", facets.responsible),
    select("city", facets.cities),
    select("state", plain(["open", "unsure", "decided", "all"]), (value) => t(`state-${value}-filter`)),
    select("sort", plain(["benefit", "doubt", "alike", "name"]), (value) => t(`sort-${value}`)),
    bits("from", set),
    bits("to", set),
  );
}

/** Weights are shown in bits and asked for in thousandths. */
function bits(name, set) {
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
      onchange: (event) => set(name, event.target.value === "" ? "" : Math.round(Number(event.target.value) * 1000)),
    }),
  );
}
