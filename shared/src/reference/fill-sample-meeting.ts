import { generateNKeysBetween } from 'fractional-indexing'
import type * as Y from 'yjs'
import { addDays, momentOf } from '../i18n/calendar.ts'
import type { AgendaItemId, BoardId } from '../ids.ts'
import { agenda } from '../meeting/agenda.ts'
import { attendance } from '../meeting/attendance.ts'
import { decisions } from '../meeting/decisions.ts'
import { meeting } from '../meeting/meeting.ts'
import { appendBlocks, plainBlocks } from '../notes/write-note.ts'
import { sampleAuthor } from './sample-author.ts'
import { sampleAgenda, sampleAttendance, sampleDecisions, sampleMeeting } from './sample-meeting.ts'
import { sampleNextMeeting } from './sample-next-meeting.ts'

interface Frame {
  /** The day of the meeting. */
  today: string
  boardId: BoardId
}

const MINUTE = 60_000

/** When each item was finished, by the minutes that each one took. */
const finishedAt = (today: string): Map<string, number> => {
  const ends = new Map<string, number>()
  let moment = momentOf(today, sampleMeeting.openedAt)
  for (const item of sampleAgenda) {
    moment += item.usedMinutes * MINUTE
    ends.set(item.id, moment)
  }
  return ends
}

const writeNotes = (doc: Y.Doc, id: AgendaItemId, notes: string) => {
  const text = agenda.note(doc, id, 'noteText')
  if (text) appendBlocks(text, plainBlocks(notes))
}

const fillAgenda = (doc: Y.Doc, today: string, ends: ReadonlyMap<string, number>) => {
  const orders = generateNKeysBetween(null, null, sampleAgenda.length)
  const preparedAt = momentOf(addDays(today, -10), '09:00')
  for (const [index, { notes, usedMinutes, coOrgIds, ...item }] of sampleAgenda.entries()) {
    agenda.create(doc, {
      ...item,
      order: orders[index] ?? '',
      coOrgIds: [...coOrgIds],
      usedSeconds: usedMinutes * 60,
      closedAt: ends.get(item.id) ?? null,
      carriedFrom: null,
      deletedByOrg: null,
      ...sampleAuthor(sampleMeeting.facilitatorOrgId, preparedAt + index * MINUTE),
    })
    writeNotes(doc, item.id, notes)
  }
}

const fillDecisions = (doc: Y.Doc, ends: ReadonlyMap<string, number>) => {
  for (const decision of sampleDecisions) {
    const decidedAt = ends.get(decision.agendaItemId) ?? 0
    decisions.create(doc, {
      ...decision,
      decidedAt,
      ...sampleAuthor(sampleMeeting.facilitatorOrgId, decidedAt - MINUTE),
    })
  }
}

/** Writes the sample's meeting as it stood after its end: agenda with notes, decisions, attendance. */
export const fillSampleMeeting = (doc: Y.Doc, { today, boardId }: Frame): void => {
  const startedAt = momentOf(today, sampleMeeting.openedAt)
  const ends = finishedAt(today)
  doc.transact(() => {
    meeting.create(doc, {
      id: 'meeting',
      boardId,
      number: sampleMeeting.number,
      title: sampleMeeting.title,
      series: sampleMeeting.series,
      date: today,
      startTime: sampleMeeting.startTime,
      endTime: sampleMeeting.endTime,
      place: sampleMeeting.place,
      format: sampleMeeting.format,
      chairOrgId: sampleMeeting.chairOrgId,
      facilitatorOrgId: sampleMeeting.facilitatorOrgId,
      minuteTakerOrgId: sampleMeeting.minuteTakerOrgId,
      quorum: sampleMeeting.quorum,
      speakingMinutes: null,
      status: 'closed',
      startedAt,
      endedAt: momentOf(today, sampleMeeting.closedAt),
      currentItemId: null,
      currentSince: null,
      openingNote: '',
      closingNote: '',
      nextMeeting: sampleNextMeeting(today),
      reopenReason: null,
      proposalsUntil: null,
    })
    fillAgenda(doc, today, ends)
    fillDecisions(doc, ends)
    for (const present of sampleAttendance) {
      attendance.create(doc, { id: present.orgId, ...present, names: '', confirmedAt: startedAt })
    }
  })
}
