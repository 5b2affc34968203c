import { detach } from "./detach.ts";

/**
 * The paths of a file as a tree of steps. Each path is one string, made once: records name the same few hundred paths over and
 * over, and equal strings that are the same string are found in maps without being compared.
 */
export class PathTree {
  #root = new PathNode("");
  #made = 0;
  readonly #most: number;

  constructor(most = 50_000) {
    this.#most = most;
  }

  /** Where the paths of a record begin. Generated names must not fill the memory: then the tree begins anew. */
  get root(): PathNode {
    if (this.#made > this.#most) {
      this.#root = new PathNode("");
      this.#made = 0;
    }
    return this.#root;
  }

  /** Marks one run over the children of one element, so that repeats are counted within it. */
  mark(): object {
    return {};
  }

  /**
   * The next element of this name (and qualifier, `Тип=Почта`) below a node: `Контакт[Тип=Почта]`, then `Контакт[Тип=Почта]#2`…
   */
  next(node: PathNode, name: string, by: string | undefined, word: string, mark: object): PathNode {
    const repeats = node.repeats(name, by, word);
    if (repeats.mark !== mark) {
      repeats.mark = mark;
      repeats.count = 0;
    }
    const count = ++repeats.count;
    const known = repeats.nodes[count - 1];
    if (known !== undefined) return known;
    const step = count === 1 ? repeats.step : `${repeats.step}#${count}`;
    const made = new PathNode(node.path === "" ? step : `${node.path}/${step}`);
    repeats.nodes.push(made);
    this.#made++;
    return made;
  }
}

interface Repeats {
  readonly step: string;
  readonly nodes: PathNode[];
  mark: object | undefined;
  count: number;
}

export class PathNode {
  readonly path: string;
  /** By name, then by qualifier as written. */
  readonly #byName = new Map<string, Map<string, Repeats>>();
  readonly #byStep = new Map<string, Repeats>();

  constructor(path: string) {
    this.path = path;
  }

  repeats(name: string, by: string | undefined, word: string): Repeats {
    let byWord = this.#byName.get(name);
    if (byWord === undefined) this.#byName.set(detach(name), (byWord = new Map<string, Repeats>()));
    let repeats = byWord.get(word);
    if (repeats !== undefined) return repeats;
    // «Почта» and «Почта » are one step, and their repeats are counted together.
    const step = detach(qualified(name, by, word));
    repeats = this.#byStep.get(step) ?? { step, nodes: [], mark: undefined, count: 0 };
    this.#byStep.set(step, repeats);
    byWord.set(detach(word), repeats);
    return repeats;
  }
}

function qualified(name: string, by: string | undefined, word: string): string {
  const clean = word.replace(/\s+/gu, " ").trim().replaceAll("[", "(").replaceAll("]", ")");
  return by === undefined || clean === "" ? name : `${name}[${by}=${clean}]`;
}
