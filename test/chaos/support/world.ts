import { actions } from '@sedyanka/shared/board/actions.ts'
import { matches } from '@sedyanka/shared/board/matches.ts'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { needs } from '@sedyanka/shared/board/needs.ts'
import { offers } from '@sedyanka/shared/board/offers.ts'
import { reports } from '@sedyanka/shared/board/reports.ts'
import { authoredBy } from '@sedyanka/shared/fields.ts'
import type { RoomKind } from '@sedyanka/shared/ids.ts'
import { addItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { recordAttendance } from '@sedyanka/shared/meeting/checking-in.ts'
import {
  adoptDecision,
  castVote,
  draftDecision,
  openVote,
} from '@sedyanka/shared/meeting/deciding.ts'
import { numberDecision } from '@sedyanka/shared/meeting/decisions.ts'
import { raiseHand } from '@sedyanka/shared/meeting/speaking.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import type * as Y from 'yjs'
import { by, done } from '../../support/commands.ts'
import { addLines, noteOf } from '../../support/notes.ts'
import {
  addAction,
  buildBoard,
  buildMeeting,
  facilitator,
  memberA,
  memberB,
  observer,
  seatOf,
} from '../../support/fixtures.ts'

/** Documents in which every collection holds rows of several organisations, and the people around them. */

export const memberC = seatOf('p-c', 'member', 'org-c')
export const guestFacilitator = seatOf('p-guest', 'facilitator', null)
export const screen = seatOf('p-screen', 'screen', null)
export const writers: readonly Seat[] = [facilitator, guestFacilitator, memberA, memberB, memberC]
export const readers: readonly Seat[] = [observer, screen]

const fillBoard = (doc: Y.Doc): void => {
  buildBoard(doc)
  addAction(doc, 'action-for-a', { org: 'org-a', seat: memberB })
  addAction(doc, 'action-c', { org: 'org-c', seat: memberC })
  actions.set(doc, 'action-c', { status: 'inProgress', coOrgIds: ['org-b'] })
  const need = needs.read(doc, 'need-b')
  const offer = offers.read(doc, 'offer-a')
  if (!need || !offer) throw new Error('the small board has changed')
  needs.create(doc, { ...need, id: 'need-c', orgId: 'org-c', ...authoredBy(memberC, 2) })
  offers.create(doc, { ...offer, id: 'offer-b', orgId: 'org-b', ...authoredBy(memberB, 2) })
  const some = { quantity: 5, offerId: 'offer-a', needId: 'need-b' }
  matches.create(doc, {
    ...some,
    id: 'match-proposed',
    status: 'proposed',
    ...authoredBy(memberB, 3),
  })
  matches.create(doc, {
    ...some,
    id: 'match-confirmed',
    status: 'confirmed',
    ...authoredBy(memberA, 3),
  })
  const said = { createdBy: memberA.personId, createdAt: 4, deletedAt: null }
  reports.create(doc, {
    id: 'report-a',
    actionId: 'action-a',
    orgId: 'org-a',
    status: 'accepted',
    text: 'Започнахме',
    ...said,
  })
  const when = { date: '2026-11-24', startTime: '10:00', endTime: '11:30' }
  meetings.create(doc, {
    id: 'm1',
    number: 1,
    title: 'Среща',
    series: '',
    place: '',
    status: 'inProgress',
    proposalsUntil: null,
    nextMeeting: null,
    ...when,
  })
}

const fillMeeting = (doc: Y.Doc): void => {
  buildMeeting(doc)
  for (const id of ['item-1', 'item-2'])
    addLines(noteOf(doc, id), 'Водят се бележки\nпо всяка точка')
  done(addItem(doc, { id: 'proposal-c', title: 'Предложение' }, by(2, memberC)))
  const draft = { id: 'decision-2', agendaItemId: 'item-2', text: 'Приема' }
  done(draftDecision(doc, draft, by(3)))
  done(openVote(doc, { id: 'decision-2' }, by(3)))
  for (const seat of [memberA, memberB, memberC])
    done(castVote(doc, { decisionId: 'decision-1', choice: 'for' }, by(4, seat)))
  const against = { choice: 'against', dissent: 'Срокът е кратък' } as const
  done(castVote(doc, { decisionId: 'decision-2', ...against }, by(4, memberB)))
  done(adoptDecision(doc, { id: 'decision-2' }, by(5)))
  numberDecision(doc, 'decision-2')
  for (const orgId of ['org-a', 'org-b', 'org-c'])
    done(recordAttendance(doc, { orgId, mode: 'inPerson', confirms: orgId === 'org-a' }, by(5)))
  done(raiseHand(doc, { id: 'hand-b', orgId: 'org-b' }, by(6, memberB)))
  done(raiseHand(doc, { id: 'hand-c', orgId: 'org-c' }, by(7, memberC)))
}

export const build: Record<RoomKind, (doc: Y.Doc) => void> = {
  board: fillBoard,
  meeting: fillMeeting,
}
