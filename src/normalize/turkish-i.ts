/** Which small letter the plain capital I of a word is in a Turkish text: its own ı, or the i of a foreign word and of a forgotten dot. Pure. */

export type TurkishI = "ı" | "i" | "unclear";

/** No vowel stands beside an ı (AIRPORT, STUDIO), nor do these letters in its word (PIZZA, PLASTIK, GRAPHIC); and words in which an i is borrowed with the rest. */
const foreign =
  /I[AEOUÖÜ]|[AEOUÖÜ]I|[QWXJ]|ZZ|PH|SH|TH|CK|^(?:S[TPKCML]|[PBKCGF][RL]|[TD]R)|IC(?:S|AL)?$|I[SZ]M$|^(?:DI[GJ]ITAL|CAPITAL|KAPITAL|VITAL|OPTIK|TICARET|SANAYI|SIGORTA|MARIN|MARINA|MINI|MIDI|MILANO|PARIS|ROMANTIK|LIDO|LIMAN)/u;

/** Letters that Turks alone write beside their ı, endings of theirs (BALIKCILIK, KARLI, YAPICI, HALILARI, ODASI), and words of many firms. */
const native =
  /[ŞĞÇİ]|LIK$|[BDFGHKMNPRSTVYZ](?:LI|CI|SIZ)$|ICI$|LARI$|ASI$|^(?:YILDI[ZR]|YILMAZ|GIDA|YAPI|ALTIN|AYDIN|KIZIL|KIRMIZI|KIRAN|IRMAK|BALIK|KADIN|BAKIR|PINAR|FIRIN|YAZILIM|BAKIM|TARIM|YATIRIM|TASARIM|DAGITIM|BASIM|YAYIN|YAPIM|TANITIM)|^(?:HALI|KAPI|SARI|ARI|TIP|YALI|ISI|ANIT|AKIN|SAYIN|KASIM|ALIM|SATIM)$/u;

/** @param word in capitals */
export function turkishI(word: string): TurkishI {
  if (foreign.test(word) && !word.endsWith("LIK")) return "i";
  const sounds = word.replace(/[^AOUEÖÜƏİI]/gu, "");
  // «DEMIR ÇELİK»: no ı sounds in a word of bright vowels, and somebody forgot the dot.
  if (/[EÖÜƏİ]/u.test(sounds) && !/[AOU]/u.test(sounds)) return "i";
  if (native.test(word)) return "ı";
  // MEDICAL: nor behind one.
  return /[EÖÜƏ]/u.test(sounds) && !/(?:^|[AOU])I/u.test(sounds) ? "i" : "unclear";
}
