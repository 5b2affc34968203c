import { familyShape, givenName } from "../../countries/given-names.ts";
import { regionByCode, townByName } from "../../countries/ru/regions.ts";

/** Where somebody was met, how he is written to, what he is to the one who keeps the list. */
const words = new Set(
  (
    "авито avito юла дром озон ozon вк vk whatsapp wa ватсап вотсап вацап воцап вайбер viber telegram tg телеграм телеграмм инста инстаграм инстаграмм " +
    "instagram skype скайп сайт директ клиент клиентка покупатель покупательница заказчик заказчица поставщик подрядчик арендатор " +
    "новый новая старый старая бывший бывшая газель камаз такси зам баба"
  ).split(" "),
);

/** A word that stands beside a given name and is nobody's: «Сергей авито», «Покупатель Иван», «Сергей Самара». In small letters. */
export function isAsideWord(word: string): boolean {
  return words.has(word) || isCapital(word);
}

/** The capital of a region, unless people are called so as well (Владимир, Киров, Орёл). */
function isCapital(word: string): boolean {
  const town = givenName(word) === undefined && familyShape(word) === undefined ? townByName(word) : undefined;
  if (town === undefined || town.name === "Орёл") return false;
  return town.regions.some((code) => regionByCode(code)?.capital === town.name);
}
