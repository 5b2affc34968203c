import { foldCase } from "../../model/index.ts";
import type { Doubt } from "../rule.ts";
import type { CleanAddress } from "./clean-address.ts";

/** Adjectives by which towns call avenues, and hardly ever a drive; compiled by hand from the best known of them. */
const avenues: ReadonlySet<string> = new Set(
  (
    "ленинский ленинградский московский невский большой средний малый комсомольский октябрьский советский пролетарский коммунистический " +
    "социалистический красноармейский победный кутузовский мичуринский рязанский волгоградский нахимовский ломоносовский университетский " +
    "севастопольский балаклавский литейный лиговский каменноостровский вознесенский владимирский загородный измайловский " +
    "суворовский гражданский светлановский приморский индустриальный заневский богатырский шуваловский юбилейный космический сибирский " +
    "театральный красный уральский соборный первомайский"
  ).split(" "),
);

/**
 * «Строительный пр.»: an avenue (проспект) or a drive (проезд), and only the town's own list of streets tells which. What is known
 * everywhere for an avenue is one, and so is everything that Petersburg writes so: there a drive is never shortened to two letters.
 */
export function settleAvenue(address: CleanAddress, doubts: Doubt[]): void {
  const [, name = ""] = /^пр\. (.+)$/u.exec(address.street ?? "") ?? [];
  if (name === "") return;
  if (address.region === "Санкт-Петербург" || avenues.has(foldCase(name.replace(/\s[ВП]\.[ОС]\.$/u, ""))))
    address.street = `пр-т ${name}`;
  else doubts.push({ code: "address-avenue-unclear", severity: "note", params: { street: address.street ?? "" } });
}
