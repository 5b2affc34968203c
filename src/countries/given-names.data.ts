/**
 * Given names, compiled by hand for Sverka (November 2026) from common knowledge; no list was copied. One line a name:
 *   gender (m, f), the full name, then its everyday and other forms (diminutives, spellings), for comparing only.
 * A form may belong to several names (Саша, Женя, Валя): then it says nothing about gender unless all of them agree.
 * Names on a line that begins with `M` or `F` are full names without forms worth knowing.
 */
export const givenNameRows = `
m Александр Саша Саня Шура Сашка Санёк Шурик Алекс Олександр Аляксандр Alexander Aleksandr Alexandr
m Алексей Лёша Алёша Лёха Алёшка Лёшка Олексій Аляксей Alexey Aleksey Alexei Aleksei
m Анатолий Толя Толик Анатолій Anatoly Anatoliy Anatolii
m Андрей Андрюша Андрюха Дрюня Андрій Андрэй Andrey Andrei
m Антон Антоша Тоша Антоха Anton
m Аркадий Аркаша Arkady Arkadii
m Арсений Сеня Арсюша Арсентий Arseny Arseni
m Артём Тёма Артёмка Артем Артемий Artem Artyom
m Артур Arthur Artur
m Богдан Богдаша Bogdan
m Борис Боря Борька Boris
m Вадим Вадик Димон Vadim
m Валентин Валя Валик Valentin
m Валерий Валера Валерка Валерій Valery Valeriy Valerii
m Василий Вася Васька Васёк Василь Василий Vasily Vasiliy Vasilii
m Вениамин Веня Veniamin
m Виктор Витя Витёк Витька Віктор Victor Viktor
m Виталий Виталик Виталя Віталій Vitaly Vitaliy Vitalii
m Владимир Вова Володя Вовка Вован Володька Владимер Володимир Уладзімір Vladimir
m Владислав Влад Владик Слава Vladislav
m Всеволод Сева Vsevolod
m Вячеслав Слава Славик Славка Вечеслав Вячаслав Vyacheslav Viacheslav
m Геннадий Гена Генка Генадий Gennady Gennadiy Gennadii
m Георгий Жора Гоша Гога Гера Георгій Georgy Georgiy Georgii
m Герман Гера German
m Глеб Глебушка Gleb
m Григорий Гриша Гришка Гриня Григорій Grigory Grigoriy Grigorii
m Давид Дава David
m Даниил Данила Даня Данил Данилка Danil Daniil Данііл Danila
m Денис Дениска Ден Дэн Denis
m Дмитрий Дима Митя Димка Димон Димитрий Дмитро Dmitry Dmitriy Dmitri Dmitrii
m Евгений Женя Женька Жека Євген Яўген Evgeny Evgeniy Eugene Yevgeny Evgenii
m Егор Егорка Гоша Egor Yegor
m Ефим Фима Efim
m Захар Захарка Zakhar
m Иван Ваня Ванька Ванюша Ванёк Іван Ivan
m Игорь Игорёк Гоша Игорек Ігор Igor
m Илья Илюша Илюха Ильюша Ілля Ілья Ilya Ilia
m Иннокентий Кеша Innokenty Innokentii Innokentiy
m Иосиф Йося Ося Iosif
m Кирилл Кирюша Кирюха Кирил Кир Kirill Kirill
m Константин Костя Костик Костян Konstantin Constantine
m Лев Лёва Левушка Lev
m Леонид Лёня Лёнька Лёник Leonid
m Макар Макарка Makar
m Максим Макс Максимка Максім Maxim Maksim
m Марат Маратик Marat
m Марк Маркуша Mark
m Матвей Мотя Матюша Matvey Matvei
m Михаил Миша Мишка Мишаня Миха Михайло Міхаіл Mikhail Michail
m Никита Никитка Никитос Ник Nikita
m Николай Коля Колян Николаша Колька Микола Мікалай Nikolay Nikolai
m Олег Олежка Олежек Олежа Oleg
m Павел Паша Пашка Павлик Пашок Павло Pavel
m Пётр Петя Петька Петруха Петр Петро Petr Pyotr
m Прохор Proxor
m Роман Рома Ромка Ромчик Roman
m Ростислав Ростик Слава Rostislav
m Руслан Рус Русик Руслик Ruslan
m Савелий Сава Савва Saveliy Savelii
m Семён Сёма Семен Сеня Semyon Semen
m Сергей Серёжа Серёга Сережка Серый Сергій Сяргей Sergey Sergei Serge
m Станислав Стас Стасик Слава Stanislav
m Степан Стёпа Стёпка Stepan
m Тарас Тарасик Taras
m Тимофей Тима Тимоша Timofey Timofei
m Тимур Тимка Timur
m Фёдор Федя Федька Федор Fedor Fyodor
m Филипп Филя Филип Filipp
m Эдуард Эдик Эдя Едуард Eduard
m Юрий Юра Юрка Юрик Юрчик Юрій Юры Yury Yuri Yuriy Iurii Yurii
m Яков Яша Yakov Iakov
m Ярослав Ярик Слава Yaroslav Iaroslav
M Афанасий Митрофан Генрих Гаврил Марсель Чеслав Рашит Фарит Ирек Авраам Адам Адольф Аким Альберт Альфред Аристарх Арсен Арнольд Бронислав Вальтер Виссарион Владлен Вольдемар Гавриил Гарри Демид Демьян Добрыня Евдоким Елисей Емельян Еремей Ермолай Ерофей Зиновий Игнат Игнатий Измаил Илларион Казимир Карл Клим Климент Корней Кузьма Лаврентий Лазарь Леонтий Лука Любомир Мартин Мирон Мирослав Мстислав Назар Нестор Никанор Никифор Никодим Никон Оскар Остап Панкрат Пантелеймон Платон Порфирий Потап Радик Радомир Рафаил Ренат Ринат Рихард Роберт Родион Рудольф Рюрик Савва Самуил Святослав Севастьян Серафим Сократ Спартак Тихон Трофим Феликс Феодосий Феофан Фома Харитон Христофор Эммануил Эрик Эрнест Юлиан Юлий Ян Януарий Демьян Спиридон Терентий Федот Фрол Эльдар Энвер Яромир Мирон Аскольд Виталик Святогор
M Абай Абдул Абдулла Абдурахман Абу Азамат Азат Айдар Айнур Айрат Акмаль Алдияр Али Алихан Алмаз Алмат Алтынбек Альмир Амир Анвар Ансар Арман Армен Арсланбек Арслан Асан Асет Аслан Асхат Ахмед Ахмет Ашот Бауыржан Бахтияр Бахыт Бейбит Берик Болат Бакытжан Вагиф Ваган Важа Вазген Вартан Вахтанг Гагик Газиз Гайк Галимжан Гамзат Гарик Гаяр Гия Гиви Гурам Далер Дамир Данияр Даурен Джамал Джамшед Джамшид Диас Динар Динмухамед Дияс Ерболат Ербол Ерлан Ержан Ермек Есен Жандос Жанибек Жасулан Заур Зафар Зураб Ибрагим Идрис Ильгиз Ильдар Ильдус Ильнар Ильнур Ильшат Ильяс Имран Исмаил Кайрат Камиль Канат Карен Карим Касым Кахабер Кенан Леван Магомед Магомедрасул Мамед Мамука Мансур Махмуд Медет Мехди Мирза Мурад Мурат Муслим Мустафа Мухамед Мухаммад Мухтар Наиль Нариман Нодар Нурлан Нурсултан Нуржан Омар Отар Рамазан Рамиз Рамиль Расим Расул Раиль Рауф Рафик Рашид Рустам Рустем Рафаэль Равиль Радмир Ришат Рифат Руслан Саид Салават Самвел Сандро Санжар Серик Саттар Султан Сурен Таир Талгат Талгар Тенгиз Тигран Тимерлан Тофик Улан Умар Умид Фаиль Фарид Фархад Фаниль Фанис Фидан Фирдаус Хасан Хачик Хусейн Чингиз Шамиль Шавкат Шакир Шерзод Шухрат Эльвир Эльмир Эльчин Эльнур Эмиль Эмин Эрвин Юсуф Якуб Ян Янис
f Александра Саша Шура Сашенька Аля Саня Олександра Alexandra Aleksandra
f Алёна Алена Алёнка Лёна Alena Alyona Olena
f Алина Аля Алинка Alina
f Алла Аллочка Alla
f Анастасия Настя Настюша Ася Анастасія Anastasia Anastasiya Anastasiia
f Ангелина Геля Лина Angelina
f Анжела Анжелика Анжелла Angela
f Анна Аня Анюта Нюра Анечка Ганна Anna Ann
f Антонина Тоня Antonina
f Валентина Валя Валюша Valentina
f Валерия Лера Валера Валерія Valeria Valeriya Valeriia
f Варвара Варя Varvara
f Василиса Вася Vasilisa
f Вера Верочка Veruska Vera
f Вероника Ника Вера Veronika Veronica
f Виктория Вика Викуля Вікторія Victoria Viktoria Viktoriia Viktoriya
f Галина Галя Галочка Galina
f Дарья Даша Дарина Дария Daria Darya Dariia
f Диана Дина Diana
f Ева Евочка Eva
f Евгения Женя Женечка Євгенія Evgenia Evgeniya Evgeniia
f Екатерина Катя Катюша Катерина Катюха Екатерина Катерына Ekaterina Katerina Catherine
f Елена Лена Алёна Леночка Ленуся Олена Алена Elena Helen Yelena
f Елизавета Лиза Лизонька Elizaveta Elizabeth
f Жанна Жанночка Zhanna
f Зинаида Зина Zinaida
f Зоя Зоечка Zoya
f Инна Инночка Inna
f Ирина Ира Иринка Ириша Ирочка Ірина Irina Irene
f Камилла Камила Камиля Kamilla
f Карина Каришка Karina
f Кира Кирочка Kira
f Кристина Кристя Кристинка Христина Kristina Christina
f Ксения Ксюша Оксана Аксинья Ксюха Ксенія Ksenia Xenia Kseniya Kseniia
f Лариса Лара Ларочка Larisa
f Лидия Лида Лидочка Lidia Lidiya Lidiia
f Лилия Лиля Лилечка Lilia Liliya Liliia
f Любовь Люба Любаша Любочка Lyubov Liubov
f Людмила Люда Люся Мила Людочка Lyudmila Liudmila Ludmila
f Маргарита Рита Марго Margarita
f Марина Мариша Маринка Марочка Marina
f Мария Маша Маруся Маня Мари Марія Maria Mariya Marya Mariia
f Марья Маша Marya
f Милана Мила Milana
f Надежда Надя Наденька Надія Nadezhda
f Наталья Наташа Ната Таша Наталия Наталі Наталка Natalia Natalya Nataliya Nataliia
f Наталия Наташа Ната Наталья Natalia Nataliia
f Нина Ниночка Nina
f Нонна Nonna
f Оксана Ксюша Ксана Оксаночка Oksana
f Олеся Леся Олеська Olesya
f Ольга Оля Оленька Олечка Лёля Olga
f Полина Поля Полинка Polina
f Раиса Рая Раечка Raisa
f Регина Рина Regina
f Римма Рима Rimma
f Светлана Света Светик Лана Светочка Светланка Світлана Святлана Svetlana
f Снежана Снежка Snezhana
f София Соня Софья Софа Sofia Sophia Sofya Sofiia
f Софья Соня Софа София Sofya Sofiia
f Таисия Тая Таисья Tasya Taisiia
f Тамара Тома Tamara
f Татьяна Таня Танюша Тата Танечка Тетяна Таццяна Tatiana Tatyana
f Ульяна Уля Ulyana
f Эльвира Эля Эльвирочка Elvira
f Элла Эллочка Ella
f Эмма Emma
f Юлия Юля Юленька Юляша Юлія Yulia Julia Yuliya Iuliia Yuliia
f Яна Яночка Yana Iana
f Ярослава Слава Яра Yaroslava
F Ефросинья Данута Таиса Августа Агата Агафья Аглая Агния Аделина Аида Аксинья Алевтина Алеся Алиса Альбина Анисья Ариадна Арина Ася Беатриса Белла Береслава Божена Бронислава Ванда Виолетта Виталия Владислава Власта Галия Гелена Генриетта Глафира Дана Дина Доминика Евдокия Евлалия Ефросиния Злата Изабелла Изольда Илона Инга Инесса Ираида Иоланта Капитолина Каролина Клавдия Клара Лада Лайма Лейла Леонида Лиана Лидия Лина Лия Лора Луиза Лукерья Магдалина Майя Марианна Марьяна Марта Марфа Матрена Мелания Мила Милена Мирослава Муза Неля Нелли Нинель Нора Оливия Пелагея Прасковья Роза Розалия Роксана Руслана Румия Руфина Сабина Серафима Снежана Станислава Стелла Стефания Сусанна Тереза Фаина Фатима Фекла Феодосия Фрида Элеонора Элина Эльза Эмилия Эрика Эсмеральда Юлиана Юнона Ядвига Янина Вячеслава Дарина Есения Мирра Олимпиада Паулина Ревекка Светозара Устинья
F Айгерим Айгуль Айжан Айна Айнур Айсылу Айша Алия Алма Альфия Альмира Амина Аминат Асель Асия Асылгуль Ася Багдагуль Ботагоз Венера Гузель Гульжан Гульмира Гульнара Гульназ Гульнур Гульсина Гульшат Гюзель Дамира Дана Дания Джамиля Диляра Дильбар Дильназ Дина Динара Жадыра Жазира Жанар Жанара Жания Жибек Забира Завида Залина Замира Зарема Зарина Зиля Зулфия Зульфия Индира Ирада Камшат Кенже Ляйсан Лейсан Мадина Макпал Малика Манана Мариам Маржан Мата Меруерт Мехрибан Миляуша Мунира Назгуль Назира Наиля Наргиз Наргиза Насиба Нино Нургуль Патимат Разия Раиля Рамиля Райхан Ралина Рушана Саида Салима Салтанат Самал Сания Сауле Севара Севиль Сабира Тамила Томирис Улжан Фарида Фируза Хадижат Хава Шолпан Эльмира Эльнара Эсмира Эльвина Юлдуз Ясмина Ануш Асмик Гаяне Кнарик Лусине Нане Рузанна Сирануш
m John Jack Johnny Jon
m Robert Bob Rob Bobby Robbie
m William Bill Will Billy Liam
m James Jim Jimmy Jamie
m Richard Dick Rick Rich Ricky
m Michael Mike Mick Micky
m Thomas Tom Tommy
m Charles Charlie Chuck
m Joseph Joe Joey
m David Dave Davy
m Daniel Dan Danny
m Edward Ed Eddie Ted
m Anthony Tony
m Christopher Chris
m Matthew Matt
m Andrew Andy Drew
m Steven Steve
m Stephen Steve
m Kenneth Ken Kenny
m Benjamin Ben
m Samuel Sam
m Gregory Greg
m Patrick Pat
m Peter Pete
m Nicholas Nick
m Jonathan Jon
m Alexander Alex
m Lawrence Larry
m Ronald Ron
m Donald Don
m Timothy Tim
m Joshua Josh
m Jacob Jake
m Zachary Zach
m Frederick Fred
m Henry Harry Hank
m George
m Gerald Gerry Jerry
m Leonard Len
m Philip Phil
m Raymond Ray
m Vincent Vince
m Walter Walt
M Paul Mark Brian Kevin Jason Jeffrey Ryan Gary Eric Scott Brandon Justin Tyler Aaron Adam Nathan Kyle Noah Ethan Jeremy Sean Carl Keith Roger Bruce Dylan Jordan Alan Albert Wayne Ralph Roy Louis Philippe Pierre Jean Hans Klaus Juergen Jürgen Wolfgang Heinz Stefan Juan Carlos Jose José Luis Miguel Pedro Mario Marco Luigi Giovanni Oliver Lachlan Mitchell Lucas Cooper Harrison Hugo Simon Graham Neil Stuart Ian Duncan Angus Craig Callum Connor Logan Mohammed Muhammad Ahmed Wei Ming
f Mary Molly
f Patricia Pat Patty Trish
f Jennifer Jen Jenny
f Elizabeth Liz Beth Betty Lizzie Eliza
f Barbara Barb
f Susan Sue Susie
f Jessica Jess
f Margaret Maggie Meg Peggy
f Katherine Kate Kathy Katie Kathryn
f Catherine Cathy Kate Cath
f Deborah Deb Debbie
f Rebecca Becky
f Christine Chris Chrissie
f Samantha Sam
f Victoria Vicky Tori
f Kimberly Kim
f Pamela Pam
f Jacqueline Jackie
f Amanda Mandy
f Alexandra Alex Sandra
F Linda Sarah Karen Nancy Lisa Sandra Ashley Emily Donna Michelle Carol Melissa Stephanie Laura Cynthia Kathleen Amy Angela Shirley Anna Brenda Emma Nicole Helen Rachel Carolyn Janet Maria Diane Julie Heather Teresa Ruth Virginia Judith Olivia Chloe Charlotte Sophie Grace Isabella Georgia Hannah Ruby Lucy Amelia Alice Alicia Claire Jane Joan Joyce Marie Rose Ann Anne Annette Monika Sabine Ursula Ingrid Petra Heike Giulia Francesca Sofia Lucia Carmen Ana Isabelle Camille
M Rinat Ildar Rodion Ignat Feliks Khariton Sarkis Radik Rifat Tikhon Afanasii Prokopii Arsenii Arseniy
F Alfiia Zulfiia Emiliia Maiia Iuliana Taisiia
M Прокопий Прокофий Стефан Абрам Моисей Пантелей Арсентий Исаак Герасим Наум Гурий Валериан Касим Ананий Евстафий Карп Владилен Архип Израиль Поликарп Викентий Арон Анисим Ефрем Клавдий Соломон Мефодий Исай Нестер Авенир Капитон Нил Феоктист Лукьян Рубен Август Леон Рэм Саркис Франц Трифон Сидор Филимон Андриан Кондратий Модест Виль Гурген Фридрих Ювеналий Левон Осип Влас Рифкат Фадей Фаддей Вилен Евграф Симон Акоп Рем Андроник Карапет Ион Маркел Витольд Самсон Магомет Арутюн Маркс Грант Гордей Елизар Антонин Ипполит Аполлон Савелий Ярополк Тимур Марат Рустем Раис Тагир Фаиз Мунир Халил Хасан Хусейн Юнус Юсуф Муса Усман Умар Сулейман Салим Рахим Рашид Эльчин Фаррух Шавкат Улугбек Отабек Жахонгир Шерзод Санжар Достон Бехруз Фируз Сиявуш Рамиль Вюсал Орхан Турал Эльвин Гюндуз Сархан Тигран Нарек Ованес Оганес Геворк Сурен Завен Мушег Гамлет Мгер Вачаган Автандил Тариэл Малхаз Мераб Тамаз Тенгиз Элгуджа Гоча Темур Сандро Фридон
M Серік Нұрлан Нұрсұлтан Дәурен Дәулет Ерлан Қайрат Қанат Мұрат Мұхтар Әлихан Әділ Әлібек Бақыт Бақытжан Бауыржан Досым Еркін Ерсін Жақсылық Кәрім Мақсат Нұржан Нұрбек Олжас Өмірбек Рүстем Самат Сәкен Талғат Тұрсын Ұлан Шыңғыс Ілияс Асылбек Абылай Бекзат Ғалым Ғани Дархан Жәнібек
M Алесь Янка Кастусь Язэп Мікалай Сяргей Уладзімір Зміцер Васіль Пятро Міхась Ігар Алег Максім Тарас Тарасій Остап Богдан Данило Михайло Петро Павло Микола Юрій Сергій Володимир Василь Ігор Дмитро Євген Віктор Олег Ярема Степан Григорій Тимофій Федір
M Jürgen Günter Günther Dieter Werner Helmut Horst Manfred Gerhard Rainer Uwe Bernd Karl Kurt Otto Fritz Ernst Lukas Jonas Felix Jan Pieter Johan Lars Sven Erik Olaf Magnus Mikael Juha Jukka Matti Pekka Antti Marek Piotr Tomasz Pawel Krzysztof Wojciech Jakub Zdenek Jiri Vaclav Petr Pavel Ivan Milan Zoran Goran Dragan Mehmet Mustafa Ali Hasan Ibrahim Murat Emre Burak Cem Serkan Francois Jacques Alain Michel Antoine Nicolas Laurent Olivier Thierry Antonio Francisco Manuel Alejandro Fernando Rafael Javier Sergio Diego Andres Enrique Francesco Paolo Alessandro Andrea Giuseppe Matteo Davide
F Анфиса Капиталина Парасковья Агриппина Аграфена Степанида Федосья Павла Павлина Октябрина Ида Акулина Антонида Рахиль Дора Калерия Неонила Сарра Васса Ия Евстолия Марьям Домна Эсфирь Меланья Берта Августина Агафия Мира Анисия Сара Милица Ксенья Ефимия Рива Агнесса Аза Аделаида Мая Евлампия Фатыма Фатима Аполлинария Ада Гульнара Лейла Зульфия Айгуль Севда Севиндж Нармина Улькер Шахноза Дильноза Феруза Мадина Малика Нигора Зарина Ануш Гаяне Шушаник Тамар Манана Лали Этери
F Айгүл Әйгерім Гүлнар Гүлжан Гүлмира Әсел Әлия Жанар Жұлдыз Күлаш Қарлығаш Мәдина Нұргүл Сәуле Ұлжан Шолпан Айнұр Бақытгүл Дина Раушан Ләззат Меруерт Мөлдір Толқын
F Алеся Ганна Наталля Таццяна Вольга Алена Кацярына Святлана Надзея Олена Оксана Ганна Катерина Світлана Тетяна Наталія Людмила Надія Марія Юлія Ірина Соломія Орися Леся
F Lena Lea Leonie Luisa Johanna Katharina Franziska Greta Hannelore Renate Gisela Helga Brigitte Birgit Katrin Anja Claudia Martina Susanne Agnieszka Katarzyna Malgorzata Ewa Joanna Marta Zofia Hana Jana Lenka Ayse Fatma Elif Zeynep Chantal Brigitte Sylvie Valerie Celine Amelie Elena Isabel Pilar Dolores Rosa Chiara Elisa Paola Silvia
M Janis Andris Juris Peteris Edgars Martins Aivars Valdis Gints Ilmars Vytautas Mindaugas Darius Gintaras Algirdas Arturas Rimantas Tomas Andrius Saulius Kestutis Jaan Toomas Urmas Margus Tiit Priit Indrek Peeter Ants
M Andrzej Stanislaw Stanisław Janusz Jerzy Tadeusz Zbigniew Ryszard Kazimierz Henryk Grzegorz Mariusz Dariusz Maciej Michal Michał Łukasz Lukasz Rafal Rafał Paweł Kamil Mateusz Bartosz Slawomir Sławomir Miroslaw Mirosław Jaroslaw Jarosław Leszek Wieslaw Wiesław Jacek
M Andreas Matthias Markus Stephan Tobias Sebastian Florian Christoph Ralf Jörg Holger Volker Detlef Axel Joachim Norbert Karsten Carsten Thorsten Torsten Dirk Heiko Rolf Roland Rüdiger Siegfried
M Ahmet Yusuf Omer Huseyin Hüseyin Osman Kemal Selim Cengiz Volkan Kaan Onur Baris Barış Gokhan Hakan Serdar Tolga Umut Oguz Oğuz Emin Ismail İsmail Recep Suleyman Süleyman Halil Kadir Yasin Metin Bülent
M Anvar Rustam Alisher Jasur Sherzod Sardor Bobur Otabek Ulugbek Akmal Bekzod Botir Dilshod Farhod Farrukh Jahongir Javlon Laziz Mansur Muzaffar Nodir Odil Oybek Ravshan Sanjar Shavkat Shuhrat Zafar Zokir
M Джон Майкл Джеймс Уильям Томас Дэвид Чарльз Кристофер Ганс Хайнц Юрген Клаус Мехмет Ахмет
F Ilze Inga Dace Inese Kristine Baiba Ieva Egle Rasa Jurate Daiva Ruta Aiste Vilma Piret Tiina Kadri
F Małgorzata Krystyna Elżbieta Elzbieta Danuta Halina Jadwiga Irena Bożena Bozena Grażyna Grazyna Beata Dorota Iwona Aneta Magdalena Agata Justyna Kinga Urszula Aleksandra Karolina Wiktoria Zuzanna Paulina Sylwia Renata Wanda
F Silke Anke Kerstin Gabriele Bettina Beate Christa Elke Karin Ute Britta Cornelia Dagmar Heidi Jutta Melanie Nadine Sonja Simone Tanja
F Ayşe Emine Hatice Meryem Sevgi Esra Büşra Busra Merve Aylin Derya Ebru Özlem Ozlem Pınar Pinar Selin
F Dilnoza Gulnora Nigora Shahnoza Feruza Nodira Mohira Sevara Dildora Kamola
M Арам Вардан Ваге Размик Асатур Аршак Норайр Эдвард Давит Грайр Мисак Вараздат Ильфат Айваз Зиннур Минсур
F Алсу Наира Армине Резеда Чулпан Флюра Нурия Айназ Нвард Марине Лусинэ Гоар Заруи Татевик Фирюза Сария Танзиля
M Deniz Damir Aram Vardan Ihsan Orhan Tayfun Levent
F Lily Zoe Abigail Daisy Lilian Ivy Poppy Phoebe Rosie Freya Alsu Naira
M Leo Cameron Blake Bradley Zachary Phillip Jayden Xavier Spencer Riley Jackson Jacob
F Sara Jade Ellen Jasmine Chelsea Danielle Bailey Imogen Caitlin Michaela
M Гасан Гусейн Ровшан Сардор Гоги Реваз Бесик Дато Ираклий Лаша Гела Нугзар Роланд Геворг Мкртыч Артак Ильхам Вугар Фуад Рашад Гейдар Намик Анар Азер Осман Иса Арби Рамзан Беслан Зелимхан Хабиб Курбан Илдус Зуфар Хамит Нурислам Бахтиер Бахром Жасур Камол Алишер Ботир Дильшод Нодир Сухроб Тохир Фарход Хуршид Эркин Азиз Дастан Мейрам Мирлан Бакыт Нурбек Таалай Хуршед Сомон Рахмон Олесь Устин Густав Отто Юрис Андрис Гунтис Арвидас Витаутас Йонас Тоомас
F Нана Кетеван Мзия Нателла Медея Хатуна Ирма Маквала Анаит Карине Нарине Гюльнара Земфира Айтен Нигяр Хатира Хеда Фатимат Разият Барият Зумрут Гузаль Ильмира Ильнара Минзиля Рушания Фания Хания Дилноза Дилором Гулнора Гульнора Камола Мохира Нодира Озода Саодат Шахло Зебо Мавлюда Айнагуль Акмарал Асем Гульсара Жанат Зауре Карлыгаш Куралай Лаура Ляззат Майра Перизат Одарка Богдана Зоряна Иветта Жанетта Эвелина
M Измаил Вильгельм Марлен Хачатур Шалва Закир Бауржан Иоганн Ричард Эдгар Касьян Вилор Тадеуш
M Fatih Rıza Riza Halil Süleyman Suleyman Ramazan Recep Ömer Uğur Ugur Ozan Erdem Erkan Erdal Erol Ercan Ertan Ferhat Sedat Serhat Selçuk Selcuk Taner Tarık Tarik Turgut Tuncay Tuncer Vedat Yavuz Yunus Zafer Zeki Adnan Alper Atilla Ayhan Aykut Bahadır Bahadir Bekir Berkay Bülent Bulent Burhan Caner Celal Cemal Cüneyt Cuneyt Çağatay Cagatay Çağlar Caglar Dursun Ekrem Emrah Enes Eray Ersin Fikret Furkan Gürkan Gurkan Güven Guven Hakkı Hakki Haydar Hüsnü Husnu Ilhan Ilker Ilyas Irfan Ismet Koray Mahmut Mesut Muhammet Muharrem Necati Nihat Oktay Okan Rıdvan Ridvan Sabri Sadık Sadik Savaş Savas Semih Soner Suat Şaban Saban Şener Sener Şenol Senol Şükrü Sukru Tahsin Teoman Tevfik Ufuk Ümit Umit Yakup Yaşar Yasar Yiğit Yigit
F Fatma Işıl Isil Çiğdem Cigdem Gülay Gulay Gülşen Gulsen Gülsüm Gulsum Hülya Hulya Nuray Nurcan Nurgül Nurgul Nilgün Nilgun Nilüfer Nilufer Nermin Nesrin Neslihan Nazlı Nazli Müge Muge Meltem Kübra Kubra Irem Ipek Hande Hacer Havva Filiz Figen Feride Fadime Elçin Elcin Duygu Dilek Didem Burcu Birgül Birgul Berrin Belgin Begüm Begum Aynur Aysun Aysel Ayten Aslı Asli Asuman Arzu Sevinç Sevinc Serpil Sibel Sinem Songül Songul Şebnem Sebnem Şengül Sengul Şule Sule Şükran Sukran Tuğba Tugba Tülay Tulay Tülin Tulin Türkan Turkan Yasemin Yeliz Yeşim Yesim Zeliha Zerrin Ülkü Ulku Özge Ozge Rabia Saadet Safiye Selma Serap Semra Emel
M Патрик Шон Кевин Брайан Стивен Мэттью Martin
M Dennis Frank Douglas Harold Bryan Elijah Russell Gabriel Jesse Willie Randy Timmy Jeff Doug Elias Maximilian Moritz Niklas Philipp Julian Fabian Bernhard Gerd Reiner Jochen Marcus Jens Wilfried Willfried Jérémie Jeremie André Bernard Gérard Christophe Stéphane Julien Vincenzo Salvatore Domenico Lorenzo Pablo Jorge Raúl Álvaro Marcin Nenad Bojan Petar Miroslav Anders Nils Mats Björn Timo
F Dorothy Sharon Debra Lauren Evelyn Evelin Megan Cheryl Martha Frances Janice Judy Denise Doris Marilyn Beverly Theresa Natalie Brittany Kayla Cindy Sally Lillian Josephine Josefine Eleanor Audrey Caroline Naomi Ariana Aaliyah Gabriella Allison Sadie Leah Yael Dora Erika Gerda Hildegard Elfriede Gertrud Ilse Edith Waltraud Waltraut Irmgard Katja Stefanie Nathalie Françoise Monique Sandrine Véronique Aurélie Émilie Manon Federica Cristina Ivana Jelena Astrid Päivi Tuula
M Adebayo Chinedu Oluwaseun Kwame Kofi
F Ngozi Funmi
`;
