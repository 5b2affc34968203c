import type { Catalogue } from "./index.ts";

/** What `explain`, `decide` and `correct` say of one record. */
export const cliRecordMessages: Catalogue = {
  "record-url-invalid": {
    en: "{template} is no address of a card: it must begin with https:// or http:// and contain {id}",
    ru: "{template} – не адрес карточки: нужен адрес, который начинается с https:// или http:// и содержит {id}",
    advice: { en: "For example https://crm.example/company/42", ru: "Например, https://crm.example/company/42" },
  },
  "decide-usage": {
    en: "a decision needs a judgement ({judgements}) and two records",
    ru: "решению нужны вердикт ({judgements}) и две записи",
    advice: { en: "sverka decide same buh:000000003 site:42", ru: "sverka decide same buh:000000003 site:42" },
  },
  "decide-done": {
    en: "{judge}: {left} and {right} (to take it back: sverka decide --revoke {id})",
    ru: "{judge}: {left} и {right} (взять назад: sverka decide --revoke {id})",
  },
  "decide-done-successor": {
    en: "{left} is the successor of {right} (to take it back: sverka decide --revoke {id})",
    ru: "{left} – правопреемник {right} (взять назад: sverka decide --revoke {id})",
  },
  "decide-revoked": { en: "taken back: {id}", ru: "взято назад: {id}" },
  "decide-next": { en: "It holds from the next run on.", ru: "Подействует со следующего запуска." },
  "decide-pair": {
    en: "{left} and {right} cannot be judged: they are one record, or a counterparty and a contact",
    ru: "о паре {left} и {right} решить нельзя: это одна запись или контрагент и контакт",
  },
  "record-unknown": {
    en: "run {run} has no record {record}",
    ru: "в запуске {run} нет записи {record}",
    advice: {
      en: "Records are named source:key, without keys source:line; look for one by its row: sverka explain source:line",
      ru: "Записи называются источник:ключ, без ключей источник:строка; найти по строке: sverka explain источник:строка",
    },
  },
  "record-begins": {
    en: "run {run} has no record {record}; did you mean {ids}?",
    ru: "в запуске {run} нет записи {record}; может быть, {ids}?",
  },
  "record-no-line": {
    en: "run {run} has no record {record}: the rows of {source} have keys, and a number is a key there, not a line",
    ru: "в запуске {run} нет записи {record}: у строк {source} есть ключи, и число там – ключ, а не номер строки",
    advice: {
      en: "If the line is meant: {place} (the record {at})",
      ru: "Если имелась в виду строка: {place} (запись {at})",
    },
  },
  "record-key-meant": {
    en: "run {run} has no record {record}: the rows of {source} have keys; did you mean {ids}?",
    ru: "в запуске {run} нет записи {record}: у строк {source} есть ключи; может быть, {ids}?",
    advice: {
      en: "If the line is meant: {place} (the record {at})",
      ru: "Если имелась в виду строка: {place} (запись {at})",
    },
  },
  "record-rejected": {
    en: "the row {record} was rejected in run {run}: there is no record of it",
    ru: "строка {record} отклонена в запуске {run}: записи по ней нет",
    advice: {
      en: "Mend its cells in {file}, save it, then: sverka correct {file}, and run again",
      ru: "Исправьте её ячейки в {file}, сохраните, затем: sverka correct {file}, и запустите снова",
    },
  },
  "entry-unknown": { en: "no living entry {id} in the journals", ru: "в журналах нет действующей записи {id}" },
  "correct-usage": {
    en: "a correction needs a mended workbook, or a record, a field and a value",
    ru: "исправлению нужна исправленная книга или запись, поле и значение",
    advice: { en: "sverka correct rejects/managers.xlsx", ru: "sverka correct rejects/managers.xlsx" },
  },
  "correct-done": {
    en: "{mended} {mended|row|rows} mended ({cells} {cells|cell|cells} taken in, {known} known before), {untouched} left as {untouched|it was|they were}",
    ru: "исправлено строк: {mended} (принято ячеек: {cells}, уже известно: {known}), без изменений: {untouched}",
  },
  "correct-doubts": {
    en: "Taken in as they are; the next run will say of them:",
    ru: "Принято как есть; следующий запуск скажет об этом:",
  },
  "correct-field-done": {
    en: "taken in: {field} of {record} is «{value}»",
    ru: "принято: {field} записи {record} – «{value}»",
  },
  "correct-next": {
    en: "It holds from the next run on: sverka run",
    ru: "Подействует со следующего запуска: sverka run",
  },
  "correct-field-meant": {
    en: "{record} has no field {field}; did you mean {meant}?",
    ru: "у записи {record} нет поля {field}; может быть, {meant}?",
  },
  "correct-field-unknown": {
    en: "{record} has no field {field}",
    ru: "у записи {record} нет поля {field}",
    advice: { en: "Its fields: {known}", ru: "Её поля: {known}" },
  },
  "correct-rejected": {
    en: "the row {record} was rejected in run {run}: it has cells to mend, and no fields yet",
    ru: "строка {record} отклонена в запуске {run}: у неё есть ячейки, которые можно исправить, но ещё нет полей",
    advice: {
      en: "Mend its cells in the workbook and save it, then: sverka correct {file}",
      ru: "Исправьте её ячейки в книге, сохраните её, затем: sverka correct {file}",
    },
  },
  "explain-usage": {
    en: "explain what? A row (managers:42), a record (buh:000000001), two records, a card (cp-…), a rule (M014)",
    ru: "что объяснить? Строку (managers:42), запись (buh:000000001), две записи, карточку (cp-…), правило (M014)",
  },
  "explain-unknown": {
    en: "run {run} knows no row, record or card {what}",
    ru: "запуск {run} не знает строки, записи или карточки {what}",
    advice: {
      en: "A row is source@file:line or, of a workbook, source@file!sheet:line; file or sheet may be left out where only one row answers. A record is source:key, a card cp-…",
      ru: "Строка – это источник@файл:строка, в книге источник@файл!лист:строка; файл или лист можно опустить, если подходит одна строка. Запись – источник:ключ, карточка – cp-…",
    },
  },
  "explain-no-row": {
    en: "run {run}: line {line} of {source} is no row of data, its rows stand at lines {first} to {last}",
    ru: "запуск {run}: строка {line} источника {source} – не строка данных, они стоят в строках с {first} по {last}",
    advice: {
      en: "The header and what a reader passes over (blank lines, lines of one value in quotes) are no rows and have no fate.",
      ru: "Заголовок и то, что чтение пропускает (пустые строки, продолжения значения в кавычках), – не строки, судьбы у них нет.",
    },
  },
  "explain-ambiguous": {
    en: "{what} may mean several rows: {places}",
    ru: "{what} может значить несколько строк: {places}",
    advice: { en: "Name one of them as it stands here.", ru: "Назовите одну из них так, как она здесь написана." },
  },
  "explain-types": { en: "{left} and {right} cannot be compared", ru: "{left} и {right} нельзя сравнить" },
  "explain-run-undone": {
    en: "run {run} was undone: the CRM does not hold what it says below",
    ru: "запуск {run} отменён: того, что ниже, в CRM больше нет",
  },
  "explain-run-dry-run": {
    en: "run {run} was a rehearsal: nothing of it was loaded",
    ru: "запуск {run} был пробным: ничего из него не загружено",
  },
  "explain-run-refused": {
    en: "run {run} was refused: nothing of it was loaded",
    ru: "запуск {run} не принят к загрузке: ничего из него не загружено",
  },
  "report-run-of-sources": {
    en: "the report is of run {run}, the last of the sources; run {latest} repairs the CRM, its report: --run {latest}",
    ru: "отчёт о запуске {run}, последнем по источникам; запуск {latest} исправляет CRM, отчёт о нём: --run {latest}",
  },
  "report-run-repair": {
    en: "the report is of run {run}, a repair of the CRM: there is no run of the sources",
    ru: "отчёт о запуске {run}, это исправление CRM: запусков по источникам нет",
  },
  "explain-row-meant": {
    en: "shown by its line; if the key is meant: {ids}",
    ru: "показана по номеру строки; если имелся в виду ключ: {ids}",
  },
  "explain-row": { en: "row {place}", ru: "строка {place}" },
  "fate-left-out": { en: "left out: {rule}", ru: "пропущена: {rule}" },
  "fate-rejected": { en: "rejected:", ru: "отклонена:" },
  "record-rekeyed": {
    en: "{from} came back as {to}: card and decisions stay with it",
    ru: "{from} вернулась под ключом {to}: карточка и решения остались при ней",
  },
  "correction-unused": {
    en: "the correction {id} of {record} found no row to mend",
    ru: "исправление {id} для {record} не нашло своей строки",
    advice: { en: "The row has changed at the source, or is gone.", ru: "Строка изменилась в источнике или исчезла." },
  },
};
