import { beforeFormerFamily, isFamilyName } from "../../countries/family-names.ts";
import { familyShape, givenName, patronymicGender } from "../../countries/given-names.ts";
import { isDepartment, splitPosition } from "../positions.ts";

/** What follows a name up to the end of the cell and is none. */
const remark =
  /[\s,]+((?:19|20)\d\d\s?г\.?\s?р\.?|паспорт\s.+|(?:ИНН|СНИЛС|ОГРНИП)[\s:№]*\d[\d\s-]{8,16}|(?:действ(?:ующ\p{L}+|\.)\s+)?(?:по\s+)?дов(?:еренност[иь]|\.)\s?.*|(?:а\/м|авто|машина|г\/н|гос\.?\s?номер)\s.+|(?:(?:д\.?\s?р\.?|дата рождения|род\.|born|[дп]о|с|от)[\s:]*)?\d\d\.\d\d\.(?:19|20)\d\d(?:\s?г\.?\s?р\.?)?|(?:д\.?\s?р\.?[\s:]*)?\d{1,2}\.\d{1,2}|(?:с|до|после)\s\d{1,2}(?:[:.-]\d\d)?(?:\s?(?:ч\.?|час(?:а|ов)?))?(?:\s(?:до|по)\s\d{1,2}(?:[:.-]\d\d)?(?:\s?(?:ч\.?|час(?:а|ов)?))?)?|обед\s.*\d|(?:пн|вт|ср|чт|пт|сб|вс)(?:\s?[,–—-]\s?(?:пн|вт|ср|чт|пт|сб|вс))+(?:\s.*\d)?|\d{1,2}[:.]\d\d\s?[–—-]\s?\d{1,2}[:.]\d\d|\d{1,2}(?:-?й)?\s?эт(?:аж|\.)?|(?:доб|вн)\.?\s?\d{1,6}|(?:каб(?:инет)?|комн(?:ата)?)\.?\s?№?\s?\d{1,4}\p{L}?|\d{1,4}\p{L}?\s?(?:каб(?:инет)?|комн(?:ата)?)\.?|(?:действ(?:ующ\p{L}+|ует|\.)\s+)?(?:на\s+осн(?:овании|\.)\s?.+|по\s+уставу))$/iu;

/** The remark without brackets that closes a cell: what stands behind its first comma may be somebody else again. */
export function closingRemark(text: string): string | undefined {
  return remark.exec(text)?.[1];
}

/** «Иванова - петрова Анна»: where a given name stands behind the dash, it is a name that goes on, whatever its letters. */
function namesSomebody(text: string): boolean {
  const words = text.split(/[^\p{L}]+/u);
  return words.some(
    (word, at) =>
      givenName(word) !== undefined &&
      (/^\p{Lu}/u.test(word) || familyShape(words[at - 1] ?? "")?.strength === "strong"),
  );
}

/** «Иванова: Ольга», «Для Петровой: Анна»: a family name, in any case. */
function speaksOfSomebody(text: string): boolean {
  return namesSomebody(text) || familyShape(/^\p{L}+/u.exec(text)?.[0] ?? "") !== undefined;
}

/** «Николай 2 смена», «Николай, 2-я смена», «Ольга линия 2»: a word in small letters beside a number is counted, and no name. */
const numbered =
  /[\s,]+(\d{1,3}(?:-?(?:й|я|е|ый|ой|ая|ое))?\s(?!категори|разряд|класса)[а-яё]{3,}|[а-яё]{3,}\s№?\s?\d{1,3})$/u;

function namesInAnyCase(before: string): boolean {
  return !/[()]/.test(before) && before.split(/[^\p{L}]+/u).some((word) => givenName(word) !== undefined);
}

function isNobody(said: string): boolean {
  const word = /[а-яё]{3,}/u.exec(said)?.[0] ?? "";
  const isName = givenName(word) !== undefined || patronymicGender(word) !== undefined || isFamilyName(word);
  return !isName && familyShape(word)?.strength !== "strong" && !isDepartment(word);
}

/** «Петрова Ольга, в девичестве Иванова», «Anna Schmidt geb. Müller», «Maria Kowalska z d. Nowak»: how she was called before. */
const formerFamily = new RegExp(String.raw`[\s,]+(${beforeFormerFamily}\s+\p{Lu}[\p{L}'’-]+)(?=$|[\s,;])([^]*)$`, "u");

/** A year of birth, a passport, a warrant, a car, a nickname, «уволилась»: remarks beside a name. */
export function remarksInBrackets(text: string): string {
  return (
    text
      .replace(
        /^((?:уже\s+)?(?:нов(?:ый|ая)|прежн(?:ий|яя)|бывш(?:ий|ая)|стар(?:ый|ая)))\s*:\s*(?=\p{Lu}\p{Ll})(.+)$/iu,
        "$2 ($1)",
      )
      // «Контакт на объекте: Чернов Михаил»: whose contact he is, and no position that he holds.
      .replace(
        /^(\p{Lu}\p{Ll}+(?:\s\p{Ll}+){0,4})\s*:\s*(?=\p{Lu}\p{Ll})([^:()]+)$/u,
        (written, said: string, name: string) =>
          namesSomebody(name) && !speaksOfSomebody(said) && splitPosition(said) === undefined && !isDepartment(said)
            ? `${name} (${said})`
            : written,
      )
      .replace(numbered, (written, said: string, at: number, whole: string) =>
        namesInAnyCase(whole.slice(0, at)) && isNobody(said) ? ` (${said})` : written,
      )
      // «(по доверенности)» stands in its bracket already.
      .replace(remark, (written, said: string, at: number) =>
        text.lastIndexOf("(", at) > text.lastIndexOf(")", at) ? written : ` (${said})`,
      )
      // «Никита от Борисова», «Наталья из Самары»
      .replace(
        /^(\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){0,2})\s+((?:от|из)\s+\p{Lu}\p{Ll}{2,})$/u,
        (written, name: string, whence: string) => (namesSomebody(name) ? `${name} (${whence})` : written),
      )
      // «Илья @ilya_k»: how he is written to.
      .replace(/(?<=\p{L}{2})[\s,]+(@[a-z]\w{3,31})(?=$|[\s,])/iu, " ($1)")
      // «Петров Сергей Иванович 232», «Петров Сергей Иванович3», «Петров2личный»: numbers that tell cards apart.
      .replace(/^(\p{Lu}[^()\d№]*\p{L}{3})\s?(?:№\s?)?(\d{1,4})$/u, (written, before: string, number: string) =>
        namesSomebody(before) && splitPosition(before) === undefined ? `${before} (${number})` : written,
      )
      .replace(/^(\p{Lu}\p{Ll}{2,})(\d[\p{Ll}\d]*\p{Ll})$/u, "$1 ($2)")
      .replace(formerFamily, " ($1)$2")
      // «Ольга, жена директора»
      .replace(
        /^(\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+){0,2})[\s,]+((?:муж|жена|сын|дочь|мама|папа|брат|сестра|мать|отец)(?:\s.+)?)$/u,
        "$1 ($2)",
      )
      .replace(firm, (written, before: string, name: string, after: string) =>
        namesSomebody(before + after) || /\p{Lu}\p{Ll}+\s\p{Lu}\./u.test(before + after)
          ? `${before} (${name.trim()}) ${after}`
          : written,
      )
      .replace(firmBetween, (written, before: string, name: string, after: string) =>
        namesSomebody(before) && !namesSomebody(name) ? `${before} (${name}), ${after}` : written,
      )
      .replace(firmAtEnd, (written, before: string, name: string) =>
        namesSomebody(before) && !namesSomebody(name) ? `${before} (${name})` : written,
      )
      // «Петров Алексей - вредный»: behind a dash small letters are no name.
      .replace(/^(.*\p{Lu}.*?)\s+[–—-]\s+(?=\p{Ll})([^()]{2,60})$/u, (dashed: string, before: string, behind: string) =>
        namesSomebody(behind) ? dashed : `${before} (${behind})`,
      )
      // «Роман 8-ка»: a number and its ending are no name.
      .replace(/(?<=\p{L})\s+(\d+-\p{Ll}+)(?=[\s,]|$)(?!\s(?:категори|разряд|класс))/gu, " ($1)")
      .replace(gone, (_, before: string, state: string, after: string) =>
        before === "" ? `${after} (${state})` : `${before} (${state}) ${after}`,
      )
      .replace(/(?<=\p{L}.*)\s["«“„]([^"«»“”]{2,20})["»”“](?=$|\s)/u, (quoted: string, nickname: string) =>
        text.split(" ").some((word) => givenName(word) !== undefined) ? ` (${nickname})` : quoted,
      )
  );
}

const form = "(?:ООО|ОАО|ЗАО|ПАО|АО|ТОО|ОДО|ОсОО|ТОВ|УП|ЧУП|ЧТУП)";
/** «Ген. директор ООО "Вега" Иванов И.И.», «Сергей ООО Вега»: whom he speaks for. */
const firm = new RegExp(`^(.*?)(?<!\\p{L})(${form}\\s*["«“„][^"«»“”()]{2,60}["»”“])[\\s,]*(.*)$`, "u");
const firmBetween = new RegExp(`^(.*\\p{L}.*?)\\s*,\\s*(${form}\\s+[^(),.;]{2,40}),\\s*(.+)$`, "u");
const firmAtEnd = new RegExp(`^(.*\\p{L}.*?)[\\s,–—-]+(${form}\\s+[^(),.]{2,40})$`, "u");

const gone =
  /^(.*?)(?:^|[\s,–—-]+)((?:уже\s+|больше\s+)?(?:уволил(?:ась|ся)|уволен[ао]?|не\s+работает(?:\s+здесь)?|в\s+декрет[еа]?|в\s+отпуске|на\s+пенсии|на\s+больничном|умер(?:ла)?|не\s+(?:звонить|беспокоить|писать|отвечает|бер[её]т\s+трубку)|no\s+longer\s+(?:works|employed)(?:\s+here)?))[!.]*(?:[\s,–—:-]+|$)(.*)$/iu;
