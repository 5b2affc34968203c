/** What a record is: columns hold the place in this list. */
export const kinds = ["organisation", "sole-trader", "person", "department"] as const;

/** Bits of the column `flags`. */
export const flag = { catchAll: 1, branch: 2, fresh: 4, firm: 8, stays: 16, trader: 32 } as const;

/** What a word of a person's name is: the columns hold the number. The parts of a person stand in this order in the features. */
export const personRole = { family: 0, given: 1, patronymic: 2, unknown: 3 } as const;
