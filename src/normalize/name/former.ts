import { parseLegalForm, withoutLegalForm } from "../../countries/legal-forms.ts";
import { foldCase } from "../../model/index.ts";
import { isCommonWord } from "./case.ts";
import { doubtOnce, tidy, type NameRule, type NameWork } from "./work.ts";

const former =
  /[\s,;]*\(?(?<![a-zа-ӿ])(?:бывш(?:ее|ая|ий|ие|\.)?|быв\.|б\.(?=\s?[«"]|\s?(?:ООО|ЗАО|ОАО|АО|ИП)\s)|ранее(?:\s+(?:наименовани[a-zа-ӿ]|называл[a-zа-ӿ]*|имел[a-zа-ӿ]\s+наименование))?|(?:прежде|в\s+прошлом)(?=\s*[:–—-]?\s*(?:["«“„]|(?:ООО|ОАО|ЗАО|ПАО|АО|ИП)\s))|до\s+реорг[a-zа-ӿ]*\.?|прежн(?:ее|яя)\s+(?:названи[a-zа-ӿ]|наименовани[a-zа-ӿ]|им[a-zа-ӿ])|стар(?:ое|\.)?\s+(?:названи[a-zа-ӿ]|наименовани[a-zа-ӿ]|назв\.)|(?:с\s+(?:\d{1,2}\.)?(?:\d{1,2}\.)?\d{4}\s?(?:г(?:ода|\.)?)?[\s,(]+)?до\s+этого|до\s+(?:\d{1,2}\.)?(?:\d{1,2}\.)?\d{4}\s?(?:г(?:ода|\.)?)?\s*[-–—:]?|экс(?:-|\s)|переименован[оа]?\s+из|formerly(?:\s+known\s+as)?|f\/k\/a|fka|previously|vormals|früher|ex(?:\.|-)?(?=\s*["«“„\p{Lu}])|колишн[a-zа-ӿ]*|правопреемни(?:к|ца)|правонаступник)(?:(?<=экс[-\s])|\s*[:–—-]?\s+)([^()]+?|[^()]*\([^()]*\)[^()]*)\)?\s*$/iu;

const renamed =
  /[\s,;]*\(?(?<![a-zа-ӿ])(?:с\s+(?:\d{1,2}\.)?\d{1,2}\.\d{4}\s?(?:г(?:ода|\.)?)?(?=\s*[:–—-]?\s+(?:(?:ООО|ОАО|ЗАО|ПАО|АО|ИП)\s?)?["«“„])|переим(?:еновано|енован|енована|ен\.|\.)?(?:\s+в)?|нов(?:ое|\.)\s+(?:названи[a-zа-ӿ]|наименовани[a-zа-ӿ]|назв\.)|теперь|сейчас|ныне|now|(?:стал[оа]?|(?:переоформлен|преобразован|реорганизован)[оа]?\s+(?:на|в))(?=\s+(?:(?:ООО|ОАО|ЗАО|ПАО|АО|ИП)\s|["«“„])))\s*[:–—-]?\s+([^()]+)\)?\s*$/i;

/** «Ромашка (бывш. ООО «Лютик»)»: the former name is kept as such; «Лютик, переименовано в Ромашка» is turned round. */
export const formerRule: NameRule = {
  name: "name-former",
  field: "name",
  before: "Ромашка (бывш. Лютик)",
  after: "Ромашка",
  hint: /быв|право(?:преемн|наступн)|(?:^|[^а-яё])экс[-\s]|(?:^|[^а-яё])б\.|ранее|vormals|früher|[\s(]ex[.\s-]|прежн|прежде|прошлом|до\s+реорг|\sстал|переоформ|преобраз|реорганизован|стар(?:ое|\.)|до\s+(?:\d|этого)|с\s+\d|former|f\/?k\/?a|previous|колишн|переим|нов(?:ое|\.)|теперь|сейчас|ныне|now|[=-]>|[→⇒]/,
  apply: (work) => takeFormer(work) || takeRenamed(work) || takeArrow(work),
};

/** The former name in brackets, and a remark behind them: `«Прибой» (бывш. ГУП Прибой) долг 120 т.р.`. */
const inBrackets = new RegExp(
  String.raw`\s*\(\s*(?:бывш(?:ее|ая|ий|ие|\.)?|быв\.|ранее|formerly(?:\s+known\s+as)?|f\/k\/a|fka|previously)\s*[:–—-]?\s+([^()]+)\)(?=\s*\S)`,
  "iu",
);

/** «бывший клиент», «бывш. офис на Лесной»: what somebody or something was to the keeper of the list is no name that the firm bore. */
const wasOnce =
  /^(?:наш\p{L}*\s+)?(?:клиент|заказчик|поставщик|покупател|партн[её]р|должник|неплательщик|конкурент|подрядчик|дилер|дистрибьютор|агент|арендатор|арендодател|сотрудни[кц]|работни[кц]|коллег|директор|начальник|руководител|владел[еь]ц|хозя(?:ин|йк)|собственник|учредител|офис|склад|адрес|телефон|номер|муж|жена|супруг)\p{L}*(?!\p{L})/iu;

function isRemark(word: string, value: string): boolean {
  const opening = wasOnce.exec(value)?.[0];
  if (opening === undefined || !/^[\s,;(]*(?:быв|экс)/iu.test(word)) return false;
  // «бывш. Партнёр Плюс», «бывш. Клиент-Сервис» was called so; «бывш. клиент Кузнецова» was somebody's.
  const second = /^[\s-]+(\p{Lu}\p{L}+)/u.exec(value.slice(opening.length))?.[1];
  if (second === undefined || !/^\p{Lu}/u.test(value)) return true;
  return !/\p{Ll}/u.test(value) && !isCommonWord(foldCase(second));
}

function takeFormer(work: NameWork): boolean {
  const match = former.exec(work.text) ?? inBrackets.exec(work.text);
  if (match === null || match.index < 2) return false;
  const rest = tidy(`${work.text.slice(0, match.index)} ${work.text.slice(match.index + match[0].length)}`);
  const value = (match[1] ?? "").trim();
  if (!isName(rest) || !/\p{L}{2}/u.test(value) || opensName(work.text, match.index)) return false;
  // «Мы до этого дожили», `ООО "Заря" до этого дня`: no name follows.
  if (/до\s+этого/iu.test(match[0]) && !/^["«“„\p{Lu}]/u.test(value)) return false;
  work.text = rest;
  // «(бывш. ООО)»: another form is no name.
  if (isRemark(match[0], value) || parseLegalForm(value) !== undefined)
    work.notes.push({
      value: tidy(match[0].trim().replace(/^\(|\)$/gu, "")),
      raw: match[0].trim(),
      rule: "name-former",
    });
  else work.former.push({ value, raw: match[0].trim(), rule: "name-former" });
  return true;
}

/** «ООО Бывший завод», «ООО Теперь Вега»: in front stands a form, and no name. */
function isName(text: string): boolean {
  return /\p{L}{2}/u.test(text) && parseLegalForm(text) === undefined;
}

/** `ООО "До этого дня"`: what begins a name in quotes is of that name. */
function opensName(text: string, at: number): boolean {
  const before = text.slice(0, at).trimEnd();
  return /[«“„]$/u.test(before) || (before.endsWith('"') && (before.match(/"/gu) ?? []).length % 2 === 1);
}

/** What a keeper of a list has with a firm since a day: a paper, or what it is to him. */
const dealing =
  /^(?:договор|контракт|соглашение|сч[её]т|акт|накладная|заказ|заявка|сделка|доверенность|лицензия|подписка|аренда|обслуживание|гарантия|клиент|покупатель|поставщик|заказчик|подрядчик|партн[её]р|дилер|абонент|арендатор)(?![\p{L}-])/iu;

/** «Договор», «договор аренды № 5», not «Партнёр Плюс». */
function isDealing(old: string): boolean {
  const opening = dealing.exec(old)?.[0];
  return opening !== undefined && /^\s*(?:$|[№"«“\d\p{Ll}])/u.test(old.slice(opening.length));
}

/** `ООО "Лютик" => ООО "Ромашка"`, «Лютик -> ООО Ромашка»: from one name to another. */
const arrow = /^(.*\p{L}{2}.*?)\s*(?:[=-]+>|→|⇒)\s*((?:(?:ООО|[ОЗПН]?АО|ИП|ТОО)\s)?\s*["«“„]?\p{Lu}.*)$/u;

function takeArrow(work: NameWork): boolean {
  const [, from = "", name = ""] = arrow.exec(work.text) ?? [];
  const old = tidy(from);
  // `ООО "Вега" -> Самара`, `ООО "Вега" -> Иванов`: a place or whoever has it now is no name of a firm; `ООО "Вход -> Выход"` is one name.
  const isFirm = /^(?:\p{Lu}{2,4}\s)?["«“„]/u.test(name) || withoutLegalForm(name).form !== undefined;
  if (old === "" || !isFirm || !isName(old) || !isName(name)) return false;
  work.former.push({ value: old, raw: work.text, rule: "name-former" });
  work.text = name;
  work.doubts.push({ code: "name-renamed", severity: "note", params: { old, name } });
  return true;
}

function takeRenamed(work: NameWork): boolean {
  const match = renamed.exec(work.text);
  if (match === null || match.index < 2) return false;
  const old = tidy(work.text.slice(0, match.index));
  const value = tidy(match[1] ?? "");
  if (!isName(old) || !/\p{L}{3}/u.test(value) || !/^["«“„\p{Lu}]/u.test(value)) return false;
  if (opensName(work.text, match.index)) return false;
  // `Договор с 12.05.2020 ООО "Вега"`: a date says since when a firm is called otherwise only behind a firm.
  const since = /^[\s,;(]*(с\s+[\d.]+(?:\s?г(?:ода|\.)?)?)/iu.exec(match[0])?.[1];
  if (since !== undefined && isDealing(old)) {
    work.text = value;
    work.notes.push({ value: `${old} ${since}`, raw: match[0].trim(), rule: "name-former" });
    doubtOnce(work, { code: "name-aside-taken", severity: "note", params: { word: old } });
    return true;
  }
  if (since !== undefined && !/["»”]$/u.test(old) && withoutLegalForm(old).form === undefined) return false;
  // `ООО "Вега" с 01.05.2010 "Заря"`: called otherwise, and a firm of the form it was.
  const form = /^["«“„]/u.test(value) ? /^(?:ООО|ОАО|ЗАО|ПАО|АО|ТОО)(?=\s?["«“„])/u.exec(old)?.[0] : undefined;
  work.text = form === undefined ? value : `${form} ${value}`;
  work.former.push({ value: old, raw: match[0].trim(), rule: "name-former" });
  work.doubts.push({ code: "name-renamed", severity: "note", params: { old, name: value } });
  return true;
}
