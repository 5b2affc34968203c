import type { Millibits } from "../../model/index.ts";
import type { Evidence } from "../compare/evidence.ts";
import type { Parameters } from "../parameters.ts";

/** Why a pair whose score would merge it waits for a person all the same. */
export type RuleName =
  | "namesake"
  | "neighbours"
  | "other-person"
  | "name-contradicts"
  | "given-only"
  | "name-partly"
  | "name-alike"
  | "name-pet"
  | "two-names"
  | "other-birth-date"
  | "other-generation"
  | "other-town"
  | "only-name";

/** Whether two names contradict each other, or have little in common. */
export function contradicts({ nameLevel }: Evidence): boolean {
  return nameLevel >= 0 && nameLevel < 2;
}

/** Whether a number or a date says that two people are one. A home does not: father and son share it, and the name too. */
export function numbersAgree({ proof, home }: Evidence): boolean {
  return proof > home;
}

/**
 * What numbers, dates and homes prove of two whose names contradict each other. Of people of other family names and other known given names only a
 * number says that they are one: in a house of many flats two are born on one day. Twins share the home and the date of birth; who was born on one
 * day, has one given name and one telephone or mailbox of his own has married; so has a woman of one given name and patronymic whose own telephone
 * or mailbox agrees and something besides: the home, the firm.
 */
function provesIdentity(evidence: Evidence): number {
  const { proof, home, born, givenApart, siblings, strangers, renamed, sameFather, women, personal, besides } =
    evidence;
  if (strangers && givenApart) return proof - home - born;
  if (siblings) return proof - home;
  if (!renamed) return proof;
  const married = sameFather && women && personal > 0 ? besides : proof;
  return proof > home ? Math.max(married, proof + personal) : married;
}

/** Whether two people of one name were born a generation apart and are two as likely as not. */
export function areParentAndChild(evidence: Evidence): boolean {
  return evidence.bornApart && !(evidence.women ? evidence.proof > 0 : numbersAgree(evidence));
}

/** Whether two people whose given names are not written alike were born on other days: sisters of one home, `Emma` and `Emily`, `E.` and `Emma`. */
function areRelatives(evidence: Evidence): boolean {
  return evidence.otherGiven && evidence.otherBirth && evidence.personal <= 0 && !numbersAgree(evidence);
}

/** Whether two firms of quite other names share nothing but what is known to stand at several firms: an office centre's line, a bookkeeper's mailbox. */
function areNeighbours({ nameLevel, persons, proof, trusted, door }: Evidence): boolean {
  return nameLevel === 0 && !persons && proof <= 0 && trusted <= door;
}

/** Whether what one list calls `Grace Academy` and the other `Grace Mission` has one line and one door: an owner's other firm is called otherwise. */
function isKindInOneHouse({ kindInstead, door, trusted }: Evidence, least: Millibits): boolean {
  return kindInstead && door > 0 && trusted - door >= least;
}

/** Whether a firm's whole name and town are so rare together that no other bears them, and nothing speaks against it: another door, another line. */
function isUnmistakable(
  { nameLevel, persons, alike, otherForm, elsewhere, otherDoor, against, rarity }: Evidence,
  least: Millibits,
): boolean {
  return (
    nameLevel >= 4 && !persons && !alike && !otherForm && !elsewhere && !otherDoor && against === 0 && rarity >= least
  );
}

/** The first rule that speaks against merging two rows by themselves. */
export function ruleOf(
  evidence: Evidence,
  { namesakes, proof, trusted, besides, alone }: Parameters,
): RuleName | undefined {
  if (evidence.shared && (evidence.elsewhere || evidence.against <= namesakes.against)) return "namesake";
  if (evidence.otherOwner && evidence.besides <= 0) return "namesake";
  if (areNeighbours(evidence)) return "neighbours";
  if (evidence.strangers && evidence.proof <= evidence.home + evidence.born) return "other-person";
  if (contradicts(evidence) && provesIdentity(evidence) < (evidence.people ? proof.human : proof.firm))
    return "name-contradicts";
  if (evidence.givenOnly && evidence.personal <= 0 && !numbersAgree(evidence)) return "given-only";
  const unproved = evidence.proof < proof.partly;
  const { partly, otherForm, sister } = evidence;
  const instead = evidence.instead && !isKindInOneHouse(evidence, trusted);
  if (partly && unproved && (instead || otherForm || sister || evidence.trusted < trusted)) return "name-partly";
  // A telephone tells a typing error, but sister firms and neighbours have one too: `Яблоко`, `Яблочко`.
  if (evidence.diminutive && unproved) return "name-alike";
  if (evidence.alike && unproved && evidence.trusted - evidence.door < trusted) return "name-alike";
  // Mother and daughter share the home, and the first letters of many a name.
  const reached = evidence.trusted > evidence.door || numbersAgree(evidence);
  if (evidence.cut && !reached) return "name-alike";
  if (evidence.twoNames && !reached) return "two-names";
  if (evidence.loan && !numbersAgree(evidence)) return "name-pet";
  if (areParentAndChild(evidence) || areRelatives(evidence)) return "other-birth-date";
  if (evidence.generationOpen && !reached) return "other-generation";
  if (evidence.elsewhere && !evidence.people && unproved) return "other-town";
  return evidence.besides < besides && !isUnmistakable(evidence, alone) ? "only-name" : undefined;
}
