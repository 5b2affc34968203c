/** What the first page of an Access file says of the whole; `mdbtools` has its layout (HACKING.md). */
export interface AccessHeader {
  /** Access 97: texts stand in a code page; since then in Unicode. */
  readonly jet3: boolean;
  /** The number of the code page, of use for Jet 3 only. */
  readonly codePage: number;
  /** The pages are encrypted, with or without a password. */
  readonly encrypted: boolean;
}

/** The header is disguised by RC4 under a key that is the same in every file: this is its key stream from byte 0x3c on. */
const keyStream = [0x7b, 0x42, 0xfb, 0x8a, 0xbc, 0x4e];

/** Of a file that is none of Access (the mapping named the format) it says no to everything. */
export function readHeader(head: Uint8Array): AccessHeader {
  const [low = 0, high = 0, ...key] = keyStream.map((byte, i) => (head[0x3c + i] ?? 0) ^ byte);
  const signed = /^Standard (?:Jet|ACE) DB$/.test(Buffer.from(head.subarray(4, 19)).toString("latin1"));
  return { jet3: signed && head[0x14] === 0, codePage: low | (high << 8), encrypted: signed && key.some(Boolean) };
}
