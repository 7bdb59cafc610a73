import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { createEffect, createRoot } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { board1, facilitator, memberA, meeting1, observer } from '../support/fixtures.ts'
import { noteOf } from '../support/notes.ts'
import { PageServer } from '../support/page-server.ts'
import { until } from '../support/until.ts'

let deployment: PageServer
beforeEach(() => {
  deployment = new PageServer()
})
afterEach(() => deployment.close())

const changes: [string, Seat][] = [
  ['role', { ...memberA, role: 'facilitator' }],
  ['organisation', { ...memberA, organisationId: asId('org-b') }],
]

describe('SY61, SY62: a seat whose role or organisation is another one by now', () => {
  test.each(changes)(
    'counts as soon as there is a line: %s, changed before that was open',
    async (_what, seat) => {
      const page = deployment.open(board1, memberA)
      page.line.seat = seat
      await page.synced()
      expect(page.room.seat).toEqual(seat)
      expect(deployment.greeted).toBe(1)
    },
  )

  test.each(changes)('counts at once, on the same line and document: %s', async (_what, seat) => {
    const page = deployment.open(board1, memberA)
    await page.synced()
    const { doc } = page.room
    const told: (string | null)[] = []
    const stop = createRoot((dispose) => {
      createEffect(() => told.push(page.room.seat.role, page.room.seat.organisationId))
      return dispose
    })
    page.reseat(seat)
    await until(() => page.room.seat !== memberA && told.length === 4, 'the page is told')
    expect(told.slice(2)).toEqual([seat.role, seat.organisationId])
    expect(page.room.doc).toBe(doc)
    expect([deployment.greeted, page.replaced]).toEqual([1, 0])
    // Its rights are those of that seat.
    actions.set(page.room.doc, asId('action-a'), { blockedReason: 'Няма' })
    await until(
      () => page.room.saved().kind === 'saved' || page.room.notAccepted().length > 0,
      'the server has answered',
    )
    expect(page.room.notAccepted()).toHaveLength(seat.role === 'facilitator' ? 0 : 1)
    stop()
  })

  test('is the page’s own word only without a line', async () => {
    const page = deployment.open(board1, memberA)
    await page.synced()
    page.room.reseat({ ...memberA, name: 'Иванка', role: 'facilitator' })
    expect(page.room.seat).toEqual({ ...memberA, name: 'Иванка' })
    page.line.cut()
    await until(() => !page.room.connected(), 'the line is cut')
    page.room.reseat(facilitator)
    expect(page.room.seat.role).toBe('facilitator')
  })
})

describe('SY26, SY62: whoever is told who came', () => {
  const person = 'Иванка Стоянова'
  beforeEach(() =>
    deployment.rooms.change(meeting1, (doc) =>
      attendance.create(doc, {
        id: asId('org-a'),
        orgId: asId('org-a'),
        mode: 'inPerson',
        representatives: 1,
        names: person,
        confirmedAt: null,
      }),
    ),
  )

  test('from now on gets the names: the document is fetched anew, the seat goes with it', async () => {
    const page = deployment.open(meeting1, observer)
    await page.synced()
    expect(attendance.read(page.room.doc, asId('org-a'))?.names).toBe('')
    page.reseat({ ...observer, role: 'member', organisationId: asId('org-a') })
    await until(() => page.replaced === 1, 'another document is fetched')
    await page.synced()
    expect(attendance.read(page.room.doc, asId('org-a'))?.names).toBe(person)
    expect(page.room.seat.role).toBe('member')
    expect(page.room.notAccepted()).toEqual([])
  })

  test('no longer keeps document and line', async () => {
    const page = deployment.open(meeting1, memberA)
    await page.synced()
    const { doc } = page.room
    page.reseat({ ...memberA, role: 'observer', organisationId: null })
    await until(() => page.room.seat.role === 'observer', 'the page is told')
    expect([page.room.doc, deployment.greeted]).toEqual([doc, 1])
    // … until the names come back to it, together with what it had not got stored.
    page.line.cut()
    noteOf(page.room.doc).insert(0, 'Добре дошли. ')
    page.line.seat = memberA
    page.line.isCut = false
    page.room.retry()
    await until(() => page.replaced === 1, 'another document is fetched')
    await page.synced()
    await page.saved()
    expect(noteOf(deployment.journal.stored(meeting1)).toString()).toContain('Добре дошли.')
    expect(attendance.read(page.room.doc, asId('org-a'))?.names).toBe(person)
  })
})
