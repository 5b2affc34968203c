import { expect, test } from "vitest";
import { wordsOfPersons } from "../../../../src/dedupe/table/name-words.ts";
import { Texts } from "../../../../src/dedupe/texts.ts";
import { Words } from "../../../../src/dedupe/words/words.ts";

test.each([
  ["мамед оглы", "мамедович"],
  ["али оглы", "алиевич"],
  ["рза оглы", "рзаевич"],
  ["муса кызы", "мусаевна"],
  ["алиевич", "алиевич"],
])("the patronymic «%s» is compared as %s", (patronymic, compared) => {
  const [persons, words] = [new Texts(), new Words(true)];
  persons.id(`гасанов\tвагиф\t${patronymic}\t`);
  const { personWords } = wordsOfPersons(persons, words, false);
  expect([...personWords.values].map((word) => words.text(word))).toEqual(["гасанов", "вагиф", compared]);
});
