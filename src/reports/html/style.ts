/** How the page looks: light and dark, on paper, on narrow screens. Colours of text have a contrast of at least 4.5 : 1. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f4f5f7; --card: #ffffff; --line: #d5d9e0; --faint: #eceef2; --text: #1b2230; --dim: #535c6b; --link: #0b4fc4;
  --mend: #b3261e; --sign: #8a5000; --open: #4b5a72; --ready: #14693a; --done: #5d6470; --info: #1a5fb4;
  --mend-soft: #fdebe9; --sign-soft: #fff1db; --open-soft: #e9edf4; --ready-soft: #e2f4e8; --done-soft: #eceef1; --info-soft: #e5effb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12151b; --card: #1b2029; --line: #39414f; --faint: #252b36; --text: #e6e9ef; --dim: #a9b2c1; --link: #8ab8ff;
    --mend: #ff9b92; --sign: #f2bd68; --open: #b3c1d8; --ready: #7fd79b; --done: #b0b6c0; --info: #93c1fb;
    --mend-soft: #43201e; --sign-soft: #3d2d12; --open-soft: #2a3241; --ready-soft: #173524; --done-soft: #2a2f38; --info-soft: #1a304b;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 78rem; padding: 0 1.25rem 2rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.15rem; font-weight: 600; color: var(--dim); margin: 1.5rem 0 .25rem; }
h2 { font-size: 1.3rem; margin: 2.25rem 0 .75rem; }
h3 { font-size: 1.2rem; margin: 0; }
h4 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
p { margin: .5rem 0; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
main:focus, article:focus { outline: none; }
code, pre, .front { font-family: ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; font-size: .875em; }
.skip { position: absolute; left: 1rem; top: -4rem; background: var(--card); padding: .5rem 1rem; border-radius: 0 0 .5rem .5rem; z-index: 1; }
.skip:focus { top: 0; }
.verdict { font-size: 1.75rem; font-weight: 650; line-height: 1.25; margin: 0 0 .5rem; padding-left: .9rem; border-left: .35rem solid; }
.run, .path, .by, footer, caption { color: var(--dim); font-size: .9rem; }
.verdict.mend { color: var(--mend); } .verdict.sign { color: var(--sign); } .verdict.open { color: var(--open); }
.verdict.ready { color: var(--ready); }

.facts { display: flex; flex-wrap: wrap; gap: .6rem 1.6rem; margin: .75rem 0; }
.facts dt { color: var(--dim); font-size: .85rem; }
.facts dd { margin: 0; }
.facts.numbers { gap: .75rem; }
.facts.numbers > div { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .9rem; min-width: 7rem; }
.number { font-size: 1.6rem; font-weight: 650; font-variant-numeric: tabular-nums; line-height: 1.2; }
.facts.rules { display: grid; gap: .35rem; }
.facts.rules > div { display: grid; grid-template-columns: minmax(10rem, 15rem) 1fr; gap: 1rem; }
.facts.rules dt { color: inherit; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: .4rem 0 .75rem; font-size: .9rem; }

svg { overflow: visible; }
.whole { display: block; width: 100%; height: .9rem; border-radius: .3rem; overflow: hidden; }
.key { width: .9rem; height: .9rem; vertical-align: -.1rem; overflow: hidden; }
.bar { width: 5rem; height: .6rem; vertical-align: .02rem; overflow: hidden; border-radius: 3px; }
.percent { white-space: nowrap; font-variant-numeric: tabular-nums; }
rect.track { fill: var(--line); } rect.fill { fill: var(--link); }
rect.error, rect.mend { fill: var(--mend); } rect.warning, rect.sign { fill: var(--sign); } rect.info { fill: var(--info); }
rect.open { fill: var(--open); } rect.ready { fill: var(--ready); } rect.done { fill: var(--done); }
.badge { display: inline-block; border-radius: .35rem; padding: 0 .45rem; font-size: .85rem; font-weight: 600; white-space: nowrap;
  border: 1px solid; }
.badge.mend, .badge.error { color: var(--mend); background: var(--mend-soft); }
.badge.sign, .badge.warning { color: var(--sign); background: var(--sign-soft); }
.badge.open { color: var(--open); background: var(--open-soft); }
.badge.ready { color: var(--ready); background: var(--ready-soft); }
.badge.done { color: var(--done); background: var(--done-soft); }
.badge.info { color: var(--info); background: var(--info-soft); }
.badge.status { color: var(--dim); border-color: var(--line); font-weight: 400; }

#filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin-bottom: .75rem; }
#filter[hidden], [hidden] { display: none; }
input, select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--dim); border-radius: .35rem;
  padding: .25rem .6rem; }
input::placeholder { color: var(--dim); opacity: 1; }
button { cursor: pointer; }

table { border-collapse: collapse; }
.rows { width: 100%; background: var(--card); border: 1px solid var(--line); margin: .75rem 0; font-size: .94rem; }
caption { text-align: left; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .7rem; }
.rows thead th { overflow-wrap: normal; color: var(--dim); font-weight: 600; font-size: .85rem; background: var(--faint); }
.rows tbody tr { border-top: 1px solid var(--line); }
.rows tbody th { font-weight: 500; }
.rows .number { font-size: inherit; font-weight: inherit; text-align: right; line-height: inherit; }
.rows td.number { min-width: 5.5rem; }
.rows thead .number { font-size: .85rem; font-weight: 600; }
.overview .name { width: 17rem; } .overview .findings { min-width: 9rem; } .overview .done { white-space: nowrap; }
.overview td.findings .bar { display: block; margin: .4rem 0 .2rem; }
.list caption { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
.list > summary { font-weight: 600; }
.list .name { width: 16rem; } .list .severity { width: 6rem; } .list .rule { width: 13rem; }
.rows .chart { width: 38%; min-width: 8rem; }

.calendar .grid { position: absolute; width: 0; height: 0; }
.calendar .name { width: 16rem; } .calendar .window { width: 18rem; } .calendar .rows { table-layout: fixed; }
.calendar thead .strip span { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
.calendar .strip { padding: 0 .9rem; }
.calendar .strip svg { display: block; width: 100%; }
.axis { height: 2rem; }
svg.axis text { fill: var(--dim); font-size: .78rem; font-weight: 400; }
svg.axis .today { fill: var(--link); font-weight: 700; }
.row { height: 2.2rem; }
.row .label { fill: var(--dim); font-size: .8rem; }
.weekend { fill: var(--faint); } .tick { stroke: var(--line); } .now { stroke: var(--link); stroke-width: 2; stroke-dasharray: 3 2; }
.hatch { fill: var(--sign); } rect.freeze { fill: url(#hatch); opacity: .55; }
rect.slot { stroke-width: 5; stroke-linejoin: round; }
rect.slot.mend { stroke: var(--mend); } rect.slot.sign { stroke: var(--sign); } rect.slot.open { stroke: var(--open); }
rect.slot.ready { stroke: var(--ready); } rect.slot.done { stroke: var(--done); }

.scale { display: block; width: 100%; height: 1.5rem; }
.scale .axis { stroke: var(--line); stroke-width: 2; } .allowed { fill: var(--ready-soft); }
.limit { stroke: var(--dim); stroke-width: 2; }
circle.before { fill: var(--card); stroke: var(--dim); stroke-width: 2; }
circle.after.ready { fill: var(--ready); } circle.after.mend { fill: var(--mend); } circle.after.open { fill: var(--open); }

.deployment { background: var(--card); border: 1px solid var(--line); border-left: .3rem solid var(--open); border-radius: .5rem;
  padding: 1rem 1.25rem; margin: 1rem 0; }
.deployment.mend { border-left-color: var(--mend); } .deployment.sign { border-left-color: var(--sign); }
.deployment.ready { border-left-color: var(--ready); } .deployment.done { border-left-color: var(--done); }
.deployment > header { display: flex; flex-wrap: wrap; gap: .4rem .75rem; align-items: baseline; }
details { margin: .4rem 0; }
summary { cursor: pointer; padding: .3rem .5rem; border-radius: .35rem; }
summary:hover { background: var(--faint); }
.document > summary .file { display: inline-block; min-width: 16rem; font-weight: 500; }
.document > summary .percent { display: inline-block; min-width: 9rem; }
.counts { color: var(--dim); } .counts.error { color: var(--mend); } .counts.warning { color: var(--sign); }
.document .path { margin: .25rem .5rem .5rem; }

.paper { border: 1px solid var(--line); border-radius: .35rem; background: var(--page); padding: .75rem 1.25rem; max-width: 64rem; }
.paper h5, .paper h6 { margin: 1.1em 0 .4em; font-size: 1.05rem; }
.paper h5 { font-size: 1.25rem; }
.paper pre { background: var(--faint); padding: .6rem .8rem; border-radius: .35rem; white-space: pre-wrap; }
.paper .raw, .definition, .image { color: var(--dim); }
.paper code.raw { font-size: .8em; }
.paper :not(pre) > code { background: var(--faint); padding: 0 .25em; border-radius: .25em; }
.paper blockquote { margin: .75rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
.paper ul, .paper ol { padding-left: 1.6rem; margin: .4rem 0; }
.paper hr { border: 0; border-top: 1px solid var(--line); margin: 1rem 0; }
.front { border-bottom: 1px dashed var(--line); padding-bottom: .6rem; color: var(--dim); }
.front > p { margin: 0; white-space: pre-wrap; }
.front .note { font-family: system-ui, sans-serif; font-size: 1rem; white-space: normal; }
.task { list-style: none; }
.box { display: inline-block; width: 1em; height: 1em; margin-left: -1.4em; margin-right: .15em; border: 1.5px solid var(--dim); border-radius: .2em;
  vertical-align: -.12em; position: relative; }
.box.ticked { border-color: var(--ready); background: var(--ready-soft); }
.box.ticked::after { content: ""; position: absolute; left: .26em; top: .04em; width: .28em; height: .56em; border: solid var(--ready);
  border-width: 0 .16em .16em 0; transform: rotate(40deg); }
.wide { overflow-x: auto; margin: .6rem 0; }
.wide th, .wide td { border: 1px solid var(--line); padding: .3rem .6rem; overflow-wrap: normal; }
.wide thead th { background: var(--faint); }
.wide .notes td { border: 0; padding: 0 0 .4rem; }
mark { color: inherit; background: var(--sign-soft); border-bottom: 2px solid var(--sign); padding: 0 .1em; }
mark.error { background: var(--mend-soft); border-color: var(--mend); }
mark.info { background: var(--info-soft); border-color: var(--info); }
.note { border-left: .25rem solid var(--sign); background: var(--sign-soft); border-radius: 0 .35rem .35rem 0; padding: .35rem .7rem; margin: .35rem 0; }
.note p { margin: 0; }
.note .by { color: inherit; font-size: .85rem; }
.note.error { border-color: var(--mend); background: var(--mend-soft); }
.note.info { border-color: var(--info); background: var(--info-soft); }
.place { scroll-margin-top: 2rem; }

@media screen and (max-width: 52rem) {
  body { padding: 0 .75rem 1.5rem; }
  .verdict { font-size: 1.35rem; }
  .deployment { padding: .75rem; }
  .paper { padding: .5rem .75rem; }
  .facts.numbers { display: grid; grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); }
  .facts.numbers > div { min-width: 0; }
  .facts.numbers > div:not(:has(.number)) { grid-column: 1 / -1; }
  .facts.rules > div { grid-template-columns: 1fr; gap: 0; }
  .rows, .rows tbody, .rows tr, .rows th, .rows td { display: block; width: auto; min-width: 0; }
  .rows caption { display: block; padding: .3rem .7rem; }
  .rows thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .rows tbody tr { padding: .4rem 0; }
  .rows tbody tr[hidden] { display: none; }
  .rows tbody th, .rows tbody td { padding: .1rem .7rem; }
  .rows tbody th { font-weight: 650; }
  .rows tbody td::before { content: attr(data-title) ": "; color: var(--dim); font-size: .85rem; }
  .rows tbody td:empty, .rows td.strip::before, .rows td.severity::before, .rows td.text::before, .rows td.chart::before { display: none; }
  .rows .number { text-align: left; }
  .rows tbody .chart, .rows tbody .name, .calendar .name, .calendar .window, .list .name, .rows .chart { width: auto; }
  .overview td.findings .bar { display: inline-block; margin: 0; }
  .calendar .rows thead { position: static; clip-path: none; width: auto; height: auto; display: block; }
  .calendar .rows thead .name, .calendar .rows thead .window { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .calendar .rows tbody .strip { padding: 0 .9rem; }
  .wide .notes .note { position: sticky; left: 0; width: fit-content; max-width: calc(100vw - 6.5rem); }
  .document > summary .file, .document > summary .percent { min-width: 0; margin-right: .5rem; }
}
@media (prefers-reduced-motion: no-preference) {
  :target { animation: arrive 1.2s ease-out; }
  @keyframes arrive { from { background: var(--sign-soft); } }
}
@media print {
  :root { --page: #fff; --card: #fff; --line: #b8bec8; --faint: #eef0f3; --text: #000; --dim: #444; --link: #0b4fc4; --mend: #a11; --sign: #7a4500;
    --open: #445; --ready: #0d5c30; --done: #555; --info: #1a5fb4; --mend-soft: #fdebe9; --sign-soft: #fff1db; --open-soft: #eef;
    --ready-soft: #e2f4e8; --done-soft: #eee; --info-soft: #e5effb; color-scheme: light; }
  body { font-size: 10pt; max-width: none; padding: 0; }
  svg, .badge, mark, .note, .box { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  #filter, .skip, footer { display: none; }
  a { color: inherit; text-decoration: none; }
  h2, h3, h4, caption, thead, .deployment > header { break-after: avoid; }
  tr, .note, .facts > div, .wide tr { break-inside: avoid; }
  .deployment { border-width: 1px 0 0; border-radius: 0; padding: .75rem 0; }
  .verdict { font-size: 1.4rem; }
  summary { list-style: none; }
  .list::details-content { content-visibility: visible; display: block; }
  .wide { overflow: visible; }
  .rows { font-size: 9pt; } th, td { padding: .25rem .4rem; }
  .overview .name { width: auto; min-width: 8rem; } .overview .done { white-space: normal; min-width: 5.5rem; } .bar { width: 3rem; }
  .overview .findings, .overview .waits, .overview .next { min-width: 5.5rem; } .overview td.number { min-width: 3rem; }
  .overview .badge { white-space: normal; }
  .calendar .name { width: 12rem; } .calendar .window { width: 15.5rem; }
  .list .name { width: 12rem; } .list .rule { width: 9rem; } .list .severity { width: 5.5rem; }
}
`;
