/**
 * Words that Russian firms bear as they heard them and Latin cards spell as they are written elsewhere: «Альянс» is `Alliance`, «Лизинг» `Leasing`.
 * Each line is the Russian spelling as it is compared, then the Latin ones. Only words whose letters do not sound alike (`skeleton.ts`), and only as
 * they are borrowed: what is translated (`Solutions`, «Решения») stands in `generic-words.ts`.
 *
 * Compiled by hand for this project. Add a line, or a spelling to a line; lower case, ё written as е.
 */
const table = `
аква aqua
аккаунт account
аксиома axiom
актив active
акцент accent
альянс alliance
антураж entourage
архитект architect
багет baguette
бейби baby
бридж bridge
брэнд brand
букет bouquet
буржуа bourgeois
бьюти beauty
бюджет budget
вайт white
вижн vision
визит visit
винтаж vintage
войс voice
вояж voyage
гарант guarantee
гармония harmony
гвард guard
гейм game
гейт gate
граунд ground
грейд grade
грейт great
грин green
джуниор junior
джус juice
дизайн design
драйв drive
ивент event
имидж image
квалити quality
квест quest
квик quick
квин queen
кейс case
класс classe
клауд cloud
коллекшн collection
консьерж concierge
креатив creative
крим cream
лайн line
лайт light
лайф life
лизинг leasing
лэнд land
люкс luxe
мейкер maker
мейл mail
мираж mirage
мэджик magic
найт night
оптика optics
пассаж passage
пауэр power
пипл people
плейс place
позитив positive
портье portier
прайм prime
прайс price
престиж prestige
райд ride
ресурс resource
ройял royal
роуд road
сайт site
саунд sound
сейл sale
сейф safe
смайл smile
спид speed
стайл style
стейшн station
стрит street
тайгер tiger
тайм time
таун town
тауэр tower
техник technic
трейлер trailer
уолл wall
фаворит favourite favorite
файер fire
феникс phoenix
фьюжн fusion
фэмили family
фэшн fashion
хэнд hand
хэппи happy
циклон cyclone
чойс choice
шарм charme
эквити equity
эксклюзив exclusive
экшн action
элит elite
юниверс universe
юник unique
юнити unity
`;

/** Latin spelling to the Russian one. */
export const borrowedWords: ReadonlyMap<string, string> = new Map(
  table
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [russian = "", ...spellings] = line.split(" ");
      return spellings.map((spelling) => [spelling, russian] as const);
    }),
);
