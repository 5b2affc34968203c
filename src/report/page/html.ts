import type { Language } from "../../messages/index.ts";

/**
 * HTML that cannot be broken by data: everything put into a template is escaped, except HTML made here. Pages are one file:
 * no script, no outside resource, and a CSP that says so.
 */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | undefined | false | readonly Part[];

/** A tagged template: html`<td>${value}</td>`. Arrays are joined, `undefined` and `false` are nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = strings[0] ?? "";
  parts.forEach((part, i) => (text += render(part) + (strings[i + 1] ?? "")));
  return new Html(text);
}

function render(part: Part): string {
  if (part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  return typeof part === "object" ? part.map(render).join("") : escapeHtml(String(part));
}

/** For text and for double-quoted attributes. Control characters, which HTML cannot hold, become U+FFFD. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A whole page. `title` must hold no personal data: it ends up in browser histories and file names. */
export function page(title: string, language: Language, body: Html): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${new Html(styles)}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html> `.text;
}

/** Head cells; a column is right-aligned when its header begins with `>`. */
export interface TableSpec {
  readonly caption?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (Html | string)[])[];
  /** Row header in the first column. */
  readonly named?: boolean;
  readonly foot?: readonly (Html | string)[];
}

export function table({ caption, head, rows, named, foot }: TableSpec): Html {
  const right = head.map((title) => title.startsWith(">"));
  const kind = (i: number): Html => (right[i] === true ? html` class="n"` : html``);
  const row = (cells: readonly (Html | string)[]): Html =>
    html`<tr>
      ${cells.map((cell, i) => (i === 0 && named === true ? html`<th scope="row" ${kind(i)}>${cell}</th>` : html`<td${kind(i)}>${cell}</td>`))}
    </tr>`;
  return html`<table>
    ${
      caption !== undefined &&
      html`<caption>
        ${caption}
      </caption>`
    }
    <thead>
      <tr>
        ${head.map((title, i) => html`<th scope="col" ${kind(i)}>${title.replace(/^>/, "")}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(row)}
    </tbody>
    ${
      foot !== undefined &&
      html`<tfoot>
        ${row(foot)}
      </tfoot>`
    }
  </table>`;
}

const styles = `
:root{--ink:#1b2430;--soft:#5a6675;--line:#d9dfe6;--paper:#fff;--panel:#f5f7fa;--good:#1a7f4b;--bad:#b3261e;--warn:#8a5a00;--a:#2f6fb3;--b:#5b9bd5;--c:#9bc2e6;--d:#c0862b;--e:#8c8f96;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#a3adba;--line:#343d49;--paper:#14181e;--panel:#1d232b;--good:#5fd08f;--bad:#ff8a80;--warn:#f0c060;--a:#6ea8e0;--b:#4b83bb;--c:#35618d;--d:#d9a44e;--e:#80868f}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:1080px;margin:0 auto;padding:28px 24px 60px}
h1{font-size:26px;line-height:1.2;margin:0 0 4px}h2{font-size:19px;margin:40px 0 8px;padding-top:14px;border-top:1px solid var(--line)}h3{font-size:15px;margin:22px 0 6px}
p{margin:6px 0 10px;max-width:78ch}.soft{color:var(--soft)}.good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}
.verdict{display:inline-block;margin:10px 0 2px;padding:6px 14px;border-radius:6px;font-weight:600;border:1px solid currentColor}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:18px 0}
.tile{background:var(--panel);border-radius:8px;padding:12px 14px}.tile b{display:block;font-size:24px;line-height:1.2;font-variant-numeric:tabular-nums}.tile span{color:var(--soft);font-size:13px}
table{border-collapse:collapse;width:100%;margin:10px 0 16px;font-size:14px}caption{text-align:left;font-weight:600;padding:4px 0}
th,td{text-align:left;vertical-align:top;padding:5px 10px 5px 0;border-bottom:1px solid var(--line);overflow-wrap:break-word}td code,td .raw,td del,td ins,td .soft{overflow-wrap:anywhere}
th{font-weight:600}thead th{color:var(--soft);font-size:13px}tbody th{font-weight:500}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;padding-left:10px}thead .n{white-space:normal}.n+td,.n+th:not(.n){padding-left:18px}tfoot td{font-weight:600}
code,.raw,del,ins{font-family:ui-monospace,Consolas,monospace;font-size:13px}.raw,del,ins{white-space:pre-wrap}del{color:var(--bad);text-decoration-thickness:1px}ins{color:var(--good);text-decoration:none}
figure{margin:12px 0 18px}figcaption{font-weight:600;margin-bottom:6px}svg{max-width:100%;height:auto;display:block}svg text{fill:var(--ink);font:13px system-ui,"Segoe UI",Roboto,Arial,sans-serif}svg text{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}svg .soft{fill:var(--soft)}
.card{border:1px solid var(--line);border-radius:8px;padding:10px 14px;margin:10px 0;break-inside:avoid}.card h3{margin-top:2px}.card table{margin:4px 0}.card td{border:0;padding-top:1px;padding-bottom:1px}.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(440px,1fr));gap:0 14px}.pair td.n{width:56px}
.sign{display:grid;grid-template-columns:1fr 1fr;gap:40px;margin-top:40px;break-before:avoid;break-inside:avoid}.sign div{border-top:1px solid var(--ink);padding-top:4px}.answer{min-width:220px}
footer{margin-top:48px;color:var(--soft);font-size:13px;border-top:1px solid var(--line);padding-top:10px}
@media print{:root{--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--panel:#f3f3f3;--good:#0d5c34;--bad:#8f1d17;--warn:#6a4500;--a:#2f6fb3;--b:#5b9bd5;--c:#9bc2e6;--d:#c0862b;--e:#8c8f96;color-scheme:light}body{font-size:11pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}main{max-width:none;padding:0}h2{break-after:avoid}table{font-size:9.5pt}thead th{font-size:9pt}tr,figure,.card,.tile{break-inside:avoid}thead{display:table-header-group}a{color:inherit;text-decoration:none}}
@page{margin:16mm 14mm}
`;
