import { foldCase } from "../model/index.ts";

/**
 * Family names that many people of Russia and its neighbours bear and that no ending tells: Korean, Jewish and German ones, trades and
 * beasts that became names. Compiled by hand for Sverka (November 2026); words that are said as often of things (Кан, Сон, Рот) are
 * left out. Alone in a cell of people's names such a word is likelier a family name than anything else.
 */
const names: ReadonlySet<string> = new Set(
  (
    "ким пак цой цхай тен хан хегай югай огай пягай дегай шегай хван лигай когай тян шин эм ли " +
    "кац коган коэн шварц шульц вайс гросс вольф мюллер шмидт вебер беккер майер мейер кох шрёдер кёниг келлер рихтер штерн фукс франк шапиро зильбер гинзбург " +
    "коваль мороз бондарь гончар ткач швец мельник кравец шинкарь заяц сокол горобец кулиш живаго дурново хитрово"
  )
    .split(" ")
    .map(foldCase),
);

export function isFamilyName(word: string): boolean {
  return names.has(foldCase(word));
}

/** How a man's patronymic ends, and many a family name. */
export const endsLikeFather = /[ое]в[иі]ч$|evich$|ovich$/u;

/** Of that ending, by hand as above: borne as family names by many, and no given name that is one today stands in them. */
const likePatronymics: ReadonlySet<string> = new Set(
  (
    "рабинович каганович гуревич юревич ковалевич малевич данилевич михалевич захаревич войнович войтович попович жданович дубович бобрович " +
    "шахнович мейерович малахович чернович кантарович стоянович милорадович ермолович кулешович грибович зубович нахимович вуйтович лейбович " +
    "гершович хаймович раевич бобович макаревич федоревич лавренович савинович козлович воронович соколович гаврилевич наумчевич " +
    "шимонович шиманович радзевич комаревич тышкевич некрашевич лукашевич ярошевич янушевич томашевич королевич кралевич"
  )
    .split(" ")
    .map(foldCase),
);

/** «Рабинович», «Ковалевич»: a family name for all its ending. Folded. */
export function isFamilyOfPatronymicShape(word: string): boolean {
  return likePatronymics.has(word);
}

/** Family names that stand first in Korea, Vietnam and wherever their bearers live, before a given name of two syllables written apart. */
const eastAsian: ReadonlySet<string> = new Set(
  (
    "ким пак цой цхай тен тян хан хегай югай огай пягай дегай шегай хван лигай когай шин эм ли лим нам сон кан юн чон чжан " +
    "нгуен чан ле фам хоанг фан ву во данг буй нго зыонг динь хо"
  ).split(" "),
);

export function isEastAsianFamily(word: string): boolean {
  return eastAsian.has(foldCase(word));
}

/**
 * Said before the family name that somebody bore before or bears in her passport, in Russian, German, French, Polish, Czech: part of a pattern,
 * which the name follows. «урожд. Кузина», `geb. Krause`, `née Martin`, `z d. Nowak`.
 */
export const beforeFormerFamily = String.raw`(?:в\s+девичестве|до\s+замужества|урожд(?:[её]нная|\.)|по\s+(?:мужу|отцу|паспорту)|(?:д\.|девичья)\s?ф(?:\.|амилия)|geb(?:\.|orene)|n[ée]e|z\s+d(?:\.|omu)|roz(?:\.|ená))`;
