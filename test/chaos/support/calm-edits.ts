import { actions, isOpen } from '@sedyanka/shared/actions/actions.ts'
import { assignAction } from '@sedyanka/shared/actions/assign-action.ts'
import { matches } from '@sedyanka/shared/help/matches.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { reportProgress } from '@sedyanka/shared/actions/report-progress.ts'
import { reports } from '@sedyanka/shared/actions/reports.ts'
import type { AgendaItemId, DecisionId, NeedId, OrganisationId } from '@sedyanka/shared/ids.ts'
import {
  includeItem,
  moveItem,
  removeItem,
  restoreItem,
  withdrawItem,
} from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { confirmAttendance, markRestAbsent } from '@sedyanka/shared/meeting/checking-in.ts'
import {
  adoptDecision,
  cancelVote,
  castVote,
  draftDecision,
  openVote,
  rejectDecision,
} from '@sedyanka/shared/meeting/deciding.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { closeMeeting, reopenMeeting } from '@sedyanka/shared/meeting/ending.ts'
import { goToItem, goToNext, goToPrevious, postponeItem } from '@sedyanka/shared/meeting/flow.ts'
import { callSpeaker, finishSpeaker } from '@sedyanka/shared/meeting/speaking.ts'
import { readSpeakerQueue } from '@sedyanka/shared/meeting/speakers.ts'
import { asId } from '../../support/as-id.ts'
import type { Random } from '../../support/random.ts'
import { retype } from './retype.ts'
import type { Edit, Editing, EditTable } from './session.ts'

/** Edits whose right hangs on the moment: they are made when everybody is in step, and arrive before anything else. */

const pickOr = <T>(random: Random, list: readonly T[]): T | null =>
  list.length > 0 ? random.pick(list) : null
const chairOnly =
  (edit: Edit): Edit =>
  (editing) =>
    editing.seat.role === 'facilitator' ? edit(editing) : false
/** Facilitators assign; whoever proposed an action item does so until it is accepted. */
const mayAssign = (
  { seat }: Editing,
  row: { status: string; createdByOrg: OrganisationId | null },
) =>
  seat.role === 'facilitator' ||
  (row.createdByOrg === seat.organisationId &&
    (row.status === 'proposed' || row.status === 'cancelled'))

export const calmEdits: EditTable = {
  board: {
    assign: (editing) => {
      const { doc, seat, random } = editing
      // Never what somebody may be working on offline (free-edits.ts, `ownAction`).
      const row = pickOr(
        random,
        actions
          .all(doc)
          .filter(
            (each) =>
              mayAssign(editing, each) &&
              isOpen(each) &&
              each.createdByOrg !== each.responsibleOrgId,
          ),
      )
      if (!row) return false
      const orgId = random.pick(['org-a', 'org-b', 'org-c'])
      assignAction(doc, { id: row.id, orgId: asId(orgId) }, { seat, at: editing.step })
    },
    accept: ({ doc, seat, random }) => {
      const row = pickOr(
        random,
        actions
          .all(doc)
          .filter((each) => each.responsibleOrgId === seat.organisationId && seat.organisationId),
      )
      if (!row) return false
      actions.set(doc, row.id, { status: 'accepted' })
    },
    reportAsSupporter: ({ doc, seat, random, step }) => {
      const row = pickOr(
        random,
        actions
          .all(doc)
          .filter((each) => each.coOrgIds.includes(asId(seat.organisationId ?? 'none'))),
      )
      if (!row) return false
      reportProgress(
        doc,
        { id: row.id, status: row.status, text: random.word(9) },
        { seat, at: step },
      )
    },
    correctReport: ({ doc, seat, random }) => {
      const row = pickOr(
        random,
        reports.all(doc).filter(({ orgId }) => orgId === seat.organisationId),
      )
      if (!row) return false
      reports.set(doc, row.id, { text: random.word(6), deletedAt: random.chance(0.2) ? 9 : null })
    },
    deliver: ({ doc, seat, random }) => {
      const own = (needId: NeedId) => needs.read(doc, needId)?.orgId === seat.organisationId
      const row = pickOr(
        random,
        matches.all(doc).filter(({ status, needId }) => status === 'confirmed' && own(needId)),
      )
      if (!row) return false
      matches.set(doc, row.id, { status: 'delivered' })
    },
  },
  meeting: {
    order: chairOnly(
      ({ doc, random, seat, step }) =>
        void moveItem(
          doc,
          { id: random.pick(agenda.all(doc)).id, place: random.int(6) },
          { seat, at: step },
        ),
    ),
    include: chairOnly(({ doc, random, seat, step }) => {
      const row = pickOr(
        random,
        agenda.all(doc).filter(({ status }) => status !== 'scheduled' && status !== 'current'),
      )
      if (!row) return false
      includeItem(doc, { id: row.id }, { seat, at: step })
    }),
    postpone: chairOnly(
      ({ doc, random, seat, step }) =>
        void postponeItem(doc, { id: random.pick(agenda.all(doc)).id }, { seat, at: step }),
    ),
    withdraw: chairOnly(
      ({ doc, random, seat, step }) =>
        void withdrawItem(doc, { id: random.pick(agenda.all(doc)).id }, { seat, at: step }),
    ),
    removeAndRestore: ({ doc, seat, random, step }) => {
      const own = agenda
        .all(doc)
        .filter(
          ({ status, createdByOrg }) =>
            status === 'proposed' && createdByOrg === seat.organisationId,
        )
      const row = pickOr(random, seat.role === 'facilitator' ? agenda.all(doc) : own)
      if (!row) return false
      const by = { seat, at: step }
      removeItem(doc, { id: row.id }, by)
      restoreItem(doc, { id: row.id }, by)
    },
    editProposal: ({ doc, seat, random }) => {
      const row = pickOr(
        random,
        agenda
          .all(doc)
          .filter(
            ({ status, createdByOrg }) =>
              status === 'proposed' && createdByOrg === seat.organisationId && seat.organisationId,
          ),
      )
      if (!row) return false
      agenda.set(doc, row.id, { title: random.word(8), minutes: random.int(30) })
    },
    goOn: chairOnly(({ doc, random, seat, step }) => {
      const go = random.int(3)
      const by = { seat, at: step }
      if (go === 0) return void goToNext(doc, {}, by)
      if (go === 1) return void goToPrevious(doc, {}, by)
      const row = pickOr(
        random,
        agenda.all(doc).filter(({ status }) => status === 'scheduled'),
      )
      return row ? void goToItem(doc, { itemId: row.id }, by) : false
    }),
    decide: chairOnly(({ doc, seat, random, step }) => {
      const draft = {
        id: asId<DecisionId>(`decision-${step}`),
        agendaItemId: asId<AgendaItemId>('item-1'),
        text: random.word(20),
      }
      const by = { seat, at: step }
      draftDecision(doc, draft, by)
      retype(decisions.sharedText(doc, asId(draft.id), 'text'), random)
      openVote(doc, { id: asId(draft.id) }, by)
      if (random.chance(0.2)) cancelVote(doc, { id: asId(draft.id) }, by)
    }),
    pronounce: chairOnly(({ doc, seat, random, step }) => {
      // The first stays a draft: votes on it are cast offline.
      const row = pickOr(
        random,
        decisions.all(doc).filter(({ status, id }) => status === 'draft' && id !== 'decision-1'),
      )
      const id = row?.id ?? `decision-${step}`
      const by = { seat, at: step }
      if (!row)
        draftDecision(doc, { id: asId(id), agendaItemId: asId('item-1'), text: 'Приема' }, by)
      if (random.chance(0.7)) adoptDecision(doc, { id: asId(id) }, by)
      else rejectDecision(doc, { id: asId(id) }, by)
    }),
    castVote: ({ doc, seat, random, step }) => {
      const row = pickOr(
        random,
        decisions.all(doc).filter(({ status }) => status === 'draft'),
      )
      if (!row || seat.organisationId === null) return false
      const choice = random.pick(['for', 'against', 'abstained'] as const)
      castVote(doc, { decisionId: row.id, choice }, { seat, at: step })
    },
    confirm: chairOnly(({ doc, seat, step }) => {
      const here = attendance
        .all(doc)
        .map(({ orgId }) => ({ orgId, mode: 'inPerson' as const, representatives: 1 }))
      const by = { seat, at: step }
      confirmAttendance(doc, { proposals: here }, by)
      markRestAbsent(doc, { orgIds: [asId('org-a'), asId('org-b'), asId(`org-${step}`)] }, by)
    }),
    callSpeaker: chairOnly(({ doc, random, seat, step }) => {
      const next = pickOr(random, readSpeakerQueue(doc))
      if (next) callSpeaker(doc, { id: next.id }, { seat, at: step })
      else finishSpeaker(doc, {}, { seat, at: step })
    }),
    endAndReopen: chairOnly(({ doc, seat, step }) => {
      const by = { seat, at: step }
      closeMeeting(doc, {}, by)
      reopenMeeting(doc, { reason: `Пропусната точка ${step}` }, by)
    }),
  },
}
