/** What the words beside a number say: what kind of line it is, and whose. */
export interface Remark {
  readonly kind?: "fax" | "pager";
  /** What is left when the words for «telephone» and «mobile» are taken off: «Ольга, бухг.». */
  readonly note?: string;
}

const fax = /^(?:факс|ф|(?:tele)?fax|faks|f)\.?:?$/iu;
const pager = /^(?:пейджер|pager)\.?$/iu;

/** Words that say only that this is a telephone, or repeat what the plan of numbers says. They go no further than the original. */
const filler = new RegExp(
  "^(?:" +
    [
      "тел(?:ефон[ыа]?)?|т|tel(?:ephone|efon[ie]?)?|tālr(?:unis)?|tlf|callto|тел\\.?\\d|phone|ph|номера?|н|контактн(?:ый|ые)|конт|осн(?:овной)?|многоканальн(?:ый)?|многокан|мн",
      "моб(?:ильн(?:ый|ые))?|ұялы|мобил|м|мт|м\\.т|mob(?:ile?|iltelefon)?|handy|kom(?:órk[ai]|órkowy)?|cep|cell|сот(?:ов(?:ый|ые))?",
      "раб(?:оч(?:ий|ие))?|р|work|office|гор(?:одск(?:ой|ие))?|стац(?:ионарный)?|р\\.т|моб\\.тел|раб\\.тел|тел\\.моб|тел\\.раб|сот\\.тел|gsm",
      "телефон\\.",
    ].join("|") +
    ")\\.?$",
  "iu",
);

const conjunctionless = /^[\s:;,.!=-]+|[\s:;,=-]+$/gu;

/** Reads the words before or after a number. */
export function readRemark(text: string): Remark {
  let kind: Remark["kind"];
  const kept: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const bare = word.replace(/^[("'«[]+|[)"'»\]:,;=-]+$/gu, "");
    // «нет тел, сосед»: what is said not to be is no label.
    const denied = /^[([]?(?:нету?|без|не)$/iu.test(kept.at(-1) ?? "");
    if (bare === "" || (filler.test(bare) && !denied) || /^[tmp]:$/iu.test(word)) continue;
    if (fax.test(bare)) kind = "fax";
    else if (pager.test(bare)) kind = "pager";
    else kept.push(word);
  }
  const note = unwrap(kept.join(" ").replace(conjunctionless, ""));
  return { ...(kind === undefined ? {} : { kind }), ...(note === "" ? {} : { note }) };
}

/** Takes off brackets and quotes that stand open or around everything. */
function unwrap(text: string): string {
  // «филиал "Заря"»: the quotes of a name inside stay.
  const named = /^[^"]*\S\s"[^"]+"\s*$/u.test(text);
  const trimmed = named ? text.trim() : text.replace(/^[\s[\]"']+|[\s[\]"']+$/gu, "");
  if (/^\([^()]*\)$/.test(trimmed)) return trimmed.slice(1, -1).trim();
  if (/^\([^()]*$/.test(trimmed)) return trimmed.slice(1).trim();
  if (/^[^()]*\)$/.test(trimmed) || /^[^()]*\($/.test(trimmed)) return trimmed.slice(0, -1).trim();
  return /\p{L}|\p{N}/u.test(trimmed) ? trimmed : "";
}

/** Whether words are nothing but labels, which stand before what they name: «факс», «моб.». */
export function isLabel(text: string): boolean {
  return readRemark(text).note === undefined;
}

const nothing =
  /^(?:нету?|нет данных|нет тел(?:ефона)?|не указан[оа]?|не задан[оа]?|не известен|неизвестн[оы]|неизвестен|отсутствует|отсутств|без телефона|тот же(?: номер)?|тот же,? что и? ?(?:телефон|тел)|он же|то же самое|то же|same|dito|siehe oben|б\/т|б\/н|н\/д|нд|н\.д|пусто|none|null|nil|nan|no|n\/a|na|unknown|знач|ref|value|x+|х+|тест|test|-+|\.+|\?+|\++|_+|\*+)\.?$/iu;

/** Whether the text says that there is no phone. */
export function saysNothing(text: string): boolean {
  const trimmed = text.trim().replace(/^#+|!+$/gu, "");
  return !/[\p{L}\p{N}]/u.test(trimmed) || nothing.test(trimmed);
}
