import type { Catalogue } from "./index.ts";

/** What `undo`, `log` and `forget` say. */
export const cliUndoMessages: Catalogue = {
  "undo-not-loaded": { en: "run {run} has loaded nothing", ru: "запуск {run} ничего не загружал" },
  "undo-elsewhere": {
    en: "run {run} was not loaded into {here} but into {elsewhere}",
    ru: "запуск {run} загружен не в {here}, а в {elsewhere}",
    advice: {
      en: "Name that database: sverka undo {run} --database NAME or postgres://…",
      ru: "Назовите ту базу: sverka undo {run} --database ИМЯ или postgres://…",
    },
  },
  undone: {
    en: "run {run} is undone: {changes} {changes|change|changes} taken back in {target}",
    ru: "запуск {run} отменён, возвращено изменений: {changes} ({target})",
  },
  redone: {
    en: "the undo of run {run} is taken back, the run stands again: {changes} {changes|change|changes} in {target}",
    ru: "отмена запуска {run} отменена, запуск снова в силе, изменений: {changes} ({target})",
  },
  "undone-dry": {
    en: "an undo of run {run} would take back {changes} {changes|change|changes} in {target}",
    ru: "отмена запуска {run} вернула бы изменений: {changes} ({target})",
  },
  "redone-dry": {
    en: "taking back the undo of run {run} would make {changes} {changes|change|changes} in {target}",
    ru: "отмена отмены запуска {run} внесла бы изменений: {changes} ({target})",
  },
  "undo-kept-edited": { en: "kept: {place} was edited since", ru: "оставлено: {place} с тех пор изменили" },
  "undo-kept-linked": { en: "kept: others point at {place}", ru: "оставлено: на {place} ссылаются другие" },
  "undo-kept-missing": { en: "{place} is gone: nothing to take back", ru: "{place} больше нет: возвращать нечего" },
  "undo-kept-occupied": { en: "kept: the place of {place} is taken", ru: "оставлено: место {place} занято" },
  "undo-stamped": {
    en: "written by the CRM's own triggers, not as they were: {columns}",
    ru: "записаны триггерами CRM, не как были: {columns}",
  },
  "undo-nothing": {
    en: "nothing was there to take back; an earlier run is named: sverka undo RUN (sverka runs lists them)",
    ru: "возвращать было нечего; более ранний запуск назовите: sverka undo ЗАПУСК (их покажет sverka runs)",
  },
  "undo-undo": { en: "to take the undo back: sverka undo {name}", ru: "чтобы отменить отмену: sverka undo {name}" },
  "undo-not-undone": {
    en: "run {run} has no such undo",
    ru: "у запуска {run} нет такой отмены",
    advice: {
      en: "sverka runs show {run} lists what was undone.",
      ru: "Что отменено, покажет sverka runs show {run}.",
    },
  },
  "history-unknown": { en: "nothing is known of {record}", ru: "о {record} ничего не известно" },
  "history-usage": {
    en: "whose history? A source record (buh:000000001), a row (counterparty:17) or a card (cp-…)",
    ru: "чью историю? Записи (buh:000000001), строки (counterparty:17) или карточки (cp-…)",
  },
  "log-whole": {
    en: "the log is whole: {changes} changes, head {head}",
    ru: "журнал цел: изменений {changes}, отпечаток {head}",
  },
  "log-fault-changed": { en: "entry {entry} of the log was changed", ru: "запись {entry} журнала изменена" },
  "log-fault-missing": { en: "entry {entry} of the log is missing", ru: "записи {entry} журнала нет" },
  "log-fault-added": { en: "entry {entry} of the log was added", ru: "запись {entry} журнала добавлена" },
  "log-fault-chain": {
    en: "the chain of the log breaks at block {block}",
    ru: "цепочка журнала рвётся в блоке {block}",
  },
  "log-fault-tail": {
    en: "the log ends at {head}, not at the head that was kept",
    ru: "журнал кончается на {head}, а не на сохранённом отпечатке",
  },
  "log-replace": {
    en: "{source}: replace card {replace} by {keep}",
    ru: "{source}: заменить карточку {replace} на {keep}",
  },
  "forget-done": {
    en: "erased: {records} records, {changes} log entries, {lines} lines of runs and journals; {files} pages and workbooks of those runs removed. The rows in the CRM, the source files, exports, git history and other people's copies are not reached: remove them yourself",
    ru: "стёрто записей: {records}, записей журнала изменений: {changes}, строк в папках запусков и журналах решений: {lines}; удалено страниц и книг этих запусков: {files}. Строки в CRM, исходные файлы, выгрузки, историю git и чужие копии удалите сами",
  },
  "undo-files": {
    en: "what was imported into the CRM stays there: import the former values, delete the surplus cards by the lists",
    ru: "импортированное в CRM там и остаётся: прежние значения импортируйте, лишние карточки удалите по спискам",
  },
};
