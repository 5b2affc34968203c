import type { Catalogue } from "./index.ts";

/** Errors and sentences that several commands or the pipeline share. */
export const cliMessages: Catalogue = {
  "no-project": {
    en: "no sverka.yaml in {path}",
    ru: "в папке {path} нет sverka.yaml",
    advice: {
      en: "Stand in the project's folder, name it with --project, or make one from your files: sverka init FILE…",
      ru: "Перейдите в папку проекта, укажите её через --project или создайте проект из файлов: sverka init ФАЙЛ…",
    },
  },
  "project-faults": {
    en: "faults in the project and its mappings: {count}; nothing was read",
    ru: "ошибок в проекте и картах: {count}; ничего не прочитано",
    advice: {
      en: "Mend them and try again; `sverka validate` finds all of them but columns that the files do not have.",
      ru: "Исправьте их и повторите; `sverka validate` находит все, кроме колонок, которых нет в самих файлах.",
    },
  },
  "source-no-files": {
    en: "source {source}: no file matches {files} in {path}",
    ru: "источник {source}: в папке {path} нет файлов по маске {files}",
    advice: {
      en: "Check `files:` of the source in sverka.yaml; paths are relative to the project.",
      ru: "Проверьте `files:` источника в sverka.yaml; пути считаются от папки проекта.",
    },
  },
  "source-not-a-file": {
    en: "source {source} has neither files nor a database",
    ru: "у источника {source} нет ни файлов, ни базы",
  },
  "run-folder-unwritable": { en: "cannot write {path}: {reason}", ru: "не удаётся записать {path}: {reason}" },
  "no-runs": {
    en: "there is no run yet in {path}",
    ru: "в папке {path} ещё не было запусков",
    advice: { en: "Make one: sverka run", ru: "Запустите: sverka run" },
  },
  "run-unknown": {
    en: "there is no run {run}; the last ones are {known}",
    ru: "запуска {run} нет; последние: {known}",
  },
  "run-superseded": {
    en: "run {run} is older than what run {later} has loaded: loading it would turn newer data back",
    ru: "запуск {run} старше того, что загрузил {later}: его загрузка вернула бы старые данные",
    advice: {
      en: "Make a new run of these files, or undo the later one first.",
      ru: "Сделайте новый запуск или сначала отмените более поздний.",
    },
  },
  "run-lacks": {
    en: "run {run} has no {artifact}: the stage before has not been done",
    ru: "в запуске {run} нет {artifact}: предыдущий шаг не выполнен",
    advice: { en: "Do it first: sverka {stage}", ru: "Сначала выполните: sverka {stage}" },
  },
  "journal-broken": {
    en: "{path}:{line} is no journal entry: {reason}",
    ru: "{path}:{line} – не запись журнала: {reason}",
  },
  "gates-missed": {
    en: "gates missed: {gates}. Nothing was loaded",
    ru: "условия не выполнены: {gates}. Ничего не загружено",
    advice: {
      en: "Mend the rejects (sverka correct) or change `gates:` in sverka.yaml.",
      ru: "Исправьте отклонённые строки (sverka correct) или измените `gates:` в sverka.yaml.",
    },
  },
  "books-unbalanced": {
    en: "the books do not balance; nothing was loaded. This is a fault of Sverka: please report it with books.json",
    ru: "баланс не сошёлся; ничего не загружено. Это ошибка Сверки: сообщите о ней, приложив books.json",
  },
  "database-unknown": {
    en: "there is no database {name} in sverka.yaml (known: {known})",
    ru: "в sverka.yaml нет базы {name} (есть: {known})",
  },
  "env-missing": {
    en: "the environment variable {name} is not set; {where} needs it",
    ru: "переменная окружения {name} не задана; она нужна для {where}",
  },
  "production-unconfirmed": {
    en: "{name} is a production database",
    ru: "{name} – рабочая база",
    advice: { en: "Type its name when asked, or say --yes.", ru: "Введите её имя по запросу или добавьте --yes." },
  },
  "action-unknown": {
    en: "{command} has no {action}; it has {known}",
    ru: "у {command} нет действия {action}; есть {known}",
  },
  "profile-unknown": {
    en: "there is no target profile {name}: neither a preset nor the file {path}",
    ru: "профиля цели {name} нет: ни среди пресетов, ни в файле {path}",
  },
  "confirm-production": {
    en: "Type {name} to write to this production database:",
    ru: "Введите {name}, чтобы писать в эту рабочую базу:",
  },
  "stage-extract": { en: "reading", ru: "чтение" },
  "stage-normalize": { en: "cleaning", ru: "очистка" },
  "stage-dedupe": { en: "matching", ru: "поиск дублей" },
  "memory-exceeded": {
    en: "{used} MB of memory are held while {stage} runs, more than the {limit} MB allowed",
    ru: "на шаге {stage} занято {used} МБ памяти, больше разрешённых {limit} МБ",
    advice: {
      en: "Allow more with --max-memory, or use fewer threads with --workers 1; finished steps are not done again.",
      ru: "Разрешите больше через --max-memory или возьмите меньше потоков: --workers 1; готовые шаги не повторяются.",
    },
  },
  "stage-reused": {
    en: "{stage}: nothing has changed since run {run}, whose result was taken over (--fresh makes it anew)",
    ru: "{stage}: с запуска {run} ничего не изменилось, взят его результат (--fresh сделает заново)",
  },
  "stage-plan": { en: "planning", ru: "план" },
  "stage-report": { en: "reporting", ru: "отчёт" },
  "stage-load": { en: "loading", ru: "загрузка" },
  "validate-nothing": { en: "no YAML file in {path}", ru: "в {path} нет файлов YAML" },
  "review-open": {
    en: "the review desk is open: {url}  (Ctrl-C closes it)",
    ru: "стол проверки открыт: {url}  (Ctrl-C закрывает)",
  },
  "review-open-stewards": {
    en: "the review desk is open: everybody opens {url}?token=… with their own token  (Ctrl-C closes it)",
    ru: "стол проверки открыт: каждый открывает {url}?token=… со своим токеном  (Ctrl-C закрывает)",
  },
  "review-exported": {
    en: "{file}: {pairs} {pairs|pair|pairs} to decide{of}",
    ru: "{file}: {pairs} {pairs|пара|пары|пар} на решение{of}",
  },
  "review-nothing": { en: "no pair waits for a decision", ru: "решения не ждёт ни одна пара" },
  "review-imported": {
    en: "{taken} {taken|answer|answers} and {corrected} {corrected|correction|corrections} taken, {known} known already, {unanswered} without an answer, {refused} not taken",
    ru: "принято ответов: {taken}, исправлений: {corrected}; уже известно: {known}, без ответа: {unanswered}, не принято: {refused}",
  },
  "doctor-fine": { en: "nothing stands in the way of a load", ru: "загрузке ничто не мешает" },
  "target-fits": { en: "the profile fits {where}", ru: "профиль подходит к {where}" },
  "target-snapshot-written": {
    en: "{path}: {tables} tables, {columns} columns of {where}; keep it in git, `sverka validate` and `sverka run` check mappings against it",
    ru: "{path}: таблиц {tables}, колонок {columns} ({where}); храните в git, по нему карты проверяют `sverka validate` и `sverka run`",
  },
  "snapshot-foreign": {
    en: "{path} has none of the tables of the profile {profile}: it is of another target",
    ru: "в {path} нет ни одной таблицы профиля {profile}: это снимок другой цели",
    advice: {
      en: "`sverka target snapshot` writes it anew; `load.target` in sverka.yaml names the profile.",
      ru: "Записать заново: `sverka target snapshot`; профиль назван в `load.target` файла sverka.yaml.",
    },
  },
  "rule-unknown": {
    en: "there is no rule {rule} (M001 to {last})",
    ru: "правила {rule} нет (есть M001–{last})",
  },
  "target-made": { en: "the tables were made", ru: "таблицы созданы" },
  "target-there": { en: "everything was there already", ru: "всё уже было на месте" },
  "audit-unknown": { en: "there is no audit {audit} (known: {known})", ru: "аудита {audit} нет (есть: {known})" },
  "audit-head": {
    en: "audit {id}: {records} records, score {score}",
    ru: "аудит {id}: записей {records}, оценка {score}",
  },
  "audit-states": {
    en: "findings: {new} new, {open} still open, {fixed} fixed, {back} back again, {gone} gone",
    ru: "находок: новых {new}, открытых {open}, исправлено {fixed}, вернулось {back}, исчезло {gone}",
  },
  "audit-kept-file": { en: "kept in {folder}", ru: "сохранён в {folder}" },
  "audit-kept-database": {
    en: "kept in {folder} and in the database (sverka.finding)",
    ru: "сохранён в {folder} и в базе (sverka.finding)",
  },
  "option-one-of": {
    en: "{option}: {value} is none of {allowed}",
    ru: "{option}: {value} – такого нет, можно {allowed}",
  },
  "source-unknown": {
    en: "there is no source {source} in this project (known: {known})",
    ru: "источника {source} в проекте нет (есть: {known})",
  },
  "repair-head": { en: "repair, planned as run {run}", ru: "исправления, спланированы как запуск {run}" },
  "repair-values": {
    en: "  values: {normalise} to be put into one form, {fill} empty ones to be filled from the rest of the card",
    ru: "  значения: привести к одной форме {normalise}, заполнить по остальной карточке {fill}",
  },
  "repair-findings": {
    en: "  findings: {answered} answered, {byHand} left for a person (nothing can be put right there without losing something)",
    ru: "  находки: закрыто {answered}, осталось человеку {byHand} (исправить их без потери смысла нельзя)",
  },
  "repair-waiting": {
    en: "  {count} {count|pair looks|pairs look} alike and {count|waits|wait} for a person: sverka review --run {run}, then audit --repair again",
    ru: "  {count} {count|похожая пара ждёт|похожие пары ждут|похожих пар ждут} решения: sverka review --run {run}, затем снова audit --repair",
  },
  "repair-whole-plan": {
    en: "The whole plan: sverka plan --run {run} --xlsx plan.xlsx",
    ru: "Весь план: sverka plan --run {run} --xlsx plan.xlsx",
  },
  "repair-issues-more": {
    en: "  … and {count} more {count|warning|warnings}: issues-load.ndjson of the run",
    ru: "  … и ещё {count} {count|предупреждение|предупреждения|предупреждений}: issues-load.ndjson запуска",
  },
  "repair-apply": {
    en: "To apply: sverka load --run {run}. To take it back afterwards: sverka undo {run}",
    ru: "Применить: sverka load --run {run}. Отменить после этого: sverka undo {run}",
  },
  "init-nothing": {
    en: "no rows in {paths}: nothing to propose a project from",
    ru: "в {paths} нет строк: не из чего предложить проект",
  },
  "init-exists": {
    en: "{path} is already there",
    ru: "{path} уже есть",
    advice: { en: "Choose an empty folder with --project.", ru: "Выберите пустую папку через --project." },
  },
  "init-empty": {
    en: "  {place}: no rows, so no source is made of it",
    ru: "  {place}: строк нет, источника из него не будет",
  },
  "init-unread": { en: "  {path}: not read ({code})", ru: "  {path}: прочесть нельзя ({code})" },
  "init-unset": {
    en: "  set {name} in the environment before a run: passwords stand in no file",
    ru: "  перед запуском задайте переменную окружения {name}: пароли в файлы не пишутся",
  },
  "init-country-unknown": {
    en: "  {source}: no sign of its country, so phones without + stay as they are written; say it: --country US",
    ru: "  {source}: страна не видна, поэтому телефоны без + останутся как написаны; укажите её: --country US",
  },
  "init-country-rows": {
    en: '  {source}: several countries; the column "{column}" says each row\'s, by which its phones are read',
    ru: "  {source}: стран несколько; страну каждой строки говорит колонка «{column}», по ней читаются её телефоны",
  },
  "init-country-some-rows": {
    en: '  {source}: several countries; the column "{column}" says those of some rows, and phones without + of the others stay as they are written',
    ru: "  {source}: стран несколько; колонка «{column}» говорит их не во всех строках, и телефоны без + в остальных останутся как написаны",
  },
  "init-doubtful": {
    en: "  {mapping}: firms with a contact, or people with their firm? The headers do not tell; the other reading stands at the end of the file",
    ru: "  {mapping}: фирмы с контактом или люди с их фирмой? По заголовкам не видно; другое прочтение – в конце файла",
  },
  "init-done": {
    en: "wrote {file}, {count} {count|source|sources}; look at the guesses, then: sverka run",
    ru: "записан {file}, источников: {count}; посмотрите догадки, затем: sverka run",
  },
  interrupted: {
    en: "interrupted; the database is as it was, finished artifacts stay in the run folder",
    ru: "прервано; база не изменена, готовые файлы остались в папке запуска",
  },
  unexpected: {
    en: "an error nobody foresaw; please report it with what follows",
    ru: "непредвиденная ошибка; сообщите о ней, приложив текст ниже",
  },
  "os-enospc": {
    en: "the disk is full: {reason}. Nothing half-written is left",
    ru: "диск заполнен: {reason}. Недописанных файлов не осталось",
  },
  "os-edquot": {
    en: "the quota of the disk is used up: {reason}. Nothing half-written is left",
    ru: "квота на диске исчерпана: {reason}. Недописанных файлов не осталось",
  },
  "os-efbig": {
    en: "a file may not grow any further here: {reason}. Nothing half-written is left",
    ru: "файл не может больше расти: {reason}. Недописанных файлов не осталось",
  },
  "os-eacces": { en: "no permission: {path}", ru: "нет прав: {path}" },
  "os-eperm": { en: "not permitted: {path}", ru: "операция не разрешена: {path}" },
  "os-erofs": { en: "the file system is read-only: {path}", ru: "файловая система только для чтения: {path}" },
  "os-ebusy": { en: "{path} is in use; is it open in Excel?", ru: "файл {path} занят; не открыт ли он в Excel?" },
  "file-not-utf8": {
    en: "{path} is not in UTF-8 (line {line}); save it in this encoding",
    ru: "файл {path} не в кодировке UTF-8 (строка {line}); сохраните его в ней",
  },
  "os-enoent": { en: "there is no {path}", ru: "нет файла {path}" },
  "cli-option": { en: "It takes a whole number, not «{value}».", ru: "Нужно целое число, а не «{value}»." },
  "row-empty": {
    en: "the mapping makes nothing of this row",
    ru: "карта ничего не извлекла из строки",
    advice: {
      en: "Leave such rows out by a rule (leaveOut), or map them.",
      ru: "Пропустите такие строки правилом (leaveOut) или опишите их.",
    },
  },
  "row-left-out": { en: "left out by rule: {rule}", ru: "пропущена по правилу: {rule}" },
  "rows-apart": {
    en: "rows with the key {key} have only the key in common, and their {field} differ: «{kept}» before, «{raw}» here",
    ru: "у строк с ключом {key} общего – только ключ, а данные ({field}) разные: раньше «{kept}», здесь «{raw}»",
    advice: {
      en: "If namesakes share the key, add a column to sourceKey (the town), or leave sourceKey out and let matching decide.",
      ru: "Если под одним ключом разные тёзки, добавьте в sourceKey колонку (город) или уберите sourceKey: решит сравнение.",
    },
  },
  "rows-disagree": {
    en: "rows with the key {key} disagree in {field}: «{kept}» stands, this row says «{raw}»",
    ru: "строки с ключом {key} расходятся в поле {field}: осталось «{kept}», в этой строке «{raw}»",
  },
};
