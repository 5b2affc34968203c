import { addToSet, type RawRecord } from "../../model/index.ts";
import type { Reader } from "../reader.ts";
import { detach } from "./detach.ts";
import { damageIssues, flatten, isTrue, rawRecord } from "./flatten.ts";
import type { Cells } from "./flatten.ts";
import { openXml } from "./xml-source.ts";
import type { Choose, XmlSource } from "./xml-source.ts";
import { textAt } from "./xml-stream.ts";
import type { XmlElement } from "./xml-stream.ts";

/**
 * CommerceML 1.x (attributes, from 1C 7.7), 2.0x (counterparties inside orders) and 3.x (a list of counterparties). Every
 * `Контрагент`, wherever it stands, is one record; namespaces and versions are not asked for, because exports carry wrong
 * ones. `Владелец` of a catalogue is the exporting firm itself, no customer, and is only counted.
 *
 * Paths: `Наименование`, `ИНН`, `Контакты/Контакт[Тип=Почта]/Значение`, `Представители/Представитель/Наименование`,
 * `Адрес/АдресноеПоле[Тип=Город]/Значение`.
 */
export const readCommerceml: Reader = (input) =>
  Promise.resolve(openXml(input, "commerceml", (source) => counterparties(source)));

const qualifiers = { Контакт: "Тип", АдресноеПоле: "Тип", ЗначениеРеквизита: "Наименование" };

/** What never holds a counterparty and makes up most of such a file. */
const bulk = new Set([
  "Товары",
  "Товар",
  "Предложения",
  "Предложение",
  "Группы",
  "Группа",
  "Свойства",
  "ПакетПредложений",
]);

async function* counterparties(source: XmlSource): AsyncGenerator<RawRecord, void, void> {
  const parties = new PartiesOfDocuments();
  let versioned = false;
  const choose: Choose = (name, ancestors, attributes) => {
    if (ancestors.length === 0) {
      for (const [from, to] of rootFacts) if (attributes[from] !== undefined) source.tell(to, attributes[from]);
      versioned = attributes["ВерсияСхемы"] !== undefined;
    }
    if (attributes["СодержитТолькоИзменения"] !== undefined) {
      source.tell("onlyChanges", attributes["СодержитТолькоИзменения"]);
    }
    if (name === "Контрагент" || name === "ПредприятиеВДокументе") return "take";
    if (name === "Владелец") source.count("ownersNotRead");
    return bulk.has(name) || name === "Владелец" ? "skip" : "enter";
  };
  for await (const elements of source.elements(choose)) {
    for (const element of elements) {
      // 1.x says no version of its own; attributes in place of elements give it away.
      if (!versioned && element.attributes["Идентификатор"] !== undefined) source.tell("schemaVersion", "1");
      if (element.name === "ПредприятиеВДокументе") parties.note(element);
      else if (isReference(element)) source.count("referencesNotRead");
      else yield record(source, element, parties);
    }
  }
}

const rootFacts = [
  ["ВерсияСхемы", "schemaVersion"],
  ["ДатаФормирования", "createdAt"],
] as const;

/** `<Контрагент>GUID</Контрагент>` in a contract names a counterparty and describes none. */
function isReference(element: XmlElement): boolean {
  return element.children.length === 0 && Object.keys(element.attributes).length === 0 && element.text.trim() !== "";
}

function record(source: XmlSource, element: XmlElement, parties: PartiesOfDocuments): RawRecord {
  const cells = flatten(element, qualifiers, source.paths);
  parties.add(element.attributes["Идентификатор"], cells);
  return rawRecord({
    path: source.input.options.path,
    line: element.line,
    cells,
    leftOut: isDeleted(element) ? "deletion-mark" : undefined,
    issues: damageIssues(element),
  });
}

/** 3.1 writes `ПометкаУдаления`; 2.x knows `Статус="Удален"` as an attribute of what it exchanges. */
function isDeleted(element: XmlElement): boolean {
  return isTrue(textAt(element, "ПометкаУдаления")) || /^удал[её]н$/iu.test(element.attributes["Статус"] ?? "");
}

/**
 * In 1.x the role and the bank account of a counterparty stand in the documents that name it, before the counterparty
 * itself. They become its paths `Роль` and `РасчетныйСчет`, each distinct value once.
 */
class PartiesOfDocuments {
  readonly #known = new Map<string, Map<string, Set<string>>>();

  note(element: XmlElement): void {
    const id = element.attributes["Контрагент"];
    if (id === undefined || id === "") return;
    let fields = this.#known.get(id);
    if (fields === undefined) this.#known.set(detach(id), (fields = new Map()));
    for (const name of ["Роль", "РасчетныйСчет"]) {
      const value = element.attributes[name];
      if (value === undefined || value === "") continue;
      addToSet(fields, name, detach(value));
    }
  }

  add(id: string | undefined, cells: Cells): void {
    for (const [name, values] of (id === undefined ? undefined : this.#known.get(id)) ?? []) {
      let count = cells.paths.filter((path) => path === name).length;
      for (const value of values) {
        cells.paths.push(++count === 1 ? name : `${name}#${count}`);
        cells.values.push(value);
      }
    }
  }
}
