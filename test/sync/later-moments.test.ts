import { actions } from '@sedyanka/shared/actions/actions.ts'
import { matches } from '@sedyanka/shared/help/matches.ts'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { offers } from '@sedyanka/shared/help/offers.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import type { MatchId } from '@sedyanka/shared/ids.ts'
import { closeMeeting, isCorrection, reopenMeeting } from '@sedyanka/shared/meeting/ending.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { board1, facilitator, meeting1, memberA, memberB } from '../support/fixtures.ts'
import { SimServer } from '../support/sim-server.ts'

let deployment: SimServer
let pages: number
beforeEach(() => {
  deployment = new SimServer()
  pages = 0
})

/** What the server says to an edit from a fresh page of a seat; null when it is taken. */
const refusalOf = async (
  seat: Seat,
  edit: (doc: Y.Doc) => void,
  room = board1,
): Promise<string | null> => {
  const page = await deployment.enter({ ...seat, personId: asId(`${seat.personId}`) }, room)
  edit(page.doc)
  await deployment.flush([page])
  const last = page.messages.at(-1)
  pages++
  page.disconnect()
  return last?.type === 'reject' ? last.reason : null
}
const stored = (room = board1) => deployment.journal.stored(room)

describe('a meeting that is over', () => {
  const edit = (patch: Parameters<typeof meeting.set>[2]) =>
    refusalOf(facilitator, (doc) => meeting.set(doc, 'meeting', patch), meeting1)
  const close = (at: number, how = {}) =>
    refusalOf(facilitator, (doc) => done(closeMeeting(doc, how, by(at))), meeting1)
  const reopen = (reason: string) =>
    refusalOf(
      facilitator,
      (doc) => done(reopenMeeting(doc, { reason }, by(deployment.clock.now()))),
      meeting1,
    )

  test('MI5: it is neither called off nor given another reason or end without being opened', async () => {
    expect(await close(deployment.clock.now())).toBeNull()
    for (const patch of [
      { status: 'cancelled' },
      { reopenReason: 'Без отваряне' },
      { closingNote: 'Друго' },
      { endedAt: deployment.clock.now() + 60_000 },
      { title: 'Друга' },
    ] as const)
      expect(await edit(patch), JSON.stringify(patch)).toBe('closed')
    for (const status of ['minutesCirculated', 'minutesApproved', 'closed'] as const)
      expect(await edit({ status }), status).toBeNull()
  })

  test('MI5: one that was called off was never held', async () => {
    await refusalOf(
      facilitator,
      (doc) => meeting.set(doc, 'meeting', { status: 'cancelled' }),
      meeting1,
    )
    for (const status of ['closed', 'minutesApproved'] as const)
      expect(await edit({ status }), status).toBe('closed')
  })

  test('MI5: the same reason opens it again as often as it is needed, and stays in the record', async () => {
    for (let time = 1; time <= 3; time++) {
      expect(await close(deployment.clock.now())).toBeNull()
      expect(await reopen('Правописна грешка')).toBeNull()
    }
    expect(await edit({ reopenReason: '\u00A0' })).toBe('empty')
    expect(readMeeting(stored(meeting1))?.reopenReason).toBe('Правописна грешка')
  })

  test('MI6: a correction keeps the hour of the end and the time of the last item; a meeting that goes on gets another', async () => {
    const id = 'item-1'
    await refusalOf(
      facilitator,
      (doc) => {
        meeting.set(doc, 'meeting', {
          currentItemId: asId(id),
          currentSince: deployment.clock.now(),
        })
        agenda.set(doc, asId(id), { status: 'current' })
      },
      meeting1,
    )
    await deployment.clock.advance(90_000)
    const end = deployment.clock.now()
    expect(await close(end)).toBeNull()
    const before = agenda.read(stored(meeting1), asId(id))
    await deployment.clock.advance(8 * 60_000)
    expect(await reopen('ЕГН в бележките')).toBeNull()
    await deployment.clock.advance(60_000)
    expect(isCorrection(stored(meeting1))).toBe(true)
    expect(await close(deployment.clock.now(), { keepsEnd: true })).toBeNull()
    expect(readMeeting(stored(meeting1))).toMatchObject({
      status: 'closed',
      endedAt: end,
      currentItemId: null,
    })
    expect(agenda.read(stored(meeting1), asId(id))).toEqual(before)
    // … also the second time.
    await reopen('ЕГН в бележките')
    expect(readMeeting(stored(meeting1))?.currentItemId).toBe(id)
    await refusalOf(
      facilitator,
      (doc) =>
        agenda.set(doc, asId('item-2'), { status: 'closed', closedAt: deployment.clock.now() }),
      meeting1,
    )
    expect(isCorrection(stored(meeting1))).toBe(false)
    const later = deployment.clock.now()
    await close(later)
    expect(readMeeting(stored(meeting1))?.endedAt).toBe(later)
  })
})

describe('matches', () => {
  const match = (
    seat: Seat,
    patch: Partial<{ id: MatchId; status: 'proposed' | 'confirmed'; quantity: number }> = {},
  ) =>
    refusalOf(seat, (doc) =>
      matches.create(doc, {
        id: asId(`m${pages}`),
        offerId: asId('offer-a'),
        needId: asId('need-b'),
        quantity: 5,
        status: 'proposed',
        ...authoredBy(seat, deployment.clock.now()),
        ...patch,
      }),
    )
  const set = (seat: Seat, patch: Parameters<typeof matches.set>[2]) =>
    refusalOf(seat, (doc) => matches.set(doc, asId('m'), patch))
  const statusOf = () => matches.read(stored(), asId('m'))?.status

  test('BO12: other units and kinds cover nothing: a match of them is never more than a proposal', async () => {
    await refusalOf(memberB, (doc) => needs.set(doc, asId('need-b'), { unit: 'beds' }))
    for (const [id, seat] of [
      ['m', memberA],
      ['by-facilitator', facilitator],
    ] as const) {
      expect(await match(seat, { id: asId(id), status: 'confirmed' })).toBeNull()
      expect(matches.read(stored(), asId(id))?.status, id).toBe('proposed')
    }
    expect(await set(memberA, { status: 'confirmed' })).toBeNull()
    expect(statusOf()).toBe('proposed')
    await refusalOf(memberA, (doc) => offers.set(doc, asId('offer-a'), { unit: 'beds' }))
    await set(memberA, { status: 'confirmed' })
    expect(statusOf()).toBe('confirmed')
  })

  test('GU27: help that is to go to another place is promised anew', async () => {
    await match(memberA, { id: asId('m'), status: 'confirmed' })
    await refusalOf(memberB, (doc) => needs.set(doc, asId('need-b'), { municipality: 'SZR37' }))
    expect(statusOf()).toBe('proposed')
    // … not when only its days change.
    await set(memberA, { status: 'confirmed' })
    await refusalOf(memberB, (doc) => needs.set(doc, asId('need-b'), { validUntil: '2026-12-31' }))
    expect(statusOf()).toBe('confirmed')
  })

  test('BO13: that it arrived is the needing organisation’s word: the offering one neither takes it back nor removes it', async () => {
    await match(memberA, { id: asId('m'), status: 'confirmed' })
    await set(memberB, { status: 'delivered' })
    for (const patch of [
      { status: 'declined' },
      { status: 'proposed' },
      { status: 'confirmed' },
      { deletedAt: deployment.clock.now() },
    ] as const)
      expect(await set(memberA, patch), JSON.stringify(patch)).toBe('foreign')
    expect(await set(memberB, { status: 'confirmed' })).toBeNull()
    expect(await set(memberA, { status: 'declined' })).toBeNull()
  })

  test('BO13: a promise that was taken away comes back as a proposal when the other side brings it back', async () => {
    await match(memberA, { id: asId('m'), status: 'confirmed' })
    await set(memberA, { deletedAt: deployment.clock.now() })
    expect(await set(memberB, { deletedAt: null })).toBeNull()
    expect(statusOf()).toBe('proposed')
    await set(memberA, { status: 'confirmed' })
    await set(memberA, { deletedAt: deployment.clock.now() })
    await set(memberA, { deletedAt: null })
    expect(statusOf()).toBe('confirmed')
  })
})

describe('action items', () => {
  const make = (seat: Seat, patch: Record<string, unknown>) =>
    refusalOf(seat, (doc) =>
      actions.create(doc, {
        id: asId(`a${pages}`),
        title: 'Задача',
        responsibleOrgId: seat.organisationId,
        status: 'accepted',
        ...authoredBy(seat, deployment.clock.now()),
        ...patch,
      }),
    )
  test('BO15: a reason for declining stays for as long as it is declined', async () => {
    await make(facilitator, { id: 'asked', responsibleOrgId: 'org-b', status: 'proposed' })
    const set = (patch: Parameters<typeof actions.set>[2]) =>
      refusalOf(memberB, (doc) => actions.set(doc, asId('asked'), patch))
    expect(await set({ status: 'cancelled', declineReason: 'Нямаме човек' })).toBeNull()
    for (const declineReason of [null, '', '\u200B'])
      expect(await set({ declineReason }), JSON.stringify(declineReason)).toBe('empty')
    expect(await set({ declineReason: 'Нямаме хора' })).toBeNull()
    expect(await set({ status: 'accepted', declineReason: null })).toBeNull()
  })

  test('BO17: a date is granted when it was asked for and while it has no answer; nothing else moves what was accepted', async () => {
    const made = { responsibleOrgId: 'org-a', dueDate: '2026-12-02', status: 'proposed' }
    expect(await make(memberB, { ...made, id: 'asked' })).toBeNull()
    const set = (seat: Seat, patch: Parameters<typeof actions.set>[2]) =>
      refusalOf(seat, (doc) => actions.set(doc, asId('asked'), patch))
    expect(await set(memberA, { status: 'accepted' })).toBeNull()
    expect(await set(memberB, { dueAnswer: 'granted', dueDate: null })).toBe('agreed')
    const wish = { requestedDueDate: '2026-12-15', dueAnswer: null }
    expect(await set(memberA, wish)).toBeNull()
    expect(await set(memberB, { dueAnswer: 'granted', dueDate: '2026-12-15' })).toBeNull()
    // The facilitator sets another one, and it is accepted: the old wish moves nothing any more.
    expect(await set(facilitator, { dueDate: '2026-12-20' })).toBeNull()
    expect(await set(memberA, { status: 'accepted' })).toBeNull()
    expect(await set(memberB, { dueDate: '2026-12-15' })).toBe('agreed')
    expect(actions.read(stored(), asId('asked'))).toMatchObject({ dueDate: '2026-12-20' })
  })

  test('BO16: no member says of a new one that an earlier meeting took it', async () => {
    const listed = deployment.rooms.change(board1, (doc) =>
      meetings.create(doc, {
        id: asId('m1'),
        number: 1,
        title: 'Среща',
        series: '',
        date: '2026-11-24',
        startTime: '10:00',
        endTime: '11:30',
        place: '',
        status: 'closed',
      }),
    )
    await deployment.flush([])
    await listed
    expect(await make(memberA, { carriedOverFrom: 'm1' })).toBe('fixed')
    expect(await make(facilitator, { carriedOverFrom: 'm1' })).toBeNull()
    expect(await make(memberA, { meetingId: 'm1' })).toBeNull()
  })
})
