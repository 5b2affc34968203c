/**
 * Header words by the field they mean: what Russian and English exports of 1C, Bitrix24, amoCRM, HubSpot, Salesforce, Pipedrive,
 * Zoho, Dynamics, Business Central, Creatio, SalesLogix, SAP, Oracle, Парус, Google and Outlook call it, and what people write in
 * workbooks of their own. A word is compared after `foldHeader`. Systems whose exports are not documented (RegionSoft,
 * Клиент-Коммуникатор, Sales Expert, ActiveCampaign, Pivotal, Clientele, Altitude…) are met by the common words. Russian words in Latin
 * letters (`naim`, `rukov`, `gorod`) are the columns of old programs: dBase has ten letters for a name, and no Russian ones.
 *
 * `who`: the words belong to the company, to a person, or to whichever the table is about.
 */
export interface Meaning {
  readonly field: string;
  readonly who: "company" | "person" | "either";
  readonly kind?: string;
  readonly scheme?: string;
  /** Part of an address or of a bank account. */
  readonly part?: string;
}

type Line = readonly [meaning: Meaning, words: string];

const company = (field: string, more: Partial<Meaning> = {}): Meaning => ({ field, who: "company", ...more });
const person = (field: string, more: Partial<Meaning> = {}): Meaning => ({ field, who: "person", ...more });
const either = (field: string, more: Partial<Meaning> = {}): Meaning => ({ field, who: "either", ...more });

const lines: readonly Line[] = [
  // The record itself
  [
    either("sourceKey"),
    "id|ид|no|номер|guid|гуид|ref|ссылка|уникальный идентификатор|record id|external id|externalid|внешний код|uuid|номер записи|rn",
  ],
  [
    company("sourceKey"),
    "код|kod|kod klient|kodklient|kod kl|kodkl|kod kontr|kodkontr|код контрагента|код клиента|ид контрагента|id контрагента|код партнера|номер клиента|id компании|id клиента|account id|accountid|account number|customer id|customer no|customer number|customer code|client id|client code|company id|organization - id|organisation - id|kunnr|partner|customeraccount|account_id|customer_id|accountno|cust num|cust no|cust id|customer num|код фирмы|код организации|agnabbr|мнемокод|(do not modify) account|кодконтрагента|kundennr|kundennummer|kunden-nr|debitor|debitorennummer|lieferantennr|numer klienta|müşteri kodu",
  ],
  [
    person("sourceKey"),
    "id контакта|contact id|contactid|person - id|contactpersonid|contact no|(do not modify) contact|код контакта|contact_id|person id",
  ],

  // Names of companies
  [
    company("name"),
    "naim|naimen|naimenov|nazv|nazvanie|klient|kontragent|kontrag|predpr|organiz|компания|название компании|название (компания)|организация|наименование|название|контрагент|клиент|заказчик|покупатель|поставщик|партнер|фирма|предприятие|наименование контрагента|наименование организации|наименование клиента|название организации|название фирмы|название клиента|краткое наименование|сокращенное наименование|сокр наименование|рабочее наименование|имя компании|юрлицо|юр лицо|company|company name|companyname|account name|account|organization|organisation|organization name|organisation name|organization - name|organisation - name|customer|customer name|client|client name|name1|name_org1|organizationname|business name|firm|vendor|supplier|accountname|party_name|partyname|agnname|trade name|контрагент наименование|name|firma|firmenname|firmierung|unternehmen|kunde|kundenname|lieferant|name der firma|nazwa|nazwa firmy|nazwa klienta|kontrahent|nazwa kontrahenta|şirket|firma adı|ünvan|uzņēmums|įmonė",
  ],
  [
    company("legalName"),
    "naimpoln|naim poln|polnnaim|poln naim|polnoe|полное наименование|полное название|наименование полное|юридическое наименование|юридическое название|официальное наименование|наименованиеполное|полноенаименование|полное наименование организации|наименование по егрюл|полное юр название|юр название|юр наименование|legal name|full legal name|registered name|official name|alternativename|alternative name",
  ],
  [
    company("formerName"),
    "прежнее название|прежнее наименование|старое название|бывшее название|ранее|former name|previous name|old name",
  ],
  [
    company("legalForm"),
    "опф|организационно-правовая форма|организационно правовая форма|правовая форма|форма собственности|legal form|company form|rechtsform|forma prawna",
  ],

  // Numbers
  [
    company("inn"),
    "инн|инн контрагента|инн клиента|инн организации|инн/кпп|инн / кпп|инн кпп|inn|налоговый номер|agnidnumb|реквизит (россия): инн",
  ],
  [company("kpp"), "кпп|кпп контрагента|kpp|реквизит (россия): кпп"],
  [
    company("ogrn"),
    "огрн|огрнип|огрн/огрнип|огрн / огрнип|ogrn|ogrnip|реквизит (россия): огрн|реквизит (россия): огрнип",
  ],
  [company("okpo"), "окпо|код по окпо|кодпоокпо|okpo"],
  [company("identifiers", { scheme: "kz-bin" }), "бин|бин/иин|бин / иин|bin|bin/iin"],
  [either("identifiers", { scheme: "kz-iin" }), "иин|iin"],
  [company("identifiers", { scheme: "by-unp" }), "унп|unp|учетный номер плательщика"],
  [company("identifiers", { scheme: "ua-edrpou" }), "едрпоу|єдрпоу|кодпоедрпоу|код едрпоу|edrpou"],
  [
    company("identifiers", { scheme: "eu-vat" }),
    "vat|vat number|vat no|vat id|vat registration no|stceg|ust-id|ust-idnr|ust-id-nr|ust idnr|ustid|ustidnr|umsatzsteuer-id|umsatzsteuer-identifikationsnummer|uid|uid-nummer|mwst-nr|nip|numer nip|nip ue|vat eu|vat-ue|pvn nr|pvm kodas",
  ],
  [person("identifiers", { scheme: "ru-snils" }), "снилс|snils"],

  // People
  [
    person("fullName"),
    "fio|rukov|rukovod|direktor|kont lico|kontlico|фио|ф и о|контактное лицо|контакт|контакты (фио)|контактное лицо (фио)|фио контакта|фио контактного лица|имя контакта|полное имя|полное имя (контакт)|основной контакт|сотрудник|представитель|директор|руководитель|ген директор|генеральный директор|гл бухгалтер|главный бухгалтер|бухгалтер|лпр|фио руководителя|фио директора|contact|contact name|contact person|full name|fullname|person|person - name|person name|contactname|display name|primary contact name|ф.и.о|ф.и.о. контактного лица|ответственное лицо клиента|имя и фамилия|фамилия имя отчество|фамилия имя|фамилия и имя|ansprechpartner|ansprechpartnerin|kontaktperson|kontakt|geschäftsführer|inhaber|osoba kontaktowa|imię i nazwisko|ilgili kişi|yetkili|kontaktpersona",
  ],
  [
    person("lastName"),
    "fam|famil|familiya|familia|фамилия|фамилия контакта|last name|lastname|surname|family name|last_name|name_last|sn|nachname|familienname|zuname|nazwisko|soyadı|soyad|uzvārds",
  ],
  [
    person("firstName"),
    "imya|imja|имя|имя (контакт)|first name|firstname|given name|givenname|first_name|name_first|forename|vorname|imię|adı|vārds",
  ],
  [
    person("middleName"),
    "otch|otchestvo|отчество|отчество контакта|middle name|middlename|second name|second_name|additional name|patronymic",
  ],
  [person("gender"), "пол|gender|sex|anrede|geschlecht|płeć|cinsiyet"],
  [
    either("birthDate"),
    "datarozhd|data rozhd|datarogd|data rogd|datarojd|дата рождения|день рождения|др|birthday|birth date|birthdate|date of birth|dob|geburtsdatum|geburtstag|geb-datum|data urodzenia|doğum tarihi",
  ],
  [
    person("position"),
    "dolzhn|dolgn|dolzhnost|dolgnost|должность|должность (контакт)|должность контакта|роль|job title|jobtitle|position|role|job|organization 1 - title|organization title|employmentprofession|emppost|должность контактного лица|funktion|stellung|berufsbezeichnung|stanowisko|görevi|unvanı|amats",
  ],
  [
    person("department"),
    "отдел|подразделение|департамент|department|organization department|employmentdepartment|organization 1 - department|abteilung|dział|departman",
  ],
  [
    person("optOuts"),
    "отказ от рассылки|не звонить|do not call|do not email|opt out|email opt out|donotcall|donotemail|donotfax|unsubscribed|отписан",
  ],

  // Phones
  [
    either("phones"),
    "telef|telefony|tel nom|телефон|телефоны|тел|номер телефона|контактный телефон|контактные телефоны|телефон 1|телефон 2|телефон 3|доп телефон|дополнительный телефон|другой телефон|основной телефон|телефон контакта|телефон (контакт)|phone|phones|phone number|telephone|tel|telephone1|telf1|phone no|phone 1|phone 2|other phone|primary phone|additionalphone|primarycontactphone|primaryphonenumber|person - phone|contact phone|contact number|другой телефон (контакт)|phone_number|номер|связь|callback|radio phone|isdn|телефон для рассылок|telex|alternate phone|конт тел|тел бухг|телефон бухгалтерии|telefon|telefonnummer|telefon-nr|telefonnr|rufnummer|tel-nr|numer telefonu|nr telefonu|telefonas|tālrunis",
  ],
  [
    company("phones"),
    "телефон компании|телефон организации|рабочий телефон (компания)|company main phone|main phone|company phone|телефон офиса|офис|приемная|телефон юр лица|городской телефон|account phone",
  ],
  [
    person("phones", { kind: "mobile" }),
    "мобильный|мобильный телефон|моб телефон|моб|моб тел|сотовый|сотовый телефон|сот|мобильный телефон (контакт)|mobile|mobile phone|mobilephone|mobile phone number|mobile phone no|cell|cell phone|mobile number|person - phone - mobile|телефон мобильный|telefon mobil|car phone|личный телефон|mobil|mobiltelefon|mobilnummer|mobilfunk|handy|handynummer|telefon komórkowy|komórka|tel kom|cep telefonu|cep|gsm",
  ],
  [
    either("phones", { kind: "work" }),
    "рабочий телефон|раб телефон|рабочий телефон (контакт)|business phone|business phone 2|work phone|person - phone - work|телефон рабочий|office phone|рабочий прямой телефон (контакт)|telefon geschäftlich|telefon (geschäftlich)|telefon dienstlich|telefon służbowy|iş telefonu",
  ],
  [
    person("phones", { kind: "home" }),
    "домашний телефон|дом телефон|домашний телефон (контакт)|home phone|home phone 2|homephone|person - phone - home|телефон домашний|telefon privat|telefon (privat)|telefon domowy|ev telefonu",
  ],
  [
    either("phones", { kind: "fax" }),
    "факс|номер факса|fax num|рабочий факс|домашний факс|факс (контакт)|fax|fax number|fax no|business fax|факс (компания)|telefax|primarycontactfax|home fax|other fax|телефакс|faxnummer|fax-nr|telefaxnummer|faks|numer faksu",
  ],
  [either("phones", { kind: "pager" }), "пейджер|номер пейджера|pager"],

  // E-mail, sites
  [
    either("emails"),
    "e-mail|email|емейл|имейл|эл почта|электронная почта|почта|адрес электронной почты|e mail|mail|email address|e-mail address|emailaddress1|emailaddress|рабочий email|рабочий e-mail|рабочий email (контакт)|person - email|person - email - work|primarycontactemail|primaryemailaddress|другой e-mail|другой email (контакт)|secondary email|secondaryemail|e-mail 2 address|e-mail 3 address|email 2|mail1|e-mail для рассылок|email для рассылок|email3|эл адрес|электронный адрес|корпоративная почта|адрес эл почты|external email addr|person - email - other|work email|email1|почтовый ящик|mailadresse|e-mail-adresse|emailadresse|adres e-mail|adres email|e-posta|eposta|e-pasts|el paštas",
  ],
  [
    person("emails", { kind: "personal" }),
    "личный email|личный e-mail|частный e-mail|личная почта|личный email (контакт)|personal email|person - email - home|home email",
  ],
  [
    company("sites"),
    "сайт|веб-сайт|вебсайт|сайт компании|корпоративный сайт|интернет-сайт|web|website|web site|site|url|web page|home page|homepage|company domain name|websiteurl|webaddress|domain|www|личная страница|вебстраница|primarycontacturl|webseite|internet|internetadresse|webadresse|strona www|strona internetowa|web sitesi",
  ],

  // Places
  [
    company("addresses", { kind: "legal" }),
    "adr ur|adrur|ur adr|uradr|yuradr|юридический адрес|юр адрес|юрадрес|адрес юридический|адрес регистрации|legal address|registered address|billing address|юридическийадрес|адрес по егрюл|адрес (юридический)|rechnungsadresse|rechnungsanschrift|adres rejestrowy|adres siedziby",
  ],
  [
    company("addresses", { kind: "actual" }),
    "adr fakt|adrfakt|fakt adr|faktadr|фактический адрес|факт адрес|адрес фактический|фактическийадрес|actual address|physical address|адрес офиса|адрес (фактический)",
  ],
  [
    either("addresses", { kind: "postal" }),
    "adr poch|adrpoch|adr pocht|pochtadr|почтовый адрес|адрес почтовый|почтадрес|postal address|mailing address|адрес для корреспонденции|postanschrift|postadresse|adres korespondencyjny",
  ],
  [
    company("addresses", { kind: "delivery" }),
    "адрес доставки|адрес отгрузки|shipping address|delivery address|адрес склада|lieferadresse|lieferanschrift|adres dostawy",
  ],
  [
    either("addresses"),
    "adr|adresa|адрес|адреса|адрес компании|адрес (компания)|адрес клиента|address|full address|street address|organization - address|organisation - address|address 1|addr|полный адрес|местонахождение|место нахождения|adresse|anschrift|adres|adresas|adrese",
  ],
  [
    either("addresses", { part: "postcode" }),
    "indeks|pochtindex|индекс|почтовый индекс|postal code|postcode|zip|zip code|zip/postal code|post code|pstlz|zipcode|plz|postleitzahl|kod pocztowy|posta kodu|pasta indekss",
  ],
  [
    either("addresses", { part: "street" }),
    "улица|street|stras|street 1|улица, дом|улица и дом|адрес - улица, номер дома|address line 1|straße|strasse|straße und hausnummer|straße/nr|straße, nr|straße nr|ulica|sokak|cadde|iela|gatvė",
  ],
  [
    either("addresses", { part: "house" }),
    "дом|номер дома|house|house number|hausnummer|hausnr|haus-nr|hnr|nr domu|numer domu|nr budynku|bina no",
  ],
  [either("addresses", { part: "building" }), "корпус|строение|building|adresszusatz"],
  [
    either("addresses", { part: "flat" }),
    "квартира|офис номер|apartment|flat|suite|address 2|address line 2|nr lokalu|nr mieszkania|lokal|daire no",
  ],
  [either("addresses", { part: "district" }), "район|district|county|landkreis|powiat|gmina|ilçe"],
  [
    either("country"),
    "страна|страна регистрации|country|country/region|country/region code|land1|country name|country code|land|staat|länderkürzel|landeskennzeichen|kraj|ülke|valsts|šalis",
  ],
  [
    either("region"),
    "oblast|obl|регион|область|субъект|субъект рф|край|region|state|state/region|state/province|province|regio|bundesland|kanton|województwo|bölge",
  ],
  [
    either("city"),
    "gorod|gor|город|нас пункт|населенный пункт|city|town|ort01|locality|город клиента|ort|stadt|wohnort|miejscowość|miasto|şehir|il|pilsēta|miestas",
  ],

  // Money
  [
    company("bankAccounts", { part: "account" }),
    "rschet|r schet|raschet|расчетный счет|р/с|р/сч|р/счет|рс|номер счета|банковский счет|р счет|account no|bank account|iban|расчсчет|счет|kontonummer|konto-nr|numer konta|nr konta|konto bankowe",
  ],
  [company("bankAccounts", { part: "bik" }), "бик|бик банка|bik|bic|swift"],
  [
    company("bankAccounts", { part: "bank" }),
    "банк|наименование банка|название банка|bank|bank name|банковский реквизит (россия): наименование банка|bankname|kreditinstitut|nazwa banku",
  ],
  [
    company("bankAccounts", { part: "correspondent" }),
    "kschet|k schet|korschet|kor schet|корр счет|кор счет|кор/счет|корр/счет|к/счет|к/сч|к/с|correspondent account|корреспондентский счет|корсчет|коррсчет",
  ],

  // What kind of client
  [
    either("tags"),
    "теги|тег|метки|метка|категория|категории|группа|группы|сегмент|тип клиента|тип компании|тип контрагента|вид деятельности|отрасль|сфера деятельности|tags|tag|categories|category|labels|label|group membership|industry|segment|customer group|group|rating|organization - label|branche|kategorie|kundengruppe|branża|kategoria|sektör",
  ],
  [
    company("roles"),
    "роль контрагента|вид контрагента|покупатель/поставщик|relationship type|account type|customer type",
  ],
  [
    either("status"),
    "статус|состояние|стадия|статус клиента|status|state code|lifecycle stage|lead status|этап|активность",
  ],
  [
    either("notes"),
    "prim|primech|primechan|примечание|примечания|комментарий|комментарии|заметка|заметки|описание|доп информация|дополнительная информация|прочее|notes|note|comment|comments|description|remarks|memo|salesmemo|agn_comment|доп сведения|дополнительно|информация|bemerkung|bemerkungen|anmerkung|anmerkungen|notiz|notizen|kommentar|uwagi|notatki|opis|not|notlar|açıklama",
  ],
  [
    either("createdAt"),
    "дата создания|создан|создана|дата регистрации в базе|дата добавления|дата ввода|created|create date|created at|created on|createdon|createdate|created time|date created|createon|дата заведения|organization - created|angelegt am|erstellt am|erstellt|anlagedatum|data utworzenia|utworzono",
  ],
  [
    either("updatedAt"),
    "дата изменения|изменен|изменена|дата обновления|обновлен|последнее изменение|modified|modified on|updated|updated at|last modified|last modified date|modifiedon|last date modified|modified time|changed|changed at|changed on|(do not modify) modified on|organization - update time|дата последнего изменения|date modified|geändert am|geändert|änderungsdatum|data modyfikacji|zmieniono",
  ],
  [company("head"), "головная организация|головной контрагент|parent account|parent company|холдинг"],
];

const byWord: ReadonlyMap<string, Meaning> = new Map(
  lines.flatMap(([meaning, words]) => words.split("|").map((word): [string, Meaning] => [foldHeader(word), meaning])),
);

/** Case, ё, dots, colons, stars and underscores do not matter; `#2` neither. */
export function foldHeader(text: string): string {
  return text
    .replace(/#\d+$/, "")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[.*:_"'«»№]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

/**
 * What a header means, by the table; then without a counter at the end or what stands in brackets; then by the part that says it:
 * the last step of `Контакты/Телефон` and `Company - Phone`, the first of `Phone 1 - Value`. `Phone 1 - Label` means nothing by itself.
 */
export function meaningOf(column: string): { meaning: Meaning; word: string } | undefined {
  const folded = foldHeader(column).replace(/^(?:банковский )?реквизит \([^)]*\) ?/u, "");
  const steps = folded.split(/\/|\s-\s/).map((step) => step.trim());
  const last = steps.at(-1) ?? "";
  const aside = steps.length > 1 && /^(?:label|type|kind|primary|тип|вид|основной)$/u.test(last);
  const said = /^(?:value|formatted|значение|представление)$/u.test(last) ? withoutCounter(steps[0] ?? "") : last;
  const tries = [
    folded,
    withoutCounter(folded),
    folded.replace(/\s*[([][^)\]]*[)\]]\s*/g, " ").trim(),
    ...(aside ? [] : [said]),
  ];
  for (const word of tries) {
    const meaning = byWord.get(word);
    if (meaning !== undefined) return { meaning: { ...meaning, who: ownerIn(folded) ?? meaning.who }, word };
  }
  return undefined;
}

/** `Телефон (компания)` is the company's whatever the word says, `E-mail контакта` the person's. */
function ownerIn(folded: string): Meaning["who"] | undefined {
  if (/\((?:контакт|contact|person)\)|контакта$|контактного лица/u.test(folded)) return "person";
  if (/\((?:компания|организация|company|account)\)|(?:компании|организации)$/u.test(folded)) return "company";
  return undefined;
}

function withoutCounter(folded: string): string {
  return folded.replace(/\s*\d{1,2}$/, "").trim();
}
