import type { Books } from "../../../src/model/index.ts";

/** Books of three sources in which every equation holds. */
export const balancedBooks: Books = {
  rows: [
    {
      source: "1c",
      read: 412,
      drafted: 407,
      rejected: 3,
      leftOut: 2,
      cells: 400,
      leftOutBy: { folder: 1, total: 1 },
      rejectedBy: { "name-missing": 3 },
    },
    {
      source: "managers",
      read: 188,
      drafted: 183,
      rejected: 5,
      leftOut: 0,
      cells: 0,
      leftOutBy: {},
      rejectedBy: { "name-missing": 4, "value-too-long": 2 },
    },
    {
      source: "commerceml",
      read: 37,
      drafted: 36,
      rejected: 0,
      leftOut: 1,
      cells: 0,
      leftOutBy: { "deletion-mark": 1 },
      rejectedBy: {},
    },
  ],
  drafts: [
    {
      type: "counterparty",
      drafted: 626,
      created: 492,
      updated: 0,
      unchanged: 0,
      merged: 134,
      waiting: 0,
      rejected: 0,
    },
    { type: "contact", drafted: 214, created: 171, updated: 0, unchanged: 0, merged: 43, waiting: 0, rejected: 0 },
  ],
  tables: [
    { table: "crm.counterparty", before: 0, created: 492, mergedAway: 0, after: 492 },
    { table: "crm.contact", before: 0, created: 171, mergedAway: 0, after: 171 },
  ],
  columns: [
    {
      source: "1c",
      column: "Телефон",
      fate: "mapped",
      to: "phones",
      filled: 400,
      cells: { mapped: 390, extra: 2, ignored: 0, rejected: 3, leftOut: 5 },
    },
  ],
};
