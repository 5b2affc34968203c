// Makes messy counterparties whose truth is known:
//
//   node scripts/bench/data.js --rows 100000 --seed 1 --out folder [--typo 0.12 --no-inn 0.25 …]
//
// writes ut.csv (an accounting system: codes, legal names, ИНН), managers.csv (what managers type), truth.csv
// (source:key;entity) and a project with mappings, so that `sverka run` can be pointed at the folder. `--contacts 0.6` gives
// that share of the rows a contact too, in four more columns (people.js), with their truth beside the firms'. Everything is invented; ИНН have valid check digits. The
// same options give the same bytes.
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { createPeople, feminine, peopleShares } from "./people.js";
import { areas, brands, cities, coined, families, givens, patronymics, streets, themes } from "./vocabulary.js";

/** Shares of each kind of damage, per duplicate row and field. Any of them can be given on the command line. */
export const damage = {
  typo: 0.12, // one or two letters of the name
  translit: 0.03, // the name in Latin letters
  "look-alike": 0.02, // Latin letters inside a Cyrillic word
  "form-lost": 0.35,
  "word-added": 0.08, // магазин, ТД, группа компаний
  "word-lost": 0.05,
  glued: 0.03, // «СтройСервис» for «Строй Сервис»
  "city-in-name": 0.03,
  "no-inn": 0.3,
  "bad-inn": 0.03, // one digit wrong: the check digit shows it
  "no-phone": 0.2,
  "new-phone": 0.1,
  "bad-phone": 0.02,
  "no-email": 0.35,
  "bad-email": 0.03,
  "no-address": 0.35,
  moved: 0.05,
  "no-city": 0.15,
  "name-only": 0.005, // a row with nothing but a name
};

/** Traps of life, as shares of all entities. */
export const traps = {
  namesake: 0.06, // firms of one name in one city
  sister: 0.04, // in groups that share phone, e-mail and address
  bookkept: 0.05, // a bookkeeper's telephone on many firms
  "office-centre": 0.05, // one switchboard and one address
  branch: 0.02, // same ИНН, its own КПП and address: a card of its own
  married: 0.003, // a sole trader who changed her surname
};

const yellow = ["магазин", "ТД", "торговый дом", "компания", "группа компаний", "фирма"];
const letters = "абвгдежзиклмнопрстуфхцчшыэюя";
const latin = Object.fromEntries(
  [..."абвгдеёжзийклмнопрстуфхцчшщъыьэюя"].map((c, i) => [
    c,
    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" ")[i] ?? "",
  ]),
);
const alike = {
  а: "a",
  е: "e",
  о: "o",
  р: "p",
  с: "c",
  х: "x",
  у: "y",
  А: "A",
  В: "B",
  Е: "E",
  К: "K",
  М: "M",
  Н: "H",
  О: "O",
  Р: "P",
  С: "C",
  Т: "T",
  Х: "X",
};

const toLatin = (text) => text.toLowerCase().replace(/[а-яё]/g, (c) => latin[c]);

export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (n) => Math.floor(next() * n);
  const pick = (list) => list[int(list.length)];
  /** The first ones are picked far more often: names and towns are not evenly spread. */
  const pickSkewed = (list) => list[Math.floor(list.length * next() ** 2.5)];
  return { next, int, pick, pickSkewed, chance: (p) => next() < p };
}

/** Makes rows one after the other, each with its source and its entity. */
export function* generate({ rows, seed, shares = damage, traps: trapShares = traps }) {
  const r = random(seed);
  const pools = { bookkeepers: [], centres: [], group: undefined, namesake: undefined };
  let made = 0;
  let entity = 0;
  const counters = { ut: 0, managers: 0 };
  while (made < rows) {
    const firm = makeFirm(r, pools, trapShares);
    const firms = [firm];
    if (firm.kind === "firm" && r.chance(trapShares.branch)) firms.push(branchOf(r, firm));
    for (const one of firms) {
      entity++;
      const copies = howMany(r);
      for (let copy = 0; copy < copies && made < rows; copy++) {
        const source = copy === 0 ? (r.chance(0.6) ? "ut" : "managers") : r.chance(0.3) ? "ut" : "managers";
        const row = copy === 0 && source === "ut" ? clean(r, one) : messy(r, one, shares);
        yield { source, key: String(++counters[source]), row, entity: `e${entity}`, firm: one };
        made++;
      }
    }
  }
}

function howMany(r) {
  const p = r.next();
  return p < 0.55 ? 1 : p < 0.78 ? 2 : p < 0.9 ? 3 : p < 0.96 ? 4 : p < 0.99 ? 5 : 6 + r.int(6);
}

function makeFirm(r, pools, share) {
  const [city, area] = r.pickSkewed(cities).split("|");
  const trader = r.chance(0.2);
  const woman = r.chance(0.5);
  const person = trader && {
    family: feminine(r.pickSkewed(families), woman),
    given: r.pickSkewed(woman ? givens.f : givens.m),
    patronymic: r.pickSkewed(patronymics) + (woman ? "овна" : "ович"),
  };
  const base = trader ? "" : makeName(r);
  const firm = {
    kind: trader ? "trader" : "firm",
    person,
    name: base,
    form: trader ? "ИП" : r.pickSkewed(["ООО", "ООО", "ООО", "ООО", "АО", "ЗАО", "ПАО", "ОАО"]),
    city,
    area,
    inn: inn(r, trader),
    kpp: trader ? "" : `${taxOffice(city)}01001`,
    phones: [phone(r, area)],
    email: "",
    address: address(r),
    married: trader && woman && r.chance(share.married / 0.1) ? feminine(r.pickSkewed(families), true) : undefined,
  };
  const slug = (trader ? `${person.family} ${person.given[0]}` : base)
    .toLowerCase()
    .replace(/[а-яё]/g, (c) => latin[c])
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 20);
  firm.email = r.chance(0.5)
    ? `${r.pick(["info", "office", "sale", "mail", "zakaz"])}@${slug}-${r.int(9000) + 1000}.example`
    : `${slug}${r.int(90000) + 10000}@${r.pick(["mail.ru", "yandex.ru", "gmail.com", "bk.ru"])}`;
  if (r.chance(0.25)) firm.phones.push(phone(r, area));

  const sister = !trader && r.chance(share.sister);
  if (!trader && !sister && r.chance(share.namesake)) {
    // Somebody else had this name first, in this very town.
    if (pools.namesake !== undefined && r.chance(0.75))
      Object.assign(firm, {
        name: pools.namesake.name,
        city: pools.namesake.city,
        area: pools.namesake.area,
        phones: [phone(r, pools.namesake.area)],
      });
    else pools.namesake = firm;
  }
  if (sister) {
    if (pools.group !== undefined && pools.group.left > 0) {
      pools.group.left--;
      firm.group = pools.group.firm;
      const head = pools.group.firm;
      Object.assign(firm, {
        phones: [...head.phones],
        email: head.email,
        address: head.address,
        city: head.city,
        area: head.area,
      });
      const root = head.name.split(" ")[0];
      const free = themes.filter((theme) => !head.name.includes(theme) && !pools.group.themes.includes(theme));
      if (r.chance(0.5)) {
        const theme = r.pick(free);
        pools.group.themes.push(theme);
        firm.name = `${root} ${theme}`;
      }
    } else {
      pools.group = { firm, left: 1 + r.int(4), themes: [] };
      firm.group = firm;
    }
  }
  if (r.chance(share.bookkept)) {
    if (pools.bookkeepers.length < 3 || r.chance(0.06))
      pools.bookkeepers.unshift({ phone: phone(r, "9"), email: `buh${r.int(100000)}@mail.ru` });
    const keeper = pools.bookkeepers[r.int(Math.min(12, pools.bookkeepers.length))];
    firm.keeper = keeper;
    if (r.chance(0.7)) firm.phones.push(keeper.phone);
    else firm.phones = [keeper.phone];
    if (r.chance(0.3)) firm.email = keeper.email;
  }
  if (r.chance(share["office-centre"])) {
    if (pools.centres.length < 2 || r.chance(0.04))
      pools.centres.unshift({ city, area, phone: phone(r, area), address: address(r) });
    const centre = pools.centres[r.int(Math.min(8, pools.centres.length))];
    Object.assign(firm, {
      city: centre.city,
      area: centre.area,
      phones: r.chance(0.6) ? [centre.phone] : [centre.phone, firm.phones[0]],
      address: `${centre.address}, оф. ${r.int(400) + 1}`,
    });
  }
  return firm;
}

function branchOf(r, head) {
  const [city, area] = r.pick(cities.filter((each) => !each.startsWith(head.city))).split("|");
  return {
    ...head,
    branch: true,
    city,
    area,
    kpp: `${taxOffice(city)}43001`,
    phones: [phone(r, area)],
    address: address(r),
    name: r.chance(0.5) ? `${head.name} филиал ${city}` : head.name,
  };
}

function makeName(r) {
  const p = r.next();
  if (p < 0.22) return r.pickSkewed(brands);
  if (p < 0.45) return `${r.pickSkewed(brands)} ${r.pickSkewed(themes)}`;
  if (p < 0.6) return `${r.pickSkewed(themes)} ${r.pickSkewed(brands)}`;
  if (p < 0.66) return `${r.pickSkewed(brands)}-${r.int(30) + 2}`;
  if (p < 0.72) return `Торговый дом ${r.pickSkewed(brands)}`;
  if (p < 0.8) return `${coined(r)} ${r.pickSkewed(themes)}`;
  return coined(r);
}

function inn(r, trader) {
  const digits = Array.from({ length: trader ? 10 : 9 }, () => r.int(10));
  digits[0] = 1 + r.int(8);
  digits[1] = 1 + r.int(9);
  const check = (weights) => (weights.reduce((sum, weight, at) => sum + weight * digits[at], 0) % 11) % 10;
  if (!trader) digits.push(check([2, 4, 10, 3, 5, 9, 4, 6, 8]));
  else {
    digits.push(check([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]));
    digits.push(check([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]));
  }
  return digits.join("");
}

function taxOffice(city) {
  let sum = 0;
  for (const letter of city) sum = (sum * 31 + letter.charCodeAt(0)) % 8899;
  return String(1100 + sum);
}

/** National digits: a town's area code and a number, or a mobile. */
function phone(r, area) {
  const mobile = area === "9" || r.chance(0.4);
  const code = mobile ? `9${String(r.int(80) + 10)}` : area;
  let rest = String(2 + r.int(7));
  while (code.length + rest.length < 10) rest += r.int(10);
  return code + rest;
}

function address(r) {
  return `${r.pick(["ул.", "ул.", "ул.", "пр-т", "пер."])} ${r.pickSkewed(streets)}, д. ${1 + r.int(180)}${r.chance(0.15) ? r.pick(["а", "б", " корп. 2"]) : ""}`;
}

/** As the accountant wrote it, once. */
function clean(r, firm) {
  return {
    name: firm.kind === "trader" ? `ИП ${fullName(firm.person)}` : `${firm.form} "${firm.name}"`,
    inn: firm.inn,
    kpp: firm.kpp,
    phone: firm.phones.map((each) => format(r, each)).join(", "),
    email: firm.email,
    city: firm.city,
    address: `${firm.city}, ${firm.address}`,
  };
}

const fullName = ({ family, given, patronymic }) => `${family} ${given} ${patronymic}`;

function messy(r, firm, share) {
  const lost = r.chance(share["no-inn"]);
  const name = messyName(
    r,
    lost && firm.branch && !firm.name.includes("филиал") ? { ...firm, name: `${firm.name} филиал ${firm.city}` } : firm,
    share,
  );
  if (r.chance(share["name-only"])) return { name, inn: "", kpp: "", phone: "", email: "", city: "", address: "" };
  let number = lost ? "" : firm.inn;
  if (number !== "" && r.chance(share["bad-inn"])) number = changeDigit(r, number);
  const phones = [...firm.phones];
  if (r.chance(share["new-phone"])) phones[0] = phone(r, firm.area);
  if (r.chance(0.5)) phones.length = 1;
  let shown = r.chance(share["no-phone"])
    ? ""
    : phones
        .map((each) => format(r, r.chance(share["bad-phone"]) ? changeDigit(r, each) : each))
        .join(r.pick([", ", "; ", " "]) === " " ? ", " : ", ");
  if (shown !== "" && r.chance(0.08)) shown += ` ${r.pick(["доб.", "вн."])} ${100 + r.int(800)}`;
  let email = r.chance(share["no-email"]) ? "" : firm.email;
  if (email !== "" && r.chance(share["bad-email"])) email = typo(r, email);
  const moved = r.chance(share.moved);
  const where = moved ? address(r) : firm.address;
  return {
    name,
    inn: number,
    // A branch without its КПП would be nobody's guess.
    kpp: number === "" || (firm.branch === undefined && r.chance(0.4)) ? "" : firm.kpp,
    phone: shown,
    email: r.chance(0.1) ? email.toUpperCase() : email,
    city: r.chance(share["no-city"]) ? "" : r.chance(0.1) ? `г. ${firm.city}` : firm.city,
    address: r.chance(share["no-address"])
      ? ""
      : r.chance(0.5)
        ? where.replace("ул. ", "").replace("д. ", "")
        : `${firm.city}, ${where}`,
  };
}

function messyName(r, firm, share) {
  if (firm.kind === "trader") {
    const person = firm.married !== undefined && r.chance(0.5) ? { ...firm.person, family: firm.married } : firm.person;
    const p = r.next();
    let text =
      p < 0.45
        ? fullName(person)
        : p < 0.75
          ? `${person.family} ${person.given[0]}.${person.patronymic[0]}.`
          : p < 0.9
            ? `${person.given} ${person.family}`
            : `${person.family} ${person.given}`;
    if (r.chance(share.typo)) text = typo(r, text);
    return r.chance(0.6) ? `ИП ${text}` : r.chance(0.3) ? `${text} ИП` : text;
  }
  let { name } = firm;
  if (r.chance(share["word-lost"]) && name.includes(" ")) name = name.split(" ").slice(0, -1).join(" ");
  if (r.chance(share.typo)) name = typo(r, name);
  if (r.chance(share.typo / 6)) name = typo(r, name);
  if (r.chance(share.glued)) name = name.replace(" ", "");
  if (r.chance(share["look-alike"]))
    name = [...name].map((letter) => (r.chance(0.5) ? (alike[letter] ?? letter) : letter)).join("");
  if (r.chance(share.translit))
    name = [...name]
      .map(
        (letter) =>
          latin[letter] ??
          (latin[letter.toLowerCase()] === undefined
            ? letter
            : latin[letter.toLowerCase()].replace(/^./, (c) => c.toUpperCase())),
      )
      .join("");
  if (r.chance(share["word-added"])) name = `${r.pick(yellow)} ${name}`;
  if (r.chance(share["city-in-name"])) name = `${name} ${firm.city}`;
  if (r.chance(0.15)) name = name.toUpperCase();
  if (r.chance(share["form-lost"])) return name;
  const form = r.chance(0.1) && firm.form === "ООО" ? "Общество с ограниченной ответственностью" : firm.form;
  const quoted = r.chance(0.5) ? `"${name}"` : r.chance(0.5) ? `«${name}»` : name;
  return r.chance(0.75) ? `${form} ${quoted}` : r.chance(0.5) ? `${quoted} ${form}` : `${quoted}, ${form}`;
}

function typo(r, text) {
  const at = 1 + r.int(Math.max(1, text.length - 2));
  const letter = /[a-z]/i.test(text) ? String.fromCharCode(97 + r.int(26)) : r.pick([...letters]);
  switch (r.int(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + letter + text.slice(at);
    case 2:
      return text.slice(0, at) + letter + text.slice(at + 1);
    default:
      return text.slice(0, at) + (text[at + 1] ?? "") + text[at] + text.slice(at + 2);
  }
}

function changeDigit(r, text) {
  const at = 1 + r.int(text.length - 1);
  return text.slice(0, at) + String((Number(text[at]) + 1 + r.int(8)) % 10) + text.slice(at + 1);
}

function format(r, digits) {
  const code = areas.find((area) => digits.startsWith(area)) ?? digits.slice(0, 3);
  const rest = digits.slice(code.length);
  const grouped =
    rest.length === 7
      ? `${rest.slice(0, 3)}-${rest.slice(3, 5)}-${rest.slice(5)}`
      : rest.replace(/(\d+)(\d\d)(\d\d)$/, "$1-$2-$3");
  return [`+7 (${code}) ${grouped}`, `8 (${code}) ${grouped}`, `8${digits}`, `+7${digits}`, `8-${code}-${grouped}`][
    r.int(5)
  ];
}

export const columns = {
  name: "Наименование",
  inn: "ИНН",
  kpp: "КПП",
  phone: "Телефон",
  email: "E-mail",
  city: "Город",
  address: "Адрес",
};

/** Columns of the contacts, when there are any. */
export const contactColumns = {
  person: "Контактное лицо",
  position: "Должность",
  mobile: "Моб. телефон",
  mail: "E-mail контакта",
};

/** The same mapping reads both files: `Код` is what the source keeps unique. */
export const mapping = `# yaml-language-server: $schema=../../../mapping.schema.json
version: 1
title: Generated counterparties
source: { format: csv, delimiter: ";" }
counterparty:
  sourceKey: Код
  name: ${columns.name}
  inn: ${columns.inn}
  kpp: ${columns.kpp}
  phones: ${columns.phone}
  emails: ${columns.email}
  city: ${columns.city}
  addresses: ${columns.address}
defaults: { country: RU }
`;

const contactMapping = `contact:
  when: { present: ${contactColumns.person} }
  fullName: ${contactColumns.person}
  position: ${contactColumns.position}
  phones: { column: ${contactColumns.mobile}, kind: mobile }
  emails: ${contactColumns.mail}
`;

const project = `version: 1
name: bench
country: RU
sources:
  ut: { mapping: mappings/generated.yaml, files: ut.csv, priority: 1 }
  managers: { mapping: mappings/generated.yaml, files: managers.csv, priority: 2 }
`;

async function main() {
  const shares = { ...damage, ...traps, ...peopleShares };
  const { values } = parseArgs({
    options: {
      rows: { type: "string", default: "100000" },
      seed: { type: "string", default: "1" },
      out: { type: "string", default: "bench-data" },
      contacts: { type: "string", default: "0" },
      ...Object.fromEntries(Object.keys(shares).map((name) => [name, { type: "string" }])),
    },
  });
  const given = (known) =>
    Object.fromEntries(
      Object.entries(known).map(([name, share]) => [name, values[name] === undefined ? share : Number(values[name])]),
    );
  mkdirSync(join(values.out, "mappings"), { recursive: true });
  const contacts = Number(values.contacts);
  const people = random(Number(values.seed) + 1);
  const speakers = createPeople(people, given(peopleShares), { phone, format, changeDigit, typo, latin: toLatin });
  writeFileSync(join(values.out, "mappings/generated.yaml"), contacts > 0 ? mapping + contactMapping : mapping);
  writeFileSync(join(values.out, "sverka.yaml"), project);
  const files = Object.fromEntries(
    ["ut", "managers", "truth"].map((name) => [
      name,
      { stream: createWriteStream(join(values.out, `${name}.csv`)), text: "" },
    ]),
  );
  const write = async (file) => {
    if (!file.stream.write(file.text)) await once(file.stream, "drain");
    file.text = "";
  };
  const extra = contacts > 0 ? contactColumns : {};
  const header = ["Код", ...Object.values(columns), ...Object.values(extra)].join(";");
  files.ut.text = `${header}\n`;
  files.managers.text = `${header}\n`;
  // `id`, not `record`: a word that headers have, so that no row naming a contact is taken for the header.
  files.truth.text = "id;entity\n";
  const shape = { rows: Number(values.rows), seed: Number(values.seed), shares: given(damage), traps: given(traps) };
  for (const { source, key, row, entity, firm } of generate(shape)) {
    const cells = Object.keys(columns).map((column) => row[column]);
    if (contacts > 0) {
      const contact = people.chance(contacts) ? speakers.of(firm) : undefined;
      cells.push(...Object.keys(extra).map((column) => contact?.cells[column] ?? ""));
      // A contact is known by the row and the name that stands there.
      if (contact !== undefined)
        files.truth.text += `${source}:${key}#contact:${contact.cells.person.toLowerCase()};${contact.entity}\n`;
    }
    files[source].text += `${key};${cells.map(quote).join(";")}\n`;
    files.truth.text += `${source}:${key};${entity}\n`;
    for (const file of Object.values(files)) if (file.text.length > 1 << 20) await write(file);
  }
  for (const file of Object.values(files)) {
    await write(file);
    file.stream.end();
    await once(file.stream, "finish");
  }
}

function quote(text) {
  return /[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
