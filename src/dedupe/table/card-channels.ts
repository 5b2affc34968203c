import { byteColumn } from "../columns.ts";
import type { Texts } from "../texts.ts";
import { kinds } from "./flags.ts";
import type { Frozen } from "./frozen.ts";

/** Telephones and mailboxes of counterparties, each with a mark where a firm's own card has it. */
export type CardChannels = Readonly<Record<"phone" | "email", { readonly texts: Texts; readonly marks: Uint8Array }>>;

/** What the cards of firms have, and not of traders and people, who have nothing but lines of their own. */
export function cardChannels(
  texts: Readonly<Record<"phone" | "email", Texts>>,
  { size, kind, lists }: Frozen,
): CardChannels {
  const of = (channel: "phone" | "email") => {
    const marks = new Uint8Array(texts[channel].size);
    const { starts, values } = lists[channel];
    for (let row = 0; row < size; row++)
      if (kinds[kind[row]!] === "organisation" || kinds[kind[row]!] === "department")
        for (let at = starts[row]!; at < starts[row + 1]!; at++) marks[values[at]!] = 1;
    return { texts: texts[channel], marks };
  };
  return { phone: of("phone"), email: of("email") };
}

/** By telephone or mailbox: 1 where it stands on a firm's card. To be asked before `texts` are sealed. */
export function onCards(
  channel: "phone" | "email",
  texts: Texts,
  cards: CardChannels | undefined,
  shared: boolean,
): Uint8Array {
  const column = byteColumn(texts.size, shared);
  cards?.[channel].marks.forEach((mark, at) => {
    const own = mark === 1 ? texts.findOf(cards[channel].texts, at) : -1;
    if (own >= 0) column[own] = 1;
  });
  return column;
}
