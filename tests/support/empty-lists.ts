/** The lists that firms and people both have, for a record or card of which a test says only what it is about. */
export const emptyLists = {
  identifiers: [],
  phones: [],
  emails: [],
  addresses: [],
  sites: [],
  tags: [],
  notes: [],
};
