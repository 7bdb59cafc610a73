import { renderers } from '@sedyanka/server/press/renderers.ts'
import { layOutMinutes } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import { beforeAll, expect, test } from 'vitest'
import { hasLibreOffice, readWithLibreOffice } from '../support/libreoffice.ts'
import { readPaper, squeeze } from '../support/read-papers.ts'
import { minutesOf, textsOf, ukrainianSample, words } from '../support/sample-documents.ts'

let isThere = false
beforeAll(async () => {
  isThere = await hasLibreOffice()
  if (!isThere)
    console.warn(
      'LibreOffice or pdftotext was NOT there: the text was read from the XML of the document instead.',
    )
}, 120_000)

test.each(['docx', 'odt'] as const)(
  'MI10, MI45: LibreOffice opens the minutes as %s, and every text of theirs is read back in its order',
  { timeout: 240_000 },
  async (format) => {
    const minutes = minutesOf(ukrainianSample())
    const paper = layOutMinutes(minutes, words.bg)
    const bytes = await renderers[format].render(paper, minutes)
    const pages = isThere ? await readWithLibreOffice(bytes, format) : null
    const marks = squeeze(paper.marks.join(''))
    const bare = pages?.map((page, index) => {
      const all = squeeze(page)
      const foot = `стр.${index + 1}от${pages.length}`
      // The marks and the number of the page, which stand on each.
      expect(all.startsWith(marks), `page ${index + 1}`).toBe(true)
      // Columns of a table may be read behind it.
      expect(all, `page ${index + 1}`).toContain(foot)
      return all.slice(marks.length).replace(foot, '')
    })
    const text = bare?.join('') ?? squeeze(await readPaper[format](bytes))
    let from = 0
    for (const block of paper.blocks) {
      // Cells are read column by column or row by row: only lines have one order.
      if (block.kind !== 'line') continue
      const at = text.indexOf(squeeze(textsOf([block]).join('')), from)
      expect(at, textsOf([block]).join('')).toBeGreaterThanOrEqual(from)
      from = at
    }
    for (const row of ['ЗД-11-04', '29.11.2025г.', 'ОбщинаГурково', 'отчетвтаблото'])
      expect(text).toContain(row)
    expect(text).toContain(squeeze('Ґанок і під’їзд: її єдиний вхід, ґрати знято. Їжа є.'))
  },
)
