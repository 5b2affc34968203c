/**
 * Time of cleaning a million distinct phone cells beside one bare `parsePhoneNumber` per cell, in one process, by turns.
 *
 *   npm run build && node scripts/bench-phones.js [cells]
 *
 * The cells are what exports hold: mostly single numbers in many spellings, some local, some with extensions, names or a second
 * number, a few that are no numbers. Every cell is distinct, so that remembering helps nobody.
 */
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { createPhoneCleaner } from "../dist/normalize/value/values.js";

const cells = Number(process.argv[2] ?? 1_000_000);
const rounds = 20;

let seed = 20261121;
/** A whole number below `n`: mulberry32. */
function random(n) {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n);
}

const digits = (count) => Array.from({ length: count }, () => random(10)).join("");
const codes = ["495", "499", "812", "846", "343", "383", "843", "831", "863", "861"];
const spell = (code, rest) => {
  const [a, b, c] = [rest.slice(0, 3), rest.slice(3, 5), rest.slice(5)];
  return [
    `+7${code}${rest}`,
    `8${code}${rest}`,
    `+7 (${code}) ${a}-${b}-${c}`,
    `8 (${code}) ${a}-${b}-${c}`,
    `8-${code}-${a}-${b}-${c}`,
    `${code}${rest}`,
    `7${code}${rest}`,
    `8 ${code} ${a} ${b} ${c}`,
  ][random(8)];
};
const mobile = () => spell(`9${random(7)}${random(10)}`, digits(7));
const fixed = () => spell(codes[random(codes.length)], `2${digits(6)}`);
const cell = () => {
  const kind = random(100);
  if (kind < 55) return mobile();
  if (kind < 80) return fixed();
  if (kind < 86) return `2${digits(2)}-${digits(2)}-${digits(2)}`;
  if (kind < 90) return `${fixed()} доб. ${1 + random(999)}`;
  if (kind < 94) return `${fixed()}, ${mobile()}`;
  if (kind < 97) return `${mobile()} Ольга, бухг.`;
  if (kind < 99) return `8${digits(8)}`;
  return `уточнить ${digits(3)}`;
};

const all = Array.from({ length: cells }, cell);
const clean = createPhoneCleaner({ defaultCountry: "RU" });
const context = { city: "Самара" };
const took = { bare: 0n, cleaner: 0n };
let parsed = 0;
let cleaned = 0;
const size = Math.ceil(cells / rounds);
for (let round = 0; round < rounds; round++) {
  const part = all.slice(round * size, (round + 1) * size);
  const turns = [
    () => {
      const start = process.hrtime.bigint();
      for (const text of part) if (parsePhoneNumberFromString(text, "RU") !== undefined) parsed++;
      took.bare += process.hrtime.bigint() - start;
    },
    () => {
      const start = process.hrtime.bigint();
      for (const text of part) cleaned += clean({ text, at: "Телефон" }, context).phones.length;
      took.cleaner += process.hrtime.bigint() - start;
    },
  ];
  for (const turn of round % 2 === 0 ? turns : turns.toReversed()) turn();
}
const seconds = (time) => Number(time) / 1e9;
const perCell = (time) => ((seconds(time) * 1e6) / cells).toFixed(2);
process.stdout.write(
  `${cells} distinct cells\n` +
    `bare parsePhoneNumber  ${seconds(took.bare).toFixed(2)} s  ${perCell(took.bare)} µs a cell  (${parsed} parsed)\n` +
    `phone cleaner          ${seconds(took.cleaner).toFixed(2)} s  ${perCell(took.cleaner)} µs a cell  (${cleaned} phones)\n` +
    `ratio                  ${(seconds(took.cleaner) / seconds(took.bare)).toFixed(2)}\n`,
);
