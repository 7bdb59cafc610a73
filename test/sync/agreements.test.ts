import { actions } from '@sedyanka/shared/actions/actions.ts'
import { answerDate, askForDate } from '@sedyanka/shared/actions/date-request.ts'
import { matches } from '@sedyanka/shared/help/matches.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { offers } from '@sedyanka/shared/help/offers.ts'
import { reportProgress } from '@sedyanka/shared/actions/report-progress.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import type { ActionId, MatchId, NeedId, OfferId } from '@sedyanka/shared/ids.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { recordAttendance } from '@sedyanka/shared/meeting/checking-in.ts'
import {
  adoptDecision,
  castVote,
  openVote,
  retractDecision,
} from '@sedyanka/shared/meeting/deciding.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { votes } from '@sedyanka/shared/meeting/votes.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { facilitator, meeting1, memberA, memberB, seatOf } from '../support/fixtures.ts'
import type { SimClient } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

const chairSeat = seatOf(asId('p-chair'), 'facilitator', asId('org-c'))

let deployment: SimServer
beforeEach(() => {
  deployment = new SimServer()
})
/** Does one thing on one page and lets everybody see it; the reason when it was refused. */
const act = async (
  client: SimClient,
  others: readonly SimClient[],
  edit: (doc: Y.Doc) => void,
): Promise<string | null> => {
  edit(client.doc)
  await deployment.flush([client, ...others])
  const last = client.messages.at(-1)
  return last?.type === 'reject' ? last.reason : null
}

describe('agreements end when their object changes', () => {
  test('GU27: attendance that changes after the confirmation waits for another one, on the author’s page too', async () => {
    const chair = await deployment.enter(chairSeat, meeting1)
    const b = await deployment.enter(memberB, meeting1)
    await act(chair, [b], (doc) =>
      done(
        recordAttendance(
          doc,
          { orgId: asId('org-b'), mode: 'inPerson', confirms: true },
          by(deployment.clock.now()),
        ),
      ),
    )
    expect(attendance.read(b.doc, asId('org-b'))?.confirmedAt).not.toBeNull()
    const patch = { mode: 'excused', representatives: 0 } as const
    expect(await act(b, [chair], (doc) => attendance.set(doc, asId('org-b'), patch))).toBeNull()
    for (const doc of [b.doc, chair.doc, deployment.journal.stored(meeting1)])
      expect(attendance.read(doc, asId('org-b'))).toMatchObject({
        mode: 'excused',
        confirmedAt: null,
      })
  })

  test('GU27: what became of a need or an offer is asked about again; what was delivered keeps its unit', async () => {
    const a = await deployment.enter(memberA)
    const b = await deployment.enter(memberB)
    const match = (id: string, status: 'confirmed' | 'delivered') => ({
      id: asId<MatchId>(id),
      offerId: asId<OfferId>('offer-a'),
      needId: asId<NeedId>('need-b'),
      quantity: 5,
      status,
      ...authoredBy(memberA, deployment.clock.now()),
    })
    await act(a, [b], (doc) => matches.create(doc, match('m', 'confirmed')))
    const status = (doc: Y.Doc) => matches.read(doc, asId('m'))?.status
    await act(b, [a], (doc) => needs.set(doc, asId('need-b'), { note: 'до петък' }))
    expect(status(a.doc)).toBe('confirmed')
    await act(b, [a], (doc) => needs.set(doc, asId('need-b'), { unit: 'beds' }))
    expect([status(a.doc), status(b.doc)]).toEqual(['proposed', 'proposed'])
    await act(a, [b], (doc) => offers.set(doc, asId('offer-a'), { unit: 'beds' }))
    await act(a, [b], (doc) => matches.set(doc, asId('m'), { status: 'confirmed' }))
    await act(a, [b], (doc) => offers.set(doc, asId('offer-a'), { kind: 'service' }))
    expect(status(b.doc)).toBe('proposed')
    await act(b, [a], (doc) => needs.set(doc, asId('need-b'), { kind: 'service' }))
    await act(a, [b], (doc) => matches.set(doc, asId('m'), { status: 'confirmed' }))
    await act(b, [a], (doc) => matches.set(doc, asId('m'), { status: 'delivered' }))
    expect(await act(b, [a], (doc) => needs.set(doc, asId('need-b'), { unit: 'sets' }))).toBe(
      'agreed',
    )
  })

  test('GU27: another quantity of what was agreed goes back to whoever agreed', async () => {
    const chair = await deployment.enter(chairSeat)
    const b = await deployment.enter(memberB)
    const a = await deployment.enter(memberA)
    const refs = { offerId: asId<OfferId>('offer-a'), needId: asId<NeedId>('need-b'), quantity: 5 }
    await act(a, [b, chair], (doc) =>
      matches.create(doc, {
        id: asId('m'),
        ...refs,
        status: 'confirmed',
        ...authoredBy(memberA, deployment.clock.now()),
      }),
    )
    await act(chair, [a, b], (doc) => matches.set(doc, asId('m'), { quantity: 20 }))
    expect(matches.read(a.doc, asId('m'))).toMatchObject({ quantity: 20, status: 'proposed' })
    await act(a, [b, chair], (doc) => matches.set(doc, asId('m'), { status: 'confirmed' }))
    await act(b, [a, chair], (doc) => matches.set(doc, asId('m'), { status: 'delivered' }))
    await act(a, [b, chair], (doc) => matches.set(doc, asId('m'), { quantity: 30 }))
    expect(matches.read(b.doc, asId('m'))).toMatchObject({ quantity: 30, status: 'confirmed' })
  })

  test('GU27: words that are voted on stay; other words of a draft clear the votes; an adopted decision is taken back first', async () => {
    const chair = await deployment.enter(facilitator, meeting1)
    const b = await deployment.enter(memberB, meeting1)
    const id = 'decision-1'
    await act(chair, [b], (doc) => done(openVote(doc, { id: asId(id) }, by())))
    await act(b, [chair], (doc) =>
      done(
        castVote(
          doc,
          { decisionId: asId(id), choice: 'for' },
          { seat: memberB, at: deployment.clock.now() },
        ),
      ),
    )
    const rewrite = (doc: Y.Doc) => decisions.set(doc, asId(id), { text: 'Приема нещо друго' })
    const late = await deployment.enter({ ...facilitator, personId: asId('p-2') }, meeting1)
    expect(await act(late, [b], rewrite)).toBe('agreed')
    await act(chair, [b], (doc) => decisions.set(doc, asId(id), { method: 'consensus' }))
    expect(await act(chair, [b], rewrite)).toBeNull()
    for (const doc of [chair.doc, b.doc])
      expect(votes.read(doc, asId(`${id}:org-b`))?.choice).toBeNull()
    await act(chair, [b], (doc) =>
      done(adoptDecision(doc, { id: asId(id) }, by(deployment.clock.now()))),
    )
    for (const patch of [
      { text: 'Трето' },
      { counted: { for: 9, against: 0, abstained: 0 } },
      { deletedAt: deployment.clock.now() },
      { status: 'rejected' },
    ] as const) {
      const third = await deployment.enter({ ...facilitator, personId: asId('p-3') }, meeting1)
      expect(await act(third, [b], (doc) => decisions.set(doc, asId(id), patch))).toBe('agreed')
    }
    await act(chair, [b], (doc) => done(retractDecision(doc, { id: asId(id) }, by())))
    expect(
      await act(chair, [b], (doc) => decisions.set(doc, asId(id), { text: 'Трето' })),
    ).toBeNull()
  })
})

describe('an action item that a meeting took', () => {
  let chair: SimClient
  let b: SimClient
  const id = 'taken'
  const read = (doc: Y.Doc) => actions.read(doc, asId(id))
  beforeEach(async () => {
    chair = await deployment.enter(chairSeat)
    b = await deployment.enter(memberB)
    await act(chair, [b], (doc) => {
      actions.create(doc, {
        id: asId(id),
        title: 'Списък на лекарите',
        responsibleOrgId: asId('org-b'),
        dueDate: '2026-12-02',
        status: 'proposed',
        ...authoredBy(chairSeat, deployment.clock.now()),
      })
    })
    await act(b, [chair], (doc) => actions.set(doc, asId(id), { status: 'accepted' }))
  })

  test('BO14: the organisation that owes it changes neither text, date, responsible organisation nor removes it', async () => {
    for (const [index, patch] of (
      [
        { title: 'Списък на някои лекари' },
        { dueDate: '2027-06-30' },
        { responsibleOrgId: 'org-a' },
        { coOrgIds: ['org-a'] },
        { deletedAt: deployment.clock.now() },
        { dueAnswer: 'granted', dueDate: '2027-06-30' },
        { changedAfter: ['title'] },
      ] as const
    ).entries()) {
      const page = await deployment.enter({ ...memberB, personId: asId(`p-b${index}`) })
      const refusal = await act(page, [], (doc) => actions.set(doc, asId(id), patch as never))
      expect(refusal, JSON.stringify(patch)).not.toBeNull()
    }
    expect(read(chair.doc)).toMatchObject({ title: 'Списък на лекарите', dueDate: '2026-12-02' })
  })

  test('BO14: it declines for a reason only', async () => {
    const page = await deployment.enter({ ...memberB, personId: asId('p-b2') })
    expect(await act(page, [], (doc) => actions.set(doc, asId(id), { status: 'cancelled' }))).toBe(
      'empty',
    )
    await act(
      b,
      [chair],
      (doc) =>
        void done(
          reportProgress(
            doc,
            { id: asId(id), status: 'cancelled', text: 'Нямаме човек' },
            by(deployment.clock.now(), memberB),
          ),
        ),
    )
    expect(read(chair.doc)).toMatchObject({ status: 'cancelled', declineReason: 'Нямаме човек' })
  })

  test('BO14: what a facilitator changes after the acceptance asks for it anew; what is under way goes on', async () => {
    await act(chair, [b], (doc) => actions.set(doc, asId(id), { dueDate: '2026-12-20' }))
    expect(read(b.doc)).toMatchObject({ status: 'proposed', changedAfter: ['dueDate'] })
    await act(chair, [b], (doc) => actions.set(doc, asId(id), { title: 'Пълен списък' }))
    expect(read(b.doc)).toMatchObject({ status: 'proposed', changedAfter: ['dueDate'] })
    await act(b, [chair], (doc) => actions.set(doc, asId(id), { status: 'inProgress' }))
    expect(read(b.doc)).toMatchObject({ status: 'inProgress', changedAfter: null })
    await act(chair, [b], (doc) => actions.set(doc, asId(id), { title: 'Още по-пълен' }))
    expect(read(b.doc)).toMatchObject({ status: 'inProgress', changedAfter: ['title'] })
    await act(b, [chair], (doc) => actions.set(doc, asId(id), { changedAfter: null }))
    expect(read(chair.doc)?.changedAfter).toBeNull()
    await act(chair, [b], (doc) => actions.set(doc, asId(id), { responsibleOrgId: asId('org-a') }))
    expect(read(b.doc)).toMatchObject({ status: 'proposed', movedFrom: 'org-b' })
  })

  test('BO17: it asks for another date, and the facilitator’s answer leaves the acceptance as it is', async () => {
    const ask = { id: asId<ActionId>(id), day: '2026-12-15', reason: 'Празници' }
    expect(
      await act(b, [chair], (doc) => void done(askForDate(doc, ask, by(1, memberB)))),
    ).toBeNull()
    const wish = read(chair.doc)
    expect(wish).toMatchObject({ requestedDueDate: '2026-12-15', dueAnswer: null })
    const answer = (given: 'refused' | 'granted') =>
      act(chair, [b], (doc) => void done(answerDate(doc, { id: asId(id), answer: given }, by())))
    await answer('refused')
    expect(read(b.doc)).toMatchObject({ dueDate: '2026-12-02', dueAnswer: 'refused' })
    await act(b, [chair], (doc) => void done(askForDate(doc, ask, by(1, memberB))))
    await answer('granted')
    expect(read(b.doc)).toMatchObject({
      dueDate: '2026-12-15',
      status: 'accepted',
      changedAfter: null,
    })
  })

  test('BO14: what an organisation proposed to another outside of meetings it changes until that one accepts', async () => {
    const a = await deployment.enter(memberA)
    await act(a, [b], (doc) =>
      actions.create(doc, {
        id: asId('asked'),
        title: 'Зала за събота',
        responsibleOrgId: asId('org-b'),
        status: 'proposed',
        ...authoredBy(memberA, deployment.clock.now()),
      }),
    )
    expect(
      await act(a, [b], (doc) => actions.set(doc, asId('asked'), { title: 'Зала за неделя' })),
    ).toBeNull()
    await act(b, [a], (doc) => actions.set(doc, asId('asked'), { status: 'accepted' }))
    const page = await deployment.enter({ ...memberA, personId: asId('p-a2') })
    expect(await act(page, [], (doc) => actions.set(doc, asId('asked'), { title: 'Друго' }))).toBe(
      'agreed',
    )
  })
})
