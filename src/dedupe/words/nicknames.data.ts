/**
 * Given names and what people call their bearers, beyond the forms in the table of given names: spellings of one name in other languages, and short
 * forms outside Russia. Each line is one name: its full form first. A short form may stand on several lines (`Саша` is Александр and
 * Александра, `Alex` half a dozen names): it agrees with each of them. Written for the project; no licensed list was found. Lower case,
 * ё written as е; accents, and script, do not matter. At the end stand names with what other languages make of them: two names of the tables that are
 * no line's are two people's, however alike they are written, so what is one name has to be said.
 */
export const nicknameRows = `
александр alex sasha сашко
алексей лелик aleksei alex льоша
андрей andrew
анна anne аннушка
анастасия настена
василий vasilii
георгий георг george
григорий gregory
денис dennis
дмитрий dmitrii діма
евгений evgenii
екатерина kate
елена helena
иван ванечка
кирилл cyril
мария mary
михаил michael мишко
николай nicholas
павел paul
петр peter петрик
руслан руся
семен simon
степан stephan
тимофей timothy
тимур тима
федор theodore
эдуард edward
юрий iurii юрко
магомед мага маго магомет мухаммад мухаммед мухамед
магомедсаид
магомедали
магомедгаджи
магомедшапи
рустам рустем рус рустик
ибрагим ибрахим ибра
ахмед ахмет
мурад мурат
рашид рашит
фарид фарит
ринат ренат
абдулла абдула
хусейн гусейн хусаин
бауыржан бауржан бауыр
нурлан нурик
нурсултан султан нурс
ербол ерболат
данияр дан дани
азамат азик
бекзат бека
гульнара гуля гульнар
гульмира гуля
гульназ гуля
гузель гуля
айгуль айка гуля
айгерим айка
динара дина
асель аселя
эльмира эля
наиля неля
abigail abby
albert al bert
alexander alex al sandy
alfred fred al alf
amanda mandy
andrew andy drew
anthony tony
barbara barb babs
benjamin ben benny
catherine kate cathy katie kathy
charles charlie chuck
charlotte lottie charlie char
christine chris tina christina
christopher chris kit
daniel dan danny
david dave davy
deborah debbie deb debra
dominic dom
donald don donny
dorothy dot dolly
edward ed eddie ted ned
eleanor ellie nell
elizabeth liz beth betty eliza lizzie betsy
emily em emma
evelyn eve
francis frank
frederick fred freddie
gabriel gabe
gabrielle gabby
george georgie
gregory greg
harold harry hal
harrison harry
henry harry hank
isabella bella izzy isabelle isabel
jacob jake
jacqueline jackie
james jim jimmy jamie
jennifer jen jenny
jessica jess jessie
john jack johnny jon
jonathan jon
joseph joe joey
joshua josh
katherine kate kathy katie
kenneth ken
lawrence larry
leonard len leo
louis lou
lucas luke
madeline maddie madeleine
margaret maggie meg peggy
matthew matt
michael mike mick micky
mitchell mitch
natalie nat
nathan nate
nathaniel nate nathan
nicholas nick nic
oliver ollie
pamela pam
patricia pat patty tricia
patrick pat paddy
peter pete
philip phil
rebecca becky
richard rick dick rich ricky
robert rob bob bobby robbie
ronald ron
samantha sam
samuel sam sammy
sarah sally
stephen steve
steven steve
susan sue susie
theodore ted theo
thomas tom tommy
timothy tim
victoria vicky tori
vincent vince
virginia ginny
walter walt
william will bill billy liam
zachary zach zac
alan allan allen al
archibald archie
bartholomew bart
bernard bernie
bradley brad
clifford cliff
cynthia cindy
douglas doug
edmund ed eddie
ernest ernie
eugene gene
florence flo flossie
geoffrey geoff jeff jeffrey
gerald gerry jerry
gillian jillian jill
herbert bert herb
howard howie
ian iain
janet jan
jeremy jerry jez
jerome jerry
joanna jo joanne
josephine jo josie
judith judy
kathleen kath kathy katie
kathryn kate kathy katie catherine katherine katharine
kimberly kim
leslie les
martin marty
matilda tilly
maxwell max
maximilian max
melanie mel
melissa mel
mildred millie
mohammed muhammad mohamed mohammad muhammed mehmet
nicola nicky nikki
nicole nikki nicky
norman norm
penelope penny
philip phillip phil
philippa pippa
raymond ray
roderick rod
rodney rod
rosemary rose
russell russ
sean shaun shawn
sebastian seb basti
sidney sid
stanley stan
stephanie steph steffi
teresa theresa tess terri
terence terry
tobias toby tobi
valentine val
wesley wes
winifred winnie
alexander sascha lex xander
andreas andi
bernhard bernd
brigitte birgit biggi gitte
christian chris
christoph chris
cornelia conny
elisabeth elizabeth lisa liesel elli sissi
franziska franzi
friedrich fritz
gabriele gabi
georg jörg schorsch
gerhard gerd
heinrich heinz heiner
helena lena
johanna hanna
johannes hans johann hannes
josef sepp jupp joseph
joachim jochen achim
katharina kathi käthe kati
klaus nikolaus
ludwig lutz
magdalena lena leni magda
manfred manni
margarete greta grete gretel
michael michi
monika moni
rudolf rolf rudi
susanne susi sanne
theresa resi
thomas tom
ulrich uli
ulrike uli
ursula uschi
wilhelm willi willy helmut
agnieszka aga
aleksander olek
aleksandra ola
andrzej jędrek
anna ania
antoni antek
barbara basia
bartłomiej bartek
bartosz bartek
dariusz darek
elżbieta ela
franciszek franek
grzegorz grzesiek grzesiu
hanna hania
henryk heniek
izabela iza
jakub kuba
jan janek jaś
jarosław jarek
jerzy jurek
joanna asia
jolanta jola
józef józek joseph
katarzyna kasia kaśka
kazimierz kazik
krystyna krysia
krzysztof krzysiek krzyś
maciej maciek
małgorzata gosia małgosia
maria marysia
mirosław mirek
piotr piotrek
renata renia
roman romek
ryszard rysiek
sławomir sławek
stanisław staszek stach
tadeusz tadek
tomasz tomek
urszula ula
wiesław wiesiek
wojciech wojtek
zbigniew zbyszek
zofia zosia
ahmet ahmed ahmad
fatma fatima fadime fatoş
hüseyin hussein husseyin hüso
ibrahim ibo
mehmet mehmed muhammed muhammet memo
murat murad
mustafa mıstık
süleyman sülo
alessandra sandra
alessandro sandro ale alex
antonio toni tonino nino toño
caterina rina
domenico mimmo
eleonora nora
federico fede
francesca franca
francesco franco ciccio
giovanni gianni nanni vanni gio
giuseppe beppe peppe pino
giuseppina pina
lorenzo renzo
luigi gigi gino
margherita rita
roberto berto beto
salvatore totò turi
vincenzo enzo
alejandro alex ale jandro
concepción concha conchi
dolores lola
eduardo edu lalo
enrique quique
fernando nando
francisca paca paqui
francisco paco pancho fran curro
guadalupe lupe
guillermo guille memo
ignacio nacho
isabel isa
javier javi
josé pepe josep
jesús chus chuy
manuel manolo manu
mercedes merche
pilar pili
rafael rafa
rosario charo
santiago santi
vicente chente
benoît ben
christophe chris
emmanuel manu
frédéric fred
marguerite margot
nicolas nico
sébastien seb
stéphane steph
stéphanie steph
jiří jirka
josef pepa
tomáš tom
václav vašek
henricus henk hendrik rik
lieselotte liselotte lilo lotte
lubomír luboš ľubomír ľuboš
oluwaseun seun
oluwaseyi seyi
oluwadamilola dami damilola
olumide mide
rosalind ros roz
henrietta etta hettie
leopold leo poldi
antonia toni tonia
siegfried sigi
eberhard ebi
ottokar otto
christa christl
constantinos konstantinos kostas dinos kostis
georgios giorgos yorgos george
dimitrios dimitris mitsos jimmy
ioannis yannis giannis john
nikolaos nikos nick
panagiotis panos takis
athanasios thanasis thanos sakis
vasileios vasilis vassilis bill
christos chris
spyridon spyros
emmanouil manolis
evangelos vangelis
theodoros thodoris
michail michalis
petros peter
aikaterini katerina
eleni lena helen
willem wim
hendrik henk
cornelis kees cor
johannes jan hans joop
jacobus koos ko jaap
adrianus adriaan ad
antonius anton ton toon
franciscus frans
petrus piet pieter peter
gerardus gerard ger
theodorus theo dirk
martinus martin tinus
wilhelmina mien willy
johanna annie jo joke
elisabeth els bep
cornelia corrie nel
catharina trudy toos
margaretha greet
maria ria mieke marijke
lars lasse
karl kalle
nils nisse niels
per pelle
bengt benke
gunnar gurra
margareta greta
kristina stina
birgitta gitta
františek franta
josef pepík joska
jaroslav jarda
miroslav mirek
vladimír vláďa
zdeněk zdenda
stanislav standa
ladislav láďa
jan honza
karel kája
kateřina katka káťa
zuzana zuzka
ludmila lída
marie máňa mařenka
barbora bára
lászló laci
istván pisti pista stephen
józsef józsi joseph
ferenc feri
jános jancsi jani john
sándor sanyi
mihály misi
zoltán zoli
györgy gyuri
miklós miki
tamás tomi
gábor gabi
katalin kati
erzsébet zsóka bözsi
ilona ica
mária mari marika
zsuzsanna zsuzsa zsuzsi
éva évi
joão joca
josé zé zeca
francisco chico
antónio toninho toni
siobhan siobhán shivaun chevonne
seán sean shane
pádraig padraig patrick paddy
séamus seamus shamus james
caitlín caitlin kathleen
niamh neve
eoin owen eoghan
alistair alasdair alastair ally
muhammad mohammed mohamed mohammad muhammed muhammad mohd mhd md
ahmad ahmed ahmet
abdullah abdallah abdulla
yusuf youssef yousef joseph
khalid khaled
omar umar omer
osman usman othman
aisha ayesha aicha ayşe
zainab zaynab zeynep
hassan hasan
hussein husain hüseyin
ibrahim ebrahim
deepak dipak
vijay bijay
laxmi lakshmi
gheorghe gigi
ion ionel ionuț
alexandru alex sandu
constantin costel
mihai mihăiță
stephen steven stephan stefan stefano stevan степан стефан стивен
andrew andreas andrei andrey andrij andrzej andres andrés andrius andris андрей андреас
christina kristina christine kristine krystyna cristina кристина
christopher christoph christophe krzysztof cristoforo
margaret marguerite margarita margarete margherita małgorzata malgorzata маргарита
nicholas nicolas nikolas nikolaos nikolaus nicolás nikolai nikolay николай николас
philip philippe phillip filippo filipp felipe филипп
alexander alexandre alessandro alejandro aleksander aleksandr alexandr александр
alexandra alessandra alejandra aleksandra александра
edward eduard eduardo edoardo édouard эдуард эдвард
charles carlos carlo karl carl karol карл чарльз
ekaterina katerina katarina katharina katherine kathryn catherine catarina caterina kateryna katarzyna катерина катарина екатерина
daniel daniil danil danylo danilo данил даниил данило данила даниэль
joseph josef józef josep josé jose иосиф осип йосип
fatima fatimat fatma патимат фатима фатимат фатьма
anthony anton antonio antoine antoni антон антоний
antonina antonia antonína антонина антония
francis francisco francesco franciszek francois françois franz франц
frances francesca francisca franziska françoise
frederick friedrich frederic frederik federico фридрих
matthew matthias matteo matvey mateusz mateo mathieu матвей маттиас
michael michel michal michał mikael mikhail михаил міхась міхаіл
serge sergio sergey sergei сергей
peter pieter pietro pedro petr piotr pierre peteris петр
thomas tomas tomasz tommaso томас
johannes johann johan john иоганн
jacob jakob jakub jacques яков якоб
bernard bernhard bernardo
gerhard gerd
louis luis luigi
vincent vincenzo vicente vinzenz винсент викентий
dominic dominik dominique domenico
george georg georges georgy georgi георгий
valeria valeriya valerie валерия валерія
natalie natalia natalya nataliya наталия наталья наталля
mary marie maria mariya marya мария
elizabeth elisabeth elisabetta elizaveta elżbieta елизавета
dorothy dorothea dorota доротея
eleanor eleonora eleonore элеонора
susan susanne susanna susana zuzanna сусанна
alice alicia алиса
lucy lucia lucie luzia люсия
sylvie silvia sylwia сильвия
muhammad muhammet mohammed mehmet мухаммад
рафаил рафаэль рафаель
самуил самвел самуэль
таисия таиса таисья
марианна марьяна
надежда надія надзея
гульнара гульнора гулнора
нелли неля
федор федір
`;
