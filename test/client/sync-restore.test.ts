import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { encodeRecovery } from '@sedyanka/shared/wire/protocol.ts'
import { origins } from '@sedyanka/shared/rows/records.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { facilitator, memberA, memberB, meeting1 } from '../support/fixtures.ts'
import { wordsOf } from '@sedyanka/client/sync/row-words.ts'
import { addLines, noteOf } from '../support/notes.ts'
import { type Page, PageServer } from '../support/page-server.ts'
import { until } from '../support/until.ts'

let deployment: PageServer
beforeEach(() => {
  deployment = new PageServer()
})
afterEach(() => deployment.close())

describe('after a restore from a backup', () => {
  /** A line a paragraph. */
  const notesOf = (doc: Y.Doc) => wordsOf(noteOf(doc))
  const write = (page: Page, text: string) => {
    const { doc } = page.room
    doc.transact(() => addLines(noteOf(doc), text), origins.edit)
  }

  test('SY37: what the open pages still hold comes back once, whoever comes first', async () => {
    const pages = [facilitator, memberA, memberB].map((seat) => deployment.open(meeting1, seat))
    await Promise.all(pages.map((page) => page.synced()))
    const [chair, a, b] = pages as [Page, Page, Page]
    write(a, 'Преди резервното копие.')
    await a.saved()
    const backup = deployment.journal.backup(meeting1)
    write(b, 'След него.')
    agenda.set(chair.room.doc, asId('item-2'), { title: 'Променена точка', minutes: 25 })
    attendance.create(b.room.doc, {
      id: asId('org-b'),
      orgId: asId('org-b'),
      mode: 'online',
      representatives: 1,
      names: '',
      confirmedAt: null,
    })
    await Promise.all([b.saved(), chair.saved()])
    await until(() => notesOf(a.room.doc) === notesOf(b.room.doc), 'all have it')
    const before = notesOf(a.room.doc)
    await deployment.restore(meeting1, backup)
    await until(() => pages.every((page) => page.replaced === 1), 'every page notices')
    await Promise.all(pages.map((page) => page.saved()))
    const stored = deployment.journal.stored(meeting1)
    expect(notesOf(stored)).toBe(before)
    expect(agenda.read(stored, asId('item-2'))).toMatchObject({
      title: 'Променена точка',
      minutes: 25,
    })
    expect(attendance.read(stored, asId('org-b'))?.mode).toBe('online')
    expect(pages.flatMap((page) => page.room.notAccepted())).toEqual([])
  })

  test('SY37: what was written after the restore is not overwritten by who comes back late', async () => {
    const [chair, late] = [
      deployment.open(meeting1, facilitator),
      deployment.open(meeting1, { ...facilitator, personId: asId('p-2') }),
    ]
    await Promise.all([chair.synced(), late.synced()])
    const backup = deployment.journal.backup(meeting1)
    agenda.set(chair.room.doc, asId('item-2'), { minutes: 25 })
    write(chair, 'Старо.')
    await chair.saved()
    await until(() => notesOf(late.room.doc)?.includes('Старо.') ?? false, 'the other has it')
    late.line.cut()
    chair.line.cut()
    await deployment.restore(meeting1, backup)
    const next = deployment.open(meeting1, memberB)
    await next.synced()
    write(next, 'Ново.')
    await deployment.rooms.change(meeting1, (doc) =>
      agenda.set(doc, asId('item-2'), { minutes: 40 }),
    )
    await next.saved()
    late.line.isCut = false
    late.room.retry()
    await until(() => late.replaced === 1, 'the page notices')
    await late.saved()
    expect(agenda.read(deployment.journal.stored(meeting1), asId('item-2'))?.minutes).toBe(40)
    expect(notesOf(deployment.journal.stored(meeting1))).toContain('Ново.')
    expect(late.room.notAccepted()).toMatchObject([
      { field: 'noteText', text: 'Старо.', reason: 'restored' },
    ])
  })

  test('SY37: what another page brings back before the server has said that it was restored does not come twice', async () => {
    const [chair, late] = [facilitator, memberA].map((seat) => deployment.open(meeting1, seat)) as [
      Page,
      Page,
    ]
    await Promise.all([chair.synced(), late.synced()])
    write(chair, 'Преди копието.')
    await chair.saved()
    const backup = deployment.journal.backup(meeting1)
    write(chair, 'След копието.')
    await chair.saved()
    await until(() => notesOf(late.room.doc)?.includes('След копието.') ?? false, 'both have it')
    late.line.cut()
    chair.line.cut()
    write(late, 'Докато го няма.')
    const before = notesOf(late.room.doc)
    await deployment.restore(meeting1, backup)
    late.line.underWay = []
    late.line.isCut = false
    late.room.retry()
    await until(() => (late.line.underWay?.length ?? 0) > 1, 'the page has greeted')
    chair.line.isCut = false
    chair.room.retry()
    await until(
      () => notesOf(deployment.journal.stored(meeting1)).includes('След копието.'),
      'the first one has brought it back',
    )
    late.line.arrive()
    await until(() => late.replaced === 1, 'the other one notices')
    await Promise.all([chair.saved(), late.saved()])
    expect(notesOf(deployment.journal.stored(meeting1))).toBe(before)
  })

  test('SY37: who knows more of a text than the page that was first has it whole, and who knows less leaves it', async () => {
    const [chair, member] = [
      deployment.open(meeting1, facilitator),
      deployment.open(meeting1, memberB),
    ]
    await Promise.all([chair.synced(), member.synced()])
    const backup = deployment.journal.backup(meeting1)
    write(chair, 'След копието.')
    await chair.saved()
    await until(() => notesOf(member.room.doc)?.includes('След') ?? false, 'the other has it')
    member.line.cut()
    write(member, 'Докато го няма.')
    await deployment.restore(meeting1, backup)
    await until(() => chair.replaced === 1, 'the first page notices')
    await chair.saved()
    expect(notesOf(deployment.journal.stored(meeting1))).toContain('След')
    member.line.isCut = false
    member.room.retry()
    await until(() => member.replaced === 1, 'the second page notices')
    await member.saved()
    const whole = 'След копието.\nДокато го няма.'
    expect(notesOf(deployment.journal.stored(meeting1))).toContain(whole)
    expect([chair, member].flatMap((page) => page.room.notAccepted())).toEqual([])
  })

  test('SY37: what was deleted before the restore or after it stays deleted, whoever comes back', async () => {
    const [chair, late] = [
      deployment.open(meeting1, facilitator),
      deployment.open(meeting1, { ...facilitator, personId: asId('p-2') }),
    ]
    await Promise.all([chair.synced(), late.synced()])
    for (const words of ['Първо.', 'Второ.', 'Трето.']) write(chair, words)
    await chair.saved()
    const backup = deployment.journal.backup(meeting1)
    const removeFirst = (doc: Y.Doc) => {
      const note = noteOf(doc)
      doc.transact(() => note.delete(note.toString().indexOf('Първо.'), 6), origins.edit)
    }
    await until(() => notesOf(late.room.doc)?.includes('Трето') ?? false, 'the other has it')
    late.line.cut()
    removeFirst(chair.room.doc)
    await chair.saved()
    await deployment.restore(meeting1, backup)
    await until(() => chair.replaced === 1, 'the page notices')
    await chair.saved()
    expect(notesOf(deployment.journal.stored(meeting1))).not.toContain('Първо')
    await deployment.rooms.change(meeting1, (doc) => {
      const note = noteOf(doc)
      note.delete(wordsOf(note).indexOf('Второ.'), 6)
    })
    late.line.isCut = false
    late.room.retry()
    await until(() => late.replaced === 1, 'the late page notices')
    await late.saved()
    const notes = notesOf(deployment.journal.stored(meeting1)) ?? ''
    expect(notes.match(/Първо|Второ|Трето/g)).toEqual(['Трето'])
  })

  test('SY37: what was typed offline and may no longer be written is shown as words; of others’ rows nothing is', async () => {
    const page = deployment.open(meeting1, memberB)
    await page.synced()
    await deployment.rooms.change(meeting1, (doc) =>
      meeting.set(doc, 'meeting', { status: 'closed' }),
    )
    const backup = deployment.journal.backup(meeting1)
    await deployment.rooms.change(meeting1, (doc) =>
      meeting.set(doc, 'meeting', { status: 'inProgress' }),
    )
    await until(() => readMeeting(page.room.doc)?.status === 'inProgress', 'the page sees it go on')
    await deployment.rooms.change(meeting1, (doc) =>
      agenda.set(doc, asId('item-2'), { title: 'На друг' }),
    )
    await until(
      () => agenda.read(page.room.doc, asId('item-2'))?.title === 'На друг',
      'and the title',
    )
    page.line.cut()
    write(page, 'Писано без мрежа.')
    await deployment.restore(meeting1, backup)
    page.line.isCut = false
    page.room.retry()
    await until(() => page.replaced === 1, 'the page notices')
    await page.saved()
    expect(page.room.notAccepted()).toMatchObject([
      { row: 'item-1', field: 'noteText', reason: 'closed' },
    ])
    expect(page.room.notAccepted()[0]?.text).toContain('Писано без мрежа.')
  })

  test('SY37: a page that is refused while it waits for its turn still brings back what it held', async () => {
    const [chair, member] = [
      deployment.open(meeting1, facilitator),
      deployment.open(meeting1, memberB),
    ]
    await Promise.all([chair.synced(), member.synced()])
    const backup = deployment.journal.backup(meeting1)
    member.line.cut()
    write(member, 'Само тук.')
    await deployment.restore(meeting1, backup)
    await chair.synced()
    // Somebody has the turn, and takes their time.
    const sleeper = await deployment.rooms.join(meeting1, {
      seat: () => memberA,
      send: () => {},
      bufferedBytes: () => 0,
      close: () => {},
    })
    await chair.saved()
    sleeper?.receive(encodeRecovery('recover'))
    member.line.isCut = false
    member.room.retry()
    await until(() => member.replaced === 1, 'the page notices')
    await member.synced()
    meeting.set(member.room.doc, 'meeting', { title: 'чуждо' })
    await until(() => member.replaced === 2, 'it is refused')
    await member.synced()
    sleeper?.receive(encodeRecovery('recovered'))
    await member.saved()
    expect(notesOf(deployment.journal.stored(meeting1))).toContain('Само тук.')
  })
})
