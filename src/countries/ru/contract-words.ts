/**
 * How 1C's statements of settlements and lists of contracts name a contract: «Договор № 12 от 01.02.2020», «Основной договор», «Без
 * договора», «Дог. поставки 45-П», «Госконтракт № 7», and so in Ukrainian and Belarusian. A firm may be called «Контракт» or «Соглашение»:
 * those words count only where a number follows. Compiled by hand from reports of 1C. For a regular expression that ignores case.
 */
export const contractPattern =
  "^(?:без договора|(?:(?:основной|рамочный|типовой) )?(?:договор|договір|дагавор|дог\\.)(?:$|[ №\\d].*)|(?:гос\\.?|государственный|муниципальный|дополнительное|доп\\.) ?(?:контракт|соглашение)[ №]*\\d.*|(?:госконтракт|контракт|соглашение|допсоглашение)(?=[ №\\d])[^\\d№]*(?:№|\\d).*)$";

const contract = new RegExp(contractPattern, "iu");

export function namesContract(cell: string): boolean {
  return contract.test(cell);
}
