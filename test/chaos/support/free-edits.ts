import { actions, ActionStatus } from '@sedyanka/shared/actions/actions.ts'
import { board } from '@sedyanka/shared/board/board.ts'
import { matches } from '@sedyanka/shared/help/matches.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { offers } from '@sedyanka/shared/help/offers.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { linkOffer, pledge } from '@sedyanka/shared/help/pledge.ts'
import { reportProgress } from '@sedyanka/shared/actions/report-progress.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import type { OfferId, OrganisationId } from '@sedyanka/shared/ids.ts'
import { addItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { lowerHand, raiseHand } from '@sedyanka/shared/meeting/speaking.ts'
import { votes } from '@sedyanka/shared/meeting/votes.ts'
import { asId } from '../../support/as-id.ts'
import type { Random } from '../../support/random.ts'
import { addAction } from '../../support/fixtures.ts'
import { retype } from './retype.ts'
import { scribble } from './scribble.ts'
import type { Editing, EditTable } from './session.ts'

/** Edits that stay legal whatever others do at the same time: people may make them offline for a week. */

const pickOr = <T>(random: Random, list: readonly T[]): T | null =>
  list.length > 0 ? random.pick(list) : null
const day = (random: Random) => `2026-12-${10 + random.int(20)}`
const orgOf = ({ seat }: Editing) => seat.organisationId ?? 'org-a'
const mine = ({ seat }: Editing, row: { orgId: OrganisationId }) =>
  seat.role === 'facilitator' || row.orgId === seat.organisationId

/** Its own organisation carries it out and wrote it down: nobody else may take that away meanwhile. */
const ownAction = ({ doc, seat, random }: Editing) =>
  pickOr(
    random,
    actions
      .everything(doc)
      .filter((row) =>
        seat.organisationId === null
          ? seat.role === 'facilitator'
          : row.createdByOrg === seat.organisationId &&
            row.responsibleOrgId === seat.organisationId,
      ),
  )

export const freeEdits: EditTable = {
  board: {
    addAction: ({ doc, seat, step }) =>
      addAction(doc, `act-${step}`, { org: seat.organisationId, seat }),
    retitleAction: (editing) => {
      const row = ownAction(editing)
      return row ? retype(actions.sharedText(editing.doc, row.id, 'title'), editing.random) : false
    },
    setAction: (editing) => {
      const row = ownAction(editing)
      if (!row) return false
      const { doc, random, step } = editing
      const deletedAt = random.chance(0.2) ? step : null
      actions.set(doc, row.id, {
        status: random.pick(ActionStatus.options),
        dueDate: day(random),
        deletedAt,
      })
    },
    clearAction: (editing) => {
      const row = ownAction(editing)
      if (!row) return false
      actions.set(editing.doc, row.id, {
        dueDate: null,
        coOrgIds: (['org-b', 'org-c'] as OrganisationId[]).slice(editing.random.int(3)),
      })
    },
    report: (editing) => {
      const row = ownAction(editing)
      if (!row || row.deletedAt !== null) return false
      const { doc, seat, random, step } = editing
      const status = random.pick(ActionStatus.options)
      reportProgress(doc, { id: row.id, status, text: random.word(8) }, { seat, at: step })
    },
    addNeed: (editing) => {
      const { doc, seat, step, random } = editing
      const example = needs.read(doc, asId('need-b'))
      if (!example) return false
      const orgId = orgOf(editing)
      needs.create(doc, {
        ...example,
        id: asId(`need-${step}`),
        orgId: asId(orgId),
        title: random.word(9),
        ...authoredBy(seat, step),
      })
    },
    setNeed: (editing) => {
      const { doc, random, step } = editing
      const row = pickOr(
        random,
        needs.everything(doc).filter((each) => mine(editing, each)),
      )
      if (!row) return false
      // Typed letter by letter into a plain value, as a page does while somebody writes.
      for (const letter of random.word(3)) needs.set(doc, row.id, { note: `${row.note}${letter}` })
      needs.set(doc, row.id, {
        quantity: 1 + random.int(90),
        urgency: random.pick(['critical', 'high', 'normal']),
        withdrawnAt: random.chance(0.1) ? step : null,
      })
    },
    setOffer: (editing) => {
      const { doc, random } = editing
      const row = pickOr(
        random,
        offers.everything(doc).filter((each) => mine(editing, each)),
      )
      if (!row) return false
      offers.set(doc, row.id, {
        quantity: 1 + random.int(90),
        conditions: random.word(20),
        validUntil: random.chance(0.5) ? day(random) : null,
      })
    },
    pledge: (editing) => {
      const { doc, seat, random, step } = editing
      const need = pickOr(
        random,
        needs.all(doc).filter((each) => each.withdrawnAt === null),
      )
      if (!need) return false
      pledge(
        doc,
        { needId: need.id, quantity: 1 + random.int(9), orgId: asId(orgOf(editing)) },
        { seat, at: step },
      )
    },
    link: (editing) => {
      const { doc, seat, random, step } = editing
      const offer = pickOr(
        random,
        offers.all(doc).filter((each) => each.withdrawnAt === null && mine(editing, each)),
      )
      const need = pickOr(
        random,
        needs.all(doc).filter((each) => each.withdrawnAt === null),
      )
      if (!offer || !need) return false
      linkOffer(doc, { needId: need.id, offerId: offer.id, quantity: 2 }, { seat, at: step })
    },
    answerMatch: (editing) => {
      const { doc, random, seat } = editing
      const own = (id: OfferId) =>
        offers.read(doc, id)?.orgId === seat.organisationId || seat.role === 'facilitator'
      const row = pickOr(
        random,
        matches
          .everything(doc)
          .filter(({ offerId, status }) => own(offerId) && status !== 'delivered'),
      )
      if (!row) return false
      matches.set(doc, row.id, {
        status: random.pick(['proposed', 'confirmed', 'declined']),
        quantity: 1 + random.int(20),
      })
    },
    manage: ({ doc, seat, random }) => {
      if (seat.role !== 'facilitator') return false
      board.set(doc, 'board', { title: random.word(12) })
      organisations.set(doc, asId('org-c'), { shortName: random.word(5), sectors: ['health'] })
    },
  },
  meeting: {
    notes: ({ doc, random }) => {
      const item = pickOr(
        random,
        agenda.everything(doc).filter(({ status }) => status !== 'proposed'),
      )
      const notes = item && agenda.note(doc, item.id, 'noteText')
      if (!notes) return false
      doc.transact(() => scribble(notes, random), 'edit')
    },
    propose: ({ doc, seat, random, step }) =>
      void addItem(doc, { id: asId(`point-${step}`), title: random.word(7) }, { seat, at: step }),
    retitleItem: ({ doc, seat, random }) => {
      if (seat.role !== 'facilitator') return false
      const item = pickOr(random, agenda.all(doc))
      return item ? retype(agenda.sharedText(doc, item.id, 'title'), random) : false
    },
    timeItem: ({ doc, seat, random }) => {
      const item = pickOr(random, agenda.all(doc))
      if (!item || seat.role !== 'facilitator') return false
      agenda.set(doc, item.id, {
        minutes: random.int(60),
        presenterOrgId: random.pick<OrganisationId | null>([asId('org-a'), asId('org-b'), null]),
      })
    },
    attend: ({ doc, seat, random }) => {
      const orgId = seat.organisationId
      if (orgId === null || !attendance.read(doc, orgId)) return false
      attendance.set(doc, orgId, {
        mode: random.pick(['inPerson', 'online', 'excused']),
        representatives: random.int(5),
        names: random.word(9),
      })
    },
    vote: ({ doc, seat, random }) => {
      const id = `decision-1:${seat.organisationId}`
      if (seat.organisationId === null || !votes.read(doc, asId(id))) return false
      votes.set(doc, asId(id), {
        choice: random.pick(['for', 'against', 'abstained', null]),
        dissent: random.chance(0.2) ? random.word(9) : null,
      })
    },
    hand: ({ doc, seat, step }) => {
      if (seat.organisationId === null) return false
      raiseHand(doc, { id: asId(`hand-${step}`), orgId: seat.organisationId }, { seat, at: step })
    },
    handDown: ({ doc, seat, step }) =>
      seat.organisationId === null
        ? false
        : void lowerHand(doc, { orgId: seat.organisationId }, { seat, at: step }),
  },
}
