/** «ОООРомашка», `О00 "Ромашка"`, «общество с органиченной отвественностью»: the form as it was meant. */
export const misspelt: readonly (readonly [RegExp, string])[] = [
  [/^(ООО|ОАО|ЗАО|ПАО|ТОО)(?=\p{Lu}\p{Ll})/u, "$1 "],
  // «ООО-Ромашка», «ОООРОМАШКА», «РомашкаООО»: no word has three of these letters together.
  [/^ООО(?:-\s?(?=\p{Lu}\p{L}{2})|(?=\p{Lu}{4}))/u, "ООО "],
  [/ООО$(?<=^\p{L}{4,}ООО)/u, " ООО"],
  // «ИП Иванова А.С. КФХ»: the farm that she heads.
  [/^ИП\s+(.+?)[\s,]+\(?К\(?Ф\)?Х\)?$/iu, "ИП глава КФХ $1"],
  // «Хон С.Д. ГКФХ ИП», «Петрова Анна Ивановна, КФХ ИП»
  [
    /^(\p{Lu}\p{L}+\s(?:\p{Lu}\.\s?\p{Lu}\.?|\p{Lu}\p{L}+\s\p{Lu}\p{L}+(?:вич|вна|ВИЧ|ВНА)))[\s,]+Г?КФХ[\s,]+ИП$/u,
    "ИП глава КФХ $1",
  ],
  // «Новосибирск_ООО Вега», «ООО_Вега», «Вега_ООО»: an underscore beside a form is a blank.
  [/_+(?=(?:ООО|ОАО|ЗАО|ПАО|АО|ТОО|ИП)(?:[\s_"«“„]|$))/u, " "],
  [/^(ООО|ОАО|ЗАО|ПАО|АО|ТОО|ИП)_+/u, "$1 "],
  // An apostrophe for a quote ties the form to the name: «ООО'Лотос'».
  [/^(ООО|ОАО|ЗАО|ПАО|АО|ТОО|ИП)(?:['’`](?=\p{Lu}[^'’`]*$)|(?=['’`]\p{Lu}))/u, "$1 "],
  // «И.П. Петров» may be Иван Павлович; before a whole name the letters are nobody's.
  [
    /^И\.\s?П\.\s*(?=(?:\p{Lu}[\p{L}-]+\s){2}\p{Lu}\p{L}+(?:вич|вна|ВИЧ|ВНА)$|\p{Lu}[\p{L}-]+\s\p{Lu}\.\s?\p{Lu}\.?$)/u,
    "ИП ",
  ],
  [/^[иИ]\/[пП]\s*(?=\p{Lu})/u, "ИП "],
  // «И П Гусева Ольга Петровна»: before a whole name, too.
  [
    /^И\sП\s+(?=(?:\p{Lu}[\p{L}-]+\s){2}\p{Lu}\p{L}+(?:вич|вна|ВИЧ|ВНА)$|\p{Lu}[\p{L}-]+\s\p{Lu}\.\s?\p{Lu}\.?$)/u,
    "ИП ",
  ],
  // «К/Х Айдар», «К/Ф/Х»: a farm, not somebody's initials.
  [/^К\/(?:Ф\/)?Х\.?\s*(?=["«“„]?\s?\p{Lu}\p{L})/u, "КХ "],
  [/^(?:000(?=\s?["«“„]|\s+\p{Lu}\p{L})|(?=[ОO0]{0,2}[ОO])[ОO0]{3}(?=[\s"«“„]))/u, "ООО"],
  [/^Т\/Д\.?\s*(?=["«“\p{Lu}])/u, "ТД "],
  // «ЗА0», «0А0», «3АО»: a digit for a letter.
  [/^(?=[А-Я]*[03])[З3]А[О0](?=[\s"«“„])/u, "ЗАО"],
  [/^(?=[А-Я]*0)[О0]А[О0](?=[\s"«“„])/u, "ОАО"],
  // «А О «Вега»», «З А О «Вега»»
  [/^(?:([ОЗПН])\s)?А\sО(?=\s?["«“„])/u, "$1АО"],
  [/^ПА0(?=[\s"«“„])/u, "ПАО"],
  // The form of a Finnish firm in both languages of the country is one form: «Oy Nordic Trade Ab», «Nordic Trade Oy Ab».
  [/^O[Yy]\s+(?=\p{L}.*\s)(.+?)\s+A[Bb]$/u, "Oy $1"],
  [/O[Yy]\s+A[Bb]$(?<=\p{L}\sO[Yy]\s+A[Bb])/u, "Oy"],
  // «ЖСК-12»: the number is the name.
  [/^(ЖСК|ГСК|ПГСК|ТСЖ|ТСН|СНТ|ДНТ|СПК|ПСК|ГПК)\s?-\s?(?=\d+$)/iu, "$1 №"],
  [/(?<!\p{L})ун[ие]т[ао]рн(?=\p{L}{2,3}\sпредприяти)/iu, "унитарн"],
  // «Шкафы-купе.ИП Иванова»
  [/(?<=\p{Ll}{2}\.)(?=(?:ИП|ООО|ОАО|ЗАО|ПАО)\s)/u, " "],
  [/(?<!\p{L})общес?тв[оа]?\s*с\s*о[а-я]{6,13}н+[оы][йм]\s*от[а-я]{8,14}сть?ю?(?!\p{L})/iu, "ООО"],
];

/** All of {@link misspelt} that look at a name's beginning, a pattern for each set of flags, and those that look into it: most names have none of them. */
const misspeltInFront = together(misspelt.filter(([{ source }]) => source.startsWith("^")));
const misspeltInside = together(misspelt.filter(([{ source }]) => !source.startsWith("^")));

/** Signs that every one of the latter has. They ask of each place of a name what letters stand around it, which takes ten times as long. */
export const mayBeInside = /ООО$|_|A[Bb]$|у[нН][иИеЕ]|У[нН][иИеЕ]|\.(?:ИП|ООО|ОАО|ЗАО|ПАО)|[бБ][щЩ][еЕ][сСтТ]/;

function together(some: typeof misspelt): readonly RegExp[] {
  return [...new Set(some.map(([{ flags }]) => flags))].map(
    (flags) =>
      new RegExp(some.flatMap(([pattern]) => (pattern.flags === flags ? [pattern.source] : [])).join("|"), flags),
  );
}

function isMisspelt(text: string): boolean {
  return (
    misspeltInFront.some((pattern) => pattern.test(text)) ||
    (mayBeInside.test(text) && misspeltInside.some((pattern) => pattern.test(text)))
  );
}

/** «… Co., Ltd. Корея»: a country behind a foreign form is where the firm is, as if it stood in brackets. */
const countriesBehind: ReadonlySet<string> = new Set(
  "Китай Корея Турция Германия Италия Польша Франция Чехия Индия Япония Тайвань Латвия Литва Эстония Финляндия Швеция Испания Австрия Венгрия США КНР ОАЭ".split(
    " ",
  ),
);
const foreignForm =
  /(?<![\p{L}.])(?:Ltd|Limited|Inc|LLC|Corp|GmbH|AG|KG|SRL|S\.?[rp]\.?[lA]|SA|SAS|BV|Oy|AB|AS|SIA|UAB|OÜ|s\.?r\.?o|z o\.o|Şti|ŞTİ|A\.?Ş)\.?,?$/u;

/** A name whose form is written as it was meant. What stands at one place only is looked for there, so that other names are not searched for it. */
export function formAsMeant(text: string): string {
  let meant = countryInBrackets(text);
  // «ООО Сириус+ООО Вега»: two firms.
  if (meant.includes("+"))
    meant = meant.replace(/(?<=[\p{L}\d"»”])\+(?=(?:ООО|ОАО|ЗАО|ПАО|АО|ТОО|ИП)[\s"«“„])/gu, " + ");
  if (!isMisspelt(meant)) return meant;
  for (const [pattern, form] of misspelt) meant = meant.replace(pattern, form);
  return meant;
}

function countryInBrackets(text: string): string {
  const last = text.slice(text.lastIndexOf(" ") + 1);
  const before = text.slice(0, text.length - last.length).trimEnd();
  if (countriesBehind.has(last) && foreignForm.test(before)) return `${before.replace(/,$/u, "")} (${last})`;
  return text;
}
