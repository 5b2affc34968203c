import type { Format, Head } from "../reader.ts";
import { xmlHead } from "./xml-text.ts";

/** The formats of 1C, asked in this order. */
export const onecFormats: readonly Format[] = [
  {
    name: "commerceml",
    sniff: (head) => rootElement(head) === "КоммерческаяИнформация",
    load: async () => (await import("./commerceml.ts")).readCommerceml,
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
