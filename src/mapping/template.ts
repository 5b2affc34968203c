/** A template cut into sections: `{Улица}[, кв. {Квартира}]`. `{{`, `}}`, `[[`, `]]` stand for the characters themselves. */
export interface Template {
  readonly pieces: readonly Section[];
  readonly columns: readonly string[];
  /** What is wrong with it. */
  readonly fault?: "unclosed" | "nested" | "empty-column";
}

interface Section {
  /** In brackets: left out when one of its columns is empty. */
  readonly optional: boolean;
  readonly pieces: readonly Piece[];
}

type Piece = { readonly text: string; readonly column?: undefined } | { readonly column: string };

export function parseTemplate(source: string): Template {
  const sections: { optional: boolean; pieces: Piece[] }[] = [{ optional: false, pieces: [] }];
  const columns: string[] = [];
  let fault: Template["fault"];
  let text = "";
  let open = false;
  const section = (): { optional: boolean; pieces: Piece[] } =>
    sections[sections.length - 1] ?? { optional: false, pieces: [] };
  const flush = (): void => {
    if (text !== "") section().pieces.push({ text });
    text = "";
  };
  for (let at = 0; at < source.length; at += 1) {
    const char = source.charAt(at);
    if ("{}[]".includes(char) && source.charAt(at + 1) === char) {
      text += char;
      at += 1;
    } else if (char === "{") {
      const end = source.indexOf("}", at);
      const column = end < 0 ? "" : source.slice(at + 1, end).trim();
      if (end < 0) fault ??= "unclosed";
      else if (column === "") fault ??= "empty-column";
      flush();
      section().pieces.push({ column });
      columns.push(column);
      at = end < 0 ? source.length : end;
    } else if (char === "[" || char === "]") {
      if ((char === "[") === open) fault ??= "nested";
      flush();
      open = char === "[";
      sections.push({ optional: open, pieces: [] });
    } else text += char;
  }
  flush();
  if (open) fault ??= "unclosed";
  const pieces = sections.filter((each) => each.pieces.length > 0);
  return fault === undefined ? { pieces, columns } : { pieces, columns, fault };
}
