import type { Catalogue } from "./index.ts";

/** Why a file could not be read, and what readers notice about rows and cells. */
export const extractMessages: Catalogue = {
  "file-missing": {
    en: "there is no such file",
    ru: "такого файла нет",
    advice: {
      en: "Check the path; it is relative to the project folder.",
      ru: "Проверьте путь: он считается от папки проекта.",
    },
  },
  "file-unreadable": {
    en: "the file cannot be opened: {reason}",
    ru: "файл не открывается: {reason}",
    advice: {
      en: "Close it in the program that holds it open, or check your rights to it.",
      ru: "Закройте его в программе, которая его держит, или проверьте права доступа.",
    },
  },
  "file-is-directory": {
    en: "this is a folder, not a file",
    ru: "это папка, а не файл",
    advice: { en: "Name the files in it: {example}", ru: "Укажите файлы в ней: {example}" },
  },
  "file-is-device": {
    en: "this is not an ordinary file but a device, pipe or socket",
    ru: "это не обычный файл, а устройство, канал или сокет",
  },
  "file-empty": { en: "the file is empty", ru: "файл пуст" },
  "file-changed": {
    en: "the file changed while it was being read",
    ru: "файл изменился, пока его читали",
    advice: {
      en: "Wait until it is written to its end, or copy it, and run again.",
      ru: "Дождитесь окончания записи или сделайте копию и запустите снова.",
    },
  },
  "format-unknown": {
    en: "the format of the file is not recognised; known are {known}",
    ru: "формат файла не распознан; известны: {known}",
    advice: {
      en: "Name it in the mapping: source: { format: … }, or save the file as XLSX or CSV.",
      ru: "Назовите его в сопоставлении: source: { format: … }, или сохраните файл как XLSX или CSV.",
    },
  },
  "format-unsupported": {
    en: "there is no reader called {format}; there are {known}",
    ru: "формата {format} нет; есть: {known}",
  },
};
