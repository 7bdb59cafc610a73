import { wordsOf } from '@sedyanka/client/sync/row-words.ts'
import { copyAlive } from '@sedyanka/server/sync/document/copy-alive.ts'
import { restoredAfter } from '@sedyanka/server/sync/document/edition.ts'
import type { Transform } from '@sedyanka/server/sync/document/write-edition.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { origins } from '@sedyanka/shared/rows/records.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { addItem, facilitator, meeting1, memberA, memberB } from '../support/fixtures.ts'
import { addLines, noteOf } from '../support/notes.ts'
import { type Page, PageServer } from '../support/page-server.ts'
import { createRandom } from '../support/random.ts'
import { until } from '../support/until.ts'

let deployment: PageServer
beforeEach(() => {
  deployment = new PageServer()
})
afterEach(() => deployment.close())

const secret = 'Тайна.'
const notesOf = (doc: Y.Doc, item?: string) => wordsOf(noteOf(doc, item))
const stored = () => deployment.journal.stored(meeting1)
const edit = ({ room: { doc } }: Page, change: (doc: Y.Doc) => void) =>
  doc.transact(() => change(doc), origins.edit)
const write = (page: Page, text: string, item?: string) =>
  edit(page, (doc) => addLines(noteOf(doc, item), text))
const insert = (page: Page, { at, text }: { at: string; text: string }) =>
  edit(page, (doc) => {
    const note = noteOf(doc)
    note.insert(wordsOf(note).indexOf(at) + at.length, text, {})
  })
const takeOut = (page: Page, words: string) =>
  edit(page, (doc) => noteOf(doc).delete(notesOf(doc).indexOf(words), words.length))
const open = async (seat = facilitator): Promise<Page> => {
  const page = deployment.open(meeting1, seat)
  await page.synced()
  return page
}
const comeBack = async (page: Page) => {
  page.line.isCut = false
  page.room.retry()
  await until(() => page.replaced > 0, 'the page notices')
  await page.saved()
}
/** All bytes that a page or the server holds of the document. */
const holds = (doc: Y.Doc, words: string) => Buffer.from(Y.encodeStateAsUpdate(doc)).includes(words)
/** Without the first notes' words, or without a row. */
const without =
  (row: string, field?: string): Transform =>
  (from, to, authorOf) =>
    copyAlive({ from, to }, authorOf, {
      row: (place) => field !== undefined || place.row !== row,
      field: (place) => place.row !== row || place.field !== field,
    })

describe('a page whose document was written anew', () => {
  test('ST37: drops its copy and goes on in the new edition; what it had is there once, and it has nothing else', async () => {
    const [page, other] = [await open(), await open(memberB)]
    write(page, `Първо.\n${secret}`)
    await page.saved()
    takeOut(page, secret)
    await page.saved()
    await until(() => !notesOf(other.room.doc).includes(secret), 'the other has it')
    await deployment.rooms.rewrite(meeting1)
    await until(() => page.replaced === 1 && other.replaced === 1, 'both notice')
    for (const each of [page, other]) {
      await each.saved()
      expect(notesOf(each.room.doc)).toBe(notesOf(stored()))
      expect([...Y.snapshot(each.room.doc).ds.clients]).toEqual([])
      expect(each.room.notAccepted()).toEqual([])
    }
    write(other, 'Второ.')
    await until(() => notesOf(page.room.doc).includes('Второ.'), 'they write on')
    expect(notesOf(stored()).match(/Първо|Второ/g)).toEqual(['Първо', 'Второ'])
  })

  test('ST37: what was typed and not acknowledged comes again, letter for letter at its place; nothing that was erased comes with it', async () => {
    const page = await open()
    write(page, `Едно две три.\n${secret}\nДалеч.`)
    await page.saved()
    page.line.cut()
    insert(page, { at: 'Едно', text: ' НОВО' })
    insert(page, { at: secret, text: ' след нея' })
    takeOut(page, ' две')
    edit(page, (doc) => agenda.set(doc, asId('item-2'), { minutes: 25 }))
    // Erased meanwhile: the server's document has other words in its place.
    await deployment.rooms.change(meeting1, (doc) => {
      const note = noteOf(doc)
      note.delete(wordsOf(note).indexOf(secret), secret.length)
    })
    await deployment.rooms.rewrite(meeting1)
    await comeBack(page)
    for (const doc of [stored(), page.room.doc]) {
      expect(holds(doc, secret)).toBe(false)
      expect(notesOf(doc)).toContain('Едно НОВО')
      expect(notesOf(doc)).toContain('след нея')
      expect(notesOf(doc)).toContain('Далеч.')
      expect(agenda.read(doc, asId('item-2'))?.minutes).toBe(25)
    }
    expect(page.room.notAccepted()).toEqual([])
  })

  test('ST37: of a text that nobody changed since, what was taken out stays out, and marks come along', async () => {
    const page = await open()
    write(page, 'Едно две три.')
    await page.saved()
    page.line.cut()
    takeOut(page, ' две')
    edit(page, (doc) => noteOf(doc).format(1, 3, { bold: true }))
    await deployment.rooms.rewrite(meeting1)
    await comeBack(page)
    expect(notesOf(stored())).toContain('Едно три.')
    expect(JSON.stringify(noteOf(stored()).toDelta())).toContain('bold')
  })

  test('ST37: an edit that the server had got, though the page was not told so, is not written twice', async () => {
    const page = await open()
    write(page, 'Преди.')
    await page.saved()
    const before = deployment.journal.entries(meeting1).length
    insert(page, { at: 'Преди.', text: ' Стигна.' })
    await until(() => deployment.journal.entries(meeting1).length > before, 'it is on disk')
    // Its acknowledgement is lost with the line.
    page.line.cut()
    await deployment.rooms.rewrite(meeting1)
    await comeBack(page)
    expect(notesOf(stored()).split('Стигна.')).toHaveLength(2)
  })

  test('ST38: of what was left out only the words that were typed here are kept, to be copied', async () => {
    const page = await open()
    edit(page, (doc) => addItem(doc, 'item-3', { order: 'a3' }))
    write(page, secret, 'item-3')
    await page.saved()
    page.line.cut()
    edit(page, (doc) => noteOf(doc, 'item-3').insert(0, 'Мои думи. ', {}))
    edit(page, (doc) => addItem(doc, 'item-4', { order: 'a4' }))
    write(page, 'В новата точка.', 'item-4')
    await deployment.rooms.rewrite(meeting1, without('item-3'))
    await comeBack(page)
    expect(agenda.read(stored(), asId('item-3'))).toBeNull()
    expect(notesOf(stored(), 'item-4')).toContain('В новата точка.')
    expect(page.room.notAccepted()).toMatchObject([
      { row: 'item-3', field: 'noteText', text: 'Мои думи.' },
    ])
    expect(JSON.stringify(localStorage)).not.toContain(secret)
  })

  test('ST38: what may not be written any more is kept as words that were typed here', async () => {
    const page = await open(memberB)
    write(page, `${secret}`)
    await page.saved()
    page.line.cut()
    insert(page, { at: secret, text: 'Без мрежа.' })
    await deployment.rooms.change(meeting1, (doc) =>
      meeting.set(doc, 'meeting', { status: 'closed' }),
    )
    await deployment.rooms.rewrite(meeting1, without('item-1', 'noteText'))
    await comeBack(page)
    expect(readMeeting(page.room.doc)?.status).toBe('closed')
    expect(page.room.notAccepted()).toMatchObject([{ reason: 'closed', text: 'Без мрежа.' }])
  })

  test('ST37: a page that was away through two rewritings, or through a rewriting and a restore, brings nothing erased back', async () => {
    for (const isRestored of [false, true]) {
      const page = await open()
      write(page, `${secret}\nОстава.`)
      await page.saved()
      page.line.cut()
      write(page, 'Без мрежа.')
      await deployment.rooms.change(meeting1, (doc) => {
        const note = noteOf(doc)
        note.delete(wordsOf(note).indexOf(secret), secret.length)
      })
      await deployment.rooms.rewrite(meeting1)
      const epoch = (await deployment.journal.load(meeting1))?.epoch ?? ''
      if (isRestored)
        await deployment.restore(
          meeting1,
          deployment.journal.backup(meeting1),
          restoredAfter(epoch, Date.now()),
        )
      else await deployment.rooms.rewrite(meeting1)
      await comeBack(page)
      for (const doc of [stored(), page.room.doc]) {
        expect(holds(doc, secret)).toBe(false)
        expect(notesOf(doc)).toContain('Без мрежа.')
      }
      await deployment.rooms.change(meeting1, (doc) => noteOf(doc).delete(0, noteOf(doc).length))
      page.line.cut()
    }
  })

  test('ST37: a page that waits for its turn after a restore brings nothing back that a rewriting left out meanwhile', async () => {
    const page = await open()
    const backup = deployment.journal.backup(meeting1)
    write(page, `${secret}`)
    await page.saved()
    page.line.cut()
    write(page, 'Без мрежа.')
    await deployment.restore(meeting1, backup, restoredAfter('e1', 1_000))
    // Somebody has the turn, and keeps it.
    const sleeper = await deployment.rooms.join(meeting1, {
      seat: () => memberA,
      send: () => {},
      bufferedBytes: () => 0,
      close: () => {},
    })
    sleeper?.receive(new Uint8Array([110, 5]))
    page.line.isCut = false
    page.room.retry()
    await until(() => page.replaced === 1, 'the page notices')
    await page.synced()
    await deployment.rooms.rewrite(meeting1)
    await until(() => page.replaced === 2, 'it notices again')
    await page.saved()
    expect(holds(stored(), secret)).toBe(false)
    expect(notesOf(stored())).toContain('Без мрежа.')
  })

  test('ST37: people who write through rewritings, with lines that break, lose nothing, double nothing and bring nothing back', async () => {
    const random = createRandom(7)
    const pages = [await open(), await open(memberA), await open(memberB)]
    const words: string[] = []
    for (let round = 0; round < 12; round++) {
      for (const page of pages) {
        if (random.chance(0.3)) page.line.cut()
        for (let count = random.int(3); count > 0; count--) {
          const word = `дума${words.length}дума`
          words.push(word)
          write(page, word)
        }
      }
      if (random.chance(0.5))
        await Promise.all(pages.filter(({ line }) => !line.isCut).map((page) => page.saved()))
      const isRewritten = random.chance(0.7)
      const before = pages.map(({ replaced }) => replaced)
      if (isRewritten) {
        write(pages[0] as Page, secret)
        takeOut(pages[0] as Page, secret)
        await deployment.rooms.rewrite(meeting1)
      }
      for (const page of pages) {
        page.line.isCut = false
        page.room.retry()
      }
      if (isRewritten)
        await until(
          () => pages.every(({ replaced }, at) => replaced > (before[at] ?? 0)),
          'all have noticed',
        )
      await Promise.all(pages.map((page) => page.synced()))
      await Promise.all(pages.map((page) => page.saved()))
    }
    const text = notesOf(stored())
    for (const word of words) expect(text.split(word), word).toHaveLength(2)
    expect(holds(stored(), secret)).toBe(false)
    await until(() => pages.every(({ room }) => notesOf(room.doc) === text), 'all read the same')
    expect(pages.flatMap(({ room }) => room.notAccepted())).toEqual([])
  })
})
