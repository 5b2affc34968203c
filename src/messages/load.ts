import type { Catalogue } from "./index.ts";

/** Loading, planning and undoing; target profiles and what `doctor` finds. */
export const loadMessages: Catalogue = {
  "propose-table-unknown": {
    en: "Schema {schema} has no table {table}; it has {tables}.",
    ru: "В схеме {schema} нет таблицы {table}; есть {tables}.",
    advice: {
      en: "Name one of them, or another schema: sverka target propose SCHEMA.",
      ru: "Назовите одну из них или другую схему: sverka target propose СХЕМА.",
    },
  },
  "profile-invalid": {
    en: "The target profile {file} is not valid: {faults}",
    ru: "Профиль цели {file} написан с ошибками: {faults}",
    advice: { en: "docs/targets.md describes the keys.", ru: "Ключи описаны в docs/targets.md." },
  },
  "profile-empty": {
    en: "The target profile {file} is empty",
    ru: "Профиль цели {file} пуст",
    advice: {
      en: "Write it from the tables of the CRM: sverka target propose SCHEMA > target.yaml; docs/targets.md describes the keys.",
      ru: "Запишите его по таблицам CRM: sverka target propose СХЕМА > target.yaml; ключи описаны в docs/targets.md.",
    },
  },
  "profile-unfit": {
    en: "The target profile does not fit the database: {faults}",
    ru: "Профиль цели не подходит к базе данных: {faults}",
    advice: {
      en: "`sverka target check` compares the two.",
      ru: "Сравнить их помогает `sverka target check`.",
    },
  },
  "unfit-no-table": { en: "{where}: no table {table}", ru: "{where}: таблицы {table} нет" },
  "unfit-no-key": { en: "{where}: {table} has no primary key", ru: "{where}: у {table} нет первичного ключа" },
  "unfit-key-undrawn": {
    en: "{where}: {column} has no default: say under key how new keys are made",
    ru: "{where}: у {column} нет значения по умолчанию: напишите под key, как получаются новые ключи",
  },
  "unfit-key-expression": {
    en: "{where}: {column} is made by an expression: say under key how, { code: … } or { hex: … }",
    ru: "{where}: {column} вычисляется выражением: напишите под key, как именно, { code: … } или { hex: … }",
  },
  "unfit-no-column": { en: "{where}: {table} has no column {column}", ru: "{where}: в {table} нет колонки {column}" },
  "unfit-generated": {
    en: "{where}: {column} is generated, it cannot be written",
    ru: "{where}: {column} вычисляет база, записать в неё нельзя",
  },
  "unfit-shared-match": {
    en: "{where}: shared.match {column} is not among its columns",
    ru: "{where}: колонки {column} из shared.match нет среди его columns",
  },
  "unfit-unfilled": {
    en: "{where}: {column} must not be empty, has no default, and the profile does not fill it",
    ru: "{where}: {column} не может быть пустой, значения по умолчанию у неё нет, а профиль её не заполняет",
  },
  "unfit-wide-key": {
    en: "{where}: {table} has a key of several columns",
    ru: "{where}: у {table} ключ из нескольких колонок",
  },
  "unfit-name-taken": {
    en: "{where}: the name is taken by the golden record",
    ru: "{where}: это имя занято самой карточкой",
  },
  "unfit-no-same": {
    en: "{where}: says each, but not by which columns two rows are the same",
    ru: "{where}: есть each, но не сказано (same), по каким колонкам две строки – одно и то же",
  },
  "unfit-same-unknown": {
    en: "{where}: {column} is not among its columns",
    ru: "{where}: {column} нет среди его columns",
  },
  "schema-newer": {
    en: "{where} was used by a newer Sverka (its schema is number {found}, this one knows {known}).",
    ru: "С {where} работала более новая Sverka (её схема – номер {found}, эта знает {known}).",
    advice: { en: "Install the newer one.", ru: "Установите более новую." },
  },
  "schema-occupied": {
    en: "The schema {schema} holds tables that are not Sverka's.",
    ru: "В схеме {schema} лежат чужие таблицы.",
    advice: { en: "Give Sverka another schema name.", ru: "Укажите для Sverka другое имя схемы." },
  },
  "load-busy": {
    en: "Another load into {where} is going on.",
    ru: "В {where} уже идёт другая загрузка.",
    advice: { en: "Wait until it is done.", ru: "Дождитесь её окончания." },
  },
  "load-moved-on": {
    en: "Somebody has loaded into {where} since this run read what it holds. Nothing was loaded.",
    ru: "С тех пор как запуск прочитал содержимое {where}, туда загрузили другое. Ничего не загружено.",
    advice: {
      en: "Start a new `sverka run`: it compares with what the database holds now.",
      ru: "Запустите `sverka run` заново: он сравнит с тем, что в базе теперь.",
    },
  },
  "load-check-failed": {
    en: "The target's check «{name}» found {found}. Nothing was loaded.",
    ru: "Проверка цели «{name}» нашла {found}. Ничего не загружено.",
  },
  "load-records-without-golden": {
    en: "{count} records belong to no golden record. Nothing was loaded.",
    ru: "{count} записей не относятся ни к одной итоговой карточке. Ничего не загружено.",
  },
  "load-refused-by-database": {
    en: "The database refuses too many rows of {table}: {reason}. Nothing was loaded.",
    ru: "База отвергает слишком много строк {table}: {reason}. Ничего не загружено.",
  },
  "plan-stale": {
    en: "The plan no longer holds: {moved}. Nothing was loaded.",
    ru: "План устарел: {moved}. Ничего не загружено.",
    advice: { en: "Make a new plan and look at it.", ru: "Составьте новый план и просмотрите его." },
  },
  "load-link-waiting": {
    en: "{table}.{column} of {entity} leads to {missing}, which waits for a decision; nothing of the link was written.",
    ru: "{table}.{column} карточки {entity} указывает на {missing}, которая ждёт решения; в этой связи ничего не записано.",
    advice: { en: "The first load after the decision writes it.", ru: "Её запишет первая загрузка после решения." },
  },
  "load-link-unresolved": {
    en: "{table}.{column} of {entity} leads to {missing}, which has no row in the target.",
    ru: "{table}.{column} карточки {entity} указывает на {missing}, у которой нет строки в CRM.",
    advice: { en: "The next load tries again.", ru: "Следующая загрузка попробует снова." },
  },
  "text-not-storable": {
    en: "{entity} holds a character that PostgreSQL cannot store (NUL, or half a surrogate pair): U+FFFD stands in its place.",
    ru: "В карточке {entity} есть знак, которого PostgreSQL не хранит (NUL или половина суррогатной пары): на его месте U+FFFD.",
    advice: {
      en: "What was there stands escaped in records.ndjson; mend it in the source or by a correction.",
      ru: "Исходный текст есть в records.ndjson; исправьте его в источнике или исправлением.",
    },
  },
  "load-row-vanished": {
    en: "{table} {id}, once written for {entity}, is no longer in the CRM. It was not brought back.",
    ru: "{table} {id} карточки {entity} в CRM больше нет. Строка не восстановлена.",
  },
  "repair-stale": {
    en: "{table} {id}: {column} has been changed since the repair was planned; it stays as it is",
    ru: "{table} {id}: поле {column} изменили после планирования; оставлено как есть",
  },
  "repair-refused": {
    en: "{table} {id}: the database refuses the repair ({reason}); it stays as it is",
    ru: "{table} {id}: база не приняла исправление ({reason}); оставлено как есть",
  },
  "load-edit-kept": {
    en: "{table} {id}: {column} holds «{held}» in the CRM, which was kept; «{value}» was not written over it.",
    ru: "{table} {id}: в поле {column} CRM стоит «{held}», оно сохранено; «{value}» поверх него не записано.",
  },
  "load-unsaid-kept": {
    en: "{table} {id}: its source no longer says it, but it was edited in the CRM, or something there points at it; it was kept.",
    ru: "{table} {id}: в источнике этого больше нет, но в CRM строку правили или на неё ссылаются; она сохранена.",
  },
  "load-gone-kept": {
    en: "{table} {id} is in the export again; {column} was changed in the CRM since, which was kept.",
    ru: "{table} {id} снова в выгрузке; поле {column} в CRM с тех пор меняли, оно сохранено.",
  },
  "load-split": {
    en: "{table} {id} is a card of its own again: {records} left card {from}, and what the merge had moved to it came back. What people have attached to {from} since stays there: look whose it is.",
    ru: "{table} {id} снова отдельная карточка: {records} больше не в карточке {from}, перенесённое слиянием вернулось. Что люди с тех пор добавили к {from}, осталось там: посмотрите, чьё оно.",
  },
  "load-split-new": {
    en: "{table} {id}: {records} left card {from}. Sverka has no row of theirs from before a merge to bring back: what people have attached to {from}, and what a merge had moved to it, stays there: look whose it is.",
    ru: "{table} {id}: {records} больше не в карточке {from}. Вернуть им прежнюю строку, какой она была до слияния, Sverka не может: что люди добавили к {from} и что туда перенесло слияние, осталось там: посмотрите, чьё оно.",
  },
  "value-too-long": {
    en: "«{value}» is longer than the {allowed} characters of {table}.{name}.",
    ru: "«{value}» длиннее {allowed} знаков, которые помещаются в {table}.{name}.",
    advice: { en: "Shorten it in the source or by a correction.", ru: "Сократите в источнике или исправлением." },
  },
  "value-not-listed": {
    en: "{table}.{name} does not take «{value}» (it takes: {allowed}).",
    ru: "{table}.{name} не принимает «{value}» (принимает: {allowed}).",
  },
  "value-out-of-range": {
    en: "{value} does not fit into {table}.{name} ({allowed}).",
    ru: "{value} не помещается в {table}.{name} ({allowed}).",
  },
  "value-wrong-type": {
    en: "«{value}» is no {allowed}, as {table}.{name} wants.",
    ru: "«{value}» – не {allowed}, как требует {table}.{name}.",
  },
  "value-required": {
    en: "{table}.{name} must not be empty.",
    ru: "Поле {table}.{name} не может быть пустым.",
  },
  "constraint-check": {
    en: "{table} refuses «{value}»: check {name}.",
    ru: "{table} не принимает «{value}»: проверка {name}.",
  },
  "constraint-unique": {
    en: "{table} already holds «{value}», in row {holder}: unique {name}.",
    ru: "В {table} уже есть «{value}», в строке {holder}: уникальность {name}.",
  },
  "constraint-unique-among": {
    en: "Another card of this load, {holder}, keeps «{value}»: {table} wants it once, unique {name}.",
    ru: "«{value}» остаётся за другой карточкой этой загрузки, {holder}: в {table} оно бывает один раз, уникальность {name}.",
    advice: {
      en: "If the two are one, merge them: `dedupe: { branches: merge }` for branches of one ИНН, else `sverka decide`.",
      ru: "Если это одно и то же, объедините: `dedupe: { branches: merge }` для филиалов с одним ИНН, иначе `sverka decide`.",
    },
  },
  "constraint-reference": {
    en: "{table}: «{value}» leads to no row: {name}.",
    ru: "{table}: «{value}» не указывает ни на одну строку: {name}.",
  },
  "constraint-index": {
    en: "{table}: {allowed} is too long for the index {name}, which takes some 2,700 bytes of a row.",
    ru: "{table}: {allowed} не помещается в индекс {name}: от одной строки он берёт около 2700 байт.",
    advice: {
      en: "Shorten the value in the source; or let the table's owner make the index over a part of it: `left({allowed}, 500)`, for a unique one `md5({allowed})`.",
      ru: "Сократите значение в источнике; или пусть владелец таблицы построит индекс по части: `left({allowed}, 500)`, уникальный – по `md5({allowed})`.",
    },
  },
  "constraint-refused": {
    en: "{table} refuses the row ({name}): {value}",
    ru: "{table} не принимает строку ({name}): {value}",
  },
  "load-waiting": {
    en: "{records}: leads to more than one living card of {table} ({rows}); nothing of it was written.",
    ru: "{records}: указывает не на одну живую карточку в {table} ({rows}); из неё ничего не записано.",
    advice: {
      en: "If the cards are one, say so (`sverka review`, `sverka decide`) and run again; `load: { mergeInTarget: auto }` merges all such cards.",
      ru: "Если это одна карточка, решите так (`sverka review`, `sverka decide`) и запустите снова; `load: { mergeInTarget: auto }` объединяет все такие.",
    },
  },
  "merge-refused": {
    en: "{entity}: its rows in the CRM were not merged ({reason}).",
    ru: "{entity}: строки в CRM не объединены ({reason}).",
  },
  "undo-unknown-run": {
    en: "{where} knows no run {run}.",
    ru: "В {where} нет запуска {run}.",
    advice: { en: "`sverka runs list` shows the runs.", ru: "Запуски показывает `sverka runs list`." },
  },
  "undo-forget": {
    en: "Run {run} erased personal data; that cannot be undone.",
    ru: "Запуск {run} стёр персональные данные; это не отменить.",
  },
  "undo-done": {
    en: "Run {run} was already undone, by the undo {by}.",
    ru: "Запуск {run} уже отменён отменой {by}.",
    advice: {
      en: "To take that undo back: sverka undo {by}. An earlier run: sverka undo RUN (sverka runs lists them).",
      ru: "Чтобы отменить ту отмену: sverka undo {by}. Более ранний запуск: sverka undo ЗАПУСК (их перечислит sverka runs).",
    },
  },
  "undo-beneath": {
    en: "Run {run} lies beneath later runs that touched the same records: {later}.",
    ru: "После запуска {run} те же записи меняли более поздние: {later}.",
    advice: { en: "Undo those first, the latest first.", ru: "Отмените сначала их, начиная с последнего." },
  },
  "undo-table-missing": {
    en: "The table {table}, to which the run wrote, is no longer there.",
    ru: "Таблицы {table}, в которую писал запуск, больше нет.",
  },
  "forget-unknown": {
    en: "There is no golden record {entity}.",
    ru: "Итоговой карточки {entity} нет.",
  },
  "load-gone-marked": {
    en: "{table} {id}: no source has it any more, it was put out of use.",
    ru: "{table} {id}: ни в одном источнике больше нет, строка выведена из работы.",
  },
  "load-gone-unmarked": {
    en: "{table} {id}: no source has it any more, but the target has no way to mark it.",
    ru: "{table} {id}: ни в одном источнике больше нет, но отметить это в CRM нечем.",
  },
  "doctor-profile-unfit": {
    en: "The profile does not fit the database: {faults}",
    ru: "Профиль не подходит к базе данных: {faults}",
  },
  "doctor-ddl-refused": {
    en: "Schema {schema} is empty, and the profile's tables cannot be made there: {problem}",
    ru: "Схема {schema} пуста, и создать в ней таблицы профиля нельзя: {problem}",
  },
  "doctor-branches-unique": {
    en: "{table}.{column} takes each ИНН once ({name}), and the project keeps branches as cards of their own (`branches: {branches}`): a branch whose head is loaded too is rejected. Write `dedupe: { branches: merge }` into sverka.yaml, or leave the column out of the profile.",
    ru: "{table}.{column} принимает каждый ИНН один раз ({name}), а филиалы в проекте – карточки сами по себе (`branches: {branches}`): филиал рядом с головной карточкой будет отклонён. Впишите в sverka.yaml `dedupe: { branches: merge }` или уберите колонку из профиля.",
  },
  "doctor-trigger": {
    en: "{table} has the trigger {trigger}: what it writes is logged, but not given back by undo.",
    ru: "На {table} стоит триггер {trigger}: его записи попадут в журнал, но отмена их не вернёт.",
  },
  "doctor-row-security": {
    en: "{table} has row security: rows that the load's user cannot see look as if they were not there.",
    ru: "На {table} включена защита строк: невидимые пользователю строки для загрузки не существуют.",
  },
  "doctor-grant-missing": {
    en: "The load's user has no {right} on {table}.",
    ru: "У пользователя загрузки нет права {right} на {table}.",
  },
  "doctor-index-missing": {
    en: "{table}({column}) has no index: every merge scans the table.",
    ru: "Для {table}({column}) нет индекса: каждое объединение читает таблицу целиком.",
  },
  "doctor-pooler": {
    en: "A connection pooler stands in between: Sverka needs a direct connection.",
    ru: "Соединение идёт через пулер: нужно прямое соединение.",
    advice: {
      en: "Give the database's own port, or a pooler's in session mode.",
      ru: "Укажите порт самой базы или пулер в режиме session.",
    },
  },
  "doctor-create-missing": {
    en: "The schema {schema} is not there, and the load's user may not create it.",
    ru: "Схемы {schema} нет, а создать её пользователю загрузки не разрешено.",
    advice: { en: "`sverka target grants` prints what is needed.", ru: "Нужное печатает `sverka target grants`." },
  },
  "target-has-no-place": {
    en: "The target's profile has no table for «{value}» ({name}).",
    ru: "В профиле цели нет таблицы для «{value}» ({name}).",
    advice: {
      en: "Give the profile an entry under entities, or leave such rows out in the mapping.",
      ru: "Добавьте её в профиль (entities) или исключите такие строки в сопоставлении.",
    },
  },
};
