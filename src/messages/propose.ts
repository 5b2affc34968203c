import type { Catalogue } from "./index.ts";

/** What `target propose` says of an unfamiliar schema. */
export const proposeMessages: Catalogue = {
  "propose-header": {
    en: "Proposed from the catalogue and the first rows of {schema}: read every line before you use it.",
    ru: "Предложено по каталогу и первым строкам схемы {schema}: прочтите каждую строку, прежде чем загружать.",
  },
  "propose-proved": {
    en: "nothing yet: proposed by sverka target propose",
    ru: "ещё ни на чём: предложено командой sverka target propose",
  },
  "propose-none": {
    en: "no table looks like the {kind} table; say which it is: --{kind} TABLE (most is known of {tables})",
    ru: "ни одна таблица не похожа на таблицу «{kind}»; скажите, какая: --{kind} ТАБЛИЦА (больше всего сказано в {tables})",
  },
  "propose-columns-left": {
    en: "not filled, though rows there hold something or the name says what: {columns}",
    ru: "не заполняются, хотя в строках что-то есть или имя говорит что: {columns}",
  },
  "propose-tables-left": {
    en: "these hang on the cards; a load writes nothing there, a merge re-points their rows: {tables}",
    ru: "висят на карточках: загрузка туда не пишет, слияние перевешивает их строки: {tables}",
  },
  "propose-other-schemas": {
    en: "only the schema {schema} was looked at; tables stand in {others} too: name one of them after propose",
    ru: "просмотрена только схема {schema}; таблицы есть и в {others}: назовите схему после propose",
  },
  "propose-one-table": {
    en: "{table}: contacts were put into the same table, told from firms by {column}",
    ru: "{table}: контактные лица попадут в ту же таблицу, от организаций их отличит {column}",
  },
  "propose-one-table-blind": {
    en: "{table}: contacts were put into the same table; nothing there tells them from firms, so both are read back as firms",
    ru: "{table}: контактные лица попадут в ту же таблицу; отличить их от организаций нечем, обратно все читаются как организации",
  },
  "propose-choice": {
    en: "{kind}: took {table}; {others} could be it too",
    ru: "{kind}: взята таблица {table}, но это могут быть и {others}",
  },
  "propose-no-name": { en: "which column holds the name?", ru: "в какой колонке имя?" },
  "propose-merge-delete": {
    en: "no column puts a row out of use: a loser with children left refuses the merge",
    ru: "нет колонки, выводящей строку из работы: если за строкой что-то осталось, слияние будет отклонено",
  },
  "propose-links": {
    en: "links that no foreign key shows: a merge re-points them",
    ru: "связи, которых не видно по внешним ключам: слияние перевешивает и их",
  },
  "propose-required": {
    en: "{table}.{column} ({type}) must not be empty and has no default; proposed: {value}. Is that right?",
    ru: "{table}.{column} ({type}) не может быть пустой, а значения по умолчанию нет; предложено: {value}. Верно ли?",
  },
  "propose-dangling": {
    en: "{table}.{column} ({type}): its default leads to no row, so every new card would be refused; proposed: {value}. Is that right?",
    ru: "{table}.{column} ({type}): значение по умолчанию никуда не ведёт, и ни одна новая карточка не прошла бы; предложено: {value}. Верно ли?",
  },
  "propose-owner-required": {
    en: "{table}.{column} must not be empty: a contact without a firm will be rejected",
    ru: "{table}.{column} не может быть пустой: контакт без организации будет отклонён",
  },
  "propose-kinds": {
    en: "{table}.{column}: no word for {missing} among those it holds; such cards will be rejected until the map has one",
    ru: "{table}.{column}: среди её слов нет слова для {missing}; такие карточки будут отклонены, пока его нет в map",
  },
  "propose-key": {
    en: "{table}.{column} ({type}): how are new keys made? say it under key: uuid, max, { hex: 17 }, { code: K-000000 } or { sequence: name }",
    ru: "{table}.{column} ({type}): как рождаются новые ключи? впишите key: uuid, max, { hex: 17 }, { code: К-000000 } или { sequence: имя }",
  },
  "propose-code": {
    en: "{table}.{column}: keys look like {pattern} and are counted on from the largest; if the program draws them from a sequence, add `sequence: name`",
    ru: "{table}.{column}: ключи вида {pattern} продолжаются от наибольшего; если программа берёт их из последовательности, допишите `sequence: имя`",
  },
  "propose-why-length": { en: "at most {length} characters", ru: "не длиннее {length} знаков" },
  "propose-why-ref": { en: "leads to the first of its firms", ru: "ведёт к первой из его организаций" },
  "propose-why-in-use": { en: "a card in use", ru: "карточка в работе" },
  "propose-why-now": { en: "the database gives no time of its own", ru: "сама база времени не ставит" },
  "propose-why-often": { en: "what most rows hold", ru: "так в большинстве строк" },
  "propose-why-empty": { en: "left empty in rows there", ru: "в строках там бывает пусто" },
  "propose-why-all": { en: "what all rows hold", ru: "так во всех строках" },
  "propose-why-first": { en: "the first of {table}", ru: "первое из {table}" },
  "propose-why-codes": {
    en: "codes look like {pattern}; these begin otherwise, so that none is met twice",
    ru: "коды вида {pattern}; наши начинаются иначе, чтобы ни один не повторился",
  },
  "propose-why-code": { en: "unique: made of the row's number", ru: "уникальна: сделана из номера строки" },
  "propose-why-fill": {
    en: "{type}, must not be empty, has no default: say what belongs there",
    ru: "{type}, не может быть пустой, значения по умолчанию нет: впишите, что здесь должно быть",
  },
  "propose-why-shared": {
    en: "one row of {table} for all who have it",
    ru: "одна строка {table} на всех, у кого это есть",
  },
  "propose-model-word": {
    en: "{table}.{column}: no row shows by which word it names a card; «{word}» is a guess",
    ru: "{table}.{column}: ни в одной строке не видно, каким словом она называет карточку; «{word}» – догадка",
  },
  "propose-line": {
    en: "{table} hangs on a card, but counts its rows in {column}, which a load cannot; left out",
    ru: "{table} висит на карточке, но нумерует свои строки в {column}, чего загрузка не умеет; не включена",
  },
  "propose-part": {
    en: "{table} hangs on a card, but what {column} holds could not be told; left out",
    ru: "{table} висит на карточке, но что хранит {column}, не понять; не включена",
  },
  "propose-inn-once": {
    en: "{table}.{column} takes each ИНН once: branches kept as cards of their own (`branches: link`, the default) are rejected there; `dedupe: { branches: merge }` in sverka.yaml makes one card of them",
    ru: "{table}.{column} принимает каждый ИНН один раз: филиалы отдельными карточками (`branches: link`, так по умолчанию) будут отклонены; `dedupe: { branches: merge }` в sverka.yaml сделает из них одну",
  },
  "propose-phone-raw": {
    en: "{table}.{column}: a text in which no number was found is written as it stands (raw); to leave such out, write `when: { quality: [as-written, inferred] }` beside `each: phones`",
    ru: "{table}.{column}: текст, в котором номер не найден, пишется как есть (raw); чтобы такие не писались, добавьте рядом с `each: phones` строку `when: { quality: [as-written, inferred] }`",
  },
  "propose-phone-strict": {
    en: "{table}.{column} takes numbers in E.164 only: a text in which no number was found is not written there, and stays in the report",
    ru: "{table}.{column} принимает только номера E.164: текст, в котором номер не найден, туда не пишется и остаётся в отчёте",
  },
  "propose-phone-extension": {
    en: '{table}.{column}: extensions are not written; to keep them behind the number, with `when: { quality: [as-written, inferred] }` beside `each: phones`, write `{ join: [e164, extension], by: " доб. " }`',
    ru: '{table}.{column}: добавочные не пишутся; чтобы они стояли за номером, при `when: { quality: [as-written, inferred] }` рядом с `each: phones` впишите `{ join: [e164, extension], by: " доб. " }`',
  },
  "propose-phone-extension-narrow": {
    en: "{table}.{column}: extensions are not written, the column is too narrow for them and there is none of their own",
    ru: "{table}.{column}: добавочные не пишутся: колонка для них узка, а своей у них нет",
  },
  "propose-triggers": {
    en: "{table} has triggers ({triggers}): what they write is logged, but not given back by undo",
    ru: "у {table} есть триггеры ({triggers}): записанное ими попадёт в журнал, но отмена этого не вернёт",
  },
  "propose-unfit": { en: "the profile does not fit yet: {fault}", ru: "профиль пока не подходит: {fault}" },
};
