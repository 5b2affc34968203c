import type { Catalogue } from "./index.ts";

/** Errors and sentences of the command line and the pipeline. */
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
    advice: { en: "Mend them and look again: sverka validate", ru: "Исправьте их и проверьте: sverka validate" },
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
  "plan-unreadable": {
    en: "{path} is not a saved plan ({reason})",
    ru: "{path} – не сохранённый план ({reason})",
    advice: { en: "Make one: sverka plan --out FILE", ru: "Сохраните план: sverka plan --out ФАЙЛ" },
  },
  "plan-saved": {
    en: "The plan is saved. To do exactly this: sverka load --plan {file}",
    ru: "План сохранён. Выполнить в точности его: sverka load --plan {file}",
  },
  "plan-written": { en: "The plan to look at: {file}", ru: "План для просмотра: {file}" },
  "plan-nothing": { en: "The load would write nothing.", ru: "Загрузка ничего не запишет." },
  "plan-table": { en: "would be written", ru: "будет записано" },
  "plan-op-insert": { en: "new cards", ru: "новые карточки" },
  "plan-op-add": { en: "added rows", ru: "добавленные строки" },
  "plan-op-update": { en: "updated", ru: "изменённые" },
  "plan-op-repoint": { en: "re-pointed", ru: "перенаправленные" },
  "plan-op-deactivate": { en: "put out of use", ru: "выведенные из работы" },
  "plan-op-reactivate": { en: "put to use again", ru: "возвращённые в работу" },
  "plan-op-delete": { en: "deleted", ru: "удалённые" },
  "plan-updates": { en: "Updates, before → after:", ru: "Изменения, было → станет:" },
  "plan-updates-first": {
    en: "The first {shown} of {count} updates, before → after:",
    ru: "Первые {shown} изменений из {count}, было → станет:",
  },
  "plan-empty": { en: "(empty)", ru: "(пусто)" },
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
    ru: "{stage}: с прогона {run} ничего не изменилось, взят его результат (--fresh сделает заново)",
  },
  "stage-plan": { en: "planning", ru: "план" },
  "stage-report": { en: "reporting", ru: "отчёт" },
  "stage-load": { en: "loading", ru: "загрузка" },
  "validate-nothing": { en: "no YAML file in {path}", ru: "в {path} нет файлов YAML" },
  "profile-title": { en: "What is in the files", ru: "Что в файлах" },
  "profile-column": { en: "column", ru: "колонка" },
  "profile-fill": { en: "filled", ru: "заполнено" },
  "profile-distinct": { en: "distinct", ru: "разных" },
  "profile-looks-like": { en: "looks like", ru: "похоже на" },
  "profile-examples": { en: "examples", ru: "примеры" },
  "profile-together": { en: "Side by side", ru: "Рядом друг с другом" },
  "profile-header-at": { en: "header in row {line}", ru: "заголовок в строке {line}" },
  "profile-hidden": { en: "hidden", ru: "скрыт" },
  "profile-rows": {
    en: "{read} {read|row|rows} read, {rows} of data",
    ru: "прочитано строк: {read}, с данными: {rows}",
  },
  "profile-one-header": {
    en: "one header, so one mapping will do: {tables}",
    ru: "один заголовок, хватит одной карты: {tables}",
  },
  "profile-copy-same": {
    en: "{table} says the same as {of} ({rows} equal rows)",
    ru: "{table} совпадает с {of} (одинаковых строк: {rows})",
  },
  "profile-copy-older": {
    en: "{table} looks like an older version of {of} ({rows} equal rows)",
    ru: "{table} похожа на старую версию {of} (одинаковых строк: {rows})",
  },
  "profile-copy-part": {
    en: "{table} is a part of {of} ({rows} equal rows)",
    ru: "{table} – часть {of} (одинаковых строк: {rows})",
  },
  "profile-overlap": {
    en: "{left} and {right} share about {shared} customers by {by}",
    ru: "у {left} и {right} около {shared} общих клиентов (по признаку: {by})",
  },
  "profile-rank": {
    en: "{place}. {table}: {rows} {rows|row|rows}, richness {richness} of 400, {own}% of its customers stand in no table above it, latest date {latest}",
    ru: "{place}. {table}: строк {rows}, полнота {richness} из 400, {own}% клиентов нет в таблицах выше, последняя дата {latest}",
  },
  "shape-phone": { en: "phone", ru: "телефон" },
  "shape-email": { en: "e-mail", ru: "e-mail" },
  "shape-inn": { en: "ИНН", ru: "ИНН" },
  "shape-kpp": { en: "КПП", ru: "КПП" },
  "shape-ogrn": { en: "ОГРН", ru: "ОГРН" },
  "shape-bin": { en: "БИН", ru: "БИН" },
  "shape-date": { en: "date", ru: "дата" },
  "shape-person": { en: "person", ru: "человек" },
  "shape-organisation": { en: "organisation", ru: "организация" },
  "shape-name": { en: "name", ru: "название" },
  "shape-url": { en: "web address", ru: "сайт" },
  "shape-address": { en: "address", ru: "адрес" },
  "shape-number": { en: "number", ru: "число" },
  "shape-placeholder": { en: "placeholder", ru: "заглушка" },
  "shape-text": { en: "text", ru: "текст" },
  "undo-not-loaded": { en: "run {run} has loaded nothing", ru: "запуск {run} ничего не загружал" },
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
  "undo-undo": { en: "to take the undo back: sverka undo {uuid}", ru: "чтобы отменить отмену: sverka undo {uuid}" },
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
  "record-url-invalid": {
    en: "{template} is no address of a card: it must begin with https:// or http:// and contain {id}",
    ru: "{template} – не адрес карточки: нужен адрес, который начинается с https:// или http:// и содержит {id}",
    advice: { en: "For example https://crm.example/company/42", ru: "Например, https://crm.example/company/42" },
  },
  "truth-empty": {
    en: "{path} labels no record: it needs the columns record (source:key) and entity, or left and right",
    ru: "в {path} нет меток: нужны колонки record (источник:ключ) и entity или left и right",
    advice: {
      en: "Records of one entity have the same text in the column entity; a column match says 0 where a pair left, right is different.",
      ru: "У записей одной сущности в колонке entity одинаковый текст; в колонке match 0 значит, что пара left, right – разные.",
    },
  },
  "truth-contradicts": {
    en: "{path} says that {left} and {right} are different, and its other pairs make them one",
    ru: "в {path} сказано, что {left} и {right} – разные, а из других пар следует, что это одно",
  },
  "evaluate-usage": {
    en: "evaluate against what? --truth FILE, --sample N, or --labels FILE",
    ru: "с чем сравнить? --truth ФАЙЛ, --sample N или --labels ФАЙЛ",
  },
  "evaluate-head": {
    en: "{type}: {records} labelled records, {entities} entities, {unknown} labels without a record",
    ru: "{type}: размечено записей {records}, сущностей {entities}, меток без записи {unknown}",
  },
  "evaluate-blocking": {
    en: "brought together as candidates: {recall} of {truePairs} true pairs; pairs compared: {compared}",
    ru: "сведено для сравнения: {recall} из верных пар ({truePairs}); пар сравнено: {compared}",
  },
  "evaluate-wrong": { en: "wrong merges, the surest first:", ru: "неверные слияния, начиная с самых уверенных:" },
  "evaluate-missed": {
    en: "missed, and nobody is asked; the least likely first:",
    ru: "пропущено, и никто не спрошен; начиная с наименее похожих:",
  },
  "evaluate-review": {
    en: "true pairs not merged: {rest}; asked about: {asked}; within reach of a decision: {reachable}; \
pairs that wait: {pairs}, right {precision}; questions to answer: {questions}, right {questionPrecision}",
    ru: "верных пар не слито: {rest}; спрошено о: {asked}; достижимо решением: {reachable}; \
ждут решения пар: {pairs}, из них верных {precision}; вопросов: {questions}, из них верных {questionPrecision}",
  },
  "evaluate-labels": {
    en: "precision {precision} ({low}–{high} with 95 %), {right} of {labelled} labelled merges are right",
    ru: "точность {precision} ({low}–{high}, 95 %), верных слияний {right} из {labelled} размеченных",
  },
  "evaluate-hubs": {
    en: "values with many names, which bring no cards together by themselves ({count}, the most frequent first):",
    ru: "значения со многими именами, сами по себе карточек не сводят ({count}, начиная с самых частых):",
  },
  "evaluate-hub": {
    en: "{value}: {records} records, {names} names",
    ru: "{value}: записей {records}, имён {names}",
  },
  "evaluate-sample": {
    en: "{count} pairs to label in {path}: write same or different into the column label; the largest clusters:",
    ru: "пар для разметки: {count}, в {path}: впишите same или different в колонку label; крупнейшие группы:",
  },
  "doctor-fine": { en: "nothing stands in the way of a load", ru: "загрузке ничто не мешает" },
  "undo-files": {
    en: "what was imported into the CRM stays there: import the former values, delete the surplus cards by the lists",
    ru: "импортированное в CRM там и остаётся: прежние значения импортируйте, лишние карточки удалите по спискам",
  },
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
    ru: "замечаний: новых {new}, открытых {open}, исправлено {fixed}, вернулось {back}, исчезло {gone}",
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
    ru: "  замечания: закрыто {answered}, осталось человеку {byHand} (исправить их без потери смысла нельзя)",
  },
  "repair-waiting": {
    en: "  {count} {count|pair looks|pairs look} alike and {count|waits|wait} for a person: sverka review --run {run}, then audit --repair again",
    ru: "  {count} {count|похожая пара ждёт|похожие пары ждут|похожих пар ждут} решения: sverka review --run {run}, затем снова audit --repair",
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
    ru: "  перед прогоном задайте переменную окружения {name}: пароли в файлы не пишутся",
  },
  "init-country-unknown": {
    en: "  {source}: no sign of its country, so phones without + stay as they are written; say it: --country US",
    ru: "  {source}: страна не видна, поэтому телефоны без + останутся как написаны; укажите её: --country US",
  },
  "init-done": {
    en: "wrote {file}, {count} {count|source|sources}; look at the guesses, then: sverka run",
    ru: "записан {file}, источников: {count}; посмотрите догадки, затем: sverka run",
  },
  "decide-usage": {
    en: "a decision needs a judgement ({judgements}) and two records",
    ru: "решению нужны вердикт ({judgements}) и две записи",
    advice: { en: "sverka decide same buh:000000003 site:42", ru: "sverka decide same buh:000000003 site:42" },
  },
  "decide-pair": {
    en: "{left} and {right} cannot be judged: they are one record, or a counterparty and a contact",
    ru: "о паре {left} и {right} решить нельзя: это одна запись или контрагент и контакт",
  },
  "record-unknown": {
    en: "run {run} has no record {record}",
    ru: "в запуске {run} нет записи {record}",
    advice: {
      en: "Records are named source:key; look for one by its row: sverka explain source:line",
      ru: "Записи называются источник:ключ; найти по строке: sverka explain источник:строка",
    },
  },
  "record-begins": {
    en: "run {run} has no record {record}; did you mean {ids}?",
    ru: "в запуске {run} нет записи {record}; может быть, {ids}?",
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
  },
  "explain-ambiguous": {
    en: "{what} may mean several rows: {places}",
    ru: "{what} может значить несколько строк: {places}",
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
    en: "run {run} was refused by a gate: nothing of it was loaded",
    ru: "запуск {run} не прошёл порог: ничего из него не загружено",
  },
  "explain-row": { en: "row {place}", ru: "строка {place}" },
  "fate-left-out": { en: "left out: {rule}", ru: "пропущена: {rule}" },
  "fate-rejected": { en: "rejected:", ru: "отклонена:" },
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
  "record-rekeyed": {
    en: "{from} came back as {to}: card and decisions stay with it",
    ru: "{from} вернулась под ключом {to}: карточка и решения остались при ней",
  },
  "rows-disagree": {
    en: "rows with the key {key} disagree in {field}: «{kept}» stands, this row says «{raw}»",
    ru: "строки с ключом {key} расходятся в поле {field}: осталось «{kept}», в этой строке «{raw}»",
  },
  "correction-unused": {
    en: "the correction {id} of {record} found no row to mend",
    ru: "исправление {id} для {record} не нашло своей строки",
    advice: { en: "The row has changed at the source, or is gone.", ru: "Строка изменилась в источнике или исчезла." },
  },
};
