import { renderers } from '@sedyanka/server/press/renderers.ts'
import { paperFormats } from '@sedyanka/shared/minutes/formats.ts'
import { layOutMinutes } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import { appendBlocks } from '@sedyanka/shared/notes/write-note.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { readMinutes } from '@sedyanka/shared/minutes/read-minutes.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { addLongActions, lengthenMeeting } from '../support/long-meeting.ts'
import { differenceOf, readPaper } from '../support/read-papers.ts'
import { emptyNotes, minutesOf, sampleDocuments, words } from '../support/sample-documents.ts'

type Documents = ReturnType<typeof sampleDocuments>
const languages = ['bg', 'en', 'uk'] as const

/** The sample with notes in which every kind of block and every dangerous sign stands. */
const richDocuments = (): Documents => {
  const documents = sampleDocuments()
  const notes = emptyNotes(documents.meeting, asId('ag-11-3'))
  notes.applyDelta([
    { insert: 'Ґанок, її ѝ є', attributes: { bold: true } },
    { insert: 'наклонено', attributes: { italic: true } },
    { insert: ' * звезди * и _черти_ и `код` и <b>елемент</b> и & и | и ~~ и \\ и [x](y) ' },
    { insert: 'двете', attributes: { bold: true, italic: true } },
    { insert: 'дума', attributes: { bold: true } },
    { insert: ' #read("/etc/passwd") $x$ @preview ' },
    { insert: 'образец', attributes: { link: 'https://example.org/?a=1&b="2"' } },
  ])
  appendBlocks(notes, [
    { kind: 'ol', depth: 1, start: 4, runs: [{ text: 'четвърто' }] },
    { kind: 'ol', depth: 1, start: null, runs: [{ text: 'пето' }] },
    { kind: 'ol-I', depth: 2, start: null, runs: [{ text: 'римско едно' }] },
    { kind: 'ol-a', depth: 3, start: 3, runs: [{ text: 'буква в' }] },
    { kind: 'ul', depth: 1, start: null, runs: [{ text: '24. не е номер' }] },
    { kind: 'h2', depth: 0, start: null, runs: [{ text: '# Малко заглавие' }] },
    { kind: 'p', depth: 0, start: null, runs: [{ text: '- тире, което не е списък' }] },
    { kind: 'p', depth: 0, start: null, runs: [{ text: '24. ноември' }] },
  ])
  return documents
}

test('MI38: data follow the schema that is published with them, in every state of a meeting', async () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../docs/minutes.schema.json', import.meta.url), 'utf8'),
  ) as { $id: string }
  const follows = new Ajv2020({ allowUnionTypes: true }).compile(schema)
  for (const documents of [sampleDocuments(), richDocuments()])
    for (const asFormer of [false, true]) {
      const minutes = readMinutes(documents, { language: 'uk', withNames: true, asFormer })
      if (!minutes) throw new Error('the document holds no meeting')
      const bytes = await renderers.json.render(layOutMinutes(minutes, words.uk), minutes)
      const data = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
      expect([follows(data), follows.errors]).toEqual([true, null])
      expect(data['$schema']).toBe(schema.$id)
      expect(data['minutes']).toEqual(minutes)
      // It says yes to nothing else.
      expect(follows({ ...data, more: 1 })).toBe(false)
      expect(follows({ ...data, minutes: { ...minutes, number: '11' } })).toBe(false)
    }
})

describe.each(paperFormats)('minutes as %s', (format) => {
  const { render, extension } = renderers[format]
  test.each(languages)(
    'MI38: hold the texts of the paper in its order, and nothing else, in %s',
    async (language) => {
      for (const documents of [sampleDocuments(), richDocuments()]) {
        const minutes = minutesOf(documents, { language, withNames: true })
        const paper = layOutMinutes(minutes, words[language])
        const bytes = await render(paper, minutes)
        expect(differenceOf(await readPaper[format](bytes), paper)).toBeNull()
      }
      expect(extension).toBe(format)
    },
  )

  test('MI44: of a meeting of three hours with 40 items and 46 organisations hold every text', async () => {
    const documents = sampleDocuments()
    lengthenMeeting(documents.meeting)
    addLongActions(documents.board, documents.meetingId)
    const minutes = minutesOf(documents, { withNames: true })
    expect([minutes.items.length, minutes.attendance.total]).toEqual([40, 46])
    const paper = layOutMinutes(minutes, words.bg)
    expect(differenceOf(await readPaper[format](await render(paper, minutes)), paper)).toBeNull()
  })

  test('MI38: of approved minutes the file bears no mark of a draft', async () => {
    const documents = sampleDocuments()
    meeting.set(documents.meeting, 'meeting', { status: 'minutesApproved' })
    const minutes = minutesOf(documents)
    const paper = layOutMinutes(minutes, words.bg)
    const bytes = await render(paper, minutes)
    expect(await readPaper[format](bytes)).not.toContain('ПРОЕКТ')
  })
})
