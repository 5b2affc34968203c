import type { Gender } from "../../countries/given-names.ts";
import { nameWord } from "./word.ts";

/** A name without what somebody is addressed by, and what that says. */
export interface Untitled {
  readonly bare: string;
  /** «Frau Schmidt», «г-н Ким» */
  readonly gender?: Gender;
  /** What is more than a form of address, as written: «Prof. Dr.», «дядя». */
  readonly rank?: string;
}

/** {@link Untitled} of a name; the name itself where it has no title. */
export function takeTitle(body: string): Untitled {
  const bare = withoutTitle(body);
  if (bare === body || bare === "") return { bare: body };
  const at = body.indexOf(bare);
  const said = `${body.slice(0, at)} ${body.slice(at + bare.length)}`.trim();
  const rank = said.replace(address, "").replace(/^[\s,.]+|[\s,]+$/gu, "");
  // «Fr. Schmidt» is a woman, and «Fr. Martin Weber» a priest.
  const isFather = /^fr\./iu.test(said) && nameWord(bare.split(" ")[0] ?? "").given?.gender === "m";
  const isFemale = female.test(said) && !isFather;
  return {
    bare,
    ...(isFemale === male.test(said) ? {} : { gender: isFemale ? "f" : "m" }),
    ...(/\p{L}/u.test(rank) ? { rank } : {}),
  };
}

const word = (words: string): string => `(?<!\\p{L})(?:${words})(?![\\p{L}-])\\.?`;
const ofWomen =
  "mrs|ms|miss|mme|mlle|madame|señora|signora|frau|fr|sra|srta|sig\\.ra|pani|пані|г-жа|госпожа|гр-ка|гражданка|уважаемая|дорогая|hanım|hanim|ханум|ханым|апа|апай";
const ofMen =
  "mr|monsieur|señor|signor|herrn?|hr|sr|sig|pan|пан|sir|г-н|господин|гр-н|гражданин|уважаемый|дорогой|bey|efendi|бей|эфенди|абый|абзый|агай|ага|ака";
const female = new RegExp(word(`${ofWomen}|dott\\.ssa`), "iu");
const male = new RegExp(word(`${ofMen}|бек`), "iu");
const address = new RegExp(word(`${ofWomen}|${ofMen}|гр|тов|товарищ|sn|sayın|pp?|m|о`), "giu");

/** «дядя Вася», «тётя Зина»: how somebody is called; «дядя Зины» is somebody else. */
const kin = /^(дядя|т[её]тя)\s+(?=(\p{Lu}\p{Ll}+)(?!\p{L}))/iu;

/** «дочь Марина», «отец Сергий»: what somebody is to another, or to his parish; «дочь Марины» is not named. */
const relation = /^(сын|брат|отец|зять|муж|папа|доч(?:ь|ка)|сестра|жена|мама)\s+(?=(\p{Lu}\p{Ll}+)(?!\p{L}))/iu;

/** «майор Котов И.И.», «ст. лейтенант полиции Котов», «доктор Рыбина»: firms are called «Доктор Айболит», «Капитан Немо». */
export const service =
  /^((?:(?:ст(?:арший|\.)|мл(?:адший|\.)|гв(?:ардии|\.))\s?)?(?:рядовой|сержант|старшина|прапорщик|мичман|лейтенант|капитан|майор|подполковник|полковник|генерал(?:-\p{Ll}+)?|доктор)(?:\s+(?:полиции|милиции|юстиции|запаса|(?:внутренней|медицинской)\s+службы|м\/с|в\/с|в\s+отставке))?)\s+(?=\p{Lu}\p{Ll})/iu;

/** The name behind a word of kinship or a rank that its bearer is addressed by. A shop may be called so, so only of contacts. */
export function takeKin(text: string): Untitled | undefined {
  const [said = "", rank = "", name = ""] = kin.exec(text) ?? [];
  if (said !== "" && nameWord(name).given !== undefined)
    return { bare: text.slice(said.length), rank, gender: rank.toLowerCase() === "дядя" ? "m" : "f" };
  const [related = "", whose = "", child = ""] = relation.exec(text) ?? [];
  const gender = /^(?:доч|сес|жен|мам)/iu.test(whose) ? "f" : "m";
  if (related !== "" && isNominative(child) && (nameWord(child).given?.gender ?? gender) === gender)
    return { bare: text.slice(related.length), rank: whose, gender };
  const [served = "", held = ""] = service.exec(text) ?? [];
  const bare = text.slice(served.length);
  // «Старшина Пётр Ильич», «Полковник Ольга»: families of Ukraine.
  const isFamily = /^\p{Lu}\p{Ll}+$/u.test(held) && nameWord(bare.split(" ")[0] ?? "").given !== undefined;
  return served === "" || isFamily || !/^\p{Lu}/u.test(bare) ? undefined : { bare, rank: held };
}

/** Whether a given name stands in no other case: «жена Александра» is the wife of Александр as likely as she is called so. */
function isNominative(name: string): boolean {
  const known = (one: string): boolean => nameWord(one).given !== undefined;
  if (!known(name)) return false;
  const stem = name.slice(0, -1);
  return !/[аяиы]$/u.test(name) || !["", "й", "ь", "а", "я"].some((end) => stem + end !== name && known(stem + end));
}

const titles =
  /^(?:(?:dr\.?\s?(?:(?:med|phil|jur|iur|oec|ing|theol|agr|techn|habil|vet|dent|h\.\s?c|rer\.\s?(?:nat|pol|oec|medic))\.\s?)+|dr\.-\p{L}{2,6}\.|(?:уважаем(?:ый|ая)|дорог(?:ой|ая)|г-н|г-жа|гр-н|гр-ка|гр\.|гражданин|гражданка|господин|госпожа|тов\.|товарищ|д-р|mr|mrs|ms|miss|mme|mlle|monsieur|madame|señora?|signora?|dr|prof|sir|herrn?|frau|pani|mgr|inż|пан|пані|sayın)(?:\.|(?=\s))|(?:hr|fr|sn|ing|dott(?!\.ssa)|sig(?!\.ra)|sra?|srta|mag|lic|dipl\.-\p{L}{2,8}|h\.\s?c)\.|(?:проф|доц|акад)\.|(?:профессор|доцент|академик|dott\.ssa|sig\.ra)(?=\s))\s*)+/iu;
/** «к.т.н.», «д. ф.-м. н.»: small letters and a known science, for «К. А. Н. Иванов» has initials. */
const degree =
  /^[КкДд]\.\s?(?:ф\.?\s?-?\s?м|с\.?\s?-?\s?х|г\.?\s?-?\s?м|[тэмюфбпхигс]|техн|экон|мед|юр(?:ид)?|филос|филол|физ|биол|псх|псих(?:ол)?|пед|хим|ист|полит|соц(?:иол)?|культ|арх|иск|геогр|вет|фарм|воен)\.\s?н\.,?\s*/u;
/** Names that are written so in Polish and Czech alone. */
const polishSpelling = /[ąćęłńóśźżěřůšč]|[crs]z|^(?:Piotr|Pawel|Jan|Marek|Jakub)$/u;
/** Endings of Polish and Czech family names that no Chinese name has. */
const polishFamily = /(?:[scz]ki|wicz|czyk|czak|iak|owak|ský|cký|[áíů]k|ov[aá])$/u;
/** «Pan Kowalski» is addressed so, «Pan Wei» is called so: a title only before a Polish or Czech name. */
const pan = /^Pan\s+(?=(\p{Lu}\p{L}+))/u;

/** «p. Agnieszka Nowak» in small letters, for an initial is a capital; «Mehmet bey», «Ayşe hanım» behind the name. */
const shortPani = /^pp?\.\s*(?=\p{Lu}[a-zà-ž])/u;
const turkishTitle = /(?<=\p{L})\s+(?:[Bb]ey|[Hh]anım|[Hh]anim|[Ee]fendi)$/u;
/** «Рамиль абый», «Гульнара апа»: said behind a given name in Tatar, Bashkir, Kazakh, Uzbek, Turkish. */
export const honorific =
  /^(?:bey|hanım|hanim|efendi|абый|абзый|апа|апай|агай|ага|ака|хазрат|бей|бек|ханум|ханым|эфенди)$/u;
/** «о. Николай», «M. Claude Dupont»: before a given name that the tables know; before another word a letter is an initial. */
const priestOrMonsieur = /^(?:о\.\s*(?=(\p{Lu}\p{Ll}+))|M\.\s+(?=(\p{Lu}\p{L}+)\s+\p{Lu}\p{L}+$))/u;

/** Russian words and initials: of all titles only those that are words themselves stand in front of such a name. */
const ordinary = /^[А-ЯЁ][а-яё]+(?: [А-ЯЁ](?:[а-яё]+|\.(?: ?[А-ЯЁ]\.)?)){0,2}$/u;

/** The name without what its bearer is addressed by. */
export function withoutTitle(body: string): string {
  return ordinary.test(body) && !titles.test(body) ? body : withoutAnyTitle(body);
}

/** {@link withoutTitle} of a name in any state. */
export function withoutAnyTitle(body: string): string {
  let bare = body;
  for (let before = ""; before !== bare;) {
    before = bare;
    bare = bare.replace(titles, "").replace(degree, "");
  }
  bare = bare.replace(shortPani, "").replace(turkishTitle, "");
  const first = priestOrMonsieur.exec(bare);
  if (first !== null && nameWord(first[1] ?? first[2] ?? "").given !== undefined) bare = bare.slice(first[0].length);
  const words = bare.split(" ");
  const honoured = words.length > 1 && honorific.test(words.at(-1) ?? "") && bare !== bare.toLowerCase();
  if (honoured && nameWord(words.at(-2) ?? "").given !== undefined) bare = words.slice(0, -1).join(" ");
  const addressed = pan.exec(bare);
  if (addressed === null) return bare;
  const name = addressed[1] ?? "";
  // Chinese given names are known here as well, and short.
  const given = /^(?:Jan|(?!.*ng$)\p{L}{4,})$/u.test(name) && nameWord(name).given?.gender === "m";
  return given || polishFamily.test(name) ? bare.slice(addressed[0].length) : bare;
}

/** «Pan Peter»: a Chinese family name and a given one, or how somebody is addressed by his given name; nobody can tell. */
export function isPanOrMister(body: string): boolean {
  const name = /^(?:Pan|PAN)\s+(\p{Lu}\p{L}{3,})$/u.exec(body)?.[1];
  if (name === undefined || name.endsWith("ng") || polishSpelling.test(name)) return false;
  return nameWord(name).given?.gender === "m" && !polishFamily.test(name);
}
