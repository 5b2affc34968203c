import type { Draft, DraftEntity, DraftValue, Issue } from "../../model/index.ts";

/**
 * Text that was decoded with the wrong table somewhere on its way, read again. Only what proves itself is touched: bytes that make
 * valid UTF-8 in several places do so by no accident, and a run of «Îáùåñòâî» is nobody's language.
 */
export function repairMojibake(text: string): string | undefined {
  return (
    utf8Behind(text, windows1251) ??
    utf8Behind(text, windows1252) ??
    cyrillicBehindLatin(text) ??
    dosBehindWindows(text)
  );
}

/** What every wrongly decoded text has somewhere: letters that no language puts side by side. Most texts are told by this alone. */
const suspicious =
  /[РС][\u0090-\u00bf\u0402-\u040f\u0452-\u045f\u0490\u0491\u2013-\u2122]|[ÐÑ]|[À-ÿ]{4}|[ЂЃѓљњћџЎўЈҐ¤¦§¨©¬®]{2}/u;

const none: readonly never[] = [];

function isSuspicious({ text }: DraftValue): boolean {
  return suspicious.test(text);
}

function anySuspicious({ fields }: DraftEntity): boolean {
  for (const field in fields)
    for (const value of fields[field as keyof DraftEntity["fields"]]!) if (isSuspicious(value)) return true;
  return false;
}

/**
 * The draft with every value that {@link repairMojibake} can read again, and those values: a table that was decoded wrongly is wrong
 * in all its columns. The value's raw text stays as it was.
 */
export function mendDraft(
  draft: Draft,
  issues: Issue[],
): { readonly draft: Draft; readonly mended: readonly DraftValue[] } {
  // Asked before a closure is made: one that each row makes anew is compiled anew as well.
  const hasAny = draft.counterparty !== undefined && anySuspicious(draft.counterparty);
  if (!hasAny && !draft.contacts.some(anySuspicious)) return { draft, mended: none };
  const mended: DraftValue[] = [];
  const mend = <E extends DraftEntity>(entity: E): E => {
    let fields: Record<string, readonly DraftValue[]> | undefined;
    for (const field in entity.fields) {
      const values = entity.fields[field as keyof typeof entity.fields] as readonly DraftValue[];
      if (!values.some(isSuspicious)) continue;
      fields ??= { ...entity.fields };
      fields[field] = values.map((value) => {
        const text = repairMojibake(value.text);
        if (text === undefined) return value;
        const { at, raw = value.text } = value;
        const own = { ...value, text, raw };
        mended.push(own);
        issues.push({ code: "text-mojibake", severity: "note", at, field, raw, params: { value: text } });
        return own;
      });
    }
    return fields === undefined ? entity : { ...entity, fields };
  };
  const counterparty = draft.counterparty === undefined ? undefined : mend(draft.counterparty);
  const contacts = draft.contacts.map(mend);
  if (mended.length === 0) return { draft, mended };
  return { draft: { ...draft, ...(counterparty === undefined ? {} : { counterparty }), contacts }, mended };
}

type Table = ReadonlyMap<string, number>;

/** Characters to bytes; unassigned bytes stand for themselves, as browsers and databases leave them. `upper` begins at 0x80. */
function tableOf(upper: string): Table {
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) table.set(String.fromCharCode(byte), byte);
  Array.from(upper).forEach((character, index) => table.set(character, 128 + index));
  return table;
}

const windows1251 = tableOf(
  Array.from({ length: 128 }, (_, index) => new TextDecoder("windows-1251").decode(Uint8Array.of(128 + index))).join(
    "",
  ),
);
// Written out, because Node 20 decodes windows-1252 as Latin-1.
const windows1252 = tableOf("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ");
const utf8 = new TextDecoder("utf-8", { fatal: true });

function bytesOf(text: string, table: Table): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const byte = table.get(text.charAt(index));
    if (byte === undefined) return undefined;
    bytes[index] = byte;
  }
  return bytes;
}

/** «РћРћРћ», «ÐžÐžÐž»: UTF-8 read as a one-byte table. */
function utf8Behind(text: string, table: Table): string | undefined {
  // Every Cyrillic letter begins with one of two bytes; without several of them there is nothing to look for.
  const heads = text.match(table === windows1251 ? /[РС]./gu : /[ÐÑÂâ]./gu);
  if (heads === null || heads.length < 3) return undefined;
  // «Р» and «Ð» before a blank were followed by a no-break blank (A0) until somebody folded it.
  const bytes = bytesOf(text.replace(/(?<=[РÐ]) /gu, "\u00a0"), table);
  if (bytes === undefined) return undefined;
  try {
    const read = utf8.decode(bytes);
    return /[А-яЁё]{2,}/u.test(read) && !/[\u0080-\u009f\ufffd]/u.test(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** «Îáùåñòâî»: windows-1251 read as Latin-1 or windows-1252. */
function cyrillicBehindLatin(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu) ?? [];
  const odd = text.match(/[À-ÿ]/gu) ?? [];
  if (odd.length < 4 || odd.length < letters.length * 0.7 || !/[À-ÿ]{4,}/u.test(text)) return undefined;
  const bytes = bytesOf(text, windows1252);
  if (bytes === undefined) return undefined;
  const read = new TextDecoder("windows-1251").decode(bytes);
  return isRussian(read) ? read : undefined;
}

/** «ЋЎйҐбвў®»: cp866 read as windows-1251. */
function dosBehindWindows(text: string): string | undefined {
  // The letter «а» is a no-break blank there; once that is folded, which blank was a letter is gone.
  if (text.includes(" ") && !text.includes("\u00a0")) return undefined;
  const odd = text.match(/[ЂЃѓ†‡€ЉЊЌЋЏђљњќћџЎўЈ¤Ґ¦§¨©Є¬®Ї°±Ііґµ¶·№є»јЅѕї]/gu) ?? [];
  const letters = text.match(/[^\s\d.,"'()-]/gu) ?? [];
  if (odd.length < 3 || odd.length < letters.length * 0.3) return undefined;
  const bytes = bytesOf(text, windows1251);
  if (bytes === undefined) return undefined;
  const read = new TextDecoder("ibm866").decode(bytes);
  return isRussian(read) ? read : undefined;
}

/** Words of Russian letters with vowels in them, and no sign that a wrong table leaves. */
function isRussian(text: string): boolean {
  if (/[\u2500-\u259f\ufffd]|[^\u0000-\u007fА-яЁё№«»—–“”]/u.test(text)) return false;
  const words = text.match(/[А-яЁё]{3,}/gu) ?? [];
  const spoken = words.filter((word) => /[аеёиоуыэюя]/iu.test(word) && !/[а-яё][А-ЯЁ]/u.test(word));
  return words.length > 0 && spoken.length >= words.length * 0.8;
}
