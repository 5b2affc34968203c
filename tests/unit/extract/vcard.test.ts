import { describe, expect, test } from "vitest";
import { readContent } from "./helpers.ts";

const quoted = (text: string, charset: BufferEncoding = "utf8"): string =>
  [...Buffer.from(text, charset)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");

describe("vCard", () => {
  test("2.1 of an old phone: quoted-printable, broken in the middle of a character", async () => {
    const name = quoted("Петров;Иван");
    const broken = `${name.slice(0, 15)}=\r\n${name.slice(15)}`.replaceAll(quoted(";"), ";");
    const text = `BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${broken}\r\nTEL;CELL:+79161112233\r\nTEL;WORK;VOICE:8 846 231-60-14\r\nTEL;CELL;PREF:+79161112244\r\nEND:VCARD\r\n`;
    const { rows, facts } = await readContent("a.vcf", text);
    expect(rows).toEqual([
      {
        "N/family": "Петров",
        "N/given": "Иван",
        "TEL[cell]": "+79161112233",
        "TEL[work]": "8 846 231-60-14",
        "TEL[cell]#2": "+79161112244",
      },
    ]);
    expect(facts[0]?.details).toEqual({ version: "2.1" });
  });

  test("3.0: folded lines, escapes, groups, structured values", async () => {
    const text = [
      "BEGIN:VCARD",
      "VERSION:3.0",
      "FN:Анна Пет",
      " рова",
      "ORG:ООО \\; Ромашка;Отдел продаж;Сектор 1",
      "ADR;TYPE=WORK:;;ул. Ленина\\, 5;Самара;;443000;Россия",
      "item1.EMAIL;type=INTERNET;type=pref:anna@mail.example",
      "NOTE:первая\\nвторая",
      "PHOTO;ENCODING=b;TYPE=JPEG:AAAA",
      "END:VCARD",
      "",
    ].join("\n");
    const { rows, facts } = await readContent("a.vcf", text);
    expect(rows[0]).toEqual({
      FN: "Анна Петрова",
      "ORG/name": "ООО ; Ромашка",
      "ORG/unit": "Отдел продаж",
      "ORG/unit#2": "Сектор 1",
      "ADR[work]/street": "ул. Ленина, 5",
      "ADR[work]/city": "Самара",
      "ADR[work]/postcode": "443000",
      "ADR[work]/country": "Россия",
      EMAIL: "anna@mail.example",
      NOTE: "первая\nвторая",
    });
    expect(facts[0]?.issues).toEqual([{ code: "vcard-binaries", severity: "note", params: { count: 1 } }]);
  });

  test("4.0: URIs of telephones", async () => {
    const text =
      'BEGIN:VCARD\nVERSION:4.0\nFN:A\nTEL;VALUE=uri;TYPE="voice,home":tel:+7-846-231-60-14;ext=139\nEND:VCARD\n';
    const { rows, records } = await readContent("a.vcf", text);
    expect(rows[0]?.["TEL[home]"]).toBe("+7-846-231-60-14 ext. 139");
    expect(records[0]?.stored).toEqual({ "TEL[home]": "tel:+7-846-231-60-14;ext=139" });
  });

  test("many cards; one inside another and one that does not end", async () => {
    const text =
      "BEGIN:VCARD\nFN:A\nAGENT:\nBEGIN:VCARD\nFN:Agent\nEND:VCARD\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:B\nBEGIN:VCARD\nFN:C\nEND:VCARD\n";
    const { rows, issues, records } = await readContent("a.vcf", text);
    expect(rows.map((row) => `${row["FN"]} ${row["TEL"]}`)).toEqual(["A 1", "B ", "C "]);
    expect(issues).toEqual(["9 vcard-not-closed"]);
    expect(records.map((record) => record.line)).toEqual([1, 9, 11]);
  });
});
