import type { ProposeInput } from "./input.ts";
import { reasonOf } from "./reason.ts";
import type { MappingDraft } from "./mapping-draft.ts";

/**
 * Folders of a hierarchy head the rows below them: without a rule each would come as a card that has nothing but a name. Only where the
 * name of the firm, and at most its key, is what these rows hold.
 */
export function groupsOfHeads(draft: MappingDraft, { heads, columns }: ProposeInput): MappingDraft {
  const [name, key] = ["name", "sourceKey"].map(
    (field) => draft.counterparty?.find(([each]) => each === field)?.[1][0]?.column,
  );
  if (heads === undefined || name === undefined || draft.doubt !== undefined || !heads.columns.includes(name))
    return draft;
  if (heads.columns.some((column) => column !== name && column !== key)) return draft;
  const absent = columns.filter(({ name: each, fill }) => fill !== 0 && !heads.columns.includes(each) && each !== "");
  const reason = reasonOf("guess-groups", { count: heads.rows });
  const counterparty = draft.counterparty ?? [];
  const own = counterparty.find(([field]) => field === "tags")?.[1] ?? [];
  return {
    ...draft,
    groups: { column: name, absent: absent.map((each) => each.name), reason },
    counterparty: [
      ...counterparty.filter(([field]) => field !== "tags"),
      ["tags", [...own, { column: "$group.folder", reason }]],
    ],
  };
}
