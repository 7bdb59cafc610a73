import { fromDevice } from '@sedyanka/client/sync/edit-origins.ts'
import { wordsOf } from '@sedyanka/client/sync/row-words.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { buildMeeting, memberA, meeting1 } from '../support/fixtures.ts'
import { noteOf } from '../support/notes.ts'
import { type Page, PageServer } from '../support/page-server.ts'
import { until } from '../support/until.ts'

const paragraph = (words: string) => {
  const made = new Y.XmlElement('paragraph')
  made.insert(0, [new Y.XmlText(words)])
  return made
}
/** The notes of the first item as release 0.1.0 kept them. */
const formerOf = (doc: Y.Doc): Y.XmlFragment =>
  (doc.getMap<Y.Map<unknown>>('agenda').get('item-1') as Y.Map<unknown>).get(
    'notes',
  ) as Y.XmlFragment
const textIn = (doc: Y.Doc, at: number): Y.XmlText =>
  (formerOf(doc).get(at) as Y.XmlElement).get(0) as Y.XmlText

const before = ['Казанлък има легла.', 'Мъглиж няма.', 'Крън има стая.', 'Гурково пита.']
/** A meeting as release 0.1.0 stored it. */
const buildFormer = (doc: Y.Doc): void => {
  buildMeeting(doc)
  for (const row of doc.getMap<Y.Map<unknown>>('agenda').values()) {
    row.delete('noteText')
    const tree = new Y.XmlFragment()
    row.set('notes', tree)
    tree.insert(0, before.map(paragraph))
  }
}

let deployment: PageServer
beforeEach(() => {
  deployment = new PageServer()
  deployment.journal.create(meeting1, buildFormer, 1)
})
afterEach(() => deployment.close())

/** What a page of release 0.1.0 wrote into the tree without a line, and the copy on which it did. */
const writeFormerly = (write: (doc: Y.Doc) => void) => {
  const doc = new Y.Doc()
  const copy = deployment.journal.backup(meeting1)
  Y.applyUpdate(doc, copy)
  const known = Y.encodeStateVector(doc)
  doc.transact(() => write(doc))
  return { copy, written: Y.encodeStateAsUpdate(doc, known) }
}
/** The page of today that finds both on the device, and has no line yet. */
const comeBack = async ({ copy, written }: ReturnType<typeof writeFormerly>): Promise<Page> => {
  const page = deployment.open(meeting1, memberA)
  page.line.cut()
  await until(() => page.room.saved().kind !== 'saving', 'the page has looked at its device')
  Y.applyUpdate(page.room.doc, copy, fromDevice)
  Y.applyUpdate(page.room.doc, written)
  return page
}
const goOnline = async (page: Page) => {
  page.line.isCut = false
  page.room.retry()
  await until(() => page.replaced === 1, 'the server refuses what was written into the tree')
  await page.synced()
  await page.saved()
}
/** What somebody else does with a page of today meanwhile. */
const meanwhile = (change: (doc: Y.Doc) => void) => deployment.rooms.change(meeting1, change)
const stored = () => deployment.journal.stored(meeting1)
/** A word in one paragraph, less in another, and a new one before that. */
const writeHere = (doc: Y.Doc) => {
  textIn(doc, 1).insert(7, 'вече ')
  textIn(doc, 3).delete(0, 8)
  formerOf(doc).insert(3, [paragraph('Чирпан дава две.')])
}

describe('WR6: what a page of an earlier version wrote into the former tree', () => {
  test('WR6: comes into the notes of today at its place, beside what others have written since', async () => {
    const page = await comeBack(writeFormerly(writeHere))
    await meanwhile((doc) => {
      const note = noteOf(doc)
      note.insert(0, 'Днес: ')
      // The boundary before it is a place of its own, and no letter.
      note.insert(note.toString().indexOf('няма.') + 5 + 1, ' Засега.')
    })
    const tree = formerOf(stored()).toString()
    await goOnline(page)
    const wanted = [
      'Днес: Казанлък има легла.',
      'Мъглиж вече няма. Засега.',
      'Крън има стая.',
      'Чирпан дава две.',
      'пита.',
    ].join('\n')
    expect(wordsOf(noteOf(stored()))).toBe(wanted)
    expect(wordsOf(noteOf(page.room.doc))).toBe(wanted)
    expect(page.room.notAccepted()).toEqual([])
    // The tree itself is as it was.
    expect(formerOf(stored()).toString()).toBe(tree)
  })

  test('WR6: also where the server was put back to a backup of that version', async () => {
    const made = writeFormerly(writeHere)
    const page = deployment.open(meeting1, memberA)
    await page.synced()
    page.line.cut()
    const backup = made.copy
    Y.applyUpdate(page.room.doc, made.written)
    deployment.journal.restoredVersion = 1
    await deployment.restore(meeting1, backup)
    await goOnline(page)
    expect(wordsOf(noteOf(stored()))).toBe(
      'Казанлък има легла.\nМъглиж вече няма.\nКрън има стая.\nЧирпан дава две.\nпита.',
    )
    expect(page.room.notAccepted()).toEqual([])
  })

  test('WR6: is kept as words where the meeting is closed by now', async () => {
    const page = await comeBack(writeFormerly(writeHere))
    await meanwhile((doc) => meeting.set(doc, 'meeting', { status: 'closed' }))
    await goOnline(page)
    expect(page.room.notAccepted()).toMatchObject([
      { row: 'item-1', field: 'notes', reason: 'closed' },
    ])
    for (const words of ['вече', 'Чирпан дава две.'])
      expect(page.room.notAccepted()[0]?.text).toContain(words)
    expect(wordsOf(noteOf(stored()))).toBe(before.join('\n'))
  })

  test('WR6: is kept as words where the notes do not come from that tree', async () => {
    const made = writeFormerly(writeHere)
    const page = deployment.open(meeting1, memberA)
    await page.synced()
    page.line.cut()
    Y.applyUpdate(page.room.doc, made.written)
    // Written anew: its letters are others.
    await deployment.rooms.rewrite(meeting1)
    await goOnline(page)
    expect(page.room.notAccepted()).toMatchObject([
      { row: 'item-1', field: 'notes', reason: 'clientTooOld' },
    ])
    for (const words of ['вече', 'Чирпан дава две.'])
      expect(page.room.notAccepted()[0]?.text).toContain(words)
    expect(wordsOf(noteOf(stored()))).toBe(before.join('\n'))
  })
})
