import type { Catalogue } from "./index.ts";

/** What `evaluate` says. */
export const cliEvaluateMessages: Catalogue = {
  "truth-empty": {
    en: "{path} labels no record: it needs the columns record (source:key; without keys source:line) and entity, or left and right",
    ru: "в {path} нет меток: нужны колонки record (источник:ключ; без ключей источник:строка) и entity или left и right",
    advice: {
      en: "Records of one entity have the same text in the column entity; a column match says 0 where a pair left, right is different.",
      ru: "У записей одной сущности в колонке entity одинаковый текст; в колонке match 0 значит, что пара left, right – разные.",
    },
  },
  "truth-unmeasured": {
    en: "nothing could be measured: fewer than two of the {labels} labels of {path} name a record of the run ({examples})",
    ru: "измерить нечего: из меток в {path} ({labels}) записям запуска отвечают меньше двух ({examples})",
    advice: {
      en: "A record is source:key, a row source@file:line, or source:line where the source has no keys; `sverka explain source:line` shows the key of one, `evaluate --sample N` those of pairs.",
      ru: "Запись – это источник:ключ, строка – источник@файл:строка или, если у источника нет ключей, источник:строка; ключ строки показывает `sverka explain источник:строка`, ключи пар – `evaluate --sample N`.",
    },
  },
  "evaluate-no-true-pairs": {
    en: "no two labelled records are one: what is found and what is missed cannot be told",
    ru: "среди размеченных нет двух записей одной сущности: сколько найдено и сколько пропущено, сказать нельзя",
  },
  "evaluate-no-records": {
    en: "fewer than two of its records are in the run: nothing is measured",
    ru: "в запуске меньше двух таких записей: ничего не измерено",
  },
  "labels-unknown": {
    en: "{path}: unknown in the column label: {labels}",
    ru: "{path}: непонятно в колонке label: {labels}",
    advice: { en: "It takes: {words}; an empty cell is no answer.", ru: "Можно: {words}; пустая ячейка – нет ответа." },
  },
  "labels-none": {
    en: "{path}: no merged pair has an answer in the column label: nothing could be measured",
    ru: "{path}: ни у одной слитой пары нет ответа в колонке label: измерить нечего",
    advice: {
      en: "Write same or different into the column label of pairs whose band is merged.",
      ru: "Впишите same или different в колонку label тех пар, у которых band – merged.",
    },
  },
  "truth-contradicts": {
    en: "{path} says that {left} and {right} are different, and its other pairs make them one",
    ru: "в {path} сказано, что {left} и {right} – разные, а из других пар следует, что это одно",
  },
  "fit-head": {
    en: "{pairs} pairs in {patterns} patterns, {decided} of them judged by people, {random} drawn at random",
    ru: "пар: {pairs}, разных наборов признаков: {patterns}, решено людьми: {decided}, взято наугад: {random}",
  },
  "fit-change": {
    en: "{weight} {before} → {after}  (pairs {pairs}, decisions {decided})",
    ru: "{weight} {before} → {after}  (пар {pairs}, решений {decided})",
  },
  "fit-written": {
    en: "written to {path}; it takes effect with `dedupe: { parameters: {path} }` in sverka.yaml. Measure first: sverka evaluate --truth FILE",
    ru: "записано в {path}; действует с `dedupe: { parameters: {path} }` в sverka.yaml. Сначала проверьте: sverka evaluate --truth ФАЙЛ",
  },
  "fit-nothing": {
    en: "too little evidence to change a weight: nothing is written, the shipped weights hold",
    ru: "данных мало, чтобы менять веса: ничего не записано, действуют поставляемые",
  },
  "fit-exists": {
    en: "{path} is there already",
    ru: "{path} уже есть",
    advice: {
      en: "Name another file by --out and compare the two, or remove this one.",
      ru: "Укажите другой файл в --out и сравните их или уберите этот.",
    },
  },
  "evaluate-usage": {
    en: "evaluate against what? --truth FILE, --sample N, or --labels FILE",
    ru: "с чем сравнить? --truth ФАЙЛ, --sample N или --labels ФАЙЛ",
  },
  "evaluate-head": {
    en: "{type}: {records} labelled records, {entities} entities, {unknown} labels without a record",
    ru: "{type}: размечено записей {records}, сущностей {entities}, меток без записи {unknown}",
  },
  "evaluate-in-force": { en: "◂ in force", ru: "◂ действует" },
  "evaluate-held": {
    en: "held: pairs of that weight or more that a rule or a veto keeps apart wherever the threshold is (in brackets: of one entity); a threshold moves only the others",
    ru: "held: пары такого веса и выше, которые правило или запрет не сливает при любом пороге (в скобках – из них одной сущности); порог действует только на остальные",
  },
  "evaluate-blocking": {
    en: "brought together as candidates: {recall} of {truePairs} true pairs, not {apart} (of these neither merged nor within reach {lost}); pairs compared: {compared}",
    ru: "сведено для сравнения: {recall} из верных пар ({truePairs}), не сведено {apart} (из них не слито и не достижимо {lost}); пар сравнено: {compared}",
  },
  "evaluate-wrong": { en: "wrong merges, the surest first:", ru: "неверные слияния, начиная с самых уверенных:" },
  "evaluate-missed": {
    en: "missed, and nobody is asked; the least likely first:",
    ru: "пропущено, и никто не спрошен; начиная с наименее похожих:",
  },
  "evaluate-review": {
    en: "true pairs not merged: {rest}; asked about: {asked}; within reach of answers: {reachable} (of the rest {onlyName} \
share nothing but a name or town, {vetoed} stand under a veto, {notCompared} share more but were not compared, {tooWeak} weigh too little); pairs that wait: {pairs}, right {precision}; questions to answer: {questions}, right {questionPrecision}",
    ru: "верных пар не слито: {rest}; спрошено о: {asked}; достижимо ответами: {reachable} (из остальных \
{onlyName} – общее только имя или город, {vetoed} – запрет, {notCompared} – общее есть, но не сравнивались, {tooWeak} – слишком слабо похожи); ждут решения пар: {pairs}, из них верных {precision}; вопросов: {questions}, из них верных {questionPrecision}",
  },
  "evaluate-unknown": {
    en: "no record answers to {examples}: a record is source:key, a row source@file:line, or source:line where the source has no keys; `sverka explain source:line` shows the key of one, `evaluate --sample N` those of pairs",
    ru: "нет записи для {examples}: запись – это источник:ключ, строка – источник@файл:строка или, если у источника нет ключей, источник:строка; ключ строки показывает `sverka explain источник:строка`, ключи пар – `evaluate --sample N`",
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
};
