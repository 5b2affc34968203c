import type { Catalogue } from "./index.ts";

/** The page and the workbook of a plan. */
export const reportPlanMessages: Catalogue = {
  "html-plan-title": {
    en: "What the load would change: {project}, run {run}",
    ru: "Что изменит загрузка: {project}, запуск {run}",
  },
  "html-plan-verdict": { en: "A plan: nothing has been written yet", ru: "План: пока ничего не записано" },
  "html-plan-verdict-nothing": { en: "The load would write nothing", ru: "Загрузка ничего не запишет" },
  "html-plan-more": {
    en: "and {count} more: the workbook (--xlsx) and plan.ndjson hold all of them",
    ru: "и ещё {count}: все есть в книге (--xlsx) и в plan.ndjson",
  },
  "html-plan-issues": { en: "Rejected, kept, waiting", ru: "Отклонено, оставлено, ждёт" },
  "html-plan-footer": {
    en: "Made by Sverka from the plan of run {run}, which rehearsed the load in a transaction that was rolled back.",
    ru: "Составлено Сверкой по плану запуска {run}: загрузка была проведена в транзакции, которую затем отменили.",
  },
  "html-plan-sheet-summary": { en: "Summary", ru: "Сводка" },
  "html-plan-sheet-writes": { en: "Changes", ru: "Изменения" },
  "html-plan-what": { en: "What", ru: "Что" },
  "html-plan-row": { en: "Row", ru: "Строка" },
  "html-plan-card": { en: "Card", ru: "Карточка" },
  "html-plan-name": { en: "Name", ru: "Название" },
  "html-plan-count": { en: "Rows", ru: "Строк" },
  "html-plan-code": { en: "Code", ru: "Код" },
  "html-plan-said": { en: "What it is about", ru: "О чём это" },
};
