import type * as Y from 'yjs'
import { type Action, actionNumber, actions } from '../actions/actions.ts'
import type { AgendaItemId } from '../ids.ts'
import type { MinutesAction } from './minutes.ts'
import type { Directory } from './directory.ts'

/** Action items that were taken on or discussed at one meeting, in the order of their numbers. */
export const readMinutesActions = (
  board: Y.Doc,
  meeting: {
    id: string
    number: number
    /** The number of an item of its agenda. */
    itemNumberOf: (agendaItemId: AgendaItemId | null) => number | null
  },
  directory: Directory,
): MinutesAction[] => {
  const everything = actions.everything(board)
  // What the server has not taken yet is not in the minutes: nobody could have read its number aloud.
  const numbered = everything
    .filter((action) => action.meetingId === meeting.id && action.deletedAt === null)
    .map((action) => ({ action, number: actionNumber(everything, action) }))
    .filter((each): each is { action: Action; number: number } => each.number !== null)
  return numbered
    .sort((a, b) => a.number - b.number)
    .filter(({ action }) => action.title.trim() !== '')
    .map(({ action, number }) => ({
      number: `${meeting.number}-${String(number).padStart(2, '0')}`,
      title: action.title.trim(),
      responsible: directory.nameOf(action.responsibleOrgId),
      supporting: directory.namesOf(action.coOrgIds),
      dueDate: action.dueDate,
      status: action.status,
      isCarriedOver: action.carriedOverFrom !== null,
      item: meeting.itemNumberOf(action.agendaItemId),
    }))
}
