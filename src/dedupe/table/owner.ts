import { regionByGenitive, townByGenitive, townByName } from "../../countries/ru/regions.ts";
import { foldCase, type TextValue } from "../../model/index.ts";

/** Parts of an owner: its region, its district and its town, in this order. */
export const ownerParts = 3;

const region = /(?:^|\s)(\S+\s(?:области|края|автономного\sокруга)|республики\s[^,()]+|\S+\sреспублики)(?=$|[\s,(])/u;
const district = /(?:^|\s)(\S+)\s(?:муниципального\s)?(района|округа)(?=$|[\s,])/u;
const town =
  /(?:^|\s)(?:городского\sокруга(?:\sгород)?|города|г\.?\s?о\.?(?:\sгород)?|г\.?)\s([^\s,]+(?:\s[^\s,]+)?)$/u;

/**
 * Whose an institution is, as cleaning took it off its name: `region TAB district TAB town`, an empty text where nothing says so. Half of
 * all hospitals are called alike, and are told apart by it.
 */
export function ownerIn(notes: readonly TextValue[]): string {
  for (const { rule, value } of notes) {
    if (rule?.includes("name-legal-form") !== true) continue;
    const said = foldCase(value).replace(/\s+/gu, " ");
    const whose = region.exec(said)?.[1] ?? "";
    const [, name = "", kind = ""] = district.exec(said) ?? [];
    const place = town.exec(said)?.[1] ?? "";
    const parts = [
      foldCase(regionByGenitive(whose)?.name ?? whose),
      name === "" || /^(?:городского|автономного)$/u.test(name) ? "" : `${name} ${kind}`,
      foldCase((townByName(place) ?? townByGenitive(place))?.name ?? place),
    ];
    if (parts.some((part) => part !== "")) return parts.join("\t");
  }
  return "";
}
