import { familyShape } from "../../countries/given-names.ts";
import { withoutLegalForm } from "../../countries/legal-forms.ts";
import { compareWords } from "../letters.ts";
import { isPlaceholder } from "../placeholder.ts";
import { isDepartment, splitPosition } from "../positions.ts";
import { isBareTrade } from "./case.ts";
import { parsePerson } from "../person/parse.ts";
import { tidy, type NameRule, type NameWork } from "./work.ts";

/** What hangs over the door, and what a manager called the card, beside the name that is registered. */

/** «Wildberries (ООО РВБ)», `Кафе "Встреча" (ИП Мамедов А.Г.)`, «Заявка с сайта: ООО Ромашка»: the name with a form is the registered one. */
export const registeredRule: NameRule = {
  name: "name-registered",
  field: "name",
  before: "Кафе Встреча (ООО Ромашка)",
  after: "ООО Ромашка",
  hint: /^[^()]{2,80}\([^()]{4,}\)\s*$|^[^:()«"“]{2,40}:\s|^[^()"«»“”„]{2,60}[\s,/–—-](?:ооо|[зоп]?ао|тоо|т[оз]{1,2}в|[сд]нт|тс[жн]|п?гск|жск)\s*["«“„][^()]+["»”]\s*$|^[^()"«»“”„]{2,60}\/\s?(?:[озпт]?[ао]о|т[оз]{1,2}в)\s*["«“„]/,
  apply(work) {
    if (work.form !== undefined) return false;
    const parted = bracketed.exec(work.text) ?? announced.exec(work.text) ?? slashed.exec(work.text);
    const [, outside = "", inside = ""] = parted ?? behindWords.exec(work.text) ?? [];
    const sign = tidy(outside);
    const registered = withoutLegalForm(inside.trim());
    // A form before a name: «Ромашка (сеть ООО)» says nothing by it.
    if (registered.form === undefined || registered.form.generic === "" || !/\p{L}{2}/u.test(registered.rest))
      return false;
    // A group is called beside the firm of it: «ГК Вега (ООО «Вега-Трейд»)».
    const outer = withoutLegalForm(sign).form;
    if (!inside.trim().endsWith(registered.rest) || (outer !== undefined && outer.compare !== "ГК")) return false;
    // «УК ООО «Вега»», «Торговый дом ООО «Вега»»: what the firm is, and of its name as likely as not.
    if (/^(?:\p{Lu}{2,5}|\P{L}+)$/u.test(sign) || saysTrade(sign)) return false;
    const isSame = compareWords(sign, work.cyrillic) === compareWords(registered.rest, work.cyrillic);
    if (parted === null && !isSame && outer === undefined && !isOfFirm(sign)) {
      work.doubts.push({ code: "name-aside-kept", severity: "note", params: { word: sign } });
      return false;
    }
    if (isNotItself.test(sign) || (registered.form.kind === "sole-trader" && isSomebodyElse(sign, registered.rest)))
      return false;
    work.text = inside.trim();
    if (!isSame) keep(work, sign, outside, "name-registered");
    return true;
  },
};

/** «Конкурент: ООО Вега», «Бывший: ООО Вега»: the card is of somebody who has to do with the firm, or had. */
const isNotItself =
  /^(?:не|быв|бывш\p{L}*|экс|ран(?:ее|ьше)|конкурент\p{L}*|профком\p{L}*|профсоюз\p{L}*|ex|former(?:ly)?|not|competitor)(?!\p{L})/iu;

/**
 * Whether words before a firm's form, with neither brackets nor a colon between, are surely somebody or something of the firm itself:
 * «директор ООО «Вега»». Its dealer, tenant, agent, hospital and trade union are called just so and are others, with cards of their own.
 */
function isOfFirm(sign: string): boolean {
  if (/^(?:для|от|из|через)$/iu.test(sign) || isShop(sign) || isNamedPerson(sign)) return true;
  if (ownDepartment.test(sign) && isDepartment(sign.toLowerCase())) return true;
  const post = splitPosition(sign);
  if (post === undefined || !ownPost.test(post.position)) return false;
  // «главный бухгалтер Петрова»
  return (
    post.rest === "" ||
    /^(?:правления|совета)$/iu.test(post.rest) ||
    isNamedPerson(post.rest) ||
    isFamilyName(post.rest)
  );
}

function isFamilyName(text: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(text) && familyShape(text)?.strength === "strong";
}

function isNamedPerson(text: string): boolean {
  const { sure, family, given } = parsePerson(text);
  return sure === "yes" && family !== undefined && given !== undefined;
}

/** «Магазин № 5», «кафе Лето», and not «магазин конкурента». */
function isShop(text: string): boolean {
  const found = sign.exec(text);
  return found?.index === 0 && /^(?:[\s,-]*(?:№\s*)?\d{1,4}|\s+\p{Lu}[\p{L}\d-]*)*$/u.test(text.slice(found[0].length));
}

/** What no firm has but its own. An advertiser, a lessor or a guard may be another. */
const ownDepartment =
  /^(?:(?:центральн|главн)\p{L}*\s+)?(?:бухгалтери|склад|офис|отдел|при[её]мн|секретариат|канцеляри)/iu;

/** Posts that are held by a person of the firm: an agent, a partner and an operator may be firms as well. */
const ownPost =
  /(?<!\p{L})(?:(?:зам|ген|глав)?(?:директор|бухгалтер|бух|врач)|гендир|дир|бухг|менеджер|нач|начальни|снабженец|секретар|завхоз|кладовщи|завсклад|заведующ|юрист|юрисконсульт|инженер|механик|энергетик|прораб|администратор|экономист|руководител|председател|президент|кассир|водител|director|manager|accountant)/iu;

/** «Торговый дом», and not «склад», «бухгалтерия», «для», which are of a firm and no part of its name. */
function saysTrade(sign: string): boolean {
  return isBareTrade(sign) && !/^(?:для|от|из|через)$/iu.test(sign) && !isDepartment(sign.toLowerCase());
}

/** «Сидоров П.П. (ИП Иванов)»: the card is a person's, and the trader is another. */
function isSomebodyElse(sign: string, registered: string): boolean {
  const { sure, family } = parsePerson(sign);
  if (sure !== "yes" || family === undefined) return false;
  return parsePerson(registered).family?.toLowerCase() !== family.toLowerCase();
}

const bracketed = /^([^()]{2,80})\(([^()]{4,120})\)\s*$/u;
/** «Директор ООО «Вега»», «Магазин №5 ООО «Вега»», «Арендатор ООО «Вега»»: see {@link isOfFirm}. */
const behindWords =
  /^([^()"«»“”„]{2,60}?)[\s,–—-]+((?:ООО|[ЗОП]?АО|ТОО|ТОВ|ТзОВ|[СсДд](?:НТ|нт)|Т(?:С[ЖН]|с[жн])|т[с][жн]|П?ГСК|[Гг]ск|[Жж]ск|ЖСК)\s*["«“„][^()]+["»”])\s*$/u;
/** «Центр/ООО «Вега»» */
const slashed = /^([^()"«»“”„/]{2,60}?)\s*\/\s*((?:ООО|[ЗОП]?АО|ТОО|ТОВ|ТзОВ)\s*["«“„][^()"«»“”„]+["»”]?)\s*$/u;
const announced = /^([^:()«»"“”]{2,40}):\s+(.{4,120})$/u;

const signs =
  "маг(?:\\.|азин\\p{Ll}*)?|супермаркет|минимаркет|кафе|бар|ресторан|столовая|пекарня|пиццерия|кофейня|закусочная|салон|студия|аптека|" +
  "киоск|лар[её]к|павильон|тр?[цк]|рынок|азс|стоматология|автосервис|шиномонтаж|автомойка|мойка|ателье|парикмахерская|гостиница|отель|баня|сауна|цветы";
const sign = new RegExp(`(?<![\\p{L}\\d])(?:${signs})(?![\\p{L}\\d])`, "iu");

/** «Студия Декор», «кафе Встреча» */
export function beginsWithSign(name: string): boolean {
  return sign.exec(name)?.index === 0;
}

/** «ИП Иванов И.И. маг. Колобок», «ИП Иванов И.И. (магазин "Колобок")», `магазин "Уют" ИП Иванов И.И.`: a trader is called by his own name, and a firm by the one its form stands at. */
export const traderSignRule: NameRule = {
  name: "name-sign",
  field: "name",
  before: "ИП Иванов Иван Иванович, магазин Колобок",
  after: "ИП Иванов Иван Иванович",
  hint: new RegExp(
    `(?:^|[^а-яё\\d])(?:${signs.replaceAll("\\p{Ll}", "[а-яё]")})(?:$|[^а-яё\\d])|^ип\\s[^"«“„/]+["«“„/]|\\sип\\s*["«“„/]`,
  ),
  apply(work) {
    const at = sign.exec(work.text)?.index ?? -1;
    const cut =
      at < 0
        ? overDoor(work.text)
        : (behindTrader(work.text, at) ?? beforeTrader(work.text) ?? beforeFirm(work) ?? overDoor(work.text));
    if (cut === undefined) return false;
    const [trader, shop] = cut;
    work.text = trader;
    keep(work, shop, shop, "name-sign");
    return true;
  },
};

/** `магазин "Сказка" ООО "Вектор"`: both in quotes, and the form with the second. */
function beforeFirm({ text, doubts }: NameWork): TraderAndShop | undefined {
  const [, shop = "", firm = ""] =
    /^([^"«»“”„(),]*["«“„][^"«»“”„]+["»”])[\s,–—-]+(\p{Lu}{2,5}\s*["«“„][^"«»“”„]+["»”])$/u.exec(text) ?? [];
  if ((withoutLegalForm(firm).form?.generic ?? "") === "") return undefined;
  if (sign.exec(shop)?.index === 0 || /^["«“„]/u.test(shop)) return [firm, shop];
  // «Арендатор магазина «Сказка» ООО «Вектор»»: somebody who has to do with the shop.
  doubts.push({ code: "name-aside-kept", severity: "note", params: { word: shop } });
  return undefined;
}

type TraderAndShop = readonly [trader: string, shop: string];

/** `ИП Иванов И.И. "Колобок"`, «ИП Иванов И.И./Колобок»: what hangs over his door, in quotes or behind a slash. */
function overDoor(text: string): TraderAndShop | undefined {
  const [, trader = "", shop = ""] =
    /^([^"«“„/()]{5,60}?)\s*(?:[\s,–—-]\s*(?=["«“„])|\/\s*)(["«“„][^"«»“”„]+["»”]|(?<=\/\s*)\p{Lu}[^"«»“”„/()]{2,})$/u.exec(
      text,
    ) ?? [];
  if (shop === "" || !isTrader(trader) || !isNamed(trader)) return undefined;
  // «ИП Иванов И.И./Петров П.П.», «ИП Иванов И.И./Петров» are two, and so are a trader and a firm.
  if (withoutLegalForm(shop).form !== undefined || parsePerson(shop).sure === "yes") return undefined;
  if (familyShape(shop)?.strength === "strong") return undefined;
  return [trader, shop.replace(/^["«“„]|["»”]$/gu, "")];
}

function behindTrader(text: string, at: number): TraderAndShop | undefined {
  const trader = tidy(text.slice(0, at));
  const shop = tidy(text.slice(at).replace(/\)\s*$/u, ""));
  // «ИП Крылова, кафе «Лантеркор»»: of whom there are many; the other list calls her by the café.
  return isTrader(trader) && isNamed(trader) && shop !== "" ? [trader, shop] : undefined;
}

function beforeTrader(text: string): TraderAndShop | undefined {
  const words = text.split(" ");
  for (const count of [4, 3, 2]) {
    if (words.length <= count) continue;
    const trader = words.slice(-count).join(" ");
    const shop = tidy(words.slice(0, -count).join(" "));
    // «Магазин ООО Вега ИП …»: a second firm is no sign.
    if ((isTrader(trader) || isTraderBehind(shop, trader)) && (withoutLegalForm(shop).form?.generic ?? "") === "")
      return [trader, shop];
  }
  return undefined;
}

/** «ТЦ Галерея, ИП Агаян», «Рынок Южный ИП Ли»: behind a sign in front, one word behind the form can be nothing but a family name. */
function isTraderBehind(shop: string, trader: string): boolean {
  return sign.exec(shop)?.index === 0 && /^ИП\s\p{Lu}\p{Ll}+$/u.test(trader);
}

/** With the form, for without it nobody says that it is the person who trades: «Крылова О П кафе Лагуна». */
function isTrader(trader: string): boolean {
  const { form, rest } = withoutLegalForm(trader);
  if (form?.kind !== "sole-trader" || /["«»“”()]/u.test(rest)) return false;
  return isNamed(trader) || isFamilyName(rest);
}

function isNamed(trader: string): boolean {
  const { sure, family } = parsePerson(withoutLegalForm(trader).rest);
  return sure === "yes" && family !== undefined;
}

function keep(work: NameWork, sign: string, raw: string, rule: string): void {
  work.notes.push({ value: sign, raw, rule });
  if (!isPlaceholder(sign)) work.doubts.push({ code: "name-sign-taken", severity: "note", params: { word: sign } });
}
