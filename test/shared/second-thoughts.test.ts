import type { DecisionId, OrganisationId, PersonId, RowId } from '@sedyanka/shared/ids.ts'
import { proposeAttendance, usualMode } from '@sedyanka/shared/meeting/checking-in.ts'
import {
  adoptDecision,
  castVote,
  doubtAdoption,
  doubtRejection,
  draftDecision,
  openVote,
  retractDecision,
} from '@sedyanka/shared/meeting/deciding.ts'
import { decisions, numberDecision } from '@sedyanka/shared/meeting/decisions.ts'
import { meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { limitSpeaking } from '@sedyanka/shared/meeting/speaking.ts'
import { readVotes } from '@sedyanka/shared/meeting/votes.ts'
import { mayWrite } from '@sedyanka/shared/rights/policy.ts'
import { origins } from '@sedyanka/shared/rows/records.ts'
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
const draft = (doc: Y.Doc, id: string) =>
  done(
    draftDecision(
      doc,
      { id: asId(id), agendaItemId: asId('a'), text: 'Приема' },
      { seat: facilitator, at: now },
    ),
  )

describe('a decision that is thought over', () => {
  test('ME28: a decision is taken back to the vote with its number and its votes', () => {
    const doc = makeMeetingDoc([asId('a')])
    draft(doc, 'd1')
    done(openVote(doc, { id: asId('d1') }, by()))
    done(
      castVote(doc, { decisionId: asId('d1'), choice: 'for' }, { seat: seat(asId('x')), at: now }),
    )
    const adopt = (id: DecisionId) => {
      done(adoptDecision(doc, { id }, by(now)))
      numberDecision(doc, id)
      return decisions.read(doc, id)?.number
    }
    adopt(asId('d1'))
    done(retractDecision(doc, { id: asId('d1') }, by()))
    expect(decisions.read(doc, asId('d1'))).toMatchObject({
      status: 'draft',
      method: 'vote',
      number: 1,
      decidedAt: null,
    })
    expect(readVotes(doc, asId('d1'))).toHaveLength(1)
    const row = { root: 'votes', id: asId<RowId>('d1:x'), fields: ['choice'] }
    expect(mayWrite(seat(asId('x')), viewOf('meeting', doc), row)).toBeNull()
    draft(doc, 'd2')
    expect(adopt(asId('d2'))).toBe(2)
    expect(adopt(asId('d1'))).toBe(1)
    const back = { root: 'decisions', id: asId<RowId>('d1'), fields: ['status', 'decidedAt'] }
    expect(mayWrite(seat(asId('x')), viewOf('meeting', doc), back)).toBe('facilitatorOnly')
  })

  test('ME28: adopting is doubted when the vote does not carry it or the quorum is missing', () => {
    const doc = makeMeetingDoc([asId('a')])
    draft(doc, 'd1')
    done(openVote(doc, { id: asId('d1') }, by()))
    for (const [org, choice] of [
      ['x', 'for'],
      ['y', 'against'],
      ['z', 'abstained'],
    ] as const)
      done(castVote(doc, { decisionId: asId('d1'), choice }, { seat: seat(asId(org)), at: now }))
    const cast = readVotes(doc, asId('d1'))
    const voted = { method: 'vote', counted: null } as const
    const enough = { cast, quorum: 3, present: 3 }
    const tied = { for: 1, against: 1, abstained: 1 }
    expect(doubtAdoption(voted, enough)).toEqual({ vote: tied, quorum: null })
    expect(doubtAdoption({ ...voted, method: 'consensus' }, enough)).toBeNull()
    const counted = { for: 2, against: 1, abstained: 0 }
    expect(doubtAdoption({ ...voted, counted }, enough)).toBeNull()
    expect(doubtAdoption({ ...voted, counted }, { ...enough, quorum: null, present: 0 })).toBeNull()
    expect(doubtAdoption({ ...voted, counted }, { ...enough, present: 2 })).toEqual({
      vote: null,
      quorum: { required: 3, present: 2 },
    })
  })

  test('ME60: rejecting is doubted when the vote carries it; a tie, a consensus and a hand count against are not', () => {
    const voted = { method: 'vote', counted: null } as const
    const cast = (choices: ('for' | 'against')[]) =>
      choices.map((choice) => ({ choice })) as unknown as Parameters<typeof doubtRejection>[1]
    const carried = { for: 2, against: 1, abstained: 0 }
    expect(doubtRejection(voted, cast(['for', 'for', 'against']))).toEqual(carried)
    expect(doubtRejection(voted, cast(['for', 'against']))).toBeNull()
    expect(doubtRejection({ ...voted, method: 'consensus' }, cast(['for']))).toBeNull()
    const counted = { for: 4, against: 19, abstained: 0 }
    expect(doubtRejection({ ...voted, counted }, cast(['for', 'for']))).toBeNull()
  })
})

test('ME32: undo takes back words, not the limit for statements', () => {
  const doc = makeMeetingDoc([])
  const undo = new Y.UndoManager(doc.getMap('meeting'), {
    trackedOrigins: new Set([origins.edit]),
    captureTimeout: 0,
  })
  meeting.set(doc, 'meeting', { place: 'Зала 2' })
  done(limitSpeaking(doc, { minutes: 2 }, by()))
  undo.undo()
  expect(readMeeting(doc)).toMatchObject({ place: 'Заседателна зала', speakingMinutes: 2 })
  done(limitSpeaking(doc, { minutes: null }, by()))
  expect(readMeeting(doc)?.speakingMinutes).toBeNull()
})

test('ME33: who did not say where they are is proposed for the hall, where there is one', () => {
  const here = [
    { personId: asId<PersonId>('p'), organisationId: asId<OrganisationId>('x'), place: null },
  ]
  const modes = (['inPerson', 'hybrid', 'online'] as const).map(
    (format) => proposeAttendance(here, [], usualMode(format))[0]?.mode,
  )
  expect(modes).toEqual(['inPerson', 'inPerson', 'online'])
})
