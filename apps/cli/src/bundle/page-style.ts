/** For screens, and for A4. */
export const pageStyle = `
:root { color-scheme: light; }
body { font: 14px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #111; background: #fff; max-width: 60em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.6em; }
h2 { font-size: 1.2em; margin-top: 2em; border-bottom: 1px solid #999; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #999; padding: .3em .5em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #f0f0f0; font-weight: 600; white-space: nowrap; }
table.head th { width: 6em; }
table.timeline { table-layout: fixed; }
table.timeline th:nth-child(1) { width: 2.5em; }
table.timeline th:nth-child(2) { width: 9.5em; }
table.timeline th:nth-child(3) { width: 8.5em; }
table.timeline th:nth-child(5) { width: 30%; }
small { color: #444; font-size: .85em; overflow-wrap: anywhere; }
em { font-style: normal; border: 1px solid #666; padding: 0 .2em; font-size: .85em; }
.change { margin: .2em 0; }
.hash { font-family: monospace; font-size: .8em; }
.alarm { border: 2px solid #a00; padding: .5em; font-weight: 600; }
.note { color: #444; }
pre { background: #f0f0f0; padding: .5em; overflow-wrap: anywhere; white-space: pre-wrap; }
@page { size: A4; margin: 15mm; }
@media print {
  body { font-size: 9pt; max-width: none; margin: 0; padding: 0; }
  h2 { break-after: avoid; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
}
`;
