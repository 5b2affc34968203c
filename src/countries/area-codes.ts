import { addTo, foldCase, remember } from "../model/index.ts";
import { belarusianAreaCodes } from "./by/area-codes.ts";
import { kazakhAreaCodes } from "./kz/area-codes.ts";
import { russianAreaCodes } from "./ru/area-codes.ts";
import { ukrainianAreaCodes } from "./ua/area-codes.ts";

/** An area code of a town. Code and local number together have the country's national length. */
export interface AreaCode {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly region: string;
  /** Without the trunk prefix: `846`, `17`. */
  readonly code: string;
  /** Digits of a local number. */
  readonly localLength: number;
}

const tables = [
  { country: "RU", nationalLength: 10, table: russianAreaCodes },
  { country: "KZ", nationalLength: 10, table: kazakhAreaCodes },
  { country: "BY", nationalLength: 9, table: belarusianAreaCodes },
  { country: "UA", nationalLength: 9, table: ukrainianAreaCodes },
];

/**
 * How people shorten or used to call towns, folded as {@link foldTown} does. The short name may be another town's own (Ростов):
 * both are meant then, and the length of the number decides.
 */
const otherNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    мск: "москва",
    спб: "санкт петербург",
    "с петербург": "санкт петербург",
    питер: "санкт петербург",
    петербург: "санкт петербург",
    ленинград: "санкт петербург",
    екб: "екатеринбург",
    свердловск: "екатеринбург",
    "н новгород": "нижний новгород",
    нижний: "нижний новгород",
    "наб челны": "набережные челны",
    "н челны": "набережные челны",
    челны: "набережные челны",
    ростов: "ростов на дону",
    "ростов н д": "ростов на дону",
    новгород: "великий новгород",
    "в новгород": "великий новгород",
    "алма ата": "алматы",
    "нур султан": "астана",
    целиноград: "астана",
    семипалатинск: "семей",
    оскемен: "усть каменогорск",
    өскемен: "усть каменогорск",
    каменогорск: "усть каменогорск",
    орал: "уральск",
    актюбинск: "актобе",
    ақтобе: "актобе",
    кустанай: "костанай",
    қостанай: "костанай",
    чимкент: "шымкент",
    джамбул: "тараз",
    қарағанды: "караганда",
    "кзыл орда": "кызылорда",
    қызылорда: "кызылорда",
    гродна: "гродно",
    брэст: "брест",
    вiцебск: "витебск",
    віцебск: "витебск",
    магілёў: "могилев",
    магiлеу: "могилев",
    мінск: "минск",
  }),
);

/** A town in one spelling: no «г.», lower case, ё as е, dashes as blanks. */
export function foldTown(town: string): string {
  return foldCase(town)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^(?:город|гор|г|қ|м|пгт|рп|р п|пос|поселок|п|с|село|ст ца|станица|аг|гп)\s+(?=\S)/u, "")
    .replace(/\s+(?:город|гор|г|пгт|рп|р п|пос|поселок|п|с|село|ст ца|станица|аг|гп|қаласы)$/u, "");
}

/** A town by the name that it is listed under, folded: «Нур-Султан» and «Астана» are one. */
export function listedTown(town: string): string {
  return lookUp(town).name;
}

/** A region by its own words: «Самарская обл.» and «Самарская область» are one. */
export function foldRegion(region: string): string {
  return foldCase(region)
    .replace(/[^\p{L}]+/gu, " ")
    .trim()
    .split(" ")
    .filter(
      (word) => !/^(?:область|обл|край|республика|респ|автономный|округ|ао|аобл|город|г|облысы|вобласць)$/u.test(word),
    )
    .join(" ");
}

interface Index {
  readonly byTown: ReadonlyMap<string, readonly AreaCode[]>;
  /** Country and code, and the regions that have towns with it. */
  readonly byCode: ReadonlyMap<string, readonly string[]>;
  readonly byRegion: ReadonlyMap<string, readonly AreaCode[]>;
}

let built: Index | undefined;

function index(): Index {
  if (built !== undefined) return built;
  const byTown = new Map<string, AreaCode[]>();
  const byRegion = new Map<string, AreaCode[]>();
  const byCode = new Map<string, string[]>();
  for (const { country, nationalLength, table } of tables) {
    let region = "";
    for (const line of table.split("\n")) {
      if (line.startsWith("# ")) region = line.slice(2);
      const blank = line.indexOf(" ");
      if (blank < 1 || line.startsWith("#")) continue;
      const code = line.slice(0, blank);
      const entry: AreaCode = { country, region, code, localLength: nationalLength - code.length };
      const regions = byCode.get(`${country}${code}`);
      if (regions === undefined) byCode.set(`${country}${code}`, [region]);
      else if (!regions.includes(region)) regions.push(region);
      addTo(byRegion, foldRegion(region), entry);
      for (const town of line.slice(blank + 1).split("; ")) addTo(byTown, foldTown(town), entry);
    }
  }
  built = { byTown, byCode, byRegion };
  return built;
}

/** What the tables have of a town as people write it. */
interface ListedTown {
  /** See {@link listedTown}. */
  readonly name: string;
  readonly codes: readonly AreaCode[];
}

/** A file has few towns, and asks for each at every row. */
const lookUp = remember((town): ListedTown => {
  const plain = foldTown(town);
  const name = otherNames.get(plain) ?? plain;
  const { byTown } = index();
  const codes = byTown.get(plain) ?? [];
  return { name, codes: name === plain ? codes : [...(byTown.get(name) ?? []), ...codes] };
}, 25_000);

/**
 * Codes of a town as people write it. Towns of one name in several regions give several codes; `country` and `region` narrow them
 * when they are known. Empty for an unknown town.
 */
export function areaCodesOfTown(town: string, country?: string, region?: string): readonly AreaCode[] {
  const { codes } = lookUp(town);
  const ofCountry = country === undefined ? codes : codes.filter((entry) => entry.country === country);
  if (region === undefined) return ofCountry;
  const within = foldRegion(region);
  const ofRegion = ofCountry.filter((entry) => foldRegion(entry.region) === within);
  return ofRegion.length > 0 ? ofRegion : ofCountry;
}

/** The one country in which a town of this name is listed. */
export function countryOfTown(town: string): string | undefined {
  return countryOfAll(areaCodesOfTown(town));
}

/** The country that all of these codes are of. */
export function countryOfAll(codes: readonly AreaCode[]): string | undefined {
  const first = codes[0]?.country;
  return codes.every(({ country }) => country === first) ? first : undefined;
}

/** Codes of all listed towns of a region. Towns that are not listed make this weaker evidence than a town's own code. */
export function areaCodesOfRegion(region: string, country?: string): readonly AreaCode[] {
  const all = index().byRegion.get(foldRegion(region)) ?? [];
  return country === undefined ? all : all.filter((entry) => entry.country === country);
}

/** Whether this is the code of some listed town. */
export function isAreaCode(country: string, code: string): boolean {
  return index().byCode.has(`${country}${code}`);
}

/** The regions that have towns with this code. */
export function regionsOfAreaCode(country: string, code: string): readonly string[] {
  return index().byCode.get(`${country}${code}`) ?? [];
}

/** The code of a listed town with which a national number begins; the longest, for a town's code opens those of the towns around it. */
export function areaCodeOf(country: string, national: string): string | undefined {
  for (let length = Math.min(5, national.length - 5); length >= 2; length--) {
    const code = national.slice(0, length);
    if (isAreaCode(country, code)) return code;
  }
  return undefined;
}
