import {
  familyGender,
  familyShape,
  fullGivenNames,
  givenName,
  mayBeFamilyForPatronymic,
  patronymicGender,
  type FamilyShape,
  type Gender,
  type GivenName,
} from "../../countries/given-names.ts";
import { remember } from "../../model/index.ts";
import { foldWord, hasCyrillic } from "../letters.ts";
import { speaksOfWork } from "../positions.ts";
import { isAsideWord } from "./aside-word.ts";

/** What the tables and its ending say of one word of a name, whatever stands beside it. */
export interface NameWord {
  /** Folded: {@link foldWord}. */
  readonly key: string;
  /** Letters and digits of it, folded: how it is compared. */
  readonly compare: string;
  readonly given: GivenName | undefined;
  /** {@link NameWord.compare} of the one full name in its alphabet that a diminutive stands for, else of the word itself. */
  readonly compareGiven: string;
  readonly family: FamilyShape | undefined;
  /** Whose it is as a family name, by endings that tell mostly as well. */
  readonly familyGender: Gender | undefined;
  readonly patronymic: Gender | undefined;
  /** A patronymic by its ending that is as likely a family name: {@link mayBeFamilyForPatronymic}. */
  readonly isPatronymicUnclear: boolean;
  /** «оглы», «кызы»: the second half of a patronymic. */
  readonly isParticle: boolean;
  /** «фон», «ван»: the first half of a family name. */
  readonly isPrefix: boolean;
  /** «мл», «jr», «III». */
  readonly isSuffix: boolean;
  /** A word that no person bears: «Walt Disney Company» is none, nor is «Север и К». */
  readonly isNobodys: boolean;
  /** Beside a given name it is a remark: {@link isAsideWord}. */
  readonly isAside: boolean;
  /** It may be a position, a department or a remark, for all that is known of names. */
  readonly speaksOfWork: boolean;
}

/** Names differ, their words are the same few thousand: each is looked up, and its ending looked at, once. */
export const nameWord = remember(lookUp);

function lookUp(word: string): NameWord {
  const key = foldWord(word);
  const given = givenName(key);
  const family = familyShape(key);
  const patronymic = patronymicGender(key);
  const isAside = isAsideWord(key, given !== undefined || family !== undefined);
  return {
    key,
    compare: foldText(word),
    given,
    compareGiven: foldText(onlyFullName(word) ?? word),
    family,
    familyGender: hasCyrillic(key) ? familyGender(key) : undefined,
    patronymic,
    isPatronymicUnclear: patronymic === "m" && mayBeFamilyForPatronymic(key),
    isParticle: particle.test(key),
    isPrefix: prefix.test(key),
    isSuffix: suffix.test(key),
    isNobodys: nobodys.has(key),
    isAside,
    // «Сергеевич» begins like «сервис».
    speaksOfWork:
      isAside ||
      (speaksOfWork(key.slice(0, 3)) &&
        given === undefined &&
        !(patronymic !== undefined && /(?:вич|вна)$/u.test(key))),
  };
}

const suffix = /^(?:jr|sr|jun\.|sen\.|ii|iii|iv|мл|ст|младший|старший|phd|md)$/i;
const particle =
  /^(?:оглы|оглу|кызы|гызы|улы|ў[ғг]ли|қизи|углы|угли|уулу|қызы|ұлы|кизи|o'?g'?li|qizi|ogly|oglu|oğlu|kyzy|gyzy|gizi|qızı|uly)$/i;
const prefix =
  /^(?:von|van|de|der|den|da|dos|di|del|della|zur|vom|la|le|el|al|bin|ibn|v\.|d\.|фон|ван|де|дер|ибн|эль|аль|бен)$/i;

const nobodys = new Set(
  (
    "auto garage дядя тетя от для из через после перед и and company co corp group holding holdings bank hotel club shop store stores motors industries international partners solutions services " +
    "service school university foundation trust brothers bros f.lli lli sons media studio studios systems technologies technology consulting logistics trading " +
    "restaurant restaurante ristorante trattoria osteria pizzeria bistro brasserie cafe café cafeteria grill grille bar pub diner deli bakery catering clinic hospital " +
    "pharmacy dental cpa realty bäckerei backerei metzgerei gasthof gasthaus apotheke autohaus friseur boulangerie pharmacie coiffure panificio farmacia panadería panaderia " +
    "peluquería peluqueria talleres piekarnia apteka sklep hurtownia eczane eczanesi kuaför kuafor lokanta lokantası tekstil " +
    "компания групп группа холдинг завод фирма магазин салон центр сервис банк клуб студия кафе ресторан аптека школа фонд"
  ).split(" "),
);

export function foldText(text: string): string {
  if (/^[А-Яа-яЁё]+$/u.test(text)) return foldWord(text);
  return foldWord(text)
    .replaceAll("'", "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The one full name in its alphabet that a diminutive stands for. */
function onlyFullName(given: string): string | undefined {
  const cyrillic = hasCyrillic(given);
  let only: string | undefined;
  for (const name of fullGivenNames(given)) {
    if (hasCyrillic(name) !== cyrillic) continue;
    if (only !== undefined) return undefined;
    only = name;
  }
  return only;
}
