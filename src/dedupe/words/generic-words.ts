import { baseLetters } from "./skeleton.ts";

/**
 * Words that say what a firm is and not which: each line is the bits of information one occurrence carries (an unknown
 * word carries up to 14; words of 3 and less come and go freely), then spellings of one meaning, across languages and abbreviations. Words of one line match
 * each other. Bits are a rough reading of how often the word stands in names of Russian and foreign firms; on real data
 * the word's own frequency takes over (see `words.ts`).
 *
 * `@` behind the bits: what is written on a door (`кафе`, `hotel`). Such a word is often left out, so that its absence says little; two of
 * them instead of each other are two places.
 *
 * `^` behind the bits: a person's title, of which much the same is true: `Dr. Schmidt` may be `Schmidt`, and is not `Prof. Schmidt`.
 *
 * `+` behind the bits: what a firm of the same owner has behind its name (`Лакомка-Опт`, `Acme Logistics`).
 *
 * Compiled by hand for this project. Add a line, or a spelling to a line; keep it lower case, ё written as е.
 */
const table = `
2 и and und et y e & n oder ve i és u och og en
1 the of de la le los der die das di del da du for fur для при на в по с от о из к у al el den des il lo gli las vom zum zur im am aus auf
3 компания компании компаний company co comp firma фирма firm предприятие enterprise enterprises ditta società société societa gesellschaft przedsiębiorstwo przedsiebiorstwo unternehmen betrieb entreprise ent entr empresa impresa şirketi sirketi şirket підприємство компанія фірма cie cia compagnie sté ste
3 группа групп group gruppe gr гк groupe grupo
4+ холдинг holding holdings beteiligungs beteiligung beteiligungen verwaltungs verwaltung
3 магазин маг shop store stores magazin магаз laden geschäft geschaeft negozio tienda boutique бутик mağaza magaza mağazası sklep крамниця дүкен
3 торговый торговая
5+ торг торговля trade trading tradings трейд трейдинг ticaret tic handel handlowa handlowe handlowy commercio comercial commerce торгівля torg
3 дом house haus hse
3 тд tdom
4 центр center centre centr цент ctr cntr zentrum
5+ сервис service services servis сервисный сервисная svc svcs serv
4+ строй stroi stroy строительная строительный строительство construction bau budowa budowlane budowlany budowlana bud inşaat insaat costruzioni edilizia construcciones bâtiment stavby stavebni строительные stroj буд будівельна құрылыс строительное bouw bouwbedrijf bygg rakennus rakennusliike construções constructions edile builders
4 производственный производственная производство production manufacturing mfg пр üretim uretim produzione producción producao produktion produkcja manufacture
4 коммерческая коммерческий commercial
4 научно научный научная scientific science
5 приборостроительный приборостроение instrument instruments
7 завод plant zavod works werke werk zakład zaklad zakłady zaklady fabrik usine fábrica fabryka fabrica fabbrica fabrikası fabrikasi зауыт
7 комбинат combine kombinat
7 фабрика factory fabrika
7 банк bank банка banking banco banque banka
4+ плюс plus
5@ клуб club
5@ салон salon
5@ аптека pharmacy apteka apotheke farmacia farmácia pharmacie eczane eczanesi дәріхана lékárna gyógyszertár apotek apotheek
5@ кафе cafe kafe café кофейня coffeehouse kaffeehaus kawiarnia cafeteria
5@ ресторан restaurant restoran ristorante restaurante trattoria osteria gaststätte gaststaette gasthaus lokanta restauracja taverna restoranı мейрамхана ravintola étterem restaurace
5@ столовая canteen
5@ бар bar pub паб
5@ киоск kiosk ларек
5@ павильон pavilion
5@ пекарня bakery булочная bäckerei panadería piekarnia boulangerie backerei baeckerei panificio fırın firin bäcker baecker bakkerij pastelaria padaria pasticceria konditorei pâtisserie patisserie cukrászda pékség pekařství leipomo bageri cukiernia forn forno panificadora panificación panetteria
5@ пиццерия pizzeria pizza
5@ grill grille гриль
5@ bistro бистро
5@ deli delicatessen
5@ ателье atelier
5@ парикмахерская
5@ автосервис autoservice
5@ шиномонтаж
5@ автомойка carwash
5@ гостиница hotel отель albergo gasthof pension otel hôtel готель hostal pensione penzion guesthouse hotell
7 школа сош school shkola sch schl schule ecole okul okulu szkoła szkola scuola escuela école мектеп школі
3 общеобразовательная общеобразовательное средняя среднее
7 лицей lyceum
5 гимназия gymnasium
5 сад садик kindergarten
5 детский детская детские children childrens child kids chld детское дет
7 больница hospital hosp krankenhaus szpital hastanesi hastane ospedale hôpital klinikum лікарня
3^ dr doctor doktor dott drs
3^ prof professor
3^ dipl ing
5 practice praxis arztpraxis praktijk surgery
5 клинический клиническая клиническое
5 центральный центральная центральное
5@ кулинария
5 красоты
5 поликлиника clinic клиника klinik klinika clínica clinica kliniği rendelő ambulatorio przychodnia consultorio
7 университет university институт institute univ inst
7 колледж college coll
5 академия academy acad
5 агентство agency agence agenzia agencia agentur agencja
5@ студия studio
5 бюро bureau biuro büro buero ufficio iroda kontor toimisto
5 laboratory lab labs лаборатория
5 government govt
5@ мастерская workshop werkstatt warsztat officina officine autofficina off taller talleres
5 база base
5 склад warehouse
5 рынок market маркет супермаркет supermarket минимаркет markt targ pazarı mercado mercato marché
5 продукты продуктовый продовольственный food foods продукт gıda gida lebensmittel alimentari alimentos spożywcze alimentation
5 одежда одежды clothes konfekcja abbigliamento ropa vêtements bekleidung giyim
5 обувь обуви shoes schuhe obuwie scarpe calzature calzados chaussures ayakkabı
5+ мебель мебели мебельная мебельный furniture möbel moebel meble mobilya mobili muebles meubles мебельное
5+ авто auto kfz автомобильный автомобильная автомобильные
5+ транс trans транспортная транспортный transport transporte trasporti spedition nakliyat przewozy transporty transports haulage freight vervoer
5+ логистик логистика logistic logistics
5+ тех технический техническая tech technical technology technologies технологии технология technik technika tecnica técnica teknik техническое
5+ пром промышленный промышленная industrial industry industries industrie industria przemysł sanayi san indústria промышленные промышленное
5+ инвест инвестиционная инвестиции invest investment investments
5+ финанс финансовая финансы finance financial
7 страховая страхование insurance versicherung versicherungen ubezpieczenia sigorta assicurazioni seguros assurances
5+ консалт консалтинг consulting consult
7 софт soft software
7 систем система системы system systems
7 решения solution solutions
5+ проект project projects проектный projekt progetti proyectos projets proje
5+ монтаж montage installation
5 ремонт repair ремонтная ремонтный ремонтное рем
5+ снаб снабжение supply
5+ сбыт sales
5+ опт оптовая оптовый wholesale
5+ розница розничный retail
5+ экспорт export ihracat
5+ импорт import ithalat impex импэкс импекс
5+ энерго energy энергия энергетическая energie energia energía enerji
7 нефть нефтяная oil нефте
7 газ gas
5+ агро agro
5+ фарм pharma фармацевтическая pharmaceutical фармацевтический фармацевтические
5 мед медицинский медицинская medical медицина медицинское медицинские
5 стом стоматология dental dent zahnarztpraxis стоматологическая zahnarzt dentysta diş dentaire dentista стоматологический стоматологическое стомат dentistry dentist dentists zahnärzte fogászat fogászati tandarts tandartsen tandläkare odontologia odontológica
5 юридическая юридический legal law kanzlei rechtsanwälte abogados avocats avvocati kancelaria hukuk юридическое юр attorneys attorney lawyer lawyers solicitors solicitor avocat davocats davocat avvocato avv advocaten advocaat advokat advokatbyrå adwokat adwokacka adwokaci rechtsanwalt rechtsanwältin rechtsanwaltskanzlei abogado advogado advogados ügyvédi avukatlık legale
5 бухгалтерия бухгалтерский accounting бухгалтерская accountants accountant bookkeeping bookkeepers rachunkowe księgowość księgowe comptable steuerberatung steuerberater steuerberaterin steuerkanzlei steuerbüro accountancy commercialista asesoría gestoría muhasebe cpa boekhouding administratiekantoor redovisning
5 охрана охранное чоп чоо security
5+ медиа media
5 реклама рекламное рекламная advertising рекламный реклам
5 издательство publishing publishers
5 типография printing druckerei drukarnia matbaa tipografia imprenta imprimerie
5 отдел department dept
5 филиал branch ф
5 представительство representative
5 офис office
5 управление management управляющая mgmt
5 объединение association ассоциация assoc assn
5 союз union
7 фонд fund foundation
5 общество society soc
5 организация organization organisation
5 учреждение institution
5 государственный государственное государственная state гос
5 муниципальный муниципальное муниципальная municipal
5 областной областная областное обл
5 городской городская city городское гор
5 районный районная районное
5 национальный национальная national natl
5 международный международная international интернешнл intl int internatl internationale internacional internazionale uluslararası międzynarodowy
5 российский российская россии russian russia рус ру rus росс рф
5 сша usa us
5 великобритания uk
5 global глобал
5 world мир
5 новый новая новое new
5 единый единая united
5 главный главная
7 капитал capital
5 партнер партнеры partner partners associates associés associati asociados associados társa vennoten
5 недвижимость estate immobilien nieruchomości nieruchomosci emlak immobiliare inmobiliaria immobilier reality realty realtors makelaardij makelaars makelaar hausverwaltung hausverwaltungen
5 real
5 лимитед limited
5 corporation corp корпорация
5 бизнес business
5 digital цифровой
5 онлайн online
5 интернет internet
5 care
5 day
5 learning early education образовательный образования образовательное образование
5 community comm cmty
5 american amer
5 elementary elem
5 preschool nursery
5 development развитие развития dev devel
5 home homes
5 saint st sankt санкт sainte san santa santo sant são sao
6+ юг south южный
6+ север north северный
6+ восток east восточный
6+ запад west западный
5 текстиль textile textiles tekstil textil tessile tessili текстильная
5 электро electrical electric elec elektro elektrik elettrica eléctrica électrique электромонтаж
5 машиностроение machinery maschinenbau mechaniczny mechaniczna mechaniczne meccanica meccaniche mechanical mécanique mecánica makina makine машзавод
5 engineering инжиниринг inżynieria ingenieurbüro ingeniería ingegneria mühendislik
5 hurtownia grosshandel großhandel ingrosso mayorista toptan grossiste
4 сыновья söhne soehne sohn sons son fils hijos figli syn synowie oğulları
5 friseur fryzjer kuaför parrucchiere peluquería coiffure hairdresser hairdressers barber barbershop kapsalon kadeřnictví fodrászat
5 reinigung cleaning клининг клининговая sprzątanie pulizie limpieza nettoyage temizlik
5 ветеринарный ветеринарная ветеринарное ветеринарные вет veterinary vet vets tierarzt tierarztpraxis veterinario veterinaria vétérinaire dierenarts
5 туристический туристическая туристическое тур туризм travel tourism tours reisen reisebüro viaggi viajes voyages
5 спортивный спортивная спортивное спортивные спорт sport sports
5 бытовой бытовая бытовые быт
5 хозяйственный хозяйственная хозяйственные хоз
5 канцелярский канцелярские канц
5 зоологический зоо zoo
5 специальный специальная спец
5 учебный учебная учебное учеб
5 фото фотографическая photo
5 мясо мясной мясная
5 молоко молочный молочная молочное мол
5 хлебо хлебный хлебная хлеб хлебное
5 рыбо рыбный рыбная рыб рыбное
5 железо
5 пивной пивоваренный пивоваренная пив
5 лесной лесная лес лесо
5 химический химическая хим
5 механический механическая мех
5 комплекс complex
5 кабинет cabinet gabinet
5 бетонный бетонная бетонные бетонных
5 изделия изделий
5 материалы материалов
5 товары товаров
5 техника техники
5 запчасти запчастей
5 культуры
7 училище
5 azienda az
5 agricola agr agricole agricolo agrícola
5 établissements établissement ets
4 fratelli flli frères gebrüder gebrueder gebr hermanos hnos bracia brothers bros
5 ооо llc ltd gmbh
5 зао оао пао ао jsc
5 ип чп
5 heating htg hvac heizung heizungs heizungsbau sanitär sanitärbau sanitaer plumbing plbg plumbers plumber plomberie plombier chauffage idraulica idraulico fontanería loodgieter loodgieters loodgietersbedrijf hydraulika instalacje
5 roofing roofers dachdecker dachdeckerei bedachungen couverture dekarstwo
5 painting painters malerei malerbetrieb schilders schildersbedrijf schilder peinture
5 joinery joiners carpentry carpenters schreinerei tischlerei menuiserie falegnameria carpintería stolarstwo stolarnia timmerbedrijf truhlářství
5 carrozzeria karosserie karosseriebau carrosserie lakiernia
5 landscaping landscape landscapers gartenbau galabau paysagiste
5@ butcher butchers metzgerei fleischerei boucherie macelleria carnicería slagerij
5 driving fahrschule autoescuela autoscuola rijschool
5 jewellers jewelers jewellery jewelry jeweller jeweler juwelier bijouterie joyería gioielleria jubiler
5@ florist florists blumen fleuriste fiorista floristería kwiaciarnia
5 architekt architekten architects architecte architectes architetti arquitectos architekci
5 physiotherapie physiotherapy physio fisioterapia kinésithérapie fizjoterapia chiropractic
`;

interface Line {
  readonly bits: number;
  readonly premises: boolean;
  readonly title: boolean;
  readonly sister: boolean;
  readonly words: readonly string[];
}

const lines: readonly Line[] = table
  .trim()
  .split("\n")
  .map((line) => {
    const [bits = "0", ...words] = line.trim().split(/\s+/);
    return {
      bits: Number.parseInt(bits, 10),
      premises: bits.endsWith("@"),
      title: bits.endsWith("^"),
      sister: bits.endsWith("+"),
      words,
    };
  });

/** Word to the number of its line: words of one line mean the same. Accents may be left out. */
export const meanings: ReadonlyMap<string, number> = new Map([
  ...lines.flatMap(({ words }, line) =>
    words.filter((word) => /^[^\u0400-\u04ff]+$/.test(word)).map((word) => [baseLetters(word), line] as const),
  ),
  ...lines.flatMap(({ words }, line) => words.map((word) => [word, line] as const)),
]);

/** Bits by line number. */
export const meaningBits: readonly number[] = lines.map(({ bits }) => bits);

/** By line number: what is written on a door. */
export const premises: readonly boolean[] = lines.map(({ premises }) => premises);

/** By line number: the titles of people. */
export const titles: readonly boolean[] = lines.map(({ title }) => title);

/** By line number: what makes a sister firm of a name that it stands behind. */
export const sisters: readonly boolean[] = lines.map(({ sister }) => sister);

/** First spelling of each line: its name in explanations. */
export const meaningNames: readonly string[] = lines.map(({ words }) => words[0] ?? "");
