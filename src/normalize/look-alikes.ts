const latinFor: Readonly<Record<string, string>> = {
  а: "a",
  в: "b",
  е: "e",
  ё: "e",
  к: "k",
  м: "m",
  н: "h",
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
  const latin = text.replace(/[авеёкмнорстухіїѕјԁɡ]/giu, (letter) => {
    const twin = latinFor[letter.toLowerCase()] ?? letter;
    return letter === letter.toLowerCase() ? twin : twin.toUpperCase();
  });
  return /\p{Script=Cyrillic}/u.test(latin) ? undefined : latin;
}
