import type { Column, Table } from "../catalogue/catalogue.ts";
import { inCoarse, russianOf } from "./translit.ts";
import { any, columnWords, wordsOf } from "./words.ts";

/** What a column holds, whatever table it stands in. */
export type Concept =
  | "inn"
  | "kpp"
  | "ogrn"
  | "okpo"
  | "legal-name"
  | "name"
  | "short-name"
  | "legal-form"
  | "family"
  | "given"
  | "patronymic"
  | "full-name"
  | "position"
  | "department"
  | "phone"
  | "phone-mobile"
  | "phone-fax"
  | "extension"
  | "calling-code"
  | "phone-country"
  | "email"
  | "site"
  | "address"
  | "address-legal"
  | "address-actual"
  | "street"
  | "postcode"
  | "city"
  | "region"
  | "country"
  | "notes"
  | "birth-date"
  | "kind"
  | "is-company"
  | "created"
  | "updated"
  | "changed-by"
  | "responsible"
  | "active"
  | "deleted"
  | "replaced-by"
  | "tags"
  | "extra"
  | "primary"
  | "value"
  | "account"
  | "bik"
  | "bank"
  | "lineage"
  | "title";

const mark = "(?:is |flag )?";
const phone =
  "(?:tele)?(?:phones?|fon)(?: (?:numbers?|nos?|nr))?|tel|телефон[ыа]?|тел|номер телефона|telefon[y]?|telefonnyi nomer";
const mobile = "mobile|mobil|mob|cell|мобильный|мобильные|моб|сотовый|mobilnyi|sotovyi";
const which =
  "(?:work|office|main|primary|business|home|other|alternate|alt|second|additional|рабочий|основной|домашний|другой|доп|городской|rabochii|osnovnoi) ?";

/** In order: the first expression that matches a column's words says what it holds. */
const concepts: readonly (readonly [Concept, RegExp])[] = [
  [
    "inn",
    any(
      "инн",
      "inn",
      "itn",
      "tin",
      "unp",
      "(?:tax|fiscal)(?: ?(?:id|number|code|no))",
      "vat(?: ?(?:id|number|no|code))?",
    ),
  ],
  ["kpp", any("кпп", "kpp", "tax ?reg(?:istration)?(?: ?(?:reason|no|code|number))*")],
  ["ogrn", any("огрн(?:ип)?", "ogrn(?:ip)?")],
  ["okpo", any("окпо", "okpo")],
  [
    "family",
    any(
      "last ?name",
      "nom(?: de)? famille",
      "surname",
      "nachname",
      "family(?: name)?",
      "фамилия",
      "familiya",
      "lname",
      "name last",
      "фам",
    ),
  ],
  ["given", any("first ?name", "given ?name", "prenom", "vorname", "имя", "imya", "fname", "name first", "forename")],
  ["patronymic", any("middle ?name", "second ?name", "patronymic", "отчество", "otchestvo", "mname")],
  [
    "legal-name",
    any(
      "legal ?name",
      "official ?name",
      "full ?(?:title|caption|legal name)",
      "(?:полное|юридическое|юр) (?:наименование|название|имя)",
      "наименование полное",
      "polnoe (?:naimenovanie|nazvanie)",
      "registered name",
    ),
  ],
  [
    "short-name",
    any("short ?name", "abbreviat(?:ed name|ion)", "(?:краткое|сокращенное|рабочее) (?:наименование|название)"),
  ],
  ["legal-form", any("legal ?form", "(?:организационно )?(?:правовая )?форма(?: собственности)?", "опф", "opf")],
  ["full-name", any("фио", "fio", "full ?name", "полное имя", "display name")],
  [
    "name",
    any(
      "name",
      "nom",
      "firma",
      "наименование",
      "название",
      "naimenovanie",
      "nazvanie",
      "naim",
      "company(?: name)?",
      "label",
    ),
  ],
  ["title", any("title", "caption", "заголовок")],
  [
    "position",
    any(
      "job(?: ?title)?",
      "position",
      "post",
      "poste",
      "designation",
      "должность",
      "dolzhnost",
      "doljnost",
      "function",
      "role",
    ),
  ],
  ["department", any("department", "dept", "отдел", "подразделение", "otdel", "podrazdelenie")],
  ["extension", any("ext(?:ension)?", "доб(?:авочный)?", "dob(?:avochnyi?)?")],
  ["calling-code", any("(?:primary )?(?:phone )?(?:calling|dial(?:l?ing)?) code")],
  ["phone-country", any("(?:primary )?phone country(?: code)?")],
  ["phone-fax", any("fax(?: number)?", `(?:${phone}) fax`, `fax (?:${phone})`, "факс", "faks", `${which}fax`)],
  ["phone-mobile", any(`(?:${mobile})(?: (?:${phone}|no|number))?`, `(?:${phone}) (?:${mobile})`)],
  ["phone", any(phone, `${which}(?:${phone})`, `(?:${phone}) ${which}`, `(?:${phone}) ?[0-9]`)],
  [
    "email",
    any(
      "(?:work |main |primary )?e? ?mails?(?: ?(?:address(?:es)?|ids?))?(?: ?[0-9])?",
      "courriel",
      "(?:электронная |эл )?почта",
      "pochta",
      "email primary",
    ),
  ],
  [
    "site",
    any(
      "(?:web ?)?sites?",
      "web",
      "url",
      "www",
      "homepage",
      "сайт[ы]?",
      "sa[iy]t",
      "domain(?: name)?(?: primary link url)?",
      "web ?page",
    ),
  ],
  [
    "address-legal",
    any(
      "(?:юр|юридический) адрес",
      "(?:legal|registered|billing) address(?: (?:text|full))?",
      "адрес юр(?:идический)?",
      "yur(?:idicheskii)? adres",
    ),
  ],
  [
    "address-actual",
    any(
      "(?:факт|фактический|почтовый) адрес",
      "(?:actual|postal|mailing|shipping|delivery) address(?: (?:text|full))?",
      "адрес (?:факт|фактический|доставки)",
      "fakt(?:icheskii)? adres",
    ),
  ],
  [
    "postcode",
    any(
      "(?:billing |legal |primary )?(?:address )?(?:zip|postal ?code|post ?code|zip ?code|pin ?code|plz)",
      "(?:почтовый )?индекс",
      "indeks",
    ),
  ],
  [
    "street",
    any(
      "(?:billing |legal |primary )?(?:address )?(?:street ?1?|line ?1)",
      "address ?1",
      "strasse",
      "rue",
      "улица",
      "ulica",
    ),
  ],
  [
    "city",
    any(
      "(?:billing |legal |primary )?(?:address )?(?:city|town|ville|ort)(?: name)?",
      "(?:населенный пункт|город)",
      "gorod",
    ),
  ],
  [
    "region",
    any("(?:billing |legal |primary )?(?:address )?(?:region|state|province)", "(?:регион|область)", "region|oblast"),
  ],
  ["country", any("(?:billing |legal |primary )?(?:address )?country(?: code)?", "pays", "страна", "strana")],
  ["address", any("(?:full )?address", "adresse", "адрес", "adres", "адрес полностью")],
  [
    "notes",
    any(
      "description",
      "comments?",
      "notes?(?: (?:private|internal|public))?",
      "remarks?",
      "memo",
      "комментари[йи]",
      "примечани[ея]",
      "описание",
      "primechanie",
      "kommentarii",
      "opisanie",
    ),
  ],
  ["birth-date", any("birth ?(?:date|day)", "date of birth", "dob", "дата рождения", "data rozhdeniya")],
  ["is-company", any("is (?:company|organi[sz]ation|legal(?: entity)?)", "(?:это )?юр ?лицо")],
  [
    "kind",
    any(
      "(?:account |client |customer |party |legal |entity |org )?(?:kind|type)",
      "вид(?: (?:контрагента|клиента))?",
      "тип(?: (?:контрагента|клиента))?",
      "vid",
      "tip",
    ),
  ],
  [
    "created",
    any(
      "created(?: ?(?:at|on|date|time))?",
      "create ?(?:date|time)",
      "creation(?: ?(?:date|time))?",
      "datec",
      "date ?(?:created|create|entered|added)",
      "дата (?:создания|ввода)",
      "создан[оа]?",
      "data sozdaniya",
      "sozdan",
    ),
  ],
  [
    "updated",
    any(
      "(?:updated|modified|changed)(?: ?(?:at|on|date|time))?",
      "(?:write|update|modify) ?(?:date|time)",
      "date ?(?:modified|modify|updated)",
      "tms",
      "дата изменения",
      "изменен[оа]?",
      "data izmeneniya",
    ),
  ],
  [
    "responsible",
    any(
      "(?:responsible|owner|curator|manager|assigned(?: to)?|account manager|sales ?(?:man|rep|person))(?: user)?(?: (?:id|no|key|ref))?",
      "(?:ответственный|менеджер|куратор|владелец)(?: (?:id|код))?",
      "(?:otvetstvenn?y[ij]|menedzher|kurator)(?: id)?",
    ),
  ],
  [
    "changed-by",
    any(
      "(?:last )?(?:updated|modified|changed|edited) ?by(?: user)?(?: id)?",
      "(?:write|update|modify|change) ?(?:uid|user)(?: id)?",
      "(?:кем|кто) изменен[оа]?",
      "(?:кто )?изменил",
      "izmenil",
    ),
  ],
  ["active", any(`${mark}(?:active|enabled)`, "активен", "активный", "действует", "aktiv(?:en|nyi?)", "deistvuet")],
  [
    "deleted",
    any(
      `${mark}(?:deleted|archived|inactive|disabled|removed|trashed)(?: ?(?:at|on|flag))?`,
      "пометка (?:на )?удален(?:ия|ие)",
      "удален[оа]?",
      "в архиве",
      "архивный",
      "pometka udaleniya",
      "udalen",
    ),
  ],
  [
    "replaced-by",
    any(
      "(?:replaced|merged|duplicate|master|survivor)(?: (?:by|into|of|with|id))*(?: id)?",
      "(?:объединен|заменен|слит)[оа]? (?:с|на|в)",
      "(?:obedinen|zamenen|slit) (?:s|na|v)",
      "дубль",
    ),
  ],
  ["tags", any("tags?", "labels?", "теги?", "метки?", "категори[яи]", "tegi?", "categor(?:y|ies)")],
  [
    "extra",
    any(
      "(?:custom|extra|additional)(?: ?(?:fields|data|attributes|properties))?",
      "attributes",
      "properties",
      "meta(?:data)?",
      "data",
      "доп(?:олнительные)? (?:поля|данные|сведения)",
    ),
  ],
  [
    "lineage",
    any(
      "(?:external|origin|legacy|source|import|foreign|xml)(?: ?(?:id|code|key|ref))",
      "внешний (?:код|ключ|идентификатор)",
      "vneshnii kod",
      "guid 1c",
      "код 1с",
    ),
  ],
  ["primary", any(`${mark}(?:primary|main|default)(?: (?:address|phone|email))?`, "основной", "osnovnoi")],
  [
    "account",
    any("(?:расчетный )?счет", "номер счета", "(?:account|settlement)(?: (?:number|no))", "rs", "iban", "schet"),
  ],
  ["bik", any("бик", "bik", "bic", "swift")],
  ["bank", any("bank(?: name)?", "(?:наименование )?банка?")],
  ["value", any("value", "значение", "number", "номер", "nomer", "znachenie", "text", "data")],
];

/**
 * Fields that a program keeps in several columns, each named after the whole: `phonesPrimaryPhoneNumber`, `nameFirstName`,
 * `addressAddressCity`. What is left of the name is read as one of the field's parts.
 */
const fields: readonly (readonly [whole: RegExp, parts: readonly Concept[]])[] = [
  [/^names? (.+)$/u, ["family", "given", "patronymic"]],
  [/^e?mails? (.+)$/u, ["email"]],
  [/^phones? (.+)$/u, ["phone", "phone-mobile", "phone-fax", "extension", "calling-code", "phone-country"]],
  [/^address(?:es)? (.+)$/u, ["street", "postcode", "city", "region", "country"]],
];

const coarseConcepts = concepts.map(([concept, words]) => [concept, inCoarse(words)] as const);

/** What a column holds by its name; where that says nothing (`_fld1201`), by what the schema's author wrote beside it. */
export function conceptIn(table: Table, column: Column): Concept | undefined {
  const said = column.comment?.split(/[,;:.(\n–—]/u)[0]?.trim() ?? "";
  return conceptOf(column.name, table.name) ?? (said === "" ? undefined : conceptOf(said, table.name));
}

export function conceptOf(column: string, table: string): Concept | undefined {
  const both = [wordsOf(column), columnWords(column, table)];
  for (const words of both) {
    const found = concepts.find(([, expression]) => expression.test(words));
    if (found !== undefined) return found[0];
  }
  for (const [whole, parts] of fields) {
    const part = whole.exec(wordsOf(column))?.[1];
    const found = part === undefined ? undefined : concepts.find(([, expression]) => expression.test(part))?.[0];
    if (found !== undefined && parts.includes(found)) return found;
  }
  // No name that is known as it stands: Russian in Latin letters, perhaps.
  for (const words of both) {
    const russian = russianOf(words);
    const found = russian === undefined ? undefined : coarseConcepts.find(([, words]) => words.test(russian));
    if (found !== undefined) return found[0];
  }
  return undefined;
}
