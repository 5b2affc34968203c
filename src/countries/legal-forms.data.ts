/**
 * Legal forms as they are written in names. Compiled by hand for Sverka (November 2026) from the civil codes' own terms and
 * their customary abbreviations: ГК РФ гл. 4, ГК РК ст. 34, ГК РБ гл. 4, ГКУ, and the usual forms of foreign partners.
 *
 * One line a form:  display | compare | generic | kind | where | countries | spellings
 *   display    the canonical short spelling, what people see beside the name
 *   compare    what two names' forms are compared by: ЗАО, ОАО, ПАО, НАО were renamed into one another by law, so all are АО
 *   generic    a world-wide class for blocking: LLC, JSC, LP, SP (sole proprietor), COOP, STATE, NGO, FUND; empty for words that only
 *              say what a trade does (Polish P.H.U.) and give way to a form of law beside them
 *   kind       o organisation, s sole trader
 *   where      any: the word is no other word, it counts wherever it stands; edge: it counts only at either end or beside
 *              punctuation, and a short one only in capitals (АО, КП, AS, SA … are also words, initials and brands); end: only
 *              at the end or beside punctuation, spelt out or not («Limited Edition Shop»)
 *   countries  ISO codes where it is at home, evidence for the row's country only when there is exactly one
 *   spellings  besides `display`, separated by `;` - case, ё/е, dots, hyphens and Latin look-alikes are folded, not listed.
 *              A word may end in `*`: any ending («обществ* с ограниченной …» in its cases).
 *
 * State and municipal institutions (ГБУЗ, МБОУ, ФГБОУ ВО …) are not listed one by one: see institution-forms.ts.
 */
export const legalFormRows = `
ООО | ООО | LLC | o | any | | обществ* с огр* отв*; общ. с огр* отв*; общ-во с огр* отв*; о-во с огр* отв*; обществ* ограниченной ответственности; Obshchestvo s ogranichennoy otvetstvennostyu; Obschestvo s ogranichennoi otvetstvennostiu
ОДО | ООО | LLC | o | any | BY | обществ* с дополнительной ответственностью
СООО | ООО | LLC | o | any | BY | совместное общество с ограниченной ответственностью
ИООО | ООО | LLC | o | any | BY | иностранное общество с ограниченной ответственностью
НПООО | ООО | LLC | o | any | BY | научно-производственн* обществ* с ограниченной ответственностью
НПОДО | ООО | LLC | o | any | BY | НП ОДО; научно-производственн* обществ* с дополнительной ответственностью
ТАА | ООО | LLC | o | any | BY | таварыства з абмежаванай адказнасцю
ТДА | ООО | LLC | o | edge | BY | таварыства з дадатковай адказнасцю
ААТ | АО | JSC | o | any | BY | адкрытае акцыянернае таварыства
ЗАО | АО | JSC | o | any | | закрыт* акционерн* обществ*; закр. акц. общ.; Zakrytoe aktsionernoe obshchestvo
ОАО | АО | JSC | o | any | | открыт* акционерн* обществ*; откр. акц. общ.; Otkrytoe aktsionernoe obshchestvo
ПАО | АО | JSC | o | any | RU | публичн* акционерн* обществ*; Publichnoe aktsionernoe obshchestvo
НАО | АО | JSC | o | edge | RU | непубличн* акционерн* обществ*
СПАО | АО | JSC | o | any | RU | страхов* публичн* акционерн* обществ*
ОСАО | АО | JSC | o | any | RU | открыт* страхов* акционерн* обществ*
САО | АО | JSC | o | edge | RU | страхов* акционерн* обществ*
МКАО | АО | JSC | o | any | RU | международная компания акционерное общество
МКООО | ООО | LLC | o | any | RU | международная компания общество с ограниченной ответственностью
МКПАО | АО | JSC | o | any | RU | международная компания публичное акционерное общество
АО | АО | JSC | o | edge | | акционерн* обществ*; акц. общ.; акц. общество; Aktsionernoe obshchestvo
АОЗТ | АО | JSC | o | any | RU | акционерн* обществ* закрытого типа
АООТ | АО | JSC | o | any | RU | акционерн* обществ* открытого типа
ТОО | ТОО | LLC | o | any | | товариществ* с огр* отв*; тов-во с огр* отв*; Tovarishchestvo s ogranichennoy otvetstvennostyu
ЖШС | ТОО | LLC | o | any | KZ | жауапкершілігі шектеулі серіктестігі; жауапкершілігі шектеулі серіктестік; жауапкершiлiгi шектеулi серiктестiгi; ЖШС-і
АҚ | АО | JSC | o | edge | KZ | акционерлік қоғамы; акционерлік қоғам
ЖК | ИП | SP | s | edge | KZ | жеке кәсіпкер
ТДО | ТОО | LLC | o | edge | KZ | товариществ* с дополнительной ответственностью
ГКП | ГУП | STATE | o | any | KZ | государственн* коммунальн* предприяти*
ГКП на ПХВ | ГУП | STATE | o | any | KZ | государственн* коммунальн* предприяти* на праве хозяйственного ведения; ГКП на праве хозяйственного ведения
РГП | ГУП | STATE | o | any | KZ | республиканск* государственн* предприяти*
РГП на ПХВ | ГУП | STATE | o | any | KZ | республиканск* государственн* предприяти* на праве хозяйственного ведения
КГП | ГУП | STATE | o | any | KZ | коммунальн* государственн* предприяти*
КГП на ПХВ | ГУП | STATE | o | any | KZ | коммунальн* государственн* предприяти* на праве хозяйственного ведения
КГУ | ГУ | STATE | o | edge | KZ | коммунальн* государственн* учреждени*
ГККП | ГУП | STATE | o | any | KZ | государственн* коммунальн* казенн* предприяти*
ИП | ИП | SP | s | edge | | ИПБОЮЛ; предприниматель; инд* предпр*; инд. пр.; Individualnyy predprinimatel; Individual entrepreneur
ИП ГКФХ | ИП | SP | s | any | RU | индивидуальн* предпринимател* глава крестьянского (фермерского) хозяйства; ИП глава КФХ; глава крестьянского (фермерского) хозяйства; глава КФХ; глава К(Ф)Х; ИП глава К(Ф)Х; ИП главы К(Ф)Х; ИП главы КФХ; главы КФХ; индивидуальный предприниматель глава КФХ; ИП глава крестьянского (фермерского) хозяйства; ИП ГКФХ; ГКФХ; ИП КФХ
ПБОЮЛ | ИП | SP | s | any | RU | предпринимател* без образования юридического лица; ПБЮЛ
ИЧП | ЧП | SP | s | any | RU | индивидуальн* частн* предприяти*
ЧП | ЧП | SP | s | edge | | Ч.П.; частн* предпринимател*; частн* предприяти*
ШҚ | КФХ | COOP | o | edge | KZ | шаруа қожалығы; шаруа қожалық
КФХ | КФХ | COOP | o | any | RU | крестьянск* (фермерск*) хозяйств*; крестьянско-фермерск* хозяйств*; крестьянск* фермерск* хозяйств*; К(Ф)Х; КХ; крестьянск* хозяйств*; фермерск* хозяйств*
СФГ | КФХ | COOP | o | any | UA | селянське (фермерське) господарство; селянське фермерське господарство
ФХ | КФХ | COOP | o | edge | BY KZ UA | фермерське господарство
ОАНО | АНО | NGO | o | any | RU |
АНО | АНО | NGO | o | any | RU | автономн* некоммерческ* организаци*
ANO | АНО | NGO | o | edge | RU | autonomous non-profit organi*; autonomous non-commercial organi*; autonomous nonprofit organi*
АНО ВО | АНО | NGO | o | any | RU | автономн* некоммерческ* организаци* высшего образования
АНО ДПО | АНО | NGO | o | any | RU | автономн* некоммерческ* организаци* дополнительного профессионального образования
АНО ДО | АНО | NGO | o | any | RU | автономн* некоммерческ* организаци* дополнительного образования
НКО | НКО | NGO | o | edge | RU | некоммерческ* организаци*
НО | НКО | NGO | o | edge | RU |
НП | НП | NGO | o | edge | RU | некоммерческ* партнерств*
БФ | БФ | FUND | o | edge | RU | благотворительн* фонд*
ОФ | ОФ | FUND | o | edge | KZ | общественн* фонд*
РОО | РОО | NGO | o | edge | RU | региональн* общественн* организаци*
МОО | МОО | NGO | o | edge | RU | местн* общественн* организаци*; межрегиональн* общественн* организаци*
ОО | ОО | NGO | o | edge | RU KZ | общественн* организаци*; общественн* объединени*
СРО | СРО | NGO | o | edge | RU | саморегулируем* организаци*
ТСЖ | ТСЖ | COOP | o | any | RU | товариществ* собственников жилья
ТСН | ТСН | COOP | o | any | RU | товариществ* собственников недвижимости
СНТ | СНТ | COOP | o | any | RU | садоводческ* некоммерческ* товариществ*; садов* некоммерческ* товариществ*; садоводческ* товариществ*
ДНТ | СНТ | COOP | o | any | RU | дачн* некоммерческ* товариществ*
ДНП | ДНП | COOP | o | any | RU | дачн* некоммерческ* партнерств*
ОНТ | СНТ | COOP | o | any | RU | огородническ* некоммерческ* товариществ*
ЖСК | ЖСК | COOP | o | any | | жилищно-строительн* кооператив*; жилищн* кооператив*
ГСК | ГСК | COOP | o | any | | гаражно-строительн* кооператив*; гаражн* строительн* кооператив*
ПГСК | ГСК | COOP | o | any | RU | потребительск* гаражно-строительн* кооператив*
Гаражный кооператив | ГК | COOP | o | edge | RU | ГК; гаражн* кооператив*; гаражн* потребительск* кооператив*; потребительск* гаражн* кооператив*
Потребительский кооператив | ПтК | COOP | o | edge | RU | потребительск* кооператив*; потребкооператив*; сельскохозяйственн* потребительск* кооператив*; сельск* потребительск* кооператив*; дачн* потребительск* кооператив*; садоводческ* потребительск* кооператив*; жилищн* потребительск* кооператив*
ПК | ПК | COOP | o | edge | | производственн* кооператив*
ПО | ПО | COOP | o | edge | RU | потребительск* обществ*
СПК | СПК | COOP | o | any | | сельскохозяйственн* производственн* кооператив*; сельхоз. производственн* кооператив*; спк колхоз; спк артель; сельскохозяйственн* производственн* кооператив* колхоз; сельскохозяйственн* производственн* кооператив* артель
СХПК | СПК | COOP | o | any | RU |
СПССК | СПК | COOP | o | any | RU | сельскохозяйственн* потребительск* снабженческо-сбытов* кооператив*
ССППК | СПК | COOP | o | any | RU | СПСППК; сельскохозяйственн* снабженческо-сбытов* перерабатывающ* потребительск* кооператив*
СППК | СПК | COOP | o | any | RU |
ПСССПК | СПК | COOP | o | any | RU | СПССПК; перерабатывающ* снабженческо-сбытов* сельскохозяйственн* потребительск* кооператив*; сельскохозяйственн* потребительск* снабженческо-сбытов* перерабатывающ* кооператив*
СКПК | СПК | COOP | o | any | RU | сельскохозяйственн* кредитн* потребительск* кооператив*
СОНТ | СНТ | COOP | o | any | RU |
ОСББ | ОСББ | COOP | o | any | UA | об'єднання співвласників багатоквартирного будинку
СПОК | СПОК | COOP | o | any | RU | сельскохозяйственн* потребительск* обслуживающ* кооператив*
КПК | КПК | COOP | o | edge | RU | кредитн* потребительск* кооператив*
ПТ | ПТ | LP | o | edge | | полн* товариществ*
КТ | КТ | LP | o | edge | | коммандитн* товариществ*; товариществ* на вере
ФГУП | ГУП | STATE | o | any | RU | федеральн* государственн* унитарн* предприяти*
ГУП | ГУП | STATE | o | any | | государственн* унитарн* предприяти*
ОГУП | ГУП | STATE | o | any | RU | областн* государственн* унитарн* предприяти*
ДГУП | ГУП | STATE | o | any | RU | дочерн* государственн* унитарн* предприяти*
МУП | МУП | STATE | o | any | RU | муниципальн* унитарн* предприяти*; УМП; унитарн* муниципальн* предприяти*
МП | МУП | STATE | o | edge | RU | муниципальн* предприяти*
МКП | МУП | STATE | o | any | RU | муниципальн* казенн* предприяти*
ФКП | ФКП | STATE | o | any | RU | федеральн* казенн* предприяти*
ФГКУ | ФГКУ | STATE | o | any | RU | федеральн* государственн* казенн* учреждени*
ГП | ГУП | STATE | o | edge | | государственн* предприяти*; державне підприємство
РУП | ГУП | STATE | o | any | BY | республиканск* унитарн* предприяти*; производственн* республиканск* унитарн* предприяти*; республиканск* производственн* унитарн* предприяти*; научно-производственн* республиканск* унитарн* предприяти*; республиканск* научно-производственн* унитарн* предприяти*
КУП | КУП | STATE | o | edge | BY | коммунальн* унитарн* предприяти*
УП | УП | LLC | o | edge | BY | унитарн* предприяти*; унитарн* предприяти* по оказанию услуг
ТУП | УП | LLC | o | edge | BY | торгов* унитарн* предприяти*
ИЧУП | УП | LLC | o | any | BY | иностранн* частн* унитарн* предприяти*
ИУП | УП | LLC | o | any | BY | иностранн* унитарн* предприяти*
ЧУП | УП | LLC | o | any | BY | частн* унитарн* предприяти*; частн* унитарн* предприяти* по оказанию услуг; ЧУП по оказанию услуг; ЧУП по ОУ
ТЧУП | УП | LLC | o | any | BY | торгов* частн* унитарн* предприяти*
ЧТУП | УП | LLC | o | any | BY | частн* торгов* унитарн* предприяти*; частн* унитарн* торгов* предприяти*
ЧПУП | УП | LLC | o | any | BY | частн* производственн* унитарн* предприяти*; частн* унитарн* производственн* предприяти*; ЧУПП
ЧСУП | УП | LLC | o | any | BY | частн* строительн* унитарн* предприяти*; частн* сервисн* унитарн* предприяти*
ЧТПУП | УП | LLC | o | any | BY | частн* торгово-производственн* унитарн* предприяти*
УЧТП | УП | LLC | o | any | BY | унитарн* частн* торгов* предприяти*
КСУП | КУП | STATE | o | any | BY | коммунальн* сельскохозяйственн* унитарн* предприяти*
СЗАО | АО | JSC | o | any | BY | совместное закрытое акционерное общество
ПУП | УП | LLC | o | edge | BY | прыватнае унітарнае прадпрыемства; производственн* унитарн* предприяти*
ІП | ИП | SP | s | edge | BY | індывідуальны прадпрымальнік
СП ООО | ООО | LLC | o | any | | совместное предприятие общество с ограниченной ответственностью; СП в форме ООО; СП ТОВ; СП ТзОВ
СП | СП | LLC | o | edge | | совместн* предприяти*
ТОВ | ООО | LLC | o | any | UA | товариство з обмеженою відповідальністю; ТзОВ; ТОВ-во
ТДВ | ООО | LLC | o | edge | UA | товариство з додатковою відповідальністю
ПП | ПП | LLC | o | edge | UA | приватне підприємство
ФОП | ИП | SP | s | any | UA | фізична особа-підприємець; фізична особа підприємець; физическое лицо-предприниматель; физическое лицо предприниматель; ФЛП
СПД | ИП | SP | s | any | UA | суб'єкт підприємницької діяльності; субъект предпринимательской деятельности; СПД ФЛ; СПДФЛ; СПД ФО
ПАТ | АО | JSC | o | any | UA | публічне акціонерне товариство
ПрАТ | АО | JSC | o | any | UA | приватне акціонерне товариство
ЧАО | АО | JSC | o | edge | UA | частн* акционерн* обществ*
ВАТ | АО | JSC | o | edge | UA | відкрите акціонерне товариство
ЗАТ | АО | JSC | o | edge | UA BY | закрите акціонерне товариство; закрытае акцыянернае таварыства
АТ | АО | JSC | o | edge | UA | акціонерне товариство
КНП | КП | STATE | o | any | UA | комунальне некомерційне підприємство
КП | КП | STATE | o | edge | UA | комунальне підприємство
ДП | ДП | STATE | o | edge | UA | дочірнє підприємство
ОсОО | ООО | LLC | o | any | KG | обществ* с ограниченной ответственностью кыргызской республики; ЖЧК
ЧЖС | ООО | LLC | o | edge | KG |
МЧЖ | ООО | LLC | o | any | UZ | масъулияти чекланган жамият; масъулияти чекланган жамияти; mas'uliyati cheklangan jamiyat*; MChJ
МЧЖ ҚК | ООО | LLC | o | any | UZ | ҚК МЧЖ; MChJ QK; QK MChJ
МЧЖ ХК | ООО | LLC | o | any | UZ | ХК МЧЖ; MChJ XK; XK MChJ
ИП ООО | ООО | LLC | o | any | UZ | иностранное предприятие общество с ограниченной ответственностью; ИП в форме ООО; иностранное предприятие ООО
ЯТТ | ИП | SP | s | any | UZ | якка тартибдаги тадбиркор; YaTT; YTT
ХК | ЧП | LLC | o | edge | UZ | хусусий корхона*; xususiy korxona*
АЖ | АО | JSC | o | edge | UZ | акциядорлик жамияти; aksiyadorlik jamiyati; AJ
ҶДММ | ООО | LLC | o | any | TJ | ҷамъияти дорои масъулияти маҳдуд; ЧДММ
ХО | ХО | LLC | o | edge | TM | хозяйственн* обществ*
SRL | ООО | LLC | o | edge | | S.R.L.; societate cu raspundere limitata; società a responsabilità limitata; Sociedad de responsabilidad limitada
Î.I. | ИП | SP | s | edge | MD | ÎI; întreprindere individuală
SIA | ООО | LLC | o | edge | LV | sabiedrība ar ierobežotu atbildību; СИА
UAB | ООО | LLC | o | any | LT | uždaroji akcinė bendrovė; УАБ
OÜ | ООО | LLC | o | edge | EE | osaühing
MMC | ООО | LLC | o | edge | AZ | məhdud məsuliyyətli cəmiyyət; ММС
ՍՊԸ | ООО | LLC | o | any | AM |
შპს | ООО | LLC | o | any | GE |
LLC | ООО | LLC | o | any | | limited liability company; limited liability co; L.L.C.; ЛЛС
Ltd | ООО | LLC | o | end | | limited; ltd co; limted; private limited; pvt ltd; Лтд; Лимитед; Ltd. Co.; private limited company
Co. Ltd | ООО | LLC | o | end | | company limited; co limited; co ltd; company ltd
Pty Ltd | ООО | LLC | o | end | AU | proprietary limited; pty limited
Pte Ltd | ООО | LLC | o | end | SG | pte limited; private limited singapore
Sdn Bhd | ООО | LLC | o | any | MY | sendirian berhad
Inc. | Inc. | JSC | o | end | | incorporated; inc
Corp. | Inc. | JSC | o | end | | corporation; corp; Корп.
PLC | АО | JSC | o | end | | public limited company; P.L.C.
LLP | LLP | LP | o | end | | limited liability partnership; L.L.P.
LP | LP | LP | o | end | | limited partnership; L.P.
PLLC | ООО | LLC | o | end | US | P.L.L.C.; professional limited liability company
JSC | АО | JSC | o | any | | joint stock company; joint-stock company; АО (JSC)
PAO | АО | JSC | o | edge | RU |
PJSC | АО | JSC | o | any | | public joint stock company; public joint-stock company
OJSC | АО | JSC | o | any | | open joint stock company; open joint-stock company
CJSC | АО | JSC | o | any | | closed joint stock company; closed joint-stock company; ZAO
GmbH | ООО | LLC | o | any | DE AT CH | Gesellschaft mit beschränkter Haftung; Gesellschaft mbH; G.m.b.H.; Ges.m.b.H.; GesmbH; mbH; gGmbH; ГмбХ
GmbH & Co. KG | GmbH & Co. KG | LP | o | any | DE | GmbH und Co KG; GmbH & Co KG; GmbH u. Co. KG; GesmbH & Co KG; Ges.m.b.H. & Co KG; mbH & Co. KG
GmbH & Co. KGaA | GmbH & Co. KGaA | LP | o | any | DE | GmbH und Co KGaA; GmbH & Co KGaA
GmbH & Co. OHG | GmbH & Co. OHG | LP | o | any | DE | GmbH & Co OHG
UG & Co. KG | UG & Co. KG | LP | o | any | DE | UG (haftungsbeschränkt) & Co. KG
AG & Co. KG | AG & Co. KG | LP | o | any | DE | AG & Co KG
AG & Co. KGaA | AG & Co. KGaA | LP | o | any | DE | AG & Co KGaA
SE & Co. KG | SE & Co. KG | LP | o | any | DE | SE & Co KG
SE & Co. KGaA | SE & Co. KGaA | LP | o | any | DE | SE & Co KGaA
UG | ООО | LLC | o | end | DE | UG (haftungsbeschränkt); Unternehmergesellschaft
AG | АО | JSC | o | end | | Aktiengesellschaft; АГ
KG | KG | LP | o | end | DE | Kommanditgesellschaft
KGaA | АО | JSC | o | any | DE | Kommanditgesellschaft auf Aktien
GbR | GbR | LP | o | end | DE | Gesellschaft bürgerlichen Rechts
PartG | PartG | LP | o | end | DE | Partnerschaftsgesellschaft
PartG mbB | PartG | LP | o | any | DE | PartGmbB; Partnerschaft mbB; Partnerschaftsgesellschaft mbB; Partnerschaftsgesellschaft mit beschränkter Berufshaftung
mbB | PartG | LP | o | end | DE |
eG | eG | COOP | o | end | DE | eingetragene Genossenschaft
OHG | OHG | LP | o | end | DE | offene Handelsgesellschaft
e.K. | ИП | SP | s | end | DE | eingetragener Kaufmann; eingetragene Kauffrau; eK; e.Kfm.; e.Kfr.
Einzelunternehmen | ИП | SP | s | end | DE AT CH | Einzelunternehmer; Einzelfirma
e.V. | e.V. | NGO | o | end | DE | eingetragener Verein
SE | SE | JSC | o | end | | Societas Europaea
SA | АО | JSC | o | end | | S.A.; spółka akcyjna; société anonyme; sociedad anónima; S.A.U.; sociedad anonima; spolka akcyjna
SASU | SAS | JSC | o | edge | FR | S.A.S.U.
EURL | ООО | LLC | o | edge | FR | E.U.R.L.
SNC | SNC | LP | o | end | | S.n.c.; società in nome collettivo; société en nom collectif
SAS | SAS | JSC | o | end | FR | S.A.S.; société par actions simplifiée
SELARL | ООО | LLC | o | any | FR | S.E.L.A.R.L.; SELAS; société d’exercice libéral à responsabilité limitée
SARL | ООО | LLC | o | any | | S.A.R.L.; société à responsabilité limitée; S.à r.l.; Sàrl
SpA | АО | JSC | o | end | | S.p.A.; società per azioni
SL | ООО | LLC | o | end | ES | S.L.; sociedad limitada; SLU; S.L.U.; SLL; S.L.L.; sociedad limitada unipersonal; sociedad limitada laboral
S. Coop. | S. Coop. | COOP | o | end | ES | sociedad cooperativa
SA de CV | АО | JSC | o | any | MX | S.A. de C.V.
Ltda | ООО | LLC | o | any | | limitada; Lda
BV | ООО | LLC | o | end | | B.V.; besloten vennootschap; БВ
NV | АО | JSC | o | end | | N.V.; naamloze vennootschap; НВ
BVBA | ООО | LLC | o | any | BE |
VOF | VOF | LP | o | end | NL BE | V.O.F.; vennootschap onder firma
AB | АО | JSC | o | end | SE | aktiebolag; publ AB
ASA | АО | JSC | o | end | NO | allmennaksjeselskap
AS | АО | JSC | o | end | | A/S; aktieselskab; aksjeselskap; aktsiaselts
ApS | ООО | LLC | o | end | DK | anpartsselskab
Oy | ООО | LLC | o | edge | FI | osakeyhtiö; Ой
Oyj | АО | JSC | o | end | FI | julkinen osakeyhtiö
Sp. z o.o. | ООО | LLC | o | end | PL | spółka z ograniczoną odpowiedzialnością; sp z oo; sp. zo.o.; sp. zoo; spółka z o.o.; spółka z oo; spolka z o.o.; spolka z ograniczona odpowiedzialnoscia; спółka z o.o.
Sp. z o.o. sp.k. | Sp. z o.o. sp.k. | LP | o | end | PL | spółka z ograniczoną odpowiedzialnością spółka komandytowa; sp z oo sp k; sp z o o sp k
Sp. j. | Sp. j. | LP | o | end | PL | spółka jawna; sp j
Sp. k. | Sp. k. | LP | o | end | PL | spółka komandytowa; sp k
PHU | PHU |  | s | edge | PL | przedsiębiorstwo handlowo usługowe; przedsiebiorstwo handlowo uslugowe
PPHU | PHU |  | s | edge | PL | przedsiębiorstwo produkcyjno handlowo usługowe; przedsiebiorstwo produkcyjno handlowo uslugowe
FHU | PHU |  | s | edge | PL | firma handlowo usługowa; firma handlowo uslugowa
FPHU | PHU |  | s | edge | PL | firma produkcyjno handlowo usługowa
FUH | PHU |  | s | edge | PL | firma usługowo handlowa
PUH | PHU |  | s | edge | PL | przedsiębiorstwo usługowo handlowe
PPUH | PHU |  | s | edge | PL | przedsiębiorstwo produkcyjno usługowo handlowe
PPH | PHU |  | s | edge | PL | przedsiębiorstwo produkcyjno handlowe
PHUP | PHU |  | s | edge | PL |
ZPHU | PHU |  | s | edge | PL | zakład produkcyjno handlowo usługowy
ZUH | PHU |  | s | edge | PL | zakład usługowo handlowy
s.c. | s.c. | LP | o | end | PL | spółka cywilna
s.r.o. | ООО | LLC | o | end | CZ SK | společnost s ručením omezeným; spol. s r.o.; с.р.о.; sro
a.s. | АО | JSC | o | end | CZ SK | akciová společnost
Kft. | ООО | LLC | o | end | HU | korlátolt felelősségű társaság
Zrt. | АО | JSC | o | end | HU | zártkörűen működő részvénytársaság
Nyrt. | АО | JSC | o | end | HU | nyilvánosan működő részvénytársaság
d.o.o. | ООО | LLC | o | end | | društvo s ograničenom odgovornošću; društvo sa ograničenom odgovornošću; доо; doo
d.d. | АО | JSC | o | end | | dioničko društvo
EOOD | ООО | LLC | o | any | BG | ЕООД; еднолично дружество с ограничена отговорност
OOD | ООО | LLC | o | any | BG | ООД; дружество с ограничена отговорност
A.Ş. | АО | JSC | o | end | TR | AŞ; anonim şirketi; anonim sirketi
Ltd. Şti. | ООО | LLC | o | any | TR | limited şirketi; ltd sti; limited sirketi
K.K. | АО | JSC | o | end | JP | kabushiki kaisha
FZE | ООО | LLC | o | any | AE | free zone establishment
FZCO | ООО | LLC | o | any | AE | FZ-LLC; FZ LLC; free zone company
DMCC | ООО | LLC | o | any | AE |
`;
