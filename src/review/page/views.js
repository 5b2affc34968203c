import { h, t } from "./dom.js";

/** One line of the queue. */
export function queueItem(item, current, open) {
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button",
        class: "item",
        "aria-current": current ? "true" : undefined,
        onclick: open,
        "data-pair": item.pair,
      },
      h("span", { class: "names" }, h("span", {}, item.left), h("span", {}, item.right)),
      h(
        "span",
        { class: "facts" },
        item.judged
          ? h("span", { class: `badge ${item.judged.judge}` }, t(`judge-${item.judged.judge}`))
          : h("span", { class: "weight" }, item.weight),
        item.band === "review" ? "" : h("span", { class: "badge" }, t(`band-${item.band}`)),
      ),
    ),
  );
}

/** One line of the list of contradictions. */
export function cardItem(item, open) {
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "item", "data-card": item.card, onclick: open },
      h("span", { class: "names" }, h("span", {}, item.name), h("span", {}, item.fields)),
      h("span", { class: "facts" }, item.done && h("span", { class: "badge same" }, t("chosen-badge"))),
    ),
  );
}

/** Both records side by side, what speaks for and against, the cards they are on, neighbours and history. */
export function pairView(pair, act) {
  const [left, right] = pair.records;
  return [
    h(
      "header",
      { class: "pair-head" },
      h("h2", { id: "pair-title", tabindex: "-1" }, `${left.name} · ${right.name}`),
      h("p", { class: "verdict" }, pair.verdict),
      pair.also && h("p", { class: "soft" }, pair.also),
    ),
    pair.judged && h("p", { class: `notice ${pair.judged.judge}` }, pair.judged.text),
    pair.before && h("p", { class: "notice again" }, pair.again, " ", pair.before.text),
    h("div", { class: "columns" }, compareTable(pair, act), aside(pair, act)),
  ];
}

function compareTable(pair, act) {
  const [left, right] = pair.records;
  return h(
    "table",
    { class: "compare", "aria-labelledby": "pair-title" },
    h("thead", {}, h("tr", {}, h("td", {}), recordHead(left), h("td", { class: "state" }), recordHead(right))),
    h(
      "tbody",
      {},
      pair.fields.map((field) =>
        h(
          "tr",
          { class: field.state },
          h(
            "th",
            { scope: "row" },
            field.label,
            editable.has(field.field) &&
              h(
                "button",
                {
                  type: "button",
                  class: "quiet",
                  title: t("edit"),
                  "aria-label": `${t("edit")}: ${field.label}`,
                  onclick: () => act.edit(pair, field),
                },
                "✎",
              ),
          ),
          h(
            "td",
            {},
            field.left.map((value) => valueView(value, field.right)),
          ),
          h(
            "td",
            { class: "state" },
            h("span", { "aria-hidden": "true" }, signs[field.state]),
            h("span", { class: "heard" }, t(`state-${field.state}`)),
          ),
          h(
            "td",
            {},
            field.right.map((value) => valueView(value, field.left)),
          ),
        ),
      ),
    ),
  );
}

const signs = { both: "=", differs: "≠", left: "←", right: "→" };
/** Fields that a correction can name; identifiers are mended at the source. */
export const editable = new Set([
  "name",
  "legalName",
  "person",
  "phones",
  "emails",
  "addresses",
  "sites",
  "city",
  "region",
  "status",
  "responsible",
  "birthDate",
  "tags",
  "notes",
  "roles",
]);

function recordHead(record) {
  return h(
    "th",
    { scope: "col" },
    h(
      "div",
      { class: "record-name" },
      record.url ? h("a", { href: record.url, target: "_blank", rel: "noreferrer" }, record.name) : record.name,
    ),
    h("div", { class: "soft" }, record.id),
    record.places.map((place) => h("div", { class: "soft" }, place)),
  );
}

/** A value, with what differs from the other side marked, and how it was written where cleaning changed it. */
function valueView(value, others) {
  return h(
    "div",
    { class: value.same ? "value same" : "value differs" },
    value.same || others.length === 0 ? value.text : marked(value.text, others),
    value.raw !== undefined &&
      value.raw !== value.text &&
      h(
        "div",
        { class: "soft raw", title: value.rule },
        t(/-from-/.test(value.rule) ? "derived" : "was", { raw: value.raw }),
      ),
  );
}

/** Against a single other value the words that differ, against several the whole. */
function marked(text, others) {
  if (others.length > 1) return h("mark", {}, text);
  const known = new Set(splitWords(others[0].text).map(fold));
  return splitWords(text).map((word) => (word.trim() === "" || known.has(fold(word)) ? word : h("mark", {}, word)));
}

const fold = (text) =>
  text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[«»"',.]/g, "");
const splitWords = (text) => text.split(/(\s+)/);

function aside(pair, act) {
  return h(
    "aside",
    { "aria-label": t("why") },
    h("h3", {}, t("why")),
    h(
      "ul",
      { class: "features" },
      pair.features.map((feature) =>
        h(
          "li",
          { class: feature.against ? "against" : "for" },
          h("span", { class: "weight" }, feature.weight),
          " ",
          feature.text,
        ),
      ),
    ),
    pair.cards.length > 0 && h("h3", {}, t("cards-of-both")),
    pair.cards.map((card) => cardBox(card, act)),
    pair.neighbours.total > 0 && h("h3", {}, t("neighbours", { count: pair.neighbours.total })),
    growing({ class: "neighbours" }, pair.neighbours, pair.neighbours.total, neighbourItem(act), (from, add) =>
      act.more("neighbours", { pair: pair.pair, from }, add),
    ),
    pair.history.length > 0 && h("h3", {}, t("history")),
    h(
      "ul",
      { class: "history" },
      pair.history.map((entry) =>
        h("li", { class: entry.revoked ? "revoked" : undefined }, entry.text, entry.revoked && ` (${t("taken-back")})`),
      ),
    ),
  );
}

const neighbourItem = (act) => (item) =>
  h(
    "li",
    {},
    h("button", { type: "button", class: "link", onclick: () => act.open(item.pair) }, `${item.left} · ${item.right}`),
    " ",
    h("span", { class: "soft" }, item.judged ? t(`judge-${item.judged.judge}`) : item.weight),
  );

const memberItem = (act) => (member) =>
  h(
    "li",
    {},
    member.name,
    " ",
    h("span", { class: "soft" }, member.id),
    " ",
    h("button", { type: "button", class: "small", onclick: () => act.takeOut(member) }, t("take-out")),
  );

/**
 * A list of which a page is there; a button says how many more there are and fetches the next.
 * @param page its items, and where the next page begins @param item makes a line @param fetch gets that place and what takes the next page
 */
function growing(attributes, page, total, item, fetch) {
  const list = h("ul", attributes);
  const add = ({ items, next }) => {
    list.append(...items.map(item));
    if (next === undefined) return;
    const more = h("button", { type: "button", class: "small" }, t("more-of", { count: total - next }));
    const line = h("li", {}, more);
    // The focus goes to the first of what has come, not back to the top of the page.
    const take = (page) => {
      const last = line.previousElementSibling;
      line.remove();
      add(page);
      last?.nextElementSibling?.querySelector("button")?.focus();
    };
    more.addEventListener("click", () => fetch(next, take));
    list.append(line);
  };
  add(page);
  return list;
}

/** A card with its members; of several, each can be taken out, and a contested field gets its value chosen. */
export function cardBox(card, act) {
  return h(
    "section",
    { class: "card" },
    h("h4", {}, card.name, " ", h("span", { class: "soft" }, t("members", { count: card.count }))),
    card.count > 1 &&
      growing({}, card.members, card.count, memberItem(act), (from, add) =>
        act.more("members", { of: card.of, from }, add),
      ),
    card.conflicts.map((conflict) => conflictView(card, conflict, act)),
  );
}

function conflictView(card, conflict, act) {
  return h(
    "fieldset",
    { class: conflict.settled || conflict.chosen ? undefined : "open" },
    h("legend", {}, conflict.label),
    conflict.values.map(({ value, from }) => {
      const id = `choice-${card.id}-${conflict.field}-${from}`;
      return h(
        "div",
        {},
        h("input", {
          type: "radio",
          id,
          name: `choice-${card.id}-${conflict.field}`,
          checked: conflict.chosen === from,
          onchange: () => act.choose(card, conflict.field, from),
        }),
        " ",
        h("label", { for: id }, value, " ", h("span", { class: "soft" }, from)),
      );
    }),
  );
}
