import type { Format, Head } from "../reader.ts";
import { isBase77 } from "./base77.ts";
import { isFastInfoset } from "./fast-infoset.ts";
import { xmlHead } from "./xml-text.ts";

/** The formats of 1C, asked in this order. */
export const onecFormats: readonly Format[] = [
  {
    name: "1c77",
    sniff: (head) => isBase77(head.name, head.entries),
    load: async () => (await import("./catalogues77.ts")).readCatalogues77,
  },
  {
    name: "commerceml",
    sniff: (head) => rootElement(head) === "КоммерческаяИнформация",
    load: async () => (await import("./commerceml.ts")).readCommerceml,
  },
  {
    name: "enterprise-data",
    sniff: (head) =>
      rootElement(head) === "Message" && /EnterpriseData\/1\.|Exchange\/Message/.test(xmlHead(head.bytes)),
    load: async () => (await import("./enterprise-data.ts")).readEnterpriseData,
  },
  {
    name: "1c-exchange",
    sniff: (head) => rootElement(head) === "ФайлОбмена",
    load: async () => (await import("./exchange-file.ts")).readExchangeFile,
  },
  {
    name: "1c-data-dump",
    sniff: (head) => rootElement(head) === "_1CV8DtUD" || isFastInfoset(head.bytes),
    load: async () => (await import("./data-dump.ts")).readDataDump,
  },
  {
    name: "1c-bank",
    sniff: (head) => /^\ufeff?\s*1CClientBankExchange\s*[\r\n]/.test(head.text),
    load: async () => (await import("./client-bank.ts")).readClientBank,
  },
];

/** Local name of the root element, as far as the first bytes show it. */
function rootElement(head: Head): string | undefined {
  if (head.bytes.length === 0) return undefined;
  const start = xmlHead(head.bytes)
    .replace(/<\?[^]*?\?>|<!--[^]*?-->/g, "")
    .trimStart();
  return /^\ufeff?\s*<(?:[\w.-]+:)?([\p{L}\p{N}_.-]+)[\s>/]/u.exec(start)?.[1];
}
