import type { CounterpartyKind } from "../model/index.ts";

const saidKinds: readonly (readonly [RegExp, CounterpartyKind])[] = [
  [
    /(?:^|[^a-zа-ӿ])(?:ип|индивидуальн[a-zа-ӿ]*|предприниматель|sole|sole-trader|self-employed|жк|фоп)(?:$|[^a-zа-ӿ])/i,
    "sole-trader",
  ],
  [
    /(?:^|[^a-zа-ӿ])(?:юр|юл|юр[a-zа-ӿ]*лиц[a-zа-ӿ]*|юридическ[a-zа-ӿ]*|организаци[a-zа-ӿ]*|компани[a-zа-ӿ]*|обособленн[a-zа-ӿ]*|филиал|госорган[a-zа-ӿ]*|государственн[a-zа-ӿ]*|organi[sz]ation|company|legal|business|b2b)(?:$|[^a-zа-ӿ])/i,
    "organisation",
  ],
  [
    /(?:^|[^a-zа-ӿ])(?:физ|фл|физ[a-zа-ӿ]*лиц[a-zа-ӿ]*|физическ[a-zа-ӿ]*|частн[a-zа-ӿ]*|[фч][./]\s?л\.?|граждан[a-zа-ӿ]*|нпд|г-н|г-жа|господин|госпожа|нотариус|адвокат|арбитражный\s+управляющий|самозанят[a-zа-ӿ]*|person|individual|private|consumer|b2c)(?:$|[^a-zа-ӿ])/i,
    "person",
  ],
];

/** Reads a column «Вид», «ЮрФизЛицо», «Тип». Undefined for words it does not know. */
export function kindFromText(text: string): CounterpartyKind | undefined {
  return saidKinds.find(([pattern]) => pattern.test(text))?.[1];
}
