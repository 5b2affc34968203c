import type { DraftValue } from "../../model/index.ts";
import { partByName } from "../address/names.ts";

/**
 * A cell of a table that holds a contact as 1C's Library of Standard Subsystems stores it: JSON, XML, or lines `Индекс=443001`. What it
 * presents to a person says the whole, and is read like any other cell; lines without one are an address in parts. Undefined for any
 * other cell, which is nearly every one: it has neither sign of these.
 */
export function storedContact(value: DraftValue): DraftValue | undefined {
  const { text } = value;
  if (value.parts !== undefined || !/[={]/.test(text) || !/^\s*(?:[{<]|\p{L}{4,16}=)/u.test(text)) return undefined;
  return readStored(value);
}

function readStored({ text, raw = text, ...value }: DraftValue): DraftValue | undefined {
  const shown = text.includes("{") ? ofJson(text) : ofXml(text);
  if (shown !== undefined) return { ...value, text: shown, raw };
  const named = ofLines(text);
  if (named === undefined) return undefined;
  const { text: line = "", ...rest } = named;
  return line === "" ? { ...value, text: "", parts: rest, raw } : { ...value, text: line, raw };
}

/** The keys of 1C's JSON are in no certain case. */
function ofJson(text: string): string | undefined {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof stored !== "object" || stored === null) return undefined;
  const shown: unknown = Object.entries(stored).find(([key]) => key.toLowerCase() === "value")?.[1];
  return typeof shown === "string" && shown.trim() !== "" ? shown : undefined;
}

function ofXml(text: string): string | undefined {
  const [, shown = ""] = /^\s*(?:<\?[^>]*>\s*)?<КонтактнаяИнформация\s[^>]*?Представление="([^"]*)"/u.exec(text) ?? [];
  return shown.trim() === ""
    ? undefined
    : shown.replace(/&(quot|apos|lt|gt|amp);/gu, (_, name: string) => entities[name] ?? "");
}

const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: "<", gt: ">", amp: "&" };

/** `Индекс=443001`, `Регион=Самарская обл`…: by line or by semicolon. `РегионСокращение` and codes repeat what the others say. */
function ofLines(text: string): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  const marks = new Map<string, string>();
  for (const line of text.split(/[\r\n;]+/u)) {
    const [, key = "", said = ""] = /^\s*(\p{L}+)=(.*)$/u.exec(line) ?? [];
    if (key === "" && line.trim() !== "") return undefined;
    const part = key === "Представление" ? "text" : partByName(key);
    const kind = kinds.get(key.toLowerCase());
    if (kind !== undefined && said.trim() !== "") marks.set(kind, said.trim());
    else if (part !== undefined && said.trim() !== "") {
      found[part] = said.trim();
      const mark = bareNumbers.get(key.toLowerCase());
      if (mark !== undefined && !marks.has(part)) marks.set(part, mark);
    } else if (part === undefined && said.trim() !== "" && !repeating.test(key)) return undefined;
  }
  // «Квартира=12», «ТипКвартиры=оф.»: the key tells what the bare number is.
  for (const [part, mark] of marks) if (/^\d/.test(found[part] ?? "")) found[part] = `${mark} ${found[part] ?? ""}`;
  return Object.keys(found).length < 2 && found["text"] === undefined ? undefined : found;
}

const bareNumbers = new Map([
  ["квартира", "кв."],
  ["офис", "оф."],
  ["корпус", "корп."],
  ["строение", "стр."],
]);
const kinds = new Map([
  ["типдома", "house"],
  ["типкорпуса", "building"],
  ["типквартиры", "flat"],
]);

const repeating = /^(?:Тип\p{L}+|Код\p{L}+|\p{L}+(?:Сокращение|Код))$/u;
