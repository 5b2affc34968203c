import type { Catalogue } from "./index.ts";

/** What the rules of names, persons, addresses and kinds do. */
export const normalizeNameRulesMessages: Catalogue = {
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
  "rule-name-legal-form": { en: "The legal form is split off.", ru: "Правовая форма отделяется." },
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
  "rule-name-town-beside": {
    en: "A town on the other side of the legal form than the name goes to the town: nobody's name stands on both sides.",
    ru: "Город по другую сторону правовой формы от названия переносится в поле города: название не стоит с двух сторон.",
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
    en: "Signs that an export spells out (&quot;, &amp;, quotes doubled for CSV) become the signs.",
    ru: "Знаки, записанные выгрузкой (&quot;, &amp;, удвоенные для CSV кавычки), становятся самими знаками.",
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
    ru: "Из вывески или слов менеджера и названия с правовой формой (в скобках или после двоеточия) названием становится зарегистрированное, остальное – примечанием.",
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
    ru: "Правовая форма, которая есть только в одной стране, если в строке ничто не говорит против.",
  },
  "rule-country-from-phone": {
    en: "The country code that the phones are written with, where nothing in the row speaks against it.",
    ru: "Код страны, с которым записаны телефоны, если в строке ничто не говорит против.",
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
  "rule-region-from-city": {
    en: "Only one region has a town of this name.",
    ru: "Город с таким названием есть только в одном регионе.",
  },
  "rule-region-from-name": {
    en: "The name says whose the institution is, and no town or address says otherwise.",
    ru: "В названии сказано, чьё это учреждение, а город или адрес этому не противоречат.",
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
    ru: "Правовые формы пишутся одинаково и кратко.",
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
  "rule-kind-form": { en: "The legal form tells the kind.", ru: "Вид определён по правовой форме." },
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
