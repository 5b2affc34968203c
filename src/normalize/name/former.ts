import { tidy, type NameRule, type NameWork } from "./work.ts";

const former =
  /[\s,;]*\(?(?<![a-zа-ӿ])(?:бывш(?:ее|ая|ий|ие|\.)?|быв\.|б\.(?=\s?[«"]|\s?(?:ООО|ЗАО|ОАО|АО|ИП)\s)|ранее(?:\s+(?:наименовани[a-zа-ӿ]|называл[a-zа-ӿ]*|имел[a-zа-ӿ]\s+наименование))?|прежн(?:ее|яя)\s+(?:названи[a-zа-ӿ]|наименовани[a-zа-ӿ]|им[a-zа-ӿ])|стар(?:ое|\.)?\s+(?:названи[a-zа-ӿ]|наименовани[a-zа-ӿ]|назв\.)|до\s+(?:\d{1,2}\.)?(?:\d{1,2}\.)?\d{4}\s?(?:г(?:ода|\.)?)?\s*[-–—:]?|экс(?:-|\s)|переименован[оа]?\s+из|formerly(?:\s+known\s+as)?|f\/k\/a|fka|previously|колишн[a-zа-ӿ]*|правопреемни(?:к|ца)|правонаступник)(?:(?<=экс[-\s])|\s*[:–—-]?\s+)([^()]+?|[^()]*\([^()]*\)[^()]*)\)?\s*$/i;

const renamed =
  /[\s,;]*\(?(?<![a-zа-ӿ])(?:переим(?:еновано|енован|енована|ен\.|\.)?(?:\s+в)?|нов(?:ое|\.)\s+(?:названи[a-zа-ӿ]|наименовани[a-zа-ӿ]|назв\.)|теперь|сейчас|ныне|now)\s*[:–—-]?\s+([^()]+)\)?\s*$/i;

/** «Ромашка (бывш. ООО «Лютик»)»: the former name is kept as such; «Лютик, переименовано в Ромашка» is turned round. */
export const formerRule: NameRule = {
  name: "name-former",
  field: "name",
  before: "Ромашка (бывш. Лютик)",
  after: "Ромашка",
  hint: /быв|право(?:преемн|наступн)|(?:^|[^а-яё])экс[-\s]|(?:^|[^а-яё])б\.|ранее|прежн|стар(?:ое|\.)|до\s+\d|former|f\/?k\/?a|previous|колишн|переим|нов(?:ое|\.)|теперь|сейчас|ныне|now/,
  apply: (work) => takeFormer(work) || takeRenamed(work),
};

function takeFormer(work: NameWork): boolean {
  const match = former.exec(work.text);
  if (match === null || match.index < 2) return false;
  const rest = tidy(work.text.slice(0, match.index));
  const value = (match[1] ?? "").trim();
  if (!/\p{L}{2}/u.test(rest) || !/\p{L}{2}/u.test(value)) return false;
  work.text = rest;
  work.former.push({ value, raw: match[0].trim(), rule: "name-former" });
  return true;
}

function takeRenamed(work: NameWork): boolean {
  const match = renamed.exec(work.text);
  if (match === null || match.index < 2) return false;
  const old = tidy(work.text.slice(0, match.index));
  const value = tidy(match[1] ?? "");
  if (!/\p{L}{2}/u.test(old) || !/\p{L}{3}/u.test(value) || !/^["«“„\p{Lu}]/u.test(value)) return false;
  work.text = value;
  work.former.push({ value: old, raw: match[0].trim(), rule: "name-former" });
  work.doubts.push({ code: "name-renamed", severity: "note", params: { old, name: value } });
  return true;
}
