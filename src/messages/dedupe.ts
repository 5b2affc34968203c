import type { Catalogue } from "./index.ts";

/** What deduplication tells people: issues, vetoes and rules by name. */
export const dedupeMessages: Catalogue = {
  "ref-missing": {
    en: "refers to {raw}, which is in no source",
    ru: "ссылается на {raw}, которого нет ни в одном источнике",
    advice: {
      en: "Loaded without the link. Export the missing counterparty too, or correct the reference.",
      ru: "Загружено без связи. Добавьте недостающего контрагента в выгрузку или исправьте ссылку.",
    },
  },
  "ref-ambiguous": {
    en: "refers to {raw}, and {count} cards answer to that",
    ru: "ссылается на {raw}, а подходят карточки: {count}",
    advice: {
      en: "Loaded without the link. Refer by key or ИНН instead, or merge the cards.",
      ru: "Загружено без связи. Ссылайтесь по ключу или ИНН либо объедините карточки.",
    },
  },
  "ref-own-source": {
    en: "refers to {raw}, and {count} cards answer to that; linked to the one that its own source calls so",
    ru: "ссылается на {raw}, а подходят карточки: {count}; связано с той, которую так называет его же источник",
    advice: {
      en: "If another is meant, refer by key or ИНН.",
      ru: "Если имелась в виду другая, ссылайтесь по ключу или ИНН.",
    },
  },
  "parameters-broken": {
    en: "{path}: the parameters of matching cannot be read: {faults}",
    ru: "{path}: не удалось прочитать параметры сличения: {faults}",
    advice: {
      en: "Weights are in bits and stand under the names of the shipped parameters.yaml, which says what each of them means.",
      ru: "Веса записываются в битах под именами поставляемого parameters.yaml; там же написано, что значит каждый.",
    },
  },
  "conflict-open": {
    en: "the sources disagree about {field}: {values}",
    ru: "источники расходятся в поле {field}: {values}",
    advice: {
      en: "A person has to choose; until then the field is left as it is in the target.",
      ru: "Нужен выбор человека; до него поле остаётся таким, как в целевой базе.",
    },
  },
  "feature-number": { en: "number in the name", ru: "номер в названии" },
  "feature-owner": { en: "whose institution it is", ru: "чьё учреждение" },
  "feature-contact": { en: "contact person", ru: "контактное лицо" },
  "feature-namesakes": {
    en: "a common name: by chance it is to be expected",
    ru: "частое имя: случайно ожидается",
  },
  "feature-channels": { en: "these usually come together", ru: "такие сведения обычно общие" },
  "veto-catch-all": { en: "a collecting card matches nothing", ru: "сборная карточка ни с чем не объединяется" },
  "veto-identifiers-differ": {
    en: "two different valid official numbers",
    ru: "разные действительные ИНН (или иные номера)",
  },
  "veto-sole-trader-and-firm": { en: "a sole trader and a firm", ru: "ИП и организация" },
  "veto-department": { en: "a department and a human being", ru: "отдел и человек" },
  "veto-clean-source": {
    en: "both stand in a source that holds everybody once",
    ru: "обе карточки из источника, объявленного чистым",
  },
  "veto-deliberate-double": {
    en: "both stand in a source that keeps several cards of one on purpose (`doubles`)",
    ru: "обе карточки из источника, где несколько карточек одного заведены нарочно (`doubles`)",
  },
  "veto-branch": { en: "a branch and another part of its firm", ru: "филиал и другая часть той же организации" },
  "veto-named-branch": {
    en: "one name says it is a branch, the other does not, and no number tells whose",
    ru: "одно название говорит о филиале, другое нет, и номера не говорят, чей он",
  },
  "veto-two-branches": {
    en: "two branches of one official number, and neither name nor town says that they are one",
    ru: "два филиала с одним номером, и ни название, ни город не говорят, что это один и тот же",
  },
  "veto-gender-differs": {
    en: "a man and a woman by their names: husband and wife share much",
    ru: "судя по именам, мужчина и женщина: у супругов многое общее",
  },
  "veto-man-and-woman": {
    en: "a man and a woman with a name of their own each: colleagues or a couple, but two people",
    ru: "мужчина и женщина, у каждого своё имя: коллеги или супруги, но два человека",
  },
  "veto-generation-differs": {
    en: "one is the elder and the other the younger of one name (Sr, Jr)",
    ru: "один – старший, другой – младший (ст., мл.)",
  },
  "veto-cards-apart": {
    en: "the cards that they have become are of two different ones: another official number stands on each, the names of people contradict there, or a person has said of two of their records that they are two",
    ru: "карточки, которыми они стали, – двух разных: на каждой свой официальный номер, имена людей там противоречат друг другу, или о двух их записях человек сказал, что это разные",
  },
  "rule-name-contradicts": {
    en: "the names contradict each other",
    ru: "названия противоречат друг другу",
  },
  "rule-name-contradicts-person": {
    en: "the names contradict each other, at least in one part",
    ru: "имена противоречат друг другу хотя бы в одной части",
  },
  "rule-neighbours": {
    en: "two quite different names, and nothing in common that other firms do not share too (an office centre, a bookkeeper)",
    ru: "названия совсем разные, и нет ничего общего, чего не было бы и у других фирм (бизнес-центр, один бухгалтер)",
  },
  "rule-other-person": {
    en: "two people by their full names: colleagues and families share telephones and mailboxes",
    ru: "судя по полным именам, это два человека: у коллег и родных бывают общий телефон и почта",
  },
  "rule-given-only": {
    en: "one tells a given name only, and what agrees is the firm's: a mobile or a mailbox of one's own would settle it",
    ru: "у одного известно только имя, а совпало то, что есть у всей фирмы: решил бы мобильный или личная почта",
  },
  "rule-name-partly": {
    en: "one name has words that the other lacks, as sister firms have that share a telephone",
    ru: "в одном названии есть слова, которых нет в другом: так бывает у сестринских фирм с общим телефоном",
  },
  "rule-name-alike": {
    en: "the names are a letter apart or one is cut short, and only the address says that they are one: neighbours and relatives have one too",
    ru: "имена или названия отличаются буквой либо одно сокращено, а за совпадение говорит только адрес: он бывает общим у соседей и у родных",
  },
  "rule-name-pet": {
    en: "one given name is the other only as a pet name of another language, and no number says that they are one",
    ru: "одно имя – другое только как уменьшительное в другом языке, а номера, который говорил бы за одного человека, нет",
  },
  "rule-two-names": {
    en: "one given name may be the other, and both are names of their own (Алёна and Елена, Магомед and Магомед-Расул); no telephone, mailbox or number says that they are one",
    ru: "одно имя может быть другим, но оба бывают и в паспорте (Алёна и Елена, Магомед и Магомед-Расул), а телефон, почта или номер не говорят, что это один человек",
  },
  "rule-other-birth-date": {
    en: "the dates of birth are a generation apart: father and son, or namesakes",
    ru: "между датами рождения – поколение: отец и сын или тёзки",
  },
  "rule-other-generation": {
    en: "one is told to be the elder or younger of his name (Sr, Jr), the other is not, and no telephone, mailbox or number says that they are one",
    ru: "у одного указано «ст.» или «мл.», у другого нет, а телефон, почта или номер не говорят, что это один человек",
  },
  "rule-other-town": {
    en: "the towns differ: a move or a branch",
    ru: "разные города: переезд или филиал",
  },
  "rule-two-candidates": {
    en: "it fits two different ones about equally well",
    ru: "почти одинаково подходит к двум разным карточкам",
  },
  "rule-only-name": {
    en: "nothing but the name agrees",
    ru: "совпало только название",
  },
  "rule-only-name-person": {
    en: "nothing but the name agrees",
    ru: "совпало только имя",
  },
  "rule-namesake": {
    en: "only a common name speaks for it, and phones, mailboxes, towns or whose institution it is speak against",
    ru: "за совпадение говорит только частое имя, а телефоны, почта, город или то, чьё это учреждение, – против",
  },
  "rule-crowded": {
    en: "a common name and nothing else, and many other cards fit as well: nobody is asked",
    ru: "только частое имя, и так же подходит много других карточек: вопрос не задаётся",
  },
  "rule-kept-loaded": {
    en: "an earlier load made it one, and nothing contradicts",
    ru: "такой её сделала прежняя загрузка, и ничто не противоречит",
  },
  "rule-weak-bridge": {
    en: "this pair fits, but the groups behind it do not",
    ru: "пара похожа, но группы карточек за ней не похожи",
  },
  "veto-contradiction": {
    en: "decisions contradict each other: some say the same, one says different",
    ru: "решения противоречат друг другу: одни «одно и то же», другое «разные»",
  },
  "veto-look-again": {
    en: "the evidence has changed since the decision, and now speaks against it",
    ru: "с момента решения данные изменились и теперь говорят против него",
  },
  "veto-different": {
    en: "a person judged members of the two groups different",
    ru: "человек признал карточки этих двух групп разными",
  },
  "veto-unsure": {
    en: "a person was not sure about members of the two groups",
    ru: "человек не был уверен насчёт карточек этих групп",
  },
  "veto-successor": {
    en: "a person judged one the successor of the other",
    ru: "человек признал одну организацию правопреемником другой",
  },
};
