import type * as Y from 'yjs'
import { actions } from '../actions/actions.ts'
import { board } from '../board/board.ts'
import { matches } from '../help/matches.ts'
import { meetings } from '../board/meetings.ts'
import { needs } from '../help/needs.ts'
import { offers } from '../help/offers.ts'
import { organisations } from '../organisations/organisations.ts'
import { reports } from '../actions/reports.ts'
import { addDays, momentOf } from '../i18n/calendar.ts'
import type { MeetingId, ReportId } from '../ids.ts'
import { organisations as register } from './organisations.ts'
import { sampleNextMeeting } from './sample-next-meeting.ts'
import { sampleAuthor } from './sample-author.ts'
import { sampleMatches, sampleNeeds, sampleOffers } from './sample-help.ts'
import { sampleActions, sampleMeeting } from './sample-meeting.ts'

interface Frame {
  /** The day of the meeting. */
  today: string
  meetingId: MeetingId
}

/** As the people of the sample call their board. */
const boardTitle = 'Украйна · Стара Загора'

const MINUTE = 60_000

/** Minutes apart, so that rows are read in the order in which they stand in the sample. */
const momentOfRow = (day: string, clock: string, index: number): number =>
  momentOf(day, clock) + index * MINUTE

const fillActions = (doc: Y.Doc, { today, meetingId }: Frame) => {
  for (const [index, action] of sampleActions.entries()) {
    const madeOn = action.carriedOverFrom === null ? today : addDays(today, -14)
    actions.create(doc, {
      id: action.id,
      title: action.title,
      responsibleOrgId: action.responsibleOrgId,
      coOrgIds: [...action.coOrgIds],
      dueDate: addDays(today, action.dueInDays),
      status: action.status,
      blockedReason: action.status === 'blocked' ? action.report : null,
      meetingId,
      agendaItemId: action.agendaItemId,
      decisionId: action.decisionId,
      carriedOverFrom: action.carriedOverFrom,
      ...sampleAuthor(sampleMeeting.facilitatorOrgId, momentOfRow(madeOn, '10:05', index)),
    })
    if (action.report === '') continue
    reports.create(doc, {
      id: `report-${action.id}` as ReportId,
      actionId: action.id,
      orgId: action.responsibleOrgId,
      createdBy: sampleAuthor(null, 0).createdBy,
      createdAt: momentOfRow(today, '09:00', index),
      status: action.status,
      text: action.report,
      deletedAt: null,
    })
  }
}

const fillNeedsAndOffers = (doc: Y.Doc, { today }: Frame) => {
  const day = (offset: number) => addDays(today, offset)
  for (const [index, need] of sampleNeeds.entries()) {
    needs.create(doc, {
      id: need.id,
      title: need.title,
      orgId: need.orgId,
      sector: need.sector,
      kind: need.kind,
      quantity: need.quantity,
      unit: need.unit,
      municipality: need.municipality,
      neededFrom: day(need.neededFromDays),
      validUntil: day(need.validUntilDays),
      urgency: need.urgency,
      peopleInNeed: need.peopleInNeed,
      note: need.note,
      withdrawnAt: null,
      ...sampleAuthor(need.orgId, momentOfRow(day(-5), '09:00', index)),
    })
  }
  for (const [index, offer] of sampleOffers.entries()) {
    offers.create(doc, {
      id: offer.id,
      title: offer.title,
      orgId: offer.orgId,
      sector: offer.sector,
      kind: offer.kind,
      quantity: offer.quantity,
      unit: offer.unit,
      municipality: offer.municipality,
      coverage: offer.coverage,
      availableFrom: day(offer.availableFromDays),
      validUntil: day(offer.validUntilDays),
      conditions: offer.conditions,
      withdrawnAt: null,
      ...sampleAuthor(offer.orgId, momentOfRow(day(-4), '09:00', index)),
    })
  }
  for (const [index, match] of sampleMatches.entries()) {
    const { offerId, needId, quantity, status } = match
    const offering = sampleOffers.find((offer) => offer.id === offerId)
    const made = sampleAuthor(offering?.orgId ?? null, momentOfRow(today, '11:21', index))
    matches.create(doc, { id: match.id, offerId, needId, quantity, status, ...made })
  }
}

/** Writes the sample's board: the register, action items with their reports, needs, offers, matches, the meeting's line. */
export const fillSampleBoard = (doc: Y.Doc, frame: Frame): void => {
  doc.transact(() => {
    board.create(doc, {
      id: 'board',
      title: boardTitle,
      templateId: 'refugeeResponse',
      demo: true,
    })
    for (const organisation of register) {
      organisations.create(doc, {
        ...organisation,
        name: { ...organisation.name },
        shortNames: { ...(organisation.shortNames ?? { en: '', uk: '' }) },
        sectors: [...organisation.sectors],
        deletedAt: null,
      })
    }
    fillActions(doc, frame)
    fillNeedsAndOffers(doc, frame)
    meetings.create(doc, {
      id: frame.meetingId,
      number: sampleMeeting.number,
      title: sampleMeeting.title,
      series: sampleMeeting.series,
      date: frame.today,
      startTime: sampleMeeting.startTime,
      endTime: sampleMeeting.endTime,
      place: sampleMeeting.place,
      status: 'closed',
      proposalsUntil: null,
      nextMeeting: sampleNextMeeting(frame.today),
    })
  })
}
