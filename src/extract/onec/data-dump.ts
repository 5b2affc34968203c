import type { Issue, RawRecord } from "../../model/index.ts";
import { ExtractError } from "../reader.ts";
import type { Reader } from "../reader.ts";
import { expandContactInfo } from "./contact-rows.ts";
import { damageIssues, flatten, isTrue, rawRecord } from "./flatten.ts";
import { detach } from "./detach.ts";
import { isFastInfoset } from "./fast-infoset.ts";
import { customerCatalogues, Selection } from "./selection.ts";
import { SpillIndex } from "./spill-index.ts";
import { openXml } from "./xml-source.ts";
import type { XmlSource } from "./xml-source.ts";
import { child, textAt } from "./xml-stream.ts";
import type { Choice, XmlElement } from "./xml-stream.ts";

/**
 * «Выгрузка и загрузка данных XML»: `_1CV8DtUD/Data` with `CatalogObject.*`, `InformationRegisterRecordSet.*` and much else. An
 * object of a customer catalogue is a record of the sheet named like the catalogue. Records of the contact-information register
 * and bank accounts are joined to their owner; a reference gains `Code` and `Description` of what it refers to, if the dump holds it.
 *
 * Paths: `Code`, `Description`, attributes by name, `ОсновнойМенеджер/Description`, `КонтактнаяИнформация/Row[Тип=Телефон]/Представление`
 * (from the tabular section and from the register alike), `БанковскиеСчета/НомерСчета`. Empty references and dates are empty.
 */
export const readDataDump: Reader = (input) => {
  // The same dump in binary XML; 1C itself turns it into text before loading it.
  if (isFastInfoset(input.head.bytes)) return Promise.reject(new ExtractError("fast-infoset", input.options.path));
  return Promise.resolve(openXml(input, "1c-data-dump", (source) => objects(source)));
};

const qualifiers = { Row: "Тип" };
const catalogue = "CatalogObject.";
const register = /^InformationRegisterRecordSet\.КонтактнаяИнформация/;
const accounts = "БанковскиеСчета";

async function* objects(source: XmlSource): AsyncGenerator<RawRecord, void, void> {
  const selection = new Selection(source.input, customerCatalogues);
  const dump = new Dump();
  try {
    await dump.learn(source, selection);
    const wanted = (name: string): boolean =>
      name.startsWith(catalogue) && selection.wants(name.slice(catalogue.length));
    for await (const elements of source.elements((name, ancestors) => chooseBelow(ancestors, name, wanted(name)))) {
      for (const element of elements) yield record(source, element, dump);
    }
    for (const [name, count] of selection.notRead) source.tell(`notRead ${name}`, count);
    selection.check();
  } finally {
    dump.close();
  }
}

function chooseBelow(ancestors: readonly string[], name: string, wanted: boolean): Choice {
  if (ancestors.length === 0) return "enter";
  // Beside `Data` stands `PredefinedData`, which holds no objects.
  if (ancestors.length === 1) return name === "Data" ? "enter" : "skip";
  return wanted ? "take" : "skip";
}

/** What the first pass keeps of the whole file, by reference. */
class Dump {
  readonly #names = new SpillIndex();
  readonly #attached = new SpillIndex();
  readonly #folders = new Map<string, { readonly name: string; readonly parent: string }>();

  close(): void {
    this.#names.close();
    this.#attached.close();
  }

  async learn(source: XmlSource, selection: Selection): Promise<void> {
    let current = "";
    const told = new Set(["Ref", "Code", "Description"]);
    const chunks = source.elements((name, ancestors) => {
      const object = ancestors[2];
      if (object === undefined) {
        if (ancestors.length < 2) return chooseBelow(ancestors, name, false);
        if (name.startsWith(catalogue)) {
          const sheet = name.slice(catalogue.length);
          selection.saw(sheet);
          return sheet === accounts || selection.wants(sheet) ? "take" : "enter";
        }
        return register.test(name) ? "enter" : "skip";
      }
      // Of other catalogues only reference, code and name are wanted: they may hold files of any size.
      if (object.startsWith(catalogue)) return told.has(name) ? "take" : "skip";
      return name === "Record" ? "take" : "skip";
    });
    for await (const elements of chunks) {
      for (const element of elements) {
        if (element.name === "Ref") current = element.text.trim();
        else if (told.has(element.name)) this.#learnName(current, element.name, element.text);
        else if (element.name === "Record") this.#attach(element, "Объект", "Row");
        else if (element.name === `${catalogue}${accounts}`) this.#attach(element, "Owner", accounts);
        else this.#learnObject(element);
      }
    }
  }

  #learnObject(element: XmlElement): void {
    const reference = textAt(element, "Ref");
    const name = textAt(element, "Description");
    this.#learnName(reference, "Code", textAt(element, "Code"));
    this.#learnName(reference, "Description", name);
    if (isTrue(textAt(element, "IsFolder")))
      this.#folders.set(detach(reference), { name: detach(name), parent: detach(textAt(element, "Parent")) });
  }

  #learnName(reference: string, name: string, text: string): void {
    if (text.trim() !== "") this.#names.add(reference, JSON.stringify([name, text]));
  }

  #attach(element: XmlElement, ownerName: string, name: string): void {
    const owner = child(element, ownerName);
    if (owner === undefined || isTrue(textAt(element, "DeletionMark"))) return;
    const children = element.children.filter((each) => each !== owner);
    this.#attached.add(owner.text.trim(), JSON.stringify({ ...element, name, children } satisfies XmlElement));
  }

  attachedTo(reference: string): readonly XmlElement[] {
    return this.#attached.get(reference).map((text) => JSON.parse(text) as XmlElement);
  }

  /** `Code` and `Description` of an object, as far as it has them. */
  namesOf(reference: string): readonly (readonly [name: string, text: string])[] {
    return this.#names.get(reference).map((text) => JSON.parse(text) as [string, string]);
  }

  folderOf(element: XmlElement): string {
    const names: string[] = [];
    let folder = this.#folders.get(textAt(element, "Parent"));
    // A ring of folders exists only in a broken base, and must not hang us.
    for (let depth = 0; folder !== undefined && depth < 100; depth++) {
      if (folder.name !== "") names.unshift(folder.name);
      folder = this.#folders.get(folder.parent);
    }
    return names.join("/");
  }
}

function record(source: XmlSource, element: XmlElement, dump: Dump): RawRecord {
  const reference = textAt(element, "Ref");
  const whole: XmlElement = { ...element, children: withAttached(element, dump.attachedTo(reference)) };
  const named = nameReferences(whole, dump, reference);
  const issues: Issue[] = [...damageIssues(element)];
  expandContactInfo(named, source.input.limits, issues);
  const cells = flatten(named, qualifiers, source.paths);
  const isFolder = isTrue(textAt(element, "IsFolder"));
  const isDeleted = isTrue(textAt(element, "DeletionMark"));
  return rawRecord({
    path: source.input.options.path,
    sheet: element.name.slice(catalogue.length),
    line: element.line,
    cells,
    folder: dump.folderOf(element),
    leftOut: isFolder ? "folder" : isDeleted ? "deletion-mark" : undefined,
    issues,
  });
}

/** Rows of the register go to the tabular section of contact information, which newer configurations have instead. */
function withAttached(element: XmlElement, attached: readonly XmlElement[]): XmlElement[] {
  const rows = attached.filter((each) => each.name === "Row");
  const others = attached.filter((each) => each.name !== "Row");
  if (rows.length === 0) return [...element.children, ...others];
  const section = child(element, "КонтактнаяИнформация");
  const line = section?.line ?? element.line;
  const joined: XmlElement = {
    name: "КонтактнаяИнформация",
    line,
    attributes: {},
    children: [...(section?.children ?? []), ...rows],
    text: "",
  };
  return [...element.children.filter((each) => each !== section), joined, ...others];
}

const reference = /^\s*[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\s*$/i;
const empty = /^\s*(?:0{8}-(?:0{4}-){3}0{12}|0001-01-01(?:T00:00:00)?)\s*$/;

/** Empty references and dates go; a reference to something known gains its `Code` and `Description`. */
function nameReferences(element: XmlElement, dump: Dump, own: string): XmlElement {
  const children: XmlElement[] = [];
  for (const inner of element.children) {
    if (inner.children.length > 0) children.push(nameReferences(inner, dump, own));
    else if (!empty.test(inner.text)) {
      const refers = reference.test(inner.text) && inner.text.trim() !== own;
      const names = refers ? dump.namesOf(inner.text.trim()) : [];
      const named = names.map(([name, text]): XmlElement => ({ ...inner, name, attributes: {}, children: [], text }));
      children.push(named.length === 0 ? inner : { ...inner, children: named });
    }
  }
  return { ...element, children };
}
