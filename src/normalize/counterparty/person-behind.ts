import { foldName, saysMore } from "../../countries/fuller-name.ts";
import { isFamilyName } from "../../countries/family-names.ts";
import { familyShape, givenName } from "../../countries/given-names.ts";
import type { DraftValue } from "../../model/index.ts";
import type { NameCleaners } from "../cleaners.ts";
import type { CleanPerson } from "../person/clean-person.ts";
import { splitPosition } from "../positions.ts";
import { nameWord } from "../person/word.ts";
import { personInside } from "../person/inside.ts";
import type { ReadName } from "../row/names.ts";
import type { Row } from "../row/row.ts";
import { tooLongToRead } from "../value/cell-length.ts";

/** The person behind the card: the column's, else the name itself where it is a person's. */
export interface PersonBehind {
  readonly value: DraftValue;
  readonly clean: CleanPerson;
  /** The name is the person and nothing else, so the person's spelling is the name's. */
  readonly isName: boolean;
  /** Beside the person the name says something in brackets («Мария (кондитер)»): the name then stays as it is. */
  readonly hasAside?: true;
}

/** The person whom the row names in a column of his own, else the one whom its names tell of. */
export function readPerson(
  row: Row,
  cleaners: NameCleaners,
  value: DraftValue | undefined,
  main: ReadName,
  full: ReadName | undefined,
): PersonBehind | undefined {
  if (value !== undefined) {
    const whole = cleaners.person(value.text);
    const bare = withoutAside(value.text, whole, cleaners);
    const clean = bare ?? whole;
    row.doubt(clean.doubts, "person", value);
    // What stood in brackets has no other place.
    if (bare !== undefined) row.keep(value);
    const same = main.clean.form?.kind !== "organisation" && cleaners.person(main.clean.text).compare === clean.compare;
    return { value, clean, isName: same };
  }
  return personInName(main, cleaners) ?? (full === undefined ? undefined : personInName(full, cleaners));
}

/** A word that is nobody's name, and one or two capitals without dots; two of them in front of anybody's. */
function isBesideLetters(text: string): boolean {
  // «ТД Петров»: a trading house as likely as Т. Д. Петров.
  if (/^[БВГДЖЗКЛМНПРСТФХЦЧШЩ]{2}\s\p{Lu}\p{Ll}+$/u.test(text)) return true;
  const [, word = "", letters = ""] = /^(\p{Lu}\p{L}+)\s(\p{Lu}{1,2})$/u.exec(text) ?? [];
  if (word === "" || isFamilyName(word)) return false;
  if (familyShape(word) !== undefined) return things.test(word);
  return letters.length === 2 || givenName(word) === undefined;
}

/** Things that end as family names do, and that a letter tells from others of their kind: «Витамин С», «Магазин А». */
const things = /^(?:витамин|магазин|бензин|мастер|маркер|блок|филиал)$/iu;

/** «Алексей Иванович кровля», «Бухгалтер Ольга»: what he does is not what he is called; see {@link ownerInName}. */
function hasWordAside(name: string): boolean {
  const [first = "", ...others] = name.split(" ");
  const last = others.at(-1) ?? "";
  if (/^\p{Lu}\p{Ll}/u.test(first) && /^[а-яё]{4,}$/u.test(last)) {
    const behind = nameWord(last);
    const isName = behind.isParticle || behind.family?.strength === "strong";
    return !isName && behind.given === undefined && behind.patronymic === undefined;
  }
  const { speaksOfWork, given, family } = nameWord(first);
  return (
    speaksOfWork &&
    given === undefined &&
    family?.strength !== "strong" &&
    splitPosition(name)?.rest === others.join(" ")
  );
}

/** The person that a name is, or has in it. */
function personInName(one: ReadName, cleaners: NameCleaners): PersonBehind | undefined {
  // A firm is nobody, whatever it is called.
  if (one.clean.catchAll || one.clean.form?.kind === "organisation") return undefined;
  // «Восход ГК»: what may be a form is nobody's initials.
  if (one.clean.form === undefined && one.clean.doubts.some(({ code }) => code === "name-may-be-form"))
    return undefined;
  if (tooLongToRead(one.value.text) !== undefined) return undefined;
  // `Кафе "У Ашота"`: nobody puts a person's name in quotes. `АО "Лотосбанк"//Иванов Иван//` has the bank's in them.
  const fromBank = one.clean.applied.includes("name-bank");
  if (one.clean.form === undefined && /["«»“”„]/.test(fromBank ? one.clean.text : one.value.text)) return undefined;
  // «Корпорация С1»: a letter that a digit follows is nobody's initial.
  if (one.clean.form === undefined && /(?<!\p{L})\p{Lu}\d/u.test(one.clean.text)) return undefined;
  // «Kim & Park CPA», «Martin + Partner»: who stands beside somebody with such a sign is his partner. The sign is looked for first: a
  // pattern that begins with any letter takes ten times as long.
  if (/[&+]/.test(one.clean.text) && /[\p{L}.]\s?[&+]\s?\p{L}/u.test(one.clean.text)) return undefined;
  // «ТПП РФ», «Альтаир НН», «Витамин Д»: capitals without dots are initials behind what is a family name, and letters behind another word.
  if (one.clean.form === undefined && isBesideLetters(one.clean.text)) return undefined;
  // «Кабель.РФ» is a site.
  if (/\p{Ll}\.(?:рф|su|ru|com|net|org)$/iu.test(one.value.text.trim())) return undefined;
  // An address of mail for want of a name: «anna@mail.ru» is nobody called Mail.
  if (one.clean.text.includes("@")) return undefined;
  // «Аркадий с выставки»: a given name alone. «Петров Сергей Иванович 2» is read as any person.
  if (one.clean.applied.includes("name-whence") && !one.clean.text.includes(" "))
    return {
      value: one.value,
      clean: { ...cleaners.person(one.clean.text), given: one.clean.text, sure: "yes" },
      isName: true,
    };
  const practises = practising.test(one.clean.text);
  // `ИП "Береке" Иванов А.`: what is in quotes is the shop's name, not part of the person's.
  const shop = /["«„][^"»“”]*["»“”]/u.test(one.clean.text);
  // «Иванов, отделение №5»: the part of the trader's business is no part of his name.
  const branch = one.clean.suffix !== "" && one.clean.text.includes(", ");
  const own = branch ? one.clean.text.slice(0, one.clean.text.indexOf(", ")) : one.clean.text;
  // «Самозанятая Ёлкина Ю. (НПД)»: in front and behind.
  const text = own.replace(privately, "").replace(privately, "").replace(privatelySmall, "");
  if (one.clean.form === undefined && !practises && hasWordAside(text)) return undefined;
  const whole = cleaners.person(text);
  // `ИП "Нурлан"`: what is in quotes is a shop's name, were it a person's too.
  if (whole.family === undefined && quoted.exec(one.value.text)?.[1]?.trim() === text) return undefined;
  // «ИП Ким»: a trader is somebody, and this is nobody's given name.
  if (one.clean.form?.kind === "sole-trader" && isFamilyName(text) && !/["«»“”„]/.test(one.value.text))
    return { value: one.value, clean: { ...whole, family: text, given: undefined, sure: "yes" }, isName: true };
  if (!practises && !shop && whole.sure !== "no") {
    const bare = withoutAside(text, whole, cleaners);
    const human: PersonBehind = { value: one.value, clean: bare ?? whole, isName: true };
    return bare === undefined && !branch ? human : { ...human, hasAside: true };
  }
  const named = practises || one.clean.form !== undefined;
  const bare = one.clean.text.replace(practising, "").replace(/["«„][^"»“”]*["»“”]|\([^()]*\)/gu, " ");
  const inside = named ? personInside(bare, cleaners.person) : undefined;
  if (inside !== undefined) return { value: one.value, clean: inside, isName: false };
  // «Адвокат Максимов»: a family name alone, too, beside what only a person is.
  if (practises && familyShape(bare)?.strength === "strong")
    return { value: one.value, clean: { ...cleaners.person(bare), family: bare, sure: "yes" }, isName: false };
  return undefined;
}

/**
 * «Мария (кондитер)», «Ясенева (Краснова) Марина»: what stands in brackets is no part of the name. Undefined without brackets, and where
 * they hold the name itself («Иванов (Иван Иванович)»).
 */
function withoutAside(text: string, whole: CleanPerson, cleaners: NameCleaners): CleanPerson | undefined {
  if (!text.includes("(") || whole.sure === "no") return undefined;
  const bare = cleaners.person(text.replace(/\([^()]*\)?/gu, " ").trim());
  const saysLess = bare.given === undefined && whole.given !== undefined;
  // A first name with a word on its bearer speaks for a person as much as two words do.
  return bare.sure === "no" || saysLess ? undefined : bare.sure === "yes" ? bare : { ...bare, sure: whole.sure };
}

/** «ИП Кузнецов А. В.» whose legal name says Александр Викторович: the same person, and there his name is whole. */
export function writtenOut(cleaners: NameCleaners, human: PersonBehind, full: ReadName | undefined): PersonBehind {
  if (full === undefined || full.value === human.value) return human;
  const legal = personInName(full, cleaners);
  return legal !== undefined && saysMore(foldName(legal.clean), foldName(human.clean)) ? legal : human;
}

/** The person whose spelling is the name's. */
export function spelling({ value }: ReadName, human: PersonBehind | undefined): CleanPerson | undefined {
  return human?.isName === true && human.hasAside !== true && human.value === value ? human.clean : undefined;
}

/** «Физ. лицо Иванов»: the name says what the column would. */
export function kindInName(name: string): string | undefined {
  return (privately.exec(name) ?? privatelySmall.exec(name) ?? practising.exec(name))?.[0];
}

const quoted = /["«“„]([^"«»“”„]+)["»”]/u;

/** Said before a name or behind it of who is no firm. */
const privately =
  /^(?:самозанят(?:ый|ая)|(?:плательщик\s+)?нпд|физ(?:ическое)?\.?\s?лицо|физлицо|фл|[фч]\/л|частное лицо|гражданин|гражданка|гр\.|г-н|г-жа|господин|госпожа)[.:,]?\s+(?=\p{Lu}\p{Ll})|[\s,]+\(?(?:самозанят(?:ый|ая)|нпд|физ(?:ическое)?\.?\s?лицо|физлицо|[фч]\/л|частное лицо|частни(?:к|ца))\)?$|\s*\([фч]\.\s?л\.?\)$/iu;
/** «… ф.л.» without brackets: in capitals they are initials. */
const privatelySmall = /(?<=[\p{L}.])\s+[фч]\.\s?л\.$/u;
/** A person who practises alone; what he is belongs to the name. */
const practising = /^(?:нотариус|адвокат|арбитражный\s+управляющий)\s+(?=\p{Lu}\p{Ll})/iu;
