import { needs } from '@sedyanka/shared/help/needs.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { addItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { readSpeakerQueue, speakers } from '@sedyanka/shared/meeting/speakers.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { done } from '../support/commands.ts'
import { board1, facilitator, memberA, memberB, meeting1, seatOf } from '../support/fixtures.ts'
import { SimServer } from '../support/sim-server.ts'
import type { SimClient } from '../support/sim-client.ts'

let deployment: SimServer
beforeEach(() => {
  deployment = new SimServer()
})
interface Row {
  id: string
  orgId?: OrganisationId
}
const colleagueB = seatOf(asId('p-b2'), 'member', asId('org-b'))

/** `orgId`: for whom, where it is not the seat's own organisation. */
const raise = (
  client: SimClient,
  seat: Seat,
  { id, orgId = asId(seat.organisationId ?? '') }: Row,
) =>
  speakers.create(client.doc, {
    id: asId(id),
    orgId,
    calledAt: null,
    doneAt: null,
    ...authoredBy(seat, deployment.clock.now()),
  })
const propose = (client: SimClient, id: string, seat: Seat) =>
  done(
    addItem(
      client.doc,
      { id: asId(id), title: `Точка ${id}`, minutes: 5 },
      { seat, at: deployment.clock.now() },
    ),
  )
const ask = (client: SimClient, seat: Seat, { id, orgId = asId(seat.organisationId ?? '') }: Row) =>
  needs.create(client.doc, {
    ...(needs.read(client.doc, asId('need-b')) as NonNullable<ReturnType<typeof needs.read>>),
    id: asId(id),
    orgId,
    ...authoredBy(seat, deployment.clock.now()),
  })

/** Sends what was written, and gives the reason for which it was refused; null when all of it was taken. */
const outcome = async (client: SimClient): Promise<string | null> => {
  await deployment.flush([client])
  const refusal = client.messages.findLast((message) => message.type === 'reject')
  return refusal?.type === 'reject' ? refusal.reason : null
}

describe('fair shares', () => {
  test('ME42: one person has one hand up; it is free again when it is down, and colleagues have their own', async () => {
    const member = await deployment.enter(memberB, meeting1)
    raise(member, memberB, { id: 'hand-1' })
    expect(await outcome(member)).toBeNull()
    speakers.set(member.doc, asId('hand-1'), { deletedAt: deployment.clock.now() })
    raise(member, memberB, { id: 'hand-2' })
    expect(await outcome(member)).toBeNull()
    const colleague = await deployment.enter(colleagueB, meeting1)
    raise(colleague, colleagueB, { id: 'hand-3' })
    expect(await outcome(colleague)).toBeNull()
    // Another device of the same person was offline: nothing is refused, and the first hand stays.
    raise(member, memberB, { id: 'hand-4' })
    expect(await outcome(member)).toBeNull()
    expect(readSpeakerQueue(deployment.journal.stored(meeting1)).map(({ id }) => id)).toEqual([
      'hand-2',
      'hand-3',
    ])
  })

  test('ME42: of four hands at once one stays, five are refused', async () => {
    const member = await deployment.enter(memberB, meeting1)
    const raiseAll = (count: number, name: string) =>
      member.doc.transact(() => {
        for (let hand = 0; hand < count; hand++) raise(member, memberB, { id: `${name}-${hand}` })
      })
    raiseAll(limits.handsAtOnce, 'some')
    expect(await outcome(member)).toBeNull()
    expect(readSpeakerQueue(deployment.journal.stored(meeting1))).toHaveLength(1)
    raiseAll(limits.handsAtOnce, 'more')
    expect(await outcome(member)).toBe('handIsUp')
  })

  test('ME42: five thousand hands in one message are refused at once, and a facilitator goes on raising others’', async () => {
    const lead = await deployment.enter(facilitator, meeting1)
    const flood = async (hands: number) => {
      const member = await deployment.enter(memberB, meeting1)
      member.doc.transact(() => {
        for (let hand = 0; hand < hands; hand++) raise(member, memberB, { id: `flood-${hand}` })
      })
      return outcome(member)
    }
    expect(await flood(100)).toBe('handIsUp')
    // So many are more than one message may bring, whatever they are.
    expect(await flood(4_990)).toBe('tooLarge')
    for (const orgId of ['org-a', 'org-b', 'org-c'])
      raise(lead, facilitator, { id: `for-${orgId}`, orgId: asId(orgId) })
    expect(await outcome(lead)).toBeNull()
    expect(readSpeakerQueue(deployment.journal.stored(meeting1))).toHaveLength(3)
  })

  test('ME43: an organisation has so many undecided proposals, not one more, by whomever of it', async () => {
    const member = await deployment.enter(memberB, meeting1)
    for (let item = 0; item < limits.proposalsPerOrganisation; item++)
      propose(member, `proposal-${item}`, memberB)
    expect(await outcome(member)).toBeNull()
    const colleague = await deployment.enter(colleagueB, meeting1)
    propose(colleague, 'one-more', colleagueB)
    expect(await outcome(colleague)).toBe('tooManyProposals')
    const other = await deployment.enter(memberA, meeting1)
    propose(other, 'of-another', memberA)
    expect(await outcome(other)).toBeNull()
    // One that is withdrawn makes room, and does not come back into a full row.
    agenda.set(member.doc, asId('proposal-0'), {
      deletedAt: deployment.clock.now(),
      deletedByOrg: asId('org-b'),
    })
    propose(member, 'instead', memberB)
    expect(await outcome(member)).toBeNull()
    agenda.set(member.doc, asId('proposal-0'), { deletedAt: null, deletedByOrg: null })
    expect(await outcome(member)).toBe('tooManyProposals')
    const lead = await deployment.enter(facilitator, meeting1)
    for (let item = 0; item < 30; item++) propose(lead, `led-${item}`, facilitator)
    expect(await outcome(lead)).toBeNull()
  })

  test('GU31: one organisation’s members make a tenth of a collection, not a row more; facilitators and others go on', async () => {
    const member = await deployment.enter(memberB)
    const before = needs.everything(member.doc).filter((row) => row.createdByOrg === 'org-b').length
    member.doc.transact(() => {
      for (let need = before; need < limits.rowsPerOrganisation; need++)
        ask(member, memberB, { id: `need-${need}` })
    })
    expect(await outcome(member)).toBeNull()
    ask(member, memberB, { id: 'one-more' })
    expect(await outcome(member)).toBe('share')
    const [other, lead] = [await deployment.enter(memberA), await deployment.enter(facilitator)]
    ask(other, memberA, { id: 'of-another' })
    ask(lead, facilitator, { id: 'for-them', orgId: asId('org-b') })
    expect([await outcome(other), await outcome(lead)]).toEqual([null, null])
    const stored = needs.everything(deployment.journal.stored(board1))
    expect(stored.filter((row) => row.createdByOrg === 'org-b')).toHaveLength(500)
    expect(stored.filter(({ id }) => id === 'for-them')).toHaveLength(1)
    expect(limits.rowsPerOrganisation * 10).toBeLessThanOrEqual(limits.rowsPerCollection)
  })
})
