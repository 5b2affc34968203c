// Reads large files and prints how much memory and processor time that takes:
//
//   npm run build && node scripts/bench/extract-memory.js [--scale 1] [--only csv,xlsx] [--folder DIR] [--python python3]
//
// Makes each file (1 GB of CSV and of CommerceML, 500 MB of EnterpriseData and of the universal exchange, a workbook and a
// DBF of 1,000,000 rows, times the scale) with invented rows, reads it in a process of its own, and deletes it. Resident
// memory is the peak of that process as the system counts it, Node included. Where Python has openpyxl, the workbook is
// read by openpyxl's read-only mode too, before and after, and the ratio of processor times is printed.
import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = join(root, "dist");
const { values: args } = parseArgs({
  options: {
    scale: { type: "string", default: "1" },
    only: { type: "string" },
    folder: { type: "string", default: tmpdir() },
    python: { type: "string", default: "python3" },
    read: { type: "string" },
  },
});
const scale = Number(args.scale);
const gigabyte = 1e9 * scale;
const million = Math.round(1e6 * scale);

/** One invented customer. ИНН here are only digits: nothing checks them while extracting. */
const row = (i) => [
  String(i).padStart(9, "0"),
  `ООО «Ромашка ${(i * 7919) % 1_000_003}»`,
  String(7_700_000_000 + i),
  `8 (846) ${100 + (i % 900)}-${10 + (i % 90)}-${10 + (i % 89)}`,
  `office${i}@mail.example`,
  `443001, г. Самара, ул. Ленинская, д. ${1 + (i % 200)}`,
  ["Иванов Пётр", "Сидорова Анна", "Ким Олег"][i % 3],
];
const header = ["Код", "Наименование", "ИНН", "Телефон", "E-mail", "Адрес", "Менеджер"];
const guid = (i) => `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`;

const files = {
  "csv.csv": (path) => write(path, gigabyte, header.join(";") + "\n", (i) => row(i).join(";") + "\n", ""),
  "csv-quoted.csv": (path) =>
    write(
      path,
      gigabyte,
      header.join(";") + "\n",
      (i) =>
        row(i)
          .map((cell) => `"${cell}"`)
          .join(";") + "\n",
      "",
    ),
  "commerceml.xml": (path) =>
    write(
      path,
      gigabyte,
      '<?xml version="1.0" encoding="UTF-8"?>\n<КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_3" ВерсияСхемы="3.1" ДатаФормирования="2026-01-01T00:00:00"><Контрагенты>\n',
      (i) => {
        const [, name, inn, phone, email, address] = row(i);
        return `<Контрагент><Ид>${guid(i)}</Ид><ПометкаУдаления>false</ПометкаУдаления><Наименование>${name}</Наименование><ОфициальноеНаименование>${name}</ОфициальноеНаименование><ИНН>${inn}</ИНН><Адрес><Представление>${address}</Представление></Адрес><Контакты><Контакт><Тип>Телефон рабочий</Тип><Значение>${phone}</Значение></Контакт><Контакт><Тип>Почта</Тип><Значение>${email}</Значение></Контакт></Контакты></Контрагент>\n`;
      },
      "</Контрагенты></КоммерческаяИнформация>\n",
    ),
  "enterprise-data.xml": (path) =>
    write(
      path,
      gigabyte / 2,
      '<Message xmlns:msg="http://www.1c.ru/SSL/Exchange/Message"><msg:Header><msg:Format>http://v8.1c.ru/edi/edi_stnd/EnterpriseData/1.8</msg:Format></msg:Header><Body xmlns="http://v8.1c.ru/edi/edi_stnd/EnterpriseData/1.8">\n',
      (i) => {
        const [, name, inn, phone] = row(i);
        const key = `<Ссылка>${guid(i)}</Ссылка><Наименование>${name}</Наименование><ИНН>${inn}</ИНН><ЮридическоеФизическоеЛицо>ЮридическоеЛицо</ЮридическоеФизическоеЛицо>`;
        // Every third is met in a document only, by its key.
        return i % 3 === 2
          ? `<Документ.Заказ><КлючевыеСвойства><Ссылка>${guid(1e9 + i)}</Ссылка></КлючевыеСвойства><Контрагент>${key}</Контрагент></Документ.Заказ>\n`
          : `<Справочник.Контрагенты><КлючевыеСвойства>${key}</КлючевыеСвойства><КонтактнаяИнформация><Строка><ВидКонтактнойИнформации>Телефон</ВидКонтактнойИнформации><ЗначенияПолей>&lt;КонтактнаяИнформация Представление="${phone}"/&gt;</ЗначенияПолей></Строка></КонтактнаяИнформация></Справочник.Контрагенты>\n`;
      },
      "</Body></Message>\n",
    ),
  "1c-exchange.xml": (path) =>
    write(
      path,
      gigabyte / 2,
      '<ФайлОбмена ВерсияФормата="2.0"><ПравилаОбмена><ВерсияФормата>2.01</ВерсияФормата></ПравилаОбмена>\n',
      (i) => {
        const [code, name, inn, phone, , address] = row(i);
        const property = (label, value) =>
          `<Свойство Имя="${label}" Тип="Строка"><Значение>${value}</Значение></Свойство>`;
        return `<Объект Нпп="${i + 1}" Тип="СправочникСсылка.Контрагенты" ИмяПравила="Контрагенты"><Ссылка Нпп="${i + 1}">${property("{УникальныйИдентификатор}", guid(i))}</Ссылка>${property("Код", code)}${property("Наименование", name)}${property("ИНН", inn)}${property("Телефоны", phone)}${property("ЮрАдрес", address)}<Свойство Имя="ГоловнойКонтрагент" Тип="СправочникСсылка.Контрагенты"><Нпп>${1 + (i >> 1)}</Нпп></Свойство></Объект>\n`;
      },
      "</ФайлОбмена>\n",
    ),
  "dbf.dbf": writeDbf,
  "xlsx.xlsx": writeXlsx,
};

if (args.read !== undefined) await read(args.read);
else await measureAll();

async function measureAll() {
  const folder = mkdtempSync(join(args.folder, "sverka-extract-"));
  try {
    console.log("file                        MB       rows   peak MB   cpu s");
    for (const [name, make] of Object.entries(files)) {
      if (args.only !== undefined && !args.only.split(",").some((part) => name.startsWith(part))) continue;
      const path = join(folder, name);
      await make(path);
      const python = name.endsWith(".xlsx") ? [openpyxl(path)] : [];
      const { rows, peak, cpu } = JSON.parse(
        execFileSync(process.execPath, [fileURLToPath(import.meta.url), "--read", path], { encoding: "utf8" }),
      );
      const size = (statSync(path).size / 1e6).toFixed(0);
      console.log(
        `${name.padEnd(22)}${size.padStart(8)}${String(rows).padStart(11)}${String(peak).padStart(10)}${cpu.toFixed(1).padStart(8)}`,
      );
      if (python[0] !== undefined) {
        python.push(openpyxl(path));
        const theirs = (python[0] + python[1]) / 2;
        console.log(`  openpyxl, read-only: ${theirs.toFixed(1)} s of cpu, ${(theirs / cpu).toFixed(1)} times ours`);
      }
      rmSync(path);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function read(path) {
  const { openFile } = await import(join(dist, "extract/index.js"));
  const before = process.cpuUsage();
  const source = await openFile(path, { path: "file" });
  let rows = 0;
  for await (const batch of source.rows) rows += batch.length;
  const { user, system } = process.cpuUsage(before);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ rows, peak, cpu: (user + system) / 1e6 }));
}

/** Seconds of processor time for reading every cell, or undefined without openpyxl. */
function openpyxl(path) {
  const script = `
import sys, time
import openpyxl
n = 0
for row in openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0].iter_rows(values_only=True): n += len(row)
print(time.process_time())`;
  const { status, stdout } = spawnSync(args.python, ["-c", script, path], { encoding: "utf8" });
  return status === 0 ? Number(stdout) : undefined;
}

function write(path, bytes, head, line, tail) {
  const file = openSync(path, "w");
  let written = writeSync(file, head);
  for (let i = 0; written < bytes;) {
    let text = "";
    while (text.length < 1 << 20) text += line(i++);
    written += writeSync(file, text);
  }
  writeSync(file, tail);
  closeSync(file);
}

function writeDbf(path) {
  const fields = [
    ["CODE", 9],
    ["NAME", 40],
    ["INN", 12],
    ["PHONE", 24],
    ["EMAIL", 40],
    ["ADDRESS", 80],
  ];
  const head = Buffer.alloc(33 + 32 * fields.length);
  const length = fields.reduce((sum, [, size]) => sum + size, 1);
  head[0] = 3;
  head[1] = 126;
  head[2] = head[3] = 1;
  head.writeUInt32LE(million, 4);
  head.writeUInt16LE(head.length, 8);
  head.writeUInt16LE(length, 10);
  for (const [i, [name, size]] of fields.entries()) {
    head.write(name, 32 + 32 * i, "latin1");
    head.write("C", 32 + 32 * i + 11, "latin1");
    head[32 + 32 * i + 16] = size;
  }
  head[head.length - 1] = 13;
  const file = openSync(path, "w");
  writeSync(file, head);
  for (let from = 0; from < million; from += 10_000) {
    let text = "";
    for (let i = from; i < Math.min(million, from + 10_000); i++) {
      const cells = row(i);
      text += " " + fields.map(([, size], k) => ascii(cells[k]).padEnd(size).slice(0, size)).join("");
    }
    writeSync(file, Buffer.from(text, "latin1"));
  }
  writeSync(file, Buffer.from([26]));
  closeSync(file);
}

function ascii(text) {
  return text.replaceAll(/[^ -~]/g, "x");
}

async function writeXlsx(path) {
  const { writeWorkbook } = await import(join(dist, "report/workbook/workbook.js"));
  function* rows() {
    for (let i = 0; i < million; i++) yield row(i);
  }
  // One row less than a sheet holds is the header.
  await writeWorkbook(path, [{ name: "Клиенты", columns: header.map((name) => ({ header: name })), rows: rows() }]);
}
