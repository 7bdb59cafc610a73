import { makeClientRoom, type Carried, type ClientRoom } from '@sedyanka/client/sync/client-room.ts'
import type { OpenTransport } from '@sedyanka/client/sync/transport.ts'
import { createRooms, type Rooms } from '@sedyanka/server/sync/rooms.ts'
import { actions } from '@sedyanka/shared/board/actions.ts'
import { needs } from '@sedyanka/shared/board/needs.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import { origins, replaceText } from '@sedyanka/shared/records.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { board1, buildBoard, buildMeeting, facilitator, memberA, memberB, meeting1 } from '../support/fixtures.ts'
import { MemoryJournal } from '../support/memory-journal.ts'
import { until } from '../support/until.ts'

let journal: MemoryJournal
let rooms: Rooms
const open: ClientRoom[] = []

const startRooms = () =>
  createRooms({
    journal,
    log: () => {},
    now: Date.now,
    schedule: (delay, run) => {
      const timer = setTimeout(run, delay)
      return () => clearTimeout(timer)
    },
  })

beforeEach(() => {
  journal = new MemoryJournal()
  journal.create(board1, buildBoard)
  journal.create(meeting1, buildMeeting)
  rooms = startRooms()
})
afterEach(async () => {
  for (const room of open.splice(0)) room.destroy()
  await rooms.close()
})

/** A page's line to rooms in the same process; it can be cut. */
class Line {
  seat: Seat
  isCut = false
  #cut: (() => void) | null = null
  constructor(seat: Seat) {
    this.seat = seat
  }

  cut(): void {
    this.isCut = true
    this.#cut?.()
  }

  readonly open: OpenTransport = (room, events) => {
    let live = !this.isCut
    let receive: ((frame: Uint8Array) => void) | null = null
    let leave = () => {}
    const end = (code: number) => {
      if (!live) return
      live = false
      leave()
      events.closed(code)
    }
    this.#cut = () => end(1006)
    const later = (run: () => void) => setTimeout(() => live && run(), 1)
    if (this.isCut) setTimeout(() => events.closed(1006), 1)
    else
      void rooms
        .join(room as RoomName, {
          seat: () => this.seat,
          send: (frame) => void later(() => events.frame(frame)),
          bufferedBytes: () => 0,
          close: (code) => void later(() => end(code)),
        })
        .then((joined) => {
          if (!joined) return end(4404)
          receive = joined.receive
          leave = joined.leave
          events.opened()
        })
    return {
      send: (frame) => void later(() => receive?.(frame)),
      close: () => {
        live = false
        leave()
      },
    }
  }
}

/** A page: the room that it shows now, replaced when an edit was refused. */
class Page {
  readonly line: Line
  readonly #name: RoomName
  room: ClientRoom
  replaced = 0

  constructor(name: RoomName, seat: Seat) {
    this.line = new Line(seat)
    this.#name = name
    this.room = this.#make(null)
  }

  #make(carried: Carried | null): ClientRoom {
    const room = makeClientRoom({
      name: this.#name,
      seat: this.line.seat,
      carried,
      open: this.line.open,
      onReplaced: (next) => {
        this.replaced++
        this.room = this.#make(next)
      },
    })
    open.push(room)
    return room
  }

  async synced(): Promise<void> {
    await until(() => this.room.synced() && this.room.ready(), 'the page is in step')
  }
  async saved(): Promise<void> {
    await until(() => this.room.saved().kind === 'saved', `saved: ${JSON.stringify(this.room.saved())}`)
  }
}

const onDisk = () => journal.stored(board1)

describe('the Saved label', () => {
  test('R2: says saved only when the server has acknowledged', async () => {
    const page = new Page(board1, facilitator)
    await page.synced()
    let release = () => {}
    journal.beforeAppend = () => new Promise((resolve) => (release = resolve))
    actions.set(page.room.doc, 'action-a', { status: 'done' })
    expect(page.room.saved()).toMatchObject({ kind: 'saving', pending: 1 })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(page.room.saved().kind).toBe('saving')
    release()
    await page.saved()
    expect(actions.read(onDisk(), 'action-a')?.status).toBe('done')
  })

  test('R2, R3: without a line, and while the server cannot store, it does not say saved', async () => {
    const page = new Page(board1, facilitator)
    await page.synced()
    journal.beforeAppend = () => {
      throw new Error('full')
    }
    actions.set(page.room.doc, 'action-a', { status: 'done' })
    // This environment has no IndexedDB, so the page cannot even keep it on the device, and says so.
    await until(() => page.room.saved().kind === 'notSaved', 'the page warns')
    journal.beforeAppend = () => {}
    await page.saved()
    page.line.cut()
    actions.set(page.room.doc, 'action-a', { status: 'proposed' })
    expect(page.room.saved()).toMatchObject({ kind: 'notSaved', pending: 1 })
    page.line.isCut = false
    page.room.retry()
    await page.saved()
    expect(actions.read(onDisk(), 'action-a')?.status).toBe('proposed')
  })
})

describe('after a refusal', () => {
  test('R28: the page goes on in a fresh document, with its other edits, and shows what was not accepted', async () => {
    const page = new Page(board1, memberB)
    await page.synced()
    page.room.doc.transact(() => {
      needs.set(page.room.doc, 'need-b', { note: 'спешно' })
      actions.set(page.room.doc, 'action-a', { title: 'чужда задача' })
      actions.set(page.room.doc, 'action-b', { title: 'наша задача' })
    })
    await until(() => page.replaced === 1, 'the room is replaced')
    await page.synced()
    await page.saved()
    expect(page.room.notAccepted()).toMatchObject([{ root: 'actions', row: 'action-a', text: 'чужда задача', reason: 'foreign' }])
    expect(needs.read(onDisk(), 'need-b')?.note).toBe('спешно')
    expect(actions.read(onDisk(), 'action-b')?.title).toBe('наша задача')
    expect(actions.read(onDisk(), 'action-a')?.title).toBe('Списък на местата')
    expect(actions.read(page.room.doc, 'action-a')?.title).toBe('Списък на местата')
    actions.set(page.room.doc, 'action-b', { status: 'accepted' })
    await page.saved()
    expect(actions.read(onDisk(), 'action-b')?.status).toBe('accepted')
  })

  test('R28: what was typed offline into a meeting that closed meanwhile is shown as words', async () => {
    const page = new Page(meeting1, memberB)
    await page.synced()
    page.line.cut()
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('Докладът ни закъсня')])
    page.room.doc.transact(() => agenda.richText(page.room.doc, 'item-1', 'notes')?.insert(0, [paragraph]), origins.edit)
    await rooms.change(meeting1, (doc) => meeting.set(doc, 'meeting', { status: 'closed' }))
    page.line.isCut = false
    page.room.retry()
    await until(() => page.replaced === 1, 'the room is replaced')
    await page.synced()
    expect(page.room.notAccepted()).toMatchObject([{ root: 'agenda', row: 'item-1', field: 'notes', text: 'Докладът ни закъсня', reason: 'closed' }])
    expect(page.room.saved().kind).toBe('saved')
  })

  test('R26, R28: the second of two who make one row writes into the first', async () => {
    const page = new Page(meeting1, memberB)
    await page.synced()
    page.line.cut()
    attendance.create(page.room.doc, { id: 'org-b', orgId: 'org-b', mode: 'online', representatives: 2, names: '', confirmedAt: null })
    await rooms.change(meeting1, (doc) =>
      attendance.create(doc, { id: 'org-b', orgId: 'org-b', mode: 'absent', representatives: 1, names: '', confirmedAt: null }),
    )
    page.line.isCut = false
    page.room.retry()
    await until(() => page.replaced === 1, 'the room is replaced')
    await page.synced()
    await page.saved()
    expect(attendance.read(journal.stored(meeting1), 'org-b')).toMatchObject({ mode: 'online', representatives: 2 })
    expect(page.room.notAccepted()).toEqual([])
  })

  test('R28: characters that others typed meanwhile are not undone by writing again', async () => {
    const page = new Page(board1, memberB)
    const other = new Page(board1, facilitator)
    await Promise.all([page.synced(), other.synced()])
    const title = (each: Page) => actions.sharedText(each.room.doc, 'action-b', 'title') as Y.Text
    page.line.cut()
    replaceText(title(page), 'Списък на местата в Казанлък')
    actions.set(page.room.doc, 'action-a', { status: 'done' })
    replaceText(title(other), 'Пълен списък на местата')
    await other.saved()
    page.line.isCut = false
    page.room.retry()
    await until(() => page.replaced === 1, 'the room is replaced')
    await page.synced()
    await page.saved()
    const merged = actions.read(onDisk(), 'action-b')?.title ?? ''
    expect(merged).toContain('Пълен')
    expect(merged).toContain('в Казанлък')
  })

  test('R22: who was removed is told, and not replaced for ever', async () => {
    const page = new Page(board1, memberA)
    await page.synced()
    page.line.seat = { ...memberA, role: 'observer' }
    actions.set(page.room.doc, 'action-a', { status: 'done' })
    await until(() => page.replaced === 1, 'the room is replaced')
    await page.synced()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(page.replaced).toBeLessThanOrEqual(2)
  })
})

describe('after a restore from a backup', () => {
  const restart = async (state: Uint8Array, room: RoomName) => {
    await rooms.close()
    journal.restore(room, state, 'e2')
    rooms = startRooms()
  }
  const notesOf = (doc: Y.Doc) => agenda.richText(doc, 'item-1', 'notes')?.toString()
  const write = (page: Page, text: string) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    const { doc } = page.room
    const notes = agenda.richText(doc, 'item-1', 'notes')
    doc.transact(() => notes?.insert(notes.length, [paragraph]), origins.edit)
  }

  test('R151: what the open pages still hold comes back once, whoever comes first', async () => {
    const pages = [facilitator, memberA, memberB].map((seat) => new Page(meeting1, seat))
    await Promise.all(pages.map((page) => page.synced()))
    const [chair, a, b] = pages as [Page, Page, Page]
    write(a, 'Преди резервното копие.')
    await a.saved()
    const backup = journal.backup(meeting1)
    write(b, 'След него.')
    agenda.set(chair.room.doc, 'item-2', { title: 'Променена точка', minutes: 25 })
    attendance.create(b.room.doc, { id: 'org-b', orgId: 'org-b', mode: 'online', representatives: 1, names: '', confirmedAt: null })
    await Promise.all([b.saved(), chair.saved()])
    await until(() => notesOf(a.room.doc) === notesOf(b.room.doc), 'all have it')
    const before = notesOf(a.room.doc)
    await restart(backup, meeting1)
    await until(() => pages.every((page) => page.replaced === 1), 'every page notices')
    await Promise.all(pages.map((page) => page.saved()))
    const stored = journal.stored(meeting1)
    expect(notesOf(stored)).toBe(before)
    expect(agenda.read(stored, 'item-2')).toMatchObject({ title: 'Променена точка', minutes: 25 })
    expect(attendance.read(stored, 'org-b')?.mode).toBe('online')
    expect(pages.flatMap((page) => page.room.notAccepted())).toEqual([])
  })

  test('R151: what was written after the restore is not overwritten by who comes back late', async () => {
    const [chair, late] = [new Page(meeting1, facilitator), new Page(meeting1, { ...facilitator, personId: 'p-2' })]
    await Promise.all([chair.synced(), late.synced()])
    const backup = journal.backup(meeting1)
    agenda.set(chair.room.doc, 'item-2', { minutes: 25 })
    write(chair, 'Старо.')
    await chair.saved()
    await until(() => notesOf(late.room.doc)?.includes('Старо.') ?? false, 'the other has it')
    late.line.cut()
    chair.line.cut()
    await restart(backup, meeting1)
    const next = new Page(meeting1, memberB)
    await next.synced()
    write(next, 'Ново.')
    await rooms.change(meeting1, (doc) => agenda.set(doc, 'item-2', { minutes: 40 }))
    await next.saved()
    late.line.isCut = false
    late.room.retry()
    await until(() => late.replaced === 1, 'the page notices')
    await late.saved()
    expect(agenda.read(journal.stored(meeting1), 'item-2')?.minutes).toBe(40)
    expect(notesOf(journal.stored(meeting1))).toContain('Ново.')
    expect(late.room.notAccepted()).toMatchObject([{ field: 'notes', text: 'Старо.', reason: 'restored' }])
  })
})
