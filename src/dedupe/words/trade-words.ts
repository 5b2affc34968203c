import { baseLetters } from "./skeleton.ts";

/**
 * Words of one trade, a line each, in the languages of the West: where one list writes `Newsagents` and the other `News`, or leaves it out,
 * the firm is not another one. Such a word agrees as any other does, rare or not; what it says where it stands on one side only is little, as of the
 * words of `generic-words.ts`, which are commoner and say little either way.
 *
 * Compiled by hand for this project. No word that is as often a family name (`Baker`, `Mason`, `Schneider`). Add a line, or a spelling to
 * a line; keep it lower case. Accents may be left out. Words of `generic-words.ts` may stand here too, to be of one trade with the others.
 */
const table = `
newsagents newsagent news newspapers tabac tabaccheria presse zeitungen
books book bookshop bookstore bookseller booksellers buchhandlung bücher buchladen librairie libreria librería księgarnia boekhandel kitabevi
gifts gift giftware geschenke cadeaux regalos prezenty
chartered certified licensed registered approved geprüft agréé
surveyors surveyor surveying valuers property properties realtor lettings letting estate immobilien immobiliare inmobiliaria immobilier nieruchomości
consultants consultancy consultant advisors advisory advisers beratung unternehmensberatung conseil conseils consulenza asesores doradztwo danışmanlık advies
alarms alarm sicherheit sicherheitstechnik sécurité seguridad sicurezza ochrona güvenlik beveiliging vigilanza security
pools pool spas spa swimming piscines piscine piscinas schwimmbad schwimmbadbau
storage lager lagerhaus entreposage almacenaje deposito magazyny opslag
orthopaedic orthopedic orthopaedics orthopedics orthopädie orthopädische orthopädisch orthopédie ortopedia ortho ortopedi
dermatology dermatologie dermatologia dermatología hautarzt
optician opticians optical optik optiker optique ottica óptica optyk optometry eyecare opticien
ophthalmology ophthalmologie augenarzt okulista oculista
pediatrics paediatrics pediatric paediatric kinderarzt pédiatrie pediatria pediatría
internist hausarzt physicians physician allgemeinarzt
timber lumber wood woodwork woodworks woodworking holz holzbau holzhandel zimmerei zimmerer charpente bois legnami legno madera maderas drewno tartak ahşap houthandel trä joinery joiners carpentry carpenters schreinerei tischlerei menuiserie falegnameria carpintería stolarstwo stolarnia
hardware ironmongers ironmongery eisenwaren quincaillerie ferramenta ferretería ferreteria żelazny hırdavat ijzerwaren
merchants merchant baustoffe baustoffhandel matériaux materiales
garden gardens gardening gartencenter gärtnerei gärtnereien nurseries pépinière pépinières vivaio viveros ogrodniczy ogród tuincentrum landscaping landscape landscapers gartenbau galabau paysagiste
bicycle bicycles bike bikes cycles cycle cycling fahrrad fahrräder fahrradladen zweirad vélos vélo cycli bicicletas biciclette rowery fietsen
motorcycles motorbikes motorcycle motorrad motorräder motos moto motocykle motoren
tyres tyre tire tires reifen reifendienst reifenhandel pneus pneumatici gomme neumáticos opony lastik banden
exhausts exhaust auspuff
garage garages motors motor autos car cars automotive automobile automobiles autohaus automobili automóviles samochody otomotiv autobedrijf carrossier wheels auto kfz carrozzeria karosserie carrosserie autofficina
dealership dealer dealers händler concessionnaire concessionaria concesionario
taxi taxis cabs cab minicabs
bodyshop bodywork paintwork autolackiererei lackiererei
towing breakdown recovery abschleppdienst dépannage
laundry laundromat launderette cleaners dry drycleaning wäscherei blanchisserie pressing lavanderia lavandería pralnia wasserij
tailor tailors tailoring alterations schneiderei couture sartoria sastrería krawiec
fashion fashions mode modehaus moda apparel clothing clothiers damenmode herrenmode
fabrics fabric stoffe tissus tessuti telas tkaniny curtains gardinen vorhänge rideaux
leather lederwaren leder cuir maroquinerie pelletterie cuero deri skóra
carpets carpet flooring floors rugs teppiche bodenbeläge fussboden parkett parquet moquette tapis tappeti alfombras suelos podłogi halı vloeren
tiles tile tiling fliesen carrelage carreaux piastrelle ceramiche azulejos płytki fayans
kitchens kitchen küchen küchenstudio cuisines cucine cocinas kuchnie mutfak keukens
bathrooms bathroom bäder sanitaires
windows window fenster fensterbau doors door türen fenêtres finestre infissi serramenti ventanas okna pencere ramen glazing glass glas glaserei verre vitrerie vetri vetreria cristalería szkło cam
blinds awnings markisen rolladen volets persianas rolety
roofs spengler spenglerei zinguerie
stone stones granite marble naturstein steinmetz pierre marbre marmi marmo mármoles piedra kamień mermer
concrete beton betonbau béton calcestruzzo hormigón
demolition abbruch démolition
excavation earthworks groundworks tiefbau erdbau terrassement scavi excavaciones
scaffolding gerüstbau échafaudage ponteggi andamios rusztowania
insulation dämmung isolierung izolacje
drainage drains kanalreinigung assainissement spurghi
metal metals metall metallbau steel stahl stahlbau métal métallerie acier acciaio metallo carpenteria acero metálicas metálicos stal metalowe çelik staal staalbouw
welding schweisserei schweißtechnik soudure saldatura soldadura spawanie
tools tool werkzeuge werkzeugbau werkzeug outillage utensili utensileria herramientas narzędzia takım
machines machine maschinen maszyny machinerie macchine máquinas makinaları
pumps pump pumpen pompes pompe bombas pompy pompa
paints paint farben farbenhandel lacke peintures vernici pinturas farby boya
electricians electrician electricals electronics electronic elektronik elektrotechnik elektroinstallation électricité électricien elettricista elettronica electricidad electricistas electrónica elektronika elektryczna elektryk elektriker electrical elektro elektrik elettrica eléctrica électrique
lighting lamps leuchten beleuchtung luminaires éclairage illuminazione lámparas iluminación oświetlenie aydınlatma verlichting
refrigeration cooling kälte kältetechnik air conditioning aircon klima klimatechnik climatisation froid frigo climatizzazione climatización klimatyzacja chauffagiste plombiers installateur installatie heating htg hvac heizung heizungsbau plumbing plumber plumbers plomberie plombier chauffage idraulica sanitär fontanería
solar photovoltaik photovoltaïque fotovoltaico fotowoltaika wind windenergie éolien eolica
fuel fuels heizöl brennstoffe combustibles paliwa yakıt brandstoffen
petrol filling tankstelle gasolinera stacja benzinaio
water wasser eau acqua agua woda
waste recycling entsorgung skip skips déchets rifiuti residuos odpady atık afval
removals moving movers umzüge umzug déménagement déménagements traslochi mudanzas przeprowadzki verhuizingen
courier couriers delivery parcels kurier kurierdienst messagerie corriere mensajería
shipping maritime schifffahrt reederei seafreight navigation marítima denizcilik morska
marine boats boat boatyard yachts yacht chandlery bootsbau bateaux nautisme nautica náutica jachty tekne
bus buses coach coaches omnibus autocars autobus autobusy otobüs
rental rentals hire verleih vermietung noleggio alquiler wypożyczalnia kiralama verhuur lease leasing
photography photographer photographers fotografie fotograf fotostudio photographe photographie fotografia fotografo fotografía zdjęcia
video film films videos kino cinéma cinema
music musik musikhaus musique musica música muzyka
toys toy spielwaren spielzeug jouets giocattoli juguetes zabawki oyuncak speelgoed
pets pet tierbedarf zoohandlung animalerie mascotas animali zoologiczny animal animals
fisheries fishery fishing seafood fish fischhandel poissonnerie poissons pescheria pesca pescadería ryby rybny balıkçılık vis vishandel
meat meats fleisch viande viandes charcuterie carni salumi carnes mięso wędliny butcher butchers metzgerei fleischerei boucherie macelleria carnicería slagerij
fruit fruits vegetables greengrocers greengrocer obst gemüse primeurs légumes frutta frutas owoce warzywa meyve
dairy milch molkerei käserei laiterie fromagerie fromages cheese caseificio formaggi lácteos quesos mleczarnia zuivel kaas
grocery grocers groceries grocer feinkost épicerie drogheria ultramarinos bakkal
wine wines winery weingut wein weine weinhandel weinbau vins vin vignoble château cantina cantine vini vino vinos bodega bodegas winnica şarap wijn
beer brewery brewing brauerei brauhaus bier bière brasserie birra birrificio cerveza cervecería browar
spirits distillery distillerie brennerei destillerie distilleria destilería gorzelnia liquor liquors
beverages drinks getränke getränkemarkt boissons bevande bebidas napoje içecek dranken
coffee tea teas tearoom tearooms kaffee tee thé caffè kawa herbata kahve koffie
catering caterers caterer partyservice traiteur cocina ristorazione
diner eatery takeaway steakhouse chophouse imbiss snack snackbar kebab döner gelateria eisdiele eiscafé glacier helados lodge motel hostel resort bnb breakfast bed auberge gîte gîtes locanda agriturismo posada zajazd pansiyon herberg ferienwohnungen ferienwohnung
camping campsite campground campingplatz caravans caravan wohnmobile
casino gaming spielhalle arcade
gym fitness gymnastics fitnessstudio sportclub palestra gimnasio siłownia
dance ballet tanzschule danse danza baile taniec
golf tennis ski riding equestrian reitstall reitverein équitation
beauty cosmetics cosmetic kosmetik kosmetikstudio beauté esthétique estetica estética belleza uroda güzellik nails nail nagelstudio ongles manicure
hair coiffeur coiffeurs haarstudio haare hairstyling hairstylist capelli peluqueros peluquero peluqueras fryzjerski salons hairdresser hairdressers barber barbershop friseur parrucchiere peluquería coiffure fryzjer kuaför kapsalon
tattoo piercing massage massagen masaż wellness
funeral funerals undertakers bestattungen bestattungsinstitut onoranze funebri funeraria pogrzebowy uitvaart
church parish parishes kirche kirchengemeinde pfarrei gemeinde église paroisse chiesa parrocchia iglesia parroquia kościół parafia kerk chapel cathedral ministry ministries
insurances insurer brokers broker versicherungsmakler versicherungsbüro courtage makler pośrednictwo
tax taxes steuern fiscal fiscale podatkowe vergi bookkeeper buchhaltung buchführung expertise comptables contabili contable accounting accountants accountant accountancy bookkeeping bookkeepers steuerberatung steuerberater steuerkanzlei steuerbüro rachunkowe comptable commercialista gestoría muhasebe
notary notaries notar notariat notaire notaires notaio notaría notariusz noter notaris
advocates barristers barrister chambers anwalt anwälte anwaltskanzlei law legal lawyer lawyers solicitors solicitor attorneys attorney avocat avocats avvocati rechtsanwälte rechtsanwalt abogados kancelaria
mortgage mortgages loans loan credit kredit crédit credito kredyty lending
payroll recruitment staffing zeitarbeit personaldienstleistungen intérim lavoro empleo praca employment
translations translation übersetzungen übersetzungsbüro traductions traduzioni traducciones tłumaczenia tercüme
training trainings schulung schulungen weiterbildung formation formations formazione formación szkolenia eğitim opleidingen tutoring nachhilfe
computers computer informatique informatica informática edv informatyka komputery bilgisayar bilişim hosting webdesign telecom telecoms telecommunications telekommunikation télécom telecomunicazioni telekom telefon phones phone mobiles handy
signs signage werbetechnik enseignes insegne rótulos szyldy tabela
marketing publicité pubblicità publicidad werbung werbeagentur reklama reklam
packaging packing verpackung verpackungen emballage emballages imballaggi embalajes opakowania ambalaj
paper papier papeterie cartoleria papelería stationery stationers schreibwaren kırtasiye
plastics plastic kunststoffe kunststoff kunststofftechnik plastiques plastique plastica plásticos tworzywa plastik
rubber gummi caoutchouc gomma caucho guma kauçuk
chemicals chemical chemie chimie chimica química chemia kimya
ceramics pottery keramik töpferei céramique céramiques ceramica cerámica seramik
jewels goldschmied joaillerie kuyumcu watches clocks uhren horlogerie orologeria relojería zegarki
antiques antique antiquitäten antiquités antiquariato antigüedades antyki antika
auction auctions auctioneers auktionshaus enchères aste subastas
art arts gallery galleries kunst kunsthandel galerie galleria galería galeria sanat
frames framing rahmen encadrement cornici
upholstery upholsterers polsterei tapissier tappezzeria tapicería tapicer döşeme
locksmith locksmiths schlüsseldienst serrurerie serrurier fabbro cerrajería ślusarz çilingir
chimney sweep schornsteinfeger ramonage
pest exterminators exterminating schädlingsbekämpfung désinsectisation
tree trees arborist baumpflege élagage forestry forst forstbetrieb leśny
farm farms farming bauernhof landwirtschaft agrarbetrieb ferme gaec earl granja finca gospodarstwo çiftlik boerderij ranch
feed feeds grain grains futtermittel getreide mangimi cereali piensos pasze zboże yem tahıl seed seeds saatgut semences
tractors tractor landmaschinen landtechnik agricoles tracteurs trattori tractores ciągniki traktör
horse horses pferde cheval chevaux cavalli caballos konie
eggs poultry geflügel volailles pollame huevos drób tavuk
olive olives huiles olio aceite zeytin zeytincilik zeytinyağı oliwa
honey imkerei apiculture miele miel pszczelarstwo flowers flower blumenladen fleurs fiori flores kwiaty çiçek bloemen bloemist florist florists blumen fleuriste fiorista floristería kwiaciarnia
daycare childcare kita kindertagesstätte crèche asilo guardería przedszkole kreş kinderopvang
nursing residential altenheim pflegeheim pflegedienst seniorenheim seniorenzentrum ehpad residencia opieka zorg verpleging
ambulance rescue feuerwehr rettungsdienst pompiers
dentallabor zahntechnik prothésiste odontotecnico stomatologia stomatologiczny stomatologiczna chirurgien chirurgiens ortodoncja orthodontics orthodontist orthodontie kieferorthopädie endodontics dental dentist dentists dentistry zahnarzt zahnarztpraxis dentaire dentista zahnärzte tandarts
psychology psychologist psychologe psychologin psychotherapie psychologue psicologia psicología psycholog counselling counseling therapy therapie therapist
chiropractor osteopath osteopathy ostéopathe osteopatia podiatry podology podologue fusspflege
hearing audiology hörgeräte hörakustik audition audioprothésiste
radiology radiologie imaging röntgen radiologia diagnostik diagnostics diagnostica
laboratories laboratoire laboratorio laboratorium
refrigerators appliances appliance hausgeräte électroménager elettrodomestici electrodomésticos agd beyaz
sewing nähmaschinen stickerei embroidery broderie ricami bordados hafty nakış
souvenirs souvenir andenken
suministros fournitures forniture supplies zaopatrzenie
`;

const lines = table
  .trim()
  .split("\n")
  .map((line) => line.split(" ").filter((word) => /^\p{L}+$/u.test(word)));

/** Word to the number of its line. */
export const trades: ReadonlyMap<string, number> = new Map(
  [
    ...lines.flatMap((words, line) => words.map((word) => [baseLetters(word), line] as const)),
    ...lines.flatMap((words, line) => words.map((word) => [word, line] as const)),
  ].reverse(),
);
