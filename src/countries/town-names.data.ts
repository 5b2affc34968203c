/**
 * Towns that are called differently in different languages, or that were called so before, compiled by hand for Sverka (November 2026) from
 * common knowledge. One line a town: the spelling that is compared, then its other names, joined by `|`; lower case, blanks for hyphens. What
 * differs by letters with marks only (Poznań, Poznan), by ae for ä or by script (Самара, Samara) need not stand here: likeness finds that.
 *
 * A name that is a town of its own elsewhere is left out (Куйбышев, Свердловск, Ленинск); so is what is a word more often than a town.
 */
export const townNameRows = `
москва|moscow|moskau|moscou|мск|msk
санкт петербург|спб|питер|петербург|ленинград|с петербург|st petersburg|saint petersburg|leningrad|spb|petersburg|sankt petersburg|st peterburg
нижний новгород|н новгород|нижний|nizhny novgorod|nizhnii novgorod
ростов на дону|ростов н д|rostov on don|rostov na donu
екатеринбург|ебург|екб|yekaterinburg|ekaterinburg
набережные челны|наб челны|н челны|naberezhnye chelny
тверь|калинин
калининград|königsberg|koenigsberg|кенигсберг
казань|kazan|kasan
астана|нур султан|нурсултан|целиноград|акмола|astana|nur sultan|nursultan|акмолинск
алматы|алма ата|almaty|alma ata
шымкент|чимкент|shymkent|chimkent
усть каменогорск|өскемен|оскемен|ust kamenogorsk|oskemen
семей|семипалатинск|semey|semipalatinsk
тараз|джамбул|жамбыл|taraz
актобе|актюбинск|ақтөбе|aktobe|aktyubinsk
атырау|гурьев|atyrau
орал|уральск|uralsk|oral
қостанай|костанай|кустанай|kostanay|kustanay
қарағанды|караганда|karaganda|qaraghandy|karagandy
талдыкорган|талды курган|талдықорған|taldykorgan
кызылорда|кзыл орда|қызылорда|kyzylorda
актау|ақтау|aktau
темиртау|теміртау|temirtau
кокшетау|кокчетав|көкшетау|kokshetau
бишкек|фрунзе|bishkek|frunze
ташкент|toshkent|tashkent|taschkent
самарканд|samarqand|samarkand
душанбе|сталинабад|dushanbe
ашхабад|ашгабат|ashgabat
худжанд|ходжент|ленинабад|khujand
минск|мінск|менск|minsk
гродно|гродна|hrodna|grodno
витебск|віцебск|vitebsk|viciebsk
могилев|магілеў|mogilev|mahilyow|mahilioŭ
гомель|homel|gomel
брест|брэст|brest litovsk
барановичи|баранавічы|baranovichi
киев|київ|kyiv|kiev|kiew|kijów|kijow
харьков|харків|kharkiv|kharkov|charkiw
львов|львів|lviv|lvov|lemberg|lwów|lwow
одесса|одеса|odesa|odessa
днепр|дніпро|днепропетровск|дніпропетровськ|dnipro|dnepr|dnepropetrovsk
запорожье|запоріжжя|zaporizhzhia|zaporozhye
николаев|миколаїв|mykolaiv|nikolaev
кропивницкий|кропивницький|кировоград|кіровоград
винница|вінниця|vinnytsia|vinnitsa
чернигов|чернігів|chernihiv|chernigov
черновцы|чернівці|chernivtsi|czernowitz
ровно|рівне|rivne
тернополь|тернопіль|ternopil
хмельницкий|хмельницький|khmelnytskyi
ивано франковск|івано франківськ|ivano frankivsk
ужгород|uzhhorod
луцк|луцьк|lutsk
тбилиси|tbilisi|tiflis|тифлис
батуми|batumi
ереван|yerevan|erevan|երևան
баку|baku|bakı|baki
кишинев|chișinău|chisinau|kishinev
вильнюс|vilnius|wilno|wilna|вильна
рига|rīga|riga
таллин|таллинн|tallinn|reval
köln|cologne|koln|кельн|colonia
münchen|munich|monachium|мюнхен|monaco di baviera
nürnberg|nuremberg|norymberga|нюрнберг
hannover|hanover|ганновер
frankfurt am main|frankfurt|frankfurt a m|франкфурт на майне|франкфурт
hamburg|гамбург
aachen|aix la chapelle
braunschweig|brunswick
wien|vienna|vienne|wiedeń|wieden|вена|bécs|viyana
zürich|zurigo|цюрих
genève|geneva|genf|ginevra|женева
basel|basle|bâle|базель
bern|berne|берн
luzern|lucerne
warszawa|warsaw|warschau|varsovie|варшава
kraków|krakow|cracow|krakau|краков
gdańsk|danzig|гданьск
wrocław|breslau|вроцлав
poznań|posen|познань
szczecin|stettin|щецин
łódź|lodz|лодзь
katowice|kattowitz|катовице
toruń|thorn
praha|prague|prag|praga|прага
brno|brünn
plzeň|pilsen
bratislava|pressburg|pozsony|братислава
budapest|будапешт
bucurești|bucharest|bukarest|бухарест
beograd|belgrade|belgrad|белград
athina|athens|athen|αθήνα|афины
thessaloniki|salonica|saloniki
københavn|copenhagen|kopenhagen|копенгаген
göteborg|gothenburg
helsinki|helsingfors|хельсинки
turku|åbo
den haag|the hague|s gravenhage|гаага
antwerpen|antwerp|anvers
bruxelles|brussels|brussel|brüssel|брюссель
gent|ghent|gand
liège|lüttich|luik
luxembourg|luxemburg
strasbourg|straßburg|strassburg|страсбург
nice|nizza
marseille|marseilles|марсель
lyon|lyons|лион
roma|rome|rom|rzym|рим
milano|milan|mailand|mediolan|милан
torino|turin|турин
napoli|naples|neapel|неаполь
firenze|florence|florenz|флоренция
venezia|venice|venedig|венеция
genova|genoa|genua|генуя
bologna|болонья
padova|padua
livorno|leghorn
bolzano|bozen
sevilla|seville|севилья
zaragoza|saragossa|сарагоса
barcelona|барселона
madrid|мадрид
lisboa|lisbon|lissabon|lisbonne|лиссабон
porto|oporto
istanbul|constantinople|стамбул
izmir|smyrna|измир
london|londres|londra|londyn|лондон
edinburgh|edinburg
new york|new york city|nyc|ny|new york ny|manhattan|нью йорк
los angeles|la|l a|лос анджелес
san francisco|sf|s f|san fran|сан франциско
washington|washington dc|washington d c
philadelphia|philly
las vegas|vegas
salt lake city|slc
beijing|peking|пекин
guangzhou|canton|гуанчжоу
mumbai|bombay
kolkata|calcutta
chennai|madras
bengaluru|bangalore
ho chi minh city|saigon
yangon|rangoon
`;
