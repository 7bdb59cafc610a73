import { needs } from '@sedyanka/shared/help/needs.ts'
import { matches } from '@sedyanka/shared/help/matches.ts'
import { offers } from '@sedyanka/shared/help/offers.ts'
import { computeCoverage, isUncovered } from '@sedyanka/shared/help/coverage.ts'
import { agenda, byOrder } from '@sedyanka/shared/meeting/agenda.ts'
import {
  decideLine,
  groupOwedActions,
  type OwedByOrganisation,
  type OwedLine,
  owedLines,
} from '@sedyanka/shared/meeting/owed-lines.ts'
import { standingItems } from '@sedyanka/shared/reference/templates.ts'
import { type Accessor, createMemo } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createRows } from '../../sync/rows.ts'
import { useMeeting } from '../meeting-context.tsx'

/** What this meeting owes to earlier ones, as the facilitator decides on it. */
export interface Owed {
  lines: Accessor<OwedLine[]>
  undecided: Accessor<number>
  /** Open action items from before, by organisation. */
  actions: Accessor<OwedByOrganisation[]>
  uncoveredNeeds: Accessor<number>
  decide: (line: OwedLine, state: 'taken' | 'dropped') => void
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

/** Inside a meeting's provider. */
export const createOwed = (): Owed => {
  const { dayOf } = useI18n()
  const { board, room, act, meetingId, actions, now } = useMeeting()
  const items = createRows(room, agenda, byOrder)
  const allNeeds = createRows(board, needs, byId)
  const allOffers = createRows(board, offers, byId)
  const allMatches = createRows(board, matches, byId)
  const today = createMemo(() => dayOf(now()))
  const groups = createMemo(() => groupOwedActions(actions(), { meetingId, today: today() }))
  const uncoveredNeeds = createMemo(() => {
    const rows = { needs: allNeeds(), offers: allOffers(), matches: allMatches() }
    return [...computeCoverage(rows, today()).needs.values()].filter(isUncovered).length
  })
  const lines = createMemo(() =>
    owedLines(items(), {
      openActions: groups().reduce((sum, group) => sum + group.actions.length, 0),
      uncoveredNeeds: uncoveredNeeds(),
    }),
  )
  return {
    lines,
    undecided: createMemo(() => lines().filter(({ state }) => state === 'undecided').length),
    actions: groups,
    uncoveredNeeds,
    decide: (line, state) => {
      // The record is kept in Bulgarian, like the standing items that come with a template.
      const standing = standingItems[line.kind === 'review' ? 'actionReview' : 'matching']
      const { title, minutes, kind } = standing
      const fresh = { title: title.bg, minutes, kind }
      act(decideLine, { itemId: line.item?.id ?? null, state, fresh })
    },
  }
}
