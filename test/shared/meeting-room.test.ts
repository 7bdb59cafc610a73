import type { DecisionId, OrganisationId, PersonId, RowId } from '@sedyanka/shared/ids.ts'
import { attendance, readAttendance } from '@sedyanka/shared/meeting/attendance.ts'
import {
  confirmAttendance,
  countPresent,
  markRestAbsent,
  proposeAttendance,
  recordAttendance,
} from '@sedyanka/shared/meeting/checking-in.ts'
import {
  adoptDecision,
  cancelVote,
  castVote,
  draftDecision,
  openVote,
  outcomeOf,
  rejectDecision,
} from '@sedyanka/shared/meeting/deciding.ts'
import { decisions, numberDecision } from '@sedyanka/shared/meeting/decisions.ts'
import {
  callSpeaker,
  dedupeQueue,
  finishSpeaker,
  lowerHand,
  raiseHand,
} from '@sedyanka/shared/meeting/speaking.ts'
import { readSpeakerQueue } from '@sedyanka/shared/meeting/speakers.ts'
import { readVotes, tally } from '@sedyanka/shared/meeting/votes.ts'
import { mayWrite } from '@sedyanka/shared/rights/policy.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { viewOf } from '@sedyanka/shared/rights/policy-view.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { makeMeetingDoc } from '../support/meeting-doc.ts'

const seat = (organisationId: OrganisationId, role: Seat['role'] = 'member'): Seat => ({
  personId: asId(`p-${organisationId}`),
  name: organisationId,
  role,
  organisationId,
})
const facilitator = seat(asId('ngo-21'), 'facilitator')
const now = 1_000_000

describe('the speaker queue', () => {
  const raise = (doc: Y.Doc, [id, orgId]: [string, string], at: number) =>
    done(raiseHand(doc, { id: asId(id), orgId: asId(orgId) }, { seat: seat(asId(orgId)), at }))

  test('ME8: one hand an organisation, one speaker at a time', () => {
    const doc = makeMeetingDoc([])
    raise(doc, ['s1', 'a'], 1)
    raise(doc, ['s2', 'b'], 2)
    raise(doc, ['s3', 'a'], 3)
    expect(readSpeakerQueue(doc).map((speaker) => speaker.id)).toEqual(['s1', 's2'])
    done(callSpeaker(doc, { id: asId('s1') }, by(10)))
    done(callSpeaker(doc, { id: asId('s2') }, by(20)))
    expect(readSpeakerQueue(doc).map((speaker) => [speaker.id, speaker.calledAt])).toEqual([
      ['s2', 20],
    ])
    done(callSpeaker(doc, { id: asId('s2') }, by(30)))
    expect(readSpeakerQueue(doc)[0]?.calledAt).toBe(20)
    done(finishSpeaker(doc, {}, by(40)))
    expect(readSpeakerQueue(doc)).toEqual([])
  })

  test('ME8: two colleagues who raise at once count once, and one lowering takes both down', () => {
    const doc = makeMeetingDoc([])
    const other = new Y.Doc()
    raise(doc, ['s1', 'a'], 1)
    raise(other, ['s2', 'a'], 1)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(readSpeakerQueue(doc)).toHaveLength(2)
    expect(dedupeQueue(readSpeakerQueue(doc))).toHaveLength(1)
    done(lowerHand(doc, { orgId: asId('a') }, by(5)))
    expect(readSpeakerQueue(doc)).toEqual([])
  })
})

describe('decisions', () => {
  const draft = (doc: Y.Doc, id: string) =>
    done(
      draftDecision(
        doc,
        { id: asId(id), agendaItemId: asId('a'), text: 'Приема' },
        { seat: facilitator, at: now },
      ),
    )

  test('ME9: adoption numbers decisions in the order of adoption, once', () => {
    const doc = makeMeetingDoc([asId('a')])
    draft(doc, 'd1')
    draft(doc, 'd2')
    const adopt = (id: DecisionId) => {
      done(adoptDecision(doc, { id }, by(now)))
      numberDecision(doc, id)
      return decisions.read(doc, id)?.number
    }
    numberDecision(doc, asId('d1'))
    expect(decisions.read(doc, asId('d1'))?.number).toBeNull()
    expect(adopt(asId('d2'))).toBe(1)
    expect(adopt(asId('d1'))).toBe(2)
    done(rejectDecision(doc, { id: asId('d2') }, by(now)))
    expect(adopt(asId('d2'))).toBe(1)
    expect(decisions.read(doc, asId('d1'))).toMatchObject({
      status: 'adopted',
      number: 2,
      decidedAt: now,
    })
  })

  test('ME9: one organisation, one vote, its own; it can be changed until the decision falls', () => {
    const doc = makeMeetingDoc([asId('a')])
    draft(doc, 'd1')
    done(openVote(doc, { id: asId('d1') }, by()))
    done(
      castVote(doc, { decisionId: asId('d1'), choice: 'for' }, { seat: seat(asId('x')), at: now }),
    )
    done(
      castVote(
        doc,
        { decisionId: asId('d1'), choice: 'against' },
        { seat: seat(asId('x')), at: now },
      ),
    )
    done(
      castVote(
        doc,
        { decisionId: asId('d1'), choice: 'abstained' },
        { seat: seat(asId('y')), at: now },
      ),
    )
    expect(tally(readVotes(doc, asId('d1')))).toEqual({ for: 0, against: 1, abstained: 1 })
    expect(outcomeOf(readVotes(doc, asId('d1')))).toBe('notCarried')
    done(
      castVote(doc, { decisionId: asId('d1'), choice: null }, { seat: seat(asId('x')), at: now }),
    )
    expect(outcomeOf(readVotes(doc, asId('d1')))).toBe('tied')
    done(
      castVote(doc, { decisionId: asId('d1'), choice: 'for' }, { seat: seat(asId('x')), at: now }),
    )
    expect(outcomeOf(readVotes(doc, asId('d1')))).toBe('carried')
    const alone = { ...facilitator, organisationId: null }
    expect(castVote(doc, { decisionId: asId('d1'), choice: 'for' }, by(now, alone))).toMatchObject({
      error: { code: 'seat' },
    })
    done(adoptDecision(doc, { id: asId('d1') }, by(now)))
    const row = { root: 'votes', id: asId<RowId>('d1:x'), fields: ['choice'] }
    expect(mayWrite(seat(asId('x')), viewOf('meeting', doc), row)).toBe('closed')
  })

  test('ME9: a dissenting opinion stands beside the vote and survives it', () => {
    const doc = makeMeetingDoc([asId('a')])
    draft(doc, 'd1')
    done(
      castVote(
        doc,
        { decisionId: asId('d1'), dissent: 'Не сме съгласни' },
        { seat: seat(asId('x')), at: now },
      ),
    )
    done(
      castVote(doc, { decisionId: asId('d1'), choice: 'for' }, { seat: seat(asId('x')), at: now }),
    )
    expect(readVotes(doc, asId('d1'))).toMatchObject([
      { choice: 'for', dissent: 'Не сме съгласни' },
    ])
    done(openVote(doc, { id: asId('d1') }, by()))
    done(cancelVote(doc, { id: asId('d1') }, by()))
    expect(decisions.read(doc, asId('d1'))?.method).toBe('consensus')
    expect(tally(readVotes(doc, asId('d1'))).for).toBe(1)
  })
})

describe('attendance', () => {
  const here = (
    personId: PersonId,
    organisationId: OrganisationId | null,
    place: 'hall' | 'online' | null = null,
  ) => ({ personId, organisationId, place })

  test('ME10: presence proposes by organisation and counts people, not tabs', () => {
    const people = [
      here(asId('p1'), asId('a'), 'online'),
      here(asId('p1'), asId('a'), 'hall'),
      here(asId('p2'), asId('a'), 'online'),
      here(asId('p3'), asId('b')),
      here(asId('p4'), null),
    ]
    expect(proposeAttendance(people, [], 'online')).toEqual([
      { orgId: 'a', mode: 'inPerson', representatives: 2 },
      { orgId: 'b', mode: 'online', representatives: 1 },
    ])
  })

  test('ME10: presence alone writes nothing; one tap of the facilitator does', () => {
    const doc = makeMeetingDoc([])
    const proposals = proposeAttendance(
      [here(asId('p1'), asId('a')), here(asId('p2'), asId('b'), 'hall')],
      readAttendance(doc),
      'online',
    )
    expect(readAttendance(doc)).toEqual([])
    done(confirmAttendance(doc, { proposals }, by(now)))
    expect(countPresent(readAttendance(doc))).toBe(2)
    expect(attendance.read(doc, asId('b'))).toMatchObject({ mode: 'inPerson', confirmedAt: now })
    expect(proposeAttendance([here(asId('p1'), asId('a'))], readAttendance(doc), 'online')).toEqual(
      [],
    )
  })

  test('ME10: what an organisation says of itself waits for confirmation and never takes one away', () => {
    const doc = makeMeetingDoc([])
    done(recordAttendance(doc, { orgId: asId('a'), mode: 'online', confirms: false }, by()))
    expect(countPresent(readAttendance(doc))).toBe(0)
    expect(proposeAttendance([], readAttendance(doc), 'inPerson')).toEqual([
      { orgId: 'a', mode: 'online', representatives: 1 },
    ])
    done(recordAttendance(doc, { orgId: asId('a'), mode: 'online', confirms: true }, by(now)))
    done(recordAttendance(doc, { orgId: asId('a'), mode: 'inPerson', confirms: false }, by()))
    expect(attendance.read(doc, asId('a'))).toMatchObject({ mode: 'inPerson', confirmedAt: now })
  })

  test('ME10: the rest is marked absent; who comes late is proposed again', () => {
    const doc = makeMeetingDoc([])
    done(recordAttendance(doc, { orgId: asId('b'), mode: 'excused', confirms: false }, by()))
    done(markRestAbsent(doc, { orgIds: [asId('a'), asId('b')] }, by(now)))
    expect(attendance.read(doc, asId('a'))).toMatchObject({
      mode: 'absent',
      representatives: 0,
      confirmedAt: now,
    })
    expect(attendance.read(doc, asId('b'))).toMatchObject({ mode: 'excused', confirmedAt: now })
    expect(
      proposeAttendance([here(asId('p1'), asId('a'), 'hall')], readAttendance(doc), 'online'),
    ).toEqual([{ orgId: 'a', mode: 'inPerson', representatives: 1 }])
  })
})
