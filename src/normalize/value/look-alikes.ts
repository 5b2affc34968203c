const latinFor: Readonly<Record<string, string>> = {
  а: "a",
  е: "e",
  ё: "e",
  к: "k",
  м: "m",
  о: "o",
  р: "p",
  с: "c",
  т: "t",
  у: "y",
  х: "x",
  і: "i",
  ї: "i",
  ѕ: "s",
  ј: "j",
  ԁ: "d",
  ɡ: "g",
};

/**
 * Cyrillic letters that look like Latin ones, as Latin. Undefined when a Cyrillic letter without a Latin twin stands among them: then the
 * word is Russian, not a slip of the keyboard.
 */
export function latinForLookAlikes(text: string): string | undefined {
  const latin = text.replace(/[аеёкморстухіїѕјԁɡВН]|[АЕЁКМОРСТУХІЇЅЈ]/gu, (letter) => {
    // In small letters в and н resemble nothing Latin.
    if (letter === "В") return "B";
    if (letter === "Н") return "H";
    const twin = latinFor[letter.toLowerCase()] ?? letter;
    return letter === letter.toLowerCase() ? twin : twin.toUpperCase();
  });
  return /\p{Script=Cyrillic}/u.test(latin) ? undefined : latin;
}
