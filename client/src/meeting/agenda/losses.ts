import type { AgendaItemId } from '@sedyanka/shared/ids.ts'
import { readNotes } from '@sedyanka/shared/notes/read-notes.ts'
import type { MeetingState } from '../meeting-context.tsx'

/** What an agenda item holds that its removal would keep out of the minutes. */
export interface Losses {
  hasNotes: boolean
  decisions: number
  actions: number
  /** Who writes in it now, by organisation; a person's name where there is none. */
  writers: string[]
}

/** Looks into an item before it is removed; null when there is nothing in it and nobody. */
export const findLosses = (state: MeetingState, itemId: AgendaItemId): Losses | null => {
  const { room, meetingId, people, organisations } = state
  const hasNotes = readNotes(room.doc, itemId).length > 0
  const decisions = state.decisions().filter(({ agendaItemId }) => agendaItemId === itemId)
  const actions = state
    .actions()
    .filter((action) => action.agendaItemId === itemId && action.meetingId === meetingId)
  const rows = new Set<string>([
    itemId,
    ...decisions.map(({ id }) => id),
    ...actions.map(({ id }) => id),
  ])
  const writers = new Set(
    people()
      .filter(({ self, at }) => !self && rows.has(at?.split('/')[1] ?? ''))
      .map(({ organisationId, name }) => organisations.nameOf(organisationId) || name),
  )
  if (!hasNotes && decisions.length + actions.length + writers.size === 0) return null
  return {
    hasNotes,
    decisions: decisions.length,
    actions: actions.length,
    writers: [...writers],
  }
}
