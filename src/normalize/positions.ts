/** Words for positions and departments, as people write them into a contact's name cell. Compiled by hand. */
import { familyShape, givenName, patronymicGender } from "../countries/given-names.ts";
import { wordsOf } from "./letters.ts";

const modifiers =
  "нов[a-zа-ӿ]*|бывш[a-zа-ӿ]*|перв(?:ый|ая|ого)|действующ[a-zа-ӿ]*|главн[a-zа-ӿ]*|гл|генеральн[a-zа-ӿ]*|ген|старш[a-zа-ӿ]*|ст|младш[a-zа-ӿ]*|мл|ведущ[a-zа-ӿ]*|вед|заместител[a-zа-ӿ]*|зам|и\\s?\\.?\\s?о|вр[a-zа-ӿ]?\\.?и\\.?о|врио|исполнительн[a-zа-ӿ]*|исп|" +
  "коммерческ[a-zа-ӿ]*|ком|технич[a-zа-ӿ]*|тех|финансов[a-zа-ӿ]*|фин|региональн[a-zа-ӿ]*|рег|офис|арт|бренд|топ|проектн[a-zа-ӿ]*|производственн[a-zа-ӿ]*|личн[a-zа-ӿ]*|" +
  "общ[a-zа-ӿ]*|художественн[a-zа-ӿ]*|худ|chief|senior|general|order|accounting|purchase|technical|operations|area|branch|deputy|vice|sales|account|project|regional|executive|managing|office|key|marketing|finance|financial|hr|it";

/** With their dot alone these are positions; зам and гл are also said before another. */
const shortened = "дисп\\.|пред\\.|снаб\\.|сек\\.|адм\\.|зам\\.|гл\\.";
const stems =
  `${shortened}|худрук[a-zа-ӿ]*|старш[a-zа-ӿ]*\\s+смены|старш[a-zа-ӿ]*\\s+группы|водила|` +
  "гендир[a-zа-ӿ]*|глава|директор[a-zа-ӿ]*|дир|бухгалтер[a-zа-ӿ]*|бухг|бух|главбух[a-zа-ӿ]*|главврач[a-zа-ӿ]*|менеджер[a-zа-ӿ]*|мен|нач(?:альник[a-zа-ӿ]*)?|снабжен[a-zа-ӿ]*|секретар[a-zа-ӿ]*|закупщик[a-zа-ӿ]*|закупки|закуп|логист[a-zа-ӿ]*|" +
  "завхоз[a-zа-ӿ]*|снабженец|кладовщик[a-zа-ӿ]*|кладовщиц[a-zа-ӿ]*|завсклад[a-zа-ӿ]*|завуч[a-zа-ӿ]*|зав|заведующ[a-zа-ӿ]*|юрист[a-zа-ӿ]*|адвокат[a-zа-ӿ]*|инженер[a-zа-ӿ]*|инж|механик[a-zа-ӿ]*|энергетик[a-zа-ӿ]*|прораб[a-zа-ӿ]*|мастер[a-zа-ӿ]*|администратор[a-zа-ӿ]*|админ|сисадмин[a-zа-ӿ]*|" +
  "товаровед[a-zа-ӿ]*|оператор[a-zа-ӿ]*|специалист[a-zа-ӿ]*|спец|руководител[a-zа-ӿ]*|рук|управляющ[a-zа-ӿ]*|упр|учредител[a-zа-ӿ]*|собственни[a-zа-ӿ]*|владел[a-zа-ӿ]*|водител[a-zа-ӿ]*|вод|экспедитор[a-zа-ӿ]*|помощни[a-zа-ӿ]*|" +
  "ассистент[a-zа-ӿ]*|диспетчер[a-zа-ӿ]*|экономист[a-zа-ӿ]*|технолог[a-zа-ӿ]*|продав[a-zа-ӿ]*|хозяин|хозяйка|председател[a-zа-ӿ]*|президент[a-zа-ӿ]*|маркетолог[a-zа-ӿ]*|программист[a-zа-ӿ]*|кассир[a-zа-ӿ]*|представител[a-zа-ӿ]*|" +
  "торгпред[a-zа-ӿ]*|торговый представител[a-zа-ӿ]*|супервайзер[a-zа-ӿ]*|аналитик[a-zа-ӿ]*|консультант[a-zа-ӿ]*|врач[a-zа-ӿ]*|учител[a-zа-ӿ]*|воспитател[a-zа-ӿ]*|повар[a-zа-ӿ]*|шеф-повар|агент[a-zа-ӿ]*|партн[её]р[a-zа-ӿ]*|советник[a-zа-ӿ]*|кадровик[a-zа-ӿ]*|делопроизводител[a-zа-ӿ]*|" +
  "сантехник[a-zа-ӿ]*|сварщик[a-zа-ӿ]*|плиточник[a-zа-ӿ]*|грузчик[a-zа-ӿ]*|курьер[a-zа-ӿ]*|монтажник[a-zа-ӿ]*|риелтор[a-zа-ӿ]*|риэлтор[a-zа-ӿ]*|дизайнер[a-zа-ӿ]*|архитектор[a-zа-ӿ]*|фотограф[a-zа-ӿ]*|парикмахер[a-zа-ӿ]*|консьерж[a-zа-ӿ]*|вахт[её]р[a-zа-ӿ]*|уборщиц[a-zа-ӿ]*|таксист[a-zа-ӿ]*|нотариус[a-zа-ӿ]*|" +
  "редактор[a-zа-ӿ]*|библиотекар[a-zа-ӿ]*|психолог[a-zа-ӿ]*|педагог[a-zа-ӿ]*|методист[a-zа-ӿ]*|преподавател[a-zа-ӿ]*|тренер[a-zа-ӿ]*|медсестр[a-zа-ӿ]*|фельдшер[a-zа-ӿ]*|провизор[a-zа-ӿ]*|фармацевт[a-zа-ӿ]*|ректор[a-zа-ӿ]*|проректор[a-zа-ӿ]*|декан[a-zа-ӿ]*|депутат[a-zа-ӿ]*|" +
  "агроном[a-zа-ӿ]*|бригадир[a-zа-ӿ]*|инспектор[a-zа-ӿ]*|юрисконсульт[a-zа-ӿ]*|учетчи[кц][a-zа-ӿ]*|учётчи[кц][a-zа-ӿ]*|приемщи[кц][a-zа-ӿ]*|приёмщи[кц][a-zа-ӿ]*|зоотехник[a-zа-ӿ]*|лаборант[a-zа-ӿ]*|" +
  "охранник[a-zа-ӿ]*|комендант[a-zа-ӿ]*|электрик[a-zа-ӿ]*|слесар[a-zа-ӿ]*|сторож[a-zа-ӿ]*|замдиректор[a-zа-ӿ]*|исполняющ[a-zа-ӿ]*\\s+обязанност[a-zа-ӿ]*|контактное лицо|ответственн[a-zа-ӿ]*|лпр|" +
  "director|manager|accountant|secretary|assistant|owner|ceo|cfo|cto|coo|president|head|engineer|buyer|driver|officer|lawyer|administrator|receptionist|founder|partner|consultant|specialist|representative|associate|supervisor|coordinator|purchasing|procurement|" +
  "geschäftsführer(?:in)?|prokurist(?:in)?|inhaber(?:in)?|einkäufer(?:in)?|(?:einkaufs|vertriebs|werks)?leiter(?:in)?|prezes|kierownik|dyrektor|księgow[aey]|müdür[ü]?";

const word = `(?:${modifiers}|${stems})\\.?`;
const link =
  "(?:по(?:\\s+[a-zа-ӿ-]+)?|за\\s+[a-zа-ӿ]{2,}(?=\\s*:)|№\\s?\\d{1,3}(?!\\d)|\\d(?:-?[йго]{1,2})?\\s(?:кат|категории|разряда|класса)|ок|отдела|отд|службы|склада|складом|складами|отделом|отделением|при[её]мной|канцелярии|бухгалтерии|магазином|филиалом|производством|лабораторией|хозяйством|столовой|аптекой|цехом|участком|базой|гаражом|оп|пто|омтс|отк|огм|огэ|ахо|ахч|пэо|окс|цеха|офиса|филиала|магазина|участка|департамента|продаж[a-zа-ӿ]*|закуп[a-zа-ӿ]*|снабжени[a-zа-ӿ]*|сбыт[a-zа-ӿ]*|кадр[a-zа-ӿ]*|персонал[a-zа-ӿ]*|развити[a-zа-ӿ]*|маркетинг[a-zа-ӿ]*|логистик[a-zа-ӿ]*|производств[a-zа-ӿ]*|общим|вопросам|работе|с|клиентами|кфх|администрации|безопасности|реклам[a-zа-ӿ]*|части|of|and|director)\\.?";

/** A position that opens the cell: «ген. директор Иванов», «Гл. бухгалтер: Петрова». At least one word must be a position itself. */
const leading = new RegExp(
  `^((?:${word}[\\s-]*)*(?:${stems})\\.?(?:(?:[\\s-]+|(?<=\\.))(?:${link}|${word})(?![a-zа-ӿ]))*)(?![a-zа-ӿ])[\\s:,–—-]*(.*)$`,
  "i",
);
/** A position that closes it: «Иванов И.И., директор», «Ольга (бухг.)», «Петров - нач. отдела снабжения». */
const trailing = new RegExp(
  `^(.*?[a-zа-ӿ.])(?:\\s*[,(–—:]\\s*|\\s+-\\s*|\\s+)((?:${word}[\\s-]*)*(?<![a-zа-ӿ])(?:${stems})(?![a-zа-ӿ])[^,;]*?)\\)?$`,
  "i",
);
const modifier = new RegExp(`^(?:${modifiers})$`, "i");
const only = new RegExp(
  `^(?:${word}[\\s-]*)*(?:${stems})\\.?(?:(?:[\\s-]+|(?<=\\.))(?:${link}|${word})(?![a-zа-ӿ]))*$`,
  "i",
);

export interface PositionSplit {
  readonly position: string;
  /** What is left: the person. Empty when the cell names only a position. */
  readonly rest: string;
}

/** Positions in capitals. Two letters are initials as well: «Петрова ГБ», «КД Петров». */
const two = "ГД|ГБ|КД";
const three = "ЗГД|РОП|МОП|ГИП|ГАП";

/** First letters of the words for positions. A cell without any word that begins so has no position, and most have none. */
const beginnings = new Set([
  ...stems.split("|").map((stem) =>
    stem
      .replace(/\\\..*/, "")
      .slice(0, 3)
      .replaceAll("ё", "е"),
  ),
  ...`${two}|${three}`.toLowerCase().split("|"),
]);

/** How the other words begin that say something of a person besides a name: departments, relations, titles, remarks. */
const otherBeginnings = new Set(
  (
    "гла цен общ бух охр пос скл отд при сек офи маг кас про вах дис сна сбы кад кан рес рис адм кол гор спр слу деж для цех лаб рег авт фак аре рек дос сер " +
    "гар мас кух бар юр пла дог тен муж жен сын доч мам пап бра сес оте мат дру под зна сос тещ тёщ све тет тёт дяд баб дед самозан инд ип нов был быв " +
    "уво уже бол дек отп пен уме дов пас маш гос мл ст мла ста гра тов пан ува дор г-н г-ж гр и.о врио вр"
  ).split(" "),
);

/** Whether a word that begins with these letters may be a position, a department or a remark and no name. */
export function speaksOfWork(beginning: string): boolean {
  return beginnings.has(beginning) || otherBeginnings.has(beginning);
}

function mayHavePosition(text: string): boolean {
  for (const word of wordsOf(text)) if (beginnings.has(word.key.slice(0, 3))) return true;
  return false;
}

/** Takes a position off a cell of names. Undefined when there is none. */
export function splitPosition(text: string): PositionSplit | undefined {
  const split = mayHavePosition(text) ? positionIn(text) : undefined;
  if (split === undefined) return undefined;
  // «Анна Мастерова», «Поварова»: begins like a position and ends as only a family name does.
  const [first = "", second = ""] = split.position.split(/[^\p{L}]/u);
  // «Коммерческий директор» ends so too, before another word of the position.
  const adjective = second !== "" && modifier.test(first);
  if (familyShape(first)?.strength === "strong" && !adjective) return undefined;
  // «Гл. Петров» may be Глеб; «Иванов И.И., директор - Петров П.П.»: somebody else is named in what the first does.
  if (split.position === "Гл." || /\p{Lu}\p{Ll}+\s\p{Lu}\.\s?\p{Lu}/u.test(split.position)) return undefined;
  // «Иван директор Ольга бухгалтер»: somebody else is named in what the first does.
  if (
    wordsOf(split.position).some(({ text: word, key }) => /^\p{Lu}\p{Ll}/u.test(word) && givenName(key) !== undefined)
  )
    return undefined;
  // «директор Мастеров»: and so does the last.
  const last = /^(.+?)[\s,:–—-]+(\p{Lu}\p{Ll}+)$/u.exec(split.rest === "" ? split.position : "");
  if (last === null || familyShape(last[2] ?? "")?.strength !== "strong") return split;
  return { position: last[1] ?? "", rest: last[2] ?? "" };
}

/** «ГД Петров А.А.», «Петрова Анна (ГБ)», «РОП Петров» */
const inCapitals = new RegExp(
  String.raw`^(?:(${two})[\s:,–—-]+(?=\p{Lu}\p{Ll}+\s)(.+)|(${three})[\s.:,–—-]+(?=\p{Lu}\p{Ll})(.+)|(\p{Lu}\p{Ll}.*?)(?:(?:\s*[,(]\s*|\s[–—-]\s)(${two}|${three})|\s(${three}))\)?)$`,
  "u",
);

function takeCapitals(text: string): PositionSplit | undefined {
  const [, front, behindFront, long, behindLong, name, closed, behind] = inCapitals.exec(text) ?? [];
  const position = front ?? long ?? closed ?? behind;
  return position === undefined ? undefined : { position, rest: trim(behindFront ?? behindLong ?? name) };
}

function positionIn(text: string): PositionSplit | undefined {
  if (only.test(text)) return { position: text.trim(), rest: "" };
  const short = takeCapitals(text);
  if (short !== undefined) return short;
  const first = leading.exec(text);
  if (first !== null && /^\p{L}/u.test(first[2] ?? "")) {
    // «врач-терапевт Рыбина»
    const hyphened = /^-\p{Ll}/u.test(text.slice(first[1]?.length));
    return withWhereof(trim(first[1]), (first[2] ?? "").trim(), hyphened);
  }
  const last = trailing.exec(text);
  if (last === null) return undefined;
  return { position: trim(last[2]), rest: trim(last[1]) };
}

/**
 * «президент фонда Мартынова Е. П.», «Начальник отделения Петров»: words in small letters between a position and a name say of what he is.
 * Not those that are somebody's name in small letters, and no short ones, which may begin a family name (фон, ван).
 */
function withWhereof(position: string, rest: string, hyphened: boolean): PositionSplit {
  const between = /^(?:(?:[а-яё]{4,}|по|и|в|на|при)[\s:,–—-]+){1,5}(?=\p{Lu})/u.exec(rest)?.[0];
  if (between === undefined) return { position, rest };
  const isName = between
    .trim()
    .split(/[\s-]+/u)
    .some(
      (one) =>
        givenName(one) !== undefined || familyShape(one)?.strength === "strong" || patronymicGender(one) !== undefined,
    );
  return isName
    ? { position, rest }
    : { position: `${position}${hyphened ? "-" : " "}${trim(between).trim()}`, rest: rest.slice(between.length) };
}

function trim(text: string | undefined): string {
  return (text ?? "").replace(/^[\s,:–—(-]+|[\s,:–—)-]+$/gu, "");
}

const departments =
  /^(?:(?:центральн[a-zа-ӿ]*|главн[a-zа-ӿ]*|общ[a-zа-ӿ]*)\s+)?(?:бухгалтери[a-zа-ӿ]|бух-?рия|охран[a-zа-ӿ]|пост\s+охраны|склад|(?:[а-яё]+(?:-[а-яё]+)?(?:ый|ий|ой)\s+)?отдел(?:\s.+)?|дирекци[a-zа-ӿ](?:\s.+)?|пто|омтс|отк|огм|огэ|ахо|ахч|пэо|окс|при[её]мная(?:\s.+)?|секретариат|офис|магазин|касс[a-zа-ӿ]|проходная|вахт[a-zа-ӿ]|диспетчерская|снабжение|сбыт|отдел кадров|кадры|канцеляри[a-zа-ӿ]|(?:тех(?:ническая\s?|\.\s?)?)?поддержка|рес[еэ]пшн|ресепшен|администраци[a-zа-ӿ]|(?:колл|кол|call)-?\s?центр|call-?\s?cent(?:er|re)|кол-центр|горячая линия|справочная|служба\s.+|дежурн[a-zа-ӿ]*(?:\s+часть)?|при[её]м\s+(?:заявок|заказов|звонков)|(?:для\s+)?(?:заказ|заявок|заявк)(?:ы|ов|и)?|бух-?я|для справок|справки|общий|общ|производство|цех(?:\s.+)?|лаборатори[a-zа-ӿ]|регистратур[a-zа-ӿ]|автоответчик|факс|аренда|реклама|доставка|сервис(?:ный центр)?|гараж|мастерская|кухня|бар|юр\.?\s?отдел|плановый отдел|договорной отдел|тендерный отдел|reception|front desk|accounting|accounts?(?: payable| receivable)?|billing|support|sales(?: department)?|office|warehouse|security|purchasing|shipping|customer service|help ?desk|hr|it|finance|(?:sales|accounts|export|purchasing|finance|hr|it) dep(?:artmen)?t\.?|einkauf|verkauf|vertrieb|buchhaltung|zentrale|empfang|versand|lager|sekretariat|personalabteilung|księgowość|biuro|muhasebe|satış)(?:\s*№?\s*\d+)?$/i;

/** «Бухгалтерия», «Охрана», «отдел продаж»: nobody in person. */
export function isDepartment(text: string): boolean {
  return departments.test(text);
}

const relatives =
  /^(?:бывш[a-zа-ӿ]*\s+)?(?:муж|жена|сын|доч(?:ь|ка)|мама|папа|брат|сестра|отец|мать|друг|подруга|знаком[a-zа-ӿ]+|сосед[a-zа-ӿ]*|тёща|теща|свекровь|т[её]тя|дядя|баба|дед|бабушка|дедушка|муж\/жена)(?:\s+.+)?$|^(?:(?:он |она )?сама?|он же|она же)$|^(?:husband|wife|son|daughter|brother|sister|mother|father|friend)(?:\s+of\s.+)?$/i;

/** «муж Ольги»: speaks of somebody by way of somebody else. */
export function isRelative(text: string): boolean {
  return relatives.test(text);
}
