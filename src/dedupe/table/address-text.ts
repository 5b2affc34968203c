import type { Address } from "../../model/index.ts";
import { townAsCompared } from "../../countries/town-names.ts";
import { foldWords } from "../words/fold-words.ts";

/** Words that say what kind of thing the next word names; without them `ул. Ленина` is `Ленина ул`. */
const addressWords = new Set(
  (
    "ул улица пр пр-т проспект пр-кт просп пер переулок пл площадь ш шоссе наб набережная бульвар б-р бул проезд тупик " +
    "д дом корп корпус стр строение лит литера кв квартира оф офис пом помещение комн комната эт этаж г город гор обл " +
    "область р-н район рн край респ республика пос поселок с село дер деревня мкр микрорайон россия рф " +
    "street st avenue ave av road rd drive dr lane ln place pl boulevard blvd court ct square sq highway hwy suite ste " +
    "unit apt floor fl room rm way terrace tce crescent cres north south east west n s e w ne nw se sw parkway pkwy " +
    "str strasse straße allee platz weg gasse ul ulica al aleja pl plac os rue r via viale piazza calle c avenida avda plaza rua " +
    "cad cd caddesi sok sk sokak bulvarı bulvari вул вулиця просп пров"
  ).split(" "),
);

/** Whether a word only says what kind of thing the next one names. @param word folded */
export function isAddressWord(word: string): boolean {
  return addressWords.has(word);
}

/** `12401-0077`: which side of the street it is, which few write; `D-72764`; `02110`, of which a worksheet leaves `2110`. */
const besidePostcode = /(?<=^\d{5})-\d{4}$|^[a-z]{1,2}-(?=\d)|^0(?=\d{4}$)/giu;

/** A postcode without what is written in several ways: `LS12 2PU` and `ls122pu`, `1431 GB` and `1431GB`, `25-509` and `25509`. */
function postcodeAsCompared(postcode: string): string {
  return postcode.replace(besidePostcode, "").replace(/[\s-]/g, "").toUpperCase();
}

/** An address whose town and street are spelt as they are compared. @param said see {@link addressSaid} */
export function addressAsCompared(said: string): string {
  const [postcode = "", town = "", street = "", house = "", flat = ""] = said.split("\t");
  return [
    postcodeAsCompared(postcode),
    townAsCompared(town),
    streetAsCompared(street),
    house,
    flat.replace(kindOfFlat, ""),
  ].join("\t");
}

/** «оф. 110», «кв. 110», `Земеца 32-110`: one door, whoever says what is behind it. */
const kindOfFlat = /^(?:кв|квартира|оф|офис|ком|комн|комната|каб|кабинет)(?=\d)/;

/**
 * An address as its source spells it, whatever tables of towns and streets hold.
 *
 * @param town what the record says elsewhere: another bare word is no town beside it («ZA Les Pins»)
 */
export function addressSaid(address: Address, town?: string): string {
  const house = [address.house, address.building].filter((part) => part !== undefined).join(" ");
  if (address.street !== undefined || address.house !== undefined) {
    const place = address.settlement ?? address.city ?? "";
    return [
      address.postcode ?? "",
      withoutKinds(place),
      // A house without a street is often one whose street cleaning could not tell from the rest: «45 r. Nationale».
      address.street === undefined && address.settlement === undefined
        ? guessAddress(address, town).split("\t")[2]!
        : withoutKinds(address.street ?? ""),
      foldWords(house).replaceAll(" ", ""),
      foldWords(address.flat ?? "").replaceAll(" ", ""),
    ].join("\t");
  }
  return guessAddress(address, town);
}

/**
 * An address that nobody took apart: the postcode by its length, the house by being the first number, the rest is
 * the street. Good enough to be compared with one of the same making, which is what it meets most often.
 */
function guessAddress(address: Address, town: string | undefined): string {
  const city = withoutKinds(address.city ?? "");
  let rest = foldWords(address.text);
  let postcode = address.postcode ?? "";
  if (postcode === "") {
    const found = /(?:^| )(\d{5,6})(?: |$)/.exec(rest)?.[1];
    if (found !== undefined && !rest.startsWith(`${found} `) === /^\d{5}$/.test(found)) postcode = found;
  }
  if (postcode !== "") rest = rest.replace(foldWords(postcode), " ");
  const said = rest.split(" ").filter((word) => word !== "");
  const words = said.filter((word) => !addressWords.has(word));
  const at = words.findIndex((word) => /^\d+\p{L}?$/u.test(word));
  const house = at < 0 ? "" : words[at]!;
  const numbersAfter = at < 0 ? [] : words.slice(at + 1).filter((word) => /^\d+\p{L}?$/u.test(word));
  const cityWords = new Set(city.split(" "));
  const street = words.filter((word, index) => index !== at && !numbersAfter.includes(word) && !cityWords.has(word));
  // `Berlin`: with no word for a street and no house it is a town as likely, and two firms of a town are not of one street.
  if (city === "" && at < 0 && said.length === words.length && isTown(street, town))
    return [postcode, street.join(" "), "", "", ""].join("\t");
  return [postcode, city, street.join(" "), house, numbersAfter.join(" ")].join("\t");
}

/** Whether words by themselves are a town as likely as a street: beside a town that is known only its own name is. */
function isTown(words: readonly string[], town: string | undefined): boolean {
  if (town === undefined) return true;
  const known = new Set(foldWords(town).split(" "));
  return words.every((word) => known.has(word));
}

/** Words that say what kind of street it is, beyond those of `addressWords`: left out where the street has a name besides. */
const kindsAbroad = new Set(
  (
    "utca u út tér ter ulice náměstí namesti nám nam třída trida tř bd boul boulevard chemin ch impasse quai cours route rte allée allee corso largo vicolo " +
    "v za pza pzza vle cso travessa praça praca paseo pso camino carretera ctra estrada strada odos katu gade vej pde " +
    "san santa santo sant saint sainte ste sankt são sao"
  ).split(" "),
);

/** Behind a street's name: where along it the house stands («2 Harrison St. near Hudson St.», «3rd Ave. between 60th and 61st Sts.»). */
const whereabouts = /(?<=[\p{L}\d]) (?:at|near|nr|between|btwn|btw|off|opposite|opp|corner of|cnr|beside|behind) .+$/u;

/** What German and Dutch write at the name of a street. */
const kindBehind = /(?<=\p{L}{3})(?:stra(?:ß|ss)e|straat|gasse|gatan|platz)$/u;
const asCut: Readonly<Record<string, string>> = { gasse: "g", gatan: "g", platz: "pl" };

/**
 * Ground for trade, which few write out («Canal Rd Ind Est», «ZI Nord», «OSB 5. Cadde») and some leave out behind the street that leads there,
 * and kinds of streets cut by a point («P.za»).
 */
const tradingGround =
  /(?<=\p{L} )(?:business|industrial|ind|trading|retail|enterprise|science|technology) (?:park|pk|estate|est)(?!\p{L})|(?<!\p{L})(?:zone industrielle|zone artisanale|z i|z a|zi|za|p z?za|v le|c so|l go|organize sanayi bölgesi|osb|polígono industrial|poligono industrial|pol ind)(?!\p{L})/gu;

/** German writes the kind of a street at its name («Eiffestraße», «Eiffestr.», «Marktpl.»), and Americans number them in words or in figures. */
function streetAsCompared(street: string): string {
  // Nothing here is of Cyrillic streets, and most are.
  if (!/[a-z]/u.test(street)) return street;
  const said = street.replace(whereabouts, "");
  const words = said.split(" ");
  const bare = said
    .replace(tradingGround, "")
    .split(" ")
    .filter((word) => word !== "" && !kindsAbroad.has(word));
  return (bare.length > 0 ? bare : words)
    .map(
      (word) => ordinals.get(word) ?? writtenOut.get(word) ?? word.replace(kindBehind, (kind) => asCut[kind] ?? "str"),
    )
    .join(" ");
}

const writtenOut = spellings(
  "fwy freeway expy expressway tpke turnpike cir circle trl trail wlk walk gdns gardens gdn garden gr grove cl close pk park est estate ind industrial hse house mt mount ctr centre center centre bldg building",
);

const ordinals = spellings(
  "first 1st second 2nd third 3rd fourth 4th fifth 5th sixth 6th seventh 7th eighth 8th ninth 9th tenth 10th",
);

/** @param pairs a word as it may be written, then as it is compared */
function spellings(pairs: string): ReadonlyMap<string, string> {
  return new Map(pairs.split(" ").flatMap((word, at, all) => (at % 2 === 0 ? [[word, all[at + 1]!] as const] : [])));
}

function withoutKinds(text: string): string {
  const words = foldWords(text).split(" ");
  const kept = words.filter((word) => !addressWords.has(word));
  return (kept.length === 0 ? words : kept).join(" ");
}
