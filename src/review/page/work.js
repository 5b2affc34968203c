import { ask, h } from "./dom.js";
import { live, main } from "./frame.js";

/** What is shown now. The server knows everything else. */
export const state = {
  filter: {},
  items: [],
  total: 0,
  current: -1,
  pair: undefined,
  facts: undefined,
  view: "pairs",
  busy: false,
};

/** Says something to everybody: on the screen for a moment, and to screen readers. */
export function announce(text, bad = false) {
  live.textContent = "";
  requestAnimationFrame(() => (live.textContent = text));
  const note = h("div", { class: bad ? "toast bad" : "toast" }, text);
  document.body.append(note);
  setTimeout(() => note.remove(), bad ? 8000 : 2500);
}

/** Asks about pairs or cards by their number, which is their number in the run that is shown. */
export const askRun = (path, body = {}) => ask(path, { run: state.facts.run, ...body });

let begin = async () => {};
/** @param call shows everything anew, when the data that was shown has been replaced */
export const whenNewData = (call) => void (begin = call);

/** Runs one action at a time: a key held down must not decide the next pair unseen. */
export async function doing(call) {
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
