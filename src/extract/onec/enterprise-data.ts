import type { Issue, RawRecord } from "../../model/index.ts";
import type { Reader } from "../reader.ts";
import { expandContactInfo } from "./contact-rows.ts";
import { damageIssues, flatten, rawRecord } from "./flatten.ts";
import { Selection } from "./selection.ts";
import { SpillIndex } from "./spill-index.ts";
import { openXml } from "./xml-source.ts";
import type { Choose, XmlSource } from "./xml-source.ts";
import { child, textAt } from "./xml-stream.ts";
import type { XmlElement } from "./xml-stream.ts";

/**
 * EnterpriseData, any 1.x: `Message/Body` with objects of the exchange format. A `Справочник.Контрагенты`, `.КонтактныеЛица` or (when
 * asked for) `.ФизическиеЛица` is a record of the sheet of that name. A counterparty that occurs only as the key properties
 * inside a document is a record too, once, on the sheet `Контрагенты` and with the same paths as a full one.
 *
 * Paths: `КлючевыеСвойства/Наименование`, `КонтактнаяИнформация/Строка[ВидКонтактнойИнформации=Телефон]/text`,
 * `БанковскиеСчета/КлючевыеСвойства/НомерСчета` (accounts are objects of their own, joined here to their owner).
 */
export const readEnterpriseData: Reader = (input) =>
  Promise.resolve(openXml(input, "enterprise-data", (source) => objects(source)));

const counterparties = "Контрагенты";
const groups = "КонтрагентыГруппа";
const qualifiers = { Строка: "ВидКонтактнойИнформации" };

async function* objects(source: XmlSource): AsyncGenerator<RawRecord, void, void> {
  const selection = new Selection(source.input, [counterparties, "КонтактныеЛица"]);
  const known = new SpillIndex();
  const accounts = new SpillIndex();
  try {
    await index(source, known, accounts);
    for await (const elements of source.elements(chooseObjects())) {
      for (const element of elements) {
        if (element.name === "Header") {
          noteHeader(source, element);
          continue;
        }
        const sheet = element.name.replace(/^Справочник\./, "");
        selection.saw(sheet);
        if (sheet === groups && selection.wants(counterparties))
          yield record(source, element, counterparties, accounts, "folder");
        if (selection.wants(sheet)) yield record(source, element, sheet, accounts);
        if (selection.wants(counterparties)) yield* onlyNested(source, element, known, accounts);
      }
    }
    for (const [name, count] of selection.notRead) source.tell(`notRead ${name}`, count);
    selection.check();
  } finally {
    known.close();
    accounts.close();
  }
}

/** The children of `Body`, and the header. */
function chooseObjects(wanted: (name: string) => boolean = () => true): Choose {
  return (name, ancestors) => {
    if (ancestors.length === 0) return "enter";
    if (ancestors.length === 1) {
      return name === "Body" ? "enter" : name === "Header" && wanted(name) ? "take" : "skip";
    }
    return wanted(name) ? "take" : "skip";
  };
}

/** First pass: which counterparties are there in full, and whose account is whose. */
async function index(source: XmlSource, known: SpillIndex, accounts: SpillIndex): Promise<void> {
  const wanted = new Set([`Справочник.${counterparties}`, "Справочник.БанковскиеСчета"]);
  for await (const elements of source.elements(chooseObjects((name) => wanted.has(name)))) {
    for (const element of elements) {
      const key = child(element, "КлючевыеСвойства");
      if (key === undefined) continue;
      if (element.name === `Справочник.${counterparties}`) {
        for (const identity of [reference(key), likeness(key)]) if (identity !== "") known.add(identity, "");
      } else {
        const owner = child(child(key, "Владелец") ?? key, "КонтрагентыСсылка");
        if (owner === undefined) continue;
        const kept = key.children.filter((each) => each.name !== "Владелец");
        const account = {
          ...element,
          children: [{ ...key, children: kept }, ...element.children.filter((each) => each !== key)],
        };
        const identity = identify(owner);
        if (identity !== "") accounts.add(identity, JSON.stringify(account));
      }
    }
  }
}

function record(
  source: XmlSource,
  element: XmlElement,
  sheet: string,
  accounts: SpillIndex,
  leftOut?: RawRecord["leftOut"],
): RawRecord {
  const key = child(element, "КлючевыеСвойства");
  const issues: Issue[] = [...damageIssues(element)];
  expandContactInfo(element, source.input.limits, issues);
  const own = key === undefined || sheet !== counterparties ? [] : accountsOf(key, accounts);
  const cells = flatten({ ...element, children: [...element.children, ...own] }, qualifiers, source.paths);
  return rawRecord({
    path: source.input.options.path,
    sheet,
    line: element.line,
    cells,
    folder: key === undefined ? undefined : folderOf(key),
    leftOut,
    issues,
  });
}

function accountsOf(key: XmlElement, accounts: SpillIndex): XmlElement[] {
  return accounts
    .get(identify(key))
    .map((account) => ({ ...(JSON.parse(account) as XmlElement), name: "БанковскиеСчета" }));
}

/** The counterparties that stand in an object as key properties and nowhere in full. */
function* onlyNested(
  source: XmlSource,
  element: XmlElement,
  known: SpillIndex,
  accounts: SpillIndex,
): Generator<RawRecord, void, void> {
  for (const key of nestedKeys(element)) {
    const identity = identify(key);
    if (identity === "" || known.has(identity)) continue;
    known.add(identity, "");
    source.count("onlyInsideDocuments");
    yield record(
      source,
      { ...key, attributes: {}, children: [{ ...key, name: "КлючевыеСвойства" }] },
      counterparties,
      accounts,
    );
  }
}

/**
 * Key properties of counterparties have a required `ЮридическоеФизическоеЛицо` from 1.2 to 1.21. Those of the exporting
 * organisation may have it too; they stand in elements called `Организация…`.
 */
function* nestedKeys(element: XmlElement): Generator<XmlElement, void, void> {
  for (const inner of element.children) {
    if (inner.children.length === 0 || inner.name.startsWith("Организаци")) continue;
    const isKey = child(inner, "ЮридическоеФизическоеЛицо") !== undefined && child(inner, "Наименование") !== undefined;
    if (isKey && !element.name.startsWith("Справочник.Организаци")) yield inner;
    yield* nestedKeys(inner);
  }
}

/** The reference, which is optional; else the likeness. A likeness says nothing where there is a reference: bases hold doubles. */
function identify(key: XmlElement): string {
  return reference(key) || likeness(key);
}

function reference(key: XmlElement): string {
  return textAt(key, "Ссылка").toLowerCase();
}

function likeness(key: XmlElement): string {
  const parts = [textAt(key, "ИНН"), textAt(key, "КПП"), textAt(key, "Наименование")];
  return parts.every((part) => part === "") ? "" : parts.join("|").toLowerCase();
}

/** `Опт/Самара`, from the nested key properties of the group. */
function folderOf(key: XmlElement): string {
  const names: string[] = [];
  for (let group = child(key, "Группа"); group !== undefined; group = child(group, "Группа")) {
    names.unshift(textAt(group, "Наименование"));
  }
  return names.filter((name) => name !== "").join("/");
}

function noteHeader(source: XmlSource, header: XmlElement): void {
  const created = textAt(header, "CreationDate");
  if (created !== "") source.tell("createdAt", created);
  const format = textAt(header, "Format");
  const version = /EnterpriseData\/(1\.\d+)/.exec(format)?.[1];
  if (version !== undefined) source.tell("schemaVersion", version);
}
