/** How a paper looks as a page: a sheet, black on white in every theme, as on a printer. */
export const htmlStyle = `:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #000; font: 1rem/1.4 'Times New Roman', 'Liberation Serif', Tinos, serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
p { margin: 0 0 0.35rem; }
h1 { font-size: 1.25rem; text-align: center; margin: 1.5rem 0 0.5rem; }
h2 { font-size: 1rem; text-align: center; margin: 1.4rem 0 0.5rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 0.35rem; }
h4 { font-size: 1rem; margin: 0.5rem 0 0.25rem; }
.marks { text-align: right; font-size: 0.85rem; }
.marks p:first-child, .letterhead, .approval, .label { font-weight: bold; }
.letterhead, .subtitle { text-align: center; }
.approval { text-align: right; }
.registry { margin-top: 0.75rem; }
.place { margin-top: 1.75rem; break-inside: avoid; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.85rem; margin-bottom: 0.6rem; }
th, td { border: 1px solid #000; padding: 0.15rem 0.35rem; text-align: left; vertical-align: top; }
th { background: #ededed; text-align: center; vertical-align: middle; }
td.right { text-align: right; }
a { color: inherit; }
@media print {
  @page { size: A4 portrait; margin: 20mm 20mm 20mm 25mm; }
  main { max-width: none; padding: 0; }
  .annex { break-before: page; }
  h1, h2, h3, h4, .label, .kept, .letterhead { break-after: avoid; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}`
