import { html, type Html } from "./html.ts";

/** Charts as inline SVG. Every chart has a title for screen readers, and its figures stand in a table beside it. */

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** As shown at the end of the bar. */
  readonly text: string;
  readonly tone?: Tone;
}
export type Tone = "a" | "b" | "c" | "d" | "e" | "good" | "bad" | "warn";

const width = 1000;

/** A chart of more bars is no longer taken in at a glance. */
const mostBars = 12;

/** The first bars, and all that are left in one, which `rest` names: a chart leaves nothing out. */
export function withRest(
  items: readonly Bar[],
  rest: (first: Bar, count: number) => string,
  n: (value: number) => string,
): readonly Bar[] {
  const left = items.slice(mostBars - 1);
  const [first] = left;
  if (first === undefined || left.length === 1) return items;
  const value = left.reduce((all, item) => all + item.value, 0);
  return [...items.slice(0, mostBars - 1), { ...first, label: rest(first, left.length), value, text: n(value) }];
}

/** Horizontal bars, in the order given. Without a caption where a heading says the same. */
export function bars(title: string, items: readonly Bar[], caption = true): Html {
  const most = Math.max(1, ...items.map((item) => item.value));
  const labels = 300;
  const room = width - labels - 120;
  const height = items.length * 28 + 4;
  return figure(
    title,
    height,
    items.map((item, i) => {
      const y = i * 28 + 4;
      const length = item.value === 0 ? 0 : Math.max(2, (item.value / most) * room);
      return html`<text x="${labels - 10}" y="${y + 15}" text-anchor="end">${shorten(item.label, 42)}</text
        ><rect
          x="${labels}"
          y="${y}"
          width="${round(length)}"
          height="20"
          rx="3"
          fill="var(--${item.tone ?? "a"})"
        /><text x="${round(labels + length + 8)}" y="${y + 15}">${item.text}</text>`;
    }),
    caption,
  );
}

export interface FlowNode {
  readonly id: string;
  readonly label: string;
  readonly column: number;
  readonly tone?: Tone;
}
export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

/** Rows from file to fate: bands whose width is the number of rows. Nodes of a column stand in the order given. */
export function flow(
  title: string,
  nodes: readonly FlowNode[],
  links: readonly FlowLink[],
  text: (value: number) => string,
): Html {
  const size = (node: FlowNode) =>
    Math.max(sum(links.filter((link) => link.from === node.id)), sum(links.filter((link) => link.to === node.id)));
  const shown = nodes.filter((node) => size(node) > 0);
  const columns = Math.max(0, ...shown.map((node) => node.column)) + 1;
  const total = Math.max(
    1,
    ...Array.from({ length: columns }, (_, column) =>
      shown.filter((node) => node.column === column).reduce((all, node) => all + size(node), 0),
    ),
  );
  const most = Math.max(
    1,
    ...Array.from({ length: columns }, (_, column) => shown.filter((node) => node.column === column).length),
  );
  const height = Math.max(160, most * 46);
  const gap = 26;
  const scale = (height - gap * (most - 1) - 8) / total;
  const side = 210;
  const step = columns > 1 ? (width - 2 * side - 14) / (columns - 1) : 0;
  const place = new Map<string, { x: number; y: number; h: number; out: number; in: number }>();
  for (let column = 0; column < columns; column++) {
    let y = 4;
    for (const node of shown.filter((each) => each.column === column)) {
      const h = Math.max(2, size(node) * scale);
      place.set(node.id, { x: side + column * step, y, h, out: y, in: y });
      y += h + gap;
    }
  }
  const ribbons = links
    .filter((link) => link.value > 0)
    .map((link) => {
      const from = place.get(link.from);
      const to = place.get(link.to);
      if (from === undefined || to === undefined) return html``;
      const h = Math.max(1, link.value * scale);
      const [x0, x1, y0, y1] = [from.x + 14, to.x, from.out, to.in];
      const middle = (x0 + x1) / 2;
      from.out += h;
      to.in += h;
      const tone = nodes.find((node) => node.id === link.to)?.tone ?? "c";
      return html`<path
        d="M${round(x0)} ${round(y0)}C${round(middle)} ${round(y0)} ${round(middle)} ${round(y1)} ${round(x1)} ${round(y1)}V${round(y1 + h)}C${round(middle)} ${round(y1 + h)} ${round(middle)} ${round(y0 + h)} ${round(x0)} ${round(y0 + h)}Z"
        fill="var(--${tone})"
        opacity=".35"
      />`;
    });
  const boxes = shown.map((node) => {
    const at = place.get(node.id);
    if (at === undefined) return html``;
    const first = node.column === 0;
    const label = `${shorten(node.label, 22)} ${text(size(node))}`;
    return html`<rect
        x="${round(at.x)}"
        y="${round(at.y)}"
        width="14"
        height="${round(at.h)}"
        rx="2"
        fill="var(--${node.tone ?? "a"})"
      /><text
        x="${round(first ? at.x - 8 : at.x + 22)}"
        y="${round(at.y + at.h / 2 + 5)}"
        text-anchor="${first ? "end" : "start"}"
        >${label}</text
      >`;
  });
  const bottom = Math.max(height, ...[...place.values()].map((at) => at.y + at.h + 6));
  return figure(title, bottom, [...ribbons, ...boxes]);
}

export interface Column {
  readonly label: string;
  /** From the bottom up. */
  readonly parts: readonly { readonly value: number; readonly tone: Tone }[];
}

/** Columns of a histogram, each with its total above and its label below. */
export function histogram(title: string, columns: readonly Column[], text: (value: number) => string): Html {
  const total = (column: Column) => column.parts.reduce((all, part) => all + part.value, 0);
  const most = Math.max(1, ...columns.map(total));
  const step = Math.min(90, width / Math.max(1, columns.length));
  const high = 150;
  return figure(
    title,
    high + 44,
    columns.map((column, i) => {
      let y = high + 20;
      const boxes = column.parts.map((part) => {
        const h = part.value === 0 ? 0 : Math.max(2, (part.value / most) * high);
        y -= h;
        return html`<rect
          x="${round(i * step + 2)}"
          y="${round(y)}"
          width="${round(step - 4)}"
          height="${round(h)}"
          fill="var(--${part.tone})"
        />`;
      });
      const middle = round((i + 0.5) * step);
      return html`${boxes}<text x="${middle}" y="${round(y - 5)}" text-anchor="middle" class="soft"
          >${text(total(column))}</text
        >
        <text x="${middle}" y="${high + 38}" text-anchor="middle">${column.label}</text>`;
    }),
  );
}

/** A line over time: the last point is named. Values 0…1. */
export function trend(
  title: string,
  lines: readonly { readonly label: string; readonly values: readonly (number | undefined)[] }[],
  labels: readonly string[],
  text: (value: number) => string,
): Html {
  const high = 220;
  const left = 50;
  const right = 250;
  const tones: readonly Tone[] = ["a", "d", "good", "bad", "e", "b", "warn"];
  const step = labels.length > 1 ? (width - left - right) / (labels.length - 1) : 0;
  const known = lines.flatMap((line) => line.values.filter((value) => value !== undefined));
  const floor = Math.max(0, Math.floor(Math.min(1, ...known) * 10 - 0.5) / 10);
  const y = (value: number) => 14 + (1 - (value - floor) / Math.max(0.01, 1 - floor)) * (high - 14);
  const grid = [floor, (floor + 1) / 2, 1].map(
    (value) =>
      html`<line
          x1="${left}"
          x2="${width - right}"
          y1="${round(y(value))}"
          y2="${round(y(value))}"
          stroke="var(--line)"
        /><text x="${left - 8}" y="${round(y(value) + 4)}" text-anchor="end" class="soft">${text(value)}</text>`,
  );
  // Names at the right end are pushed apart, so that lines that meet stay readable.
  const ends = lines
    .map((line, i) => ({ line, i, at: y(line.values.findLast((value) => value !== undefined) ?? floor) }))
    .sort((a, b) => a.at - b.at);
  let low = -Infinity;
  const names = ends.map(({ line, i, at }) => {
    low = Math.max(at, low + 18);
    return html`<text
      x="${width - right + 12}"
      y="${round(low + 4)}"
      style="fill:var(--${tones[i % tones.length] ?? "a"})"
      >${line.label} ${text(line.values.findLast((value) => value !== undefined) ?? 0)}</text
    >`;
  });
  const drawn = lines.map((line, i) => {
    const tone = tones[i % tones.length] ?? "a";
    const points = line.values.flatMap((value, at) =>
      value === undefined ? [] : [[left + at * step, y(value)] as const],
    );
    return html`<polyline
        points="${points.map(([px, py]) => `${round(px)},${round(py)}`).join(" ")}"
        fill="none"
        stroke="var(--${tone})"
        stroke-width="2.5"
      />${points.map(([px, py]) => html`<circle cx="${round(px)}" cy="${round(py)}" r="3.5" fill="var(--${tone})" />`)}`;
  });
  const below = labels.map(
    (label, i) =>
      html`<text x="${round(left + i * step)}" y="${high + 24}" text-anchor="middle" class="soft">${label}</text>`,
  );
  return figure(title, Math.max(high + 34, low + 10), [...grid, ...drawn, ...names, ...below], false);
}

function figure(title: string, height: number, parts: readonly Html[], caption = true): Html {
  return html`<figure>
    ${caption && html`<figcaption>${title}</figcaption>`}
    <svg viewBox="0 0 ${width} ${round(height)}" role="img" aria-label="${title}">${parts}</svg>
  </figure>`;
}

const sum = (links: readonly FlowLink[]) => links.reduce((all, link) => all + link.value, 0);
const round = (value: number) => Math.round(value * 10) / 10;
const shorten = (text: string, most: number) =>
  [...text].length > most ? `${[...text].slice(0, most - 1).join("")}…` : text;
