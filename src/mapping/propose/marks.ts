import type { KnownColumn } from "./guess.ts";
import { reasonOf } from "./reason.ts";
import { foldHeader } from "./synonyms.ts";
import type { MappingDraft } from "./mapping-draft.ts";

/** Headers under which a source marks what it has deleted: 1C's own, its users' and those of CRMs that keep a bin. */
const deletionMark =
  /^(?:пометка (?:на )?удалени[ея]|пометкаудаления|помечен[ао]? (?:на удаление|к удалению)|на удаление|удал[её]н[ао]?|is ?deleted|deleted|deletion ?mark(?:ed)?|marked for deletion)$/u;

/** How a cell says yes, and how no. Whatever else stands in such a column is a date, a reason: for a person to read. */
const saysYes = ["да", "истина", "true", "yes", "y", "1", "+", "x", "х", "v"] as const;
const saysNo = ["нет", "ложь", "false", "no", "n", "0", "-"] as const;
const known: ReadonlySet<string> = new Set([...saysYes, ...saysNo]);

/**
 * Rows that a source has marked as deleted are proposed to be left out: else they come as cards in use. The rule stands in the mapping
 * with its reason, and the books count what it leaves out.
 */
export function leaveMarkedOut(draft: MappingDraft, columns: readonly KnownColumn[]): MappingDraft {
  const marks = new Set(columns.filter(isMark).map(({ name }) => name));
  const mark = draft.extra.find(({ column }) => marks.has(column))?.column;
  if (mark === undefined) return draft;
  const reason = reasonOf("guess-deletion-mark");
  const { doubt } = draft;
  return {
    ...draft,
    leaveOut: [...draft.leaveOut, { called: "guess-leave-out", column: mark, is: saysYes, reason }],
    extra: draft.extra.filter(({ column }) => column !== mark),
    account: draft.account.map((each) => (each.column === mark ? { column: mark, to: "leaveOut", reason } : each)),
    ...(doubt === undefined
      ? {}
      : {
          doubt: {
            ...doubt,
            other: { ...doubt.other, extra: doubt.other.extra.filter((each) => each.column !== mark) },
          },
        }),
  };
}

function isMark({ name, examples = [] }: KnownColumn): boolean {
  return (
    deletionMark.test(foldHeader(name)) &&
    examples.length > 0 &&
    examples.every((example) => known.has(example.trim().toLowerCase()))
  );
}
