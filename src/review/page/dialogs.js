import { dialog, h, t } from "./dom.js";
import { button } from "./frame.js";

/** What is asked before it is done. Each is given what to do with the answer. */

/** Somebody else has judged the pair meanwhile. */
export function meanwhileDialog(text, { insist, look }) {
  dialog(t("meanwhile-title"), (close) => [
    h("p", {}, text),
    buttons(
      button("insist", { onclick: () => (close(), setTimeout(insist)) }),
      button("look", { autofocus: true, onclick: () => (close(), look()) }),
    ),
  ]);
}

export function takeOutDialog(member, takeOut) {
  dialog(t("take-out-title"), (close) => [
    h("p", {}, t("take-out-text", { name: member.name })),
    buttons(button("take-out", { onclick: () => (close(), takeOut()) }), button("cancel", { onclick: close })),
  ]);
}

const oneValue = ["name", "legalName", "person", "city", "region", "status", "responsible", "birthDate"];

/** A correction is an overlay on one source record: lists are replaced as a whole, one value a line. */
export function editDialog(pair, field, save) {
  const several = !oneValue.includes(field.field);
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
  const lines = () =>
    text.value
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  dialog(`${t("edit")}: ${field.label}`, (close) => [
    h("p", { class: "soft" }, t(several ? "edit-list" : "edit-one")),
    h("p", {}, h("label", { for: "edit-side" }, t("edit-record")), side),
    h("p", {}, h("label", { for: "edit-text" }, t("edit-value")), text),
    buttons(
      button("save", {
        onclick: () => {
          const name = field.field === "name" && pair.type === "contact" ? "fullName" : field.field;
          close();
          save({
            record: pair.records[Number(side.value)].id,
            field: name,
            value: several ? lines() : text.value.trim(),
          });
        },
      }),
      button("cancel", { onclick: close }),
    ),
  ]);
}

/** One decision for everything under the filter: the count and twenty of them first, then one click, then one undo. */
export function bulkDialog(preview, decide) {
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
    buttons(
      h(
        "button",
        {
          type: "button",
          disabled: preview.count === 0,
          onclick: () => (close(), decide({ judge: judge.value, why: reason.value })),
        },
        t("bulk-do", { count: preview.count }),
      ),
      button("cancel", { autofocus: true, onclick: close }),
    ),
  ]);
}

const keysOf = [
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

export const shortcutsOn = () => localStorage.getItem("shortcuts") !== "off";

export function helpDialog() {
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
      keysOf.map(([key, code]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, t(code))]),
    ),
    h("p", {}, box, " ", h("label", { for: "shortcuts" }, t("shortcuts"))),
    buttons(button("close", { autofocus: true, onclick: close })),
  ]);
}

const buttons = (...each) => h("div", { class: "buttons" }, each);
