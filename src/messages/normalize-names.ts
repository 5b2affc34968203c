import type { Catalogue } from "./index.ts";

/** What cleaning finds in names, persons, addresses and kinds. */
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
  "name-nothing-but-form": {
    en: "the row has no name: its cell holds «{raw}», which is only the legal form {form}",
    ru: "в строке нет названия: в ячейке «{raw}», а это лишь форма {form}",
    advice: {
      en: "Write the name itself into the cell, or map another column to it.",
      ru: "Впишите в ячейку само название или назначьте ему другую колонку.",
    },
  },
  "name-may-be-form": {
    en: "{form} may be a legal form or belong to the name; it was left in the name",
    ru: "{form} может быть и формой, и частью названия; оставлено в названии",
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
    ru: "в названии две правовые формы, {form} и {other}; взята {form}",
  },
  "name-letters-lost": {
    en: "“{raw}”: question marks stand for letters that the file's encoding does not have; export it as UTF-8",
    ru: "«{raw}»: вопросительные знаки стоят вместо букв, которых нет в кодировке файла; выгрузите его в UTF-8",
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
    en: "“{raw}” alone was taken for a family name, as most words that end so are, or as one that many bear",
    ru: "«{raw}» без имени принято за фамилию: по окончанию или как распространённая",
  },
  "name-without-letters": {
    en: "“{raw}” has no letters; a number of the card, or the name",
    ru: "«{raw}» без букв: номер карточки или само название",
  },
  "person-former-family": {
    en: "“{word}” in brackets is a family name too, likely a former one; kept as a note",
    ru: "«{word}» в скобках – тоже фамилия, скорее всего прежняя; сохранено примечанием",
  },
  "person-four-words": {
    en: "“{raw}”: a name of four words; check the family name",
    ru: "«{raw}»: имя из четырёх слов, проверьте фамилию",
  },
  "person-undivided": {
    en: "which word of “{raw}” is the given name and which the family name is not known; it was kept whole",
    ru: "в «{raw}» неизвестно, что имя, а что фамилия; оставлено целиком",
  },
  "person-family-unknown": {
    en: "“{raw}”: “{word}” was taken for the family name, though neither tables nor its ending say so",
    ru: "«{raw}»: «{word}» принято за фамилию, хотя её нет в таблицах и окончание ничего не говорит",
  },
  "person-patronymic-or-family": {
    en: "“{raw}”: the word that ends like a patronymic may as well be the family name; it was taken for the patronymic",
    ru: "«{raw}»: слово с окончанием отчества может быть и фамилией; принято за отчество",
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
  "address-avenue-unclear": {
    en: "“{street}” may be an avenue (проспект) or a drive (проезд); it was kept as written",
    ru: "«{street}» может быть и проспектом, и проездом; оставлено как написано",
  },
  "address-town-guessed": {
    en: "“{town}” was taken for the town by its place in the address",
    ru: "«{town}» принято за город по месту в адресе",
  },
  "address-flat-guessed": {
    en: "{flat} was taken for the flat, office or room of house {house}",
    ru: "{flat} принято за квартиру, офис или комнату дома {house}",
  },
  "address-house-or-flat": {
    en: "“{house}” was kept as one house; it may be house {first}, flat {second}",
    ru: "«{house}» оставлено одним домом; может быть и дом {first}, квартира {second}",
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
    ru: "«{raw}» на месте города – страна, город не заполнен",
  },
  "city-is-region": {
    en: "“{raw}” in the place of the town is a region: the town stays empty",
    ru: "«{raw}» на месте города – регион, город не заполнен",
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
    en: "“{raw}”: {person} and more; whether it is a firm, a trader or a person cannot be told, an organisation was taken",
    ru: "«{raw}»: {person} и другие слова; фирма это, предприниматель или частное лицо, сказать нельзя, взята организация",
    advice: {
      en: "Write the legal form into the name or map a column of kinds.",
      ru: "Впишите форму в название или назначьте колонку вида.",
    },
  },
  "kind-initials": {
    en: "“{raw}”: И.П. are somebody's initials or say that he is a sole trader, which cannot be told; a person was taken",
    ru: "«{raw}»: И.П. – инициалы или «индивидуальный предприниматель», сказать нельзя; взято частное лицо",
    advice: {
      en: "Write ИП or the person's whole name, or map a column of kinds.",
      ru: "Впишите ИП или полное имя либо назначьте колонку вида.",
    },
  },
  "kind-disagrees": {
    en: "the name says {kind}, something else in the row says {other}",
    ru: "по названию это {kind}, а другое поле строки говорит {other}",
  },
  "legal-form-unknown": { en: "no such legal form is known: “{raw}”", ru: "правовая форма «{raw}» неизвестна" },
  "gender-unknown": { en: "“{raw}” is no gender", ru: "«{raw}» не пол" },
  "own-inn": {
    en: "this is the ИНН of our own firm",
    ru: "это ИНН нашей собственной фирмы",
    advice: { en: "Find the customer's own ИНН.", ru: "Найдите ИНН самого клиента." },
  },
  "own-phone": { en: "this is a phone of our own firm", ru: "это телефон нашей собственной фирмы" },
  "own-domain": { en: "this is an address of our own firm", ru: "это адрес нашей собственной фирмы" },

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
  "name-region-taken": {
    en: "“{region}” beside the legal form stands for a region; it was kept as a note, and the name is the same in other regions",
    ru: "«{region}» рядом с формой – обозначение региона; сохранено в примечании, а в других регионах название то же",
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
  "country-inferred": {
    en: "country {country}: nothing says it, “{raw}” tells",
    ru: "страна {country}: прямо не указана, следует из «{raw}»",
  },
  "enrich-replaced": {
    en: "{field} replaced from {file} by {by}: «{raw}» instead of «{before}», which is kept in extra",
    ru: "{field}: заменено из {file} по {by}: «{raw}» вместо «{before}», прежнее сохранено в extra",
  },
};
