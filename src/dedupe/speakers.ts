import type { RecordId } from "../model/index.ts";
import type { Features } from "./table/features.ts";

/**
 * How the people who speak for each counterparty are known: by telephone, by mailbox, by full name. Two cards of one firm
 * often name one person, when everything else about them has changed.
 */
export class Speakers {
  private readonly byFirm = new Map<RecordId, string[]>();

  /** Takes what a contact says of the counterparties it refers to by record; anything else it refers to is not known yet. */
  add({ type, of = [], phones, emails, persons, kind }: Features): void {
    if (type !== "contact" || kind !== "person") return;
    const marks = [
      ...phones.filter((phone) => phone.startsWith("+")).map((phone) => phone.split(";")[0]!),
      ...emails.filter((email) => !email.startsWith("*")),
      ...persons.flatMap(fullName),
    ];
    if (marks.length === 0) return;
    for (const ref of of) {
      const firm = ref.by === "record" ? ref.id : ref.by === "key" ? `${ref.source}:${ref.key}` : undefined;
      if (firm === undefined) continue;
      const known = this.byFirm.get(firm);
      if (known === undefined) this.byFirm.set(firm, [...marks]);
      else for (const mark of marks) if (!known.includes(mark)) known.push(mark);
    }
  }

  /** Without repetition, in an order that does not depend on the order of adding. */
  of(firm: RecordId): readonly string[] {
    return this.byFirm.get(firm)?.sort() ?? [];
  }
}

/** Family name, given name and patronymic in full: less than that half of the town is called. */
function fullName(person: string): string[] {
  const [family = "", given = "", patronymic = ""] = person.split("\t");
  return family.length > 1 && given.length > 1 && patronymic.length > 1 ? [`${family} ${given} ${patronymic}`] : [];
}
