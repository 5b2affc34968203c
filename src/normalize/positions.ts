/** Words for positions and departments, as people write them into a contact's name cell. Compiled by hand. */

const modifiers =
  "главн\\p{L}*|гл|генеральн\\p{L}*|ген|старш\\p{L}*|ст|ведущ\\p{L}*|вед|заместител\\p{L}*|зам|и\\s?\\.?\\s?о|вр\\p{L}?\\.?и\\.?о|врио|исполнительн\\p{L}*|исп|" +
  "коммерческ\\p{L}*|ком|технич\\p{L}*|тех|финансов\\p{L}*|фин|региональн\\p{L}*|рег|офис|арт|бренд|топ|проектн\\p{L}*|производственн\\p{L}*|личн\\p{L}*|" +
  "общ\\p{L}*|chief|senior|general|deputy|vice|sales|account|project|regional|executive|managing|office|key|marketing|finance|financial|hr|it";

const stems =
  "гендир\\p{L}*|директор\\p{L}*|дир|бухгалтер\\p{L}*|бухг|бух|главбух\\p{L}*|главврач\\p{L}*|менеджер\\p{L}*|мен|нач(?:альник\\p{L}*)?|снабжен\\p{L}*|секретар\\p{L}*|закупщик\\p{L}*|закупки|закуп|логист\\p{L}*|" +
  "кладовщик\\p{L}*|кладовщиц\\p{L}*|завсклад\\p{L}*|зав|заведующ\\p{L}*|юрист\\p{L}*|адвокат\\p{L}*|инженер\\p{L}*|механик\\p{L}*|энергетик\\p{L}*|прораб\\p{L}*|мастер\\p{L}*|администратор\\p{L}*|админ|сисадмин\\p{L}*|" +
  "товаровед\\p{L}*|оператор\\p{L}*|специалист\\p{L}*|спец|руководител\\p{L}*|рук|управляющ\\p{L}*|упр|учредител\\p{L}*|собственни\\p{L}*|владел\\p{L}*|водител\\p{L}*|вод|экспедитор\\p{L}*|помощни\\p{L}*|" +
  "ассистент\\p{L}*|диспетчер\\p{L}*|экономист\\p{L}*|технолог\\p{L}*|продав\\p{L}*|хозяин|хозяйка|председател\\p{L}*|президент\\p{L}*|маркетолог\\p{L}*|программист\\p{L}*|кассир\\p{L}*|представител\\p{L}*|" +
  "торгпред\\p{L}*|торговый представител\\p{L}*|супервайзер\\p{L}*|аналитик\\p{L}*|консультант\\p{L}*|врач\\p{L}*|учител\\p{L}*|воспитател\\p{L}*|повар\\p{L}*|шеф-повар|агент\\p{L}*|партн[её]р\\p{L}*|советник\\p{L}*|кадровик\\p{L}*|делопроизводител\\p{L}*|" +
  "охранник\\p{L}*|электрик\\p{L}*|слесар\\p{L}*|сторож\\p{L}*|замдиректор\\p{L}*|контактное лицо|ответственн\\p{L}*|лпр|" +
  "director|manager|accountant|secretary|assistant|owner|ceo|cfo|cto|coo|president|head|engineer|buyer|driver|officer|lawyer|administrator|receptionist|founder|partner|consultant|specialist|purchasing|procurement";

const word = `(?:${modifiers}|${stems})\\.?`;
const link =
  "(?:по|отдела|отд|службы|склада|цеха|офиса|филиала|магазина|участка|департамента|продаж\\p{L}*|закуп\\p{L}*|снабжени\\p{L}*|сбыт\\p{L}*|кадр\\p{L}*|персонал\\p{L}*|развити\\p{L}*|маркетинг\\p{L}*|логистик\\p{L}*|производств\\p{L}*|общим|вопросам|работе|с|клиентами|безопасности|реклам\\p{L}*|части|of|and|director)\\.?";

/** A position that opens the cell: «ген. директор Иванов», «Гл. бухгалтер: Петрова». At least one word must be a position itself. */
const leading = new RegExp(
  `^((?:${word}[\\s-]*)*(?:${stems})\\.?(?:[\\s-]+(?:${link}|${word})(?![\\p{L}]))*)(?![\\p{L}])[\\s:,–—-]*(.*)$`,
  "iu",
);
/** A position that closes it: «Иванов И.И., директор», «Ольга (бухг.)», «Петров - нач. отдела снабжения». */
const trailing = new RegExp(
  `^(.*?[\\p{L}.])(?:\\s*[,(–—:]\\s*|\\s+-\\s*|\\s+)((?:${word}[\\s-]*)*(?<![\\p{L}])(?:${stems})(?![\\p{L}])[^,;]*?)\\)?$`,
  "iu",
);
const only = new RegExp(`^(?:${word}[\\s-]*)*(?:${stems})\\.?(?:[\\s-]+(?:${link}|${word})(?![\\p{L}]))*$`, "iu");

export interface PositionSplit {
  readonly position: string;
  /** What is left: the person. Empty when the cell names only a position. */
  readonly rest: string;
}

/** Takes a position off a cell of names. Undefined when there is none. */
export function splitPosition(text: string): PositionSplit | undefined {
  if (only.test(text)) return { position: text.trim(), rest: "" };
  const first = leading.exec(text);
  if (first !== null && /^[\p{Lu}\p{L}]/u.test(first[2] ?? ""))
    return { position: trim(first[1]), rest: (first[2] ?? "").trim() };
  const last = trailing.exec(text);
  if (last === null) return undefined;
  return { position: trim(last[2]), rest: trim(last[1]) };
}

function trim(text: string | undefined): string {
  return (text ?? "").replace(/^[\s,:–—(-]+|[\s,:–—)-]+$/gu, "");
}

const departments =
  /^(?:(?:центральн\p{L}*|главн\p{L}*|общ\p{L}*)\s+)?(?:бухгалтери\p{L}|бух-?рия|охран\p{L}|пост\s+охраны|склад|отдел(?:\s.+)?|при[её]мная(?:\s.+)?|секретариат|офис|магазин|касс\p{L}|проходная|вахт\p{L}|диспетчерская|снабжение|сбыт|отдел кадров|кадры|канцеляри\p{L}|рес[еэ]пшн|ресепшен|администраци\p{L}|(?:колл|кол|call)-?\s?центр|call-?\s?cent(?:er|re)|кол-центр|горячая линия|справочная|служба\s.+|дежурн\p{L}*|для справок|справки|общий|общ|производство|цех(?:\s.+)?|лаборатори\p{L}|регистратур\p{L}|автоответчик|факс|аренда|реклама|доставка|сервис(?:ный центр)?|гараж|мастерская|кухня|бар|юр\.?\s?отдел|плановый отдел|договорной отдел|тендерный отдел|reception|front desk|accounting|accounts?(?: payable| receivable)?|billing|support|sales(?: department)?|office|warehouse|security|purchasing|shipping|customer service|help ?desk|hr|it)(?:\s*№?\s*\d+)?$/iu;

/** «Бухгалтерия», «Охрана», «отдел продаж»: nobody in person. */
export function isDepartment(text: string): boolean {
  return departments.test(text);
}

const relatives =
  /^(?:муж|жена|сын|доч(?:ь|ка)|мама|папа|брат|сестра|отец|мать|друг|подруга|знаком\p{L}+|сосед\p{L}*|тёща|теща|свекровь|т[её]тя|дядя|бабушка|дедушка|муж\/жена)(?:\s+.+)?$|^(?:husband|wife|son|daughter|brother|sister|mother|father|friend)(?:\s+of\s.+)?$/iu;

/** «муж Ольги»: speaks of somebody by way of somebody else. */
export function isRelative(text: string): boolean {
  return relatives.test(text);
}
