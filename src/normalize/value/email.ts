import type { DraftValue, Email, Issue, Severity } from "../../model/index.ts";
import type { CleanedEmails } from "./cleaned.ts";
import { disposable, freeMail, knownTypos, likelyDomain, madeUpNames, roleNames } from "./email-domains.ts";
import { tooLong } from "./cell-length.ts";
import { latinForLookAlikes } from "./look-alikes.ts";
import { withAllKeys } from "../all-keys.ts";

const zeroWidth = /[\u200b-\u200f\u2060\ufeff\u00ad]/gu;
const local = String.raw`[A-Za-z0-9!#$%&'*+/=?^_${"`"}{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_${"`"}{|}~-]+)*`;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?`;
const address = new RegExp(`^(${local})@((?:${label}\\.)+(?:\\p{L}{2,24}|xn--[a-z0-9-]{2,58}))$`, "u");
/** One address and nothing else: there is nothing to split. */
const plainAddress = /^[A-Za-z0-9_]+(?:[.+-][A-Za-z0-9_]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/;
/** «skype:live:anna@lotos.ru», «xmpp:anna@lotos.ru»: how somebody is called there is no mailbox. Source of a pattern, without regard to case. */
const messenger = String.raw`(?<![\p{L}\p{N}])(?:skype|live|xmpp|jabber|sips?|callto|msnim|gtalk)`;
const inText = new RegExp(
  String.raw`(?<![\p{L}\p{N}.!#$%&'*+=?^_{|}~@-]|:\/\/)(?=[A-Za-z0-9])(?<!${messenger}:)[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?![\p{L}\p{N}@-])`,
  "giu",
);

/**
 * Reads the e-mail addresses of a cell. The domain is folded to lower case; the part before @ stays as written, unless it is in
 * capitals throughout. What is doubtful is
 * tagged, not mended: a likely typo of a well-known domain is proposed in an issue. With `value.find` addresses are looked for in
 * free text, and what is no plain address is left alone.
 */
export function cleanEmails(value: DraftValue, options: { readonly off?: ReadonlySet<string> } = {}): CleanedEmails {
  return readPlainly(value) ?? cleanSlowly(value, options);
}

const none: readonly never[] = [];

/** A cell that is one address in Latin letters of which nothing is to be said, which is nearly every cell. */
function readPlainly(value: DraftValue): CleanedEmails | undefined {
  const { text } = value;
  if (value.find === true || text.length > 64 || !plainCell.test(text)) return undefined;
  const at = text.indexOf("@");
  const domain = text.slice(at + 1).toLowerCase();
  const name = quiet(text.slice(0, at));
  if (disposable.has(domain) || likelyDomain(domain) !== undefined || isMadeUp(name.toLowerCase(), domain))
    return undefined;
  const whole = `${name}@${domain}`;
  const rule = whole === text ? undefined : "email-spelling";
  const tags: Email["tags"] = isRole(name.toLowerCase()) ? ["role"] : undefined;
  const email = withAllKeys<Email>({
    raw: value.raw ?? text,
    at: value.at,
    rule,
    address: whole,
    kind: value.kind,
    tags,
  });
  return { emails: [email], issues: none };
}

const plainCell = /^[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*@(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,24}$/;

/** {@link cleanEmails} for a cell in any state. */
export function cleanSlowly(value: DraftValue, options: { readonly off?: ReadonlySet<string> } = {}): CleanedEmails {
  const raw = value.raw ?? value.text;
  const emails: Email[] = [];
  const issues: Issue[] = [];
  const seen = new Set<string>();
  const say = (code: string, severity: Severity, params: NonNullable<Issue["params"]>): void => {
    issues.push({ code, severity, at: value.at, field: "emails", raw, params });
  };
  const emailOf = (rule?: string, address?: string, tags?: Email["tags"]): Email =>
    withAllKeys<Email>({ raw, at: value.at, rule, address, kind: value.kind, tags });

  const long = value.find === true ? undefined : tooLong(value, "emails");
  if (long !== undefined) return { emails: [emailOf()], issues: [long] };
  const { pieces, rules } =
    value.find === true
      ? found(value.text)
      : plainAddress.test(value.text)
        ? { pieces: [value.text], rules: [] }
        : split(value.text);
  let unparsed = false;
  for (const piece of pieces) {
    const read = readAddress(piece, options.off?.has("email-look-alike") !== true);
    if (read === undefined) {
      if (!unparsed) emails.push(emailOf());
      unparsed = true;
      const suggestion = withWholeDomain(piece);
      if (suggestion === undefined) say("email-invalid", "warning", { value: piece });
      else say("email-suspected-typo", "warning", { value: piece, suggestion });
      continue;
    }
    const { address: whole, rules: own } = read;
    if (seen.has(whole.toLowerCase())) continue;
    seen.add(whole.toLowerCase());
    const chain = [...new Set([...rules, ...own])];
    const tags = tagsOf(whole);
    const suggestion = likelyDomain(domainOf(whole));
    if (suggestion !== undefined)
      say("email-suspected-typo", "warning", { value: whole, suggestion: `${nameOf(whole)}@${suggestion}` });
    if (own.includes("email-look-alike")) say("email-look-alike", "note", { value: whole });
    if (tags.includes("made-up")) say("email-made-up", "note", { value: whole });
    if (tags.includes("disposable")) say("email-disposable", "note", { value: whole });
    const rule = whole === value.text ? undefined : (chain.length === 0 ? ["email-spelling"] : chain).join("+");
    emails.push(emailOf(rule, whole, tags.length === 0 ? undefined : tags));
  }
  if (pieces.length === 0 && value.find !== true && /[\p{L}\p{N}]/u.test(value.text)) {
    const nothing = saysNothing.test(value.text.trim());
    if (!nothing) emails.push(emailOf());
    const suggestion = nothing ? undefined : withMissingAt(value.text.trim());
    if (suggestion === undefined) say("email-none", nothing ? "note" : "warning", { value: value.text.trim() });
    else say("email-without-at", "warning", { value: value.text.trim(), suggestion });
  }
  return { emails, issues };
}

const saysNothing =
  /^(?:нету?|не указан[оа]?|не задан[оа]?|отсутствует|неизвестно|без почты|нет почты|н\/д|no|none|null|n\/a|na|x+|х+)\.?$/iu;

/** What is written before an address: «e-mail:», «эл. почта». Source of a pattern, without regard to case. */
export const emailLabel = String.raw`(?:e-?mail|эл\.?\s?почта|почта|мэйл|мейл)`;

/** Addresses of a text that are plain beyond doubt. */
export function emailsIn(text: string): readonly string[] {
  return text.match(inText) ?? [];
}

function found(text: string): { pieces: readonly string[]; rules: readonly string[] } {
  return { pieces: emailsIn(text.replace(zeroWidth, "")), rules: ["email-find"] };
}

const gluedWord = new RegExp(
  String.raw`(?<=\p{L})(?<!:\/\/\S{1,64})(?<!${messenger}):(?=[A-Za-z0-9._%+-]{1,64}@)`,
  "giu",
);

/** Every stretch of a cell that holds an @. */
function split(text: string): { pieces: readonly string[]; rules: readonly string[] } {
  const plain = text
    .replace(zeroWidth, "")
    .replace(/＠|\s*[([{]\s*(?:at|a|dog|собака|собачка|эт)\s*[)\]}]\s*/giu, "@")
    .replace(/\s*[([{]\s*(?:dot|точка)\s*[)\]}]\s*/giu, ".")
    .replace(/mailto:|smtp:|(?:^|[\s,;])(?:e-?mail|эл\.?\s?почта|почта)\s?:/giu, " ")
    // «E-mail канцелярии:anna@lotos.ru»: no address has a colon.
    .replace(gluedWord, ": ")
    .replace(/\?(?:subject|body|cc)=\S*/giu, " ")
    .replace(/@{2,}/gu, "@")
    // Blanks around the @, and a comma typed for the last dot: nothing else can be meant.
    .replace(/(?<=[\p{L}\p{N}])[^\S\n]*@[^\S\n]*(?=[\p{L}\p{N}])/gu, "@")
    .replace(
      /(@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,3}(?:\s{1,3}\.\s{0,3}|\.\s{1,3}|\.{2,5})|@[\p{L}\p{N}-]{1,63}\s{0,3},\s{0,3})(?=(?:ru|com|net|org|by|kz|ua|su|info|biz|рф)(?![\p{L}\p{N}]))/giu,
      (whole) => `${whole.replace(/[\s.,]+$/u, "")}.`,
    );
  const pieces = plain
    .split(/[\s,;<>()[\]"«»|\\]+|:::|\/(?=[^\s]*@)/u)
    .filter((piece) => piece.includes("@"))
    // «anna@lotos.ruanna@lotos.ru»: pasted twice.
    .map((piece) => piece.replace(/^(\S+@\S+)\1$/u, "$1"));
  // «a@x.ru/b@x.ru» was cut above; an address never has two @.
  return { pieces, rules: pieces.length > 1 ? ["email-split"] : [] };
}

function readAddress(piece: string, mend: boolean): { address: string; rules: readonly string[] } | undefined {
  const trimmed = piece.replace(/^[.,:'*=–—-]+|[.,:'*=!?–—]+$/gu, "");
  const direct = parse(trimmed);
  if (direct !== undefined) return { address: direct, rules: [] };
  if (!mend) return undefined;
  const at = trimmed.lastIndexOf("@");
  // The top-level domains are typed in the wrong layout as whole words: «.ру», «.сом».
  const domain = trimmed
    .slice(at + 1)
    .replace(/\.ру$/iu, ".ru")
    .replace(/\.(?:сом|ком)$/iu, ".com");
  // A name without one Latin letter is a Russian word, even if all its letters have twins.
  const name = trimmed.slice(0, at);
  const slip = !/\p{Script=Cyrillic}/u.test(name) || /[A-Za-z]/u.test(name);
  const latin = slip ? latinForLookAlikes(`${name}@${domain}`) : undefined;
  const read = latin === undefined ? undefined : parse(latin);
  return read === undefined ? undefined : { address: read, rules: ["email-look-alike"] };
}

/**
 * «ivanov собака mail.ru», `ivanov"mail.ru`, `ivanov2mail.ru`, `ivanovmail.ru`: a word or a sign in place of the @ (`"` and 2 share its
 * key), or nothing. What was meant is proposed, and only before the domain of a mail service.
 */
function withMissingAt(text: string): string | undefined {
  const lower = text.toLowerCase();
  const domain = longest([...freeMail].filter((service) => lower.endsWith(service)));
  if (domain === undefined) return undefined;
  const name = text.slice(0, -domain.length).replace(/(?:\s+(?:собака|собачка|dog|at)\s*|\s*["'2]\s*|\s+)$/iu, "");
  return /^(?!www\.)[A-Za-z0-9][A-Za-z0-9._-]{0,62}[A-Za-z0-9]$/u.test(name) ? `${name}@${domain}` : undefined;
}

/** `ivanov@mail`, `ivanov@mailru`, `ivanov@mail.r`: a service's domain that is cut short, as it would be whole. */
function withWholeDomain(piece: string): string | undefined {
  const [, name = "", domain = ""] =
    /^([A-Za-z0-9][A-Za-z0-9._-]{0,63})@([a-z]{2,12}(?:\.[a-z])?)\.?$/iu.exec(piece) ?? [];
  const cut = domain.toLowerCase();
  if (cut === "") return undefined;
  const whole =
    knownTypos.get(cut) ??
    [...freeMail].find((service) => service.split(".")[0] === cut || service.replace(".", "") === cut);
  return whole === undefined ? undefined : `${name}@${whole}`;
}

function longest(texts: readonly string[]): string | undefined {
  return texts.reduce<string | undefined>((best, one) => (one.length > (best?.length ?? 0) ? one : best), undefined);
}

/** The address with its domain in lower case, if it is one. A Cyrillic letter before the @, or in a Latin domain, makes it none. */
function parse(text: string): string | undefined {
  const match = address.exec(text);
  if (match === null || text.length > 254) return undefined;
  const [, name = "", domain = ""] = match;
  if (name.length > 64) return undefined;
  const mixed = domain.split(".").some((part) => /[a-z]/iu.test(part) && /\p{Script=Cyrillic}/u.test(part));
  const layouts = /\p{Script=Cyrillic}/u.test(domain) && !/\.\p{Script=Cyrillic}+$/u.test(domain);
  const wrongTop = /\.(?:ру|сом|ком)$/iu.test(domain);
  return mixed || layouts || wrongTop ? undefined : `${quiet(name)}@${domain.toLowerCase()}`;
}

/** `INFO`: capitals throughout are a key held down, and no mailbox in use tells letters by their case. `AShmidt` stays. */
function quiet(name: string): string {
  return /[a-z]/.test(name) ? name : name.toLowerCase();
}

function nameOf(whole: string): string {
  return whole.slice(0, whole.lastIndexOf("@"));
}

function domainOf(whole: string): string {
  return whole.slice(whole.lastIndexOf("@") + 1);
}

function tagsOf(whole: string): NonNullable<Email["tags"]>[number][] {
  const name = nameOf(whole).toLowerCase();
  const domain = domainOf(whole);
  const tags: NonNullable<Email["tags"]>[number][] = [];
  if (isMadeUp(name, domain)) tags.push("made-up");
  else if (isRole(name)) tags.push("role");
  if (disposable.has(domain)) tags.push("disposable");
  if (likelyDomain(domain) !== undefined) tags.push("suspected-typo");
  return tags;
}

function isRole(name: string): boolean {
  return roleNames.has(/\d$/.test(name) ? name.replace(/[-_.]?\d+$/u, "") : name);
}

/**
 * Nobody's address: a non-name at a free service (no@mail.ru), a name that repeats the domain (mail@mail.ru), at a domain that is no
 * domain either (1@1.ru, test@test.com). A firm's first mailbox is called as the firm (kmt@kmt.ru). info@romashka.ru at its own domain is a role, whatever its name.
 */
function isMadeUp(name: string, domain: string): boolean {
  const host = domain.slice(0, domain.indexOf("."));
  if (host === "example" && /^example\.(?:com|org|net|ru)$/u.test(domain)) return true;
  const nonName = madeUpNames.has(name) || /^(.)\1*$/u.test(name);
  if (name === host) return freeMail.has(domain) || nonName || (host.length <= 3 && !/^\p{L}{3}$/u.test(host));
  return nonName && (freeMail.has(domain) || madeUpNames.has(host) || host.length === 1);
}
