import type { Catalogue } from "./index.ts";

/** What `plan` says. */
export const cliPlanMessages: Catalogue = {
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
  "plan-op-of-new": { en: "with them", ru: "вместе с ними" },
  "plan-op-add": { en: "added rows", ru: "добавленные строки" },
  "plan-op-update": { en: "updated", ru: "изменённые" },
  "plan-op-repoint": { en: "re-pointed", ru: "перенаправленные" },
  "plan-op-deactivate": { en: "put out of use", ru: "выведенные из работы" },
  "plan-op-reactivate": { en: "put to use again", ru: "возвращённые в работу" },
  "plan-op-delete": { en: "deleted", ru: "удалённые" },
  "plan-updates": { en: "Updates, before → after:", ru: "Изменения, было → станет:" },
  "plan-updates-first": {
    en: "The first {shown} of {count} updates, before → after:",
    ru: "Первые {shown} {shown|изменение|изменения|изменений} из {count}, было → станет:",
  },
  "plan-empty": { en: "(empty)", ru: "(пусто)" },
};
