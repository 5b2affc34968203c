import type { Catalogue } from "./index.ts";

/** Findings about mapping and project files (rules M001…) and the issues that applying a mapping gives. */
export const mappingMessages: Catalogue = {
  "cell-kept-in-extra": {
    en: "«{raw}» is mapped, but nothing in this row took it: kept in extra",
    ru: "«{raw}» описано в карте, но в этой строке не понадобилось: сохранено в extra",
    advice: {
      en: "Map the column for this case too, for instance with a value's own `when: { absent: … }`.",
      ru: "Опишите колонку и для этого случая, например через `when: { absent: … }` у значения.",
    },
  },
  "expected-text": { en: "text", ru: "текст" },
  "expected-map": { en: "keys with values", ru: "ключи со значениями" },
  "expected-list": { en: "a list", ru: "список" },
  "expected-number": { en: "a number", ru: "число" },
  "expected-whole-number": { en: "a whole number", ru: "целое число" },
  "expected-boolean": { en: "true | false", ru: "true | false" },
  "expected-filled": { en: "not empty", ru: "непустое значение" },
  "expected-path": { en: "a path (name.display, phones[0].e164)", ru: "путь (name.display, phones[0].e164)" },
  "yaml-bad-indent": {
    en: "keys of one level begin at one column, and what opens with [ or { ends with ] or }",
    ru: "ключи одного уровня начинаются с одной позиции, а открытое [ или { закрывается ] или }",
  },
  "yaml-tab-as-indent": { en: "a tab cannot indent; use blanks", ru: "отступ табуляцией недопустим, нужны пробелы" },
  "yaml-block-as-implicit-key": {
    en: "a second “key:” in one line; put the value in quotes or begin a new line",
    ru: "второе «ключ:» в одной строке; возьмите значение в кавычки или начните новую строку",
  },
  "yaml-multiline-implicit-key": {
    en: "a key without its colon, or a colon missing in the line before",
    ru: "ключ без двоеточия или двоеточие пропущено строкой выше",
  },
  "yaml-missing-char": {
    en: "a quote, bracket or comma is missing",
    ru: "не хватает кавычки, скобки или запятой",
  },
  "yaml-unexpected-token": {
    en: "something stands here that does not belong here",
    ru: "здесь стоит лишнее",
  },
  "yaml-bad-alias": { en: "there is no such anchor", ru: "такого якоря нет" },
  "fault-at": { en: "{line}:{column} {fault}", ru: "{line}:{column} {fault}" },
  "fault-of": { en: "{line}:{column} {key}: {fault}", ru: "{line}:{column} {key}: {fault}" },
  "did-you-mean": { en: 'did you mean "{suggestion}"?', ru: "может быть, «{suggestion}»?" },
  "expected-version-of-now": {
    en: "1; a file of a later version needs a later Sverka",
    ru: "1; для файла более поздней версии нужна более новая Сверка",
  },
  "regex-repeats-nested": { en: "a repeat of a repeat: {near}", ru: "повтор внутри повтора: {near}" },
  "regex-repeats-alike": {
    en: "two repeats that match the same text: {near}",
    ru: "два повтора подходят к одному тексту: {near}",
  },
  "regex-back-reference": { en: "back-reference", ru: "обратная ссылка" },
  "known-there": { en: "there is: {words}", ru: "есть: {words}" },
  "known-there-more": { en: "there is: {words} and {more} more", ru: "есть: {words} и ещё {more}" },
  "rule-error": { en: "error", ru: "ошибка" },
  "rule-warning": { en: "warning", ru: "предупреждение" },
  "rule-note": { en: "note", ru: "замечание" },
  "rule-bad": { en: "Wrong:", ru: "Неверно:" },
  "rule-good": { en: "Right:", ru: "Верно:" },
  "validate-summary": {
    en: "{files} {files|file|files} checked: {errors} {errors|error|errors}, {warnings} {warnings|warning|warnings}, {notes} {notes|note|notes}",
    ru: "проверено: {files} {files|файл|файла|файлов}; ошибок: {errors}, предупреждений: {warnings}, замечаний: {notes}",
  },

  "yaml-syntax": { en: "not valid YAML: {problem}", ru: "ошибка в YAML: {problem}" },
  "key-duplicate": { en: 'the key "{key}" stands here twice', ru: "ключ «{key}» указан дважды" },
  "mapping-column-unknown": {
    en: 'unknown column "{column}" in the header of {where}',
    ru: "в заголовке {where} нет колонки «{column}»",
  },
  "key-unknown": { en: 'unknown key "{key}" in {where}', ru: "неизвестный ключ «{key}» в {where}" },
  "key-missing": { en: 'the key "{key}" is missing', ru: "не хватает ключа «{key}»" },
  "value-invalid": {
    en: "{got} cannot stand here; expected: {expected}",
    ru: "значение {got} здесь недопустимо; ожидается: {expected}",
  },
  "mapping-unreadable": { en: "cannot read {path}: {problem}", ru: "не удаётся прочитать {path}: {problem}" },
  "preset-unknown": {
    en: 'there is no preset "{preset}"',
    ru: "пресета «{preset}» нет",
    advice: { en: "sverka schema --presets lists them", ru: "список: sverka schema --presets" },
  },
  "extends-cycle": { en: "a mapping cannot extend itself: {chain}", ru: "карта не может дополнять саму себя: {chain}" },
  "column-unmapped": {
    en: 'nothing maps the column "{column}"',
    ru: "колонка «{column}» никуда не сопоставлена",
    advice: {
      en: "map it, keep it in extra, or name it under ignore with the reason",
      ru: "сопоставьте её, сохраните в extra или укажите в ignore с причиной",
    },
  },
  "column-mapped-twice": {
    en: 'the column "{column}" becomes both {first} and {second}',
    ru: "колонка «{column}» попадает и в {first}, и в {second}",
  },
  "column-ambiguous": {
    en: 'there are {count} columns "{column}" in {where}; write "{column}#1" or "{column}#2"',
    ru: "в {where} колонок «{column}»: {count}; напишите «{column}#1» или «{column}#2»",
  },
  "lookup-unreadable": {
    en: "cannot read the table, looked for at {path} (a path is relative to the file that names it): {problem}",
    ru: "не удаётся прочитать таблицу, искали {path} (путь считается от файла, где он указан): {problem}",
  },
  "lookup-incomplete": {
    en: 'the lookup table {file} does not know {values}, which the sample has in "{column}"',
    ru: "в таблице {file} нет {values}, а в образце они есть в колонке «{column}»",
  },
  "lookup-column-unknown": {
    en: 'the lookup table {file} has no column "{column}"',
    ru: "в таблице {file} нет колонки «{column}»",
  },
  "lookup-contradiction": {
    en: 'the lookup table {file} gives two answers for "{key}": "{first}" and "{second}"',
    ru: "таблица {file} даёт для «{key}» два ответа: «{first}» и «{second}»",
  },
  "lookup-invalid": {
    en: "a lookup needs either a file or a table of its own",
    ru: "для lookup нужен либо file, либо table",
  },
  "enrich-field-unknown": {
    en: 'a counterparty has no field "{field}" that could be taken from a file',
    ru: "у контрагента нет поля «{field}», которое можно взять из файла",
  },
  "enrich-key-invalid": {
    en: 'rows of {file} that join with nothing: {count}; "{example}" for one is no valid {on}',
    ru: "строк {file}, которые ни с чем не соединятся: {count}; например, «{example}» – неверный {on}",
    advice: {
      en: "Mend the numbers in the file; only numbers with a right check digit are joined on.",
      ru: "Исправьте номера в файле: соединение идёт только по номерам с верным контрольным разрядом.",
    },
  },
  "enrich-contradiction": {
    en: '{file} gives two answers for {key} in "{column}": "{first}" and "{second}"; neither is taken',
    ru: "{file} даёт для {key} в колонке «{column}» два ответа: «{first}» и «{second}»; не взят ни один",
  },
  "cleaning-rule-unknown": {
    en: 'there is no rule of cleaning "{rule}" for {field}',
    ru: "правила очистки «{rule}» для {field} нет",
    advice: { en: "sverka explain --rules lists them", ru: "список: sverka explain --rules" },
  },
  "cleaning-rule-fixed": {
    en: 'the rule "{rule}" cannot be switched off: the reading of the value rests on it',
    ru: "правило «{rule}» отключить нельзя: на нём держится чтение значения",
    advice: {
      en: "sverka explain --rules marks the rules that can be switched off",
      ru: "sverka explain --rules отмечает правила, которые можно отключить",
    },
  },
  "cleaning-order-fixed": {
    en: 'the rule "{rule}" has its place: only rules that could each take the same text, or each fill the same field, change places',
    ru: "место правила «{rule}» задано: переставляются только правила, которые спорят за один текст или заполняют одно поле",
    advice: {
      en: "sverka explain --rules marks the rules that can change places",
      ru: "sverka explain --rules отмечает правила, которые можно переставить",
    },
  },
  "regex-invalid": { en: "not a regular expression: {problem}", ru: "это не регулярное выражение: {problem}" },
  "regex-dangerous": {
    en: "this regular expression could take for ever on some cells: {problem}",
    ru: "на некоторых ячейках это выражение может работать бесконечно: {problem}",
  },
  "date-pattern-invalid": {
    en: 'not a date pattern: "{token}"; patterns look like dd.MM.yyyy',
    ru: "это не формат даты: «{token}»; пример: dd.MM.yyyy",
  },
  "value-source": {
    en: "a value needs exactly one of column, literal, template, firstOf, parts, attribute; here: {found}",
    ru: "у значения должно быть ровно одно из column, literal, template, firstOf, parts, attribute; здесь: {found}",
  },
  "step-out-of-place": {
    en: "{step} has no sense here; it goes with: {why}",
    ru: "{step} здесь не имеет смысла; сочетается с: {why}",
  },
  "single-value": {
    en: "{field} holds one value, this gives several; use join, take or firstOf",
    ru: "{field} хранит одно значение, а здесь их несколько; нужен join, take или firstOf",
  },
  "template-invalid": { en: "fault in the template: {problem}", ru: "ошибка в шаблоне: {problem}" },
  "part-unknown": { en: '{field} has no part "{part}"', ru: "у {field} нет части «{part}»" },
  "part-missing": {
    en: "a phone needs its number; of its parts here: {found}",
    ru: "телефону нужен сам номер; из частей здесь: {found}",
    advice: {
      en: "add number: COLUMN with the phone (of two columns of one name the second is “Phone#2”), or move the column to extra",
      ru: "добавьте number: КОЛОНКА с телефоном (из двух колонок с одним именем вторая – «Телефон#2») или перенесите колонку в extra",
    },
  },
  "entity-missing": {
    en: "a mapping needs a counterparty, a contact or contacts",
    ru: "в карте нужен counterparty, contact или contacts",
  },
  "name-unmapped": {
    en: "nothing maps the name of the {entity}: every row would be rejected",
    ru: "имя не сопоставлено ({entity}): каждая строка была бы отклонена",
  },
  "scheme-unknown": { en: 'unknown scheme of identifiers: "{scheme}"', ru: "неизвестная схема номеров: «{scheme}»" },
  "scheme-missing": {
    en: "identifiers need a scheme that says whose number it is: { column: …, scheme: kz-bin }",
    ru: "у identifiers нужна scheme – чей это номер: { column: …, scheme: kz-bin }",
  },
  "value-kind-unknown": {
    en: '"{kind}" is none of the kinds of {field} that cleaning, matching and the shipped targets know',
    ru: "«{kind}» – не из видов {field}, которые знают очистка, сравнение и поставляемые цели",
  },
  "country-mismatch": {
    en: "{field} is a number of {country}, but the mapping is for {home}",
    ru: "{field} – номер страны {country}, а карта для {home}",
  },
  "foreign-column": {
    en: 'the column "{column}" belongs to someone else ({whose}), not to the record itself',
    ru: "колонка «{column}» относится к другому ({whose}), а не к самой записи",
  },
  "key-not-unique": {
    en: 'the key is not unique in the sample: "{key}" stands in {count} rows that differ',
    ru: "ключ в образце не уникален: «{key}» в {count} разных строках",
  },
  "target-column-short": {
    en: "{field} has no limit here, but {column} takes {length} characters: longer values will be rejected",
    ru: "{field} не ограничено по длине, а {column} вмещает {length} знаков: длинные значения будут отклонены",
  },
  "target-field-missing": {
    en: "the target has no place for {field}: it stays in Sverka's own tables",
    ru: "в целевой базе нет места для {field}: останется только в таблицах Сверки",
  },
  "test-empty": { en: "this test checks nothing: {problem}", ru: "этот тест ничего не проверяет: {problem}" },
  "test-failed": { en: "{where}: expected {expected}, got {got}", ru: "{where}: ожидалось {expected}, получено {got}" },
  "coverage-low": {
    en: "the tests touch {percent} % of fields and rules, the floor is {floor} %",
    ru: "тесты задевают {percent} % полей и правил, порог {floor} %",
  },
  untested: { en: "no test touches {what}", ru: "ни один тест не задевает {what}" },
  "test-column-unknown": {
    en: 'the test gives a column "{column}" that the mapping does not use',
    ru: "в тесте есть колонка «{column}», которую карта не использует",
  },
  "project-source-unknown": {
    en: 'there is no source "{source}" in the project',
    ru: "в проекте нет источника «{source}»",
  },
  "gate-out-of-range": {
    en: "a gate is a share between 0 % and 100 %: {got}",
    ru: "порог – доля от 0 % до 100 %: {got}",
  },
  "secret-in-file": {
    en: "a password stands in the file; take it from the environment: ${NAME}",
    ru: "в файле пароль; возьмите его из окружения: ${NAME}",
  },
  "project-database-unknown": {
    en: 'there is no database "{database}" in the project',
    ru: "в проекте нет базы «{database}»",
  },
  "condition-invalid": { en: "fault in the condition: {problem}", ru: "ошибка в условии: {problem}" },
  "contacts-twice": { en: "write either contact or contacts, not both", ru: "нужно что-то одно: contact или contacts" },
  "virtual-column-unknown": {
    en: 'unknown virtual column "{column}"',
    ru: "неизвестная виртуальная колонка «{column}»",
  },
  "reference-invalid": {
    en: "a reference needs exactly one of key, inn, name; here: {found}",
    ru: "в ссылке должно быть ровно одно из key, inn, name; здесь: {found}",
  },
  "ignored-and-mapped": {
    en: 'the column "{column}" is both mapped ({to}) and ignored',
    ru: "колонка «{column}» и сопоставлена ({to}), и указана в ignore",
  },
  "survivorship-field-unknown": { en: 'unknown field "{field}" in merge', ru: "неизвестное поле «{field}» в merge" },

  "column-absent": {
    en: 'there is no column "{column}" in {where}: the field stays empty there',
    ru: "в {where} нет колонки «{column}»: поле останется пустым",
  },
  "constant-too-long": {
    en: '"{value}" is longer than the {length} characters of {column}',
    ru: "«{value}» длиннее {length} знаков колонки {column}",
  },
  "constant-not-a-word": {
    en: '"{value}" is none of the words that {column} takes: {words}',
    ru: "«{value}» не из слов, которые принимает {column}: {words}",
    advice: {
      en: "write one of these words, or let the target profile translate it (`map`)",
      ru: "напишите одно из этих слов или переведите его в профиле цели (`map`)",
    },
  },

  "lookup-unknown": {
    en: 'the table {table} does not know "{raw}"; kept as it is',
    ru: "в таблице {table} нет «{raw}»; оставлено как есть",
    advice: { en: "add a row to the table", ru: "добавьте строку в таблицу" },
  },
  "row-rejected": {
    en: "rejected by the mapping: {reason}",
    ru: "отклонено правилом карты: {reason}",
    advice: {
      en: "Mend the row in the source, or narrow the rule under `reject:` that has this reason.",
      ru: "Исправьте строку в источнике или сузьте правило с этой причиной в `reject:`.",
    },
  },
  "source-key-too-long": {
    en: "the key of the row is longer than {bytes} bytes",
    ru: "ключ строки длиннее {bytes} байт",
    advice: {
      en: "Name columns under `sourceKey` that hold a number or a short name, or leave it out: the row is then known by its identifying cells.",
      ru: "Назовите в `sourceKey` колонки с номером или коротким названием или уберите его: строку узнают по её опознавательным ячейкам.",
    },
  },
  "record-empty": {
    en: "no mapped column of the row holds anything",
    ru: "в строке пусты все сопоставленные колонки",
    advice: {
      en: "Map the columns that the row does fill, or name such rows under `leaveOut:` with a reason.",
      ru: "Сопоставьте колонки, которые в строке заполнены, или опишите такие строки с причиной в `leaveOut:`.",
    },
  },
  "custom-field-type": {
    en: '"{raw}" is not a {type}; kept as it is',
    ru: "«{raw}» не подходит под тип {type}; оставлено как есть",
  },
};
