import { renderPdf } from '@sedyanka/server/press/pdf/render-pdf.ts'
import { layOutMinutes } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import { line, table } from '@sedyanka/shared/minutes/paper-parts.ts'
import type { Paper, PaperBlock } from '@sedyanka/shared/minutes/paper.ts'
import fc from 'fast-check'
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { allTags, bookmarksOf, faultsOf, tagsOf } from '../support/pdf-checks.ts'
import { PdfFile } from '../support/pdf-file.ts'
import { wordsOfPdf } from '../support/pdf-words.ts'
import { differenceOf, squeeze } from '../support/read-papers.ts'
import { minutesOf, sampleDocuments, words } from '../support/sample-documents.ts'

const paperOf = (language: 'bg' | 'en' | 'uk' = 'bg'): Paper =>
  layOutMinutes(minutesOf(sampleDocuments(), { language, withNames: true }), words[language])
/** A paper that says this and nothing else. */
const sheetOf = (...blocks: PaperBlock[]): Paper => ({ ...paperOf(), marks: [], blocks })
const printed = (paper: Paper): PdfFile => new PdfFile(renderPdf(paper))
const readSheet = (...blocks: PaperBlock[]): string =>
  squeeze(wordsOfPdf(printed(sheetOf(...blocks))))

describe('the file', () => {
  test.each(['bg', 'en', 'uk'] as const)(
    'MI39: is one of PDF/A-2a and of PDF/UA-1, as far as its bytes show, in %s',
    (language) => {
      const paper = paperOf(language)
      const pdf = printed(paper)
      expect(faultsOf(pdf)).toEqual([])
      expect(pdf.text(pdf.dict(pdf.trailer['Info'])['Title'])).toBe(paper.title)
      expect(pdf.text(pdf.catalog['Lang']).slice(0, 2)).toBe(language)
      const headings = paper.blocks.filter(
        (block) => block.kind === 'line' && /section|annex|item/.test(block.look),
      )
      expect(bookmarksOf(pdf).map(({ title }) => squeeze(title))).toEqual(
        headings.map((block) =>
          block.kind === 'line' ? squeeze(block.runs.map(({ text }) => text).join('')) : '',
        ),
      )
      const kinds = allTags(tagsOf(pdf)).map(({ kind }) => kind)
      const count = (kind: string) => kinds.filter((one) => one === kind).length
      const tables = paper.blocks.filter((block) => block.kind === 'table')
      expect([count('Table'), count('THead')]).toEqual([tables.length, tables.length])
      expect(count('TH')).toBe(tables.reduce((sum, { columns }) => sum + columns.length, 0))
      expect(count('LI')).toBeGreaterThan(0)
    },
  )

  test('MI39: what the typesetter writes by itself is neither: the checks see it', () => {
    const raw: Uint8Array[] = []
    renderPdf(paperOf(), (archival, accessible) => {
      raw.push(archival, accessible)
      return new Uint8Array()
    })
    const [archival = [], accessible = []] = raw.map((bytes) => faultsOf(new PdfFile(bytes)))
    expect(archival).toContain('not said to be PDF/UA-1')
    expect(archival).toContain('shows no title')
    expect(accessible).toContain('not said to be PDF/A-2a')
    expect(accessible).toContain('colours of no profile')
  })

  test('MI39: the same paper makes the same bytes', () => {
    expect(Buffer.from(renderPdf(paperOf())).equals(renderPdf(paperOf()))).toBe(true)
  })

  test('MI39: another reader finds every text, the marks and “стр. X от Y” on each page, and heads on each page of a table', () => {
    const paper = paperOf('bg')
    let text: string
    try {
      text = execFileSync('pdftotext', ['-', '-'], {
        input: renderPdf(paper),
        stdio: ['pipe', 'pipe', 'ignore'],
        encoding: 'utf8',
      })
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOENT') throw error
      return console.warn('pdftotext was NOT there: the text was read from the tags alone.')
    }
    const pages = text.split('\f').slice(0, -1)
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`стр. ${index + 1} от ${pages.length}`)
      expect(page).toContain('ПРОЕКТ')
    }
    expect(pages.filter((page) => page.includes('Съизпълните')).length).toBeGreaterThan(1)
    const all = squeeze(text)
    for (const block of paper.blocks)
      if (block.kind === 'line' && block.look !== 'body' && block.look !== 'kept')
        expect(all).toContain(squeeze(block.runs.map((run) => run.text).join('')).slice(0, 60))
  })
})

describe('what people write', () => {
  test('MI40: no text stops the file: what no font has is a square, and the rest is read back', () => {
    const covered = 'Їжа, ґанок, ѝ Ѝ, № 5 – „така“ 👍🏽 ☑'
    expect(readSheet(line('body', covered))).toBe(squeeze(covered))
    expect(readSheet(line('body', 'а\uFEFFб \uE000 中'))).toBe('аб□□')
    const unit = fc.integer({ min: 0, max: 0x2ffff })
    const random = fc.sample(
      fc
        .array(unit, { minLength: 1, maxLength: 40 })
        .map((units) => units.map((code) => String.fromCodePoint(code)).join('')),
      { numRuns: 300, seed: 16 },
    )
    const pdf = printed(
      sheetOf(
        ...random.map((text) => line('body', text, { text, bold: true }, { text, italic: true })),
      ),
    )
    expect(faultsOf(pdf)).toEqual([])
  })

  test('MI40: a word of 100,000 letters, lists in lists without end and a cell that fills pages lose nothing', () => {
    const word = 'щ'.repeat(100_000)
    expect(readSheet(line('body', word))).toBe(word)
    let nested: PaperBlock = line('body', 'дъно')
    for (let depth = 0; depth < 60; depth++)
      nested = { kind: 'list', ordered: false, start: 1, items: [[line('body', 'етаж'), nested]] }
    expect(readSheet(nested).match(/етаж/g)).toHaveLength(60)
    const cell = Array.from({ length: 2_000 }, (_, index) => `дума${index}`).join(' ')
    const grid = table(
      [
        ['Глава', 50],
        ['Друга', 50, 'right'],
      ],
      [[cell, 'край']],
    )
    expect(differenceOf(wordsOfPdf(printed(sheetOf(grid))), sheetOf(grid))).toBeNull()
    const decision = line('decision', cell)
    expect(readSheet(decision)).toBe(squeeze(cell))
  })

  test('MI40: what looks like code of the typesetter is text', () => {
    const code =
      '#import "@preview/x:1.0.0" #read("/etc/passwd") $x^2$ *b* _i_ <lab> @ref \\u{41} // край'
    expect(readSheet(line('body', code), line('section', code))).toBe(squeeze(code).repeat(2))
  })
})
