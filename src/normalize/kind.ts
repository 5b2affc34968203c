import type { LegalForm } from "../countries/legal-forms.ts";
import type { CounterpartyKind, Identifier } from "../model/index.ts";
import type { CleanPerson } from "./person-name.ts";

/** What speaks for a counterparty's kind. */
export interface KindEvidence {
  /** What the mapping's `kind` column says, as written. */
  readonly said?: string;
  readonly form?: LegalForm;
  readonly identifiers: readonly Identifier[];
  /** The name read as a person's, where it is one. */
  readonly person?: CleanPerson;
}

export interface DecidedKind {
  readonly kind: CounterpartyKind;
  /** `kind-form`, `kind-identifier`, `kind-said`, `kind-name`, `kind-default`. */
  readonly rule: string;
  /** Another piece of evidence that says otherwise. */
  readonly against?: string;
}

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
    /(?:^|[^a-zа-ӿ])(?:физ|фл|физ[a-zа-ӿ]*лиц[a-zа-ӿ]*|физическ[a-zа-ӿ]*|частн[a-zа-ӿ]*|самозанят[a-zа-ӿ]*|person|individual|private|consumer|b2c)(?:$|[^a-zа-ӿ])/i,
    "person",
  ],
];

/** Reads a column «Вид», «ЮрФизЛицо», «Тип». Undefined for words it does not know. */
export function kindFromText(text: string): CounterpartyKind | undefined {
  return saidKinds.find(([pattern]) => pattern.test(text))?.[1];
}

function kindFromIdentifiers(identifiers: readonly Identifier[]): CounterpartyKind | undefined {
  const valid = identifiers.filter((one) => one.valid);
  if (valid.some((one) => one.scheme === "ru-ogrnip")) return "sole-trader";
  if (valid.some((one) => one.scheme === "ru-ogrn" || one.scheme === "ru-kpp")) return "organisation";
  const inn = valid.find((one) => one.scheme === "ru-inn");
  if (inn !== undefined) return inn.value.length === 10 ? "organisation" : "person";
  if (valid.some((one) => one.scheme === "kz-bin")) return "organisation";
  if (valid.some((one) => one.scheme === "kz-iin" || one.scheme === "ru-snils" || one.scheme === "ua-rntrc"))
    return "person";
  return undefined;
}

/**
 * Legal form, then identifier, then what the column says, then the shape of the name. 1C says «физическое лицо» of a sole trader
 * too, and a twelve-digit ИНН cannot tell the two apart, so either gives way to «ИП» in the name and to a said «ИП».
 */
export function decideKind(evidence: KindEvidence): DecidedKind {
  const byForm = evidence.form?.kind;
  const byIdentifier = kindFromIdentifiers(evidence.identifiers);
  const said = evidence.said === undefined ? undefined : kindFromText(evidence.said);
  if (byForm !== undefined) {
    const against = [byIdentifier, said].find((kind) => kind !== undefined && !compatible(byForm, kind));
    return { kind: byForm, rule: "kind-form", ...(against === undefined ? {} : { against }) };
  }
  if (byIdentifier !== undefined) {
    if (byIdentifier === "person" && said === "sole-trader") return { kind: "sole-trader", rule: "kind-said" };
    const against = said !== undefined && !compatible(byIdentifier, said) ? said : undefined;
    return { kind: byIdentifier, rule: "kind-identifier", ...(against === undefined ? {} : { against }) };
  }
  if (said !== undefined) return { kind: said, rule: "kind-said" };
  if (evidence.person?.sure === "yes") return { kind: "person", rule: "kind-name" };
  return { kind: "organisation", rule: "kind-default" };
}

function compatible(one: CounterpartyKind, other: CounterpartyKind): boolean {
  return one === other || (one !== "organisation" && other !== "organisation");
}
