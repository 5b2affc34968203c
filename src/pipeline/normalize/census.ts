import type { SourceRecord } from "../../model/index.ts";

export interface CensusCounts {
  readonly counterparty: number;
  readonly contact: number;
  readonly phones: Readonly<Record<"cells" | "asWritten" | "inferred" | "unparsed", number>>;
}

/** Counts records and their phones, for the books and the line about phones below them. */
export class Census {
  counterparty = 0;
  contact = 0;
  readonly phones = { cells: 0, asWritten: 0, inferred: 0, unparsed: 0 };

  add(record: SourceRecord): void {
    this[record.type]++;
    const { phones } = record;
    for (let i = 0; i < phones.length; i++) {
      const phone = phones[i]!;
      if (phone.quality === "as-written") this.phones.asWritten++;
      else if (phone.quality === "inferred") this.phones.inferred++;
      else this.phones.unparsed++;
      // Several numbers of one cell follow each other.
      const before = phones[i - 1];
      if (before === undefined || before.at !== phone.at || before.raw !== phone.raw) this.phones.cells++;
    }
  }

  counts(): CensusCounts {
    return { counterparty: this.counterparty, contact: this.contact, phones: { ...this.phones } };
  }

  plus(other: CensusCounts): void {
    this.counterparty += other.counterparty;
    this.contact += other.contact;
    for (const name of ["cells", "asWritten", "inferred", "unparsed"] as const) this.phones[name] += other.phones[name];
  }
}
