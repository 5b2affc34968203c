/** Lengths of IBANs met in this region. Source: SWIFT IBAN registry. */
const lengths: Readonly<Record<string, number>> = {
  AZ: 28,
  BG: 22,
  BY: 28,
  CY: 28,
  CZ: 24,
  DE: 22,
  EE: 20,
  FI: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  IT: 27,
  KZ: 20,
  LT: 20,
  LV: 21,
  MD: 24,
  NL: 18,
  PL: 28,
  RO: 24,
  SE: 24,
  SK: 24,
  TR: 26,
  UA: 29,
};

/** An IBAN without blanks, in capitals; undefined unless the text has the form of one. */
export function readIban(text: string): string | undefined {
  const value = text.replace(/[\s\u00a0-]+/gu, "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value)) return undefined;
  const length = lengths[value.slice(0, 2)];
  return length === undefined || length === value.length ? value : undefined;
}

/** ISO 7064 mod 97-10 over the number with its first four characters behind. */
export function ibanIsValid(iban: string): boolean {
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
