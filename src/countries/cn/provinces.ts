/**
 * China's provinces and autonomous regions by their names in Latin and in Cyrillic letters, joined by `|`, compiled by hand from common
 * knowledge. Towns that are provinces themselves (Beijing, Shanghai, Tianjin, Chongqing, Hong Kong, Macau) are left out: there the town
 * is what an address means. So is Jilin, a town of the province of its name.
 */
const names =
  "anhui|fujian|gansu|guangdong|guizhou|hainan|hebei|heilongjiang|henan|hubei|hunan|jiangsu|jiangxi|liaoning|qinghai|shaanxi|shandong|" +
  "shanxi|sichuan|yunnan|zhejiang|guangxi|inner mongolia|ningxia|tibet|xinjiang|" +
  "аньхой|фуцзянь|ганьсу|гуандун|гуйчжоу|хайнань|хэбэй|хэйлунцзян|хэнань|хубэй|хунань|цзянсу|цзянси|ляонин|цинхай|шэньси|шаньдун|" +
  "шаньси|сычуань|юньнань|чжэцзян|гуанси|внутренняя монголия|нинся|тибет|синьцзян";

const provinces = new Set(names.split("|"));

/** `Guangdong`, `Guangdong Province`, `пров. Гуандун`. */
export function isChineseProvince(text: string): boolean {
  const name = text
    .toLowerCase()
    .replace(/^(?:провинция|пров\.?)\s+|\s+(?:province|prov\.?|провинция|пров\.?)$/gu, "")
    .trim();
  return provinces.has(name);
}
