import type { Issue } from "../../model/index.ts";
import type { Limits } from "../limits.ts";
import { looksStored, parseContactInfo } from "./contact-info.ts";
import { addChild, child, noAttributes } from "./xml-stream.ts";
import type { XmlElement } from "./xml-stream.ts";

/** Where a row of contact information keeps its structure, the newest generation first. */
const storedIn = ["Значение", "ЗначенияПолей"];

/**
 * Takes apart the contact information inside an element: a row that holds a stored value gains its parts as children
 * (`text`, `country`, `area`, `number`, `city`…), so that a mapping can name `КонтактнаяИнформация/Строка[…]/number`; any other
 * field that holds such a value gains them itself (`ЮридическийАдрес/city`). `text` is always there: as 1C presents the
 * whole, else the row's `Представление`, else put together from the parts. The stored value stays where it stands.
 */
export function expandContactInfo(element: XmlElement, limits: Limits, issues: Issue[]): void {
  const found = storedIn.map((name) => child(element, name)).filter((each) => each !== undefined);
  const presentation = child(element, "Представление");
  if (
    presentation === undefined
      ? found.length > 0 && isContactRow(element, found)
      : kindOf(element) !== undefined || found.length > 0
  ) {
    addParts(element, found, presentation, limits, issues);
  }
  for (const inner of element.children) {
    if (inner.children.length > 0) expandContactInfo(inner, limits, issues);
    else if (!storedIn.includes(inner.name) && /^\s*(?:<[^>]{0,40}КонтактнаяИнформация|\{)/.test(inner.text)) {
      addParts(inner, [inner], undefined, limits, issues);
    }
  }
}

function isContactRow(element: XmlElement, stored: readonly XmlElement[]): boolean {
  return (
    stored.some((each) => each.name === "ЗначенияПолей" || looksStored(each.text)) || kindOf(element) !== undefined
  );
}

function kindOf(element: XmlElement): XmlElement | undefined {
  return child(element, "ВидКонтактнойИнформации") ?? child(element, "Тип");
}

function addParts(
  element: XmlElement,
  stored: readonly XmlElement[],
  presentation: XmlElement | undefined,
  limits: Limits,
  issues: Issue[],
): void {
  const infos = stored.map((each) => parseContactInfo(each.text, limits));
  const info = infos.find((each) => each !== undefined);
  const broken = stored.find((each, index) => infos[index] === undefined && looksStored(each.text));
  if (info === undefined && broken !== undefined) {
    issues.push({ code: "contact-info-unreadable", severity: "warning", at: broken.name, raw: broken.text });
  }
  const parts = { ...info?.parts };
  const plain = stored.find((each) => each.text.trim() !== "" && !looksStored(each.text))?.text;
  parts["text"] ??= presentation?.text ?? (info === undefined ? plain : compose(parts)) ?? "";
  for (const [name, text] of Object.entries(parts)) {
    if (text.trim() !== "")
      addChild(element, { name, line: element.line, attributes: noAttributes, children: [], text });
  }
}

const addressOrder = ["postcode", "region", "district", "city", "settlement", "street", "house", "building", "flat"];

/** How 1C itself would present the parts. */
function compose(parts: Readonly<Record<string, string>>): string {
  const { country, area, number, extension } = parts;
  if (number !== undefined) {
    const prefix = country === undefined ? "" : country === "8" ? "8 " : `+${country.replace(/^\+/, "")} `;
    return `${prefix}${area === undefined ? "" : `(${area}) `}${number}${extension === undefined ? "" : ` доб. ${extension}`}`;
  }
  return addressOrder.flatMap((name) => parts[name] ?? []).join(", ");
}
