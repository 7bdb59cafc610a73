import { actions } from '@sedyanka/shared/actions/actions.ts'
import { matches } from '@sedyanka/shared/help/matches.ts'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { offers } from '@sedyanka/shared/help/offers.ts'
import { reports } from '@sedyanka/shared/actions/reports.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import type { AgendaItemId, DecisionId, NeedId, OfferId, RoomKind } from '@sedyanka/shared/ids.ts'
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
import { asId } from '../../support/as-id.ts'
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

export const memberC = seatOf(asId('p-c'), 'member', asId('org-c'))
export const guestFacilitator = seatOf(asId('p-guest'), 'facilitator', null)
export const screen = seatOf(asId('p-screen'), 'screen', null)
export const writers: readonly Seat[] = [facilitator, guestFacilitator, memberA, memberB, memberC]
export const readers: readonly Seat[] = [observer, screen]

const fillBoard = (doc: Y.Doc): void => {
  buildBoard(doc)
  addAction(doc, 'action-for-a', { org: asId('org-a'), seat: memberB })
  addAction(doc, 'action-c', { org: asId('org-c'), seat: memberC })
  actions.set(doc, asId('action-c'), { status: 'inProgress', coOrgIds: [asId('org-b')] })
  const need = needs.read(doc, asId('need-b'))
  const offer = offers.read(doc, asId('offer-a'))
  if (!need || !offer) throw new Error('the small board has changed')
  needs.create(doc, {
    ...need,
    id: asId('need-c'),
    orgId: asId('org-c'),
    ...authoredBy(memberC, 2),
  })
  offers.create(doc, {
    ...offer,
    id: asId('offer-b'),
    orgId: asId('org-b'),
    ...authoredBy(memberB, 2),
  })
  const some = { quantity: 5, offerId: asId<OfferId>('offer-a'), needId: asId<NeedId>('need-b') }
  matches.create(doc, {
    ...some,
    id: asId('match-proposed'),
    status: 'proposed',
    ...authoredBy(memberB, 3),
  })
  matches.create(doc, {
    ...some,
    id: asId('match-confirmed'),
    status: 'confirmed',
    ...authoredBy(memberA, 3),
  })
  const said = { createdBy: memberA.personId, createdAt: 4, deletedAt: null }
  reports.create(doc, {
    id: asId('report-a'),
    actionId: asId('action-a'),
    orgId: asId('org-a'),
    status: 'accepted',
    text: 'Започнахме',
    ...said,
  })
  const when = { date: '2026-11-24', startTime: '10:00', endTime: '11:30' }
  meetings.create(doc, {
    id: asId('m1'),
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
  done(addItem(doc, { id: asId('proposal-c'), title: 'Предложение' }, by(2, memberC)))
  const draft = {
    id: asId<DecisionId>('decision-2'),
    agendaItemId: asId<AgendaItemId>('item-2'),
    text: 'Приема',
  }
  done(draftDecision(doc, draft, by(3)))
  done(openVote(doc, { id: asId('decision-2') }, by(3)))
  for (const seat of [memberA, memberB, memberC])
    done(castVote(doc, { decisionId: asId('decision-1'), choice: 'for' }, by(4, seat)))
  const against = { choice: 'against', dissent: 'Срокът е кратък' } as const
  done(castVote(doc, { decisionId: asId('decision-2'), ...against }, by(4, memberB)))
  done(adoptDecision(doc, { id: asId('decision-2') }, by(5)))
  numberDecision(doc, asId('decision-2'))
  for (const orgId of ['org-a', 'org-b', 'org-c'])
    done(
      recordAttendance(
        doc,
        { orgId: asId(orgId), mode: 'inPerson', confirms: orgId === 'org-a' },
        by(5),
      ),
    )
  done(raiseHand(doc, { id: asId('hand-b'), orgId: asId('org-b') }, by(6, memberB)))
  done(raiseHand(doc, { id: asId('hand-c'), orgId: asId('org-c') }, by(7, memberC)))
}

export const build: Record<RoomKind, (doc: Y.Doc) => void> = {
  board: fillBoard,
  meeting: fillMeeting,
}
