/**
 * Domains of mail services. Source: the services' own pages and public lists of disposable addresses (disposable-email-domains, CC0),
 * the part of them that is met in Russian data; compiled November 2026.
 */

/** Where anybody may have a mailbox: a common domain says nothing about a firm. */
export const freeMail: ReadonlySet<string> = new Set(
  (
    "mail.ru inbox.ru list.ru bk.ru internet.ru xmail.ru vk.com yandex.ru ya.ru yandex.com yandex.by yandex.kz yandex.ua narod.ru " +
    "rambler.ru lenta.ru autorambler.ru myrambler.ru ro.ru gmail.com googlemail.com hotmail.com outlook.com live.com msn.com " +
    "yahoo.com icloud.com me.com mac.com aol.com proton.me protonmail.com mail.com gmx.com gmx.de web.de " +
    "tut.by mail.by ukr.net i.ua meta.ua bigmir.net mail.ua mail.kz pochta.ru hotbox.ru nm.ru newmail.ru qip.ru sibmail.com e1.ru ngs.ru"
  ).split(" "),
);

/** Mailboxes that live for minutes. */
export const disposable: ReadonlySet<string> = new Set(
  (
    "mailinator.com 10minutemail.com 10minutemail.net guerrillamail.com guerrillamail.info guerrillamail.org sharklasers.com grr.la " +
    "temp-mail.org temp-mail.ru tempmail.ru tempmail.com tempmail.net tempmail.plus tempr.email tempinbox.com mytemp.email " +
    "yopmail.com yopmail.net yopmail.fr trashmail.com trashmail.net trash-mail.com throwawaymail.com dropmail.me 10mail.org " +
    "getnada.com nada.email mailnesia.com maildrop.cc mohmal.com fakeinbox.com fakemail.net discard.email spambox.us spam4.me " +
    "mailcatch.com moakt.com emailondeck.com mintemail.com crazymailing.com dispostable.com mailforspam.com spamgourmet.com " +
    "minutemail.com 20minutemail.com one-off.email inboxkitten.com burnermail.io 1secmail.com 1secmail.org 1secmail.net"
  ).split(" "),
);

/** Written by people in a hurry; the real domain beside each. Proposed, never applied. */
export const knownTypos: ReadonlyMap<string, string> = new Map(
  (
    "mail.ri=mail.ru mail.tu=mail.ru mail.ry=mail.ru mail.rru=mail.ru mail.r=mail.ru mail.u=mail.ru mali.ru=mail.ru maill.ru=mail.ru " +
    "mai.ru=mail.ru mial.ru=mail.ru amil.ru=mail.ru maul.ru=mail.ru mil.ru.ru=mail.ru meil.ru=mail.ru mail.re=mail.ru mail.ruu=mail.ru " +
    "mail.rr=mail.ru mailru.ru=mail.ru mail.ru.ru=mail.ru majl.ru=mail.ru mail.eu=mail.ru gmail.ru=gmail.com gmail.co=gmail.com " +
    "gmail.con=gmail.com gmail.cm=gmail.com gmail.om=gmail.com gmail.comm=gmail.com gmail.cpm=gmail.com gmail.vom=gmail.com " +
    "gmai.com=gmail.com gmial.com=gmail.com gmaill.com=gmail.com gamil.com=gmail.com gnail.com=gmail.com gmal.com=gmail.com " +
    "gmil.com=gmail.com gmali.com=gmail.com gmeil.com=gmail.com gmail.ri=gmail.com jmail.com=gmail.com gmail.kom=gmail.com " +
    "yndex.ru=yandex.ru yadex.ru=yandex.ru yanex.ru=yandex.ru yande.ru=yandex.ru yandx.ru=yandex.ru yandex.tu=yandex.ru " +
    "yandex.ri=yandex.ru yandex.r=yandex.ru yandex.rru=yandex.ru ynadex.ru=yandex.ru yanndex.ru=yandex.ru jandex.ru=yandex.ru " +
    "iandex.ru=yandex.ru yandeks.ru=yandex.ru yandex.ry=yandex.ru yandex.eu=yandex.ru ya.tu=ya.ru ramler.ru=rambler.ru " +
    "rambler.tu=rambler.ru rambler.ri=rambler.ru ramber.ru=rambler.ru rambller.ru=rambler.ru inbox.tu=inbox.ru inbox.ri=inbox.ru " +
    "imbox.ru=inbox.ru list.tu=list.ru list.ri=list.ru lisr.ru=list.ru bk.tu=bk.ru bk.ri=bk.ru hotmail.ru=hotmail.com " +
    "qmail.com=gmail.com hotmial.com=hotmail.com hotmal.com=hotmail.com outlok.com=outlook.com outloo.com=outlook.com iclud.com=icloud.com icloud.ru=icloud.com " +
    "icloud.con=icloud.com icloud.cm=icloud.com yahoo.con=yahoo.com yaho.com=yahoo.com yahooo.com=yahoo.com"
  )
    .split(" ")
    .map((pair) => pair.split("=") as [string, string]),
);

const longNames = "yandex.ru yandex.com rambler.ru hotmail.com outlook.com".split(" ");

const commonEndings = "com net org info biz".split(" ");
/** Endings of three letters and more that people use and that look like one of {@link commonEndings}. */
const realEndings: ReadonlySet<string> = new Set(
  "com net org info biz bio bid bet vet pet cam nec ntt new nyc one ong infy".split(" "),
);

/** Countries' endings, by IANA's root zone database (November 2026). */
const countryEndings: ReadonlySet<string> = new Set(
  (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv " +
    "cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il " +
    "im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv " +
    "mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so " +
    "sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw"
  ).split(" "),
);

/**
 * The domain that was likely meant, where it is a known slip or ends as no domain does but nearly as a common one: `.cmo`, `.orrg`,
 * `.lnfo`. Two letters may
 * be another country's (`.om`, `.cm`), and of those that are none's only a slip of `.ru` is told (`.ry`, `.tu`).
 */
export function likelyDomain(domain: string): string | undefined {
  const known = knownTypos.get(domain);
  if (known !== undefined) return known;
  // «yandix.ru»: of names as long as these nobody else's is a letter away.
  const near = freeMail.has(domain) ? undefined : longNames.find((one) => isSlipOf(domain, one));
  if (near !== undefined) return near;
  const dot = domain.lastIndexOf(".");
  const ending = domain.slice(dot + 1);
  if (ending.length === 2 && !countryEndings.has(ending))
    return isSlipOf(ending, "ru") ? `${domain.slice(0, dot + 1)}ru` : undefined;
  if (ending.length < 3 || ending.length > 5 || realEndings.has(ending) || !/^[a-z]+$/.test(ending)) return undefined;
  const meant = commonEndings.filter((one) => isSlipOf(ending, one));
  return meant.length === 1 ? `${domain.slice(0, dot + 1)}${meant[0]}` : undefined;
}

/** One letter more, less or another, or the same letters in another order. Asked of every domain: its length rules most of them out. */
function isSlipOf(written: string, meant: string): boolean {
  const longer = written.length - meant.length;
  if (longer < -1 || longer > 1) return false;
  let at = 0;
  while (at < meant.length && written[at] === meant[at]) at++;
  if (longer === 1) return written.slice(at + 1) === meant.slice(at);
  if (longer === -1) return written.slice(at) === meant.slice(at + 1);
  if (written.slice(at + 1) === meant.slice(at + 1)) return true;
  const sorted = (text: string): string => [...text].sort().join("");
  return sorted(written) === sorted(meant);
}

/** A mailbox of a post or department, read by whoever holds it. */
export const roleNames: ReadonlySet<string> = new Set(
  (
    "info office sales sale admin administrator support help helpdesk service mail email post pochta contact contacts feedback hello " +
    "buh buhg buhgalter buhgalteria buhgalteriya bookkeeping glavbuh glbuh accounting account accounts finance fin zakaz zakazi order orders " +
    "shop store market marketing pr reklama adv press news hr kadry ok rabota job jobs resume personal director dir direktor gendir ceo boss " +
    "priem priemnaya reception secretary sekretar secretar zakupki snab snabzhenie tender tenders torg trade opt optom sbyt logist logistic " +
    "logistics sklad manager manager1 manager2 menedger dispatcher disp servis remont tech it webmaster postmaster hostmaster abuse root " +
    "noreply no-reply donotreply security legal law jurist urist yurist booking reservation hotel company firma general common team " +
    "buchhaltung verkauf vertrieb einkauf zentrale kontakt bestellung rechnung biuro sekretariat ksiegowosc zamowienia muhasebe satis bilgi"
  ).split(" "),
);

/** What people type when they are made to type something. */
export const madeUpNames: ReadonlySet<string> = new Set(
  (
    "no net nety netu netpochty net_pochty net-pochty netpochti net_pochti nepochty otkaz otkazalsya none null no-mail nomail noemail no-email no_mail net-mail netmail nemail absent test test1 testtest example sample demo xxx " +
    "xx x aaa aa a abc asd asdf asdfg asdasd qwe qwer qwert qwerty qwe123 qaz zzz zz z user fake fakemail mail email e-mail 0 00 000 1 11 111 1111 " +
    "11111 12 123 1234 12345 123456 1234567 12345678 123456789 321 111111 asdfgh otsutstvuet neznayu nomer name unknown ivan@ivan"
  ).split(" "),
);
