/**
 * Given names and what people call their bearers. Each line is one name: its full form first. A short form may stand on
 * several lines (`Саша` is Александр and Александра, `Слава` half a dozen names): it agrees with each of them.
 * No licensed list was found for Russian; this one was written for the project. Lower case, ё written as е.
 */
const table = `
александр саша саня шура сашка alexander alex sasha aleksandr
александра саша саня шура alexandra
алексей леша алеша лелик alexey aleksei alexei alex
анатолий толя толик
андрей андрюша andrey andrei andrew
анна аня анюта нюра анечка anna ann anne
анастасия настя настена ася anastasia
антон антоша anton
антонина тоня
артем тема артемий artem
борис боря boris
вадим вадик
валентин валя
валентина валя
валерий валера
валерия лера
василий вася vasily vasilii
вера верочка
виктор витя victor viktor
виктория вика victoria
виталий виталик
владимир вова володя вовка vladimir
владислав влад владик слава
вячеслав слава славик
галина галя
геннадий гена
георгий жора гоша георг george
григорий гриша gregory
дарья даша дария
денис дениска denis dennis
дмитрий дима митя димон dmitry dmitri dmitrii
евгений женя eugene evgeny evgenii
евгения женя
екатерина катя катюша ekaterina catherine kate
елена лена алена elena helen helena
елизавета лиза elizabeth
захар захарка
иван ваня ванечка ivan
игорь гоша igor
илья илюша ilya
инна инночка
ирина ира irina
кирилл кирюша kirill cyril
константин костя konstantin
ксения оксана ксюша
лариса лара
леонид леня leonid
лидия лида
любовь люба
людмила люда мила
максим макс maxim max
маргарита рита
марина мариша marina
мария маша маруся maria mary
михаил миша michael mikhail
надежда надя
наталья наташа наталия natalia
никита никитка
николай коля nikolay nikolai nicholas
нина ниночка
оксана ксюша
олег олежка oleg
ольга оля olga
павел паша pavel paul
петр петя peter
полина поля
раиса рая
роман рома roman
руслан руся ruslan
светлана света svetlana
семен сема simon
сергей сережа серега sergey sergei
софья соня софия sofia sophia
станислав стас слава
степан степа stephan stepan
тамара тома
татьяна таня tatyana tatiana
тимофей тима timothy
тимур тима
ульяна уля
федор федя fedor fyodor theodore
эдуард эдик edward
эльвира эля
юлия юля julia yulia
юрий юра yuri yury iurii
яна яночка
ярослав ярик слава
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
charlotte lottie
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
`;

const lines = table
  .trim()
  .split("\n")
  .map((line) => line.split(" "));

const byName = new Map<string, Set<number>>();
lines.forEach((names, line) => {
  for (const name of names) {
    const known = byName.get(name);
    if (known === undefined) byName.set(name, new Set([line]));
    else known.add(line);
  }
});

/** The lines a given name stands on, [] for an unknown one. */
export function nameLines(given: string): readonly number[] {
  return [...(byName.get(given) ?? [])];
}

/** Whether one given name may be a form of the other: they share a line and one of them is its full form, or both are short. */
export function isFormOf(a: string, b: string): boolean {
  const left = byName.get(a);
  const right = byName.get(b);
  if (left === undefined || right === undefined) return false;
  for (const line of left) if (right.has(line)) return true;
  return false;
}

/** Whether one letter may be the initial of somebody who is called so: `И.` of Ваня, `А.` of Саша. */
export function isInitialOf(letter: string, given: string): boolean {
  for (const line of byName.get(given) ?? []) if (lines[line]![0]!.startsWith(letter)) return true;
  return false;
}
