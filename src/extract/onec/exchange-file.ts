import type { Issue, RawRecord } from "../../model/index.ts";
import type { Reader } from "../reader.ts";
import { expandContactInfo } from "./contact-rows.ts";
import { numberIn, numberOf, plainName, property, References, valueOf } from "./exchange-references.ts";
import { damageIssues, flatten, isTrue, rawRecord } from "./flatten.ts";
import { customerCatalogues, Selection } from "./selection.ts";
import { SpillIndex } from "./spill-index.ts";
import { openXml } from "./xml-source.ts";
import type { Choose, XmlSource } from "./xml-source.ts";
import { child } from "./xml-stream.ts";
import type { XmlElement } from "./xml-stream.ts";

/**
 * The universal exchange of «Конвертация данных» 2: `ФайлОбмена` with numbered objects. The rules, often most of the file, are
 * passed over. An object of a catalogue is a record of the sheet named like the catalogue; records of the register of contact
 * information and bank accounts are joined to their owner.
 *
 * Paths: properties by name (`НаименованиеПолное`), search keys likewise (`УникальныйИдентификатор`), what a reference refers to
 * below the property (`ОсновнойМенеджер/Наименование`), tabular parts `КонтактнаяИнформация/Запись[Тип=Телефон]/Представление`.
 */
export const readExchangeFile: Reader = (input) =>
  Promise.resolve(openXml(input, "1c-exchange", (source) => objects(source)));

const qualifiers = { Запись: "Тип" };
const register = /^РегистрСведений[^.]*\.КонтактнаяИнформация[^.]*$/;
const accounts = "БанковскиеСчета";

async function* objects(source: XmlSource): AsyncGenerator<RawRecord, void, void> {
  const selection = new Selection(source.input, customerCatalogues);
  const references = new References();
  const attached = new SpillIndex();
  try {
    for await (const elements of source.elements(chooseObjects())) {
      for (const element of elements) {
        references.learn(element);
        attach(element, attached);
      }
    }
    for await (const elements of source.elements(chooseObjects(source))) {
      for (const element of elements) {
        const sheet = catalogueOf(element);
        selection.saw(sheet);
        if (selection.wants(sheet)) yield record(source, element, sheet, references, attached);
      }
    }
    for (const [name, count] of selection.notRead) source.tell(`notRead ${name}`, count);
    selection.check();
  } finally {
    references.close();
    attached.close();
  }
}

/** With a source, what the root says goes to its facts. */
function chooseObjects(source?: XmlSource): Choose {
  return (name, ancestors, attributes) => {
    if (ancestors.length > 0) return name === "Объект" ? "take" : "skip";
    for (const [from, to] of rootFacts) if ((attributes[from] ?? "") !== "") source?.tell(to, attributes[from] ?? "");
    return "enter";
  };
}

const rootFacts = [
  ["ВерсияФормата", "schemaVersion"],
  ["ДатаВыгрузки", "createdAt"],
  ["ИмяКонфигурацииИсточника", "configuration"],
] as const;

/** `СправочникСсылка.Контрагенты` → `Контрагенты`. Without a type the rule's name stands for it, as it is usually the same. */
function catalogueOf(element: XmlElement): string {
  const type = element.attributes["Тип"] ?? "";
  return type === "" ? (element.attributes["ИмяПравила"] ?? "") : type.slice(type.indexOf(".") + 1);
}

/** Keeps contact information and accounts under the number and the identifier of their owner. */
function attach(element: XmlElement, attached: SpillIndex): void {
  const type = element.attributes["Тип"] ?? "";
  const isRegister = register.test(type);
  if (!isRegister && catalogueOf(element) !== accounts) return;
  const ownerName = isRegister ? "Объект" : "Владелец";
  for (const holder of holdersOf(element, ownerName)) {
    const owner = property(holder, ownerName);
    if (owner === undefined) continue;
    const children = holder.children.filter((each) => each !== owner);
    const row: XmlElement = { ...holder, name: isRegister ? "Запись" : accounts, attributes: {}, children };
    const number = numberIn(owner);
    const key = number === undefined ? identifierOf(child(owner, "Ссылка")) : `№${number}`;
    if (key !== "") attached.add(key, JSON.stringify(row));
  }
}

/** The object itself, or the records in its set, whichever have the property. */
function holdersOf(element: XmlElement, name: string): readonly XmlElement[] {
  if (property(element, name) !== undefined) return [element];
  return element.children.flatMap((inner) => (inner.children.length === 0 ? [] : holdersOf(inner, name)));
}

function record(
  source: XmlSource,
  element: XmlElement,
  sheet: string,
  references: References,
  attached: SpillIndex,
): RawRecord {
  const children = [
    ...ownKeys(element),
    ...convert(element, references),
    ...attachments(element, references, attached),
  ];
  const whole: XmlElement = { ...element, attributes: {}, children };
  const issues: Issue[] = [...damageIssues(element)];
  expandContactInfo(whole, source.input.limits, issues);
  const cells = flatten(whole, qualifiers, source.paths);
  const isFolder = isTrue(valueOf(property(element, "ЭтоГруппа")));
  const isDeleted = isTrue(valueOf(property(element, "ПометкаУдаления")));
  return rawRecord({
    path: source.input.options.path,
    sheet,
    line: element.line,
    cells,
    folder: references.folderOf(element),
    leftOut: isFolder ? "folder" : isDeleted ? "deletion-mark" : undefined,
    issues,
  });
}

/** Search keys that the object does not repeat among its properties; one that differs there keeps both, this one as `Ссылка/…`. */
function ownKeys(element: XmlElement): XmlElement[] {
  const own = child(element, "Ссылка");
  const keys: XmlElement[] = [];
  const differing: XmlElement[] = [];
  for (const each of own?.children ?? []) {
    if (each.name !== "Свойство") continue;
    const text = valueOf(each);
    const name = each.attributes["Имя"] ?? "";
    const repeated = property(element, name);
    const key = leaf(plainName(name), text, each.line);
    if (repeated === undefined) keys.push(key);
    else if (valueOf(repeated) !== text) differing.push(key);
  }
  return differing.length === 0
    ? keys
    : [...keys, { name: "Ссылка", line: element.line, attributes: {}, children: differing, text: "" }];
}

/** Properties and tabular parts as elements of their names. */
function convert(element: XmlElement, references: References): XmlElement[] {
  const found: XmlElement[] = [];
  for (const inner of element.children) {
    const name = plainName(inner.attributes["Имя"] ?? "");
    if (inner.name === "ТабличнаяЧасть" || inner.name === "НаборДвижений") {
      const rows = inner.children
        .filter((row) => row.name === "Запись")
        .map((row) => ({ ...row, attributes: {}, children: convert(row, references), text: "" }));
      found.push({ name, line: inner.line, attributes: {}, children: rows, text: "" });
    } else if (inner.name === "Свойство" || inner.name === "ЗначениеПараметра") {
      const target = references.resolve(inner);
      if (target === undefined) found.push(leaf(name, valueOf(inner), inner.line));
      else {
        const children = target.map(([key, text]) => leaf(key, text, inner.line));
        found.push({ name, line: inner.line, attributes: {}, children, text: "" });
      }
    }
  }
  return found;
}

function leaf(name: string, text: string, line: number): XmlElement {
  return { name, line, attributes: {}, children: [], text };
}

function attachments(element: XmlElement, references: References, attached: SpillIndex): XmlElement[] {
  const own = child(element, "Ссылка");
  const number = numberOf(own) ?? numberOf(element);
  const id = identifierOf(own);
  const keys = [...(number === undefined ? [] : [`№${number}`]), ...(id === "" ? [] : [id])];
  const rows = keys
    .flatMap((key) => attached.get(key))
    .map((text) => {
      const row = JSON.parse(text) as XmlElement;
      return { ...row, children: convert(row, references), text: "" };
    });
  const contacts = rows.filter((row) => row.name === "Запись");
  const others = rows.filter((row) => row.name !== "Запись");
  return contacts.length === 0
    ? others
    : [{ name: "КонтактнаяИнформация", line: element.line, attributes: {}, children: contacts, text: "" }, ...others];
}

function identifierOf(reference: XmlElement | undefined): string {
  return valueOf(reference === undefined ? undefined : property(reference, "{УникальныйИдентификатор}")).toLowerCase();
}
