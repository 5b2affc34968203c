import { kindFromText } from "../../countries/kind-words.ts";
import type { LegalForm } from "../../countries/legal-forms.ts";
import type { CounterpartyKind, Identifier } from "../../model/index.ts";
import type { CleanPerson } from "../person/clean-person.ts";
import type { FillingRule } from "../rule.ts";

/** What speaks for a counterparty's kind. */
export interface KindEvidence {
  /** What the mapping's `kind` column says, as written. */
  readonly said: string | undefined;
  readonly form: LegalForm | undefined;
  readonly identifiers: readonly Identifier[];
  /** The name read as a person's, where it is one. */
  readonly person: CleanPerson | undefined;
}

export interface DecidedKind {
  readonly kind: CounterpartyKind;
  /** `kind-form`, `kind-identifier`, `kind-said`, `kind-name`, `kind-default`. */
  readonly rule: string;
  /** Another piece of evidence that says otherwise. */
  readonly against?: string;
}

function kindFromIdentifiers(identifiers: readonly Identifier[]): CounterpartyKind | undefined {
  const valid = identifiers.filter((one) => one.valid);
  if (valid.some((one) => one.scheme === "ru-ogrnip")) return "sole-trader";
  if (valid.some((one) => one.scheme === "ru-ogrn" || one.scheme === "ru-kpp")) return "organisation";
  const inn = valid.find((one) => one.scheme === "ru-inn");
  if (inn !== undefined) return inn.value.length === 10 ? "organisation" : "person";
  if (valid.some((one) => one.scheme === "kz-bin" || one.scheme === "ua-edrpou")) return "organisation";
  if (valid.some((one) => one.scheme === "kz-iin" || one.scheme === "ru-snils" || one.scheme === "ua-rnokpp"))
    return "person";
  return undefined;
}

/** «ЧП Иванов» is a trader, «ЧП Белком» the Belarusian and Ukrainian private enterprise; «PHU Marek Nowak» one, «PHU Marmex» nobody knows. */
function fromForm({ form, person }: KindEvidence): CounterpartyKind | undefined {
  const firm = form?.generic === "" ? person?.sure !== "yes" : form?.compare === "ЧП" && person === undefined;
  return firm ? "organisation" : form?.kind;
}

const saidKind = ({ said }: KindEvidence): CounterpartyKind | undefined =>
  said === undefined ? undefined : kindFromText(said);

/**
 * Legal form, then identifier, then what the column says, then the shape of the name. 1C says «физическое лицо» of a sole trader
 * too, and a twelve-digit ИНН cannot tell the two apart, so either gives way to «ИП» in the name and to a said «ИП».
 */
export const kindRules: readonly FillingRule<KindEvidence, CounterpartyKind>[] = [
  { name: "kind-form", field: "kind", optional: true, movable: true, find: fromForm },
  {
    name: "kind-identifier",
    field: "kind",
    optional: true,
    movable: true,
    find(evidence) {
      const kind = kindFromIdentifiers(evidence.identifiers);
      return kind === "person" && saidKind(evidence) === "sole-trader" ? undefined : kind;
    },
  },
  { name: "kind-said", field: "kind", optional: true, movable: true, find: saidKind },
  {
    name: "kind-name",
    field: "kind",
    optional: true,
    movable: true,
    find: ({ person }) => (person?.sure === "yes" ? "person" : undefined),
  },
];

/** By the first of the rules that knows; `against` is what another piece of evidence says, where the two cannot both be true. */
export function decideKind(
  evidence: KindEvidence,
  rules: readonly FillingRule<KindEvidence, CounterpartyKind>[] = kindRules,
): DecidedKind {
  for (const rule of rules) {
    const kind = rule.find(evidence);
    if (kind === undefined) continue;
    const others = [fromForm(evidence), kindFromIdentifiers(evidence.identifiers), saidKind(evidence)];
    const against = others.find((other) => other !== undefined && !compatible(kind, other));
    return { kind, rule: rule.name, ...(against === undefined ? {} : { against }) };
  }
  return { kind: "organisation", rule: "kind-default" };
}

/** A sole trader and a person differ only in whether there is a business. */
function compatible(one: CounterpartyKind, other: CounterpartyKind): boolean {
  return one === other || (one !== "organisation" && other !== "organisation");
}
