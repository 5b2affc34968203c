import { say, sayIfKnown } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";

/** `rejected`, `expect.rows managers`: a gate as sverka.yaml names it, in words. */
export function gateName(gate: string, language: Language): string {
  const [name = "", source = ""] = gate.split(" ");
  return sayIfKnown(`gate-${name}`, language, { source }) ?? gate;
}

/** `3.77%` as a language writes it. */
export function shareText(text: string, language: Language): string {
  return language === "ru"
    ? text.replace(/^([\d.]+)%$/, (_, share: string) => `${share.replace(".", ",")}\u00a0%`)
    : text;
}

/** Missed gates as a failure names them (`rejected 11.2% > 10%; …`), in words. */
export function missedText(gates: string, language: Language): string {
  return gates
    .split("; ")
    .map((each) => {
      const [, gate, value, limit] = /^(.+) (\S+) > (\S+)$/.exec(each) ?? [];
      if (gate === undefined || value === undefined || limit === undefined) return each;
      return say("gate-missed", language, {
        gate: gateName(gate, language),
        value: shareText(value, language),
        limit: shareText(limit, language),
      });
    })
    .join("; ");
}
