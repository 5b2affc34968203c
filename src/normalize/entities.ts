const named: Readonly<Record<string, string>> = {
  quot: '"',
  amp: "&",
  apos: "'",
  lt: "<",
  gt: ">",
  nbsp: "\u00a0",
  laquo: "«",
  raquo: "»",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  lsquo: "‘",
  rsquo: "’",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  shy: "\u00ad",
  numero: "№",
};

/** Web pages and CRM exports in disguise spell signs out: `&quot;Ромашка&quot;`. An unknown entity stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes("&") || !text.includes(";")) return text;
  return text.replace(
    /&(?:([a-z]{2,6})|#(\d{2,6})|#x([\da-f]{2,5}));/giu,
    (whole, name?: string, ten?: string, hex?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      const code = ten === undefined ? Number.parseInt(hex ?? "", 16) : Number(ten);
      return code >= 32 && code <= 0xffff && (code < 0xd800 || code > 0xdfff) ? String.fromCharCode(code) : whole;
    },
  );
}
