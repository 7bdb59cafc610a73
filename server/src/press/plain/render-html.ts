import { languages } from '@sedyanka/shared/i18n/translate.ts'
import type { LineLook, Paper, PaperBlock } from '@sedyanka/shared/minutes/paper.ts'
import type { Run } from '@sedyanka/shared/minutes/rich-text.ts'
import { isSafeLink } from '@sedyanka/shared/text/safe-link.ts'
import { htmlStyle } from './html-style.ts'

const signs: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\n': '<br>',
}
const escape = (text: string): string => text.replace(/[&<>"'\n]/g, (sign) => signs[sign] ?? sign)

const elementOf: Record<LineLook, 'h1' | 'h2' | 'h3' | 'h4' | 'p'> = {
  letterhead: 'p',
  registry: 'p',
  approval: 'p',
  title: 'h1',
  subtitle: 'p',
  section: 'h2',
  annex: 'h2',
  item: 'h3',
  minor: 'h4',
  label: 'p',
  decision: 'p',
  kept: 'p',
  body: 'p',
}

const runOf = ({ text, bold, italic, href }: Run): string => {
  let words = escape(text)
  if (italic) words = `<em>${words}</em>`
  if (bold) words = `<strong>${words}</strong>`
  return href !== undefined && isSafeLink(href)
    ? `<a href="${escape(href)}" rel="noopener noreferrer">${words}</a>`
    : words
}

const blockOf = (block: PaperBlock): string => {
  switch (block.kind) {
    case 'line': {
      const element = elementOf[block.look]
      return `<${element} class="${block.look}">${block.runs.map(runOf).join('')}</${element}>`
    }
    case 'list': {
      const items = block.items.map((item) => `<li>${item.map(blockOf).join('\n')}</li>`).join('\n')
      if (!block.ordered) return `<ul>\n${items}\n</ul>`
      const type = block.numbering ? ` type="${block.numbering}"` : ''
      return `<ol start="${block.start}"${type}>\n${items}\n</ol>`
    }
    case 'table': {
      const head = block.columns.map(
        ({ title, width }) => `<th scope="col" style="width:${width}%">${escape(title)}</th>`,
      )
      const rows = block.rows.map((cells) => {
        const own = cells.map((text, index) => {
          const right = block.columns[index]?.align === 'right' ? ' class="right"' : ''
          return `<td${right}>${escape(text)}</td>`
        })
        return `<tr>${own.join('')}</tr>`
      })
      return `<div class="wide"><table>\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table></div>`
    }
    case 'signatures':
      return block.places
        .map(({ role, hint, organisation }) => {
          const below = organisation === '' ? '' : `<p>${escape(organisation)}</p>`
          return `<div class="place"><p><strong>${escape(role)}</strong></p><p><em>${escape(hint)}</em></p>${below}</div>`
        })
        .join('\n')
  }
}

/** A paper as one page of HTML that needs no other file and runs nothing. */
export const renderHtml = (paper: Paper): string => {
  const locale = languages.find(({ id }) => id === paper.language)?.locale ?? paper.language
  const marks = paper.marks.map((mark) => `<p>${escape(mark)}</p>`).join('')
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${escape(paper.creator)}">
<meta name="description" content="${escape(paper.subject)}">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(paper.title)}</title>
<style>
${htmlStyle}
</style>
</head>
<body>
<main>
${marks === '' ? '' : `<div class="marks">${marks}</div>\n`}${paper.blocks.map(blockOf).join('\n')}
</main>
</body>
</html>
`
}
