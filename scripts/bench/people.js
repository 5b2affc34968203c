// The people who speak for the generated firms, and how their names come to be written: the same person on every card of
// a firm, in full, by initials, by a pet name; one bookkeeper on several firms; one director over sister firms; a sole
// trader who is his own contact; a mobile with a new owner; husband and wife on one mobile.
import { coined, families, givens, patronymics, petNames } from "./vocabulary.js";

/** Shares of each kind of damage and trap, per row or person. Any of them can be given on the command line. */
export const peopleShares = {
  "contact-second": 0.2, // the row names the firm's second person
  "contact-self": 0.6, // a sole trader is his own contact
  "contact-keeper": 0.4, // the bookkeeper of many firms is the contact
  "contact-group": 0.5, // sister firms have one director
  "no-mobile": 0.3,
  "other-mobile": 0.1,
  "bad-mobile": 0.02,
  "no-contact-email": 0.75,
  "contact-typo": 0.05,
  "handed-on": 0.01, // the mobile belonged to somebody else before
  couple: 0.01, // husband and wife at one firm, on one mobile
};

const positions = ["директор", "Гл. бухгалтер", "менеджер", "снабженец", "", "зам. директора", "секретарь"];

/**
 * Names the contacts of rows. Its random numbers are its own: with and without contacts the firms are the same.
 *
 * @param r random numbers
 * @param tools how the generator writes telephones and makes typing errors
 */
export function createPeople(r, shares, tools) {
  const ofFirm = new WeakMap();
  const ofKeeper = new WeakMap();
  const ofGroup = new WeakMap();
  const released = [];
  let count = 0;

  const newPerson = (known = {}) => {
    const woman = known.woman ?? r.chance(0.5);
    const mobile = tools.phone(r, "9");
    const handedOn = released.length > 20 && r.chance(shares["handed-on"]) ? released[r.int(20)] : undefined;
    // Few people of a large base share a family name: most of them are coined.
    const family = r.chance(0.3) ? r.pickSkewed(families) : `${coined(r)}${r.pick(["ов", "ин"])}`;
    const person = {
      id: `p${++count}`,
      woman,
      family: feminine(family, woman),
      given: r.pickSkewed(woman ? givens.f : givens.m),
      patronymic: r.pickSkewed(patronymics) + (woman ? "овна" : "ович"),
      position: r.pick(positions),
      mobile: handedOn ?? mobile,
      other: tools.phone(r, "9"),
      ...known,
    };
    person.email = `${tools.latin(`${r.pick(["", `${person.given[0]}.`])}${person.family}`)}${count}@${r.pick(["mail.ru", "yandex.ru", "gmail.com"])}`;
    released.unshift(person.mobile);
    released.length = Math.min(released.length, 200);
    return person;
  };
  const once = (memo, key, make) => {
    let found = memo.get(key);
    if (found === undefined) memo.set(key, (found = make()));
    return found;
  };
  const makeOwn = (firm) => {
    const first =
      firm.person !== undefined && firm.person !== false && r.chance(shares["contact-self"])
        ? newPerson({ ...firm.person, woman: firm.person.patronymic.endsWith("овна"), position: "ИП" })
        : firm.group !== undefined && r.chance(shares["contact-group"])
          ? once(ofGroup, firm.group, () => newPerson({ position: "директор" }))
          : newPerson();
    const spouse = r.chance(shares.couple);
    const second = newPerson(
      spouse
        ? {
            woman: !first.woman,
            family: first.woman ? first.family.replace(/а$/, "") : feminine(first.family, true),
            mobile: first.mobile,
          }
        : {},
    );
    return [first, second];
  };

  return {
    /** A row's contact: the cells, and who it is in truth. */
    of(firm) {
      const own = once(ofFirm, firm, () => makeOwn(firm));
      const person =
        firm.keeper !== undefined && r.chance(shares["contact-keeper"])
          ? once(ofKeeper, firm.keeper, () => newPerson({ position: "бухгалтер", mobile: firm.keeper.phone }))
          : own[r.chance(shares["contact-second"]) ? 1 : 0];
      const number = r.chance(shares["other-mobile"]) ? person.other : person.mobile;
      const written = writeName(r, person);
      return {
        entity: person.id,
        cells: {
          person: r.chance(shares["contact-typo"]) && written.length > 5 ? tools.typo(r, written) : written,
          position: r.chance(0.2) ? "" : person.position,
          mobile: r.chance(shares["no-mobile"])
            ? ""
            : tools.format(r, r.chance(shares["bad-mobile"]) ? tools.changeDigit(r, number) : number),
          mail: r.chance(shares["no-contact-email"]) ? "" : person.email,
        },
      };
    },
  };
}

function writeName(r, { family, given, patronymic }) {
  const p = r.next();
  if (p < 0.3) return `${family} ${given} ${patronymic}`;
  if (p < 0.48) return `${given} ${family}`;
  if (p < 0.58) return `${family} ${given}`;
  if (p < 0.73) return `${family} ${given[0]}.${patronymic[0]}.`;
  if (p < 0.83) return `${given} ${patronymic}`;
  if (p < 0.93) return given;
  return `${petNames[given] ?? given}${r.chance(0.5) ? ` ${family}` : ""}`;
}

export function feminine(family, woman) {
  return woman ? `${family}а` : family;
}
