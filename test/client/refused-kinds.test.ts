import type { RoomHandover } from '@sedyanka/client/sync/unsent-edits.ts'
import { LateEdits } from '@sedyanka/client/sync/late-edits.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import type { ActionId, AgendaItemId, RoomName } from '@sedyanka/shared/ids.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import {
  adoptDecision,
  castVote,
  openVote,
  rejectDecision,
} from '@sedyanka/shared/meeting/deciding.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { addAction, addItem, board1, facilitator, memberB, meeting1 } from '../support/fixtures.ts'
import { noteOf } from '../support/notes.ts'
import { PageServer } from '../support/page-server.ts'
import { until } from '../support/until.ts'

let deployment: PageServer
beforeEach(() => {
  deployment = new PageServer()
})
afterEach(() => deployment.close())

const words = ' – с думи, писани без връзка'

interface Kind {
  what: string
  room: RoomName
  seat: Seat
  /** The text that is typed into. */
  text: (doc: Y.Doc) => Y.Text | null
  /** What stands before anybody is cut off. */
  prepare?: (doc: Y.Doc) => void
  /** What others do meanwhile. */
  meanwhile?: (doc: Y.Doc) => void
  /** The seat that the person has afterwards. */
  becomes?: Seat
  reason: string
}

const title = (id: AgendaItemId) => (doc: Y.Doc) => agenda.sharedText(doc, id, 'title')
const decision = (doc: Y.Doc) => decisions.sharedText(doc, asId('decision-1'), 'text')
const action = (id: ActionId) => (doc: Y.Doc) => actions.sharedText(doc, id, 'title')
const close = (status: 'closed' | 'cancelled') => (doc: Y.Doc) =>
  meeting.set(doc, 'meeting', { status })

const kinds: Kind[] = [
  {
    what: 'a decision that was voted on',
    room: meeting1,
    seat: facilitator,
    text: decision,
    meanwhile: (doc) => {
      done(openVote(doc, { id: asId('decision-1') }, by()))
      done(
        castVote(
          doc,
          { decisionId: asId('decision-1'), choice: 'for' },
          { seat: memberB, at: Date.now() },
        ),
      )
    },
    reason: 'agreed',
  },
  {
    what: 'a decision that was adopted',
    room: meeting1,
    seat: facilitator,
    text: decision,
    meanwhile: (doc) => done(adoptDecision(doc, { id: asId('decision-1') }, by(Date.now()))),
    reason: 'agreed',
  },
  {
    what: 'a decision that was rejected',
    room: meeting1,
    seat: facilitator,
    text: decision,
    meanwhile: (doc) => done(rejectDecision(doc, { id: asId('decision-1') }, by(Date.now()))),
    reason: 'agreed',
  },
  {
    what: 'the title of an item of a meeting that was closed',
    room: meeting1,
    seat: facilitator,
    text: title(asId('item-1')),
    meanwhile: close('closed'),
    reason: 'closed',
  },
  {
    what: 'the notes of a meeting that was called off',
    room: meeting1,
    seat: memberB,
    text: noteOf,
    meanwhile: close('cancelled'),
    reason: 'closed',
  },
  {
    what: 'a proposal that was taken into the agenda',
    room: meeting1,
    seat: memberB,
    prepare: (doc) => {
      addItem(doc, 'item-b', { order: 'a2', seat: memberB })
      agenda.set(doc, asId('item-b'), { status: 'proposed' })
    },
    text: title(asId('item-b')),
    meanwhile: (doc) => agenda.set(doc, asId('item-b'), { status: 'scheduled' }),
    reason: 'facilitatorOnly',
  },
  {
    what: 'an action item that was accepted',
    room: board1,
    seat: memberB,
    prepare: (doc) => addAction(doc, 'action-c', { org: asId('org-a'), seat: memberB }),
    text: action(asId('action-c')),
    meanwhile: (doc) => actions.set(doc, asId('action-c'), { status: 'accepted' }),
    reason: 'agreed',
  },
  {
    what: 'a text of an organisation that one sits for no longer',
    room: board1,
    seat: memberB,
    text: action(asId('action-b')),
    becomes: { ...memberB, organisationId: asId('org-c') },
    reason: 'foreign',
  },
  {
    what: 'a text of somebody who may only read by now',
    room: meeting1,
    seat: memberB,
    text: noteOf,
    becomes: { ...memberB, role: 'observer' },
    reason: 'observer',
  },
  {
    what: 'a decision of somebody who leads no longer',
    room: meeting1,
    seat: facilitator,
    text: decision,
    becomes: { ...facilitator, role: 'member' },
    reason: 'facilitatorOnly',
  },
]

test.each(kinds)('WR46: words typed offline into $what are kept to be copied', async (kind) => {
  await deployment.rooms.change(kind.room, (doc) => kind.prepare?.(doc))
  const page = deployment.open(kind.room, kind.seat)
  await page.synced()
  page.line.cut()
  const text = kind.text(page.room.doc) as Y.Text
  text.insert(text.length, words)
  if (kind.meanwhile) await deployment.rooms.change(kind.room, kind.meanwhile)
  page.line.isCut = false
  if (kind.becomes) page.reseat(kind.becomes)
  page.room.retry()
  await until(() => page.room.notAccepted().length > 0, 'the words are told')
  await page.synced()
  await page.saved()
  expect(page.room.notAccepted()).toHaveLength(1)
  const [told] = page.room.notAccepted()
  expect(told?.reason).toBe(kind.reason)
  expect(told?.text).toContain(words)
  const here = kind.text(page.room.doc)?.toString() ?? ''
  expect(here).not.toContain(words)
  const stored = deployment.journal.stored(kind.room)
  expect(kind.text(stored)?.toString() ?? '').toBe(here)
})

test('WR46: that all words of a text were taken out is told, too, where it was refused', async () => {
  const page = deployment.open(meeting1, facilitator)
  await page.synced()
  page.line.cut()
  decision(page.room.doc)?.delete(0, 'Приема'.length)
  await deployment.rooms.change(meeting1, (doc) =>
    done(adoptDecision(doc, { id: asId('decision-1') }, by(Date.now()))),
  )
  page.line.isCut = false
  page.room.retry()
  await until(() => page.room.notAccepted().length > 0, 'it is told')
  await page.synced()
  expect(page.room.notAccepted()).toMatchObject([
    { root: 'decisions', row: 'decision-1', field: 'text', reason: 'agreed', text: '' },
  ])
  expect(decision(page.room.doc)?.toString()).toBe('Приема')
})

/** A page with notes, whose other edit is refused as its line comes back; nobody has typed on yet. */
const refuseBesideNotes = async (meanwhile: (doc: Y.Doc) => void) => {
  const page = deployment.open(meeting1, facilitator)
  await page.synced()
  page.line.cut()
  const left = page.room
  decision(left.doc)?.insert(0, 'Спешно: ')
  noteOf(left.doc).insert(0, 'Имаме нови')
  await deployment.rooms.change(meeting1, (doc) => {
    done(adoptDecision(doc, { id: asId('decision-1') }, by(Date.now())))
    meanwhile(doc)
  })
  page.line.isCut = false
  page.room.retry()
  await until(() => page.replaced === 1, 'the room is replaced')
  return { page, left, late: new LateEdits(left, page.handed as RoomHandover) }
}

test.each([
  ['nobody else writes', '', 'Имаме нови три стаи'],
  ['others have written in front', 'Добър ден. ', 'Добър ден. Имаме нови три стаи'],
])(
  'WR31, WR46: a sentence that is typed on while the room is replaced stands once, where %s',
  async (_who, others, expected) => {
    const { page, left, late } = await refuseBesideNotes((doc) => noteOf(doc).insert(0, others))
    const note = noteOf(left.doc)
    note.insert(note.toString().indexOf('нови') + 'нови'.length, ' три стаи')
    await page.synced()
    late.passTo(page.room)
    const read = () => noteOf(page.room.doc).toString()
    await until(() => read().includes('три стаи'), 'the words are in the new document')
    expect([...read()].toSorted()).toEqual([...expected].toSorted())
    expect(read()).toContain('Имаме нови три стаи')
    await page.saved()
    expect(noteOf(deployment.journal.stored(meeting1)).toString()).toBe(read())
  },
)

test('WR31, WR46: letters that are taken out while the room is replaced do not come back', async () => {
  const { page, left, late } = await refuseBesideNotes((doc) => noteOf(doc).insert(0, 'Друго. '))
  const note = noteOf(left.doc)
  note.delete(note.toString().indexOf('нови'), 'нови'.length)
  await page.synced()
  late.passTo(page.room)
  await until(() => !noteOf(page.room.doc).toString().includes('нови'), 'they are gone')
  const read = noteOf(page.room.doc).toString()
  expect(read).toContain('Имаме ')
  expect(read).toContain('Друго. ')
})
