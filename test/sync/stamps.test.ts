import { actions } from '@sedyanka/shared/actions/actions.ts'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { needs, type Need } from '@sedyanka/shared/help/needs.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { adoptDecision, draftDecision, retractDecision } from '@sedyanka/shared/meeting/deciding.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { closeMeeting, reopenMeeting } from '@sedyanka/shared/meeting/ending.ts'
import { startMeeting } from '@sedyanka/shared/meeting/flow.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { raiseHand } from '@sedyanka/shared/meeting/speaking.ts'
import { readSpeakerQueue, speakers } from '@sedyanka/shared/meeting/speakers.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { buildBoard, facilitator, meeting1, memberA, memberB, seatOf } from '../support/fixtures.ts'
import type { SimClient } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

const memberC = seatOf(asId('p-c'), 'member', asId('org-c'))
const HOUR = 3_600_000

/** A board with a meeting, and two action items in it from before numbers were given. */
const buildWithMeeting = (doc: Y.Doc): void => {
  buildBoard(doc)
  meetings.create(doc, {
    id: asId('m1'),
    number: 1,
    title: 'Среща',
    date: '2026-11-24',
    startTime: '10:00',
    endTime: '11:30',
    status: 'inProgress',
  })
  for (const id of ['old-1', 'old-2'])
    actions.create(doc, {
      id: asId(id),
      title: id,
      status: 'proposed',
      meetingId: asId('m1'),
      ...authoredBy(facilitator, 1),
    })
}

let deployment: SimServer
beforeEach(() => {
  deployment = new SimServer()
})
const now = () => deployment.clock.now()
const order = (doc: Y.Doc) => readSpeakerQueue(doc).map(({ orgId }) => orgId)
const raise = (client: SimClient, id: string, at: number) => {
  const seat = client.seat as NonNullable<typeof client.seat>
  done(
    raiseHand(client.doc, { id: asId(id), orgId: asId(String(seat.organisationId)) }, { seat, at }),
  )
}

describe('times that decide anything', () => {
  test('ME39: a hand with a forged time stands behind those that were raised before it, on every page', async () => {
    const b = await deployment.enter(memberB, meeting1)
    const c = await deployment.enter(memberC, meeting1)
    raise(b, 'hand-b', now())
    await deployment.flush([b, c])
    await deployment.clock.advance(1_000)
    raise(c, 'hand-c', 1)
    expect(order(c.doc)).toEqual(['org-c', 'org-b'])
    await deployment.flush([b, c])
    for (const doc of [b.doc, c.doc, deployment.journal.stored(meeting1)]) {
      expect(order(doc)).toEqual(['org-b', 'org-c'])
      expect(speakers.read(doc, asId('hand-c'))?.createdAt).toBeGreaterThan(now() - 60_000)
    }
    expect(c.saved).toBe(true)
  })

  test.each([-HOUR, -10_000])(
    'ME39: a hand that is raised after the clock of the server was set back (%s ms) stands behind those that were there',
    async (ahead) => {
      const b = await deployment.enter(memberB, meeting1)
      const c = await deployment.enter(memberC, meeting1)
      raise(b, 'hand-b', now())
      await deployment.flush([b, c])
      deployment.clock.ahead = ahead
      raise(c, 'hand-c', now())
      await deployment.flush([b, c])
      for (const { doc } of [b, c]) expect(order(doc)).toEqual(['org-b', 'org-c'])
    },
  )

  test('ME39: a guess within five minutes counts for no better place in the queue either', async () => {
    const b = await deployment.enter(memberB, meeting1)
    const c = await deployment.enter(memberC, meeting1)
    raise(b, 'hand-b', now())
    await deployment.flush([b, c])
    raise(c, 'hand-c', now() - 240_000)
    await deployment.flush([b, c])
    expect(order(b.doc)).toEqual(['org-b', 'org-c'])
    expect(order(c.doc)).toEqual(['org-b', 'org-c'])
  })

  test('ME39: of hands that are taken in one turn the one that came first stands first', async () => {
    const b = await deployment.enter(memberB, meeting1)
    const c = await deployment.enter(memberC, meeting1)
    raise(c, 'a-hand', now() - 1)
    raise(b, 'z-hand', now())
    b.deliverToServer()
    c.deliverToServer()
    await deployment.flush([b, c])
    expect(order(b.doc)).toEqual(['org-b', 'org-c'])
    expect(order(c.doc)).toEqual(['org-b', 'org-c'])
  })

  test('GU24: rows made offline arrive hours late, are kept, and get the server’s time in their own order', async () => {
    const client = await deployment.enter(memberB, 'board:b1')
    const example = needs.read(client.doc, asId('need-b')) as Need
    const made = now()
    client.disconnect()
    for (const [index, id] of ['later', 'first'].entries())
      needs.create(client.doc, {
        ...example,
        id: asId(id),
        ...authoredBy(memberB, made + 60_000 * (1 - index)),
      })
    await deployment.clock.advance(3 * HOUR)
    await client.connect(deployment.rooms, 'board:b1')
    await deployment.flush([client])
    const rows = ['first', 'later'].map((id) => needs.read(client.doc, asId(id)) as Need)
    for (const { createdAt } of rows) expect(Math.abs(createdAt - now())).toBeLessThan(60_000)
    expect(rows[0]?.createdAt).toBeLessThan(rows[1]?.createdAt ?? 0)
    expect(client.saved).toBe(true)
  })

  test('GU24: a need, a time in the year 5000, a mark of removal: no page’s guess is further off than five minutes', async () => {
    const client = await deployment.enter(memberB, 'board:b1')
    const example = needs.read(client.doc, asId('need-b')) as Need
    needs.create(client.doc, { ...example, id: asId('old'), ...authoredBy(memberB, 1) })
    needs.create(client.doc, {
      ...example,
      id: asId('near'),
      ...authoredBy(memberB, now() - 60_000),
      withdrawnAt: now() + 24 * HOUR,
    })
    const near = needs.read(client.doc, asId('near'))?.createdAt
    await deployment.flush([client])
    expect(Math.abs((needs.read(client.doc, asId('old'))?.createdAt ?? 0) - now())).toBeLessThan(
      60_000,
    )
    expect(needs.read(client.doc, asId('near'))?.createdAt).toBe(near)
    expect(needs.read(client.doc, asId('near'))?.withdrawnAt).toBeLessThan(now() + 60_000)
  })

  test('GU24: a meeting that is ended offline ends when the server hears of it, and goes on at its last item when it is opened again', async () => {
    const chair = await deployment.enter(facilitator, meeting1)
    meeting.set(chair.doc, 'meeting', { status: 'scheduled' })
    done(startMeeting(chair.doc, {}, by(now())))
    await deployment.flush([chair])
    const at = now()
    chair.disconnect()
    done(closeMeeting(chair.doc, {}, by(at)))
    await deployment.clock.advance(2 * HOUR)
    await chair.connect(deployment.rooms, meeting1)
    await deployment.flush([chair])
    const row = meeting.read(chair.doc, 'meeting')
    expect(row?.status).toBe('closed')
    expect(Math.abs((row?.endedAt ?? 0) - now())).toBeLessThan(60_000)
    expect(agenda.read(chair.doc, asId('item-1'))?.closedAt).toBe(row?.endedAt)
    done(reopenMeeting(chair.doc, { reason: 'Пропуснато решение' }, by(now())))
    expect(meeting.read(chair.doc, 'meeting')?.currentItemId).toBe('item-1')
  })

  test('GU24: what a later edit of the same turn has written stands', async () => {
    const chair = await deployment.enter(facilitator, meeting1)
    const other = await deployment.enter({ ...facilitator, personId: asId('p-2') }, meeting1)
    agenda.set(chair.doc, asId('item-1'), { closedAt: 5 })
    await deployment.flush([chair, other])
    agenda.set(chair.doc, asId('item-1'), { closedAt: 7 })
    agenda.set(other.doc, asId('item-1'), { closedAt: null })
    chair.deliverToServer()
    other.deliverToServer()
    await deployment.flush([chair, other])
    const found = [chair.doc, other.doc, deployment.journal.stored(meeting1)].map(
      (doc) => agenda.read(doc, asId('item-1'))?.closedAt,
    )
    expect(new Set(found).size).toBe(1)
    expect(found[0] === null || Math.abs(found[0] ?? 0) > 1_000_000).toBe(true)
  })
})

describe('numbers that were read aloud', () => {
  const draft = (client: SimClient, id: string) =>
    done(
      draftDecision(
        client.doc,
        { id: asId(id), agendaItemId: asId('item-1'), text: `Приема ${id}` },
        { seat: facilitator, at: now() },
      ),
    )
  const numbers = (doc: Y.Doc) =>
    Object.fromEntries(decisions.all(doc).map(({ id, number }) => [id, number]))

  test('ME40: two facilitators adopt during a break of the line: each decision has its own number, everywhere', async () => {
    const one = await deployment.enter(facilitator, meeting1)
    const two = await deployment.enter({ ...facilitator, personId: asId('p-2') }, meeting1)
    draft(one, 'd-one')
    draft(one, 'd-two')
    await deployment.flush([one, two])
    one.disconnect()
    two.disconnect()
    done(adoptDecision(one.doc, { id: asId('d-one') }, by(now())))
    done(adoptDecision(two.doc, { id: asId('d-two') }, by(now())))
    expect(decisions.read(one.doc, asId('d-one'))?.number).toBeNull()
    await deployment.clock.advance(1_000)
    await two.connect(deployment.rooms, meeting1)
    await deployment.flush([two])
    await one.connect(deployment.rooms, meeting1)
    await deployment.flush([one, two])
    for (const doc of [one.doc, two.doc, deployment.journal.stored(meeting1)])
      expect(numbers(doc)).toMatchObject({ 'd-two': 1, 'd-one': 2 })
  })

  test('ME40: taken back and adopted again a decision has the number it had', async () => {
    const one = await deployment.enter(facilitator, meeting1)
    for (const id of ['a', 'b']) {
      draft(one, id)
      done(adoptDecision(one.doc, { id: asId(id) }, by(now())))
      await deployment.flush([one])
    }
    done(retractDecision(one.doc, { id: asId('a') }, by()))
    await deployment.flush([one])
    done(adoptDecision(one.doc, { id: asId('a') }, by(now())))
    decisions.set(one.doc, asId('decision-1'), { status: 'adopted', decidedAt: now() })
    await deployment.flush([one])
    expect(numbers(one.doc)).toMatchObject({ a: 1, b: 2, 'decision-1': 3 })
  })

  test('ME40: what one page adopted offline is numbered in the order in which it was adopted', async () => {
    const one = await deployment.enter(facilitator, meeting1)
    draft(one, 'z')
    draft(one, 'a')
    await deployment.flush([one])
    one.disconnect()
    done(adoptDecision(one.doc, { id: asId('a') }, by(now())))
    await deployment.clock.advance(60_000)
    done(adoptDecision(one.doc, { id: asId('z') }, by(now())))
    await deployment.clock.advance(HOUR)
    await one.connect(deployment.rooms, meeting1)
    await deployment.flush([one])
    expect(numbers(one.doc)).toMatchObject({ a: 1, z: 2 })
  })

  test('ME40: no page writes a number, not even with the row', async () => {
    for (const patch of [{ number: 7 }, { number: 1 }] as const) {
      const one = await deployment.enter(facilitator, meeting1)
      decisions.set(one.doc, asId('decision-1'), patch)
      await deployment.flush([one])
      expect(one.messages.at(-1)).toMatchObject({ type: 'reject', reason: 'fixed' })
    }
  })

  test('ME41: action items of a meeting are numbered as the server takes them, a late one last', async () => {
    const board = 'board:b1'
    deployment.journal.create(board, buildWithMeeting)
    const a = await deployment.enter(memberA, board)
    const b = await deployment.enter(facilitator, board)
    const add = (client: SimClient, id: string, at: number) =>
      actions.create(client.doc, {
        id: asId(id),
        title: id,
        responsibleOrgId: asId('org-a'),
        status: 'proposed',
        meetingId: asId('m1'),
        number: 0,
        ...authoredBy(client.seat as NonNullable<typeof client.seat>, at),
      })
    a.disconnect()
    add(a, 'late', now())
    await deployment.clock.advance(HOUR)
    add(b, 'one', now())
    await deployment.flush([b])
    add(b, 'two', now())
    await deployment.flush([b])
    expect(actions.read(a.doc, asId('late'))?.number).toBe(0)
    await a.connect(deployment.rooms, board)
    await deployment.flush([a, b])
    const found = Object.fromEntries(actions.all(b.doc).map(({ id, number }) => [id, number]))
    // Two of a version that gave no numbers stand before them.
    expect(found).toMatchObject({ one: 3, two: 4, late: 5, 'old-1': null, 'old-2': null })
  })
})
