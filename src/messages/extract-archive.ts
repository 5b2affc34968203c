import { saveMxl } from "./extract-1c.ts";
import type { Catalogue } from "./index.ts";

/** Archives, and what stands in none of a file's tables. */
export const extractArchiveMessages: Catalogue = {
  "archive-broken": {
    en: "the archive is broken or cut off: {reason}",
    ru: "архив повреждён или обрезан: {reason}",
    advice: { en: "Ask for the file again.", ru: "Запросите файл ещё раз." },
  },
  "archive-encrypted": {
    en: "{member} is protected by a password",
    ru: "{member} защищён паролем",
    advice: { en: "Unpack it with the password first.", ru: "Сначала распакуйте его с паролем." },
  },
  "archive-too-many-members": {
    en: "the archive has more than {limit} members",
    ru: "в архиве больше {limit} файлов",
  },
  "archive-too-large": {
    en: "unpacked, the file takes more than {limit} bytes",
    ru: "в распакованном виде файл занимает больше {limit} байт",
    advice: {
      en: "If it is honest, raise limits.unpackedBytes.",
      ru: "Если это не ошибка, увеличьте limits.unpackedBytes.",
    },
  },
  "archive-bomb": {
    en: "{member} unpacks to more than {ratio} times its size: this is a zip bomb",
    ru: "{member} при распаковке увеличивается более чем в {ratio} раз: это zip-бомба",
  },
  "archive-too-deep": {
    en: "an archive within an archive within an archive is not opened",
    ru: "архив внутри архива внутри архива не открывается",
  },
  "archive-member-not-read": {
    en: "{raw} in the archive is of no known format and was not read",
    ru: "{raw} в архиве неизвестного формата и не прочитан",
  },
  "archive-member-mxl": {
    en: "{raw} in the archive is a spreadsheet in 1C's own format (MXL) and was not read",
    ru: "{raw} в архиве – табличный документ 1С (MXL), он не прочитан",
    advice: saveMxl,
  },
  "archive-without-data": {
    en: "nothing in the archive is of a known format",
    ru: "в архиве нет файлов известного формата",
  },
};
