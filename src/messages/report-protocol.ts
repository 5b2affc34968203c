import type { Catalogue } from "./index.ts";

/** The acceptance protocol and the rules of entry. */
export const reportProtocolMessages: Catalogue = {
  "html-protocol-title": { en: "Acceptance protocol of a data migration", ru: "Протокол приёмки переноса данных" },
  "html-protocol-subject": {
    en: "Project {project}, run {run}, target: {target}",
    ru: "Проект {project}, запуск {run}, цель: {target}",
  },
  "html-protocol-rules": { en: "Rules applied", ru: "Применённые правила" },
  "html-protocol-rules-intro": {
    en: "Values were changed by these rules and by no others.",
    ru: "Значения изменялись этими правилами и никакими другими.",
  },
  "html-protocol-examples": { en: "Records before and after", ru: "Записи до и после" },
  "html-protocol-examples-intro": {
    en: "{count} records drawn at random from all. Please check each value.",
    ru: "{count} {count|запись выбрана|записи выбраны|записей выбрано} наугад из всех. Проверьте каждое значение.",
  },
  "html-protocol-before": { en: "Before", ru: "До" },
  "html-protocol-after": { en: "After", ru: "После" },
  "html-protocol-right": { en: "Right", ru: "Верно" },
  "html-protocol-questions": { en: "Open questions", ru: "Открытые вопросы" },
  "html-protocol-question": { en: "Question", ru: "Вопрос" },
  "html-protocol-answer": { en: "Answer", ru: "Ответ" },
  "html-protocol-statement": {
    en: "The undersigned have checked the above and accept the migration with the answers given.",
    ru: "Нижеподписавшиеся проверили изложенное и принимают перенос с указанными ответами.",
  },
  "html-protocol-client": { en: "For the client", ru: "От заказчика" },
  "html-protocol-implementer": { en: "For the implementer", ru: "От исполнителя" },
  "html-protocol-sign": { en: "name, position, signature, date", ru: "ФИО, должность, подпись, дата" },
  "html-question-rejects": {
    en: "{count} {count|row|rows} could not be loaded: who mends them, and by when?",
    ru: "Не удалось загрузить строк: {count}. Кто их доработает и к какому сроку?",
  },
  "html-question-review": {
    en: "{count} {count|pair looks|pairs look} alike and {count|was|were} loaded as separate cards: who decides?",
    ru: "Похожие пары загружены отдельными карточками, пар: {count}. Кто решает?",
  },
  "html-question-successor": {
    en: "{count} {count|pair agrees|pairs agree} in all but the ИНН: are they successors?",
    ru: "Совпадает всё, кроме ИНН, пар: {count}. Это правопреемники?",
  },
  "html-question-conflict": {
    en: "Field “{field}”: {count} {count|card|cards} with contradicting values: which source is right?",
    ru: "Поле «{field}»: карточек с противоречивыми значениями {count}. Какой источник прав?",
  },
  "html-question-finding": {
    en: "{found} ({count} such {count|value|values}): is that right?",
    ru: "{found} (таких значений: {count}). Это верно?",
  },
  "html-question-ignored": {
    en: "Source {source}: the column “{column}” ({count} filled cells) was not moved, because: {why}. Is that right?",
    ru: "Источник {source}: колонка «{column}» (заполнено ячеек: {count}) не перенесена, потому что: {why}. Это верно?",
  },
  "html-question-none": { en: "There are no open questions.", ru: "Открытых вопросов нет." },
  "html-entry-title": { en: "How to enter customer data", ru: "Как вносить данные о клиентах" },
  "html-entry-intro": {
    en: "Drawn from what had to be cleaned in {project}: the most frequent things first.",
    ru: "Составлено по тому, что пришлось исправлять в {project}: самое частое сначала.",
  },
  "html-entry-nothing": { en: "Nothing had to be cleaned.", ru: "Исправлять ничего не пришлось." },
  "html-entry-times": { en: "{count} {count|time|times}", ru: "{count} {count|раз|раза|раз}" },
  "entry-phones": {
    en: "One number a field, with its area code: +7 846 231-60-14. An extension goes after it as “ext. 139”; whose number it is goes into the note, not into the number.",
    ru: "Один номер в поле, с кодом города: +7 846 231-60-14. Добавочный пишется после номера: «доб. 139»; чей это номер, пишется в примечание, а не в номер.",
  },
  "entry-emails": {
    en: "One address a field, nothing else in it. No address: leave the field empty, do not write “no”.",
    ru: "Один адрес в поле и ничего больше. Нет адреса: оставьте поле пустым, не пишите «нет».",
  },
  "entry-name": {
    en: "The name without the legal form and without quotes; the legal form has a field of its own. No city, no phone, no remarks in the name.",
    ru: "Название без организационной формы и без кавычек; форма пишется в своё поле. Без города, телефона и пометок в названии.",
  },
  "entry-legalName": { en: "As in the register of legal entities.", ru: "Как в ЕГРЮЛ." },
  "entry-identifiers": {
    en: "Digits only: ИНН has 10 or 12, КПП 9, ОГРН 13 or 15. Keep such columns as text, so that Excel does not drop the leading zero.",
    ru: "Только цифры: ИНН из 10 или 12, КПП из 9, ОГРН из 13 или 15. Держите такие колонки в текстовом формате, иначе Excel съест ведущий ноль.",
  },
  "entry-addresses": {
    en: "Postcode, region, city, street, house: in this order, separated by commas.",
    ru: "Индекс, регион, город, улица, дом: в этом порядке, через запятую.",
  },
  "entry-person": {
    en: "Family name, given name, patronymic, in full and in this order.",
    ru: "Фамилия, имя, отчество, полностью и в этом порядке.",
  },
  "entry-birthDate": {
    en: "Day, month, year with four digits: 31.12.1985.",
    ru: "День, месяц, год четырьмя цифрами: 31.12.1985.",
  },
  "entry-sites": { en: "Only the address: acme.ru.", ru: "Только адрес: acme.ru." },
  "entry-bankAccounts": {
    en: "Account of 20 digits and БИК of 9 digits, each in its own field.",
    ru: "Счёт из 20 цифр и БИК из 9 цифр, каждый в своём поле.",
  },
  "entry-position": {
    en: "One position a person, from the company's list.",
    ru: "Одна должность на человека, из списка компании.",
  },
};
