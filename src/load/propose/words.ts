import { coarse, russianOf } from "./translit.ts";

/**
 * The words by which tables and columns of unfamiliar schemas are known: English, Russian, and Russian in Latin letters, as in-house
 * programs write it. Names are split into words first (`ПолноеНаименование`, `billing_address_city`, `taxId`), so that one
 * expression serves every spelling.
 */

/** A name as lower-case words with single spaces: `ПолноеНаименование` → `полное наименование`, `inn_c` → `inn`. */
export function wordsOf(name: string): string {
  return name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .toLowerCase()
    .replaceAll("ё", "е")
    .trim()
    .replace(/ (?:c|cstm)$/u, "");
}

/** A column's words without those of its table in front: `client_name` of table `clients` is a `name`. */
export function columnWords(column: string, table: string): string {
  const words = wordsOf(column);
  const [first, ...rest] = words.split(" ");
  return rest.length > 0 && first !== undefined && stem(wordsOf(table)).startsWith(stem(first)) && first.length > 2
    ? rest.join(" ")
    : words;
}

/** What is left of a word when number and case are taken off, good enough to lay `Accounts` beside `account`, `klienty` beside `Klient`. */
export function stem(word: string): string {
  return word.replace(/(?:ies|ы|и|а|я|у|ов|s|es|y|i)$/u, "");
}

/** Whether two names are one word, but for number and case: `email address` and `email addresses`. */
export function sameWord(one: string, other: string): boolean {
  return one === other || stem(one) === stem(other) || stem(one) === other || one === stem(other);
}

/** The last part of a class or table name as a stem: `App\Models\Klient` → `klient`. */
export function modelStem(word: string): string {
  return stem(
    wordsOf(word.split(/[\\./:]/).at(-1) ?? "")
      .split(" ")
      .join(""),
  );
}

/** As {@link russianOf} spells it. */
const anyCoarse = (expression: RegExp): RegExp => new RegExp(coarse(expression.source), "u");

const any = (...words: readonly string[]): RegExp => new RegExp(`^(?:${words.join("|")})$`, "u");

export type TableKind = "counterparty" | "contact" | "user";

/** Matched against each word of a table's name. */
export const tableKinds: Readonly<Record<TableKind, RegExp>> = {
  counterparty: any(
    "counterpart(?:y|ies)",
    "compan(?:y|ies)",
    "clients?",
    "customers?",
    "accounts?",
    "partners?",
    "part(?:y|ies)",
    "organi[sz]ations?",
    "orgs?",
    "firms?",
    "контрагент[ыа]?",
    "клиент[ыа]?",
    "организаци[яи]",
    "компани[яи]",
    "партнер[ыа]?",
    "покупател[ьи]",
    "kontragent[yi]?",
    "klient[yi]?",
    "organizac[iy][yi]a?",
    "kompani[yi]a?",
  ),
  contact: any(
    "contacts?",
    "persons?",
    "people",
    "контакт[ыа]?",
    "лиц[ао]",
    "персон[ыа]",
    "люди",
    "kontakt[yi]?",
    "lic[ao]",
    "persony",
  ),
  user: any(
    "users?",
    "employees?",
    "staff",
    "managers?",
    "logins?",
    "сотрудник[иа]?",
    "пользовател[ьи]",
    "менеджер[ыа]?",
    "sotrudnik[ia]?",
    "polzovatel[iy]?",
  ),
};

/** Words of a table that keeps something about cards, and no cards. */
export const asideWords = any(
  "log",
  "logs",
  "history",
  "audit",
  "types?",
  "status(?:es)?",
  "groups?",
  "tags?",
  "roles?",
  "settings?",
  "cstm",
  "custom",
  "ext",
  "rel",
  "import",
  "backup",
  "history",
  "журнал",
  "история",
  "виды?",
  "типы?",
  "группы?",
  "информация",
  "informaciya",
);

/** Words of a table of what happened: a number in it was dialled, it is not the card's. */
export const eventWords = any(
  "logs?",
  "history",
  "audit",
  "calls?",
  "sms",
  "messages?",
  "mailings?",
  "журнал",
  "история",
  "звонк[аи]",
  "звонок",
  "рассылк[аи]",
  "zvonki",
);

/** Words by which a column of a few states says that a row is out of use. */
export const outOfUse = any(
  "archived?",
  "inactive",
  "deleted",
  "disabled",
  "closed",
  "(?:в )?архиве?",
  "удален[оа]?",
  "закрыт[оа]?",
);

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
  "(?:tele)?(?:phones?|fon)(?: (?:number|no|nr))?|tel|телефон[ыа]?|тел|номер телефона|telefon[y]?|telefonnyi nomer";
const mobile = "mobile|mob|cell|мобильный|мобильные|моб|сотовый|mobilnyi|sotovyi";
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
  ["family", any("last ?name", "surname", "family(?: name)?", "фамилия", "familiya", "lname", "name last", "фам")],
  ["given", any("first ?name", "given ?name", "имя", "imya", "fname", "name first", "forename")],
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
  ["name", any("name", "наименование", "название", "naimenovanie", "nazvanie", "naim", "company(?: name)?", "label")],
  ["title", any("title", "caption", "заголовок")],
  ["position", any("job(?: ?title)?", "position", "post", "должность", "dolzhnost", "doljnost", "function", "role")],
  ["department", any("department", "dept", "отдел", "подразделение", "otdel", "podrazdelenie")],
  ["extension", any("ext(?:ension)?", "доб(?:авочный)?", "dob(?:avochnyi?)?")],
  ["phone-fax", any("fax(?: number)?", `(?:${phone}) fax`, `fax (?:${phone})`, "факс", "faks", `${which}fax`)],
  ["phone-mobile", any(`(?:${mobile})(?: (?:${phone}))?`, `(?:${phone}) (?:${mobile})`)],
  ["phone", any(phone, `${which}(?:${phone})`, `(?:${phone}) ${which}`, `(?:${phone}) ?[0-9]`)],
  [
    "email",
    any(
      "(?:work |main |primary )?e? ?mail(?: ?address)?(?: [0-9])?",
      "emails",
      "(?:электронная |эл )?почта",
      "pochta",
      "email primary",
    ),
  ],
  ["site", any("(?:web ?)?sites?", "web", "url", "www", "homepage", "сайт[ы]?", "sa[iy]t", "domain", "web ?page")],
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
      "(?:billing |legal |primary )?(?:address )?(?:zip|postal ?code|post ?code|zip ?code)",
      "(?:почтовый )?индекс",
      "indeks",
    ),
  ],
  ["street", any("(?:billing |legal |primary )?(?:address )?(?:street|line ?1)", "address ?1", "улица", "ulica")],
  ["city", any("(?:billing |legal |primary )?(?:address )?(?:city|town)", "(?:населенный пункт|город)", "gorod")],
  [
    "region",
    any("(?:billing |legal |primary )?(?:address )?(?:region|state|province)", "(?:регион|область)", "region|oblast"),
  ],
  ["country", any("(?:billing |legal |primary )?(?:address )?country(?: code)?", "страна", "strana")],
  ["address", any("(?:full )?address", "адрес", "adres", "адрес полностью")],
  [
    "notes",
    any(
      "description",
      "comments?",
      "notes?",
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
      `${mark}(?:deleted|archived|inactive|removed|trashed)(?: ?(?:at|on|flag))?`,
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

const coarseConcepts = concepts.map(([concept, words]) => [concept, anyCoarse(words)] as const);

export function conceptOf(column: string, table: string): Concept | undefined {
  const both = [wordsOf(column), columnWords(column, table)];
  for (const words of both) {
    const found = concepts.find(([, expression]) => expression.test(words));
    if (found !== undefined) return found[0];
  }
  // No name that is known as it stands: Russian in Latin letters, perhaps.
  for (const words of both) {
    const russian = russianOf(words);
    const found = russian === undefined ? undefined : coarseConcepts.find(([, words]) => words.test(russian));
    if (found !== undefined) return found[0];
  }
  return undefined;
}

/** Words for the kinds of counterparty, as they stand in a column that tells them apart. */
const kindWords: readonly (readonly [kind: string, words: RegExp])[] = [
  [
    "sole-trader",
    any(
      "ип",
      "ip",
      "entrepreneur",
      "sole (?:trader|proprietor)",
      "предприниматель",
      "individual entrepreneur",
      "пбоюл",
    ),
  ],
  [
    "person",
    any(
      "(?:физ(?:ическое)? ?лицо|фл|физлицо)",
      "fl",
      "fiz(?: ?lico)?",
      "person",
      "individual",
      "private(?: person)?",
      "human",
      "частное лицо",
    ),
  ],
  [
    "organisation",
    any(
      "(?:юр(?:идическое)? ?лицо|юл|юрлицо)",
      "ul",
      "yur(?: ?lico)?",
      "legal(?: entity)?",
      "compan(?:y|ies)",
      "org(?:ani[sz]ation)?",
      "firm",
      "business",
      "corporate",
      "организация",
      "компания",
    ),
  ],
];

/** Which word of a list stands for which kind; undefined for what none of them can mean. */
export function kindsAmong(words: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of words) {
    const kind = kindWords.find(
      ([, expression]) =>
        expression.test(wordsOf(word)) ||
        expression.test(word.toLowerCase()) ||
        anyCoarse(expression).test(russianOf(wordsOf(word)) ?? ""),
    )?.[0];
    if (kind !== undefined && !found.has(kind)) found.set(kind, word);
  }
  return found;
}

/** Lists of a golden record. */
export type ListName = "phones" | "emails" | "sites" | "addresses" | "identifiers" | "bankAccounts" | "tags";

const listWords: readonly (readonly [ListName, RegExp])[] = [
  ["emails", /(?:^| )(?:e ?mails?|mails?|e|почта|почты|pochta|электронная)(?: |$)/u],
  [
    "phones",
    /(?:^| )(?:(?:tele)?(?:phone|fon)(?:s|y|able)?|tel|p|телефон[ыа]?|тел|telefon[yi]?|mobile|fax|cell|мобильный|факс)(?: |$)/u,
  ],
  ["sites", /(?:^| )(?:web ?sites?|sites?|url|web|www|сайт[ыа]?|sa[iy]t[y]?)(?: |$)/u],
  ["addresses", /(?:^| )(?:address(?:es|able)?|адрес[аы]?|adres[ay]?)(?: |$)/u],
  ["bankAccounts", /(?:^| )(?:bank(?:s|ing)?|расчетные|счета|scheta|банковские)(?: |$)/u],
  ["identifiers", /(?:^| )(?:identifiers?|requisites?|реквизиты|rekvizity|tax ids?|документы)(?: |$)/u],
  ["tags", /(?:^| )(?:tags?|labels?|теги|метки|категории)(?: |$)/u],
];

/** Which list a name speaks of: `email_addresses` of e-mails, though it says addresses too. */
export function listOf(name: string): ListName | undefined {
  const words = wordsOf(name);
  return listWords.find(([, expression]) => expression.test(words))?.[0];
}

/** Which phone a word means: for columns that tell them apart. */
export function phoneKindOf(word: string): "mobile" | "fax" | undefined {
  const words = wordsOf(word);
  const russian = russianOf(words) ?? coarse(words);
  if (/(?:^| )(?:mobile|mob|cell)(?: |$)/u.test(words) || /(?:^| )(?:мобилнии|моб|сотовии)(?: |$)/u.test(russian))
    return "mobile";
  return /(?:^| )(?:fax|факс|faks)(?: |$)/u.test(words) ? "fax" : undefined;
}
