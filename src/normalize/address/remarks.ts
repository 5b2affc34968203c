/** «отдельный вход». «Рогатинский въезд» is a street: only what leads somewhere is a way in. */
const wayIn = String.raw`между\s+(?:ул\.|улиц)(?=.*\sи\s)|(?:(?:отдельный|центральный|главный|служебный)\s+)?вход|(?:въезд|заезд)(?=\s+(?:со?|через|по|от|из|на|во?|под)\s)`;
/** What only follows a number: «5 со двора». */
const ofHouse = String.raw`со?\s+(?:двора|торца|тыла|улицы)|во\s+дворе|через\s+(?:арку|двор|проходную)|за\s+углом|напротив|около|возле|рядом\s+с|домофон|код\s+домофона`;
/** «5 вход со двора оф. 12»: the remark ends where the address goes on. */
const goesOn = String.raw`(?=\s+(?:оф|офис|кв|каб|кабинет|пом|корп|стр|ком)(?:\.\s*|\s+)\d|$)`;

const remark = new RegExp(
  String.raw`^(?:([^()]*?)\s+)??((?:(?:^|(?<=\s))(?:${wayIn})|(?<=\d\s?[А-Яа-яЁё]?[.;]?\s+)(?:${ofHouse}))(?!\p{L}).*?)${goesOn}`,
  "iu",
);
/** Nearly no address has one: a look at its letters is cheap. */
const maybe = /между|вход|въезд|заезд|двор|торца|тыла|улицы|арку|проходную|углом|напротив|около|возле|рядом|домофон/iu;
const starts = new RegExp(String.raw`^(?:${wayIn}|${ofHouse})(?!\p{L})`, "iu");

/**
 * «ул. Ленина 5 вход со двора (основной)»: the way in is said of the house as in a bracket, and is no part of a street's name. Undefined
 * where nothing is said.
 */
export function remarkApart(
  piece: string,
): { readonly before: string; readonly remark: string; readonly after: string } | undefined {
  const found = maybe.test(piece) ? remark.exec(piece) : null;
  if (found === null) return undefined;
  return { before: found[1] ?? "", remark: found[2] ?? "", after: piece.slice(found[0].length).trim() };
}

/** Whether a segment is such a remark. */
export function isRemark(segment: string): boolean {
  return maybe.test(segment) && starts.test(segment);
}
