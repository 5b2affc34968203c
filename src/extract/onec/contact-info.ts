import type { Limits } from "../limits.ts";
import { parseElement } from "./xml-stream.ts";
import type { XmlElement } from "./xml-stream.ts";

/**
 * A value of contact information as 1C's Library of Standard Subsystems (БСП) stores it, in one of three generations that
 * may stand side by side in one base: `Ключ=Значение` lines, XML, JSON. The first character that is no space decides, as
 * it does in БСП itself.
 */
export interface ContactInfo {
  readonly generation: "lines" | "xml" | "json";
  /**
   * In the words of the model: phones give country, area, number, extension; addresses postcode, country, region, district,
   * city, settlement, street, house, building, flat; all of them text (as 1C presents the whole) and comment. Empty parts
   * are left out.
   */
  readonly parts: Readonly<Record<string, string>>;
}

/** Parses a stored value. Undefined when it is none: empty, plain text, broken XML or JSON (see {@link looksStored}). */
export function parseContactInfo(stored: string, limits: Limits): ContactInfo | undefined {
  const text = stored.trim();
  if (text.startsWith("<")) return fromXml(text, limits);
  if (text.startsWith("{")) return fromJson(text);
  return fromLines(stored);
}

/** Whether a text claims to be XML or JSON. When it then does not parse, somebody should look. */
export function looksStored(text: string): boolean {
  return /^\s*[<{]/.test(text);
}

type Parts = Record<string, string>;

function result(generation: ContactInfo["generation"], parts: Parts): ContactInfo | undefined {
  const filled = Object.entries(parts).filter(([, value]) => value.trim() !== "");
  return filled.length === 0 ? undefined : { generation, parts: Object.fromEntries(filled) };
}

// ——— Ключ=Значение ———

/** Keys in lower case. What is not here (`РегионСокращение`…) is kept in the stored value only. */
const lineKeys: Readonly<Record<string, string>> = {
  представление: "text",
  комментарий: "comment",
  кодстраны: "country",
  кодгорода: "area",
  номертелефона: "number",
  добавочный: "extension",
  страна: "country",
  индекс: "postcode",
  регион: "region",
  район: "district",
  город: "city",
  населенныйпункт: "settlement",
  улица: "street",
  дом: "house",
  корпус: "building",
  квартира: "flat",
};

function fromLines(stored: string): ContactInfo | undefined {
  const found: Parts = {};
  let last: string | undefined;
  for (const line of stored.split(/\r\n|\n|\r/)) {
    if (line.startsWith("\t")) {
      if (last !== undefined) found[last] = `${found[last] ?? ""}\n${line.slice(1)}`;
      continue;
    }
    const equals = line.indexOf("=");
    const part = equals < 0 ? undefined : lineKeys[line.slice(0, equals).trim().toLowerCase()];
    last = part;
    if (part !== undefined) found[part] = line.slice(equals + 1);
  }
  return result("lines", found);
}

// ——— XML ———

/** `Состав` of a national address; the codes of numbers are those of the Russian address classifier. */
const addressElements: Readonly<Record<string, string>> = {
  СубъектРФ: "region",
  Город: "city",
  НаселПункт: "settlement",
  Улица: "street",
};
const postcodeType = "10100000";

function fromXml(text: string, limits: Limits): ContactInfo | undefined {
  let root: XmlElement | undefined;
  try {
    root = parseElement(text, limits);
  } catch {
    return undefined;
  }
  if (root === undefined || root.name !== "КонтактнаяИнформация") return undefined;
  const parts: Parts = { text: root.attributes["Представление"] ?? "" };
  for (const inner of root.children) {
    if (inner.name === "Комментарий") parts["comment"] = inner.text;
    if (inner.name !== "Состав") continue;
    const { КодСтраны, КодГорода, Номер, Добавочный, Значение, Страна } = inner.attributes;
    parts["country"] = КодСтраны ?? Страна ?? "";
    parts["area"] = КодГорода ?? "";
    parts["number"] = Номер ?? "";
    parts["extension"] = Добавочный ?? "";
    if (parts["text"] === "") parts["text"] = Значение ?? inner.text;
    const address = inner.children.find((each) => each.name === "Состав");
    if (address !== undefined) addressParts(address, parts);
  }
  return result("xml", parts);
}

function addressParts(address: XmlElement, parts: Parts): void {
  for (const element of address.children) {
    const part = addressElements[element.name];
    if (part !== undefined) parts[part] = element.text;
    if (element.name === "СвРайМО")
      parts["district"] = element.children.find((each) => each.name === "Район")?.text ?? "";
    if (element.name === "Адрес_по_документу" && parts["text"] === "") parts["text"] = element.text;
    if (element.name !== "ДопАдрЭл") continue;
    if (element.attributes["ТипАдрЭл"] === postcodeType) parts["postcode"] = element.attributes["Значение"] ?? "";
    for (const number of element.children) {
      if (number.name !== "Номер") continue;
      const place = numberPart(number.attributes["Тип"] ?? "");
      const value = number.attributes["Значение"] ?? "";
      if (place !== undefined && value !== "")
        parts[place] = parts[place] === undefined ? value : `${parts[place]}, ${value}`;
    }
  }
}

/** 1010 дом, 1020 владение, 1030 домовладение; 1040–1080 участок, корпус, строение, сооружение, литера; 2xxx помещения. */
function numberPart(code: string): string | undefined {
  if (/^10[123]0$/.test(code)) return "house";
  if (/^10[4-8]0$/.test(code)) return "building";
  return /^20\d0$/.test(code) ? "flat" : undefined;
}

// ——— JSON ———

/** Keys in lower case: their case is not stable in 1C. `area` is the region of an address and `areaCode` that of a phone. */
const jsonKeys: Readonly<Record<string, string>> = {
  value: "text",
  comment: "comment",
  countrycode: "country",
  areacode: "area",
  number: "number",
  extnumber: "extension",
  zipcode: "postcode",
  country: "country",
  area: "region",
  district: "district",
  city: "city",
  settlement: "settlement",
  locality: "settlement",
  street: "street",
  housenumber: "house",
};
/** Name of a part and the key with its kind: «Самара» and «г». */
const jsonTypes: Readonly<Record<string, string>> = { area: "areaType", city: "cityType", street: "streetType" };

function fromJson(text: string): ContactInfo | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const fields = new Map(Object.entries(value).map(([key, field]): [string, unknown] => [key.toLowerCase(), field]));
  const parts: Parts = {};
  const isAddress = /^адрес$/iu.test(scalar(fields.get("type"))) || fields.has("addresstype") || fields.has("zipcode");
  for (const [key, part] of Object.entries(jsonKeys)) {
    // An address has the code of its country as well as its name; the name is what a person reads.
    if (key === "countrycode" && isAddress) continue;
    const found = scalar(fields.get(key));
    if (found === "" || (parts[part] ?? "") !== "") continue;
    const kind = scalar(fields.get((jsonTypes[key] ?? "").toLowerCase()));
    parts[part] = isAddress && kind !== "" ? `${found} ${kind}` : found;
  }
  parts["building"] ??= numbers(fields.get("buildings"));
  parts["flat"] ??= numbers(fields.get("apartments"));
  return result("json", parts);
}

function scalar(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

function numbers(list: unknown): string {
  if (!Array.isArray(list)) return "";
  const found = list.map((each: unknown) => {
    if (typeof each !== "object" || each === null) return scalar(each);
    return scalar(Object.entries(each).find(([key]) => key.toLowerCase() === "number")?.[1]);
  });
  return found.filter((each) => each !== "").join(", ");
}
