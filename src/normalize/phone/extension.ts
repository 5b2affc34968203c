import type { Entry } from "./entry.ts";

/**
 * The extension of a column of its own beside a cell of several numbers: it belongs to the only fixed line among them. Where none or
 * several are, it goes to the first number and that is said; where every number has its own already, it stays a note.
 */
export function giveExtension(entries: readonly Entry[], written: string): void {
  const extension = /^\d+/u.exec(written)?.[0];
  if (extension === undefined || entries.some((entry) => entry.extension === extension)) return;
  const rest = written.slice(extension.length).trim();
  const fixed = entries.filter(isOffice);
  const only = fixed.length === 1 && fixed[0]?.extension === undefined ? fixed[0] : undefined;
  const free = (fixed.length > 0 ? fixed : entries).find((entry) => entry.extension === undefined && isNumber(entry));
  const owner = only ?? free ?? entries[0];
  if (owner === undefined) return;
  if (isNumber(owner) && owner.extension === undefined) {
    owner.extension = extension;
    owner.rules.push("phone-extension");
  } else owner.notes.push(`доб. ${extension}`);
  if (rest !== "") owner.notes.push(rest);
  if (owner !== only)
    owner.findings.push({ code: "phone-extension-unclear", severity: "warning", params: { extension } });
}

function isNumber({ dialled }: Entry): boolean {
  return "number" in dialled;
}

/** A line that can have extensions: a local number is always one, a fax never. */
function isOffice({ dialled, kind }: Entry): boolean {
  if (kind !== undefined) return false;
  return "local" in dialled || ("number" in dialled && dialled.number.kind === "fixed");
}
