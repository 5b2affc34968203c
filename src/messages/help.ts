import type { Catalogue } from "./index.ts";

/** What `--help` says. Commands are `help.<name>`, options that several share `help.option.<name>`, others `help.<command>.<option>`. */
export const helpMessages: Catalogue = {
  "help.sverka": {
    en: "Moves customer data out of Excel, CSV and 1C into a CRM on PostgreSQL: cleaned, merged and proved.",
    ru: "Переносит данные о клиентах из Excel, CSV и 1С в CRM на PostgreSQL: очищает, объединяет и доказывает, что ничего не потеряно.",
  },
  "help.version": { en: "show the version", ru: "показать версию" },
  "help.help": { en: "show help", ru: "показать справку" },
  "help.examples": { en: "Examples:", ru: "Примеры:" },
  "help.option.project": {
    en: "folder with sverka.yaml (default: this one)",
    ru: "папка с sverka.yaml (по умолчанию текущая)",
  },
  "help.option.json": { en: "result as JSON on stdout, for a machine", ru: "результат в JSON на stdout, для программ" },
  "help.option.quiet": { en: "say nothing but errors", ru: "выводить только ошибки" },
  "help.option.no-color": { en: "no colours (NO_COLOR does the same)", ru: "без цвета (то же делает NO_COLOR)" },
  "help.option.lang": { en: "language of messages", ru: "язык сообщений" },
  "help.option.run": { en: "a run by its id (default: the latest)", ru: "номер запуска (по умолчанию последний)" },
  "help.option.database": {
    en: "postgres:// URL or a name from sverka.yaml (default: load.to, DATABASE_URL, else the embedded database)",
    ru: "postgres:// URL или имя из sverka.yaml (по умолчанию load.to, DATABASE_URL, иначе встроенная база)",
  },
  "help.option.yes": { en: "do not ask for confirmation", ru: "не спрашивать подтверждения" },
  "help.option.fresh": {
    en: "clean and match anew, even where an earlier run made the same of the same",
    ru: "очистить и сопоставить заново, даже если прежний запуск уже сделал это из того же",
  },
  "help.option.max-memory": {
    en: "memory that may be held (1500M, 8G); a run that needs more ends clearly (default: four fifths of the machine's)",
    ru: "сколько памяти можно занять (1500M, 8G); запуск, которому нужно больше, прервётся с сообщением (обычно 4/5 памяти машины)",
  },
  "help.option.workers": {
    en: "threads to work with (default: one for each core); changes no byte of the result",
    ru: "во сколько потоков работать (обычно по числу ядер); на результат не влияет",
  },
  "help.option.limit": {
    en: "read at most n rows of each source",
    ru: "прочитать не больше n строк каждого источника",
  },
  "help.option.dry-run": {
    en: "do everything but write to the database",
    ru: "сделать всё, но ничего не писать в базу",
  },
  "help.option.no-merge": {
    en: "merge nothing by itself: every match waits for a person",
    ru: "ничего не сливать автоматически: все совпадения ждут решения человека",
  },
  "help.option.mask": {
    en: "hide names, phones and e-mails, for sharing",
    ru: "скрыть имена, телефоны и почту, чтобы можно было переслать",
  },
  "help.option.out": { en: "write to this file", ru: "записать в этот файл" },
  "help.option.by": {
    en: "who decides (default: the user of this computer)",
    ru: "кто решает (по умолчанию пользователь компьютера)",
  },
  "help.option.why": { en: "the reason, kept in the journal", ru: "причина, останется в журнале" },
  "help.run": {
    en: "Carry the project from files to the loaded database, and print books that balance",
    ru: "Провести проект от файлов до загруженной базы и напечатать сошедшиеся книги",
  },
  "help.extract": {
    en: "Read all files of the project into raw rows (raw/<source>.ndjson)",
    ru: "Прочитать файлы проекта в сырые строки (raw/<источник>.ndjson)",
  },
  "help.normalize": { en: "Map and clean the raw rows of a run", ru: "Разобрать и очистить сырые строки запуска" },
  "help.dedupe": {
    en: "Find duplicates among the records of a run and make golden records",
    ru: "Найти дубли среди записей запуска и собрать итоговые карточки",
  },
  "help.plan": {
    en: "Show what a load would change, without changing it",
    ru: "Показать, что изменит загрузка, ничего не меняя",
  },
  "help.plan.html": { en: "the plan as a page to browse", ru: "план как страница для просмотра" },
  "help.plan.xlsx": { en: "the plan as a workbook, every write of it", ru: "план как книга Excel, каждое изменение" },
  "help.load": { en: "Load the golden records of a run", ru: "Загрузить итоговые карточки запуска" },
  "help.load.plan": {
    en: "apply exactly this saved plan, or refuse",
    ru: "применить в точности этот сохранённый план или отказаться",
  },
  "help.undo": { en: "Give back the state before a run", ru: "Вернуть состояние до запуска" },
  "help.explain": {
    en: "Explain a source row, a record, a pair, a loaded card, or a rule (M014)",
    ru: "Объяснить строку файла, запись, пару, загруженную карточку или правило (M014)",
  },
  "help.explain.rules": { en: "print the table of cleaning rules", ru: "напечатать таблицу правил очистки" },
  "help.correct": {
    en: "Take in mended rejects, or one corrected value",
    ru: "Принять исправленные отклонённые строки или одно исправленное значение",
  },
  "help.decide": {
    en: "Judge a pair: same, different, unsure, successor (the first record followed the second)",
    ru: "Решить о паре: same, different, unsure, successor (первая запись – правопреемник второй)",
  },
  "help.decide.revoke": { en: "take back an entry of the journal by its id", ru: "отменить запись журнала по её id" },
  "help.export": {
    en: "Write golden records and crosswalk to XLSX or CSV",
    ru: "Выгрузить итоговые карточки и таблицу соответствия в XLSX или CSV",
  },
  "help.export.out": {
    en: "folder for the files (default .sverka/exports)",
    ru: "папка для файлов (по умолчанию .sverka/exports)",
  },
  "help.export.format": { en: "xlsx or csv", ru: "xlsx или csv" },
  "help.validate": {
    en: "Check mapping files and the project, without data, database or secrets",
    ru: "Проверить карты и проект без данных, базы и паролей",
  },
  "help.validate.format": { en: "text, json, sarif, junit or github", ru: "text, json, sarif, junit или github" },
  "help.validate.target-snapshot": {
    en: "what the database can hold (default: target.snapshot.json of the project)",
    ru: "что вмещает база (по умолчанию target.snapshot.json проекта)",
  },
  "help.runs": {
    en: "List runs, show one, compare two, remove old ones",
    ru: "Список запусков, один запуск, сравнение двух, удаление старых",
  },
  "help.runs.keep": {
    en: "how many runs prune leaves (default 10)",
    ru: "сколько запусков оставит prune (по умолчанию 10)",
  },
  "help.log": {
    en: "Verify the audit log, show a record's history, export the crosswalk",
    ru: "Проверить журнал изменений, показать историю записи, выгрузить таблицу соответствия",
  },
  "help.log.head": { en: "the head digest kept outside the database", ru: "итоговый отпечаток, сохранённый вне базы" },
  "help.target": {
    en: "Target profiles: propose, check, snapshot, apply, grants",
    ru: "Профили цели: propose, check, snapshot, apply, grants",
  },
  "help.target.counterparty": {
    en: "propose: the table of counterparties, where names do not tell",
    ru: "propose: таблица контрагентов, если по именам её не узнать",
  },
  "help.target.contact": {
    en: "propose: the table of contacts, where names do not tell",
    ru: "propose: таблица контактных лиц, если по именам её не узнать",
  },
  "help.doctor": {
    en: "Look at this machine and the database before a load",
    ru: "Осмотреть компьютер и базу перед загрузкой",
  },
  "help.init": { en: "Propose a project and mappings from files", ru: "Предложить проект и карты по файлам" },
  "help.profile": { en: "Look at files before mapping them", ru: "Осмотреть файлы до разметки" },
  "help.fit": {
    en: "Fit the weights of matching to the records of a run and to what people decided, as a file to read",
    ru: "Подогнать веса сличения под записи запуска и решения людей, в файл, который можно прочитать",
  },
  "help.evaluate": {
    en: "Measure deduplication against known truth",
    ru: "Измерить качество поиска дублей по известной разметке",
  },
  "help.audit": {
    en: "Audit a live CRM: scorecard, findings, history",
    ru: "Аудит живой CRM: оценка, замечания, история",
  },
  "help.review": {
    en: "Open the review desk in the browser, or send the queue round as workbooks (export, import)",
    ru: "Открыть стол проверки в браузере или разослать очередь книгами Excel (export, import)",
  },
  "help.report": { en: "Write the report of a run", ru: "Записать отчёт о запуске" },
  "help.report.kind": {
    en: "report, protocol, entry-rules, evidence or json",
    ru: "report, protocol, entry-rules, evidence или json",
  },
  "help.report.protocol": {
    en: "the acceptance protocol to be signed: the same as report protocol",
    ru: "протокол приёмки на подпись: то же, что report protocol",
  },
  "help.report.entry-rules": {
    en: "how to enter data from now on: the same as report entry-rules",
    ru: "правила ввода данных: то же, что report entry-rules",
  },
  "help.report.rate": {
    en: "what an hour of the person who decides costs",
    ru: "стоимость часа того, кто принимает решения",
  },
  "help.profile.html": { en: "write a page to this file", ru: "записать страницу в этот файл" },
  "help.review.port": { en: "port (default: any free one)", ru: "порт (по умолчанию любой свободный)" },
  "help.review.listen": {
    en: "address to listen on (default 127.0.0.1); another one wants --stewards and --public-host",
    ru: "на каком адресе слушать (по умолчанию 127.0.0.1); для другого нужны --stewards и --public-host",
  },
  "help.review.public-host": {
    en: "name of the TLS proxy in front of the desk",
    ru: "имя TLS-прокси, за которым стоит стол",
  },
  "help.review.stewards": {
    en: "YAML file with a personal token for each name",
    ru: "файл YAML с личным токеном для каждого имени",
  },
  "help.review.record-url": {
    en: "address of a card in the CRM, with {id} and, for all tables, {table}",
    ru: "адрес карточки в CRM: с {id}, а для всех таблиц ещё и {table}",
  },
  "help.review.by-responsible": {
    en: "export: one workbook for each responsible person",
    ru: "export: отдельная книга для каждого ответственного",
  },
  "help.review.by-region": {
    en: "export: one workbook for each region (where there is none, for each city)",
    ru: "export: отдельная книга для каждого региона (где его нет – для каждого города)",
  },
  "help.evaluate.truth": {
    en: "table with columns record and entity, or left and right (and match)",
    ru: "таблица с колонками record и entity или left и right (и match)",
  },
  "help.evaluate.sample": { en: "draw n pairs to label", ru: "отобрать n пар для разметки" },
  "help.evaluate.labels": {
    en: "a labelled sample: precision with its interval",
    ru: "размеченная выборка: точность с интервалом",
  },
  "help.audit.target": {
    en: "profile of the CRM (default: the project's, else crm)",
    ru: "профиль CRM (по умолчанию из проекта, иначе crm)",
  },
  "help.audit.checks": {
    en: "file of checks (default: audit.yaml, else the shipped ones)",
    ru: "файл проверок (по умолчанию audit.yaml, иначе встроенные)",
  },
  "help.audit.baseline": {
    en: "compare with this audit instead of the last one",
    ru: "сравнить с этим аудитом, а не с последним",
  },
  "help.audit.compare": {
    en: "lay an audit that was kept beside the one before it (or --baseline); nothing is read again",
    ru: "сравнить сохранённый аудит с предыдущим (или с --baseline); ничего заново не читается",
  },
  "help.audit.files": {
    en: "audit a CRM's exported files instead of a database: sources of the project, by comma",
    ru: "проверить не базу, а выгрузку CRM: источники проекта через запятую",
  },
  "help.audit.store": {
    en: "where findings are kept: file or database (default: file, and Sverka's schema if it may be written)",
    ru: "где хранить замечания: file или database (по умолчанию в файле, а если схема sverka доступна – и в ней)",
  },
  "help.audit.repair": {
    en: "plan repairs of what was found: normalise, fill, merge (default: all); `sverka load` applies them",
    ru: "спланировать исправления: normalise, fill, merge (по умолчанию все); применит их `sverka load`",
  },
  "help.init.name": { en: "name of the project (default: the folder's)", ru: "имя проекта (по умолчанию имя папки)" },
  "help.init.table": {
    en: "tables to read of a database among the paths, with commas between",
    ru: "таблицы базы, если среди путей её адрес; через запятую",
  },
  "help.init.country": { en: "home country, ISO code (default RU)", ru: "страна по умолчанию, код ISO (RU)" },
  "help.schema": {
    en: "Print a JSON Schema: mapping, project or target",
    ru: "Напечатать JSON Schema: mapping, project или target",
  },
  "help.forget": {
    en: "Erase a person from payloads, runs and journals",
    ru: "Удалить данные человека из записей, запусков и журналов",
  },
};
