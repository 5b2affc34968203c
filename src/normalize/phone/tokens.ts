/**
 * Takes a phone cell apart into number runs, extension marks, words and separators. Nothing is decided here about what a number
 * is; a number run may still hold several numbers side by side.
 */
export type Token =
  | { readonly kind: "number"; readonly groups: readonly DigitGroup[]; readonly text: string }
  /** «доб.», `*`, `#`, `x`: what follows is an extension. */
  | { readonly kind: "extension" }
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "separator"; readonly text: string };

/** Digits with nothing between them. */
export interface DigitGroup {
  readonly digits: string;
  /** The punctuation between this group and the one before it in the same run. */
  readonly gap: string;
  readonly plus: boolean;
  /** Stands in brackets by itself. */
  readonly bracketed: boolean;
}

const mark = "\u0001";

const extensionWords =
  /[([,]?\s{0,3}(?<!\p{L})(?:добавочный|добавочн|добав|доб|внутренний|внутр|внут|вн|extension|extn|ext|int|қосымша|қос|додатковий|дод|дадатковы|дад|доп|durchwahl|dw|apparat|app|nst|wewn|wew|转|dahili|ички|ichki|донабор|добор|тон(?:альн|ов)ый (?:набор|режим)|тон(?:альн|ов)ый|тон(?:\.?\s?набор)?|после\s(?:гудка|сигнала|тона)|ішкі|[вдw](?=\.\s?\d{2,4}(?![\d:.])))(?!\p{L})[\s.:№#=()-]*(?:(?:номер|ном|тел|н)(?!\p{L})[\s.:№#=()-]*)?(?=\d)/giu;

/**
 * Marks an extension where it cannot be anything else: «доп. 8 916 …» is a second number, and `*7788` alone a short code. The digits
 * that follow must be few, and a number must stand before. The text keeps its length.
 */
function markExtensions(text: string): string {
  const marked = (whole: string): string => mark.padEnd(whole.length);
  return text
    .replace(extensionWords, (whole, offset: number) =>
      fewDigitsFollow(text.slice(offset + whole.length), /доп/iu.test(whole)) ? marked(whole) : whole,
    )
    .replace(/(?<=\d[) \t,;.\]]{0,3})[*#]+ *(?=\d{1,7}(?!\d))/gu, marked)
    .replace(/(?<=\d[) ]{0,2})(?:[,;] *)?(?:[xхXХ]\.? *|[pPwW])(?=\d{1,6}(?!\d))/gu, marked)
    .replace(/(?<=\u0001 *\d{1,6} *[,/;] *)[xхXХ*#] *(?=\d{1,6}(?!\d))/gu, marked)
    .replace(/(?<=\d),,+ *(?=\d{1,6}(?!\d))/gu, marked);
}

/** «доб. 12», «доб. 12 8 903 …», but not «доп. 8 916 …» or «доп. 231-60-14», which are more numbers. */
function fewDigitsFollow(text: string, oftenAnotherNumber: boolean): boolean {
  const [run = ""] = /^[\d .()-]*/.exec(text) ?? [];
  const total = run.replace(/\D+/gu, "").length;
  if (total <= (oftenAnotherNumber ? 4 : 7) || /^\d{4} ?- ?\d{4}\D*$/.test(run)) return true;
  const first = (/^\d+(?!-?\d)/.exec(run)?.[0] ?? "").length;
  return !oftenAnotherNumber && first >= 2 && first <= 6 && total - first >= 10;
}

const tokenPattern = new RegExp(
  [
    // E-mails, dates and times are words here, whatever digits they hold.
    String.raw`(?<word>[^\s,;<>()@]{1,64}@[^\s,;<>()@]{1,100}\.\p{L}{2,24}`,
    String.raw`(?<![\d+-])(?:[0-2]?\d|3[01])\.(?:0?\d|1[0-2])\.(?:19|20)\d\d(?![\d-])(?:\s*г\.?(?!\p{L}))?`,
    String.raw`(?<!\d)(?:[01]?\d|2[0-4])(?::[0-5]\d|(?=\s*-\s*(?:[01]?\d|2[0-4]):[0-5]\d))(?:\s*-\s*(?:[01]?\d|2[0-4]):[0-5]\d)?(?!\d)`,
    String.raw`(?<!\d)(?:[01]?\d|2[0-3])\.[0-5]0\s*-\s*(?:[01]?\d|2[0-4])\.[0-5]0(?!\d)`,
    String.raw`(?<!\d)24 ?[/хx] ?7(?!\d)`,
    String.raw`(?<!\d)\d{1,2}-(?:й|я|е|го|ой|ый)(?!\p{L})`,
    // «заказ 12-345», but not «заказ 231-60-14» or «заказ 8-846-231-60-14», whose groups are a telephone's.
    String.raw`(?<!\p{L})(?:дог(?:овор)?|сч[её]т|(?:сч|заказ)(?!\.?\s{0,2}№?\s{0,2}(?:\d-)?(?:\d{3}-)?\d{2,3}-\d\d-\d\d(?![\d/-])))\.?\s{0,2}№?\s{0,2}\d{1,8}(?:[/-]\d{1,6}){1,3}(?!\d)`,
    String.raw`\p{L}[\p{L}\p{M}.'’-]*(?:[/\\]\p{L}[\p{L}\p{M}.'’-]*)*)`,
    String.raw`(?<ext>\u0001)`,
    String.raw`(?<number>(?:\+[^\S\n\t]*)?(?:[([]{1,3}[^\S\n\t]*)?\+?\d(?:[\d()[\].+_~'"=-]|[^\S\n\t])*)`,
    String.raw`(?<sep>[,;/\\|&\n\t])`,
    String.raw`(?<other>[^\s])`,
  ].join("|"),
  "gu",
);

/** Words whose number is no phone, however many digits it has. */
const otherNumber = /(?<!\p{L})(?:icq|аська|инн|кпп|огрн(?:ип)?|л\/с|р\/с|сч[её]т|договор|дог|паспорт)[\s.:№#-]*$/iu;

const conjunction = /^(?:и|или|либо|and|or|та|або|және)$/iu;

export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  /** Words that touch are one token: the stretch of text from the first to the last. */
  const addWords = (from: number, to: number): void => {
    const last = tokens.at(-1);
    if (last?.kind === "words") tokens[tokens.length - 1] = { kind: "words", text: text.slice(start, to) };
    else {
      start = from;
      tokens.push({ kind: "words", text: text.slice(from, to) });
    }
  };
  const marked = markExtensions(text);
  tokenPattern.lastIndex = 0;
  for (let match = tokenPattern.exec(marked); match !== null; match = tokenPattern.exec(marked)) {
    const { word, ext, sep } = match.groups ?? {};
    // A bracket that opens behind the last digit opens a remark.
    const number =
      match.groups?.["number"] === undefined
        ? undefined
        : withoutCount(match[0], marked, match.index).replace(/\s*[([][\s([]*$/u, "");
    const end = match.index + (number ?? match[0]).length;
    tokenPattern.lastIndex = end;
    if (ext !== undefined) tokens.push({ kind: "extension" });
    else if (sep !== undefined) tokens.push({ kind: "separator", text: sep });
    else if (word !== undefined && conjunction.test(word)) tokens.push({ kind: "separator", text: word });
    else if (number !== undefined) {
      const last = tokens.at(-1);
      // «с 9 до 18 8 926 …», «№ 2 8 926 …»: the words have a number of their own before the phone.
      const [own] = last?.kind === "words" ? (countBefore.exec(number) ?? []) : [];
      if (own !== undefined) {
        addWords(match.index, match.index + own.length);
        tokenPattern.lastIndex = match.index + own.length;
        continue;
      }
      const groups = groupsOf(number);
      const count = groups.reduce((sum, { digits }) => sum + digits.length, 0);
      // «(время +4)», «МСК +2»: hours from another time, not the beginning of a number.
      const hours = count < 3 && last?.kind === "words" && /^\s*(?:$|[)\],;.]|\p{L})/u.test(marked.slice(end));
      const short = count < 5 && (hours || !number.includes("+"));
      // «после 18», «офис 305», «с 9 до 18»: a short number after words belongs to them.
      const counts = short && counted.test(marked.slice(end, end + 8));
      const belongs = short && !codeBeforeSlash.test(marked.slice(match.index, end + 8));
      // «…-15, Fax: 16»: the ending of one more number.
      const ending = last?.kind === "words" && faxBefore.test(last.text) && tokens.at(-2)?.kind === "separator";
      if (counts || (last?.kind === "words" && !ending && (belongs || otherNumber.test(last.text))))
        addWords(match.index, end);
      else tokens.push({ kind: "number", groups, text: number.trim() });
    } else addWords(match.index, end);
  }
  return tokens;
}

const faxBefore = /^(?:tele)?(?:fax|факс)\.?:?$/iu;

/** «Telefon: 040/123456»: the code of a number that goes on behind the slash. */
const codeBeforeSlash = /^\(?0[\d ]{1,5}\)? ?\/ ?\d[\d -]{2}/u;

/** One or two digits, and behind a blank a whole number as it is written at home. */
const countBefore = /^\d{1,2}(?= +(?:\+7|8)[ (-]*\d(?:[ ()-]*\d){9}(?![ ()-]*\d))/u;

/** What makes a number before it a count or a day: «2-й», «31 декабря», «24 часа». */
const counted =
  /^(?:й|я|е|го|ой|ый|январ|феврал|март|апрел|ма[яй](?!\p{L})|июн|июл|август|сентябр|октябр|ноябр|декабр|час|мин|дн|раз|шт|лини|этаж|эт(?!\p{L}))/iu;

/** «24/7» behind a number; `… 45 78/ 7 702 …` is another number instead. */
const roundTheClock = /[\s(]24 ?$/u;

/** A run of digits without the small number at its end that belongs to the word behind it. */
function withoutCount(run: string, text: string, at: number): string {
  const after = text.slice(at + run.length, at + run.length + 8);
  if (!counted.test(after) && !(/^[/хx] ?7(?!\d)/u.test(after) && roundTheClock.test(run))) return run;
  const cut = run.replace(/[\s(]+\d{1,2}[\s-]?$/u, "");
  return /\d/.test(cut) ? cut : run;
}

function groupsOf(run: string): DigitGroup[] {
  const gaps = run.split(/\d+/u);
  return (run.match(/\d+/gu) ?? []).map((digits, index) => {
    const before = gaps[index] ?? "";
    return {
      digits,
      gap: index === 0 ? "" : before,
      plus: before.includes("+"),
      bracketed: /[([]\s*$/u.test(before) && /^\s*[)\]]/u.test(gaps[index + 1] ?? ""),
    };
  });
}
