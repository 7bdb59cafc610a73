import type { AgendaItemId, OrganisationId } from '@sedyanka/shared/ids.ts'
import { addItem, removeItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { recordAttendance } from '@sedyanka/shared/meeting/checking-in.ts'
import { draftDecision } from '@sedyanka/shared/meeting/deciding.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { raiseHand } from '@sedyanka/shared/meeting/speaking.ts'
import { speakers } from '@sedyanka/shared/meeting/speakers.ts'
import { voteId, votes } from '@sedyanka/shared/meeting/votes.ts'
import * as Y from 'yjs'
import { asId } from '../../support/as-id.ts'
import { facilitator, memberA, memberB } from '../../support/fixtures.ts'
import { type Attack, by, rowOf, type Trespass } from './attack.ts'
import { noteOf } from '../../support/notes.ts'
import { memberC, readers, writers } from './world.ts'

const members = [memberA, memberB, memberC]
const castAs = (
  { doc, seat, step }: Attack,
  orgId: OrganisationId,
  id = voteId(asId('decision-1'), orgId),
) => {
  votes.create(doc, {
    id,
    decisionId: asId('decision-1'),
    orgId,
    createdBy: seat.personId,
    createdAt: step,
    choice: 'for',
    dissent: null,
  })
}

export const meetingTrespasses: Record<string, Trespass> = {
  'a vote in another’s name': by([...members, facilitator], (attack) =>
    castAs(attack, asId(`org-${attack.random.pick(['d', 'e', 'f'])}`)),
  ),
  'a second vote': by(members, (attack) =>
    castAs(attack, asId(String(attack.seat.organisationId)), asId(`second-${attack.step}`)),
  ),
  'a foreign vote changed': by([memberA, memberC, facilitator], ({ doc }) =>
    votes.set(doc, asId('decision-1:org-b'), { choice: 'against' }),
  ),
  'a vote after the decision': by(memberB, ({ doc }) =>
    votes.set(doc, asId('decision-2:org-b'), { choice: 'for' }),
  ),
  'a first vote after the decision': by([memberA, memberC], ({ doc, seat }) =>
    votes.create(doc, {
      id: asId(`decision-2:${seat.organisationId}`),
      decisionId: asId('decision-2'),
      orgId: asId(String(seat.organisationId)),
      createdBy: seat.personId,
      createdAt: 1,
      choice: 'for',
      dissent: null,
    }),
  ),
  'a vote signed by a colleague': by(members, ({ doc, seat }) =>
    votes.create(doc, {
      id: asId(`decision-9:${seat.organisationId}`),
      decisionId: asId('decision-9'),
      orgId: asId(String(seat.organisationId)),
      createdBy: asId('p-other'),
      createdAt: 1,
      choice: 'for',
      dissent: null,
    }),
  ),
  'a foreign dissent': by([memberA, memberC, facilitator], ({ doc }) =>
    votes.set(doc, asId('decision-2:org-b'), { dissent: 'променено' }),
  ),
  'one’s own attendance confirmed': by([memberB, memberC], ({ doc, seat }) =>
    attendance.set(doc, asId(String(seat.organisationId)), { confirmedAt: 9 }),
  ),
  'a confirmation taken away, or given to oneself': by(memberA, ({ doc }) => {
    const row = rowOf(doc, 'attendance', 'org-a')
    if (row.has('confirmedAt')) row.delete('confirmedAt')
    else row.set('confirmedAt', 9)
  }),
  'another’s attendance': by(members, ({ doc, seat, random }) =>
    random.chance(0.5)
      ? attendance.set(doc, seat === memberA ? asId('org-b') : asId('org-a'), { mode: 'absent' })
      : void recordAttendance(
          doc,
          { orgId: asId('org-z'), mode: 'online', confirms: false },
          { seat, at: 1 },
        ),
  ),
  'attendance under another name': by([...members, facilitator], ({ doc, step }) =>
    attendance.create(doc, {
      id: asId(`z-${step}`),
      orgId: asId('org-a'),
      mode: 'online',
      representatives: 1,
      names: '',
      confirmedAt: null,
    }),
  ),
  'the agenda': by(members, ({ doc, random }) =>
    agenda.set(
      doc,
      asId('item-1'),
      random.pick([
        { order: 'zz' },
        { status: 'closed' },
        { minutes: 1 },
        { title: 'Чуждо' },
        { deletedAt: 4 },
        { presenterOrgId: asId<OrganisationId>('org-b') },
        { usedSeconds: 4 },
      ] as const),
    ),
  ),
  'an item that is on at once': by(members, ({ doc, seat, step }) => {
    addItem(doc, { id: asId(`i-${step}`), title: 'x' }, { seat, at: 1 })
    rowOf(doc, 'agenda', `i-${step}`).set('status', 'scheduled')
  }),
  'a foreign proposal': by([memberA, memberB], ({ doc, random }) =>
    agenda.set(
      doc,
      asId('proposal-c'),
      random.pick([{ title: 'x' }, { deletedAt: 4 }, { minutes: 5 }]),
    ),
  ),
  'one’s own proposal adopted': by(memberC, ({ doc, random }) =>
    agenda.set(
      doc,
      asId('proposal-c'),
      random.pick([{ status: 'scheduled' }, { status: 'current' }] as const),
    ),
  ),
  'removed in another’s name': by(
    facilitator,
    ({ doc, seat }) =>
      void removeItem(
        doc,
        { id: asId('item-2') },
        { seat: { ...seat, organisationId: asId('org-b') }, at: 5 },
      ),
  ),
  'the notes taken away': by(writers, ({ doc, random }) =>
    random.chance(0.5)
      ? rowOf(doc, 'agenda', 'item-1').delete('noteText')
      : rowOf(doc, 'agenda', 'item-1').set('noteText', new Y.Text()),
  ),
  'a decision by a member': by(members, ({ doc, seat, step, random }) =>
    random.pick([
      () => decisions.set(doc, asId('decision-1'), { text: 'друго' }),
      () => decisions.set(doc, asId('decision-1'), { status: 'adopted' }),
      () => decisions.set(doc, asId('decision-2'), { number: 7 }),
      () =>
        void draftDecision(
          doc,
          { id: asId(`d-${step}`), agendaItemId: null, text: 'x' },
          { seat, at: 1 },
        ),
    ])(),
  ),
  'a decision signed by another': by(
    facilitator,
    ({ doc, step }) =>
      void draftDecision(
        doc,
        { id: asId(`d-${step}`), agendaItemId: null, text: 'x' },
        { seat: memberB, at: 1 },
      ),
  ),
  'a decision moved to another item': by(facilitator, ({ doc }) =>
    rowOf(doc, 'decisions', 'decision-1').set('agendaItemId', 'item-2'),
  ),
  'the meeting by a member': by(members, ({ doc, random }) =>
    meeting.set(
      doc,
      'meeting',
      random.pick([
        { status: 'closed' },
        { currentItemId: asId<AgendaItemId>('item-2') },
        { title: 'x' },
        { chairOrgId: asId<OrganisationId>('org-b') },
      ] as const),
    ),
  ),
  'the meeting’s board': by(writers, ({ doc }) =>
    rowOf(doc, 'meeting', 'meeting').set('boardId', 'other'),
  ),
  'the floor taken': by(members, ({ doc, seat, step, random }) => {
    if (random.chance(0.5) && seat !== memberA)
      return speakers.set(doc, asId(`hand-${seat === memberB ? 'b' : 'c'}`), { calledAt: 5 })
    speakers.create(doc, {
      id: asId(`s-${step}`),
      orgId: asId(String(seat.organisationId)),
      calledAt: 5,
      doneAt: null,
      createdBy: seat.personId,
      createdByOrg: seat.organisationId,
      createdAt: 1,
      deletedAt: null,
    })
  }),
  'a foreign hand taken down': by([memberA, memberC], ({ doc }) =>
    speakers.set(doc, asId('hand-b'), { deletedAt: 5 }),
  ),
  'a hand for another': by(
    members,
    ({ doc, seat, step }) =>
      void raiseHand(doc, { id: asId(`s-${step}`), orgId: asId('org-z') }, { seat, at: 1 }),
  ),
  'anything by who only reads': by(readers, ({ doc, seat, random }) =>
    random.pick([
      () => noteOf(doc).insert(0, 'x'),
      () => meeting.set(doc, 'meeting', { title: 'x' }),
      () => noteOf(doc).delete(0, 1),
      () => void addItem(doc, { id: asId('o'), title: 'x' }, { seat, at: 1 }),
    ])(),
  ),
}

/** In a meeting that is over. */
export const closedTrespasses: Record<string, Trespass> = {
  'notes of a closed meeting': by(writers, ({ doc }) => noteOf(doc).insert(0, 'x')),
  'the agenda of a closed meeting': by(facilitator, ({ doc, random }) =>
    agenda.set(doc, asId('item-1'), random.pick([{ minutes: 598 }, { title: 'x' }])),
  ),
  'a decision of a closed meeting': by(facilitator, ({ doc }) =>
    decisions.set(doc, asId('decision-1'), { text: 'друго' }),
  ),
  'a vote in a closed meeting': by(members, ({ doc, seat }) =>
    votes.set(doc, asId(`decision-1:${seat.organisationId}`), { dissent: 'късно' }),
  ),
  'opened again without a reason': by(facilitator, ({ doc, random }) => {
    meeting.set(doc, 'meeting', { status: 'inProgress' })
    if (random.chance(0.5)) meeting.set(doc, 'meeting', { reopenReason: '  ' })
  }),
  'opened again by a member': by(members, ({ doc }) =>
    meeting.set(doc, 'meeting', { status: 'inProgress', reopenReason: 'искам' }),
  ),
  'opened again and rewritten at once': by(facilitator, ({ doc }) => {
    meeting.set(doc, 'meeting', { status: 'inProgress', reopenReason: 'грешка' })
    agenda.set(doc, asId('item-1'), { minutes: 597 })
  }),
  'another item of a closed meeting on': by(facilitator, ({ doc }) =>
    meeting.set(doc, 'meeting', { currentItemId: asId('item-1'), currentSince: 1 }),
  ),
  'the title of a closed meeting': by(facilitator, ({ doc }) =>
    meeting.set(doc, 'meeting', { title: 'x' }),
  ),
}
