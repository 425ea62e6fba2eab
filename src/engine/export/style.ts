import { markup } from './markup';

/** How an exported page looks: a column of text, light or dark as the reader's system is, black on white when printed. */
export const STYLE = markup`
:root { color-scheme: light dark; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --soft: #f6f8fa; --error: #a40e26; --warning: #7d4e00; --info: #0550ae; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --quiet: #9da7b3; --line: #3d444d; --soft: #151b23; --error: #ff938a; --warning: #e3b341; --info: #79c0ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1rem; color: var(--text); background: Canvas; font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 0; }
p, ul, ol, dl { margin: .35rem 0; }
article { margin: 1.25rem 0; }
dl { display: grid; grid-template-columns: 5.5rem 1fr; gap: .1rem .75rem; }
dt { grid-column: 1; color: var(--quiet); }
dd { grid-column: 2; margin: 0; }
ol.findings { padding-left: 1.5rem; }
ol.findings > li { margin: .85rem 0; }
blockquote { margin: .35rem 0; padding: .1rem .75rem; border-left: 3px solid var(--line); color: var(--quiet); }
meter { width: 9rem; vertical-align: middle; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th[scope="row"] { font-weight: normal; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.quiet { color: var(--quiet); font-size: .9rem; }
.notice, .advice { padding: .5rem .75rem; background: var(--soft); border-left: 3px solid var(--info); }
.said { white-space: pre-wrap; padding: .5rem .75rem; background: var(--soft); }
.error, .warning, .info { font-weight: 600; }
.error { color: var(--error); }
.warning { color: var(--warning); }
.info { color: var(--info); }
footer { margin-top: 2.5rem; }
@media print {
  :root { color-scheme: light; --text: #000; --quiet: #444; --line: #999; --soft: #fff; --error: #000; --warning: #000; --info: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; background: #fff; }
  h2, h3 { break-after: avoid; }
  li, tr, blockquote { break-inside: avoid; }
}
`;
