/** Forms that turned into one another by law or by habit compare as one: ЗАО, ОАО, ПАО, НАО are АО. */
const families: Readonly<Record<string, string>> = {
  ЗАО: "АО", ОАО: "АО", ПАО: "АО", НАО: "АО", АООТ: "АО", АОЗТ: "АО", JSC: "АО", OJSC: "АО", CJSC: "АО", PJSC: "АО", PLC: "АО", AG: "АО", SA: "АО",
  "S.A.": "АО", ТОО: "ООО", LLC: "ООО", LTD: "ООО", "Ltd.": "ООО", Ltd: "ООО", GmbH: "ООО", OOO: "ООО", ОДО: "ООО", Limited: "ООО", "L.L.C.": "ООО",
  Inc: "Corp", "Inc.": "Corp", "Corp.": "Corp", Corporation: "Corp", Incorporated: "Corp", ЧП: "ИП", ПБОЮЛ: "ИП", ИЧП: "ИП", "ИП ГКФХ": "ИП",
}; // prettier-ignore

export function formFamily(form: string): string {
  return families[form] ?? form;
}
