import { expect, it } from "vitest";
import { defaultLimits } from "../../../../src/extract/limits.ts";
import { flatten } from "../../../../src/extract/onec/flatten.ts";
import { PathTree } from "../../../../src/extract/onec/path-tree.ts";
import { parseElement } from "../../../../src/extract/onec/xml-stream.ts";

const qualifiers = { Контакт: "Тип" };

function cellsOf(xml: string, tree = new PathTree()): [string, string | undefined][] {
  const element = parseElement(xml, defaultLimits);
  if (element === undefined) throw new Error("no element");
  const { paths, values } = flatten(element, qualifiers, tree);
  return paths.map((path, index) => [path, values[index]]);
}

it("gives every text a path of its own, whatever repeats", () => {
  expect(
    cellsOf(
      `<К Ид="1" xmlns:x="u" x:nil="false"><Ид>2</Ид>
        <Контакт><Тип>Почта</Тип><Значение>a</Значение></Контакт>
        <Контакт Тип="Почта"><Значение>b</Значение></Контакт>
        <Контакт><Тип> Почта
        </Тип><Значение> c </Значение></Контакт>
        <Контакт><Значение>d</Значение></Контакт>
        <Контакт><Тип>Тел [раб]/факс</Тип><Значение>e</Значение></Контакт>
        <Пусто/><Нет x:nil="true">f</Нет><Смесь>g<В>h</В> i</Смесь></К>`,
    ),
  ).toEqual([
    ["Ид", "1"],
    ["Ид#2", "2"],
    ["Контакт[Тип=Почта]/Значение", "a"],
    ["Контакт[Тип=Почта]#2/Значение", "b"],
    ["Контакт[Тип=Почта]#3/Значение", " c "],
    ["Контакт/Значение", "d"],
    ["Контакт[Тип=Тел (раб)/факс]/Значение", "e"],
    ["Нет", "f"],
    ["Смесь", "g i"],
    ["Смесь/В", "h"],
  ]);
});

it("counts repeats anew in every record, and when generated names have filled the tree", () => {
  const tree = new PathTree(3);
  for (let i = 0; i < 10; i++) {
    expect(cellsOf(`<К><А>1</А><А>2</А><Имя${i}>3</Имя${i}></К>`, tree)).toEqual([
      ["А", "1"],
      ["А#2", "2"],
      [`Имя${i}`, "3"],
    ]);
  }
});
