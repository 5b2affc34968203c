import { compareText, countUp, foldKey, mostFirst } from "../../model/index.ts";
import type { ColumnProfile, Issue, CellShape } from "../../model/index.ts";
import { isBlank } from "../header.ts";
import { phoneCountry } from "./phone-country.ts";
import { Sample } from "./sample.ts";
import { shapeOf } from "./shapes.ts";

/** Values counted one by one; a column with more different ones has no frequent value worth showing. */
const countedValues = 2000;

/** Answers to a question: beside a «да» a «нет» is no placeholder but the other answer. */
const saysYes = /^(?:да|истина|true|yes|y|1|\+|x|х|v)$/i;
const saysNo = /^(?:нет|ложь|false|no|n|0|-|–|—)$/i;

/** Widths at which databases and export programs cut texts. */
const cutLengths = new Set([20, 25, 30, 32, 35, 40, 50, 60, 64, 80, 100, 120, 128, 150, 200, 250, 254, 255, 256]);

export class ColumnStats {
  readonly name: string;
  /** Of the cells that may be УНП; they are where {@link holdsUnps}. */
  readonly unps = new Sample();
  #filled = 0;
  readonly #distinct = new Sample();
  readonly #shapes = new Map<CellShape, number>();
  readonly #counts = new Map<string, number>();
  readonly #phoneCountries = new Map<string, number>();
  #longest = 0;
  readonly #lengths = new Map<number, number>();
  readonly #atLongest = new Set<string>();
  #latest: string | undefined;
  #exponents = 0;
  #innLength = 0;
  #shortInn = 0;

  constructor(name: string) {
    this.name = name;
  }

  /** Takes a cell; returns its shape, undefined when it is blank. */
  add(cell: string): CellShape | undefined {
    if (isBlank(cell)) return undefined;
    this.#filled++;
    this.#distinct.add(cell);
    const shape = shapeOf(cell);
    countUp(this.#shapes, shape);
    const count = this.#counts.get(cell);
    if (count !== undefined) this.#counts.set(cell, count + 1);
    else if (this.#counts.size < countedValues) {
      this.#counts.set(cell, 1);
      const country = shape === "phone" ? phoneCountry(cell) : undefined;
      if (country !== undefined) countUp(this.#phoneCountries, country);
    }
    this.#length(cell);
    if (shape === "date") this.#date(cell);
    if (shape === "inn") this.#innLength++;
    if (shape === "number") {
      if (/^\d(?:[.,]\d+)?[eE]\+?\d+$/.test(cell.trim())) this.#exponents++;
      if (/^\s*\d{9}(?:\d{2})?\s*$/.test(cell)) this.#shortInn++;
    }
    return shape;
  }

  /** A check digit that nearly all pass is one: by chance one number of nine digits in eleven would. */
  get holdsUnps(): boolean {
    const count = this.#shapes.get("unp") ?? 0;
    return count > 0 && count >= (count + (this.#shapes.get("kpp") ?? 0)) * 0.8;
  }

  /** What looked like УНП among КПП is КПП. */
  #settledShapes(): ReadonlyMap<CellShape, number> {
    const unps = this.#shapes.get("unp");
    if (unps === undefined || this.holdsUnps) return this.#shapes;
    const settled = new Map(this.#shapes).set("kpp", (this.#shapes.get("kpp") ?? 0) + unps);
    settled.delete("unp");
    return settled;
  }

  #length(cell: string): void {
    countUp(this.#lengths, cell.length);
    if (cell.length > this.#longest) {
      this.#longest = cell.length;
      this.#atLongest.clear();
    }
    if (cell.length === this.#longest && this.#atLongest.size < 10) this.#atLongest.add(cell);
  }

  #date(cell: string): void {
    const date = isoDate(cell.trim());
    if (date !== undefined && (this.#latest === undefined || date > this.#latest)) this.#latest = date;
  }

  finish(rows: number): ColumnProfile {
    const share = (count: number): number => (this.#filled === 0 ? 0 : round(count / this.#filled));
    const distinctCount = Math.min(this.#distinct.count, this.#filled);
    const shapes = [...this.#settledShapes()].sort(mostFirst);
    return {
      name: this.name,
      filled: this.#filled,
      fill: rows === 0 ? 0 : round(this.#filled / rows),
      distinctCount,
      distinct: share(distinctCount),
      shapes: Object.fromEntries(shapes.map(([shape, count]) => [shape, share(count)])),
      examples: this.#examples(),
      repeated: this.#repeated(),
      longest: this.#longest,
      phoneCountries: Object.fromEntries([...this.#phoneCountries].sort(([a], [b]) => compareText(a, b))),
      ...(this.#latest !== undefined && { latest: this.#latest }),
      problems: this.#problems(rows, distinctCount),
    };
  }

  #isYesNo(): boolean {
    const values = [...this.#counts.keys()].map((value) => value.trim());
    return (
      values.some((value) => saysYes.test(value)) && values.every((value) => saysYes.test(value) || saysNo.test(value))
    );
  }

  #examples(): string[] {
    // Map order is that of first appearance, and sort is stable.
    return [...this.#counts]
      .sort(([, m], [, n]) => n - m)
      .slice(0, 5)
      .map(([value]) => value);
  }

  #repeated(): string[] {
    return [...this.#counts]
      .filter(([, count]) => count > 1)
      .sort(([, m], [, n]) => n - m)
      .slice(0, 3)
      .map(([value]) => value);
  }

  /**
   * Long values get fewer as they get longer; where a column was cut they pile up at its width, and break off inside a word.
   * `8 (846) 465-27-77 доб. 15` thrice is no cut: a number ends where it ends.
   */
  #looksCut(): boolean {
    if (this.#atLongest.size < 3 || !cutLengths.has(this.#longest)) return false;
    const count = (below: number): number => this.#lengths.get(this.#longest - below) ?? 0;
    if (count(0) <= count(1) + count(2)) return false;
    const broken = [...this.#atLongest].filter((value) => /[\p{L}\s,;(«"/–-]$/u.test(value)).length;
    return broken >= 3 && broken * 2 > this.#atLongest.size;
  }

  #problems(rows: number, distinctCount: number): Issue[] {
    const problems: Issue[] = [];
    const say = (code: string, params: Issue["params"] & object): void => {
      problems.push({ code, severity: "warning", at: this.name, params });
    };
    if (rows > 0 && this.#filled === 0) say("column-empty", { rows });
    if (this.#filled >= 20 && distinctCount === 1) say("column-constant", { count: this.#filled });
    const placeholders = this.#shapes.get("placeholder") ?? 0;
    if (placeholders > 0 && !this.#isYesNo()) say("column-placeholders", { count: placeholders });
    if (this.#exponents > 0) say("column-exponents", { count: this.#exponents });
    if (this.#innLength > this.#shortInn && this.#shortInn > 0) say("column-lost-zeros", { count: this.#shortInn });
    if (this.#looksCut()) {
      say("column-cut", { count: this.#atLongest.size, length: this.#longest });
    }
    // An estimate may be some percent short of the truth: then a unique key would be suspected of repeating.
    const sure = this.#distinct.exact || distinctCount < this.#filled * 0.95;
    if (sure && isKeyHeader(this.name) && distinctCount < this.#filled && distinctCount > this.#filled * 0.9) {
      say("column-key-repeats", { count: this.#filled - distinctCount });
    }
    return problems;
  }
}

/** A date as `yyyy-MM-dd`; undefined for what is none. */
export function isoDate(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (iso !== null) return iso[0];
  const written = /^(\d{1,2})[./](\d{1,2})[./](\d{4})/.exec(text);
  if (written === null) return undefined;
  const [, day = "", month = "", year = ""] = written;
  if (Number(month) > 12 || Number(day) > 31) return undefined;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function isKeyHeader(name: string): boolean {
  return /^(?:id|код|uid|guid|record id|ключ|(?:customer|account|contact) (?:id|no\.?|number))$/.test(foldKey(name));
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
