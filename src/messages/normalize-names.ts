import type { Catalogue } from "./index.ts";

/** What cleaning finds in names, persons, addresses and kinds; `rule-…` says what a rule does. */
export const normalizeNamesMessages: Catalogue = {
  "name-missing": {
    en: "the row has no name",
    ru: "в строке нет названия",
    advice: {
      en: "Write the name into the row (an identifier or a phone alone is no card), or map another column to it.",
      ru: "Впишите название в строку (одного ИНН или телефона мало для карточки) или назначьте ему другую колонку.",
    },
  },
  "name-only-form": {
    en: "the name is nothing but the legal form {form}",
    ru: "в названии нет ничего, кроме формы {form}",
    advice: { en: "Write the name itself.", ru: "Впишите само название." },
  },
  "name-several": {
    en: "the cell names two firms, “{one}” and “{other}”; it stands as written",
    ru: "в ячейке две фирмы, «{one}» и «{other}»; она оставлена как есть",
  },
  "name-unsettled": {
    en: "The name reads otherwise every time it is cleaned, so it stands as it was written.",
    ru: "При каждой очистке название читается по-новому, поэтому оно оставлено как написано.",
  },
  "name-quotes-unread": {
    en: "the name has more than {most} quotation marks; who is paired with whom cannot be told, so they stand as written",
    ru: "в названии больше {most} кавычек; какая с какой в паре, сказать нельзя, поэтому они оставлены как есть",
  },
  "name-two-forms": {
    en: "the name has two legal forms, {form} and {other}; {form} was taken",
    ru: "в названии две формы собственности, {form} и {other}; взята {form}",
  },
  "name-sorting-prefix": {
    en: "“{raw}”: letters before the name that only sink the card in a list; kept as a tag",
    ru: "«{raw}»: буквы перед названием, чтобы карточка ушла в конец списка; оставлены меткой",
  },
  "value-placeholder": { en: "“{raw}” means that there is nothing here", ru: "«{raw}» означает, что здесь пусто" },
  "field-has-another-value": {
    en: "the field has a value already; “{raw}” was kept beside it under its column",
    ru: "у поля уже есть значение; «{raw}» сохранено рядом под именем своей колонки",
  },
  "counterparty-empty": {
    en: "the row says nothing about a counterparty; its contacts are loaded without one",
    ru: "о контрагенте в строке ничего нет; контактные лица загружены без него",
  },
  "contact-without-name": {
    en: "the contact has no name; its phones and addresses stay with the counterparty",
    ru: "у контактного лица нет имени; его телефоны и адреса остались у контрагента",
  },
  "contact-shares-phones": {
    en: "{count} people stand in one cell; nobody can tell whose phones these are, so all have them",
    ru: "в одной ячейке {count} {count|человек|человека|человек}; чьи это телефоны, сказать нельзя, они записаны каждому",
  },
  "person-order-unclear": {
    en: "“{raw}”: which of the two is the family name cannot be told; the first was taken",
    ru: "«{raw}»: что здесь фамилия, сказать нельзя; взято первое слово",
  },
  "person-parts-swapped": {
    en: "“{raw}”: the family name and the given name stood in each other's columns; they were changed back",
    ru: "«{raw}»: фамилия, имя и отчество стояли не в своих колонках; возвращены на места",
  },
  "person-parts-unclear": {
    en: "“{raw}”: the column of family names holds a given name, and that of given names none that is known; left as written",
    ru: "«{raw}»: в колонке фамилии стоит имя, а в колонке имени – неизвестное слово; оставлено как есть",
  },
  "person-word-aside": {
    en: "“{word}” beside the name is nobody's name; kept as a note",
    ru: "«{word}» рядом с именем именем не бывает; сохранено примечанием",
  },
  "person-case-unclear": {
    en: "“{raw}” may be the dative of another family name; taken as it is written",
    ru: "«{raw}» может быть дательным падежом другой фамилии; взято как написано",
  },
  "person-firm-word": {
    en: "“{raw}”: “{word}” is the name of the row's own organisation; kept as a note and not as a name",
    ru: "«{raw}»: «{word}» – название организации из той же строки; сохранено примечанием, а не именем",
  },
  "person-firm-unclear": {
    en: "“{raw}”: “{word}” is the family name or the name of the row's own organisation; left as a family name",
    ru: "«{raw}»: «{word}» – фамилия или название организации из той же строки; оставлено фамилией",
  },
  "person-given-taken": {
    en: "“{raw}”: the word is a given name and may be a family name; it was taken for the given name",
    ru: "«{raw}»: слово – имя, но может быть и фамилией; принято за имя",
  },
  "person-given-cut": {
    en: "“{raw}”: the word with a dot was taken for a given name cut short; it may be another abbreviation",
    ru: "«{raw}»: слово с точкой принято за сокращённое имя; оно может быть и другим сокращением",
  },
  "person-family-by-ending": {
    en: "“{raw}” was taken for a family name by its ending alone",
    ru: "«{raw}» принято за фамилию только по окончанию",
  },
  "person-four-words": {
    en: "“{raw}”: a name of four words; check the family name",
    ru: "«{raw}»: имя из четырёх слов, проверьте фамилию",
  },
  "person-patronymic-unclear": {
    en: "“{raw}”: the third word does not look like a patronymic",
    ru: "«{raw}»: третье слово не похоже на отчество",
  },
  "address-not-understood": {
    en: "no part of the address “{raw}” was understood; the text is kept",
    ru: "адрес «{raw}» не разобран, текст сохранён",
  },
  "address-part-not-understood": {
    en: "part of the address was not understood: {part}",
    ru: "часть адреса не разобрана: {part}",
  },
  "address-street-guessed": {
    en: "“{street}” was taken for the street by its place in the address",
    ru: "«{street}» принято за улицу по месту в адресе",
  },
  "address-town-guessed": {
    en: "“{town}” was taken for the town by its place in the address",
    ru: "«{town}» принято за город по месту в адресе",
  },
  "address-flat-guessed": {
    en: "{flat} behind the dash was taken for the flat or office of house {house}",
    ru: "{flat} после дефиса принято за квартиру или офис дома {house}",
  },
  "address-parts-disagree": {
    en: "the address in columns and the line beside it, “{line}”, are two; the columns were kept, and nothing was filled in from the line",
    ru: "адрес по колонкам и строка рядом, «{line}», – разные адреса; оставлены колонки, из строки ничего не взято",
    advice: { en: "Look which of the two is right.", ru: "Проверьте, какой из двух верен." },
  },
  "name-formula": {
    en: "a spreadsheet formula stands in the place of the name: {raw}",
    ru: "вместо названия стоит формула таблицы: {raw}",
    advice: { en: "Export again with values, or correct the name.", ru: "Выгрузите значения или исправьте название." },
  },
  "country-unknown": { en: "no such country is known: “{raw}”", ru: "страна «{raw}» неизвестна" },
  "city-is-country": {
    en: "“{raw}” in the place of the town is a country: the town stays empty",
    ru: "«{raw}» на месте города — страна, город не заполнен",
  },
  "city-is-region": {
    en: "“{raw}” in the place of the town is a region: the town stays empty",
    ru: "«{raw}» на месте города — регион, город не заполнен",
  },
  "city-several": {
    en: "“{raw}” names several towns; which is the card's cannot be told, so it has none and the cell stays in extra",
    ru: "«{raw}» – несколько городов; какой из них город карточки, сказать нельзя, поэтому города у неё нет, а ячейка осталась в extra",
  },
  "city-address-differ": {
    en: "the town's column says {city}, the address “{address}” another town; the card has the column's",
    ru: "в столбце города – {city}, в адресе «{address}» – другой город; у карточки город из столбца",
  },
  "city-unclear": {
    en: "“{raw}” in the place of the town may be a country or a region: the town stays empty",
    ru: "«{raw}» на месте города может быть страной или регионом, город не заполнен",
  },
  "kind-unknown": {
    en: "“{raw}” does not say whether it is an organisation, a sole trader or a person",
    ru: "«{raw}» не говорит, организация это, ИП или физическое лицо",
  },
  "kind-unclear": {
    en: "“{raw}”: {person} and a sign; whether it is a firm, a trader or a person cannot be told, an organisation was taken",
    ru: "«{raw}»: {person} и вывеска; фирма это, предприниматель или частное лицо, сказать нельзя, взята организация",
    advice: {
      en: "Write the legal form into the name or map a column of kinds.",
      ru: "Впишите форму в название или назначьте колонку вида.",
    },
  },
  "kind-disagrees": {
    en: "the name says {kind}, something else in the row says {other}",
    ru: "по названию это {kind}, а другое поле строки говорит {other}",
  },
  "legal-form-unknown": { en: "no such legal form is known: “{raw}”", ru: "форма собственности «{raw}» неизвестна" },
  "gender-unknown": { en: "“{raw}” is no gender", ru: "«{raw}» не пол" },
  "own-inn": {
    en: "this is the ИНН of our own firm",
    ru: "это ИНН нашей собственной фирмы",
    advice: { en: "Find the customer's own ИНН.", ru: "Найдите ИНН самого клиента." },
  },
  "own-phone": { en: "this is a phone of our own firm", ru: "это телефон нашей собственной фирмы" },
  "own-domain": { en: "this is an address of our own firm", ru: "это адрес нашей собственной фирмы" },

  "rule-name-spaces": {
    en: "Spaces of every kind become one blank, control characters go.",
    ru: "Пробелы всех видов становятся одним, управляющие символы убираются.",
  },
  "rule-name-placeholder": { en: "“нет”, “-”, “н/д” are no names.", ru: "«нет», «-», «н/д» – не названия." },
  "rule-name-look-alikes": {
    en: "Latin letters inside a Cyrillic word, and the reverse, become the letters meant.",
    ru: "Латинские буквы внутри русского слова, и наоборот, заменяются на нужные.",
  },
  "rule-name-status": {
    en: "Status written into the name becomes a tag.",
    ru: "Отметки, вписанные в название, становятся метками.",
  },
  "rule-name-legal-form": { en: "The legal form is split off.", ru: "Форма собственности отделяется." },
  "rule-name-quotes": {
    en: "Quotes of all styles become one; quotes around the whole name go.",
    ru: "Кавычки приводятся к одному виду, внешние убираются.",
  },
  "rule-name-tidy": {
    en: "Separators left at the ends go.",
    ru: "Лишние знаки по краям убираются.",
  },
  "rule-name-caps": {
    en: "Capitals become sentence form where every word is plainly a word.",
    ru: "Сплошные прописные становятся обычным написанием там, где это безопасно.",
  },
  "rule-person-title": { en: "Titles before a name go.", ru: "Обращения перед именем убираются." },
  "rule-person-case": { en: "Names get their capitals.", ru: "Имена пишутся с прописной буквы." },
  "rule-person-initials": {
    en: "Two capitals after a family name are initials.",
    ru: "Две прописные после фамилии – инициалы.",
  },
  "rule-person-order": {
    en: "Family name, given name, patronymic, in this order.",
    ru: "Порядок: фамилия, имя, отчество.",
  },
  "rule-address-label": {
    en: "“Legal address:” or “actual:” before an address says its kind; two addresses in one cell are parted.",
    ru: "«Юр. адрес:», «факт.:» перед адресом называет его вид; два адреса в одной ячейке разделяются.",
  },
  "rule-address-parse": {
    en: "An address is read into its parts and written in one order.",
    ru: "Адрес разбирается на части и записывается в одном порядке.",
  },
  "rule-address-parts": {
    en: "The parts that the source keeps apart are put together, with what the line beside them says besides.",
    ru: "Части адреса из источника собираются вместе и дополняются из строки рядом с ними.",
  },
  "name-sign-taken": {
    en: "“{word}” stands beside the registered name like a shop's sign; kept as a note",
    ru: "«{word}» рядом с зарегистрированным названием похоже на вывеску; сохранено примечанием",
  },
  "name-aside-taken": {
    en: "“{word}” stands in brackets behind the name; kept as a note",
    ru: "«{word}» стоит в скобках после названия; сохранено примечанием",
  },
  "name-aside-kept": {
    en: "“{word}” beside the name may be part of it or a remark; it stayed in the name",
    ru: "«{word}» рядом с названием – часть его или пометка, сказать нельзя; оставлено в названии",
  },
  "name-is-contact": {
    en: "the name is nothing but a phone or an e-mail; it went where it belongs as well, and stays as the name until there is one",
    ru: "вместо названия записан телефон или почта; они попали и на своё место, и остаются названием, пока нет другого",
  },
  "name-city-taken": { en: "“{city}” was taken off the name as the town", ru: "«{city}» снято с названия как город" },
  "name-country-taken": {
    en: "“{country}” was taken off the name as the country",
    ru: "«{country}» снято с названия как страна",
  },
  "name-place-unclear": {
    en: "“{place}” behind the name may be a country or a region; it was kept as a note",
    ru: "«{place}» после названия может быть страной или регионом, сохранено в примечании",
  },
  "name-renamed": {
    en: "the name says that “{old}” became “{name}”; the new one was taken",
    ru: "в названии сказано, что «{old}» стало «{name}»; взято новое",
  },
  "name-alphabet-unclear": {
    en: "“{word}” may be Latin or Cyrillic; for comparing it is read as Cyrillic",
    ru: "«{word}» можно прочесть и латиницей, и кириллицей; при сравнении читается кириллицей",
  },
  "address-refers": {
    en: "the cell refers to another address and holds none",
    ru: "в ячейке ссылка на другой адрес, самого адреса нет",
  },
  "person-not-understood": {
    en: "“{raw}” does not look like anybody’s name; kept as written",
    ru: "«{raw}» не похоже на имя; оставлено как написано",
  },
  "contact-birth-date-unclear": {
    en: "the birth date belongs to one of several people in the cell; it was not given to anybody",
    ru: "дата рождения относится к одному из нескольких людей в ячейке; никому не записана",
  },
  "rule-name-bank": {
    en: "Names from bank statements: the payer is the name, bank and treasury become a note.",
    ru: "Названия из банковской выписки: название – плательщик, банк и казначейство уходят в примечание.",
  },
  "rule-name-former": {
    en: "A former name in the name is kept as a former name.",
    ru: "Прежнее название, вписанное в название, сохраняется как прежнее.",
  },
  "rule-name-identifier": {
    en: "ИНН, КПП, ОГРН and other numbers written into the name go to the identifiers.",
    ru: "ИНН, КПП, ОГРН и другие номера, вписанные в название, переносятся в реквизиты.",
  },
  "rule-name-account": {
    en: "Accounts and agreements written into the name become a note.",
    ru: "Счета и договоры, вписанные в название, уходят в примечание.",
  },
  "rule-name-contact-details": {
    en: "Phones, e-mails and sites written into the name go to their own fields.",
    ru: "Телефоны, почта и сайты, вписанные в название, переносятся в свои поля.",
  },
  "rule-name-address": {
    en: "An address behind the name goes to the addresses.",
    ru: "Адрес после названия переносится в адреса.",
  },
  "rule-name-branch": {
    en: "The word for a branch stands behind the name, and the card is marked as a branch.",
    ru: "Слово «филиал» ставится после названия, карточка отмечается как филиал.",
  },
  "rule-name-city": {
    en: "A town or a country behind the name goes to its own field.",
    ru: "Город или страна после названия переносится в своё поле.",
  },
  "rule-name-town-behind": {
    en: "A town in capitals behind a small name, or one by its everyday name, goes to the town.",
    ru: "Город прописными после названия строчными, как и город в разговорном виде, переносится в поле города.",
  },
  "rule-name-catch-all": {
    en: "Collecting cards are recognised and match nothing.",
    ru: "Собирательные карточки узнаются и ни с чем не сливаются.",
  },
  "rule-country-spelling": { en: "The country's name becomes its code.", ru: "Название страны становится кодом." },
  "rule-country-from-address": { en: "The country is taken from the address.", ru: "Страна взята из адреса." },
  "rule-country-from-identifier": { en: "The country is that of the number.", ru: "Страна определена по виду номера." },
  "rule-region-spelling": { en: "Regions have one spelling.", ru: "Регионы пишутся одинаково." },
  "rule-region-from-address": { en: "The region is taken from the address.", ru: "Регион взят из адреса." },
  "rules-intro": {
    en: "Rules of cleaning, in the order in which they are applied. «−» can be switched off (normalize: { off: [name] }), «↕» can be put first among those of its field (normalize: { order: { field: [name, …] } }).",
    ru: "Правила очистки в порядке применения. «−» можно отключить (normalize: { off: [имя] }), «↕» можно поставить первым среди правил своего поля (normalize: { order: { поле: [имя, …] } }).",
  },
  "rule-name-entities": {
    en: "Signs that a web page spells out (&quot;, &amp;) become the signs.",
    ru: "Знаки, записанные как на веб-странице (&quot;, &amp;), становятся самими знаками.",
  },
  "rule-text-entities": {
    en: "Signs that a web page spells out (&quot;, &amp;) become the signs.",
    ru: "Знаки, записанные как на веб-странице (&quot;, &amp;), становятся самими знаками.",
  },
  "rule-name-short": {
    en: "The short name behind the full one goes; where it says more, it becomes a note.",
    ru: "Краткое название после полного снимается; если в нём сказано больше, оно становится примечанием.",
  },
  "rule-name-registered": {
    en: "Of a shop's name or a manager's words and a name with a legal form, in brackets or behind a colon, the registered one is the name; the other becomes a note.",
    ru: "Из вывески или слов менеджера и названия с формой собственности (в скобках или после двоеточия) названием становится зарегистрированное, остальное – примечанием.",
  },
  "rule-name-sign": {
    en: "A sole trader is called by his own name; his shop beside it becomes a note.",
    ru: "Предприниматель называется своим именем; его магазин рядом становится примечанием.",
  },
  "rule-name-aside": {
    en: "Brackets behind a name in quotes are not part of the registered name and become a note.",
    ru: "Скобки после названия в кавычках не входят в зарегистрированное название и становятся примечанием.",
  },
  "rule-name-remark": {
    en: "What somebody noted beside the name (a debt, “do not call”, whose customer it is, a position) becomes a note or tag.",
    ru: "Пометки рядом с названием (долг, «не звонить», чей клиент, должность) становятся примечанием или меткой.",
  },
  "rule-name-trading": {
    en: "The owner and the sign of a western firm beside its name are kept as a note.",
    ru: "Владелец и вывеска иностранной фирмы рядом с названием сохраняются примечанием.",
  },
  "rule-name-person": {
    en: "A person named beside a firm becomes a note.",
    ru: "Человек, названный рядом с фирмой, становится примечанием.",
  },
  "rule-country-from-region": {
    en: "A Russian region in the address tells the country.",
    ru: "Страна определена по российскому региону в адресе.",
  },
  "rule-country-from-cell": {
    en: "The country is taken from the cell of the town or from behind the name.",
    ru: "Страна взята из ячейки города или из конца названия.",
  },
  "rule-country-from-city": {
    en: "A town that is listed in one country only, where nothing in the row speaks against it: a big one, or a small one beside a second hint (region, postcode, phone, form, mail).",
    ru: "Город, который в таблицах есть только в одной стране, если в строке ничто не говорит против: крупный или небольшой при втором признаке (регион, индекс, телефон, форма, почта).",
  },
  "rule-country-from-form": {
    en: "A legal form that only one country has, where nothing in the row speaks against it.",
    ru: "Форма собственности, которая есть только в одной стране, если в строке ничто не говорит против.",
  },
  "rule-country-from-phone": {
    en: "The country code that the phones are written with, where nothing in the row speaks against it.",
    ru: "Код страны, с которым записаны телефоны, если в строке ничто не говорит против.",
  },
  "country-inferred": {
    en: "country {country}: nothing says it, “{raw}” tells",
    ru: "страна {country}: прямо не указана, следует из «{raw}»",
  },
  "rule-region-from-cell": {
    en: "The cell of the town says the region too.",
    ru: "Регион назван в той же ячейке, что и город.",
  },
  "rule-spelling": {
    en: "The project's own spelling of the whole cell (normalize.lookups).",
    ru: "Написание, заданное в проекте для целой ячейки (normalize.lookups).",
  },
  "rule-enrich": {
    en: "Taken from a reference file by identifier (enrich).",
    ru: "Взято из справочного файла по номеру (enrich).",
  },
  enriched: {
    en: "{field} taken from {file} by {by}: «{raw}»",
    ru: "{field}: взято из {file} по {by}: «{raw}»",
  },
  "enrich-replaced": {
    en: "{field} replaced from {file} by {by}: «{raw}» instead of «{before}», which is kept in extra",
    ru: "{field}: заменено из {file} по {by}: «{raw}» вместо «{before}», прежнее сохранено в extra",
  },
  "rule-region-from-city": {
    en: "Only one region has a town of this name.",
    ru: "Город с таким названием есть только в одном регионе.",
  },
  "rule-region-from-kpp": {
    en: "The tax office in КПП suggests the region, where nothing else does.",
    ru: "Регион подсказан кодом инспекции в КПП, если больше взять его неоткуда.",
  },
  "rule-region-from-inn": {
    en: "The first digits of ИНН suggest the region, where nothing else does.",
    ru: "Регион подсказан первыми цифрами ИНН, если больше взять его неоткуда.",
  },
  "rule-city-spelling": { en: "Towns have one spelling.", ru: "Города пишутся одинаково." },
  "rule-city-from-address": { en: "The town is taken from the address.", ru: "Город взят из адреса." },
  "rule-time-zone-from-region": {
    en: "The time zone is that of the region or country.",
    ru: "Часовой пояс – по региону или стране.",
  },
  "rule-gender-spelling": { en: "Gender becomes m or f.", ru: "Пол становится m или f." },
  "rule-gender-from-name": {
    en: "The patronymic, else the given name tells the gender.",
    ru: "Пол определён по отчеству, иначе по имени.",
  },
  "rule-legal-form-spelling": {
    en: "Legal forms have one short spelling.",
    ru: "Формы собственности пишутся одинаково и кратко.",
  },
  "rule-legal-form-from-kind": {
    en: "A sole trader whose name does not say so is ИП.",
    ru: "Предприниматель, у которого это не сказано в названии, – ИП.",
  },
  "rule-name-whence": {
    en: "Where somebody known by a given name alone was met becomes a note: «Аркадий с выставки» is a person.",
    ru: "Откуда взялся тот, кто назван одним именем, уходит в примечание: «Аркадий с выставки» – физлицо.",
  },
  "rule-name-own-spelling": {
    en: "A name in capitals is spelt as the row's other name in the same letters: ГИДРОТЕХНИКА beside «ГидроТехника».",
    ru: "Название прописными пишется так, как другое название той же строки из тех же букв: ГИДРОТЕХНИКА рядом с «ГидроТехника».",
  },
  "rule-kind-form": { en: "The legal form tells the kind.", ru: "Вид определён по форме собственности." },
  "rule-kind-identifier": { en: "The numbers tell the kind.", ru: "Вид определён по реквизитам." },
  "rule-kind-said": { en: "The column says the kind.", ru: "Вид указан в колонке." },
  "rule-kind-name": { en: "The name is a person's.", ru: "Название – имя человека." },
  "rule-kind-default": {
    en: "Nothing speaks for a person, so it is an organisation.",
    ru: "Ничто не указывает на человека, значит, организация.",
  },
  "rule-contact-note": {
    en: "What is no name in a cell of names is kept as a note.",
    ru: "Что в ячейке имени не имя, сохранено примечанием.",
  },
  "rule-contact-position": {
    en: "A position beside the name becomes the role.",
    ru: "Должность рядом с именем становится ролью.",
  },
  "rule-contact-department": {
    en: "A department beside the name becomes the department.",
    ru: "Отдел рядом с именем становится отделом.",
  },
  "rule-contact-details": {
    en: "Phones and e-mails beside the name go to their own fields.",
    ru: "Телефоны и почта рядом с именем переносятся в свои поля.",
  },
  "rule-contact-self": {
    en: "A sole trader's own name among the contacts is himself.",
    ru: "Имя предпринимателя среди контактов – он сам.",
  },
  "rule-phone-contact": {
    en: "A person named beside a phone becomes a contact, where the mapping asks.",
    ru: "Человек, названный рядом с телефоном, становится контактом, если так велит описание.",
  },
};
