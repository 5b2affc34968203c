import { edits } from "../words/similarity.ts";

/** 3 one digit off, or day and month swapped; 2 two digits, or one part of the date; 1 less than a year off; 0 other. */
export function dateLevel(one: string, other: string): number {
  const a = one.replace(/\D/g, "").slice(0, 8);
  const b = other.replace(/\D/g, "").slice(0, 8);
  if (a.length < 8 || b.length < 8) return a.startsWith(b) || b.startsWith(a) ? 3 : 0;
  let differing = 0;
  for (let i = 0; i < 8; i++) if (a[i] !== b[i]) differing++;
  if (differing < 2 || edits(a, b, 1) === 1) return 3;
  const part = (date: string, from: number, to: number): number => Number(date.slice(from, to));
  const [ya, ma, da] = [part(a, 0, 4), part(a, 4, 6), part(a, 6, 8)];
  const [yb, mb, db] = [part(b, 0, 4), part(b, 4, 6), part(b, 6, 8)];
  if (ya === yb && ma === db && da === mb) return 3;
  if (differing === 2 || Number(ya === yb) + Number(ma === mb) + Number(da === db) === 2) return 2;
  // Within a year of each other: a date remembered wrongly.
  return Math.abs((ya - yb) * 372 + (ma - mb) * 31 + da - db) <= 372 ? 1 : 0;
}

/** Up to this age nobody has children; and slips that change every part of a date seldom move it so far. */
const generation = 14;

/** Whether two dates are full ones. */
export function areFull(one: string, other: string): boolean {
  return one.length >= 8 && other.length >= 8;
}

/** Whether two full dates that are otherwise unlike (level 0 of {@link dateLevel}) are those of a parent and a child, as likely as not. */
export function generationApart(one: string, other: string): boolean {
  return Math.abs(Number.parseInt(one, 10) - Number.parseInt(other, 10)) > generation;
}
