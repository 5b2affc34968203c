import { givenName } from "../../countries/given-names.ts";
import { townByGenitive, townByName } from "../../countries/ru/regions.ts";
import { foldCase } from "../../model/index.ts";
import { asCyrillic, hasCyrillic, isTurkish, smallLetters } from "../letters.ts";
import { turkishI } from "../turkish-i.ts";
import type { NameRule } from "./work.ts";

/** What a firm is or does. */
const trade = new Set(
  (
    "торговый торговая торговое дом завод заводы фабрика комбинат компания фирма предприятие объединение центр сервис студия салон магазин супермаркет " +
    "аптека клиника больница поликлиника школа гимназия лицей сад детский детская университет институт академия колледж техникум училище " +
    "театр музей библиотека кафе ресторан столовая отель гостиница база склад агентство бюро мастерская управление управляющая строительная " +
    "строительный строительное строительно монтажное производственная производственное производственный научно исследовательский промышленная промышленный " +
    "транспортная транспортный логистическая коммерческая коммерческий инвестиционная финансовая страховая юридическая консалтинговая туристическая " +
    "городская городской областная областной районная районный сельская центральная центральный общественная государственная государственное муниципальная " +
    "мебельная мебельный хлебный хлебозавод молочный мясокомбинат машиностроительный механический приборостроительный металлургический химический " +
    "нефтяная газовая энергетическая электрическая сеть сети группа холдинг корпорация союз фонд ассоциация клуб партнерство кооператив хозяйство " +
    "и в на с по для от из при им имени область области край края республики район района города услуги технологии материалы продукты товары " +
    "инженерный инженерная проектная проектный оптовая оптовый розничная банк филиал отделение представительство отдел служба станция " +
    "медицинский медицинская стоматология стоматологическая стоматологическая косметология рекламная типография издательство редакция " +
    "туристична туристическая будівельна будівельний торгова торговий торговельна виробнича компанія група завод фабрика комбінат фірма підприємство лікарня школа гімназія ліцей дитячий центральна центральний районна районний міська міський українська український " +
    "новый новая первый первая второй главный главная специализированная специализированный застройщик торговля автосалон автосервис автоцентр"
  ).split(" "),
);

/** Common nouns and adjectives of names: written small inside a name, and a sign that capitals are only shouting. */
const common = new Set([
  ...trade,
  ...(
    "мир век лес снег мех хлеб свет чай рост мост порт флот торг плюс люкс вода тепло окна двери дома люди дети мясо рыба кофе авто мото дача пиво двор круг ключ клад край град стол парк клен плод сыновья братья сестры партнеры друзья " +
    "sons club shop bank auto food home land star park port trade group bros works foods tools parts center centre service services school care"
  ).split(" "),
]);

/** A word that says what a firm is, and not what it is called: `магазин`. In small letters. */
export function isCommonWord(word: string): boolean {
  return common.has(word);
}

/** Small trades, which nobody shouts. */
const smallTrade = new Set(
  (
    "стройка пекарня кондитерская кофейня пиццерия бар закусочная парикмахерская баня сауна шиномонтаж автомойка мойка ателье химчистка " +
    "киоск ларек павильон рынок автозапчасти запчасти зоомагазин канцтовары хозтовары стройматериалы цветы такси нотариус охрана"
  ).split(" "),
);

/**
 * Whether a name is made of words for a trade alone, and calls nobody: `магазин`, `Строительная компания`, `УК`. Of such a firm
 * everything else that stands in the cell may be the name.
 */
export function isBareTrade(name: string): boolean {
  const words = name.match(/[\p{L}\d]+/gu) ?? [];
  return words.every(
    (word) => /^(?:\p{Lu}{2}|ТР[ЦК])$/u.test(word) || trade.has(foldCase(word)) || smallTrade.has(foldCase(word)),
  );
}

/** Short words of names, which their length would leave in capitals as an abbreviation. */
const short = new Set(
  (
    "южно арт агро эко био тех мед спец сити лайн хаус стар элит тур луч маяк ритм нео мега гео аква евро дент юг темп пром " +
    // Words of the language that no institution is short for.
    "бриз форт крем марс март микс неон пост скиф смак такт тест трек флаг яхта опыт клип кот коты лев волк барс тигр рысь слон лось олень бык конь кони пони сова орел сокол гриф гусь утка пес рак краб кит жук пчела муха паук бобр крот " +
    "дуб ель ива липа вяз клен кедр бук лист роза мак лотос лен рожь овес рис соль сыр мед каша суп борщ блин плов вино ром чаша миска нож вилка " +
    "лифт рама дверь окно стул шкаф ваза лампа печь печка кран труба бак болт гайка винт шина руль мотор блок кирпич брус доска гвоздь щит " +
    "гром град буря вихрь шторм ветер туча небо луна заря рассвет закат зима лето весна осень день ночь утро час год лет эра миг море река озеро волна " +
    "гора скала поле луг роща лед огонь пламя искра камень песок глина мел уголь злато сталь медь цинк олово алмаз рубин янтарь " +
    "царь князь граф витязь рать щука окунь сом лещ карп угорь вобла икра раки сила воля вера слава удача успех цель путь мечта сказка чудо " +
    "куб шар ромб сфера конус линия круг угол точка знак код шаг бег ход взгляд дар клин брат сестра отец мать друг сын дочь дед баба няня " +
    "игра мяч гол фото кино театр танец песня нота бал бис тон лад звук слово буква перо бумага книга том лото фант дом домик изба терем башня " +
    "фея эльф гном икар рай пир мир лад уют быт дача баня душ пар пух мех шелк лен нить игла шов сукно пояс шуба шапка кеды ложа ложка кожа " +
    "два две три пять шесть семь девять наш наша наше наши ваш ваша ваше ваши мой моя мое твой твоя свой своя все всё для без"
  ).split(" "),
);

/** Brands and acronyms that look like words and are written in capitals. */
const acronyms = new Set(
  (
    "КАМАЗ ЛУКОЙЛ АЛРОСА СИБУР РОСНАНО РУСАЛ МЕЧЕЛ ЮКОС УРАЛВАГОНЗАВОД АВТОВАЗ ИЖАВТО ЭКСАР ДОМРФ РОСАТОМ НОВАТЭК РУСГИДРО ФОСАГРО ЕВРАЗ ТРАНСМАШ " +
    "МОЭСК МОЭК РОСАН ЗАГС НИИАР НИКИМТ ЦАГИ ВНИИГАЗ ВНИИЖТ ГИПРО ТАСС РОСНО ВСК МАКС РЕСО ИНГО ОКЕЙ ИКЕА АШАН СПАР МЕТРО УГМК РЖДСТРОЙ КАМАЗ ГАЗ УАЗ ПАЗ ЛИАЗ МАЗ КРАЗ " +
    "УФСИН ФСИН УФПС УМВД ОМВД ГИБДД ИФНС УФНС ФАНО УФССП ФССП МИФНС УФАС ГУФСИН ОФПС УФМС " +
    "ЧОП ГОК ЖЭК ЖЭУ РЭУ ТЭК ТЭЦ МУП ГУП НИИ КИП ДОК СИЗ ЦУМ ГУМ БАМ ЗИП ОМОН"
  ).split(" "),
);

const minor = new Set([
  "и",
  "в",
  "на",
  "с",
  "по",
  "для",
  "от",
  "из",
  "при",
  "у",
  "без",
  "под",
  "над",
  "за",
  "им",
  "имени",
  "the",
  "of",
  "and",
  "for",
  "de",
  "la",
  "и/или",
]);

/**
 * ALL CAPS to sentence form, only where safe: every word is either plainly a word (letters alternate, five or more of them,
 * no known acronym) or short, and a short one stays as it is (НПО, СМУ). One lower-case letter anywhere means that the writer
 * knew what he did.
 */
export const capsRule: NameRule = {
  name: "name-caps",
  field: "name",
  before: "ТОРГОВЫЙ ДОМ РОМАШКА",
  after: "Торговый дом Ромашка",
  apply: (work) => {
    const text = openCapital(uncapTrade(uncap(work.text, work.cyrillic)), work.form !== undefined);
    if (text === work.text) return false;
    work.text = text;
    return true;
  },
};

/** «ТОРГОВЫЙ ДОМ Ромашка», «ЗАВОД Прогресс»: shouted words that say what a firm is, beside a name that is not. */
const shoutedTrade = /(?<![\p{L}\d«"-])[А-ЯЁ]{3,}(?:\s+[А-ЯЁ]+)*(?![\p{L}\d-])/gu;

function uncapTrade(text: string): string {
  if (!/\p{Ll}{2}/u.test(text) || !/[А-ЯЁ]{4}/u.test(text)) return text;
  return text.replace(shoutedTrade, (run, at: number) => {
    const words = run.toLowerCase().split(/\s+/u);
    const isTrade = words.every((word) => trade.has(word)) && words.some((word) => word.length > 3);
    if (!isTrade) return run;
    return at === 0 ? capital(words.join(" ")) : words.join(" ");
  });
}

/** «ооо вега»: a Russian name without any capital gets its first; «МАДОУ детский сад № 12» without its form begins with a word. */
function openCapital(text: string, hasForm: boolean): string {
  if (!/^[а-яё]/u.test(text)) return text;
  return text === text.toLowerCase() || (hasForm && /^[а-яё]{4}/u.test(text)) ? capital(text) : text;
}

export function uncap(text: string, cyrillicAround = hasCyrillic(text)): string {
  if (/[a-zа-яё]/.test(text) || /\p{Ll}/u.test(text) || !/\p{Lu}{4}|\p{Lu}{3}\s\p{Lu}{3}/u.test(text)) return text;
  const turkish = isTurkish(text);
  // «TURKISH TEKSTİL»: in which language its I is small, nobody can tell.
  if (!turkish && text.includes("İ")) return text;
  const words = text.match(/\p{L}+/gu) ?? [];
  // «ПИК «ЭНЕРГОТРАСТ»»: letters in front of a name in quotes say what the firm is.
  const initials = /(?<![\p{L}\d-])\p{Lu}{2,4}(?=\s["«“„]\p{L})/u.exec(text)?.[0];
  // «GÜNEŞ MARKIT»: neither can anybody of a word that may be a Turk's or not.
  if (turkish && words.some(hasUnclearI)) return text;
  if (!words.some((word) => isWord(word, cyrillicAround))) return text;
  // «НАШ ДОМ», and not «ВТБ ДОМ»: short words alone are shouted words where every one of them is known.
  if (!/\p{Lu}{4}/u.test(text) && !words.every((word) => isWord(word, cyrillicAround))) return text;
  // Half of a name in capitals looks worse than all of it. English short words (ERIE, HULL) say nothing of themselves; of Russian ones
  // those that can be read (ОКА, ИРИС) may be a name as well as an abbreviation.
  const cyrillic = hasCyrillic(text);
  const doubtful = (word: string): boolean =>
    word.length > 2 &&
    word !== initials &&
    !abbreviationBegins.test(word) &&
    !minor.has(word.toLowerCase()) &&
    (cyrillic ? mayBeWord.test(word) && !acronyms.has(word) : true) &&
    !isWord(word, cyrillicAround);
  if (words.some(doubtful)) return text;
  let first = true;
  return text.replace(/\p{L}+(?:['’]\p{L}+)?/gu, (word, at: number) => {
    const opens = first || /[«"„(.]\s*$/u.test(text.slice(0, at));
    first = false;
    const lower = smallLetters(word, turkish);
    // «50 ЛЕТ ПОБЕДЫ»: the number opens the name.
    if (word === "ЛЕТ" && /\d\s$/u.test(text.slice(0, at))) return lower;
    // «ИВАНОВ И.И.»: a letter with a dot is somebody's initial.
    if (word.length === 1 && text[at + 1] === ".") return opensTown(word, text.slice(at + 2)) ? lower : word;
    // «ПО «СИБПРОЕКТ»»: a production association, where a preposition would have no quotes behind it.
    if (word === "ПО" && opens && /^\s*["«“„]/u.test(text.slice(at + 2))) return word;
    // «ГРУППА В»: a letter that nothing follows is no preposition.
    if (word.length === 1 && !/\p{L}/u.test(text.slice(at + 1))) return word;
    if (minor.has(lower) || (turkish && lower === "ve")) return opens ? opened(word, lower) : lower;
    // «1-Я ПЕКАРНЯ»: the end of a numeral.
    if (/^(?:Я|Й|Е|АЯ|ОЙ|ЫЙ|ОЕ|ГО|Х)$/u.test(word) && /\d-$/u.test(text.slice(0, at))) return lower;
    // «РОМАШКА И КО»
    if (word === "КО" && /(?:^|\s)(?:И|&)\s$/u.test(text.slice(0, at))) return "Ко";
    if (!isWord(word, cyrillicAround)) return word;
    // English names capitalise every word, Russian ones only the first and the names within.
    if (hasCyrillic(word) && (common.has(foldCase(lower)) || relative.test(lower)) && !opens && !tied(text, at))
      return lower;
    return opened(word, lower);
  });
}

/** «ЭЛЕКТРИЧЕСКИЕ», «ДЕЗИНФЕКЦИОННАЯ», «СТРОИТЕЛЬНОЕ»: adjectives of what something is for, which are nobody's names. */
const relative = /^\p{Ll}{3,}(?:ическ|ционн|тельн|ональн|риальн|версальн)(?:ий|ая|ое|ие|ого|ому|их|ый|ые|ых|ой)$/u;

function hasUnclearI(word: string): boolean {
  return (
    word.length > 2 &&
    word.includes("I") &&
    turkishI(word) === "unclear" &&
    givenName(smallLetters(word, true)) === undefined
  );
}

/** «… №15 Г. САМАРЫ»: the letter stands for a town. */
function opensTown(letter: string, behind: string): boolean {
  const [, name] = letter === "Г" ? (/^\s*([А-ЯЁ]{3,}(?:-[А-ЯЁ]+)*)/u.exec(behind) ?? []) : [];
  return name !== undefined && (townByName(name) ?? townByGenitive(name)) !== undefined;
}

/** Three letters in which vowels and consonants alternate, or four with a vowel among them: ОКА, БИС, СТАР, and not НПО, СМУ, ВТБ. */
const mayBeWord =
  /^(?:[АЕЁИОУЫЭЮЯ][БВГДЖЗЙКЛМНПРСТФХЦЧШЩ][АЕЁИОУЫЭЮЯ]|[БВГДЖЗЙКЛМНПРСТФХЦЧШЩ][АЕЁИОУЫЭЮЯ][БВГДЖЗЙКЛМНПРСТФХЦЧШЩ]|(?=[А-ЯЁ]{4}$).*[АЕЁИОУЫЭЮЯ].*)$/u;

/** Parts joined by a hyphen are each a name: Строй-Сервис. */
function tied(text: string, at: number): boolean {
  return /-$|\s[–—-]\s$/u.test(text.slice(Math.max(0, at - 3), at));
}

/** With the capital that it has already: that of a small i is I, but İ for a Turk. */
function opened(word: string, lower: string): string {
  return word.slice(0, 1) + lower.slice(1);
}

function capital(word: string): string {
  return (word[0] ?? "").toUpperCase() + word.slice(1);
}

const vowels = /[АЕЁИОУЫЭЮЯІЇЄӘӨҰҮAEIOUYÄÖÜİ]/u;

/** КЦСОН, МФЦОН: three consonants with which no Russian word begins. */
const abbreviationBegins =
  /^(?!С[БГДКПТХЦФ][РЛВМН]|В[БГДЗКПСТХ]|ЗДР|М[СГ][ТНЛ]|Ш[ТПК][РВЛ]|ПСК|КСТ|ЧТВ)[БВГДЖЗКЛМНПРСТФХЦЧШЩ]{3}/u;

function isWord(word: string, hasCyrillicAround: boolean): boolean {
  const lower = foldCase(word);
  if ((common.has(lower) && word.length > 2) || short.has(lower)) return true;
  // ВНИИР, ЦНИИТМАШ: institutes.
  if (
    acronyms.has(word) ||
    /^(?:[ВЦГ]|В?ЦН)?НИ(?:И|ПИ)/u.test(word) ||
    (asCyrillic(word) !== undefined && hasCyrillicAround)
  )
    return false;
  if (word.length >= 4 && hasCyrillicAround && givenName(lower) !== undefined) return true;
  // УФА, ОМСК
  if (word.length > 2 && word.length < 5 && hasCyrillicAround && townByName(lower) !== undefined) return true;
  // ПУТЬ, РУСЬ, РЫСЬ: letters with which no word of an abbreviation begins.
  if (/^(?=.*[ЬЫ])[БВГДЖЗЙКЛМНПРСТФХЦЧШЩ]{1,2}[АЕЁИОУЫЭЮЯ][БВГДЖЗЙКЛМНПРСТФХЦЧШЩ]{0,2}Ь?$/u.test(word))
    return word.length > 2;
  // РОЗА, ЕЛКИ: syllables. НИИР, ОБЭП, ЭНПО are none, or end as no Russian word does.
  // СВІТ, МРІЯ: no Russian abbreviation has the letter.
  if (word.length >= 4 && /[ІЇЄҐ]/u.test(word) && !/^[БВГДЖЗКЛМНПРСТФХЦЧШЩ]{4}/u.test(word)) return true;
  if (word.length === 4)
    return /^(?:[^АЕЁИОУЫЭЮЯAEIOUY][АЕЁИОУЫЭЮЯAEIOUY]){2}$|^[АЕИОУЯ][^АЕЁИОУЫЭЮЯA-Z]{2}[АЕИЫЯ]$/u.test(word);
  if (word.length < 5) return false;
  // Five consonants in a row, or no vowel in the first four letters, is an abbreviation; so is a word that only Latin shares.
  if (!vowels.test(word.slice(0, 4)) || /[БВГДЖЗЙКЛМНПРСТФХЦЧШЩBCDFGHJKLMNPQRSTVWXZ]{5}/u.test(word)) return false;
  if (/[АЕЁИОУЫЭЮЯAEIOUY]{4}/u.test(word) || abbreviationBegins.test(word)) return false;
  return true;
}
