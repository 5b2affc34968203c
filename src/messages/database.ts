import type { Catalogue } from "./index.ts";

/** Servers and databases that cannot be used. */
export const databaseMessages: Catalogue = {
  "db-url-invalid": {
    en: "The database address is not a postgres:// URL.",
    ru: "Адрес базы данных – не URL вида postgres://.",
    advice: {
      en: "Write postgres://user:password@host:5432/name; escape special characters of the password (@ is %40).",
      ru: "Напишите postgres://пользователь:пароль@сервер:5432/база; особые знаки пароля кодируются (@ это %40).",
    },
  },
  "db-unreachable": {
    en: "No answer from the database {where} ({reason}).",
    ru: "База данных {where} не отвечает ({reason}).",
    advice: {
      en: "Check host, port and network, and that the server is running.",
      ru: "Проверьте адрес, порт и сеть, и запущен ли сервер.",
    },
  },
  "db-login-refused": {
    en: "The database {where} refused the login.",
    ru: "База данных {where} не приняла имя или пароль.",
    advice: {
      en: "Check user and password (URL, PGPASSWORD, PGPASSFILE or ~/.pgpass), and pg_hba.conf on the server.",
      ru: "Проверьте имя и пароль (URL, PGPASSWORD, PGPASSFILE или ~/.pgpass) и pg_hba.conf на сервере.",
    },
  },
  "db-unknown-database": {
    en: "There is no such database: {where}.",
    ru: "Такой базы данных нет: {where}.",
    advice: { en: "Create it, or mend its name in the URL.", ru: "Создайте её или исправьте имя в URL." },
  },
  "db-not-postgres": {
    en: "What answers at {where} is not PostgreSQL ({reason}).",
    ru: "По адресу {where} отвечает не PostgreSQL ({reason}).",
    advice: { en: "Check host and port.", ru: "Проверьте адрес и порт." },
  },
  "db-too-old": {
    en: "{where} is PostgreSQL {found}; Sverka needs {oldest} or later.",
    ru: "{where} – PostgreSQL {found}; нужна версия {oldest} или новее.",
  },
  "db-too-many-connections": {
    en: "{where} has no connection left.",
    ru: "У {where} не осталось свободных соединений.",
    advice: { en: "Try again later, or raise max_connections.", ru: "Повторите позже или увеличьте max_connections." },
  },
  "db-permission": {
    en: "{where}: {reason}.",
    ru: "{where}: не хватает прав ({reason}).",
    advice: {
      en: "`sverka target grants` prints the grants that a load needs.",
      ru: "`sverka target grants` печатает права, нужные для загрузки.",
    },
  },
  "db-disk-full": {
    en: "The disk of {where} is full. Nothing was written.",
    ru: "На диске базы {where} нет места. Ничего не записано.",
    advice: { en: "Free space and run again.", ru: "Освободите место и запустите снова." },
  },
  "db-row-locked": {
    en: "Somebody else holds a lock in {where} ({reason}). Nothing was written.",
    ru: "В {where} кто-то держит блокировку ({reason}). Ничего не записано.",
    advice: { en: "Run again when they are done.", ru: "Запустите снова, когда они закончат." },
  },
  "db-changed-meanwhile": {
    en: "Rows in {where} were changed by others during the load ({reason}). Nothing was written.",
    ru: "Во время загрузки строки в {where} изменил кто-то другой ({reason}). Ничего не записано.",
    advice: { en: "Run again.", ru: "Запустите снова." },
  },
  "db-cancelled": {
    en: "The statement was cancelled in {where}. Nothing was written.",
    ru: "Запрос отменён в {where}. Ничего не записано.",
  },
  "db-connection-lost": {
    en: "The connection to {where} was lost. What was not committed has been rolled back.",
    ru: "Соединение с {where} потеряно. Всё незавершённое отменено.",
    advice: {
      en: "Run again: it ends where an uninterrupted run would have.",
      ru: "Запустите снова: результат будет тот же, что без обрыва.",
    },
  },
  "db-refused": {
    en: "A trigger or function of {where} refused a statement ({reason}; {place}). Nothing was written.",
    ru: "Триггер или функция в {where} отказали в операторе ({reason}; {place}). Ничего не записано.",
    advice: {
      en: "Have it let Sverka's user make, alter and drop its own temporary tables and those of its schema.",
      ru: "Пусть он разрешит пользователю Sverka создавать, менять и удалять свои временные таблицы и таблицы своей схемы.",
    },
  },
  "db-ssl": {
    en: "No secure connection to {where}: {reason}.",
    ru: "Не удалось защищённое соединение с {where}: {reason}.",
    advice: { en: "Set sslmode in the URL to suit the server.", ru: "Задайте sslmode в URL под настройки сервера." },
  },
  "db-embedded-locked": {
    en: "The embedded database {where} is in use by process {pid}.",
    ru: "Встроенная база {where} занята процессом {pid}.",
    advice: {
      en: "Wait for it or end it. If you are sure that it is gone, remove {lock}.",
      ru: "Дождитесь его или завершите. Если он точно не работает, удалите {lock}.",
    },
  },
  "db-embedded-open": {
    en: "The embedded database {where} does not open ({reason}; its files are of PostgreSQL {major}).",
    ru: "Встроенная база {where} не открывается ({reason}; её файлы – PostgreSQL {major}).",
    advice: {
      en: "Files of another PostgreSQL major need the Sverka that wrote them: export with it, move the folder away, load again.",
      ru: "Файлы другой версии PostgreSQL читает та Sverka, что их записала: выгрузите ею, уберите папку и загрузите снова.",
    },
  },
};
