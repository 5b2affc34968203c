import { helpDialog, shortcutsOn } from "./dialogs.js";
import { search } from "./frame.js";
import { state } from "./work.js";

/**
 * Listens to the keyboard.
 * @param keys what a key does, by its place on the keyboard, so that it works under a Russian layout too
 */
export function listenToKeys(keys) {
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    const typing =
      target instanceof HTMLInputElement ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement;
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
}
