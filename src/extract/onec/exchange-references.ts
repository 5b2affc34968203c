import { detach } from "./detach.ts";
import { SpillIndex } from "./spill-index.ts";
import { child } from "./xml-stream.ts";
import type { XmlElement } from "./xml-stream.ts";

/** What an exchange file tells of an object by its number: search keys, name, parent. */
interface Known {
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly name?: string;
  readonly parent?: string;
}

/**
 * References of a universal exchange file. An object is numbered (`Нпп`, across messages `ГНпп`) and named in full once;
 * later references may carry the number alone. Filled in a first pass, because references may also point forward.
 */
export class References {
  readonly #index = new SpillIndex();
  readonly #folders = new Map<string, string>();

  close(): void {
    this.#index.close();
  }

  /** Learns an object, and every reference inside it that carries search keys. */
  learn(object: XmlElement): void {
    const own = child(object, "Ссылка");
    const number = numberOf(own) ?? numberOf(object);
    if (number !== undefined) {
      const parent = property(object, "Родитель");
      const name = valueOf(property(object, "Наименование"));
      const known: Known = {
        properties: own === undefined ? [] : propertiesOf(own),
        ...(name === "" ? {} : { name }),
        ...(numberIn(parent) === undefined ? {} : { parent: numberIn(parent) ?? "" }),
      };
      this.#index.add(`object ${number}`, JSON.stringify(known));
    }
    this.#learnInside(object, own);
  }

  #learnInside(element: XmlElement, own: XmlElement | undefined): void {
    for (const inner of element.children) {
      if (inner !== own && inner.name === "Ссылка") {
        const number = numberOf(inner);
        const key = `reference ${number}`;
        if (number !== undefined && inner.children.length > 0 && !this.#index.has(key)) {
          this.#index.add(key, JSON.stringify({ properties: propertiesOf(inner) } satisfies Known));
        }
      }
      this.#learnInside(inner, own);
    }
  }

  /** Search keys of what a property refers to; its name where the keys do not hold it. Undefined when it is no reference. */
  resolve(holder: XmlElement): readonly (readonly [name: string, value: string])[] | undefined {
    const reference = child(holder, "Ссылка");
    const number = numberIn(holder);
    if (reference === undefined && number === undefined) return undefined;
    const written = reference === undefined ? [] : propertiesOf(reference);
    const known = number === undefined ? undefined : this.#known(number);
    const properties = new Map([...(known?.properties ?? []), ...written]);
    if (known?.name !== undefined && !properties.has("Наименование")) properties.set("Наименование", known.name);
    return [...properties];
  }

  /** The folders above an object, `Опт/Самара`. */
  folderOf(object: XmlElement): string {
    const parent = property(object, "Родитель");
    if (parent === undefined) return "";
    const number = numberIn(parent);
    const above = number === undefined ? "" : this.#folder(number, 0);
    return above !== "" ? above : (new Map(this.resolve(parent)).get("Наименование") ?? "");
  }

  #folder(number: string, depth: number): string {
    const cached = this.#folders.get(number);
    if (cached !== undefined) return cached;
    const known = this.#known(number);
    const name = known?.name ?? new Map(known?.properties).get("Наименование") ?? "";
    // A base with a ring of folders exists only broken, and must not hang us.
    const above = known?.parent === undefined || depth > 100 ? "" : this.#folder(known.parent, depth + 1);
    const path = above === "" ? name : name === "" ? above : `${above}/${name}`;
    this.#folders.set(detach(number), path);
    return path;
  }

  #known(number: string): Known | undefined {
    const [found] = [...this.#index.get(`object ${number}`), ...this.#index.get(`reference ${number}`)];
    return found === undefined ? undefined : (JSON.parse(found) as Known);
  }
}

/** `{УникальныйИдентификатор}` is `УникальныйИдентификатор`: braces mark what is no attribute of the object. */
export function plainName(name: string): string {
  return name.replace(/^\{(.*)\}$/su, "$1");
}

export function property(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((each) => each.name === "Свойство" && each.attributes["Имя"] === name);
}

/** The text of a property that is a plain value, "" otherwise. */
export function valueOf(holder: XmlElement | undefined): string {
  return (holder === undefined ? undefined : child(holder, "Значение"))?.text ?? "";
}

/** The number of what a property refers to: an attribute of `Ссылка`, or an element of its own. */
export function numberIn(holder: XmlElement | undefined): string | undefined {
  if (holder === undefined) return undefined;
  return numberOf(child(holder, "Ссылка")) ?? numberElement(holder, "Нпп") ?? numberElement(holder, "ГНпп");
}

export function numberOf(element: XmlElement | undefined): string | undefined {
  const { Нпп: number, ГНпп: global } = element?.attributes ?? {};
  if (number !== undefined && number !== "" && number !== "0") return number;
  return global === undefined || global === "" || global === "0" ? undefined : `г${global}`;
}

function numberElement(holder: XmlElement, name: string): string | undefined {
  const text = child(holder, name)?.text.trim() ?? "";
  return text === "" || text === "0" ? undefined : name === "Нпп" ? text : `г${text}`;
}

function propertiesOf(reference: XmlElement): (readonly [name: string, value: string])[] {
  return reference.children
    .filter((each) => each.name === "Свойство" && valueOf(each) !== "")
    .map((each) => [plainName(each.attributes["Имя"] ?? ""), valueOf(each)]);
}
