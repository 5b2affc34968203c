import words from "./words.js";

/** The text of a code, with `{name}` and `{name|form|form}` filled as src/messages/index.ts does. */
export function t(code, params = {}) {
  const template = words[code];
  if (template === undefined) return code;
  return template.replace(/\{(\w+)(?:\|([^{}]*))?\}/g, (whole, name, forms) => {
    const value = params[name];
    if (value === undefined) return whole;
    const shown = typeof value === "number" ? number(value) : String(value);
    return forms === undefined ? shown : wordForm(Number(value), forms.split("|"));
  });
}

/** A number as the steward's language writes it: 27 060. */
export const number = (value) => value.toLocaleString(document.documentElement.lang);

function wordForm(n, forms) {
  if (forms.length < 3) return n === 1 ? forms[0] : forms[1];
  const tail = n % 100;
  if (tail % 10 === 1 && tail !== 11) return forms[0];
  return tail % 10 >= 2 && tail % 10 <= 4 && (tail < 12 || tail > 14) ? forms[1] : forms[2];
}

/**
 * Makes an element. Data only ever becomes text or an attribute, never markup. `on…` are listeners; `undefined` and
 * `false` children and attributes are left out.
 */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value") element.value = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== false && child !== ""));
  return element;
}

/** Asks the desk. A refusal with a reason is thrown as an Error with its text and code. */
export async function ask(path, body = {}) {
  let response;
  try {
    response = await fetch(`/api/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw Object.assign(new Error(t("offline")), { code: "offline" });
  }
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.text), { code: answer.code });
  return answer;
}

/** A modal dialog that gives focus back when it closes. `build` gets the function that closes it. */
export function dialog(title, build) {
  const back = document.activeElement;
  const box = h("dialog", { "aria-labelledby": "dialog-title" });
  const close = () => box.close();
  box.append(h("h2", { id: "dialog-title" }, title), ...[build(close)].flat());
  box.addEventListener("close", () => {
    box.remove();
    if (back instanceof HTMLElement && back.isConnected) back.focus();
  });
  document.body.append(box);
  box.showModal();
  return box;
}
