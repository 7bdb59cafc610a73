import { actions, isOpen } from '@sedyanka/shared/board/actions.ts'
import { assignAction } from '@sedyanka/shared/board/assign-action.ts'
import { matches } from '@sedyanka/shared/board/matches.ts'
import { needs } from '@sedyanka/shared/board/needs.ts'
import { reportProgress } from '@sedyanka/shared/board/report-progress.ts'
import { reports } from '@sedyanka/shared/board/reports.ts'
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
import {
  closeMeeting,
  goToItem,
  goToNext,
  goToPrevious,
  postponeItem,
  reopenMeeting,
} from '@sedyanka/shared/meeting/flow.ts'
import { callSpeaker, finishSpeaker } from '@sedyanka/shared/meeting/speaking.ts'
import { readSpeakerQueue } from '@sedyanka/shared/meeting/speakers.ts'
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
const mayAssign = ({ seat }: Editing, row: { status: string; createdByOrg: string | null }) =>
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
      assignAction(doc, { actionId: row.id, orgId: random.pick(['org-a', 'org-b', 'org-c']) }, seat)
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
        actions.all(doc).filter((each) => each.coOrgIds.includes(seat.organisationId ?? 'none')),
      )
      if (!row) return false
      reportProgress(
        doc,
        { actionId: row.id, status: row.status, text: random.word(9) },
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
      const own = (needId: string) => needs.read(doc, needId)?.orgId === seat.organisationId
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
      ({ doc, random }) => void moveItem(doc, random.pick(agenda.all(doc)).id, random.int(6)),
    ),
    include: chairOnly(({ doc, random }) => {
      const row = pickOr(
        random,
        agenda.all(doc).filter(({ status }) => status !== 'scheduled' && status !== 'current'),
      )
      if (!row) return false
      includeItem(doc, row.id)
    }),
    postpone: chairOnly(({ doc, random, step }) =>
      postponeItem(doc, random.pick(agenda.all(doc)).id, step),
    ),
    withdraw: chairOnly(({ doc, random, step }) =>
      withdrawItem(doc, random.pick(agenda.all(doc)).id, step),
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
      removeItem(doc, row.id, { seat, now: step })
      restoreItem(doc, row.id)
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
    goOn: chairOnly(({ doc, random, step }) => {
      const go = random.int(3)
      if (go === 0) return void goToNext(doc, step)
      if (go === 1) return void goToPrevious(doc, step)
      const row = pickOr(
        random,
        agenda.all(doc).filter(({ status }) => status === 'scheduled'),
      )
      return row ? goToItem(doc, row.id, step) : false
    }),
    decide: chairOnly(({ doc, seat, random, step }) => {
      const draft = { id: `decision-${step}`, agendaItemId: 'item-1', text: random.word(20) }
      draftDecision(doc, draft, { seat, now: step })
      retype(decisions.sharedText(doc, draft.id, 'text'), random)
      openVote(doc, draft.id)
      if (random.chance(0.2)) cancelVote(doc, draft.id)
    }),
    pronounce: chairOnly(({ doc, seat, random, step }) => {
      // The first stays a draft: votes on it are cast offline.
      const row = pickOr(
        random,
        decisions.all(doc).filter(({ status, id }) => status === 'draft' && id !== 'decision-1'),
      )
      const id = row?.id ?? `decision-${step}`
      if (!row)
        draftDecision(doc, { id, agendaItemId: 'item-1', text: 'Приема' }, { seat, now: step })
      if (random.chance(0.7)) adoptDecision(doc, id, step)
      else rejectDecision(doc, id, step)
    }),
    castVote: ({ doc, seat, random, step }) => {
      const row = pickOr(
        random,
        decisions.all(doc).filter(({ status }) => status === 'draft'),
      )
      if (!row || seat.organisationId === null) return false
      castVote(doc, row.id, {
        seat,
        now: step,
        choice: random.pick(['for', 'against', 'abstained']),
      })
    },
    confirm: chairOnly(({ doc, step }) => {
      const here = attendance
        .all(doc)
        .map(({ orgId }) => ({ orgId, mode: 'inPerson' as const, representatives: 1 }))
      confirmAttendance(doc, here, step)
      markRestAbsent(doc, ['org-a', 'org-b', `org-${step}`], step)
    }),
    callSpeaker: chairOnly(({ doc, random, step }) => {
      const next = pickOr(random, readSpeakerQueue(doc))
      if (next) callSpeaker(doc, next.id, step)
      else finishSpeaker(doc, step)
    }),
    endAndReopen: chairOnly(({ doc, step }) => {
      closeMeeting(doc, step)
      reopenMeeting(doc, `Пропусната точка ${step}`, step)
    }),
  },
}
