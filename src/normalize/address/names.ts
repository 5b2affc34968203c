import type { AddressPart } from "../../model/index.ts";

/** Names of the parts in which 1C and CommerceML keep an address. */
const partNames: ReadonlyMap<string, AddressPart> = new Map(
  (
    "postcode=postcode;zip=postcode;zipcode=postcode;индекс=postcode;почтовыйиндекс=postcode;country=country;countrycode=country;страна=country;" +
    "region=region;area=region;регион=region;субъектрф=region;state=region;province=region;district=district;район=district;mundistrict=district;" +
    "city=city;город=city;town=city;suburb=city;settlement=settlement;locality=settlement;населенныйпункт=settlement;наспункт=settlement;" +
    "street=street;улица=street;house=house;housenumber=house;дом=house;building=building;buildings=building;корпус=building;строение=building;" +
    "flat=flat;apartments=flat;apartment=flat;квартира=flat;office=flat;офис=flat"
  )
    .split(";")
    .map((pair) => pair.split("=") as [string, AddressPart]),
);

/** The part that a source calls so: `Населенный пункт`, `ZIPcode`. */
export function partByName(name: string): AddressPart | undefined {
  return partNames.get(
    name
      .toLowerCase()
      .replaceAll("ё", "е")
      .replace(/[^\p{L}]/gu, ""),
  );
}
