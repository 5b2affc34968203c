import { familyShape, givenName } from "../../countries/given-names.ts";
import { mendLookAlikes } from "../letters.ts";
import { onlyPosition } from "./work.ts";

const label =
  /^(?:ф\.?\s?и\.?\s?о\.?|имя|конт(?:акт(?:ное лицо)?|\.(?:\s?лицо)?)|к[./]\s?л\.?|name|contact|attn?|ansprechpartner(?:in)?|kontakt)\s*[:–-]\s*|^(?:тел(?:ефон)?|моб|раб|сот|дом)(?:\.:?|:)\s*(?=\p{Lu}\p{L})|^(?:конт(?:актное|\.)\s?лицо|к\/л)\.?\s+(?=\p{Lu})|^(?:z\.\s?Hd\.|zu Händen|c\/o)\s+/iu;

/** «Ольга Викторовна Петрова ГБ»: initials behind a whole given name are somebody else's, unless they begin with its letter. */
export const twoPeople = /^(\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+(?:вич|вна|ич|ична))\s(\p{Lu}\p{Ll}+\s\p{Lu}\.?\s?\p{Lu}\.?)$/u;

/** «Ольга Сергеевна Светлана Петровна»: two people, each by a given name and a patronymic, or both with a family name in front. */
const twoNamed =
  /^((?:\p{Lu}\p{Ll}+\s)?\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+(?:вич|вна|ич|ична))\s((?:\p{Lu}\p{Ll}+\s)?\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+(?:вич|вна|ич|ична))$/u;

const doubleFamily =
  /^(\p{Lu}\p{Ll}+)\s+[-–—]\s+(\p{Lu}\p{Ll}+)(?=\s\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+(?:вич|вна|ич|ична)$)/u;

/** A cell of names as it was meant: without numbers and labels, people and their work parted by the signs that the reader looks for. */
export function asMeant(cell: string): string {
  return (
    mendLookAlikes(cell)
      .replace(/[ \t\u00a0]+/gu, " ")
      .trim()
      // «Ирина ???»
      .replace(/(?<=\p{L})\s*\?+$/u, "")
      // «1. Иванова О.П. 2. Петрова М.И.», «Иванова Ольга + Петрова Марина»
      .replace(/(?:^|[\s,;])\d{1,2}[.)] ?(?=\p{Lu}\p{Ll})/gu, "; ")
      .replace(/ ?\+ ?(?=\p{Lu}\p{Ll})/gu, "; ")
      .replace(/^[;\s]+/u, "")
      // «ФИО: Иванов Иван», «z. Hd. Frau Schmidt»: the cell names its column.
      .replace(label, "")
      // «Зам.дир.Чижов», «бух.Лидия»
      .replace(/(?<=\p{Ll}{2}\.)(?=\p{Lu}\p{Ll}{2})(?!.*@)/gu, " ")
      // «ИвановИванИванович»
      .replace(/^\S+$/u, (word) => word.replace(/(\p{Ll}{2})(?=\p{Lu}\p{Ll}{2})/gu, "$1 "))
      // «ИП Иванов Иван», «Иванов Иван (ИП)»: whose the firm is, and himself.
      .replace(/^(?:ИП|самозан(?:ят(?:ый|ая)|\.)|индивидуальный предприниматель)\s+(?=\p{Lu}\p{Ll})/iu, "")
      .replace(/(?<=\p{L}{2}|\.)[\s,]+\(?(?:ИП|самозан(?:ят(?:ый|ая)|\.))\)?$/u, "")
      .replace(twoPeople, (written, one: string, two: string) =>
        one[0] === two.replace(/^\S+\s/u, "")[0] ? written : `${one}; ${two}`,
      )
      .replace(twoNamed, (written, one: string, two: string) =>
        one.split(" ").length === two.split(" ").length ? `${one}; ${two}` : written,
      )
      // «Ольга-бухгалтер, Олег-директор»
      .replace(
        /(?<=^|[,;]\s?)(\p{Lu}\p{Ll}+)-(\p{Ll}{3,})(?=[,;]|$)/gu,
        (written, name: string, work: string, at: number) =>
          (at > 0 || written.length < cell.trim().length) && givenName(name) !== undefined && onlyPosition(work)
            ? `${name} (${work})`
            : written,
      )
      // «Ольга-бухгалтер»
      .replace(/^(\p{Lu}\p{Ll}+)-(?=(\p{Ll}{3,})$)/u, (written, name: string, work: string) =>
        givenName(name) !== undefined && onlyPosition(work) ? `${name}, ` : written,
      )
      // «Иванова М.П.-бухгалтер»
      .replace(/(?<=\p{Lu}\.)\s?-\s?(?=\p{Ll}{3}|\p{Ll}{2}\.)/gu, ", ")
      // «Иванов И.И. /подпись/»
      .replace(/(?<=[\p{L}.]) ?\/ ?([а-яё][а-яё ]{2,30}) ?\/$/u, " ($1)")
      // «Сергей/менеджер», «Иванов И. И. / директор»
      .replace(/(?<=[\p{L}.]) ?\/ ?(?=\p{Ll}{3})/gu, ", ")
      // «Иванова - Петрова Мария Сергеевна»: one double name, and not two people.
      .replace(doubleFamily, (written, one: string, two: string) =>
        familyShape(one)?.gender === familyShape(two)?.gender && familyShape(two) !== undefined
          ? `${one}-${two}`
          : written,
      )
  );
}
