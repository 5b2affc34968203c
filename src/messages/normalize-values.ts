import type { Catalogue } from "./index.ts";

/** Findings about single values: phones, identifiers, e-mails, sites, dates, texts, bank accounts. */
export const normalizeValuesMessages: Catalogue = {
  "cell-too-long": {
    en: "{length} characters are too many for this field; kept as they were, not searched for values",
    ru: "{length} знаков – слишком много для этого поля; оставлены как были, значения в них не искались",
    advice: {
      en: "map free text to notes and look in it with find: { phones: … }",
      ru: "сопоставьте свободный текст с notes и ищите в нём через find: { phones: … }",
    },
  },
  "phone-no-digits": {
    en: "no number in this phone field; the text was kept",
    ru: "в поле телефона нет номера; текст сохранён",
  },
  "phone-extension-alone": {
    en: "the extension “{extension}” stands without a number; not taken for a phone",
    ru: "добавочный «{extension}» без номера; телефоном не считается",
    advice: {
      en: "fill in the number beside it, or empty the cell",
      ru: "впишите номер рядом с ним или очистите ячейку",
    },
  },
  "phone-placeholder": {
    en: "“{number}” was typed to fill the field; kept, not used as a phone",
    ru: "«{number}» введено для заполнения поля; сохранено, телефоном не считается",
  },
  "phone-too-short": {
    en: "the number “{number}” lacks digits ({digits}); kept as it was",
    ru: "в номере «{number}» не хватает цифр (их {digits}); оставлен как был",
    advice: {
      en: "find the whole number, or give the row a city so that a local number can be completed",
      ru: "уточните номер целиком или укажите город строки, чтобы местный номер можно было дополнить",
    },
  },
  "phone-too-long": {
    en: "the number “{number}” has too many digits ({digits}); kept as it was",
    ru: "в номере «{number}» лишние цифры (всего {digits}); оставлен как был",
    advice: {
      en: "two numbers run together, or one digit too many",
      ru: "слиплись два номера или набрана лишняя цифра",
    },
  },
  "phone-invalid": {
    en: "no such number in the plan: “{number}”; kept as it was",
    ru: "такого номера нет в плане нумерации: «{number}»; оставлен как был",
  },
  "phone-digits-lost": {
    en: "a spreadsheet has cut the number to “{number}”; its digits are lost",
    ru: "таблица сократила номер до «{number}»; цифры потеряны",
    advice: {
      en: "export again with the column formatted as text",
      ru: "выгрузите ещё раз, задав столбцу текстовый формат",
    },
  },
  "phone-area-code-elsewhere": {
    en: "{e164}: the code {code} was taken from {evidence}, but the row says {region}",
    ru: "{e164}: код {code} взят из «{evidence}», а в строке указан регион «{region}»",
  },
  "phone-area-code-inferred": {
    en: "local number completed: {e164} (code {code} by {evidence})",
    ru: "местный номер дополнен: {e164} (код {code}, основание: {evidence})",
  },
  "phone-area-code-unknown": {
    en: "local number “{number}”: no area code known for it; kept as it was",
    ru: "местный номер «{number}»: код города неизвестен; оставлен как был",
    advice: {
      en: "map a city column, or give defaults: { city } or { areaCode } in the mapping",
      ru: "сопоставьте столбец с городом или задайте defaults: { city } либо { areaCode } в правилах",
    },
  },
  "phone-area-code-ambiguous": {
    en: "local number “{number}”: several codes fit ({codes}); kept as it was",
    ru: "местный номер «{number}»: подходит несколько кодов ({codes}); оставлен как был",
  },
  "phone-country-inferred": {
    en: "written as at home in another country than the row's: read as {country}, {e164}",
    ru: "записан по правилам другой страны, чем в строке: прочитан как {country}, {e164}",
  },
  "phone-country-unclear": {
    en: "“{number}” can be of several countries ({countries}) and the row does not say which; kept as it was",
    ru: "«{number}» может быть номером нескольких стран ({countries}), строка не говорит какой; оставлен как был",
  },
  "phone-country-doubtful": {
    en: "{e164} is a number of {country}, but may be a home number with 8 written as +8",
    ru: "{e164} – номер страны {country}, но может быть внутренним, с 8, записанной как +8",
  },
  "phone-old-code": {
    en: "a code or prefix that was changed in the 2000s: {e164}",
    ru: "код или префикс, сменившийся в 2000-х: {e164}",
  },
  "phone-look-alike": {
    en: "letters stood in place of digits: read as {e164}",
    ru: "вместо цифр стояли буквы: прочитан как {e164}",
  },
  "phone-tail-expanded": {
    en: "short ending “{tail}” read as one more number: {e164}",
    ru: "короткое окончание «{tail}» прочитано как ещё один номер: {e164}",
  },
  "phone-tail-range": {
    en: "“{tail}” behind a dash: the numbers between the first and {e164} may be meant, too; they were not added",
    ru: "«{tail}» через тире: возможно, имеются в виду и номера между первым и {e164}; они не добавлены",
  },
  "phone-tail-unclear": {
    en: "“{tail}” after {e164} may be an ending or an extension; kept as a note",
    ru: "«{tail}» после {e164} – окончание другого номера или добавочный; сохранено в примечании",
  },
  "phone-extension-range": {
    en: "“{extension}” after {e164} is a range of extensions; kept as a note",
    ru: "«{extension}» после {e164} – несколько добавочных подряд; сохранено в примечании",
  },
  "phone-extension-unclear": {
    en: "extension {extension} stands beside several numbers, and nothing says whose it is: given to {e164}",
    ru: "добавочный {extension} указан при нескольких номерах, чей он – неизвестно: отнесён к {e164}",
  },
  "phone-extension-or-ending": {
    en: "{extension} in brackets behind {e164} was taken for an extension; it may be the ending of one more number",
    ru: "{extension} в скобках после {e164} принято за добавочный; может быть и окончанием ещё одного номера",
  },
  "phone-note-unclear": {
    en: "“{note}” stands between two numbers, and nothing says of which it speaks: kept with {e164}",
    ru: "«{note}» стоит между двумя номерами, к какому относится – неизвестно: оставлено при {e164}",
  },
  "phone-leftover-digits": {
    en: "digits left over after {e164}: “{tail}”; kept as a note",
    ru: "после {e164} остались цифры «{tail}»; сохранены в примечании",
  },
  "identifier-no-number": {
    en: "no number in this field: “{value}”",
    ru: "в поле нет номера: «{value}»",
  },
  "identifier-digits-lost": {
    en: "a spreadsheet has cut the number to “{value}”; its digits are lost",
    ru: "таблица сократила номер до «{value}»; цифры потеряны",
    advice: {
      en: "export again with the column formatted as text",
      ru: "выгрузите ещё раз, задав столбцу текстовый формат",
    },
  },
  "identifier-length": {
    en: "{scheme} {value}: wrong number of digits",
    ru: "{scheme} {value}: неверное число цифр",
  },
  "identifier-alphabet": {
    en: "{scheme} {value}: characters that cannot stand in it",
    ru: "{scheme} {value}: недопустимые знаки",
  },
  "identifier-prefix": {
    en: "{scheme} {value}: the two letters of the country are missing (DE, PL …), and without them nobody can check it",
    ru: "{scheme} {value}: нет двух букв страны (DE, PL …), без них номер не проверить",
  },
  "identifier-structure": {
    en: "{scheme} {value}: a part of it is impossible (region, date or kind)",
    ru: "{scheme} {value}: невозможная часть номера (регион, дата или вид)",
  },
  "identifier-check-digit": {
    en: "{scheme} {value}: the check digit does not agree",
    ru: "{scheme} {value}: не сходится контрольная цифра",
  },
  "identifier-placeholder": {
    en: "{scheme} {value} was typed to fill the field; it proves nothing",
    ru: "{scheme} {value} введён для заполнения поля; ничего не доказывает",
  },
  "identifier-unknown-scheme": {
    en: "“{value}”: no rule is known for {scheme}; kept as it was",
    ru: "«{value}»: для {scheme} правила нет; оставлен как был",
  },
  "identifier-other-scheme": {
    en: "{value} stood in a field for {column}, but is {scheme}",
    ru: "{value} стоял в поле для {column}, но это {scheme}",
  },
  "identifier-zeros-restored": {
    en: "leading zeros restored, proved by the check digit: {scheme} {value}",
    ru: "восстановлены ведущие нули, подтверждено контрольной цифрой: {scheme} {value}",
  },
  "identifier-zero-alike": {
    en: "leading zero of a КПП restored like that of the ИНН beside it ({inn}), with which it is of one tax office: {value}",
    ru: "восстановлен ведущий ноль КПП, как у ИНН рядом ({inn}), – той же налоговой инспекции: {value}",
  },
  "identifier-look-alike": {
    en: "letters in place of digits: read as {scheme} {value}, which no check digit proves",
    ru: "буквы вместо цифр: прочитано как {scheme} {value}, контрольной цифры для проверки нет",
  },
  "identifier-several": {
    en: "{scheme}: {value} and {other} in one field, of which a firm has one; both were kept, look which is right",
    ru: "{scheme}: в поле {value} и {other}, а у организации он один; сохранены оба, проверьте, какой верен",
  },
  "identifier-well-known": {
    en: "{scheme} {value} belongs to a well-known company of another name; it proves nothing here",
    ru: "{scheme} {value} принадлежит известной компании с другим названием; здесь ничего не доказывает",
  },
  "email-none": {
    en: "no address in this e-mail field: “{value}”",
    ru: "в поле почты нет адреса: «{value}»",
  },
  "email-without-at": {
    en: "no @ in “{value}”, perhaps {suggestion}; not changed",
    ru: "в «{value}» нет @, возможно {suggestion}; не изменено",
    advice: {
      en: "ask, then correct it in the source or with sverka correct",
      ru: "уточните и исправьте в источнике или через sverka correct",
    },
  },
  "value-said-dead": {
    en: "“{raw}”: the cell itself says “{said}”; the value was kept, look whether it is still good",
    ru: "«{raw}»: в самой ячейке сказано «{said}»; значение сохранено, проверьте, годится ли оно ещё",
  },
  "value-misplaced": {
    en: "“{value}” stood in a column of another kind; taken to {field}",
    ru: "«{value}» стоит в столбце другого вида; перенесено в {field}",
  },
  "email-invalid": {
    en: "“{value}” is no e-mail address; kept as it was",
    ru: "«{value}» – не адрес почты; оставлен как был",
  },
  "email-suspected-typo": {
    en: "{value}: the domain looks mistyped, perhaps {suggestion}; not changed",
    ru: "{value}: похоже на опечатку в домене, возможно {suggestion}; не изменено",
    advice: {
      en: "ask, then correct it in the source or with sverka correct",
      ru: "уточните и исправьте в источнике или через sverka correct",
    },
  },
  "email-look-alike": {
    en: "letters of the other alphabet in an address: read as {value}",
    ru: "в адресе буквы другого алфавита: прочитан как {value}",
  },
  "email-made-up": {
    en: "{value} was typed to fill the field; it is no evidence",
    ru: "{value} введён для заполнения поля; ничего не доказывает",
  },
  "email-disposable": {
    en: "{value} is a mailbox that lives for minutes",
    ru: "{value} – одноразовый ящик",
  },
  "site-is-email": {
    en: "an e-mail address stands in the field for sites: {value}",
    ru: "в поле сайта стоит адрес почты: {value}",
  },
  "site-invalid": {
    en: "“{value}” is no web address; kept as it was",
    ru: "«{value}» – не адрес сайта; оставлен как был",
  },
  "date-empty": {
    en: "“{value}” means no date",
    ru: "«{value}» означает, что даты нет",
  },
  "date-unreadable": {
    en: "“{value}” is no date in a form that is known",
    ru: "«{value}» – не дата в известном виде",
    advice: {
      en: "give its pattern in the mapping: { column, date: dd.MM.yyyy }",
      ru: "задайте её вид в правилах: { column, date: dd.MM.yyyy }",
    },
  },
  "date-not-whole": {
    en: "“{value}” says no day: kept beside the card, no date is made of it",
    ru: "в «{value}» нет дня: сохранено рядом с карточкой, дата из этого не делается",
  },
  "date-not-of-pattern": {
    en: "“{value}” is not written as {pattern}",
    ru: "«{value}» записана не по образцу {pattern}",
  },
  "date-impossible": {
    en: "there is no such day: “{value}”",
    ru: "такого дня нет: «{value}»",
  },
  "date-two-digit-year": {
    en: "“{value}” has a year of two digits: read as {date}",
    ru: "в «{value}» год из двух цифр: прочитано как {date}",
  },
  "date-day-or-month": {
    en: "“{value}” may be day or month first: read as {date}",
    ru: "в «{value}» неясно, день или месяц впереди: прочитано как {date}",
    advice: {
      en: "give its pattern in the mapping: { column, date: MM/dd/yyyy }",
      ru: "задайте её вид в правилах: { column, date: MM/dd/yyyy }",
    },
  },
  "date-doubtful": {
    en: "{date} can hardly be right here",
    ru: "{date} здесь едва ли верна",
  },
  "text-characters": {
    en: "control characters taken out: “{value}”",
    ru: "убраны управляющие знаки: «{value}»",
  },
  "text-mojibake": {
    en: "wrongly decoded text was read again: “{value}”",
    ru: "текст в неверной кодировке прочитан заново: «{value}»",
  },
  "text-characters-lost": {
    en: "characters were lost before this file was written: “{value}”",
    ru: "знаки потеряны ещё до записи файла: «{value}»",
  },
  "account-none": {
    en: "no account in this field: “{value}”",
    ru: "в поле нет счёта: «{value}»",
  },
  "account-form": {
    en: "{account} does not have the form of an account; kept as it was",
    ru: "{account} не похож на счёт; оставлен как был",
  },
  "account-key": {
    en: "account {account} and БИК {bik} do not agree (key)",
    ru: "счёт {account} и БИК {bik} не согласуются (ключ)",
  },
  "account-digits-lost": {
    en: "the last digits of account {account} were lost in a spreadsheet (БИК {bik})",
    ru: "последние цифры счёта {account} потеряны в таблице (БИК {bik})",
    advice: {
      en: "export again with the column formatted as text",
      ru: "выгрузите ещё раз, задав столбцу текстовый формат",
    },
  },
  "account-bik-zero": {
    en: "leading zero of БИК {bik} restored, proved by the key of the account",
    ru: "восстановлен ведущий ноль БИК {bik}, подтверждено ключом счёта",
  },
};
