import { renderDocx } from '@sedyanka/server/press/docx/render-docx.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { fitText } from '@sedyanka/shared/notes/note-shape.ts'
import { appendBlocks } from '@sedyanka/shared/notes/write-note.ts'
import { cleanText } from '@sedyanka/shared/minutes/clean-text.ts'
import { layOutMinutes } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { docxParts, paragraphsOf } from '../support/docx-parts.ts'
import { addLines } from '../support/notes.ts'
import {
  emptyNotes,
  minutesOf,
  plain,
  sampleDocuments,
  textsOf,
  ukrainianSample,
  words,
} from '../support/sample-documents.ts'

type Documents = ReturnType<typeof sampleDocuments>

const bodyOf = (parts: Map<string, string>): string => parts.get('word/document.xml') ?? ''
const render = (documents: Documents, language: 'bg' | 'en' | 'uk' = 'bg') =>
  renderDocx(layOutMinutes(minutesOf(documents, { language }), words[language]))

describe('the document', () => {
  test('MI10: every part is XML and the texts stand in the order of the paper', async () => {
    const documents = sampleDocuments()
    const texts = textsOf(layOutMinutes(minutesOf(documents), words.bg).blocks)
    const parts = await docxParts(await render(documents))
    expect(paragraphsOf(bodyOf(parts))).toEqual(texts)
  })

  test.each(['bg', 'uk'] as const)('MI10: its text in %s is the agreed one', async (language) => {
    const parts = await docxParts(await render(ukrainianSample(), language))
    const text = [
      ...paragraphsOf(parts.get('word/header1.xml')),
      '',
      ...paragraphsOf(bodyOf(parts)),
      '',
    ]
    await expect(text.join('\n')).toMatchFileSnapshot(`golden/minutes.${language}.txt`)
  })

  test('MI10: A4 portrait, Times New Roman 12, “стр. X от Y” counted by Word, heads repeated, rows whole', async () => {
    const parts = await docxParts(await render(sampleDocuments()))
    const body = bodyOf(parts)
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>')
    expect(parts.get('word/styles.xml')).toMatch(
      /w:ascii="Times New Roman".*?<w:sz w:val="24"\/>.*?w:val="bg-BG"/s,
    )
    const footer = parts.get('word/footer1.xml') ?? ''
    expect(footer).toMatch(/стр\. .*PAGE.* от .*NUMPAGES/s)
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(6)
    expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(body.match(/<w:tr>/g)?.length ?? -1)
  })

  test('MI41: there is no empty paragraph for spacing: but for one that is not seen between tables and at the end', async () => {
    const body = bodyOf(await docxParts(await render(sampleDocuments())))
    const outside = body.replace(/<w:tbl>.*?<\/w:tbl>/gs, '<table/>')
    const empty = outside.match(/(?:<table\/>)?<w:p>(?:(?!<w:t[ >]).)*?<\/w:p>/gs) ?? []
    expect(empty.length).toBeGreaterThan(0)
    for (const one of empty) {
      expect(one).toMatch(/^<table\/>/)
      expect(one).toContain('w:line="20"')
    }
    // Two tables never touch.
    expect(outside).not.toContain('<table/><table/>')
    expect(outside).not.toMatch(/<table\/><w:sectPr/)
  })

  test('MI41: title, subject, author and language of the document stand in its properties and styles', async () => {
    const parts = await docxParts(await render(sampleDocuments(), 'uk'))
    const core = parts.get('docProps/core.xml') ?? ''
    expect(core).toMatch(/<dc:title>Протокол №\s11<\/dc:title>/)
    expect(core).toMatch(/<dc:subject>.+<\/dc:subject>/)
    expect(core).toMatch(/<dc:creator>Седянка<\/dc:creator>/)
    expect(core).toContain('<dc:language>uk-UA</dc:language>')
    // Of the meeting, not of the download.
    expect(core).toMatch(/<dcterms:created [^>]*>2025-11-24T00:00:00Z</)
    expect(parts.get('word/styles.xml')).toContain('w:val="uk-UA"')
    for (const [id, level] of [
      ['Heading1', 0],
      ['Heading2', 1],
      ['Heading3', 2],
    ] as const)
      expect(parts.get('word/styles.xml')).toMatch(
        new RegExp(`w:styleId="${id}".*?<w:outlineLvl w:val="${level}"/>`, 's'),
      )
  })

  test('MI11: a draft is marked on every page until it is approved', async () => {
    const documents = sampleDocuments()
    expect(
      paragraphsOf((await docxParts(await render(documents))).get('word/header1.xml'))[0],
    ).toBe('ПРОЕКТ')
    meeting.set(documents.meeting, 'meeting', { status: 'minutesApproved' })
    const parts = await docxParts(await render(documents))
    const everything = [...parts.values()].flatMap(paragraphsOf).join('\n')
    expect(everything).not.toContain('ПРОЕКТ')
    expect(plain(everything)).toContain('ПРОТОКОЛ № 11 / 24.11.2025 г.')
  })

  test('MI12: a translation is marked as unofficial on every page', async () => {
    const parts = await docxParts(await render(sampleDocuments(), 'uk'))
    expect(paragraphsOf(parts.get('word/header1.xml'))).toContain(
      'Неофіційний переклад. Підписується лише болгарський текст.',
    )
  })
})

describe('notes', () => {
  test('MI17: marks, lists and links arrive; a dangerous link is plain text', async () => {
    const documents = sampleDocuments()
    const notes = emptyNotes(documents.meeting, asId('ag-11-3'))
    notes.applyDelta([
      { insert: 'получер', attributes: { bold: true } },
      { insert: 'връзка', attributes: { link: 'https://example.org/?a=1&b="2"' } },
      { insert: 'капан', attributes: { link: 'javascript:alert(1)' } },
    ])
    appendBlocks(notes, [
      { kind: 'ol', depth: 1, start: 4, runs: [{ text: 'четвърто' }] },
      { kind: 'ol-I', depth: 1, start: null, runs: [{ text: 'първо' }] },
      { kind: 'ol-a', depth: 2, start: 3, runs: [{ text: 'буква в' }] },
    ])
    const parts = await docxParts(await render(documents))
    expect(bodyOf(parts)).toMatch(/<w:b\/>(?:(?!<w:r>).)*получер/s)
    expect(bodyOf(parts)).toContain('капан')
    const links = parts.get('word/_rels/document.xml.rels') ?? ''
    expect(links).toContain('https://example.org/?a=1&amp;b=&quot;2&quot;')
    expect([...parts.values()].join()).not.toContain('javascript:')
    expect(parts.get('word/numbering.xml')).toContain('<w:start w:val="4"/>')
    // As on the page, so that “по т. II” points somewhere.
    for (const format of ['upperRoman', 'lowerLetter'])
      expect(parts.get('word/numbering.xml')).toContain(`<w:numFmt w:val="${format}"/>`)
  })

  test('MI17: 1,000 random strings stay XML, and nothing of them is lost but what no paper can hold', async () => {
    const unit = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 0xff }) },
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 0xffff }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(0, 0xb, 0xc, 0xd800, 0xdc00, 0xfffe, 0xffff, 0x2028, 0x26, 0x3c),
      },
    )
    const line = fc
      .array(unit, { minLength: 1, maxLength: 60 })
      .map((units) => String.fromCharCode(...units))
    const lines = fc.sample(line, { numRuns: 1_000, seed: 46 })
    const documents = sampleDocuments()
    appendBlocks(
      emptyNotes(documents.meeting, asId('ag-11-1')),
      lines.map((text) => ({ kind: 'p', depth: 0, start: null, runs: [{ text }] })),
    )
    for (const [index, { id }] of attendance.all(documents.meeting).entries())
      attendance.set(documents.meeting, id, { names: lines[index] ?? '' })
    const minutes = minutesOf(documents, { withNames: true })
    const parts = await docxParts(await renderDocx(layOutMinutes(minutes, words.bg)))
    const read = paragraphsOf(bodyOf(parts)).map(plain)
    const expected = lines
      .map((words) => plain(cleanText(fitText(words))))
      .filter((words) => words.trim() !== '')
    expect(expected.length).toBeGreaterThan(800)
    const first = read.indexOf('Обсъждане и изказвания:') + 1
    const next = read.findIndex((text) => text.startsWith('ПО ТОЧКА 2'))
    const noSpace = (list: string[]) =>
      list.map((text) => text.replace(/\s/g, '')).filter((text) => text !== '')
    expect(noSpace(read.slice(first, next))).toEqual(noSpace(expected))
  })
})

describe('what keeps together', () => {
  /** Every paragraph of the document as WordprocessingML. */
  const paragraphsIn = (body: string): string[] => body.match(/<w:p>.*?<\/w:p>/gs) ?? []
  const textOf = (paragraph: string): string => plain(paragraphsOf(paragraph)[0] ?? '')

  test('MI34: the heading of an annex and the line of who reported stay with what follows, a plain paragraph does not', async () => {
    const documents = sampleDocuments()
    agenda.set(documents.meeting, asId('ag-11-3'), { presenterOrgId: asId('inst-rzi') })
    addLines(emptyNotes(documents.meeting, asId('ag-11-3')), 'Плащания се чакат.')
    const parts = await docxParts(await render(documents))
    const all = paragraphsIn(bodyOf(parts))
    const annexes = all.filter((part) => part.includes('<w:pageBreakBefore/>'))
    expect(annexes).toHaveLength(2)
    for (const annex of annexes) {
      expect(annex).toContain('<w:keepNext/>')
      expect(annex).toContain('w:val="Heading1"')
    }
    // In the agenda itself the same words stand below the title, set in.
    const heard = all.filter(
      (part) => textOf(part).startsWith('Докладва') && !part.includes('<w:ind '),
    )
    expect(heard.length).toBeGreaterThan(0)
    for (const part of heard) expect(part).toContain('<w:keepNext/>')
    const said = all.find((part) => textOf(part) === 'Плащания се чакат.')
    expect(said).toBeDefined()
    expect(said).not.toContain('<w:keepNext/>')
  })

  test('MI34: an empty item prints no number and no bullet, and the others keep their numbers', async () => {
    const documents = sampleDocuments()
    const notes = emptyNotes(documents.meeting, asId('ag-11-3'))
    const item = (kind: 'ol' | 'ul', text: string, start: number | null = null) => ({
      kind,
      depth: 1,
      start,
      runs: text === '' ? [] : [{ text }],
    })
    appendBlocks(notes, [
      item('ol', 'едно', 1),
      item('ol', ''),
      item('ol', 'три'),
      item('ol', ''),
      { kind: 'p', depth: 0, start: null, runs: [{ text: 'между' }] },
      item('ul', ''),
      item('ul', 'точка'),
    ])
    const parts = await docxParts(await render(documents))
    const texts = paragraphsIn(bodyOf(parts))
      .filter((part) => part.includes('<w:numPr>'))
      .map(textOf)
    expect(texts).not.toContain('')
    for (const text of ['едно', 'три', 'точка']) expect(texts).toContain(text)
    // The item behind an empty one is not the next number.
    expect(parts.get('word/numbering.xml')).toContain('<w:start w:val="3"/>')
  })

  test('MI32, MI34: there is no column of supporting organisations where there are none, and the address stands behind the words of a link', async () => {
    const documents = sampleDocuments()
    emptyNotes(documents.meeting, asId('ag-11-3')).applyDelta([
      { insert: 'Образецът', attributes: { link: 'https://example.org/obrazec/' } },
      { insert: ' и ' },
      { insert: 'example.org/sam', attributes: { link: 'https://example.org/sam' } },
      { insert: ' и ' },
      { insert: 'пощата', attributes: { link: 'mailto:shtab@example.org' } },
    ])
    const withJoint = paragraphsOf(bodyOf(await docxParts(await render(documents))))
    expect(withJoint).toContain('Съизпълнители')
    expect(withJoint).toContain(
      'Образецът (example.org/obrazec) и example.org/sam и пощата (shtab@example.org)',
    )
    for (const { id } of actions.all(documents.board))
      actions.set(documents.board, id, { coOrgIds: [] })
    const without = paragraphsOf(bodyOf(await docxParts(await render(documents))))
    expect(without).not.toContain('Съизпълнители')
    expect(without).toContain('Отговорник')
  })
})
