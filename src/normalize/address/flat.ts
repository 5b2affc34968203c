import type { Doubt } from "../rule.ts";
import type { CleanAddress } from "./clean-address.ts";

/**
 * «64-33»: house and flat, as people write them to each other. Houses that were joined into one go upwards by a little («5-7»): only a
 * second number that cannot be such a neighbour is the flat, and that is said. What may be either stays a house, and that is said too,
 * unless the word for a house ties both numbers together («д. 5-7»).
 */
export function takeFlat(address: CleanAddress, doubts: Doubt[]): void {
  const { house, building, flat } = address;
  if (house === undefined || flat !== undefined) return;
  if (building !== undefined) {
    takeFlatOfBuilding(address, house, building, doubts);
    return;
  }
  const [, first = "", letter = "", second = ""] = /^(\d+(?:\/\d+)?)((?:[/-]?[а-яё])?)-(\d+)$/iu.exec(house) ?? [];
  if (second === "") return;
  if (letter === "" && mayBeJoined(first, second, widestHouse)) {
    if (!houseTied.test(address.text))
      doubts.push({ code: "address-house-or-flat", severity: "note", params: { house, first, second } });
    return;
  }
  address.house = first + letter;
  address.flat = `кв. ${second}`;
  doubts.push({ code: "address-flat-guessed", severity: "note", params: { house: address.house, flat: second } });
}

/** «7, корп. 1-33» */
function takeFlatOfBuilding(address: CleanAddress, house: string, building: string, doubts: Doubt[]): void {
  if (takeRoom(address, house, building, doubts)) return;
  const [, first = "", second = ""] = /^корп\. (\d+)-(\d+)$/u.exec(building) ?? [];
  if (second === "" || mayBeJoined(first, second, widestBuilding)) return;
  address.building = `корп. ${first}`;
  address.flat = `кв. ${second}`;
  doubts.push({
    code: "address-flat-guessed",
    severity: "note",
    params: { house: `${house}, ${address.building}`, flat: second },
  });
}

/** «д. 3, к. 406»: no house has as many blocks; in Zelenograd, where they have, they stand for the house. */
function takeRoom(address: CleanAddress, house: string, building: string, doubts: Doubt[]): boolean {
  const [, room = ""] = /^корп\. (\d{3,})$/u.exec(building) ?? [];
  if (room === "" || !new RegExp(String.raw`(?<!\p{L})к\.?\s?${room}(?!\d)`, "iu").test(address.text)) return false;
  if (/зеленоград/iu.test(address.text)) return false;
  address.building = undefined;
  address.flat = `комн. ${room}`;
  doubts.push({ code: "address-flat-guessed", severity: "note", params: { house, flat: room } });
  return true;
}

/** «д. 5-7», «дом № 5-7», «влад. 5-7» */
const houseTied = /(?<!\p{L})(?:д|дом|вл|влад|владение|зд|здание|үй|буд)\.?\s*(?:№\s*)?\d+\s?[–—-]/iu;

function mayBeJoined(first: string, second: string, widest: number): boolean {
  const step = Number(second) - Number(first);
  return step > 0 && step <= widest;
}

/** By how much the last number of a house may exceed its first. */
const widestHouse = 20;
const widestBuilding = 3;

/** «кв. 15, 16», «пом. 5, 6, 7»: a number behind a flat's, by a little greater, is the next flat. */
export function takeNextFlats(left: string[], address: CleanAddress): void {
  if (address.house === undefined) return;
  for (;;) {
    const flat = address.flat ?? "";
    const listed = lastFlats.exec(flat);
    if (listed === null) return;
    const last = /\d+$/u.exec(listed[0])?.[0] ?? "";
    const at = left.findIndex(
      (one) => /^\d{1,4}$/u.test(one) && Number(one) > Number(last) && Number(one) <= Number(last) + widestFlats,
    );
    const next = left[at] ?? "";
    if (next === "" || !new RegExp(String.raw`(?<!\d)${last},\s*${next}(?!\d)`, "u").test(address.text)) return;
    const end = listed.index + listed[0].length;
    address.flat = `${flat.slice(0, end)}, ${next}${flat.slice(end)}`;
    left.splice(at, 1);
  }
}

/** Flats that no other follows yet; what has a mark of its own may («пом. 5, 6, подъезд 2»). */
const lastFlats = /(?:кв|оф|пом|каб|комн)\. \d+(?:, \d+)*(?=$|, \D)/u;

const widestFlats = 5;
