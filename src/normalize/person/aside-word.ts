import { regionByCode, townByName } from "../../countries/ru/regions.ts";

/** Where somebody was met, how he is written to, what he is to the one who keeps the list. */
const words = new Set(
  (
    "авито avito юла дром озон ozon вк vk whatsapp wa ватсап вотсап вацап воцап вайбер viber telegram tg телеграм телеграмм инста инстаграм инстаграмм " +
    "instagram skype скайп сайт директ клиент клиентка покупатель покупательница заказчик заказчица поставщик подрядчик арендатор " +
    "новый новая старый старая бывший бывшая газель камаз такси зам баба телефон сотовый лид заявка тг вип vip"
  ).split(" "),
);

/**
 * A word that stands beside a given name and is nobody's: «Сергей авито», «Покупатель Иван», «Сергей Самара». In small letters.
 *
 * @param isNamed people are called so as well, as they are after capitals of regions: Владимир, Киров
 */
export function isAsideWord(word: string, isNamed: boolean): boolean {
  return words.has(word) || (!isNamed && (isCapital(word) || madeLikeAFirm.test(word)));
}

/** «Оля Роснефть», «Игорь Стройсервис»: words that firms are put together of, which no family name ends with. */
const madeLikeAFirm =
  /^[а-яё]{3,}(?:нефть|банк|строй|торг|пром|сервис|трейд|снаб|энерго|телеком|маркет|логистик|транс|мебель|групп)$/u;

/** The capital of a region, but for Орёл, which is a name and a bird. */
function isCapital(word: string): boolean {
  const town = townByName(word);
  if (town === undefined || town.name === "Орёл") return false;
  return town.regions.some((code) => regionByCode(code)?.capital === town.name);
}
